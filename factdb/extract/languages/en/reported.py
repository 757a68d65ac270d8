"""English indirect speech: what speech verbs, speech nouns and source phrases bring inside their sentence."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.clauses import SHORTEST, clause_stop, drafted, extent, trimmed
from factdb.extract.languages.en.cues import cues
from factdb.extract.languages.en.phrases import noun_phrase, tells_when
from factdb.extract.languages.en.sources import nominal, sourced
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word


def reported(sentence: Sentence, _before: Sentence | None) -> list[Draft]:
    """Drafts of the indirect speech in a sentence."""
    found = [draft for cue in cues(sentence) if (draft := brought(sentence, cue))]
    return [*found, *nominal(sentence), *sourced(sentence)]


def brought(sentence: Sentence, cue: Cue) -> Draft | None:
    segment = sentence.segments[cue.segment]
    if grammar.opening(sentence, segment) == "as" and not cue.inverted:
        return as_told(sentence, cue)
    if not cue.inverted:
        start, rule = complement(sentence, cue)
        if start is not None:
            return drafted(sentence, cue, ((sentence.words[start].start, extent(sentence, cue, start)),), rule)
    return preposed(sentence, cue)


def complement(sentence: Sentence, cue: Cue) -> tuple[int | None, str]:
    """The index at which the clause after a cue begins, and the rule that finds it."""
    if cue.first + 1 < len(sentence.words) and sentence.words[cue.first + 1].lower == "not":
        return None, ""  # "asked not to be named"
    place = past_addressee(sentence, cue)
    place = past_adverbials(sentence, place)
    if place >= len(sentence.words):
        return None, ""
    lower = sentence.words[place].lower
    if "d" in cue.takes and (lower == "that" or lower in grammar.QUESTIONS):
        return place, "verb + that-clause"
    if "i" in cue.takes and lower == "to" and place + 1 < len(sentence.words):
        return place, "verb + infinitive"
    rest = sentence.words[place : clause_stop(sentence)]
    if "b" in cue.takes and len(rest) >= SHORTEST and is_clause(rest):
        return place, "verb + bare clause"
    return None, ""


def is_clause(rest: tuple[Word, ...]) -> bool:
    """Whether a stretch begins with a subject, or a phrase of time or place, and has a verb after it."""
    first = rest[0]
    if not first.is_word and not first.is_quotation:
        return False
    if first.lower in grammar.PREPOSITIONS and first.lower not in ("after", "before", "since", "in", "at", "during"):
        return False
    return grammar.has_finite(rest[1:])


def past_addressee(sentence: Sentence, cue: Cue) -> int:
    """Past whom the words were said to: "told reporters", "assured the court", "said to him"."""
    place = cue.first + 1
    if "o" in cue.takes and place < len(sentence.words):
        lower = sentence.words[place].lower
        if lower in grammar.TO_WHOM or lower in ("you", "it"):
            return place + 1
        end = noun_phrase(sentence.words, place, len(sentence.words))
        if end is not None and lower not in ("that", "he", "she", "they", "i", "we"):
            return end
    return place


def past_adverbials(sentence: Sentence, place: int) -> int:
    """Past when and on what occasion: "on Monday", "in a statement", "last week", and a comma before that."""
    words, start = sentence.words, place
    while place < len(words):
        lower = words[place].lower
        if lower in ("on", "in", "at", "during", "to", "late", "early", "via") and tells_when(words, place, len(words)):
            end = place + 1
            while end < len(words) and not marks_end(words[end].lower, words[end].kind):
                end += 1
            place = min(end + 1, len(words))
        elif lower in grammar.TIMES or lower in grammar.ADVERBS:
            place += 1
        elif (
            lower in ("last", "this", "earlier", "late", "early")
            and place + 1 < len(words)
            and words[place + 1].lower in grammar.TIMES
        ):
            place += 2
        else:
            break
        if place - start > 14:
            return start
    comma = place < len(words) and words[place].text == ","
    return place + 1 if comma and place + 1 < len(words) and words[place + 1].lower == "that" else place


def marks_end(lower: str, kind: Kind) -> bool:
    """Whether a word is the noun that ends a phrase of time or occasion."""
    return (
        (kind is not Kind.WORD and kind is not Kind.NUMBER)
        or lower in grammar.TIMES
        or bool(grammar.SAID_ON.search(lower))
    )


def preposed(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "The plan has failed, Smith said": what was said stands before, and may go on behind."""
    segment = sentence.segments[cue.segment]
    if (
        cue.segment == 0
        or segment.before not in (",", "–", "—", "-")
        or not set("bd") & set(cue.takes)
        or not cue.subject
    ):
        return None
    first = sentence.words[segment.first]
    if (
        first.start not in (cue.start, cue.subject[0])
        or cue.clause != "main"
        or FORMS[sentence.words[cue.first].lower].tenses == {"gerund"}
    ):
        return None
    before = sentence.words[: segment.first - 1]
    if not before or before[-1].is_quotation:
        return None
    spans: list[Span] = [(before[0].start, before[-1].end)]
    if not grammar.has_finite(before):
        spans += resumed(sentence, cue)
        if len(spans) == 1:
            return None
    return drafted(sentence, cue, tuple(spans), "clause + verb")


def resumed(sentence: Sentence, cue: Cue) -> list[Span]:
    """The rest of a clause that a cue interrupts: "The plan, Smith said, would fail"."""
    after = cue.segment + 1
    if after >= len(sentence.segments):
        return []
    segment = sentence.segments[after]
    if not grammar.has_finite(sentence.words[segment.first : segment.first + 3]):
        return []
    return [(sentence.words[segment.first].start, extent(sentence, cue, segment.first))]


def as_told(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "as X put it", "As X said, …": the rest of the sentence."""
    segment = sentence.segments[cue.segment]
    whole = (sentence.start, sentence.words[clause_stop(sentence) - 1].end)
    cut = (sentence.words[segment.first].start, sentence.words[segment.last - 1].end)
    return drafted(sentence, cue, trimmed(sentence, whole, cut), "as + verb")
