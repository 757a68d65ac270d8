"""What attributes a passage in marks in German without a speech verb: "so X", "lachte X", "Merkel: „…“"."""

from factdb.extract.drafts import Cue
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.moods import matrix_subject
from factdb.extract.languages.de.phrases import noun_phrase
from factdb.extract.languages.de.sources import phrases
from factdb.extract.languages.de.subjects import first_nominative, is_nominative, place_of, subject_of
from factdb.extract.sentences import FINAL, Sentence
from factdb.extract.words import Kind


def loose_cue(sentence: Sentence, index: int) -> Cue | None:
    return source_beside(sentence, index) or verb_after(sentence, index) or colon_before(sentence, index)


def is_told(sentence: Sentence, end: int) -> bool:
    """Whether a phrase goes on with when or where: "Ein Zeuge nach dem Unfall: „…“"."""
    return sentence.words[end].lower in grammar.PREPOSITIONS


def segment_of(sentence: Sentence, index: int) -> int:
    return next(number for number, segment in enumerate(sentence.segments) if segment.first <= index < segment.last)


def source_beside(sentence: Sentence, index: int) -> Cue | None:
    """ "…", so X; "…", heißt es laut X"""
    after = index + 1
    if after >= len(sentence.words) or sentence.words[after].text not in (",", "–", "—", "-", "("):
        return None
    number = segment_of(sentence, index) + 1
    if number >= len(sentence.segments) or not is_whole(sentence, index):
        return None
    for cue, named, _, last in phrases(sentence, sentence.segments[number]):
        mention = place_of(sentence, named)
        return Cue((cue,), cue[0], "q", named[0] - 1, last, number, mention)
    return None


def is_whole(sentence: Sentence, index: int) -> bool:
    """Whether a passage fills its segment, as direct speech does and a fragment does not."""
    segment = sentence.segments[segment_of(sentence, index)]
    return all(word.is_quotation or word.kind is Kind.PUNCT for word in sentence.words[segment.first : segment.last])


def verb_after(sentence: Sentence, index: int) -> Cue | None:
    """Any verb and its subject after a comma: "…", lachte X"""
    place = index + 1
    if place + 1 >= len(sentence.words) or not is_whole(sentence, index):
        return None
    if sentence.words[place].text == ",":
        place += 1
    elif sentence.words[index].text[-1] not in FINAL:
        return None
    verb = sentence.words[place]
    if not grammar.is_indicative(verb):
        return None
    number = segment_of(sentence, place)
    subject = first_nominative(sentence, place + 1, sentence.segments[number].last)
    if subject is None:
        return None
    return Cue(
        ((verb.start, verb.end),),
        verb.start,
        "q",
        place,
        subject[1],
        number,
        place_of(sentence, subject),
        inverted=True,
    )


def colon_before(sentence: Sentence, index: int) -> Cue | None:
    """The subject of the clause that a colon ends."""
    if index < 2 or sentence.words[index - 1].text != ":":
        return None
    number = segment_of(sentence, index - 2) if sentence.words[index - 2].kind is not Kind.PUNCT else 0
    segment = sentence.segments[number]
    at = grammar.finite_at(sentence, segment)
    if segment.before == "(" and at is None:
        return None  # a gloss: "(kurz: „NW“)"
    if at is None:
        end = noun_phrase(sentence.words, segment.first, segment.last)
        if end and is_nominative(sentence, segment.first) and (end == segment.last or is_told(sentence, end)):
            return Cue(
                (),
                sentence.words[segment.first].start,
                "q",
                segment.first,
                segment.last,
                number,
                place_of(sentence, (segment.first, end)),
            )
        whole = matrix_subject(sentence) if number else None
        return Cue((), sentence.words[segment.first].start, "q", segment.first, segment.last, number, whole)
    kind = "subordinate" if grammar.is_subordinate(sentence, segment) else "main"
    subject, _ = subject_of(sentence, number, at, kind)
    whole = matrix_subject(sentence) if kind == "subordinate" and number else None
    if whole:
        return Cue((), sentence.words[at].start, "q", at, segment.last, number, whole)
    return Cue((), sentence.words[at].start, "q", at, segment.last, number, place_of(sentence, subject))
