"""German words for people and institutions."""

from factdb.extract.languages.de import grammar
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.languages.people import MEN, WOMEN, PeopleWords

ROLES = endings(
    "minister präsident präsidenten kanzler sprecher chef leiter vorsitzender vorsitzende vorsitzenden "
    "direktor diplomat diplomaten botschafter unterhändler beauftragter beauftragte beauftragten berater "
    "sekretär anwalt richter kommissar general offizier abgeordneter abgeordnete abgeordneten senator "
    "gouverneur bürgermeister politiker experte experten forscher wissenschaftler professor arzt ärztin "
    "lehrer trainer spieler kapitän könig königin prinz papst bischof kardinal pfarrer autor autorin "
    "regisseur schauspieler sänger journalist reporter redakteur manager vorstand gründer inhaber "
    "unternehmer anführer führer kommandeur kandidat kandidatin zeuge zeugin mitarbeiter vertreter "
    "funktionär geschäftsführer kollege historiker ökonom analyst aktivist gewerkschafter verteidiger "
    "ankläger innensenator polizist beamter beamte beamtin soldat geologe physiker biologe chemiker "
    "psychologe soziologe meteorologe veranstalter sprecherin generalin chefin premier staatssekretär "
    "oberbürgermeister landrat stadtrat schatzmeister intendant kurator amtsinhaber nachfolger vorgänger "
    "stellvertreter mann frau jährige jähriger jährigen schüler student studentin nobelpreisträger "
    "sportler olympiasieger weltmeister astronaut pilot ingenieur künstler schriftsteller dichter "
    "komponist abteilungsleiter einsatzleiter ermittler staatsanwalt oberstaatsanwalt koordinator "
    "patriarch imam rabbiner scheich emir sultan großvater vater mutter bruder schwester sohn tochter "
    "witwe ehefrau anwohner bewohner besitzer gesandter gesandte attaché virologe mediziner jurist "
    "rechtsanwalt notar koch wirt bauer landwirt unterstützer dirigent hauptmann oberst major admiral"
)
PEOPLE = PeopleWords(
    articles=grammar.ARTICLES,
    definite=words("der die das dem den des dieser diese dieses diesem diesen"),
    roles=ROLES,
    feminine=("in",),
    masculine=("r",),
    neutral=("e", "en"),
    womanly=words("frau mutter großmutter tochter schwester witwe ehefrau"),
    genitive=("s", "es"),
    oblique=("en", "es", "n", "s"),
    anybody=words(
        "politiker politikerin mann frau experte expertin jährige jähriger jährigen beamte beamter beamtin "
        "amtsinhaber amtsinhaberin redner rednerin betroffene autor autorin mutter vater anwohner anwohnerin "
        "bewohner bewohnerin schüler schülerin student studentin augenzeuge augenzeugin"
    ),
    narrower={
        "diplomat": (
            "unterhändler",
            "botschafter",
            "gesandter",
            "gesandte",
            "außenminister",
            "attaché",
            "konsul",
            "beauftragter",
        ),
        "diplomatin": (
            "unterhändlerin",
            "botschafterin",
            "gesandte",
            "außenministerin",
            "attaché",
            "konsulin",
            "beauftragte",
        ),
        "politiker": (
            "minister",
            "präsident",
            "kanzler",
            "abgeordneter",
            "senator",
            "gouverneur",
            "bürgermeister",
            "kandidat",
        ),
        "politikerin": (
            "ministerin",
            "präsidentin",
            "kanzlerin",
            "abgeordnete",
            "senatorin",
            "bürgermeisterin",
            "kandidatin",
        ),
        "jurist": ("anwalt", "richter", "staatsanwalt", "notar"),
        "juristin": ("anwältin", "richterin", "staatsanwältin", "notarin"),
        "wissenschaftler": (
            "forscher",
            "professor",
            "physiker",
            "biologe",
            "chemiker",
            "historiker",
            "ökonom",
            "virologe",
            "geologe",
        ),
        "wissenschaftlerin": (
            "forscherin",
            "professorin",
            "physikerin",
            "biologin",
            "chemikerin",
            "historikerin",
            "ökonomin",
        ),
        "mediziner": ("arzt", "virologe", "chirurg"),
        "medizinerin": ("ärztin", "virologin", "chirurgin"),
        "geistliche": ("bischof", "pfarrer", "kardinal", "papst", "imam"),
        "militär": ("general", "oberst", "admiral", "offizier", "kommandeur"),
        "manager": ("geschäftsführer", "vorstand", "direktor", "chef", "vorstandsvorsitzender", "vorstandsvorsitzende"),
        "managerin": ("geschäftsführerin", "direktorin", "chefin", "vorstandsvorsitzende"),
        "regierungschef": ("kanzler", "premier", "premierminister", "ministerpräsident"),
        "regierungschefin": ("kanzlerin", "premierministerin", "ministerpräsidentin"),
        "staatschef": ("präsident",),
        "ressortchef": ("minister",),
        "ressortchefin": ("ministerin",),
    },
    titles={
        "herr": "m",
        "herrn": "m",
        "frau": "f",
        "dr": "",
        "prof": "",
        "professor": "",
        "sir": "m",
        "lady": "f",
        "lord": "m",
    },
    institutions=endings(
        "ministerium ministeriums regierung polizei behörde amt gericht gerichtshof staatsanwaltschaft partei "
        "fraktion verband verein unternehmen konzern bank agentur zeitung sender magazin blatt kommission rat "
        "parlament botschaft organisation union bund gewerkschaft universität institut kirche armee "
        "bundeswehr feuerwehr verwaltung stadt land kreml haus nato eu uno un vereinten nationen kammer "
        "stiftung gesellschaft gruppe klub club firma hersteller betreiber dienst geheimdienst zentrale "
        "präsidium senat kabinett opposition koalition bündnis liga föderation komitee ausschuss direktion "
        "krankenhaus klinik anstalt werke bahn ag gmbh wetterdienst flughafen fluggesellschaft airline "
        "international energie chemie werk "
        "initiative kanzlei kanzleramt landesamt bundesamt gesundheitsamt umweltamt "
        "pentagon nachrichtenagentur tageszeitung rundfunk fernsehsender "
        "fernsehen hilfswerk werk börse netzwerk"
    ),
    groups=endings(
        "zeugen augenzeugen anwohner bewohner experten beobachter kritiker forscher wissenschaftler politiker "
        "ermittler demonstranten gegner befürworter teilnehmer angehörige eltern schüler studenten ärzte "
        "arbeiter mitarbeiter gewerkschaften organisatoren veranstalter vertreter rebellen taliban behörden "
        "kreise parteien grünen linken republikaner demokraten verbände sprecher minister abgeordnete fischer "
        "bauern soldaten beamte händler analysten ökonomen umweltschützer aktivisten"
    ),
    governments=words(
        "moskau washington berlin paris london peking kiew kyjiw teheran ankara jerusalem warschau rom madrid "
        "wien bern brüssel tokio seoul pjöngjang damaskus bagdad kabul islamabad neu-delhi kairo athen budapest "
        "prag belgrad minsk tiflis riad havanna caracas russland usa deutschland frankreich großbritannien "
        "china ukraine iran israel türkei polen italien spanien österreich schweiz japan nordkorea südkorea "
        "syrien irak indien pakistan ägypten griechenland ungarn tschechien serbien georgien kanada australien "
        "brasilien mexiko schweden norwegen dänemark finnland niederlande belgien belarus weißrussland kuba "
        "venezuela libyen sudan afghanistan libanon saudi-arabien"
    ),
    sources=endings(
        "angaben angabe bericht berichts berichte berichten mitteilung erklärung stellungnahme resolution "
        "studie papier schreiben brief dokument umfrage gutachten entwurf antrag medien quellen quelle kreisen "
        "kreise informationen beobachtern meldungen schätzungen insidern gerüchten gerüchte ansicht "
        "meinung worten aussage aussagen darstellung einschätzung"
    ),
    pronouns={
        "er": "m",
        "sie": "fp",
        "der": "m",
        "die": "fp",
        "dieser": "m",
        "diese": "f",
        "es": "n",
        "letzterer": "m",
        "ihm": "m",
        "seiner": "m",
        "ihrer": "fp",
    },
    women=WOMEN,
    men=MEN,
    of_whom=words("der des von vom beim bei eines einer im am in"),
    for_what=words("für"),
    name_particles=words("von van der de den del di da bin ibn al el zu"),
    genitives=words("des eines"),
    possessives={
        **dict.fromkeys(("seinen", "seiner", "seinem", "seines"), "mn"),
        **dict.fromkeys(("ihren", "ihrer", "ihrem", "ihres"), "fp"),
    },
    never_names=(
        grammar.NO_NOUNS | grammar.PRONOUNS | words("hat hatte habe ist war wird wurde kann soll muss sinngemäß")
    )
    - words("da"),
    relatives=words(""),
    kindred=(
        endings("chef vorsitzende vorsitzender vorsitzenden führer leiter obmann"),
        endings("chefin vorsitzende führerin leiterin obfrau"),
    ),
    kinds=endings(
        "verein vereins initiative verband verbands verbandes konzern konzerns unternehmen unternehmens partei "
        "agentur zeitung magazin organisation gewerkschaft stiftung firma hersteller bündnis netzwerk"
    ),
    beyond_role=words("in at who hat ist has is said sagte"),
    beside=words("am im in an auf vor bei beim nach"),
)
