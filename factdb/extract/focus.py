"""Whom a text has before its eyes: the subjects of its sentences, to which a pronoun goes back."""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from factdb.extract.candidates import Span
from factdb.extract.cast import Cast
from factdb.extract.languages.people import PeopleWords
from factdb.extract.persons import Person
from factdb.extract.sentences import Sentence
from factdb.extract.voices import AS_IT_STANDS, AS_SAID, UNNAMED_ROLE, Voice, fits, person_voice
from factdb.extract.words import words_of
from factdb.rules.vocabulary import SpeakerKind

FARTHEST = 6  # sentences back
FULL_NAME = 3  # words
NEARBY = 3  # sentences back, as far as "it" and "they" go
Found = Callable[[Span], Voice]


class Focus:
    """The subjects of the sentences, resolved one after the other as the resolver gets to them."""

    def __init__(self, sentences: list[Sentence], subject: Callable[[Sentence], Span | None], cast: Cast) -> None:
        self.sentences, self.subject, self.cast = sentences, subject, cast
        self.starts = [sentence.start for sentence in sentences]
        self.subjects: list[tuple[Span, Voice] | None] = []

    def number(self, place: int) -> int:
        return max(0, bisect_right(self.starts, place) - 1)

    def reach(self, place: int, resolve: Found) -> None:
        """Resolve the subjects of all sentences before a place."""
        while len(self.subjects) < self.number(place):
            sentence = self.sentences[len(self.subjects)]
            span = self.subject(sentence)
            self.subjects.append(None)  # a pronoun in it does not see itself
            if span is not None:
                voice = resolve(span)
                self.subjects[-1] = (span, voice)

    def antecedent(self, place: int, genders: str, apart: tuple[Span, ...] = ()) -> Voice | None:
        """Whom a pronoun means: the nearest subject it fits, or the one fitting person of that sentence.

        `apart` are the places of what is said, in which the speaker is not named.
        """
        here = self.number(place)
        found = self.same(here, place, genders, apart)
        maybe: Voice | None = None
        for number, near in self.behind(here):
            if found:
                return found
            found, perhaps = self.at(number, near, genders)
            maybe = maybe or perhaps
            if found is None and len([one for one in self.named(number) if one.gender and fits(one, genders)]) > 1:
                return None
        return found or maybe

    def at(self, number: int, near: int, genders: str) -> tuple[Voice | None, Voice | None]:
        """Whom a pronoun means in a sentence `near` sentences before it, and whom it may mean if nobody nearer fits."""
        voice = self.voice(number)
        if voice is not None and (
            self.is_sure(number, voice, genders) or is_thing(voice, genders, near, self.cast.people)
        ):
            return voice, None
        open_to = voice is not None and voice.person is not None and fits(voice.person, genders)
        if open_to and near == 1:
            return learnt(voice, genders), None
        fitting = [one for one in self.named(number) if fits(one, genders)]
        told = [one for one in fitting if one.gender]
        if len(told) == 1:
            return person_voice(told[0], "person of a sentence before"), None
        if not told and len(fitting) == 1 and near == 1:
            return person_voice(fitting[0], "person of the sentence before"), None
        if near == 1 and not fitting and not set("np") & set(genders):
            return self.unmet(number, voice), None
        return None, voice if open_to else None

    def unmet(self, number: int, voice: Voice | None) -> Voice | None:
        """A subject that only the pronoun behind it shows to be a person: "Hal Verde is 91. He …"."""
        if voice is None or voice.speaker is None or voice.rule != AS_IT_STANDS:
            return None
        found = self.subjects[number]
        words = tuple(words_of(self.cast.text, *found[0])) if found else ()
        if not 1 < len(words) <= FULL_NAME or not all(word.capital for word in words):
            return None
        return person_voice(self.cast.introduce(words), "person of the sentence before")

    def same(self, here: int, place: int, genders: str, apart: tuple[Span, ...]) -> Voice | None:
        """A person named before the pronoun in its own sentence, outside what is said."""
        named = [
            person
            for person in self.named(here, place)
            if fits(person, genders) and not any(a <= at < b for a, b in apart for at in self.places(person, here))
        ]
        return person_voice(named[0], "person of the same sentence") if len(named) == 1 else None

    def newly_named(self, place: int) -> Person | None:
        """The one person whom the sentence before names."""
        named = next((self.named(number) for number, near in self.behind(self.number(place)) if near == 1), [])
        return named[0] if len(named) == 1 else None

    def behind(self, here: int) -> Iterator[tuple[int, int]]:
        """The sentences before, the nearest first, with their distance; a sentence all in marks does not count."""
        near = 0
        for number in range(here - 1, max(-1, here - 1 - 2 * FARTHEST), -1):
            if all(not word.is_word for word in self.sentences[number].words):
                continue
            near += 1
            if near > FARTHEST:
                return
            yield number, near

    def voice(self, number: int) -> Voice | None:
        """The subject of a sentence as resolved."""
        found = self.subjects[number] if number < len(self.subjects) else None
        return found[1] if found and found[1].speaker else None

    def named(self, number: int, until: int | None = None) -> list[Person]:
        """The people a sentence names, in the order of the text."""
        sentence = self.sentences[number]
        found = list(self.cast.before(sentence.end if until is None else until, sentence.start))
        return found[::-1]

    def places(self, person: Person, number: int) -> list[int]:
        sentence = self.sentences[number]
        return [place for place in person.places if sentence.start <= place < sentence.end]

    def is_sure(self, number: int, voice: Voice, genders: str) -> bool:
        """Whether a subject is surely of the pronoun's kind: an unnamed one only where the text brings it in there."""
        if voice.person is not None:
            return bool(voice.person.gender) and voice.person.gender in genders
        if set("np") & set(genders) or voice.speaker is None:
            return False
        if self.named(number):
            return False
        found = self.subjects[number]
        first = self.cast.text[found[0][0] : found[0][1]].split(maxsplit=1)[0].lower() if found else ""
        speaking = found is not None and found[0][0] in self.cast.opening
        speaks = voice.rule == UNNAMED_ROLE or (voice.rule == AS_SAID and speaking)
        return speaks and first in self.cast.people.dropped and fits_noun(voice.speaker.name, genders, self.cast.people)


def is_thing(voice: Voice, genders: str, near: int, people: PeopleWords) -> bool:
    """Whether "it" or "they" can mean a subject: an institution or document, several people."""
    if voice.speaker is None or voice.person is not None or voice.rule == UNNAMED_ROLE:
        return False
    if "n" in genders and voice.speaker.kind is not SpeakerKind.GROUP:
        return near == 1 or (near <= NEARBY and voice.speaker.kind is SpeakerKind.ORGANIZATION)
    return "p" in genders and near <= NEARBY and are_several(voice, people)


def are_several(voice: Voice, people: PeopleWords) -> bool:
    if voice.speaker is None or voice.speaker.kind is SpeakerKind.GROUP:
        return voice.speaker is not None
    lowers = voice.speaker.name.lower().split()
    head = next((index for index, word in enumerate(lowers) if index and word in people.of_whom), len(lowers))
    return lowers[head - 1].endswith(("s", "people", "men", "women", "police")) or "and" in lowers


def learnt(voice: Voice | None, genders: str) -> Voice | None:
    """The person of a subject, whose gender a pronoun in the next sentence tells."""
    if voice and voice.person and len(genders) == 1 and not voice.person.gender:
        voice.person.gender = genders
    return voice


def fits_noun(name: str, genders: str, people: PeopleWords) -> bool:
    """Whether the words for somebody unnamed are not against a pronoun's gender."""
    lowers = [word.lower() for word in name.split()]
    woman = any(word in people.womanly or word.endswith(people.feminine) for word in lowers)
    man = not woman and any(word.endswith(people.masculine) for word in lowers)
    return not (woman and "f" not in genders) and not (man and "m" not in genders)
