"""The cast of an article: the people it names in full, with their offices, gender and the places where they appear."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from factdb.extract.bodies import Bodies
from factdb.extract.candidates import RoleCandidate, Span
from factdb.extract.languages.people import PeopleWords
from factdb.extract.names import (
    bare,
    follows_office,
    is_end,
    is_feminine,
    is_institution,
    is_role,
    leading_roles,
    proper_names,
    runs,
    same_person,
    stretch,
)
from factdb.extract.persons import Person
from factdb.extract.sentences import Sentence
from factdb.extract.words import Word, words_of

JOINED = re.compile("[-'’]")  # inside a name: "Al-Sayed", "O'Neill"
WOMANLY = ("a",)  # the end of most given names of women that no list has; the lists of men hold the exceptions
FULL_NAME = 3  # words; a longer run of capitals needs an office or a given name to be a person
FARTHEST = 200  # names back; who was named before that is not meant by a role or pronoun


class Cast:
    """All people of one article, found in one pass over its sentences."""

    def __init__(
        self,
        sentences: list[Sentence],
        people: PeopleWords,
        text: str,
        voices: Iterable[Span] = (),
        described: Callable[[Sentence], list[tuple[Span, str]]] = lambda _sentence: [],
    ) -> None:
        """`voices` are the places of the words that name speakers: who speaks is likelier a person. `described` finds
        names with the nouns that tell who they are."""
        self.people, self.text = people, text
        self.alone, self.opening = self.spoken(list(voices))
        self.proper: dict[str, set[str]] = {}
        self.by_last: dict[str, list[Person]] = {}
        self.order: list[tuple[int, Person]] = []
        self.bodies = Bodies()
        for sentence in sentences:
            for place, noun in described(sentence):
                self.describe(place, noun)
        for sentence in sentences:
            self.read(sentence)

    def describe(self, place: Span, noun: str) -> None:
        """Take in what a name is called: a person by the noun for one, an institution by any other."""
        named = tuple(words_of(self.text, *place))
        if not noun or noun.isupper() or is_institution(noun.lower(), self.people):
            self.bodies.add(self.text[slice(*place)], noun, place[0])
            return
        if not is_role(noun, self.people) or any(is_institution(word.lower, self.people) for word in named):
            self.bodies.add(self.text[slice(*place)], noun, place[0])
        known = self.by_last.get(named[-1].text) or self.by_last.get(bare(named[-1].text))
        if known or (len(named) > 1 and is_role(noun, self.people)):
            person = self.person(named)
            if person:
                person.called.add(noun)

    def spoken(self, voices: list[Span]) -> tuple[set[str], set[int]]:
        """The single names that speak, and the places at which phrases that speak begin."""
        opening = {start for start, _ in voices}
        names = {self.untitled(self.text[start:end]) for start, end in voices}
        alone = {name for name in names if JOINED.sub("", name).isalpha() and name[0].isupper()}
        known = {name for name in alone if is_institution(name.lower(), self.people)}
        return {name for name in alone - known if name.lower() not in self.people.governments}, opening

    def untitled(self, name: str) -> str:
        """A last name without its form of address, in languages that put one before it: "Mr O'Neill"."""
        first, _, rest = name.partition(" ")
        titled = not self.people.compounds and first.lower().removesuffix(".") in self.people.titles
        return rest if titled and " " not in rest else name

    def read(self, sentence: Sentence) -> None:
        """Enter the names of one sentence, and the institutions it introduces with their own names."""
        for kind, name in proper_names(sentence.words, self.people):
            self.proper.setdefault(kind, set()).add(self.text[name[0].start : name[-1].end])
        entered = [self.entered(sentence, first, last) for first, last in runs(sentence.words, self.people)]
        named = [person for person in entered if person]
        if len(named) == 1 and not named[0].gender:
            named[0].gender = self.told_gender(sentence)

    def entered(self, sentence: Sentence, first: int, last: int) -> Person | None:
        """The person of a run of capitals, where it is one; every longer name is noted."""
        person = self.enter(sentence, first, last)
        words = sentence.words
        start = leading_roles(words, first, last, self.people)
        if last - start > 1:
            self.bodies.note(self.text[words[start].start : words[last - 1].end])
        return person

    def told_gender(self, sentence: Sentence) -> str:
        """The gender that the pronouns of a sentence tell of the one person it names: "Sarnow repeated her claim"."""
        told = {self.people.possessives.get(word.lower, "") for word in self.owning(sentence.words)} & {"m", "f"}
        return told.pop() if len(told) == 1 else ""

    def owning(self, words: tuple[Word, ...]) -> Iterator[Word]:
        """The possessives of a sentence; a form that is an object, too ("told her that"), only before a noun."""
        for word, after in zip(words, (*words[1:], words[-1]), strict=True):
            bound = after.lower in self.people.of_whom | self.people.articles or after.lower in self.people.pronouns
            if self.people.compounds or not self.people.pronouns.get(word.lower) or (after.is_word and not bound):
                yield word

    def enter(self, sentence: Sentence, first: int, last: int) -> Person | None:
        words = sentence.words
        if last - first == 1 and not self.is_known(words[first].text):
            return None  # nearly all runs of German: a noun, or the last name of nobody
        roles_end = leading_roles(words, first, last, self.people)
        named = words[roles_end:last]
        if not named or not self.is_personal(sentence, first, roles_end, last):
            return None
        person = self.person(named)
        if person is None:
            return None
        person.places.append(named[-1].start)
        self.order.append((named[-1].start, person))
        self.add_roles(person, sentence, first, roles_end, last)
        return person

    def is_personal(self, sentence: Sentence, first: int, roles_end: int, last: int) -> bool:
        """Whether a run of capitals names a person: by office or address, by first name, or as known already."""
        words = sentence.words
        if any(is_institution(word.lower, self.people) for word in words[roles_end:last]):
            return False
        if self.is_known(words[last - 1].text) or any(
            word.lower not in self.people.articles for word in words[first:roles_end]
        ):
            return True
        if last - roles_end < 2:
            return False
        given = words[roles_end].lower
        if given in self.people.women or given in self.people.men or self.has_office_after(words, last):
            return True
        if self.office_before(words, first, roles_end) is not None:
            return last < len(words) and words[last].text in ",.;"
        length = sum(word.capital for word in words[roles_end:last])
        return length <= FULL_NAME and self.speaks(words, roles_end, last)

    def is_known(self, last: str) -> bool:
        """Whether somebody of this last name was named, perhaps in the genitive."""
        return last in self.by_last or bare(last) in self.by_last

    def speaks(self, words: tuple[Word, ...], start: int, last: int) -> bool:
        """Whether a run of capitals without an article speaks, here in full or elsewhere under the last name."""
        if words[last - 1].text in self.alone and not self.people.compounds:
            return True
        if start and words[start - 1].lower in self.people.articles:
            return False
        return words[start].start in self.opening or words[last - 1].text in self.alone

    def has_office_after(self, words: tuple[Word, ...], last: int) -> bool:
        """Whether an apposition with an office follows: ", russischer Chefunterhändler für …"."""
        if last >= len(words) or words[last].text not in (",", "("):
            return False
        follows = words[last + 1].lower if last + 1 < len(words) else ""
        return follows in self.people.relatives or self.office_at(words, last + 1) is not None

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
        if known and (len(named) == 1 or (named[-1].text != last and len(named) == 2)):  # "eine Äußerung Brandts"
            return known[0] if len(known) == 1 else None
        for person in known:
            if person.name in {full, last} or same_person(person.name, full) or is_end(person.name, full):
                person.name = max(person.name, full, key=len)
                person.gender = person.gender or self.gender_of(named)
                return person
        known.append(Person(full, last, self.gender_of(named)))
        return known[-1]

    def gender_of(self, named: tuple[Word, ...]) -> str:
        given = named[0].lower.split("-")[0]
        if len(named) < 2 or given in self.people.either:
            return ""
        if given in self.people.women:
            return "f"
        if given in self.people.men:
            return "m"
        return "f" if given.endswith(WOMANLY) and len(given) > 2 else ""

    def add_roles(self, person: Person, sentence: Sentence, first: int, roles_end: int, last: int) -> None:
        words = sentence.words
        for word in words[first:roles_end]:
            self.learn(person, word)
            if is_role(word.lower, self.people):
                person.take(RoleCandidate(self.in_nominative(word.text), None, word.start, word.end))
        before = self.office_before(words, first, roles_end)
        after = self.office_at(words, last + 1) if last < len(words) and words[last].text in (",", "(") else None
        for index, stop in ((before, roles_end if self.people.name_last else first), (after, len(words))):
            if index is not None:
                self.learn(person, words[index])
                person.take(self.role(words, index, stop))

    def in_nominative(self, role: str) -> str:
        """A role noun as it is called: "Präsidenten" as "Präsident"."""
        stems = (role.removesuffix(ending) for ending in self.people.oblique)
        return next((stem for stem in stems if stem != role and stem.lower().endswith(self.people.roles)), role)

    def office_before(self, words: tuple[Word, ...], first: int, start: int) -> int | None:
        """The role in "der Leiter der Behörde, Andreas Huber" and "Sprecherin des Amtes Eva Maier"."""
        stop = first - 1 if first and words[first - 1].text == "," else first
        behind = stop < first or follows_office(words, first, start, self.people)
        for index in range(stop - 1, max(stop - 9, -1), -1):
            if not words[index].is_word or (stop == first and words[index].lower in self.people.beyond_role):
                return None
            if is_role(words[index].lower, self.people):
                leads = stop < first or words[index + 1].lower in self.people.of_whom if index + 1 < first else False
                return index if leads and behind else None
        return None

    def learn(self, person: Person, word: Word) -> None:
        """Take the gender from an address or a role's ending."""
        told = self.people.titles.get(word.lower)
        if told:
            person.gender = told
        elif is_role(word.lower, self.people) and not person.gender and self.people.feminine:
            person.gender = (
                "f"
                if is_feminine(word.lower, self.people)
                else "m"
                if word.lower.endswith(self.people.masculine)
                else ""
            )

    def role(self, words: tuple[Word, ...], index: int, stop: int) -> RoleCandidate:
        """A role with what belongs to its title, and of whom."""
        end, organization = index + 1, None
        while end < stop and not words[end].capital and is_role(words[end].lower, self.people):
            end += 1  # "chief executive"
        if end < stop and words[end].lower in self.people.for_what:
            end = stretch(words, end, stop, self.people)
        title_end = end
        if end < stop and words[end].lower in self.people.of_whom - self.people.relatives:
            close = stretch(words, end, stop, self.people)
            organization = self.text[words[min(end + 1, close - 1)].start : words[close - 1].end]
            end = close
        title = self.text[words[index].start : words[title_end - 1].end]
        return RoleCandidate(title, organization, words[index].start, words[end - 1].end)

    def everybody(self) -> Iterator[Person]:
        """Everybody once, in the order in which they are first named."""
        yield from dict.fromkeys(person for _, person in self.order)

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
