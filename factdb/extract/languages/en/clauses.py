"""Where an English reported clause ends, and the draft it makes."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft, without
from factdb.extract.languages.en import grammar
from factdb.extract.languages.en.complements import SHORTEST, complement, has_verb
from factdb.extract.languages.en.cues import cues
from factdb.extract.languages.en.subjects import past_openers
from factdb.extract.languages.en.verbs import FORMS
from factdb.extract.sentences import Segment, Sentence, once
from factdb.extract.words import Kind
from factdb.rules.vocabulary import Mode

LONGEST_TAG = 6  # words of ", the minister said"
CONTRASTING = grammar.CONJUNCTIONS | frozenset(("though", "although", "while", "whereas", "before", "after"))
FRAMES = frozenset(("according", "speaking", "referring", "citing", "writing"))
UNCHANGED = frozenset(("cut", "put", "set", "hit", "let", "cost", "hurt", "shut", "read", "quit", "spread", "split"))
"""Verbs whose past is their plain form, which may go on with an infinitive."""


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
        opens=cue.opens,
    )


def extent(sentence: Sentence, cue: Cue, start: int, *, infinitive: bool = False) -> int:
    """Where a reported clause ends: with the sentence, or where another speaker's words or the frame begin."""
    words, end = sentence.words, len(sentence.words)
    for number, segment in enumerate(sentence.segments):
        if segment.first <= start + 1 or not (infinitive or has_verb(words, start, segment.first)):
            continue
        if closes(sentence, cue, number) or (infinitive and adds_clause(sentence, segment)):
            end = segment.first - 1
            break
    end = before_second_verb(sentence, start, end, infinitive=infinitive)
    while end > start + 1 and words[end - 1].kind is Kind.PUNCT and words[end - 1].text not in "'’":
        end -= 1
    return words[end - 1].end


def closes(sentence: Sentence, cue: Cue, number: int) -> bool:
    """Whether a reported clause ends before a segment."""
    words, segment = sentence.words, sentence.segments[number]
    first = words[segment.first].lower
    if segment.before == ";":
        return first != "that"
    if cue.clause == "relative" and segment.before in (",", ")", "–", "—"):
        return True
    return resumes(sentence, segment) or frames(sentence, number)


def resumes(sentence: Sentence, segment: Segment) -> bool:
    """Whether the narrator goes on with a verb of their own: ", has closed", ", and left the room"."""
    words, first = sentence.words, segment.first
    if segment.before not in (",", "–", "—", ")"):
        return False
    joined = words[first].lower in grammar.CONJUNCTIONS
    place = past_openers(words, first, segment.last) if joined else first
    if place >= segment.last or words[place].is_quotation:
        return False
    lower = words[place].lower
    if place > first or not joined:
        finite = lower in grammar.AUXILIARIES & grammar.FINITE or lower in grammar.IRREGULAR_PAST
        return bool(finite or (joined and is_verb_of_past(lower))) and not is_question(sentence, segment)
    return False


def is_verb_of_past(lower: str) -> bool:
    return bool(grammar.REGULAR_PAST.match(lower)) and lower not in grammar.NO_VERB_ED


def is_question(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment is a tag question or an insertion's end that belongs to what was said."""
    return sentence.words[segment.last - 1].lower in grammar.PRONOUNS and segment.last - segment.first <= SHORTEST


def adds_clause(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment adds a main clause, which an infinitive cannot take in."""
    words = sentence.words
    if words[segment.first].lower not in ("and", "but", "so", "while", "though", "although"):
        return False
    return grammar.finite_in(words, segment.first + 1, segment.last) is not None


def frames(sentence: Sentence, number: int) -> bool:
    """Whether a segment takes up the frame: another speech verb with words of its own, or "according to"."""
    words, segment = sentence.words, sentence.segments[number]
    first = words[segment.first].lower
    if first in FRAMES or number in tags(sentence):
        return True
    form = FORMS.get(first)
    if form and form.tenses & {"gerund", "past"}:
        return True
    if first not in CONTRASTING:
        return False
    following = words[segment.first + 1].lower if segment.first + 1 < segment.last else ""
    if following in ("that", "whether", "how", "why"):
        return False
    return number in bringing(sentence)


def brings(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue has words of its own behind it."""
    words = sentence.words
    if complement(sentence, cue)[0] is not None:
        return True
    last = sentence.segments[cue.segment].last
    return "f" in cue.takes and not set("bd") & set(cue.takes) and last > cue.first + 1 and not words[cue.first].capital


@once
def bringing(sentence: Sentence) -> frozenset[int]:
    """The segments in which a cue has words of its own behind it."""
    return frozenset(cue.segment for cue in cues(sentence) if brings(sentence, cue))


@once
def tags(sentence: Sentence) -> frozenset[int]:
    """The segments that only say who said all that: ", she added", ", a court heard yesterday"."""
    return frozenset(cue.segment for cue in cues(sentence) if is_tag(sentence, cue))


def is_tag(sentence: Sentence, cue: Cue) -> bool:
    segment = sentence.segments[cue.segment]
    if segment.before != "," or not 1 < segment.last - segment.first <= LONGEST_TAG:
        return False
    start = sentence.words[segment.first].start
    opens = cue.subject is not None and start in (cue.subject[0], cue.start)
    return opens and cue.clause == "main" and not brings(sentence, cue)


def before_second_verb(sentence: Sentence, start: int, end: int, *, infinitive: bool) -> int:
    """The end of a clause before "and warned", which is the narrator's again."""
    words = sentence.words
    for index in range(start + SHORTEST, end - 1):
        if words[index].lower not in ("and", "but") or words[index - 1].text == ",":
            continue
        place = past_openers(words, index, end)
        if place >= end:
            continue
        form = FORMS.get(words[place].lower)
        if form and form.tenses & {"past", "present"} and "p" not in form.takes:
            return index
        ambiguous = words[place].lower in UNCHANGED
        if infinitive and not ambiguous and (grammar.is_finite(words, place) or has_new_subject(sentence, place, end)):
            return index
    return end


def has_new_subject(sentence: Sentence, place: int, end: int) -> bool:
    """Whether "and" is followed by a subject with its verb."""
    words = sentence.words
    finite = grammar.finite_in(words, place + 1, min(end, place + 6))
    between = words[place : finite or place]
    return finite is not None and not any(word.lower in grammar.SUBORDINATORS for word in between)


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
