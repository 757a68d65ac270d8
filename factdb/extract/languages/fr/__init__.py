"""French."""

from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.cues import cues
from factdb.extract.languages.fr.dates import dates
from factdb.extract.languages.fr.incises import incises
from factdb.extract.languages.fr.loose import loose_cue
from factdb.extract.languages.fr.people import PEOPLE
from factdb.extract.languages.fr.reported import reported
from factdb.extract.languages.fr.settings import CITING, MEDIUM, OCCASION, VIA
from factdb.extract.languages.lexicon import words
from factdb.extract.languages.pack import LanguagePack

FUNCTION_WORDS = grammar.both(
    "le la les l' de des du d' et un une en est que qu' qui dans pour pas sur au aux ce cet cette il elle ils elles "
    "par plus avec ne n' se s' sont ou mais comme été son sa ses leur leurs nous vous je j' on y à a ont mon ma mes "
    "notre nos"
)
ABBREVIATIONS = words(
    "m mm mme mmes mlle me mgr dr pr st ste art av bd cf ex env etc hab janv févr avr juil sept oct nov déc tél vol "
    "p pp n no nos éd min max fig c.-à-d apr"
)
PACK = LanguagePack(
    code="fr",
    function_words=FUNCTION_WORDS,
    abbreviations=ABBREVIATIONS,
    naming=grammar.both("de d' comme"),
    adding=words("et ou puis"),
    thus=words("ainsi"),
    cues=cues,
    loose_cue=loose_cue,
    reported=reported,
    carried=lambda _sentence: 0,  # the conditional marks what is uncertain, not who says it
    subclause=lambda _sentence: [],
    agent=lambda _sentence: None,
    actor=lambda _sentence: None,
    people=PEOPLE,
    dates=dates,
    occasion=OCCASION,
    medium=MEDIUM,
    via=VIA,
    citing=CITING,
    pieces=grammar.PIECES,
    incises=incises,
)
