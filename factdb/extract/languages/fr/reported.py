"""Indirect speech in a French sentence, where it is certain: verb and que, a clause with its cue behind, "selon X"."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.clauses import clause_stop, drafted, extent, trimmed
from factdb.extract.languages.fr.cues import cues
from factdb.extract.languages.fr.phrases import can_speak, past_adjuncts
from factdb.extract.languages.fr.sources import sourced
from factdb.extract.sentences import Sentence
from factdb.extract.words import Word

SHORTEST = 3  # words of a clause whose cue stands behind it
NO_RESUMPTION = grammar.PREPOSITIONS | grammar.SUBORDINATORS | grammar.CONJUNCTIONS | grammar.TIMES


def reported(sentence: Sentence, _before: Sentence | None) -> list[Draft]:
    """Drafts of the indirect speech in a sentence."""
    found = [draft for cue in cues(sentence) if "d" in cue.takes and (draft := brought(sentence, cue))]
    return [*found, *sourced(sentence)]


def brought(sentence: Sentence, cue: Cue) -> Draft | None:
    words = sentence.words
    if not cue.nameless and not can_speak(subject_words(sentence, cue)):
        return None
    segment = sentence.segments[cue.segment]
    if words[segment.first].lower == "comme":
        return as_told(sentence, cue)
    start = complement(sentence, cue)
    if start is not None:
        return drafted(sentence, cue, ((words[start].start, extent(sentence, start, cue.clause)),), "verb + que-clause")
    return preposed(sentence, cue) if cue.inverted else None


def subject_words(sentence: Sentence, cue: Cue) -> tuple[Word, ...]:
    start, end = cue.subject or (0, 0)
    return tuple(word for word in sentence.words if start <= word.start and word.end <= end)


def complement(sentence: Sentence, cue: Cue) -> int | None:
    """The index of the "que" that leads to what was said, past when, where and to whom."""
    words = sentence.words
    place = past_adjuncts(words, cue.last, len(words))
    following = next((one for one in sentence.segments if one.first >= place), None)
    while (
        following and place + 1 == following.first and words[place].text == "," and is_aside(sentence, following.first)
    ):
        place, following = following.last + 1, None
    return place if place < len(words) - 2 and words[place].lower in grammar.THAT else None


def is_aside(sentence: Sentence, first: int) -> bool:
    """Whether a segment after a verb only tells when, where or how: ", de son côté,"."""
    lower = sentence.words[first].lower
    return lower in grammar.PREPOSITIONS | grammar.TIMES | grammar.ADVERBS | grammar.OF


def preposed(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "Le pont est fermé, a annoncé le maire": what was said stands before, and may go on behind."""
    segment = sentence.segments[cue.segment]
    words = sentence.words
    if cue.segment == 0 or segment.before != "," or words[segment.first].start != cue.start:
        return None
    before = words[: segment.first - 1]
    if any(word.is_quotation for word in before[-1:]):
        return None
    if before[0].lower in grammar.SUBORDINATORS | grammar.PREPOSITIONS and not grammar.has_finite(before):
        return None
    spans: list[Span] = [(before[0].start, before[-1].end)]
    if not grammar.has_finite(before):
        spans += resumed(sentence, cue)
    if len(before) < SHORTEST and len(spans) == 1:
        return None
    return drafted(sentence, cue, tuple(spans), "clause + verb")


def resumed(sentence: Sentence, cue: Cue) -> list[Span]:
    """The rest of a clause that a cue interrupts: "Le pont, a indiqué le maire, sera fermé"."""
    after = cue.segment + 1
    if after >= len(sentence.segments):
        return []
    segment = sentence.segments[after]
    if segment.before != "," or not grammar.has_finite(sentence.words[segment.first : segment.first + 3]):
        return []
    if sentence.words[segment.first].lower in NO_RESUMPTION:
        return []
    return [(sentence.words[segment.first].start, extent(sentence, segment.first))]


def as_told(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "Comme l’a annoncé le maire, …": the rest of the sentence."""
    segment = sentence.segments[cue.segment]
    whole = (sentence.start, sentence.words[clause_stop(sentence) - 1].end)
    cut = (sentence.words[segment.first].start, sentence.words[segment.last - 1].end)
    return drafted(sentence, cue, trimmed(sentence, whole, cut), "comme + verb")
