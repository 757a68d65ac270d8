"""German reported speech that its mood alone marks: Konjunktiv I in following sentences and subordinate clauses."""

from factdb.extract.drafts import Draft
from factdb.extract.languages.de import grammar
from factdb.extract.languages.de.clauses import extent
from factdb.extract.languages.de.cues import cues
from factdb.extract.languages.de.nominal import agent_of, passive_takes
from factdb.extract.languages.de.people import PEOPLE
from factdb.extract.languages.de.subjects import place_of, subject_of
from factdb.extract.languages.de.verbs import FORMS
from factdb.extract.languages.lexicon import words
from factdb.extract.names import is_institution, is_role
from factdb.extract.sentences import Segment, Sentence, once
from factdb.rules.vocabulary import Mode

TOLD_OF = words("wird werden wurde wurden soll sollen")
SHORT = 4  # letters; a participle is longer
CONDITIONS = words("wenn falls sofern als ob wie")
MATRIX = 4  # segments; a main clause that begins later is not the one a sentence is about


@once
def carried(sentence: Sentence) -> int:
    """2 where the main verb stands in Konjunktiv I, 1 where it stands in Konjunktiv II or is a sollen of hearsay, else
    0."""
    if "ich" in sentence.vocabulary:
        return 0
    for segment in sentence.segments:
        if grammar.is_subordinate(sentence, segment):
            continue
        if is_hearsay(sentence, segment):
            return 1
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


def is_hearsay(sentence: Sentence, segment: Segment) -> bool:
    """Whether sollen with a perfect infinitive tells what others report: "soll den Wagen gestohlen haben"."""
    inside = [word.lower for word in sentence.words[segment.first : segment.last] if word.is_word]
    if "soll" not in inside and "sollen" not in inside:
        return False
    closed = inside[:-1] if inside[-1] in ("soll", "sollen") else inside
    return len(closed) > 1 and closed[-1] in ("haben", "sein") and is_perfect(closed[-2])


def is_perfect(lower: str) -> bool:
    """Whether a word before haben or sein is a participle: "gestohlen", "worden", "begonnen"."""
    if lower == "worden" or grammar.is_participle(lower) or any(form.participle for form in FORMS.get(lower, ())):
        return True
    return len(lower) > SHORT and lower.endswith(("en", "t")) and lower not in grammar.NO_NOUNS | grammar.NOT_VERBS


def subclause(sentence: Sentence) -> list[Draft]:
    """Subordinate clauses in Konjunktiv I inside a sentence in the indicative."""
    for number, segment in enumerate(sentence.segments):
        if number and grammar.is_subordinate(sentence, segment) and is_reported(sentence, segment):
            if grammar.opening(sentence, segment) in ("als", "ob") and segment.last - segment.first > 1:
                continue
            span = extent(sentence, number, None)
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


def is_reported(sentence: Sentence, segment: Segment) -> bool:
    """Whether the mood of a clause tells that somebody reports it: Konjunktiv I or hearsay; after a verb of speech also
    the Konjunktiv II that stands for it in the plural, but not what a condition brings."""
    if has_konjunktiv_one(sentence, segment) or is_hearsay(sentence, segment):
        return True
    if not grammar.has_konjunktiv(sentence, segment) or grammar.opening(sentence, segment) in CONDITIONS:
        return False
    return any(cue.subject and cue.start < sentence.words[segment.first].start for cue in cues(sentence))


def has_konjunktiv_one(sentence: Sentence, segment: Segment) -> bool:
    inside = sentence.words[segment.first : segment.last]
    return any(word.is_word and not word.capital and grammar.is_konjunktiv_one(word.lower) for word in inside)


def actor(sentence: Sentence) -> tuple[int, int] | None:
    """Who acts in the main clause of a sentence, where the words are a name, "er" or a noun for somebody who can
    speak."""
    subject = matrix_subject(sentence)
    if subject is None:
        return None
    inside = [word for word in sentence.words if subject[0] <= word.start < subject[1]]
    named = inside[0].capital and inside[0].lower not in grammar.ARTICLES | grammar.NO_NOUNS | grammar.PRONOUNS
    return subject if named or inside[0].lower in ("er", "sie") else agent(sentence)


def agent(sentence: Sentence) -> tuple[int, int] | None:
    """Who acts in a sentence, where it is somebody who can speak: "Das Institut sieht keine Gefahr."."""
    subject = matrix_subject(sentence)
    if subject is None:
        return None
    if (told := told_of(sentence)) is not None:
        return agent_of(sentence, told) if any(passive_takes(word.lower) for word in sentence.words) else None
    inside = [word for word in sentence.words if subject[0] <= word.start < subject[1]]
    nouns = [word.lower for word in inside if word.capital and word.lower not in grammar.ARTICLES]
    speaks = any(is_role(noun, PEOPLE) or is_institution(noun, PEOPLE) for noun in nouns)
    return subject if speaks or (nouns and nouns[-1].endswith(PEOPLE.groups)) else None


def told_of(sentence: Sentence) -> Segment | None:
    """The main clause in which something is done to the subject, or only said of it: "wurde verletzt", "soll geflohen
    sein"."""
    for segment in sentence.segments[:MATRIX]:
        at = grammar.finite_at(sentence, segment)
        if at is not None and not grammar.is_subordinate(sentence, segment):
            return segment if sentence.words[at].lower in TOLD_OF else None
    return None


def matrix_subject(sentence: Sentence) -> tuple[int, int] | None:
    for number, segment in enumerate(sentence.segments[:MATRIX]):
        at = grammar.finite_at(sentence, segment)
        if at is not None and not grammar.is_subordinate(sentence, segment):
            return place_of(sentence, subject_of(sentence, number, at, "main")[0])
        if at is not None and number == 0:
            return None
    return None
