"""What follows a German speech verb: which clause it brings, and where that clause ends."""

from factdb.extract.candidates import Span
from factdb.extract.drafts import Cue
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.finite import INDICATIVE
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.sentences import Segment, Sentence
from factdb.extract.words import Kind, Word

SKIPPED = 4  # appositions and relative clauses between a cue and what it brings


def complement(sentence: Sentence, cue: Cue) -> tuple[Span | None, str]:
    """The clause after a cue and the name of the rule that finds it."""
    for number in following(sentence, cue):
        segment = sentence.segments[number]
        rule = complement_rule(sentence, cue, number)
        if rule:
            return extent(sentence, number, cue), rule
        if not is_inserted(sentence, segment):
            break
    return None, ""


def following(sentence: Sentence, cue: Cue) -> range:
    """The segments after a cue and its parts."""
    last = cue.segment
    end = max(span[1] for span in cue.spans)
    while last + 1 < len(sentence.segments) and sentence.words[sentence.segments[last + 1].first].start < end:
        last += 1
    return range(last + 1, min(last + 1 + SKIPPED, len(sentence.segments)))


def complement_rule(sentence: Sentence, cue: Cue, number: int) -> str:
    """The name of the rule by which a segment is what a cue brings, nothing where it is not."""
    segment = sentence.segments[number]
    first = grammar.opening(sentence, segment)
    if "d" in cue.takes and (
        first in grammar.CONTENT or (first in grammar.QUESTIONS and is_question(sentence, number))
    ):
        return "verb + that-clause"
    if "d" in cue.takes and segment.before == ":" and not sentence.words[segment.first].is_quotation:
        return "verb + colon"
    if "i" in cue.takes and is_demanded(sentence, segment):
        return "verb + infinitive"
    if "b" in cue.takes and is_bare_clause(sentence, number) and is_open(sentence, cue, segment):
        return "verb + bare clause"
    return ""


def is_open(sentence: Sentence, cue: Cue, segment: Segment) -> bool:
    """Whether a verb still lacks what it brings: "Er bemerkte das Problem, umkehren konnte er nicht" has its object.

    A clause in the Konjunktiv is reported in any case; a passive brings a bare clause in no other mood.
    """
    if grammar.has_konjunktiv(sentence, segment):
        return True
    if cue.nameless and sentence.words[cue.first].lower not in ("hieß", "heißt"):
        return False
    rest = sentence.words[cue.last : sentence.segments[cue.segment].last]
    return not any(is_object_start(rest, index) for index in range(len(rest)))


def is_object_start(words: tuple[Word, ...], index: int) -> bool:
    """Whether an accusative begins at a word, behind no preposition."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    led = index > 0 and (words[index - 1].lower in grammar.PREPOSITIONS or words[index - 1].lower in grammar.ARTICLES)
    return word.lower in ("die", "das", "den", "einen", "eine", "ein") and after is not None and not led


def is_demanded(sentence: Sentence, segment: Segment) -> bool:
    """Whether an infinitive clause is what somebody asks or promises, no purpose and no relative clause."""
    if grammar.opening(sentence, segment) in ("um", "ohne", "statt", "anstatt"):
        return False
    relative = grammar.opening(sentence, segment) in grammar.RELATIVES and grammar.ends_in_verb(sentence, segment)
    return grammar.is_infinitive_clause(sentence, segment) and not relative


def is_question(sentence: Sentence, number: int) -> bool:
    """Whether a question word opens an indirect question rather than "wie X mitteilte" or a relative clause."""
    segment = sentence.segments[number]
    told = any(FORMS.get(word.lower) for word in sentence.words[segment.first + 1 : segment.last])
    opener = grammar.opening(sentence, segment)
    return (not told and opener not in ("welche", "welcher", "welches", "welchen", "welchem", "was", "wo")) or (
        opener == "was" and not told
    )


def is_bare_clause(sentence: Sentence, number: int) -> bool:
    """Whether a main clause, or a subordinate one that leads to a main clause, begins at this segment."""
    segment = sentence.segments[number]
    if segment.before not in (",", ":", "–", "—", "-"):
        return False
    if grammar.is_subordinate(sentence, segment):
        after = sentence.segments[number + 1] if number + 1 < len(sentence.segments) else None
        first = sentence.words[segment.first].lower
        return first in grammar.SUBORDINATORS and after is not None and begins_with_konjunktiv(sentence, after)
    if sentence.words[segment.first].lower in ("und", "aber", "doch", "so"):
        return False
    at = grammar.finite_at(sentence, segment)
    if at is None:
        return grammar.has_konjunktiv(sentence, segment) or ends_in_marks(sentence, segment)
    return at > segment.first and (at < segment.last - 1 or grammar.has_konjunktiv(sentence, segment))


def ends_in_marks(sentence: Sentence, segment: Segment) -> bool:
    """Whether a clause gives its verb in the speaker's words: "Berlin „ist nicht mehr zu retten“"."""
    first, last = sentence.words[segment.first], sentence.words[segment.last - 1]
    opening = last.text.split()[0] if last.is_quotation and last.text.split() else ""
    return first.capital and (opening in INDICATIVE or grammar.is_konjunktiv(opening))


def begins_with_konjunktiv(sentence: Sentence, segment: Segment) -> bool:
    return grammar.is_konjunktiv(sentence.words[segment.first].lower)


def is_inserted(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment is an apposition or a relative clause, past which a cue's clause may follow."""
    if grammar.is_subordinate(sentence, segment):
        return grammar.opening(sentence, segment) not in grammar.CONTENT
    return grammar.finite_at(sentence, segment) is None and not grammar.is_infinitive_clause(sentence, segment)


def extent(sentence: Sentence, number: int, cue: Cue | None) -> Span:
    """From the start of a segment to where its clause ends: mostly the end of the sentence."""
    start = sentence.words[sentence.segments[number].first].start
    verb_last = grammar.opening(sentence, sentence.segments[number]) in grammar.CONTENT
    end = sentence.segments[number].last
    for place in range(number, len(sentence.segments)):
        segment = sentence.segments[place]
        if place > number and (resumes(sentence, segment, cue, verb_last) or goes_back(sentence, number, place)):
            break
        cut = coordinated(sentence, segment) if verb_last else taken_up(sentence, segment)
        if cut is not None:
            end = cut
            break
        end = segment.last
    return start, before_marks(sentence, number, end)


def before_marks(sentence: Sentence, number: int, end: int) -> int:
    """The end of the last word before an index, past punctuation."""
    first = sentence.segments[number].first
    while end > first + 1 and sentence.words[end - 1].kind is Kind.PUNCT:
        end -= 1
    return sentence.words[end - 1].end


def resumes(sentence: Sentence, segment: Segment, cue: Cue | None, verb_last: bool) -> bool:
    """Whether a segment takes up the sentence around a reported clause."""
    first = sentence.words[segment.first]
    if is_parted(sentence, segment, cue):
        return True
    if first.lower in FORMS and not first.capital and not any(form.participle for form in FORMS[first.lower]):
        return first.lower not in grammar.PREPOSITIONS
    if names_its_source(sentence, segment) or (first.lower in grammar.CONJUNCTIONS and brings_more(sentence, segment)):
        return True
    inside = cue is None or cue.clause != "main" or verb_last
    return inside and (grammar.is_indicative(first) or first.lower == "dürfte")


def is_parted(sentence: Sentence, segment: Segment, cue: Cue | None) -> bool:
    """Whether the mark before a segment ends what is reported; what stands in marks is a quote of its own."""
    if segment.before == ":" and sentence.words[segment.first].is_quotation:
        return True
    if segment.before == ";" and not grammar.has_konjunktiv(sentence, segment):
        return True
    return segment.before == ")" or (segment.before in "–—-" and cue is not None and cue.clause != "main")


def names_its_source(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment only tells who says so: ", so Brandt", ", wie Brandt mitteilte"."""
    first = sentence.words[segment.first].lower
    if first == "so":
        return grammar.finite_at(sentence, segment) is None
    return first == "wie" and ends_in_speech(sentence, segment)


def ends_in_speech(sentence: Sentence, segment: Segment) -> bool:
    """Whether a clause ends in a speech verb, with its auxiliary: "wie Brandt mitteilte", "wie er gesagt hat"."""
    last, before = sentence.words[segment.last - 1].lower, sentence.words[segment.last - 2].lower
    return last in FORMS or (last in grammar.AUXILIARIES and any(form.participle for form in FORMS.get(before, ())))


def brings_more(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment like ", und sie bezweifeln" is a main clause with a speech verb of its own."""
    at = grammar.finite_at(sentence, segment)
    if at is None or grammar.is_subordinate(sentence, segment):
        return False
    return sentence.words[at].lower in FORMS and grammar.is_indicative(sentence.words[at])


def coordinated(sentence: Sentence, segment: Segment) -> int | None:
    """Where "und forderte …" takes up the main clause after a clause whose verb stands last."""
    for index in range(segment.first + 2, segment.last - 1):
        before, joint, after = sentence.words[index - 1 : index + 2]
        joins = joint.lower in ("und", "sowie", "aber") and index + 1 < segment.last - 1
        if joins and grammar.is_verb_form(before) and grammar.is_indicative(after):
            return index
    return None


def taken_up(sentence: Sentence, segment: Segment) -> int | None:
    """Where "und warnte …" takes up the main clause after a clause in the Konjunktiv."""
    reported = False
    for index in range(segment.first, segment.last - 2):
        word, after = sentence.words[index], sentence.words[index + 1]
        if word.lower in ("und", "sowie", "aber") and reported and is_past(after):
            return index
        reported = reported or (not word.capital and grammar.is_konjunktiv(word.lower))
    return None


def goes_back(sentence: Sentence, number: int, place: int) -> bool:
    """Whether a segment like ", und lachte" goes back to the main clause after one in the Konjunktiv."""
    first = sentence.segments[place].first
    if sentence.words[first].lower not in ("und", "sowie", "aber") or first + 1 >= len(sentence.words):
        return False
    told = sentence.segments[number:place]
    return is_past(sentence.words[first + 1]) and any(grammar.has_konjunktiv(sentence, one) for one in told)


def is_past(word: Word) -> bool:
    """Whether a word is a regular verb in the past tense and nothing else: "forderte", "bemühte"."""
    if not word.lower.endswith("te") or not grammar.is_indicative(word) or word.lower.startswith("ge"):
        return False
    return not any(form.participle for form in FORMS.get(word.lower, ()))


def is_clause(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment has a finite verb, or a passage in marks that may hold it beside other words."""
    if grammar.finite_at(sentence, segment) is not None or grammar.has_konjunktiv(sentence, segment):
        return True
    inside = sentence.words[segment.first : segment.last]
    return any(word.is_quotation for word in inside) and any(word.is_word for word in inside)


def is_circumstance(sentence: Sentence, segment: Segment) -> bool:
    """Whether a segment only tells when, where or why: no main clause, no clause with dass or ob."""
    if grammar.opening(sentence, segment) in grammar.CONTENT:
        return False
    if grammar.has_konjunktiv(sentence, segment):
        return False
    return grammar.is_subordinate(sentence, segment) or grammar.finite_at(sentence, segment) is None


def last_word(sentence: Sentence) -> int:
    """The end of the last word of a sentence, before its full stop."""
    for word in reversed(sentence.words):
        if word.kind is not Kind.PUNCT:
            return word.end
    return sentence.end
