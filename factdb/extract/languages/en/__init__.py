"""English."""

from factdb.extract.languages.en.claims import CLAIMS
from factdb.extract.languages.en.cues import cues
from factdb.extract.languages.en.dates import dates
from factdb.extract.languages.en.described import described
from factdb.extract.languages.en.loose import loose_cue
from factdb.extract.languages.en.people import PEOPLE
from factdb.extract.languages.en.reported import reported
from factdb.extract.languages.en.settings import CITING, MEDIUM, OCCASION, VIA
from factdb.extract.languages.en.subjects import main_subject
from factdb.extract.languages.lexicon import words
from factdb.extract.languages.pack import LanguagePack

FUNCTION_WORDS = words(
    "the of and to in is that for it was on with as at by be this had not are but from or have an they which "
    "one were all their there been if would who he his she her has will we its a our my your you i no do does "
    "did can could"
)
ABBREVIATIONS = words(
    "mr mrs ms dr prof st jr sr vs etc inc ltd co corp no gen col lt sgt capt rep sen gov rev hon u.s u.k e.g "
    "i.e a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec approx est"
)
PACK = LanguagePack(
    code="en",
    function_words=FUNCTION_WORDS,
    abbreviations=ABBREVIATIONS,
    naming=words("as of"),
    adding=words("and or"),
    thus=words("so"),
    cues=cues,
    loose_cue=loose_cue,
    reported=reported,
    carried=lambda _sentence: 0,  # back-shifted tenses alone do not mark reported speech
    subclause=lambda _sentence: [],
    agent=lambda _sentence: None,
    actor=main_subject,
    people=PEOPLE,
    dates=dates,
    occasion=OCCASION,
    medium=MEDIUM,
    via=VIA,
    citing=CITING,
    claims=CLAIMS,
    joins_speech=True,
    ordinals=False,
    described=described,
    subject=main_subject,
)
