"""A speaker as resolved, and what a mention's words tell of whom it names."""

from dataclasses import dataclass

from factdb.extract.candidates import SpeakerCandidate
from factdb.extract.languages.people import PeopleWords
from factdb.extract.names import bare, is_feminine, is_institution, same_kind
from factdb.extract.persons import Person
from factdb.extract.words import Word
from factdb.rules.vocabulary import SpeakerKind

AS_SAID = "as said"
AS_IT_STANDS = "name as it stands"
UNNAMED_ROLE = "role, not named"


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


def is_of_party(person: Person, role: str, text: str, people: PeopleWords) -> bool:
    """Whether somebody's party stands behind the name in brackets: "Brandt (SPD)" is "der SPD-Politiker"."""
    party, _, noun = role.rpartition("-")
    ends = (place + len(person.last) for place in person.places)
    return noun in people.anybody and any(text[end : end + len(party) + 2].lower() == f" ({party}" for end in ends)


def is_called(head: str, role: str, people: PeopleWords) -> bool:
    """Whether somebody whose role is `head` may be called by `role`."""
    if head == role or head.endswith(role) or head.rstrip("ens") == role.rstrip("ens"):
        return True
    return same_kind(head, role, people)


def holds(person: Person, role: str, of: set[str], people: PeopleWords) -> bool:
    """Whether somebody has a role in an organisation of which a name is among these words."""
    return any(
        one.organization
        and is_called(one.title.split()[0].lower(), role, people)
        and of & {bare(word.lower()) for word in one.organization.split()}
        for one in person.roles
        if one.title
    )


def head_of(words: tuple[Word, ...], people: PeopleWords) -> int | None:
    """The noun a phrase is about: the last word before "of whom", a comma or a name in marks."""
    head = None
    for index, word in enumerate(words):
        if index and (word.lower in people.of_whom or not (word.is_word or word.text in ("'", "’"))):
            break
        if word.is_word and word.lower not in people.articles:
            head = index
    return head


def stripped(words: tuple[Word, ...], text: str, people: PeopleWords) -> str:
    """The words without the definite article and its genitive."""
    if len(words) > 1 and words[0].lower in people.dropped and words[1].lower not in people.of_whom:
        return " ".join(text[words[1].start : words[-1].end].split())
    if len(words) < 2 or words[0].lower not in people.definite:
        return " ".join(text[words[0].start : words[-1].end].split())
    noun = nominative(words[1], words[0].lower, people)
    return " ".join((noun + text[words[1].end : words[-1].end]).split())


def own_capitals(words: tuple[Word, ...], text: str, people: PeopleWords) -> str | None:
    """An institution's own name without what stands before it: "the opposition Centre Party"."""
    start = next(
        (index for index, word in enumerate(words) if word.capital and index and word.lower not in people.articles),
        None,
    )
    if start is None or (words[0].capital and words[0].lower not in people.articles):
        return None
    owned = words[start].lower.endswith(("'s", "’s"))
    rest = words[start + owned :]
    named = (
        len(rest) > 1 and rest[0].capital and any(is_institution(word.lower, people) for word in rest if word.capital)
    )
    return " ".join(text[rest[0].start : rest[-1].end].split()) if named else None
