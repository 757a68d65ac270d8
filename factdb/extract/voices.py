"""A speaker as resolved, and what a mention's words tell of whom it names."""

from dataclasses import dataclass

from factdb.extract.candidates import SpeakerCandidate
from factdb.extract.cast import Person
from factdb.extract.languages.people import PeopleWords
from factdb.extract.names import is_feminine, is_institution
from factdb.extract.words import Word
from factdb.rules.vocabulary import SpeakerKind


@dataclass(frozen=True)
class Voice:
    """A speaker as resolved, the person of the cast behind it, and the rule that found it."""

    speaker: SpeakerCandidate | None
    rule: str
    person: Person | None = None
    anonymous: bool = False


def nominative(word: Word, article: str, people: PeopleWords) -> str:
    """A noun without the s of the genitive, where an article shows one: "des Landesamts"."""
    if article not in people.genitives:
        return word.text
    stems = (word.text.removesuffix(ending) for ending in people.genitive)
    return next((stem for stem in stems if stem != word.text and is_institution(stem.lower(), people)), word.text)


def person_speaker(person: Person) -> SpeakerCandidate:
    return SpeakerCandidate(person.name, SpeakerKind.PERSON, tuple(person.roles))


def person_voice(person: Person, rule: str) -> Voice:
    return Voice(person_speaker(person), rule, person)


def organization(name: str) -> SpeakerCandidate:
    return SpeakerCandidate(name, SpeakerKind.ORGANIZATION)


def fits(person: Person, genders: str) -> bool:
    return (not person.gender and bool(set("mf") & set(genders))) or (person.gender in genders and person.gender != "")


def fits_thing(kind: SpeakerKind, genders: str) -> bool:
    """Whether a pronoun can mean a group or institution: "sie", "es", "they", "it"."""
    if kind is SpeakerKind.GROUP:
        return "p" in genders
    return (kind is SpeakerKind.ORGANIZATION and bool(set("np") & set(genders))) or kind is SpeakerKind.UNNAMED


def fits_role(person: Person, role: str, people: PeopleWords) -> bool:
    """Whether a role noun's gender is not against a person's."""
    if not person.gender or (role.endswith(people.neutral) and not role.endswith(people.masculine)):
        return True
    return (person.gender == "f") == (is_feminine(role, people) or role in people.womanly)


def head_of(words: tuple[Word, ...], people: PeopleWords) -> int | None:
    """The noun a phrase is about: the last word before "of whom", a comma or a name in marks."""
    head = None
    for index, word in enumerate(words):
        if index and (word.lower in people.of_whom or not word.is_word):
            break
        if word.is_word and word.lower not in people.articles:
            head = index
    return head


def stripped(words: tuple[Word, ...], text: str, people: PeopleWords) -> str:
    """The words without the definite article and its genitive."""
    if len(words) < 2 or words[0].lower not in people.definite:
        return " ".join(text[words[0].start : words[-1].end].split())
    noun = nominative(words[1], words[0].lower, people)
    return " ".join((noun + text[words[1].end : words[-1].end]).split())
