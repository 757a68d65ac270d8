"""Where an English reported clause ends, and the draft it makes."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft, without
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind
from factdb.rules.vocabulary import Mode

LONGEST_TAG = 5  # words of ", the minister said"
SHORTEST = 3  # words of a reported clause


def drafted(sentence: Sentence, cue: Cue, spans: tuple[Span, ...], rule: str) -> Draft | None:
    if sum(end - start for start, end in spans) < 8:
        return None
    telling = "t" in cue.takes
    return Draft(
        sentence.number,
        spans,
        Mode.INDIRECT,
        (rule,),
        cue.spans,
        cue.subject,
        nameless=cue.nameless,
        telling=telling,
        follows_cue=rule.startswith("verb +"),
    )


def clause_stop(sentence: Sentence) -> int:
    """The end of the sentence before its final mark."""
    return len(sentence.words) - (sentence.words[-1].kind is Kind.PUNCT)


def extent(sentence: Sentence, cue: Cue, start: int) -> int:
    """Where a reported clause ends: with the sentence, or where another speaker's words or the frame begin."""
    end = len(sentence.words)
    for number, segment in enumerate(sentence.segments):
        if segment.first <= start:
            continue
        if (segment.before in ")–—" and cue.clause == "relative") or frames(sentence, number):
            end = segment.first - 1
            break
    for index in range(start + SHORTEST, end - 1):
        if sentence.words[index].lower in ("and", "but") and sentence.words[index + 1].lower in FORMS:
            following = FORMS[sentence.words[index + 1].lower]
            if following.tenses & {"past", "present"}:
                end = index
                break
    while end > start + 1 and sentence.words[end - 1].kind is Kind.PUNCT:
        end -= 1
    return sentence.words[end - 1].end


def frames(sentence: Sentence, number: int) -> bool:
    """Whether a segment takes up the frame: another speech verb in -ing, or "according to"."""
    segment = sentence.segments[number]
    first = sentence.words[segment.first].lower
    if is_tag(sentence, number):
        return True
    form = FORMS.get(first)
    if form and ("gerund" in form.tenses or "past" in form.tenses):
        return True
    return first == "according"


def is_tag(sentence: Sentence, number: int) -> bool:
    """Whether a segment at the end only says who said all that: ", she added"."""
    segment = sentence.segments[number]
    said = FORMS.get(sentence.words[segment.last - 1].lower)
    return bool(
        said
        and "past" in said.tenses
        and number == len(sentence.segments) - 1
        and segment.before == ","
        and 1 < segment.last - segment.first <= LONGEST_TAG
    )


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
