"""From the words that name a speaker to the speaker: the fullest name the article gives, or nobody where two fit."""

from dataclasses import dataclass

from factdb.extract.candidates import Span, SpeakerCandidate
from factdb.extract.cast import Cast, Person, bare, is_feminine, is_institution, is_role, leading_roles, runs
from factdb.extract.languages.people import PeopleWords
from factdb.extract.words import Word, words_of
from factdb.rules.vocabulary import SpeakerKind

LONG_ROLE = 12  # words; a longer mention has its name inside or is misread
NAME_REACH = 60  # characters in which a name in apposition must end
FULL_NAME = 3  # words; a longer run of capitals is no person's name
NEAR = 600  # characters; a pronoun reaches no further back


@dataclass(frozen=True)
class Voice:
    """A speaker as resolved, the person of the cast behind it, and the rule that found it."""

    speaker: SpeakerCandidate | None
    rule: str
    person: Person | None = None
    anonymous: bool = False


class Resolver:
    """Resolves mentions in the order of the text; remembers who spoke last."""

    def __init__(self, cast: Cast, introduced: str = "") -> None:
        """`introduced` is the article's title: a role named there is that of the one person who speaks."""
        self.headline = {word.lower for word in words_of(introduced)}
        self.spoke: list[Person] = []
        self.cast, self.people, self.text = cast, cast.people, cast.text
        self.last: Voice | None = None
        self.last_place = 0
        self.institutions: list[str] = []

    def voice(self, span: Span) -> Voice:
        """Whom a mention names."""
        words = tuple(words_of(self.text, *span))
        found = self.found(words, span)
        if found.speaker:
            self.last, self.last_place = found, span[0]
            if found.person and found.person not in self.spoke:
                self.spoke.append(found.person)
            if found.speaker.kind is SpeakerKind.ORGANIZATION and found.speaker.name not in self.institutions:
                self.institutions.append(found.speaker.name)
        return found

    def found_quietly(self, span: Span) -> Voice:
        """Whom a mention names, without taking it for the last speaker."""
        return self.found(tuple(words_of(self.text, *span)), span)

    def found(self, words: tuple[Word, ...], span: Span) -> Voice:
        if not words:
            return Voice(None, "no words")
        if len(words) == 1 and words[0].lower in self.people.pronouns and not words[0].text.isupper():
            return self.by_pronoun(words[0], span[0])
        named = self.by_name(words)
        if named:
            return named
        head = head_of(words, self.people)
        if self.is_government(words):
            return Voice(organization(words[-1].text), "place as government")
        if head is not None and is_role(words[head].lower, self.people):
            return self.by_role(words, head, span)
        return self.by_kind(words, head)

    def is_government(self, words: tuple[Word, ...]) -> bool:
        return (
            len(words) == 1
            and words[0].capital
            and (words[0].lower in self.people.governments or bare(words[0].lower) in self.people.governments)
        )

    def by_name(self, words: tuple[Word, ...]) -> Voice | None:
        """A full or last name of the cast among the words, before any "of" that only says whose they are."""
        for first, last in runs(words, self.people):
            if (
                first
                and any(word.lower in self.people.of_whom for word in words[1:first])
                and "," not in {word.text for word in words[:first]}
            ):
                return None
            if last < len(words) and words[last - 1].lower.endswith(("'s", "’s")):
                return None  # "Doran's deputy" is not Doran
            start = leading_roles(words, first, last, self.people)
            if start < last and not any(is_institution(word.lower, self.people) for word in words[start:last]):
                person = self.person_named(words[start:last])
                if person:
                    return self.person_voice(person, "name")
                if len(self.cast.by_last.get(words[last - 1].text, ())) > 1:
                    return Voice(None, "two people of this name")
        return None

    def person_named(self, named: tuple[Word, ...]) -> Person | None:
        last = named[-1].text
        known = self.cast.by_last.get(last) or self.cast.by_last.get(bare(last)) or []
        if len(known) == 1:
            fits = len(named) == 1 or known[0].name.split()[0] == named[0].text or known[0].name in (last, bare(last))
            return known[0] if fits or (len(named) > 1 and named[0].text in known[0].name) else None
        full = self.text[named[0].start : named[-1].end]
        return next((person for person in known if person.name in (full, bare(full))), None)

    def person_voice(self, person: Person, rule: str) -> Voice:
        return Voice(SpeakerCandidate(person.name, SpeakerKind.PERSON, tuple(person.roles)), rule, person)

    def by_pronoun(self, pronoun: Word, place: int) -> Voice:
        """The last speaker where the pronoun fits and nobody else came between; the only person near otherwise."""
        genders = self.people.pronouns[pronoun.lower]
        last = self.last
        if last and last.speaker and last.person is None and fits_thing(last.speaker.kind, genders):
            return Voice(last.speaker, "pronoun: last speaker", anonymous=last.anonymous)
        between = [person for person in self.cast.before(place, max(0, place - NEAR)) if fits(person, genders)]
        if last and last.person and fits(last.person, genders):
            since = [person for person in self.cast.before(place, self.last_place + 1) if fits(person, genders)]
            if all(person is last.person for person in since):
                return self.person_voice(last.person, "pronoun: last speaker")
        if len(between) == 1:
            return self.person_voice(between[0], "pronoun: only person near")
        return Voice(None, "pronoun: " + ("several fit" if between else "nobody fits"))

    def by_role(self, words: tuple[Word, ...], head: int, span: Span) -> Voice:
        """A role noun: the person introduced with it; as said, unnamed, where nobody is."""
        apposed = self.apposed(span[1]) if len(words) <= LONG_ROLE else None
        if apposed:
            return self.person_voice(apposed, "name in apposition to the role")
        role = words[head].lower
        as_said = Voice(
            SpeakerCandidate(stripped(words, self.text, self.people), SpeakerKind.UNNAMED),
            "role, not named",
            anonymous=True,
        )
        if words[0].lower not in self.people.definite or len(words) > head + 1:
            return as_said
        fitting = [person for person in self.cast.before(span[0]) if self.has_role(person, role)]
        if not fitting:
            fitting = [person for person in self.cast.before(span[0]) if self.is_kind_of(person, role)]
        if not fitting and role in self.headline and len(self.spoke) == 1:
            fitting = [self.spoke[0]] if fits_role(self.spoke[0], role, self.people) else []
        if not fitting and role in self.people.anybody and self.last and self.last.person:
            fitting = [self.last.person] if fits_role(self.last.person, role, self.people) else []
        if len(fitting) == 1:
            return self.person_voice(fitting[0], "role of a person named before")
        if len(fitting) > 1 and self.last and self.last.person in fitting:
            others = [person for person in self.cast.before(span[0], self.last_place + 1) if person in fitting]
            if all(person is self.last.person for person in others):
                return self.person_voice(self.last.person, "role: last speaker who has it")
        return Voice(None, "role: several fit") if fitting else as_said

    def apposed(self, end: int) -> Person | None:
        """The name that follows a role: "der Leiter der Behörde, Andreas Huber, …"."""
        words = tuple(words_of(self.text, end, min(len(self.text), end + NAME_REACH)))
        if len(words) < 3 or words[0].text != ",":
            return None
        first, last = next(runs(words, self.people), (0, 0))
        closed = last < len(words) and words[last].text in ",.;"
        if first != 1 or not closed or not 2 <= last - first <= FULL_NAME:
            return None
        return self.person_named(words[first:last]) or self.cast.introduce(words[first:last])

    def has_role(self, person: Person, role: str) -> bool:
        return any(
            head == role or head.endswith(role) or head.rstrip("ens") == role.rstrip("ens") for head in person.heads()
        )

    def is_kind_of(self, person: Person, role: str) -> bool:
        narrower = self.people.narrower.get(role, ())
        if not narrower or not fits_role(person, role, self.people):
            return False
        return any(head.endswith(narrower) for head in person.heads())

    def by_kind(self, words: tuple[Word, ...], head: int | None) -> Voice:
        """An institution, group or unnamed source under the words used for it, or a name the cast does not know."""
        name = stripped(words, self.text, self.people)
        lower = words[head].lower if head is not None else name.lower()
        if lower.endswith(self.people.sources):
            return Voice(SpeakerCandidate(name, SpeakerKind.UNNAMED), "unnamed source", anonymous=True)
        if is_institution(lower, self.people) or any(
            is_institution(word.lower, self.people) for word in words if word.capital
        ):
            return self.institution(name, words)
        if lower.endswith(self.people.groups):
            return Voice(SpeakerCandidate(name, SpeakerKind.GROUP), "group")
        return self.by_capitals(words, name)

    def by_capitals(self, words: tuple[Word, ...], name: str) -> Voice:
        """What capitals alone tell: two or three of them are a person, one is an institution."""
        if all(word.capital for word in words) and 1 < len(words) <= FULL_NAME:
            return self.person_voice(self.cast.introduce(words), "full name")
        if words[0].lower not in self.people.articles and words[0].capital:
            return Voice(organization(name), "name as it stands")
        if words[0].lower in self.people.definite and any(word.capital for word in words):
            return Voice(organization(name), "definite phrase as it stands")
        return Voice(SpeakerCandidate(name, SpeakerKind.UNNAMED), "as said", anonymous=True)

    def institution(self, name: str, words: tuple[Word, ...]) -> Voice:
        """An institution, under the longer name it was given before where only one fits ("das Ministerium")."""
        if len(words) == 2 and words[0].lower in self.people.definite:
            longer = [
                known
                for known in self.institutions
                if known != name and any(word.lower().endswith(name.lower()) for word in known.split())
            ]
            if len(longer) == 1:
                return Voice(organization(longer[0]), "institution named before")
        return Voice(organization(name), "institution")


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
    if not person.gender or not people.feminine:
        return True
    return (person.gender == "f") == (is_feminine(role, people) or role in ("frau", "woman", "jährige"))


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
    """The words without the definite article."""
    start = 1 if len(words) > 1 and words[0].lower in people.definite else 0
    return " ".join(text[words[start].start : words[-1].end].split())
