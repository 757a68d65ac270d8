"""What an English news text states in its own voice: past events and figures of named actors, nothing else."""

from factdb.extract.languages.claiming import Statement, finished, is_numeric, rendered
from factdb.extract.languages.en import grammar, judging
from factdb.extract.languages.en.cues import cues
from factdb.extract.languages.en.people import PEOPLE
from factdb.extract.languages.en.phrases import noun_phrase
from factdb.extract.languages.lexicon import words
from factdb.extract.names import is_institution, is_role
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word

SHORTEST, LONGEST = 5, 45  # words
PAST = words(
    "said told came went took made gave got saw found left kept began brought held stood lost met ran won rose fell "
    "grew knew felt became led cut hit put set let spent sent built broke wrote thought flew drove struck shot sold "
    "bought paid fought caught taught drew threw chose signed shut"
)
PERFECT = words("has have had was were")
PARTICIPLES = words(
    "come gone taken made given got seen found left kept begun brought held lost met run won risen fallen grown known "
    "become led cut hit put set spent sent built broken written flown driven struck shot sold bought paid caught drawn "
    "chosen signed shut killed"
)
MODALS = words("may might could would should must can will shall ought")
SUBJECT = 14  # words of a subject with its adverbs
DAYS_BEFORE = words("on in last late early at")


def told(sentence: Sentence, names: frozenset[str]) -> Statement | None:
    """What a sentence that nobody else says states, where it can be checked."""
    if not is_plain(sentence) or hedged(sentence) or reports(sentence):
        return None
    found = main_clause(sentence)
    if found is None or not is_named(sentence.words[found[0] : found[1]], names):
        return None
    is_past = happened(sentence.words, found[2])
    present = grammar.looks_finite(sentence.words[found[2]])
    if not is_past and not (present and is_numeric(sentence.words, judging.QUANTITIES, judging.MONTHS)):
        return None
    rules = ("outlet's own voice", "past event" if is_past else "figure")
    return Statement(finished(rendered(sentence.words)), judging.kind(sentence.words, None), None, rules)


def is_plain(sentence: Sentence) -> bool:
    """Whether a sentence is a declarative one without words in marks that stands alone."""
    of = sentence.words
    if of[-1].text != "." or not SHORTEST <= len(of) <= LONGEST or not of[0].text[0].isupper():
        return False
    opens = of[0].lower in judging.OPENING_PRONOUNS | grammar.SUBORDINATORS | grammar.CONJUNCTIONS
    return not opens and not any(word.is_quotation for word in of)


def hedged(sentence: Sentence) -> bool:
    """Whether a sentence judges or guesses."""
    lower = set(judging.lower_words(sentence.words))
    return bool(lower & (judging.LIKELY | MODALS)) or judging.is_evaluation(sentence.words)


def reports(sentence: Sentence) -> bool:
    """Whether a verb of the sentence brings somebody's words, though no quote was found for it."""
    return any({"q", "t"} <= set(cue.takes) and cue.clause == "main" for cue in cues(sentence))


def main_clause(sentence: Sentence) -> tuple[int, int, int] | None:
    """Where the subject of the main clause begins and ends, and its verb; None where it is not sure."""
    of = sentence.words
    for segment in sentence.segments[:2]:
        start = past_day(of, segment.first, segment.last)
        for verb in range(start + 1, min(segment.last, start + SUBJECT)):
            end = verb
            while end > start and (of[end - 1].lower in grammar.ADVERBS or of[end - 1].lower.endswith("ly")):
                end -= 1
            if is_verb(of, verb) and noun_phrase(of, start, end) == end:
                return start, end, verb
        if of[segment.first].lower not in DAYS_BEFORE:
            return None
    return None


def is_verb(of: tuple[Word, ...], index: int) -> bool:
    """Whether a word is surely a finite verb; one in -s, which may be a plural, where a number or article follows."""
    word, after = of[index], of[index + 1] if index + 1 < len(of) else of[index]
    if not grammar.looks_finite(word) and word.lower not in PAST:
        return False
    known = word.lower in grammar.FINITE | PAST or word.lower.endswith("ed")
    return known or after.kind is Kind.NUMBER or after.lower in grammar.ARTICLES


def past_day(of: tuple[Word, ...], first: int, last: int) -> int:
    """Past the day or month with which a sentence begins: "On Monday the ministry …"."""
    if of[first].lower not in DAYS_BEFORE or first + 1 >= last or of[first + 1].lower not in grammar.TIMES:
        return first
    place = first + 2
    return place + 1 if place < last and of[place].kind is Kind.NUMBER else place


def is_named(subject: tuple[Word, ...], names: frozenset[str]) -> bool:
    """Whether a subject is somebody known: a name, an institution, an office or a group."""
    return any(
        word.text in names
        or is_institution(word.lower, PEOPLE)
        or (word.capital and word.lower in PEOPLE.governments)
        or is_role(word.lower, PEOPLE)
        or word.lower.endswith(PEOPLE.groups)
        for word in subject
        if word.kind is Kind.WORD and word.lower not in grammar.ARTICLES
    )


def happened(of: tuple[Word, ...], verb: int) -> bool:
    """Whether a verb tells of something past: in the past tense, the perfect or the passive."""
    lower = of[verb].lower
    if lower in PERFECT:
        return any(word.lower in PARTICIPLES or word.lower.endswith(("ed", "en")) for word in of[verb + 1 : verb + 4])
    return lower in PAST or lower.endswith("ed")
