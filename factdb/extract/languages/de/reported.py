"""German indirect speech: what a speech verb or speech noun brings with it inside its sentence."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue, Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.clauses import (
    begins_with_konjunktiv,
    complement,
    extent,
    following,
    is_bare_clause,
    is_circumstance,
    is_clause,
    is_inserted,
    last_word,
)
from factdb.extract.languages.de.cues import cues
from factdb.extract.languages.de.finite import INDICATIVE
from factdb.extract.languages.de.nominal import nominal, passives
from factdb.extract.languages.de.readings import readings
from factdb.extract.languages.de.subjects import interrupted_opening
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Kind
from factdb.rules.vocabulary import Mode

BACK = words("das dies so darauf dieses")


def reported(sentence: Sentence, before: Sentence | None) -> list[Draft]:
    """Drafts of the indirect speech that the verbs and nouns of a sentence bring."""
    found: list[Draft] = []
    for cue in (*cues(sentence), *passives(sentence)):
        draft = brought(sentence, cue, before)
        if draft:
            found.append(draft)
    return [*found, *nominal(sentence), *readings(sentence)]


def brought(sentence: Sentence, cue: Cue, before: Sentence | None) -> Draft | None:
    """What one cue brings, by the first rule that fits."""
    if grammar.opening(sentence, sentence.segments[opener(sentence, cue)]) == "wie" and cue.clause == "subordinate":
        return as_told(sentence, cue)
    if is_clause_first(sentence, cue) and (draft := preposed(sentence, cue)):
        return draft
    span, rule = complement(sentence, cue)
    if span is None:
        return held_for(sentence, cue) or told_back(sentence, cue, before)
    return indirect(sentence, cue, (span,), rule)


def indirect(sentence: Sentence, cue: Cue, spans: tuple[Span, ...], rule: str) -> Draft:
    return Draft(
        sentence.number,
        spans,
        Mode.INDIRECT,
        (rule,),
        cue.spans,
        cue.subject,
        nameless=cue.nameless,
        second_hand=cue.second_hand,
        telling="t" in cue.takes,
        follows_cue=rule.startswith("verb +"),
    )


def is_clause_first(sentence: Sentence, cue: Cue) -> bool:
    """Whether a cue opens its segment, so that what it brings stands before it: "Es sei zu spät, sagte X"."""
    segment = sentence.segments[cue.segment]
    if cue.segment == 0 or cue.clause != "main" or segment.before not in (",", "–", "—", "-"):
        return False
    first = segment.first + (sentence.words[segment.first].lower in BACK)
    return sentence.words[first].start == cue.start and bool(set("bd") & set(cue.takes))


def preposed(sentence: Sentence, cue: Cue) -> Draft | None:
    first = sentence.segments[cue.segment]
    start, end = sentence.words[sentence.segments[0].first], sentence.words[sentence.segments[cue.segment - 1].last - 1]
    earlier, rest = sentence.segments[: cue.segment], resumed(sentence, cue)
    whole = any(is_clause(sentence, one) for one in earlier) and not all(
        is_circumstance(sentence, one) for one in earlier
    )
    if not (whole or rest) or is_added(sentence, cue, sentence.segments[cue.segment]):
        return None
    if cue.subject and cue.subject[1] <= sentence.words[first.first].start:
        return None
    spans: tuple[Span, ...] = ((start.start, end.end),)
    return indirect(sentence, cue, (*spans, *rest), "clause + verb")


def is_added(sentence: Sentence, cue: Cue, segment: Segment) -> bool:
    """Whether a verb goes on with the subject of a clause in the indicative: "Er kam, befürchtet aber Regen"."""
    after = sentence.words[cue.first + 1].lower if cue.first + 1 < segment.last else ""
    return after in ("aber", "jedoch", "auch", "zudem", "ferner", "außerdem", "dabei") and not any(
        grammar.has_konjunktiv(sentence, earlier) for earlier in sentence.segments[: cue.segment]
    )


def resumed(sentence: Sentence, cue: Cue) -> tuple[Span, ...]:
    """The second part of a clause that a cue interrupts: "Europa, sagte er, sei am Ende"."""
    for number in following(sentence, cue):
        segment = sentence.segments[number]
        if (
            goes_on(sentence, segment)
            or begins_with_konjunktiv(sentence, segment)
            or (is_bare_clause(sentence, number) and grammar.has_konjunktiv(sentence, segment))
        ):
            return (extent(sentence, number, cue),)
        if not is_inserted(sentence, segment):
            break
    return ()


def goes_on(sentence: Sentence, segment: Segment) -> bool:
    """Whether the verb of a clause follows what opened it: "In zehn Jahren, so schätzt er, soll es fertig sein"."""
    opened = grammar.finite_at(sentence, sentence.segments[0]) is None
    return opened and sentence.words[segment.first].lower in INDICATIVE


def opener(sentence: Sentence, cue: Cue) -> int:
    """The segment with which the clause of a cue begins."""
    begun = interrupted_opening(sentence, cue.segment)
    return cue.segment if begun is None else begun


def as_told(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "wie X mitteilte": what X told is the rest of the sentence."""
    segment = sentence.segments[cue.segment]
    if not set("bdqt") & set(cue.takes) or (cue.subject is None and not cue.nameless):
        return None
    spans: list[Span] = []
    begun = opener(sentence, cue)
    if begun > 0:
        spans.append((sentence.start, sentence.words[sentence.segments[begun - 1].last - 1].end))
    after = cue.segment + 1
    while after + 1 < len(sentence.segments) and is_inserted(sentence, sentence.segments[after]) and not spans:
        after += 1
    if after < len(sentence.segments) and segment.before != "(":
        spans.append((sentence.words[sentence.segments[after].first].start, last_word(sentence)))
    return indirect(sentence, cue, tuple(spans), "wie + verb") if spans else None


def held_for(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "hält … für möglich": what stands between is what the speaker judges."""
    if not any(form.verb.infinitive == "halten" for form in FORMS.get(sentence.words[cue.first].lower, ())):
        return None
    segment = sentence.segments[cue.segment]
    if sentence.words[segment.first].lower in BACK:
        return None
    for index in range(segment.last - 2, cue.last, -1):
        word, judged = sentence.words[index], sentence.words[index + 1]
        if word.lower == "für" and judged.is_word and not judged.capital and judged.lower not in grammar.ARTICLES:
            start = sentence.words[cue.last if cue.inverted else cue.first + 1]
            span = (start.start, sentence.words[index - 1].end)
            phrase = (cue.spans[0], (word.start, sentence.words[segment_end(sentence, segment) - 1].end))
            if len(sentence.words[cue.first + 1 : index]) < 2:
                return None
            return Draft(sentence.number, (span,), Mode.INDIRECT, ("hält … für",), phrase, cue.subject)
    return None


def segment_end(sentence: Sentence, segment: Segment) -> int:
    end = segment.last
    while sentence.words[end - 1].kind is Kind.PUNCT and end > segment.first + 1:
        end -= 1
    return end


def told_back(sentence: Sentence, cue: Cue, before: Sentence | None) -> Draft | None:
    """ "Das teilte X mit": what X told is the sentence before."""
    if "t" not in cue.takes or before is None or cue.segment != 0 or cue.subject is None or not cue.inverted:
        return None
    if sentence.words[0].lower not in BACK or sentence.words[1].start != cue.start:
        return None
    if before.paragraph != sentence.paragraph and sentence.words[0].lower == "so":
        return None
    span = (before.start, last_word(before))
    rules = ("Das + verb: the sentence before",)
    return Draft(sentence.number, (span,), Mode.INDIRECT, rules, cue.spans, cue.subject, looks_back=True)
