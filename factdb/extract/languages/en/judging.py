"""What sort of statement an English sentence is, and whether anybody can check it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from factdb.extract.languages.claiming import Clause, is_numeric
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.words import Word
from factdb.rules.vocabulary import ClaimKind, Uncheckable

THINKING = words("think believe hope fear feel doubt lament speculate posit muse")
DEMANDING = words("demand urge ask advise order request recommend propose appeal plead call")
PROMISING = words("promise vow pledge guarantee swear")
MEANING_TO = PROMISING | words("threaten agree offer")
OUGHT = words("must should ought shouldn't mustn't shouldn’t mustn’t needs")
HAVE_TO = words("has have need needs")
LIKELY = words(
    "may might perhaps probably possibly likely unlikely apparently reportedly allegedly presumably seemingly "
    "seems seem seemed appears appear appeared hopefully unfortunately sadly luckily suspected alleged"
)
UNREAL = words("would wouldn't wouldn’t i'd i’d")
EVALUATIONS = words(
    "good better best bad worse worst right wrong important necessary unnecessary unacceptable acceptable absurd "
    "ridiculous outrageous disgraceful shameful terrible awful horrible wonderful great excellent fantastic sad "
    "tragic unfortunate regrettable disappointing fair unfair just unjust sensible senseless irresponsible reckless "
    "stupid clever brave cowardly dangerous overdue unbearable unbelievable incredible inexcusable happy proud glad "
    "pleased delighted disappointed confident optimistic sceptical skeptical convinced certain sure vital essential "
    "crucial disgrace scandal shame nonsense mistake disaster catastrophe outrage insult triumph joke madness"
)
COPULAS = words(
    "is are was were be been isn't isn’t wasn't wasn’t aren't aren’t it's it’s that's that’s remains i'm i’m am"
)
OPINING = words("think believe hope fear feel guess suppose doubt expect")
OPENING_PRONOUNS = words(
    "it this that these those he she they we i you there's it's it’s that's that’s he's she's they're we're i'm i've "
    "i'll his her their its our my here then such so both"
)
WILL = words("will won't won’t shall i'll i’ll we'll we’ll they'll they’ll")
CAUSES = words("because caused causing led due owing thanks")
QUANTITIES = words(
    "percent percentage million billion trillion half third quarter twice double doubled tripled halved dozen dozens "
    "hundred hundreds thousand thousands"
)
MINE = words("i my me mine myself we us our ours i'm i've i'll i'd i’m i’ve i’ll i’d")
MONTHS = grammar.TIMES | words("jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m am pm o'clock o’clock")
STANDS = words("supports support supported opposes oppose opposed backs backed rejects rejected favours favors")


def lower_words(of: Sequence[Word]) -> list[str]:
    """Words in lower case; the month of May, which is no verb, is left out."""
    return [word.lower for word in of if word.text != "May"]


def verbs_of(cue: Iterable[str]) -> set[str]:
    """The speech verbs whose forms stand in a cue."""
    return {FORMS[word].verb for word in cue if word in FORMS}


def infinitive_reason(cue: Iterable[str]) -> Uncheckable:
    """What an infinitive clause is, by the verb that brings it."""
    verbs = verbs_of(cue)
    if verbs & MEANING_TO:
        return Uncheckable.PROMISE
    return Uncheckable.DEMAND if verbs & DEMANDING else Uncheckable.OTHER


def reason(clause: Clause, of: Sequence[Word]) -> Uncheckable | None:
    """Why a statement cannot be checked, None where it can. `of` is what was made of it."""
    first = of[0].lower
    verbs = verbs_of(clause.cue)
    lower = lower_words(clause.sentence.words)
    if verbs & PROMISING or means_to(clause, lower):
        return Uncheckable.PROMISE
    if verbs & DEMANDING or ought(clause.sentence.words):
        return Uncheckable.DEMAND
    if verbs & THINKING or is_opinion(clause, lower):
        return Uncheckable.OPINION
    leans = first in OPENING_PRONOUNS or not MINE.isdisjoint(word.lower for word in of)
    return Uncheckable.OTHER if leans else None


def means_to(clause: Clause, lower: list[str]) -> bool:
    """Whether the speaker says what they will do: "we will", reported "he would"."""
    if clause.is_direct:
        own, wills = {"i", "we"}, WILL
        if not {"i'll", "i’ll", "we'll", "we’ll"}.isdisjoint(lower):
            return True
    else:
        own, wills = {"he", "she", "they", "it"}, WILL | {"would"}
        lower = lower[:4]
    return any(one in own and other in wills for one, other in pairwise(lower))


def ought(of: tuple[Word, ...]) -> bool:
    """Whether a sentence says what ought to be: "must", "has to", an exclamation."""
    lower = lower_words(of)
    has_to = any(one in HAVE_TO and other == "to" for one, other in pairwise(lower))
    return has_to or not OUGHT.isdisjoint(lower) or of[-1].text == "!"


def is_opinion(clause: Clause, lower: list[str]) -> bool:
    could = any(one == "could" and other != "not" for one, other in pairwise(lower))
    if could or not LIKELY.isdisjoint(lower) or (clause.is_direct and not UNREAL.isdisjoint(lower)):
        return True
    thinks = not OPINING.isdisjoint(lower) and not {"i", "we"}.isdisjoint(lower)
    return thinks or is_evaluation(clause.sentence.words)


def is_evaluation(of: tuple[Word, ...]) -> bool:
    """Whether a clause with "is" or the like judges: "it is a disgrace", "was wrong"."""
    lower = set(lower_words(of))
    return bool(COPULAS & lower and EVALUATIONS & lower)


def kind(of: tuple[Word, ...], why_not: Uncheckable | None) -> ClaimKind:
    """What sort of statement a sentence is, by its verb, its numbers and its connecting words."""
    lower = lower_words(of)
    if why_not in (Uncheckable.DEMAND, Uncheckable.OPINION):
        return ClaimKind.POSITION
    if why_not is Uncheckable.PROMISE or not (WILL | {"would"}).isdisjoint(lower):
        return ClaimKind.PREDICTION
    if not CAUSES.isdisjoint(lower):
        return ClaimKind.CAUSAL
    if is_numeric(of, QUANTITIES, MONTHS):
        return ClaimKind.NUMERICAL
    return ClaimKind.POSITION if not STANDS.isdisjoint(lower) else ClaimKind.EVENT


def is_question(of: tuple[Word, ...]) -> bool:
    """Whether a sentence asks, directly or as a clause with whether or a question word."""
    return of[-1].text == "?" or of[0].text in grammar.QUESTIONS - {"if", "when"}
