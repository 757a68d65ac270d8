"""English words for people and institutions."""

from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.given_names import MEN as GIVEN_MEN
from factdb.extract.languages.en.given_names import WOMEN as GIVEN_WOMEN
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.languages.people import MEN, WOMEN, PeopleWords

TRADES = endings(
    "defender midfielder striker goalkeeper winger forward batsman bowler sprinter swimmer cyclist skipper manager "
    "grandmaster novelist playwright screenwriter filmmaker director producer photographer painter sculptor "
    "musician pianist violinist guitarist drummer conductor dancer choreographer comedian presenter broadcaster "
    "columnist correspondent editor blogger critic reviewer publisher translator poet biographer essayist "
    "dispatcher handler receptionist clerk cleaner carpenter plumber electrician mechanic builder bricklayer "
    "welder miner sailor skipper mariner lighthouse-keeper keeper warden ranger gardener forester shepherd "
    "breeder vet veterinarian zookeeper beekeeper winemaker brewer baker butcher cook chef waiter waitress barista "
    "bartender landlord landlady tenant hotelier shopkeeper grocer pharmacist hairdresser barber tailor weaver "
    "potter jeweller jeweler watchmaker blacksmith caretaker janitor porter courier cabbie trucker conductor "
    "stewardess steward machinist operator technician programmer developer designer architect surveyor planner "
    "accountant auditor actuary statistician mathematician philosopher theologian linguist sociologist "
    "anthropologist archaeologist archivist librarian curator astronomer hydrologist glaciologist oceanographer "
    "ecologist botanist zoologist entomologist epidemiologist immunologist oncologist cardiologist neurologist "
    "psychiatrist therapist midwife dentist optician pathologist coroner forecaster climatologist seismologist "
    "volcanologist lecturer academic tutor pupil teenager girl boy child baby grandmother grandfather grandson "
    "granddaughter uncle aunt cousin nephew niece widow widower fiance bride partner girlfriend boyfriend friend "
    "colleague boss predecessor successor counterpart rival opponent ally supporter volunteer member delegate "
    "secretary-general vice-president undersecretary ombudsman whip backbencher peer baroness duke duchess earl "
    "constable sergeant superintendent detective policeman policewoman firefighter fireman guard lifeguard "
    "sentry colonel major captain lieutenant admiral marshal brigadier corporal private veteran fighter rebel warlord "
    "prisoner inmate detainee suspect defendant convict victim survivor bystander passer-by passenger commuter "
    "cyclist pedestrian motorist tourist visitor guest customer client shopper buyer seller investor shareholder "
    "donor sponsor philanthropist entrepreneur industrialist magnate tycoon billionaire millionaire boss foreman "
    "fundraiser lobbyist pollster strategist speechwriter aide staffer intern apprentice trainee graduate "
    "scholar fellow winner runner-up champion medallist medalist referee umpire trainer instructor mentor guide "
    "pastor priest vicar monk nun deacon chaplain preacher mufti sheikh ayatollah patriarch cleric "
    "migrant refugee asylum-seeker immigrant exile dissident protester demonstrator striker trade-unionist unionist "
    "feminist environmentalist conservationist naturalist birdwatcher hunter angler trapper farmer grower rancher "
    "crofter peasant labourer laborer worker craftsman craftswoman seamstress model actor designer influencer "
    "youtuber streamer gamer hacker inventor pioneer explorer climber mountaineer skier rower boxer wrestler "
    "golfer jockey racer rider runner footballer cricketer player treasurer moderator chairman-elect "
    "president-elect minister-designate nominee contender hopeful frontrunner incumbent liberal conservative "
    "democrat republican socialist independent envoy consul attache spy agent officer ministerial whistle-blower "
    "respondent claimant plaintiff juror magistrate justice solicitor-general prosecutor notary registrar "
    "commissioner premier-elect co-founder co-author co-chair head-teacher headmaster headmistress matron carer "
    "babysitter nanny au-pair pensioner retiree homeowner householder villager islander townsman"
)
OFFICES = words(
    "minister president spokesman spokeswoman spokesperson mayor governor secretary ambassador judge prosecutor "
    "lawyer official officer analyst economist source diplomat expert resident witness driver worker police "
    "politician woman man friend neighbour neighbor commissioner director manager head chief chair chairman "
    "chairwoman captain pilot doctor teacher professor senator congressman lawmaker mp boy girl child victim"
)
PEOPLE = PeopleWords(
    articles=grammar.ARTICLES,
    definite=words("the this that"),
    roles=endings(
        "deputy mediator minister president chancellor spokesman spokeswoman spokesperson chief head leader chairman "
        "chairwoman chair director diplomat ambassador negotiator envoy adviser advisor secretary lawyer "
        "judge commissioner general officer senator congressman congresswoman governor mayor politician "
        "expert researcher scientist professor doctor teacher coach player captain king queen prince princess "
        "pope bishop cardinal author actor actress singer journalist reporter editor manager founder owner "
        "businessman commander candidate witness employee representative official executive ceo historian "
        "economist analyst activist prosecutor detective inspector sheriff soldier physicist biologist "
        "chemist psychologist meteorologist organiser organizer curator farmer fisherman engineer artist "
        "writer poet composer astronaut pilot investigator coordinator imam rabbi premier mp man woman mother "
        "father brother sister son daughter wife husband resident student paramedic nurse surgeon counsel "
        "attorney solicitor barrister treasurer councillor councilor lawmaker legislator archbishop "
        "minister-president virologist geologist neighbour neighbor driver worker dean rector principal "
        "headteacher supervisor campaigner trader banker consultant adviser nurse technician operator "
        "chairperson whistleblower negotiator broker dealer vice-chairman chairman speaker whip treasurer"
    )
    + TRADES,
    feminine=("woman", "ess"),
    masculine=endings(
        "man father brother husband prince boy grandfather grandson uncle nephew widower boyfriend duke monk "
        "landlord policeman headmaster fireman imam pope bishop cardinal priest"
    ),
    neutral=("",),
    womanly=words(
        "woman mother daughter sister wife queen actress girl grandmother granddaughter aunt niece widow bride "
        "girlfriend baroness duchess nun landlady waitress policewoman headmistress midwife stewardess nanny matron"
    ),
    genitive=(),
    oblique=(),
    anybody=words(
        "politician man woman expert official leader lawmaker author mother father resident neighbour neighbor"
    ),
    narrower={
        "diplomat": ("negotiator", "ambassador", "envoy", "minister", "consul"),
        "politician": (
            "minister",
            "president",
            "chancellor",
            "senator",
            "governor",
            "mayor",
            "congressman",
            "congresswoman",
            "mp",
        ),
        "lawmaker": ("senator", "congressman", "congresswoman", "mp"),
        "lawyer": ("attorney", "counsel", "solicitor", "barrister", "prosecutor"),
        "scientist": (
            "researcher",
            "professor",
            "physicist",
            "biologist",
            "chemist",
            "virologist",
            "geologist",
            "meteorologist",
        ),
        "researcher": ("scientist", "professor", "physicist", "biologist", "chemist", "economist", "historian"),
        "academic": ("professor", "historian", "economist", "researcher"),
        "executive": ("ceo", "boss", "director", "manager", "chairman", "chairwoman"),
        "official": (
            "director",
            "commissioner",
            "secretary",
            "officer",
            "head",
            "chief",
            "spokesman",
            "spokeswoman",
            "inspector",
        ),
        "minister": ("secretary", "undersecretary"),
        "officer": ("constable", "sergeant", "inspector", "superintendent", "detective", "policeman", "policewoman"),
        "boss": ("manager", "director", "executive", "ceo", "chief", "head", "chairman", "founder", "owner"),
        "businessman": ("founder", "owner", "entrepreneur", "executive", "industrialist", "magnate"),
        "businesswoman": ("founder", "owner", "entrepreneur", "executive", "industrialist", "magnate"),
        "judge": ("justice", "magistrate"),
        "writer": ("novelist", "author", "poet", "playwright", "essayist"),
        "author": ("novelist", "writer", "poet", "playwright", "biographer"),
        "player": ("defender", "midfielder", "striker", "goalkeeper", "winger", "forward", "captain", "footballer"),
        "coach": ("manager", "trainer"),
        "farmer": ("grower", "rancher", "breeder", "crofter"),
        "doctor": ("surgeon", "physician", "consultant", "gp", "cardiologist", "neurologist", "oncologist"),
        "musician": ("singer", "pianist", "violinist", "guitarist", "drummer", "composer"),
        "artist": ("painter", "sculptor", "photographer"),
        "activist": ("campaigner", "organiser", "organizer"),
        "campaigner": ("activist", "organiser", "organizer"),
        "spokesman": ("spokesperson",),
        "spokeswoman": ("spokesperson",),
        "spokesperson": ("spokesman", "spokeswoman"),
        "legislator": ("senator", "congressman", "congresswoman", "mp", "lawmaker"),
        "expert": ("professor", "researcher", "scientist", "analyst", "economist", "consultant"),
        "councillor": ("councilor",),
        "cleric": ("bishop", "archbishop", "cardinal", "pope", "imam", "rabbi"),
        "leader": ("president", "chancellor", "premier", "chairman", "chairwoman", "king"),
    },
    titles={
        **dict.fromkeys(
            words(
                "cllr pc ds di dc dci dsi wpc supt rep sen gov gen col capt lt sgt det insp supt rev cpl maj "
                "mla mp mep msp mlc td"
            ),
            "",
        ),
        "mr": "m",
        "mrs": "f",
        "ms": "f",
        "miss": "f",
        "dr": "",
        "prof": "",
        "sir": "m",
        "lady": "f",
        "lord": "m",
        "dame": "f",
    },
    institutions=endings(
        "ministry government police office department agency court party parliament commission council "
        "committee company corporation bank union association federation university institute church army "
        "navy force forces authority administration city house embassy nato un eu senate congress kremlin "
        "pentagon organisation organization group club firm manufacturer operator service newspaper magazine "
        "channel broadcaster network international airlines motors news times maker foundation society board "
        "bureau hospital airline airport coalition "
        "opposition inc ltd corp plc charity watchdog regulator campaign watch school team league ministry's "
        "cabinet "
        "airport startup start-up publisher consortium alliance bloc mission presidency secretariat parliament "
        "bank fund trust institution college faculty museum theatre theater gallery library orchestra studio label "
        "retailer supermarket chain carrier railway utility supplier contractor developer insurer lender brewer "
        "giant conglomerate subsidiary shire borough municipality region province district county state town "
        "tribunal court commission taskforce panel inquiry observatory academy confederation syndicate chamber "
        "league federation cooperative co-operative squadron battalion militia junta regime administration"
        " ltd llc gmbh plc group holdings media press books records brothers partners systems industries services "
        "technologies enterprises studios motors airways railways"
    ),
    groups=endings(
        "witnesses residents experts observers critics researchers scientists politicians investigators "
        "protesters opponents supporters participants relatives parents students doctors workers employees "
        "unions organisers organizers rebels officials authorities analysts economists activists campaigners "
        "lawyers prosecutors farmers soldiers neighbours neighbors democrats republicans lawmakers ministers "
        "leaders firefighters paramedics"
    ),
    governments=words(
        "moscow washington berlin paris london beijing kyiv kiev tehran ankara jerusalem warsaw rome madrid "
        "vienna brussels tokyo seoul pyongyang damascus baghdad kabul islamabad cairo athens budapest prague "
        "belgrade minsk riyadh havana caracas russia germany france britain china ukraine iran israel turkey "
        "poland italy spain japan syria iraq india pakistan egypt greece hungary canada australia brazil mexico "
        "sweden norway denmark finland belarus cuba venezuela libya sudan afghanistan lebanon"
    ),
    sources=endings(
        "audit review study survey inquiry investigation analysis poll assessment minutes figures data reports "
        "report media sources source accounts estimates rumours rumors insiders documents"
    ),
    pronouns={
        "he": "m",
        "she": "f",
        "they": "p",
        "it": "n",
        "him": "m",
        "her": "f",
        "his": "m",
        "their": "p",
        "its": "n",
        "them": "p",
    },
    women=WOMEN | GIVEN_WOMEN,
    men=MEN | GIVEN_MEN - GIVEN_WOMEN,
    of_whom=words("of for at from in with by who whose that which to on about near close familiar"),
    for_what=frozenset(),
    name_particles=words("von van de der den del di da bin ibn al el"),
    genitives=frozenset(),
    possessives={"his": "m", "her": "f", "himself": "m", "herself": "f"},
    never_names=(
        grammar.PREPOSITIONS | grammar.SUBORDINATORS | grammar.CONJUNCTIONS | grammar.ADVERBS | grammar.PRONOUNS
    )
    - words("may")
    | words("monday tuesday wednesday thursday friday saturday sunday january february march july september october")
    | words("november december"),
    relatives=words("who whose"),
    kindred=(endings("leader chairman chairwoman chair head chief president director"),),
    kinds=endings(
        "retailer airline operator maker manufacturer supplier chain developer publisher broadcaster brand startup "
        "utility contractor supermarket carrier insurer lender firm association group charity company party union "
        "agency newspaper magazine foundation organisation organization network"
    ),
    beyond_role=words("in at who hat ist has is said sagte"),
    beside=words("in at on during"),
    compounds=False,
    first_person=words("I we We"),
    second_person=words("you"),
    either=words(
        "kim lee robin alex sam jordan taylor morgan leslie jamie ashley jess charlie casey jo pat chris dana "
        "marian jean  laurie kit noor dominique andrea sandy kelly shannon tracy lindsay terry nicky nikki ronnie "
        "bobby frankie  georgie sasha ali lou mel max ray vivian evelyn hilary beverley carol marion francis "
        "cameron drew rowan quinn  riley reese avery blair brett corey dale danny devon dylan eden finley gale "
        "glenn harley jackie jan jody kai  kendall kerry kyle lane logan lyn lynn mackenzie marley micky nat noel "
        "parker payton rene ricky rory sage sidney  skyler stacy stevie sydney toby tony tyler val wren yuki hiro "
        "sunny kiran deniz toni billie andie ariel nikola  misha yael simone gabriele jocelyn camille claude "
        "nehemiah ezra juno winter adama"
    ),
    surnames=words(
        "sheikh baker cook butcher potter weaver tailor porter steward major marshal justice gardener forester "
        "shepherd "
        "hunter rider king prince bishop pope cardinal earl duke dean rector judge fellow guide private captain deacon "
        "priest monk barber miner fisher farmer driver singer painter champion noble page abbot chancellor constable"
    ),
    after_names=frozenset(("KC", "QC", "MP", "MBE", "OBE", "CBE", "MEP", "MSP", "TD", "SC", "MD", "PhD")),
    suffixes=("-year-old", "ologist", "ographer", "woman", "sperson"),
    offices=OFFICES,
    dropped=words("a an one"),
    written=words(
        "statement statements letter email note post message tweet memo release report reports study guidance review "
        "survey analysis paper audit briefing advice notice filing submission will diary memoir book article manifesto"
    ),
    documents=words("statement letter email note post message tweet memo release"),
)
