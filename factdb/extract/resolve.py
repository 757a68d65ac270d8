"""From the words that name a speaker to the speaker: the fullest name the article gives, or nobody where two fit."""

from factdb.extract.candidates import Span, SpeakerCandidate
from factdb.extract.cast import Cast, Person
from factdb.extract.focus import Focus
from factdb.extract.names import (
    bare,
    is_institution,
    is_role,
    kind_of,
    kindred,
    leading_roles,
    proper_name,
    runs,
)
from factdb.extract.voices import (
    UNNAMED_ROLE,
    Voice,
    fits,
    fits_role,
    fits_thing,
    head_of,
    holds,
    is_called,
    is_of_party,
    organization,
    own_capitals,
    person_voice,
    stripped,
)
from factdb.extract.words import Word, words_of
from factdb.rules.vocabulary import SpeakerKind

LONG_ROLE = 12  # words; a longer mention has its name inside or is misread
NAME_REACH = 60  # characters in which a name in apposition must end
FULL_NAME = 3  # words; a longer run of capitals is no person's name
OPENING = 60  # characters; a name with its office ends within them
JUST = 250  # characters; the length of a sentence and a quote
NEAR = 600  # characters; a pronoun reaches no further back


class Resolver:
    """Resolves mentions in the order of the text; remembers who spoke last."""

    def __init__(self, cast: Cast, introduced: str = "", focus: Focus | None = None) -> None:
        """`introduced` is the article's title: a role named there is that of the one person who speaks. `focus` knows
        the subjects of the sentences, where the language's pronouns go back to those."""
        self.focus, self.watching = focus, False
        self.apart: tuple[Span, ...] = ()
        self.headline = {word.lower for word in words_of(introduced)}
        self.spoke: list[Person] = []
        self.cast, self.people, self.text = cast, cast.people, cast.text
        self.last: Voice | None = None
        self.last_place = 0
        self.institutions: list[str] = []
        self.unnamed: dict[str, tuple[Voice, int]] = {}  # people whom the article does not name, by role

    def voice(self, span: Span, apart: tuple[Span, ...] = ()) -> Voice:
        """Whom a mention names; `apart` is where the words said lie, which do not name who says them."""
        found = self.found_quietly(span, apart)
        if found.speaker:
            self.last, self.last_place = found, span[0]
            if found.person and found.person not in self.spoke:
                self.spoke.append(found.person)
            if found.speaker.kind is SpeakerKind.ORGANIZATION and found.speaker.name not in self.institutions:
                self.institutions.append(found.speaker.name)
        return found

    def found_quietly(self, span: Span, apart: tuple[Span, ...] = ()) -> Voice:
        """Whom a mention names, without taking it for the last speaker."""
        if self.focus:
            self.focus.reach(span[0], self.watched)
        self.apart = apart
        return self.found(tuple(words_of(self.text, *span)), span)

    def watched(self, span: Span) -> Voice:
        """Whom a subject names that need not speak: nobody is introduced by it."""
        self.watching, self.apart = True, ()
        found = self.found(tuple(words_of(self.text, *span)), span)
        self.watching = False
        return found

    def found(self, words: tuple[Word, ...], span: Span) -> Voice:
        if not words:
            return Voice(None, "no words")
        genders = self.genders(words)
        if genders:
            return self.by_pronoun(genders, span[0])
        named = self.by_name(words)
        if named:
            return named
        head = head_of(words, self.people)
        if self.is_government(words):
            return Voice(organization(words[-1].text), "place as government")
        if head is not None and is_role(words[head].lower, self.people):
            return self.by_role(words, head, span)
        return self.by_kind(words, head, span[0])

    def genders(self, words: tuple[Word, ...]) -> str:
        """What a pronoun alone or a possessive with a source noun ("seinen Worten") says of the speaker."""
        first = words[0]
        if len(words) == 1:
            return "" if first.text.isupper() else self.people.pronouns.get(first.lower, "")
        is_source = words[-1].lower.endswith(self.people.sources) and len(words) <= 3
        return self.people.possessives.get(first.lower, "") if is_source else ""

    def is_government(self, words: tuple[Word, ...]) -> bool:
        place = words[0].lower
        return len(words) == 1 and words[0].capital and not self.people.governments.isdisjoint({place, bare(place)})

    def by_name(self, words: tuple[Word, ...]) -> Voice | None:
        """A full or last name of the cast among the words, before any "of" that only says whose they are."""
        for first, last in runs(words, self.people):
            if (
                first
                and any(word.lower in self.people.of_whom for word in words[1:first])
                and "," not in {word.text for word in words[:first]}
            ):
                return None
            if not self.people.compounds and self.is_attribute(words, last):
                continue
            if last < len(words) and words[last - 1].lower.endswith(("'s", "’s")):
                return None  # "Doran's deputy" is not Doran
            start = leading_roles(words, first, last, self.people)
            if start == last and words[last - 1].text in self.cast.by_last and not self.people.compounds:
                start = last - 1  # a last name that is also a trade
            if start < last and not any(is_institution(word.lower, self.people) for word in words[start:last]):
                person = self.person_named(words[start:last])
                if person:
                    return person_voice(person, "name")
                if len(self.cast.by_last.get(words[last - 1].text, ())) > 1:
                    return Voice(None, "two people of this name")
        return None

    def is_attribute(self, words: tuple[Word, ...], last: int) -> bool:
        """Whether a name only tells which: "the Stone sisters"."""
        after = words[last] if last < len(words) else None
        return (
            after is not None
            and after.is_word
            and not after.capital
            and after.lower not in self.people.of_whom | {"himself", "herself"}
        )

    def person_named(self, named: tuple[Word, ...]) -> Person | None:
        last = named[-1].text
        known = self.cast.by_last.get(last) or self.cast.by_last.get(bare(last)) or []
        if len(known) == 1:
            fits = len(named) == 1 or known[0].name.split()[0] == named[0].text or known[0].name in (last, bare(last))
            return known[0] if fits or (len(named) > 1 and named[0].text in known[0].name) else None
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

    def by_pronoun(self, genders: str, place: int) -> Voice:
        """The last speaker where the pronoun fits and nobody else came between; the only person near otherwise."""
        last = self.last
        found = self.focus.antecedent(place, genders, self.apart) if self.focus else None
        if found:
            return found
        personal = self.focus is not None and not set("np") & set(genders)
        if not personal and last and last.speaker and last.person is None and fits_thing(last.speaker.kind, genders):
            return Voice(last.speaker, "pronoun: last speaker", anonymous=last.anonymous)
        between = [person for person in self.cast.before(place, max(0, place - NEAR)) if fits(person, genders)]
        if last and last.person and fits(last.person, genders):
            since = [person for person in self.cast.before(place, self.last_place + 1) if fits(person, genders)]
            if all(person is last.person for person in since):
                return person_voice(last.person, "pronoun: last speaker")
        if len(between) == 1:
            return person_voice(between[0], "pronoun: only person near")
        topic = self.topic(place, between)
        if topic:
            return person_voice(topic, "pronoun: person with whom the paragraph begins")
        return Voice(None, "pronoun: " + ("several fit" if between else "nobody fits"))

    def paragraph(self, place: int) -> int:
        """Where the paragraph begins in which a place lies, no farther back than a pronoun reaches."""
        floor = max(0, place - NEAR)
        return max(floor, self.text.rfind("\n", floor, place) + 1)

    def topic(self, place: int, fitting: list[Person]) -> Person | None:
        """The one fitting person whom a paragraph names, where it begins with that name."""
        start = self.paragraph(place)
        named = [person for person in self.cast.before(place, start) if person in fitting]
        if len(named) != 1:
            return None
        first = next(at for at in named[0].places if at >= start)
        return named[0] if first - start < OPENING else None

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

    def by_body(self, noun: str, place: int) -> Voice | None:
        """The one institution that an article calls by a noun or a short form."""
        fitting = self.cast.bodies.fitting(noun, place)
        if len(fitting) > 1:
            spoke = [name for name in fitting if self.last and self.last.speaker and self.last.speaker.name == name]
            fitting = spoke or fitting
        return Voice(organization(fitting[0]), "institution called so") if len(fitting) == 1 else None

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
        words = tuple(words_of(self.text, end, min(len(self.text), end + NAME_REACH)))
        if len(words) < 3 or words[0].text != ",":
            return None
        first, last = next(runs(words, self.people), (0, 0))
        closed = last < len(words) and words[last].text in ",.;"
        if first != 1 or not closed or not 2 <= last - first <= FULL_NAME:
            return None
        return self.person_named(words[first:last]) or self.cast.introduce(words[first:last])

    def has_role(self, person: Person, role: str) -> bool:
        return any(is_called(head, role, self.people) for head in person.heads())

    def is_kind_of(self, person: Person, role: str) -> bool:
        narrower = self.people.narrower.get(role, ())
        if not narrower or not fits_role(person, role, self.people):
            return False
        return any(head.endswith(narrower) for head in person.heads())

    def known_body(self, words: tuple[Word, ...], lower: str, place: int) -> Voice | None:
        """An institution named before, by a noun or its short form; a document speaks for who made it."""
        definite = words[0].lower in self.people.definite
        if definite and lower in self.people.documents and len(words) == 2:
            return self.issuer(lower, place)
        if len(words) > 2 or (len(words) == 2 and not definite):
            return None
        short = words[-1].text
        return self.by_body(short if short.isupper() else lower, place) if definite or short.isupper() else None

    def issuer(self, document: str, place: int) -> Voice | None:
        """Who spoke last, where they did so in the document that is now cited."""
        said = self.text[max(0, self.last_place - JUST) : place].lower()
        return self.last if self.last and document in said and place - self.last_place < NEAR else None

    def by_kind(self, words: tuple[Word, ...], head: int | None, place: int) -> Voice:
        """An institution, group or unnamed source under the words used for it, or a name the cast does not know."""
        name = stripped(words, self.text, self.people)
        lower = words[head].lower if head is not None else name.lower()
        if len(words) == 2 and name.lower() != lower:
            lower = name.lower()  # "des Vereins" without its ending
        known = self.known_body(words, lower, place)
        if known:
            return known
        called = self.own_name(words)
        if called:
            return Voice(organization(called), "institution with its own name")
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
        start = 1 if words[0].lower in self.people.articles else 0
        if (
            len(words) == 1
            and words[0].capital
            and words[0].lower in self.people.women | self.people.men
            and self.focus
        ):
            return person_voice(self.cast.person(words) or self.cast.introduce(words), "given name")
        if all(word.capital for word in words) and 1 < len(words) <= FULL_NAME and not start and not self.watching:
            return person_voice(self.cast.introduce(words), "full name")
        if words[0].lower not in self.people.articles and words[0].capital:
            return Voice(organization(name), "name as it stands")
        if words[0].lower in self.people.definite and any(word.capital for word in words[1:]):
            return Voice(organization(name), "definite phrase as it stands")
        return Voice(SpeakerCandidate(name, SpeakerKind.UNNAMED), "as said", anonymous=True)

    def own_name(self, words: tuple[Word, ...]) -> str | None:
        """The name an institution was introduced with, by the noun for its kind: "der Verein", "the group"."""
        for index, word in enumerate(words):
            if word.lower.endswith(self.people.kinds):
                own = proper_name(words, index, self.people)
                if own:
                    return self.text[own[0].start : own[-1].end]
                known = self.cast.proper.get(kind_of(word.lower, self.people), set())
                alone = index == len(words) - 1 and words[0].lower in self.people.definite
                return next(iter(known)) if alone and len(known) == 1 else None
        return None

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
        if self.focus:
            name = own_capitals(words, self.text, self.people) or name
        return Voice(organization(name), "institution")
