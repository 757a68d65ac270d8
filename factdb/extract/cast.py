"""The cast of an article: the people it names in full, with their offices, gender and the places where they appear."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from factdb.extract.candidates import RoleCandidate
from factdb.extract.languages.people import PeopleWords
from factdb.extract.sentences import Sentence
from factdb.extract.words import Kind, Word

LONGEST_NAME = 6  # words
MOST_ROLES = 12  # of one person; a bound keeps the work linear
FARTHEST = 200  # names back; who was named before that is not meant by a role or pronoun


@dataclass(eq=False)
class Person:
    """Somebody the article names. `places` are the character offsets of the last name."""

    name: str
    last: str
    gender: str = ""
    roles: list[RoleCandidate] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def take(self, role: RoleCandidate) -> None:
        """Add a role where the text first gives it."""
        known = any((one.title, one.organization) == (role.title, role.organization) for one in self.roles)
        if not known and len(self.roles) < MOST_ROLES:
            self.roles.append(role)

    def heads(self) -> set[str]:
        """The role words without what they are of, in lower case."""
        return {role.title.split()[0].lower() for role in self.roles if role.title}


@lru_cache(maxsize=8192)
def is_role(lower: str, people: PeopleWords) -> bool:
    """Whether a word names an office or trade: whole, as a compound or in its feminine form."""
    return lower.endswith(people.roles) or any(
        lower.endswith(ending) and lower[: -len(ending)].endswith(people.roles)
        for ending in (*people.feminine, *people.genitive)
    )


@lru_cache(maxsize=8192)
def is_institution(lower: str, people: PeopleWords) -> bool:
    return lower in people.institutions or lower.endswith(people.institution_endings)


class Cast:
    """All people of one article, found in one pass over its sentences."""

    def __init__(self, sentences: list[Sentence], people: PeopleWords, text: str) -> None:
        self.people, self.text = people, text
        self.by_last: dict[str, list[Person]] = {}
        self.order: list[tuple[int, Person]] = []
        for sentence in sentences:
            self.read(sentence)

    def read(self, sentence: Sentence) -> None:
        """Enter the names of one sentence."""
        for first, last in runs(sentence.words, self.people):
            self.enter(sentence, first, last)

    def enter(self, sentence: Sentence, first: int, last: int) -> None:
        words = sentence.words
        roles_end = leading_roles(words, first, last, self.people)
        named = words[roles_end:last]
        if not named or not self.is_personal(sentence, first, roles_end, last):
            return
        person = self.person(named)
        if person is None:
            return
        person.places.append(named[-1].start)
        self.order.append((named[-1].start, person))
        self.add_roles(person, sentence, first, roles_end, last)

    def is_personal(self, sentence: Sentence, first: int, roles_end: int, last: int) -> bool:
        """Whether a run of capitals names a person: by office or address, by first name, or as known already."""
        words = sentence.words
        if any(is_institution(word.lower, self.people) for word in words[roles_end:last]):
            return False
        known = words[last - 1].text in self.by_last or bare(words[last - 1].text) in self.by_last
        if known or any(word.lower not in self.people.articles for word in words[first:roles_end]):
            return True
        if last - roles_end < 2:
            return False
        given = words[roles_end].lower
        return given in self.people.women or given in self.people.men or self.has_office_after(words, last)

    def has_office_after(self, words: tuple[Word, ...], last: int) -> bool:
        """Whether an apposition with an office follows: ", russischer Chefunterhändler für …"."""
        if last >= len(words) or words[last].text not in (",", "("):
            return False
        return self.office_at(words, last + 1) is not None

    def office_at(self, words: tuple[Word, ...], start: int) -> int | None:
        """The index of the role noun with which an apposition begins, past article and adjectives."""
        for index in range(start, min(start + 6, len(words))):
            word = words[index]
            if not word.is_word:
                return None
            if is_role(word.lower, self.people):
                return index
            after = words[index + 1] if index + 1 < len(words) else word
            if word.lower not in self.people.articles and after.lower in self.people.articles:
                return None  # no adjective stands before an article: this is a verb
        return None

    def introduce(self, named: tuple[Word, ...]) -> Person:
        """Enter somebody whom only a speech verb shows to be a person."""
        person = Person(self.text[named[0].start : named[-1].end], named[-1].text, self.gender_of(named))
        person.places.append(named[-1].start)
        self.by_last.setdefault(person.last, []).append(person)
        insort(self.order, (named[-1].start, person), key=itemgetter(0))
        return person

    def person(self, named: tuple[Word, ...]) -> Person | None:
        """The person of this name, new or known; None where a last name alone fits two."""
        last = named[-1].text
        if last not in self.by_last and bare(last) in self.by_last:
            last = bare(last)
        known = self.by_last.setdefault(last, [])
        full = self.text[named[0].start : named[-1].end].removesuffix("'s").removesuffix("’s")
        if named[-1].text != last:
            full = full.removesuffix("s")
        if len(named) == 1 and known:
            return known[0] if len(known) == 1 else None
        for person in known:
            if person.name in {full, last} or same_person(person.name, full):
                person.name = max(person.name, full, key=len)
                person.gender = person.gender or self.gender_of(named)
                return person
        known.append(Person(full, last, self.gender_of(named)))
        return known[-1]

    def gender_of(self, named: tuple[Word, ...]) -> str:
        given = named[0].lower.split("-")[0]
        if len(named) < 2:
            return ""
        return "f" if given in self.people.women else "m" if given in self.people.men else ""

    def add_roles(self, person: Person, sentence: Sentence, first: int, roles_end: int, last: int) -> None:
        words = sentence.words
        for word in words[first:roles_end]:
            self.learn(person, word)
            if is_role(word.lower, self.people):
                person.take(RoleCandidate(word.text, None, word.start, word.end))
        before = self.office_before(words, first)
        after = self.office_at(words, last + 1) if last < len(words) and words[last].text in (",", "(") else None
        for index, stop in ((before, first), (after, len(words))):
            if index is not None:
                self.learn(person, words[index])
                person.take(self.role(words, index, stop))

    def office_before(self, words: tuple[Word, ...], first: int) -> int | None:
        """The role in "der Leiter der Behörde, Andreas Huber" and "Sprecherin des Amtes Eva Maier"."""
        stop = first - 1 if first and words[first - 1].text == "," else first
        for index in range(stop - 1, max(stop - 9, -1), -1):
            if not words[index].is_word:
                return None
            if is_role(words[index].lower, self.people):
                leads = stop < first or words[index + 1].lower in self.people.of_whom if index + 1 < first else False
                return index if leads and stop < first else None
        return None

    def learn(self, person: Person, word: Word) -> None:
        """Take the gender from an address or a role's ending."""
        told = self.people.titles.get(word.lower)
        if told:
            person.gender = told
        elif is_role(word.lower, self.people) and not person.gender and self.people.feminine:
            person.gender = "f" if is_feminine(word.lower, self.people) else "m" if word.lower.endswith("r") else ""

    def role(self, words: tuple[Word, ...], index: int, stop: int) -> RoleCandidate:
        """A role with what belongs to its title, and of whom."""
        end, organization = index + 1, None
        if end < stop and words[end].lower in self.people.for_what:
            end = stretch(words, end, stop)
        title_end = end
        if end < stop and words[end].lower in self.people.of_whom:
            close = stretch(words, end, stop)
            organization = self.text[words[min(end + 1, close - 1)].start : words[close - 1].end]
            end = close
        title = self.text[words[index].start : words[title_end - 1].end]
        return RoleCandidate(title, organization, words[index].start, words[end - 1].end)

    def before(self, place: int, since: int = 0) -> Iterator[Person]:
        """The people named between two places of the text, the nearest first, each once."""
        end = bisect_left(self.order, place, key=itemgetter(0))
        seen: list[Person] = []
        for start, person in reversed(self.order[max(0, end - FARTHEST) : end]):
            if start < since:
                return
            if person not in seen:
                seen.append(person)
                yield person


def same_person(known: str, full: str) -> bool:
    """Whether one name is the other with more given names: "Joe Biden" and "Joseph Joe Biden"."""
    return full.split(maxsplit=1)[0] in known.split() or known.split(maxsplit=1)[0] in full.split()


def is_feminine(lower: str, people: PeopleWords) -> bool:
    return any(lower.endswith(ending) and lower[: -len(ending)].endswith(people.roles) for ending in people.feminine)


def bare(name: str) -> str:
    """A name without the genitive s."""
    return name.removesuffix("’s").removesuffix("'s").removesuffix("s")


def runs(words: tuple[Word, ...], people: PeopleWords) -> Iterator[tuple[int, int]]:
    """Runs of capitals, with the particles and initials inside names."""
    index = 0
    while index < len(words):
        if not (words[index].capital or is_lower_role(words, index, people)):
            index += 1
            continue
        end = index + 1
        while end < len(words) and end - index < 2 * LONGEST_NAME and continues(words, end, people):
            end += 1
        while end > index + 1 and not words[end - 1].capital:
            end -= 1
        yield index, end
        index = end


def is_lower_role(words: tuple[Word, ...], index: int, people: PeopleWords) -> bool:
    """A role in lower case right before a name, as English writes it: "spokesman John Smith"."""
    return (
        index + 1 < len(words)
        and words[index].is_word
        and words[index + 1].capital
        and is_role(words[index].lower, people)
    )


def continues(words: tuple[Word, ...], end: int, people: PeopleWords) -> bool:
    word = words[end]
    if word.capital:
        return True
    after = words[end + 1] if end + 1 < len(words) else None
    if after is None or not (after.capital or after.lower in people.name_particles):
        return False
    initial = word.text == "." and len(words[end - 1].text) <= 4 and words[end - 1].end == word.start
    return initial or is_particle(words, end, people)


def is_particle(words: tuple[Word, ...], end: int, people: PeopleWords) -> bool:
    """Whether a word like "van" is part of a name; "von", which may also tell whose, only after a given name."""
    word, before = words[end], words[end - 1]
    if word.lower not in people.name_particles:
        return False
    if word.lower not in people.of_whom:
        return before.capital or before.lower in people.name_particles
    return before.lower in people.women | people.men | people.name_particles


def leading_roles(words: tuple[Word, ...], first: int, last: int, people: PeopleWords) -> int:
    """The index at which the name itself begins, past address, offices and inhabitants' adjectives."""
    start = first
    for index in range(first, last):
        lower = words[index].lower
        if (is_role(lower, people) and lower not in people.women and lower not in people.men) or lower in people.titles:
            start = index + 1
            if start < last and words[start].text == ".":
                start += 1
        elif lower in people.articles and index == start:
            start = index + 1
    return start


def stretch(words: tuple[Word, ...], start: int, stop: int) -> int:
    """The end of a phrase that belongs to a role: up to a mark or a word that opens another phrase."""
    end = start + 1
    while end < stop and end - start < 12 and words[end].kind is not Kind.PUNCT:
        if words[end].lower in ("in", "at", "who", "hat", "ist", "has", "is", "said", "sagte") and end > start + 1:
            break
        end += 1
    return end
