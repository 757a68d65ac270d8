"""English words for people and institutions."""

from factdb.extract.languages.en import grammar
from factdb.extract.languages.lexicon import endings, words
from factdb.extract.languages.people import MEN, WOMEN, PeopleWords

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
        "chairperson whistleblower negotiator broker dealer"
    ),
    feminine=("woman", "ess"),
    masculine=("man", "father", "brother", "son", "husband", "king", "prince"),
    neutral=("",),
    womanly=words("woman mother daughter sister wife queen actress"),
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
        "executive": ("ceo", "director", "manager", "chairman", "chairwoman"),
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
        "cleric": ("bishop", "archbishop", "cardinal", "pope", "imam", "rabbi"),
        "leader": ("president", "chancellor", "premier", "chairman", "chairwoman", "king"),
    },
    titles={
        **dict.fromkeys(words("cllr rep sen gov gen col capt lt sgt det insp supt rev cpl maj"), ""),
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
        "cabinet"
    ),
    groups=endings(
        "witnesses residents experts observers critics researchers scientists politicians investigators "
        "protesters opponents supporters participants relatives parents students doctors workers employees "
        "unions organisers organizers rebels officials authorities analysts economists activists campaigners "
        "lawyers prosecutors farmers soldiers neighbours neighbors democrats republicans lawmakers ministers "
        "people leaders firefighters paramedics"
    ),
    governments=words(
        "moscow washington berlin paris london beijing kyiv kiev tehran ankara jerusalem warsaw rome madrid "
        "vienna brussels tokyo seoul pyongyang damascus baghdad kabul islamabad cairo athens budapest prague "
        "belgrade minsk riyadh havana caracas russia germany france britain china ukraine iran israel turkey "
        "poland italy spain japan syria iraq india pakistan egypt greece hungary canada australia brazil mexico "
        "sweden norway denmark finland belarus cuba venezuela libya sudan afghanistan lebanon"
    ),
    sources=endings("reports report media sources source accounts estimates rumours rumors insiders documents"),
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
    women=WOMEN,
    men=MEN,
    of_whom=words("of for at from in with by who whose"),
    for_what=frozenset(),
    name_particles=words("von van de der den del di da bin ibn al el"),
    genitives=frozenset(),
    possessives={"his": "m", "her": "f", "he": "m", "she": "f", "him": "m"},
    never_names=(
        grammar.PREPOSITIONS | grammar.SUBORDINATORS | grammar.CONJUNCTIONS | grammar.ADVERBS | grammar.PRONOUNS
    )
    - words("may"),
    relatives=words("who whose"),
    kindred=(endings("leader chairman chairwoman chair head chief president director"),),
    kinds=endings(
        "association group charity company firm maker manufacturer party union agency newspaper magazine "
        "foundation organisation organization network broadcaster"
    ),
    beyond_role=words("in at who hat ist has is said sagte"),
    beside=words("in at on during"),
)
