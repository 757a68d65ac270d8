"""German reported speech that its mood alone marks: Konjunktiv I in following sentences and subordinate clauses."""

from factdb.extract.drafts import Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.subjects import place_of, subject_of
from factdb.extract.names import is_institution, is_role
from factdb.extract.sentences import Segment, Sentence, once
from factdb.rules.vocabulary import Mode


@once
def carried(sentence: Sentence) -> int:
    """2 where the main verb stands in Konjunktiv I, 1 where it stands in Konjunktiv II, else 0."""
    if "ich" in sentence.vocabulary:
        return 0
    for segment in sentence.segments:
        if grammar.is_subordinate(sentence, segment):
            continue
        for word in sentence.words[segment.first : segment.last]:
            if word.capital or not grammar.is_konjunktiv(word.lower):
                continue
            if grammar.is_konjunktiv_one(word.lower):
                return 2
            return 1
        at = grammar.finite_at(sentence, segment)
        if at is not None and grammar.is_indicative(sentence.words[at]):
            return 0
    return 0


def subclause(sentence: Sentence) -> list[Draft]:
    """Subordinate clauses in Konjunktiv I inside a sentence in the indicative."""
    for segment in sentence.segments[1:]:
        if grammar.is_subordinate(sentence, segment) and has_konjunktiv_one(sentence, segment):
            if grammar.opening(sentence, segment) in ("als", "ob") and segment.last - segment.first > 1:
                continue
            span = (sentence.words[segment.first].start, sentence.words[segment.last - 1].end)
            return [
                Draft(
                    sentence.number,
                    (span,),
                    Mode.INDIRECT,
                    ("clause in Konjunktiv I",),
                    (),
                    matrix_subject(sentence),
                    weight=-3,
                )
            ]
    return []


def has_konjunktiv_one(sentence: Sentence, segment: Segment) -> bool:
    words = sentence.words[segment.first : segment.last]
    return any(word.is_word and not word.capital and grammar.is_konjunktiv_one(word.lower) for word in words)


def actor(sentence: Sentence) -> tuple[int, int] | None:
    """Who acts in the main clause of a sentence, where the words are a name, "er" or a noun for somebody who can
    speak."""
    subject = matrix_subject(sentence)
    if subject is None:
        return None
    words = [word for word in sentence.words if subject[0] <= word.start < subject[1]]
    named = words[0].capital and words[0].lower not in grammar.ARTICLES | grammar.NO_NOUNS | grammar.PRONOUNS
    return subject if named or words[0].lower in ("er", "sie") else agent(sentence)


def agent(sentence: Sentence) -> tuple[int, int] | None:
    """Who acts in a sentence, where it is somebody who can speak: "Das Institut sieht keine Gefahr."."""
    subject = matrix_subject(sentence)
    if subject is None:
        return None
    words = [word for word in sentence.words if subject[0] <= word.start < subject[1]]
    nouns = [word.lower for word in words if word.capital and word.lower not in grammar.ARTICLES]
    speaks = any(is_role(noun, PEOPLE) or is_institution(noun, PEOPLE) for noun in nouns)
    return subject if speaks or (nouns and nouns[-1].endswith(PEOPLE.groups)) else None


def matrix_subject(sentence: Sentence) -> tuple[int, int] | None:
    first = sentence.segments[0] if sentence.segments else None
    at = grammar.finite_at(sentence, first) if first else None
    if first is None or at is None or grammar.is_subordinate(sentence, first):
        return None
    return place_of(sentence, subject_of(sentence, 0, at, "main")[0])
