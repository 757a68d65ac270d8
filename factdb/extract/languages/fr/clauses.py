"""Where a French reported clause ends, and the draft it makes."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft, without
from factdb.extract.languages.fr import grammar
from factdb.extract.languages.fr.groups import verb_group
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind
from factdb.rules.vocabulary import Mode

SHORTEST = 8  # characters of a reported clause


def drafted(sentence: Sentence, cue: Cue, spans: tuple[Span, ...], rule: str) -> Draft | None:
    if not spans or sum(end - start for start, end in spans) < SHORTEST:
        return None
    return Draft(
        sentence.number,
        spans,
        Mode.INDIRECT,
        (rule,),
        cue.spans,
        cue.subject,
        nameless=cue.nameless,
        telling="t" in cue.takes,
        follows_cue=rule.startswith("verb +"),
    )


def clause_stop(sentence: Sentence) -> int:
    """The end of the sentence before its final mark."""
    end = len(sentence.words)
    while end > 1 and sentence.words[end - 1].kind is Kind.PUNCT:
        end -= 1
    return end


def extent(sentence: Sentence, start: int, clause: str = "main") -> int:
    """The place where a reported clause ends: with the sentence, or where the frame or another's words begin."""
    end = clause_stop(sentence)
    for segment in sentence.segments:
        if segment.first <= start:
            continue
        resumed = clause == "relative" and grammar.is_finite(sentence.words[segment.first])
        if resumed or segment.before in ":–—)" or is_frame(sentence, segment.first, segment.last):
            end = min(end, segment.first - 1)
            break
    for index in range(start + 2, end - 1):
        if sentence.words[index].lower in grammar.CONJUNCTIONS and begins_verb(sentence, index + 1, end):
            end = index
            break
    while end > start + 1 and sentence.words[end - 1].kind is Kind.PUNCT:
        end -= 1
    return sentence.words[end - 1].end


def is_frame(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a segment says who says all that: ", a-t-il ajouté", ", selon X"."""
    return sentence.words[first].lower == "selon" or begins_verb(sentence, first, last)


def begins_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a verb of speech begins at an index, with its auxiliary."""
    for index in range(first, min(first + 6, last)):
        group = verb_group(sentence.words, index, first, last)
        if group:
            return group.first == first
    return False


def trimmed(sentence: Sentence, whole: Span, cut: Span) -> tuple[Span, ...]:
    """A stretch without a phrase and without the punctuation around it."""
    found = []
    for start, end in without(whole, cut):
        kept = [word for word in sentence.words if start <= word.start and word.end <= end]
        while kept and kept[0].kind is Kind.PUNCT:
            kept.pop(0)
        while kept and kept[-1].kind is Kind.PUNCT:
            kept.pop()
        if kept:
            found.append((kept[0].start, kept[-1].end))
    return tuple(found)
