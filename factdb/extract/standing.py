"""What resolving speakers goes by: the cast, who spoke last, whom nobody names."""

import re
from collections.abc import Callable

from factdb.extract.candidates import Span
from factdb.extract.cast import Cast
from factdb.extract.focus import Focus
from factdb.extract.names import (
    bare,
)
from factdb.extract.persons import Person
from factdb.extract.voices import (
    Voice,
    fits_role,
    is_called,
    organization,
)
from factdb.extract.words import PIECE, Word, words_of

NEAR = 600  # characters; a pronoun reaches no further back


class Standing:
    """What has been read so far of the speakers of one text."""

    found: Callable[[tuple[Word, ...], Span], Voice]
    """Whom the words at a place name; the resolver has it."""

    def __init__(
        self, cast: Cast, introduced: str = "", focus: Focus | None = None, pieces: re.Pattern[str] = PIECE
    ) -> None:
        """`introduced` is the article's title: a role named there is that of the one person who speaks. `focus` knows
        the subjects of the sentences, where the language's pronouns go back to those; `pieces` how words are cut."""
        self.pieces = pieces
        self.focus, self.watching = focus, False
        self.apart: tuple[Span, ...] = ()
        self.headline = {word.lower for word in words_of(introduced, pieces=pieces)}
        self.spoke: list[Person] = []
        self.cast, self.people, self.text = cast, cast.people, cast.text
        self.last: Voice | None = None
        self.last_place = 0
        self.institutions: list[str] = []
        self.unnamed: dict[str, tuple[Voice, int]] = {}  # people whom the article does not name, by role

    def person_named(self, named: tuple[Word, ...]) -> Person | None:
        last = named[-1].text
        known = self.cast.by_last.get(last) or self.cast.by_last.get(bare(last)) or []
        if len(known) == 1:
            fits = len(named) == 1 or known[0].name.split()[0] == named[0].text or known[0].name in (last, bare(last))
            return (
                known[0]
                if fits or (len(named) > 1 and named[0].text.lower() in known[0].name.lower().split())
                else None
            )
        if not known and len(named) == 1 and not self.people.compounds:
            return self.by_given(last)
        full = self.text[named[0].start : named[-1].end]
        return next((person for person in known if person.name in (full, bare(full))), None)

    def by_given(self, given: str) -> Person | None:
        """The one person of a given name: "Julian" after "Julian Frame"."""
        found = [
            person
            for person in self.cast.everybody()
            if " " in person.name and person.name.split()[0] == given.removesuffix("'s").removesuffix("’s")
        ]
        return found[0] if len(found) == 1 else None

    def paragraph(self, place: int) -> int:
        """Where the paragraph begins in which a place lies, no farther back than a pronoun reaches."""
        floor = max(0, place - NEAR)
        return max(floor, self.text.rfind("\n", floor, place) + 1)

    def has_role(self, person: Person, role: str) -> bool:
        return any(is_called(head, role, self.people) for head in person.heads())

    def is_kind_of(self, person: Person, role: str) -> bool:
        narrower = self.people.narrower.get(role, ())
        if not narrower or not fits_role(person, role, self.people):
            return False
        return any(head.endswith(narrower) for head in person.heads())

    def by_body(self, noun: str, place: int) -> Voice | None:
        """The one institution that an article calls by a noun or a short form."""
        fitting = self.cast.bodies.fitting(noun, place)
        if len(fitting) > 1:
            spoke = [name for name in fitting if self.last and self.last.speaker and self.last.speaker.name == name]
            fitting = spoke or fitting
        return Voice(organization(fitting[0]), "institution called so") if len(fitting) == 1 else None
