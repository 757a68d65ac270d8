"""From the words that name a speaker to the speaker: the fullest name the article gives, or nobody where two fit."""

from factdb.extract.candidates import Span
from factdb.extract.institutions import Institutions
from factdb.extract.names import (
    bare,
    is_institution,
    is_role,
    leading_roles,
    only_says_whose,
    runs,
)
from factdb.extract.offices import Offices
from factdb.extract.persons import Person
from factdb.extract.voices import (
    Voice,
    fits,
    fits_thing,
    head_of,
    organization,
    person_voice,
)
from factdb.extract.words import Word, words_of
from factdb.rules.vocabulary import SpeakerKind

OPENING = 60  # characters; a name with its office ends within them
NEAR = 600  # characters; a pronoun reaches no further back


class Resolver(Offices, Institutions):
    """Resolves mentions in the order of the text; remembers who spoke last."""

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
        return self.found(tuple(words_of(self.text, *span, self.pieces)), span)

    def watched(self, span: Span) -> Voice:
        """Whom a subject names that need not speak: nobody is introduced by it."""
        self.watching, self.apart = True, ()
        found = self.found(tuple(words_of(self.text, *span, self.pieces)), span)
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
        return self.author(words, head) or self.by_kind(words, head, span[0])

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
            start = leading_roles(words, first, last, self.people)
            if only_says_whose(words, first, start, self.people):
                if self.people.name_last:
                    continue  # the name of a person may follow that of their office
                return None
            if not self.people.compounds and self.is_attribute(words, last):
                continue
            if last < len(words) and words[last - 1].lower.endswith(("'s", "’s")):
                return None  # "Doran's deputy" is not Doran
            if start == last and words[last - 1].text in self.cast.by_last and not self.people.compounds:
                start = last - 1  # a last name that is also a trade
            if start < last and not any(is_institution(word.lower, self.people) for word in words[start:last]):
                person = self.person_named(words[start:last])
                if person:
                    return person_voice(person, "name")
                several = self.cast.by_last.get(words[last - 1].text, [])
                if len(several) > 1:
                    return self.of_several(several)
        return None

    def of_several(self, several: list[Person]) -> Voice:
        """Of people with one last name the one who spoke last."""
        spoke = self.last.person if self.focus and self.last else None
        if spoke in several and spoke is not None:
            return person_voice(spoke, "name: spoke last")
        return Voice(None, "two people of this name")

    def is_attribute(self, words: tuple[Word, ...], last: int) -> bool:
        """Whether a name only tells which: "the Stone sisters"."""
        after = words[last] if last < len(words) else None
        return (
            after is not None
            and after.is_word
            and not after.capital
            and after.lower not in self.people.of_whom | {"himself", "herself"}
        )

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

    def topic(self, place: int, fitting: list[Person]) -> Person | None:
        """The one fitting person whom a paragraph names, where it begins with that name."""
        start = self.paragraph(place)
        named = [person for person in self.cast.before(place, start) if person in fitting]
        if len(named) != 1:
            return None
        first = next(at for at in named[0].places if at >= start)
        return named[0] if first - start < OPENING else None
