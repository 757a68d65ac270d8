"""From a role noun ("the minister", "the 46-year-old") to the person who has the role."""

from factdb.extract.candidates import Span, SpeakerCandidate
from factdb.extract.names import (
    bare,
    is_institution,
    kindred,
    leading_roles,
    runs,
)
from factdb.extract.persons import Person
from factdb.extract.standing import Standing
from factdb.extract.voices import (
    UNNAMED_ROLE,
    Voice,
    fits_role,
    holds,
    is_of_party,
    person_voice,
    stripped,
)
from factdb.extract.words import Word, words_of
from factdb.rules.vocabulary import SpeakerKind

PLACE_WORDS = 6  # of a place between a role and its name, with the comma
LONG_ROLE = 12  # words; a longer mention has its name inside or is misread
NAME_REACH = 60  # characters in which a name in apposition must end
FULL_NAME = 3  # words; a longer run of capitals is no person's name
JUST = 250  # characters; the length of a sentence and a quote


class Offices(Standing):
    """Resolves mentions that are role nouns."""

    def by_role(self, words: tuple[Word, ...], head: int, span: Span) -> Voice:
        """A role noun: the person introduced with it; as said, unnamed, where nobody is."""
        apposed = self.apposed(span[1]) if len(words) <= LONG_ROLE else None
        if apposed:
            return person_voice(apposed, "name in apposition to the role")
        role = words[head].lower
        name = stripped(words, self.text, self.people)
        as_said = Voice(SpeakerCandidate(name, SpeakerKind.UNNAMED), UNNAMED_ROLE, anonymous=True)
        if words[0].lower not in self.people.definite:
            self.unnamed[role] = (as_said, span[0])
            return as_said
        unnamed = self.unnamed_before(role, span[0]) if len(words) == head + 1 else None
        if unnamed:
            return unnamed
        if len(words) > head + 1 and not self.is_beside(words[head + 1 :]):
            return self.by_office(words, head, span[0]) or as_said
        found = self.by_bearers(self.by_age(words, span[0]) or self.bearers(role, span[0]), span[0])
        return found or self.by_body(role, span[0]) or self.in_focus(role, span[0]) or as_said

    def unnamed_before(self, role: str, place: int) -> Voice | None:
        """Somebody unnamed who was brought in under this role and whom nobody named has taken it from since."""
        voice, since = self.unnamed.get(role, (None, 0))
        if not self.focus or voice is None:
            return None
        taken = any(self.has_role(person, role) for person in self.cast.before(place, since))
        return None if taken else voice

    def by_age(self, words: tuple[Word, ...], place: int) -> list[Person]:
        """Whom "the 46-year-old" means, with or without a role behind it."""
        ages = {word.lower for word in words if word.lower.endswith(self.people.suffixes[:1])}
        return [person for person in self.cast.before(place) if ages & person.called] if ages else []

    def in_focus(self, role: str, place: int) -> Voice | None:
        """Whom a noun that is no office means by which nobody was introduced: the person before our eyes."""
        if not self.focus or role in self.people.offices or role in self.unnamed:
            return None
        newly = self.focus.newly_named(place)
        if newly and fits_role(newly, role, self.people):
            return person_voice(newly, "noun: person of the sentence before")
        found = self.focus.antecedent(place, "mf", self.apart)
        fitting = found is not None and found.person is not None and fits_role(found.person, role, self.people)
        return found if fitting else None

    def bearers(self, role: str, place: int) -> list[Person]:
        """Whom a definite role may mean, by the first rule that finds anybody."""
        before = list(self.cast.before(place))
        for has in (self.has_role, self.is_kind_of):
            fitting = [person for person in before if has(person, role)]
            if fitting:
                return fitting
        party = [person for person in before if "-" in role and is_of_party(person, role, self.text, self.people)]
        if party or role in self.unnamed:
            return party
        return self.kindred_near(role, place) or self.only_speaker(role)

    def only_speaker(self, role: str) -> list[Person]:
        """The one who speaks, where the title has the role; the last one who spoke, where it fits everybody."""
        person = None
        if role in self.headline and len(self.spoke) == 1:
            person = self.spoke[0]
        elif role in self.people.anybody and self.last:
            person = self.last.person
        return [person] if person and fits_role(person, role, self.people) else []

    def by_bearers(self, fitting: list[Person], place: int) -> Voice | None:
        """The one who fits a role; of several, the last speaker where none of the others was named since."""
        if len(fitting) == 1:
            return person_voice(fitting[0], "role of a person named before")
        if fitting and self.last and self.last.person in fitting:
            since = [person for person in self.cast.before(place, self.last_place + 1) if person in fitting]
            if all(person is self.last.person for person in since):
                return person_voice(self.last.person, "role: last speaker who has it")
        return Voice(None, "role: several fit") if fitting else None

    def is_beside(self, rest: tuple[Word, ...]) -> bool:
        """Whether what follows a role tells where or when, not of whom: "die Ministerin am Rande einer Sitzung"."""
        return rest[0].lower in self.people.beside and not any(is_institution(w.lower, self.people) for w in rest)

    def by_office(self, words: tuple[Word, ...], head: int, place: int) -> Voice | None:
        """A role with its organisation: the one person who has both, or the one just named who leads under another
        word ("Oppositionsführer Brandt … der Vorsitzende der Partei")."""
        role, rest = words[head].lower, words[head + 1 :]
        of = {bare(word.lower) for word in rest if word.capital}
        fitting = [person for person in self.cast.before(place) if holds(person, role, of, self.people)]
        fitting = fitting or self.kindred_near(role, place)
        return person_voice(fitting[0], "role and organisation") if len(fitting) == 1 else None

    def kindred_near(self, role: str, place: int) -> list[Person]:
        """The one person named just before, where the role is of the kind of one of theirs."""
        near = list(self.cast.before(place, max(self.paragraph(place), place - JUST)))
        if len(near) != 1 or not fits_role(near[0], role, self.people):
            return []
        return near if any(any(kindred(head, role, self.people)) for head in near[0].heads()) else []

    def apposed(self, end: int) -> Person | None:
        """The name that follows a role: "der Leiter der Behörde, Andreas Huber, …"."""
        reach = min(len(self.text), end + NAME_REACH)
        words = self.past_place(tuple(words_of(self.text, end, reach, self.pieces)))
        if len(words) < 3 or words[0].text != ",":
            return None
        first, last = next(runs(words, self.people), (0, 0))
        closed = last < len(words) and words[last].text in ",.;"
        start = leading_roles(words, first, last, self.people)
        if first != 1 or not closed or not 2 <= last - start <= FULL_NAME:
            return None
        return self.person_named(words[start:last]) or self.cast.introduce(words[start:last])

    def past_place(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """The words after a place that belongs to the role: "die Sprecherin im Landtag, Anna Feld, …"."""
        if not words or words[0].lower not in self.people.beside:
            return words
        comma = next((index for index, word in enumerate(words[:PLACE_WORDS]) if word.text == ","), 0)
        inside = words[1:comma]
        return words[comma:] if inside and all(word.is_word for word in inside) else words
