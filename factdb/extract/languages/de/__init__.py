"""German."""

from factdb.extract.languages.de.claims import CLAIMS
from factdb.extract.languages.de.cues import cues
from factdb.extract.languages.de.dates import dates
from factdb.extract.languages.de.loose import loose_cue
from factdb.extract.languages.de.moods import actor, agent, carried, subclause
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.reported import reported
from factdb.extract.languages.de.settings import CITING, MEDIUM, OCCASION, VIA
from factdb.extract.languages.de.sources import sourced
from factdb.extract.languages.lexicon import words
from factdb.extract.languages.pack import LanguagePack

FUNCTION_WORDS = words(
    "der die das und in zu den von mit ist des im für auf dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur "
    "bis mehr durch man sein wurde wenn habe sei ich wir uns ihr unser mein"
)
ABBREVIATIONS = words(
    "dr prof nr st ca etc usw bzw vgl z b d h u a s o ggf evtl sog inkl max min mio mrd tel str abs art hr fr "
    "jan feb apr jun jul aug sept sep okt nov dez geb gest dipl ing bspw allg mr mrs ms jr sr u.a z.b d.h i.d.r "
    "o.ä u.s a.d co vs ltd inc"
)
PACK = LanguagePack(
    code="de",
    function_words=FUNCTION_WORDS,
    abbreviations=ABBREVIATIONS,
    naming=words("als von"),
    adding=words("und oder"),
    thus=words("so"),
    cues=cues,
    loose_cue=loose_cue,
    reported=lambda sentence, before: [*reported(sentence, before), *sourced(sentence)],
    carried=carried,
    subclause=subclause,
    agent=agent,
    actor=actor,
    people=PEOPLE,
    dates=dates,
    occasion=OCCASION,
    medium=MEDIUM,
    via=VIA,
    citing=CITING,
    claims=CLAIMS,
)
