"""From the words for an institution, group or unnamed source to the name it goes by in the article."""

from factdb.extract.candidates import SpeakerCandidate
from factdb.extract.names import (
    is_institution,
    is_of_kinds,
    kind_of,
    proper_name,
)
from factdb.extract.standing import Standing
from factdb.extract.voices import (
    AS_IT_STANDS,
    AS_SAID,
    Voice,
    organization,
    own_capitals,
    person_voice,
    stripped,
)
from factdb.extract.words import Word, words_of
from factdb.rules.vocabulary import SpeakerKind

FROM = frozenset(("from", "by", "of"))
FULL_NAME = 3  # words; a longer run of capitals is no person's name
JUST = 250  # characters; the length of a sentence and a quote
NEAR = 600  # characters; a pronoun reaches no further back


class Institutions(Standing):
    """Resolves mentions that are no persons."""

    def known_body(self, words: tuple[Word, ...], lower: str, place: int) -> Voice | None:
        """An institution named before, by a noun or its short form; a document speaks for who made it."""
        definite = words[0].lower in self.people.definite
        if definite and lower in self.people.documents and len(words) == 2:
            return self.issuer(lower, place)
        if len(words) > 2 or (len(words) == 2 and not definite):
            return None
        if definite and lower in self.people.kinds and not self.cast.bodies.fitting(lower, place):
            return self.generic()
        short = words[-1].text
        return self.by_body(short if short.isupper() else lower, place) if definite or short.isupper() else None

    def generic(self) -> Voice | None:
        """Whom "the company" means of which the article says nothing: the institution that spoke last."""
        named = self.focus and self.last and self.last.speaker and self.last.speaker.kind is SpeakerKind.ORGANIZATION
        if named and self.last and self.last.speaker and self.last.speaker.name[0].isupper():
            return self.last
        return self.taken_for_a_person()

    def taken_for_a_person(self) -> Voice | None:
        """Who spoke last, where only two capitals made a person of them: no given name, office or pronoun did."""
        person = self.last.person if self.focus and self.last else None
        if person is None or person.gender or person.roles or person.name.split()[0].lower() in self.people.given_names:
            return None
        return Voice(organization(person.name), "institution that spoke last")

    def author(self, words: tuple[Word, ...], head: int | None) -> Voice | None:
        """Whose document speaks, where the phrase says so: "a statement from the campaign", "the ministry's report"."""
        if head is None or words[head].lower not in self.people.written:
            return None
        for index, word in enumerate(words):
            if index > head and word.lower in FROM and index + 1 < len(words):
                return self.of_whom(words[index + 1 :])
            if index < head and word.lower.endswith(("'s", "’s")):
                return self.of_whom((*words[:index], self.without_genitive(word)))
        return None

    def of_whom(self, words: tuple[Word, ...]) -> Voice | None:
        """The voice that these words name, where they name one."""
        found = self.found(words, (words[0].start, words[-1].end))
        return found if found.speaker and not found.anonymous else None

    @staticmethod
    def without_genitive(word: Word) -> Word:
        cut = word.text[:-2]
        return word._replace(text=cut, lower=cut.lower(), end=word.end - 2)

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
        if words[0].is_quotation:
            return Voice(organization(words[0].text), "name in marks")
        start = 1 if words[0].lower in self.people.articles else 0
        if len(words) == 1 and words[0].capital and words[0].lower in self.people.given_names and self.focus:
            return person_voice(self.cast.person(words) or self.cast.introduce(words), "given name")
        if all(word.capital for word in words) and 1 < len(words) <= FULL_NAME and not start and not self.watching:
            return person_voice(self.cast.introduce(words), "full name")
        if words[0].lower not in self.people.articles and words[0].capital:
            return self.as_it_stands(words, name)
        if words[0].lower in self.people.definite and any(word.capital for word in words[1:]):
            return Voice(organization(self.own_end(words) or name), "definite phrase as it stands")
        return Voice(SpeakerCandidate(name, SpeakerKind.UNNAMED), AS_SAID, anonymous=True)

    def own_end(self, words: tuple[Word, ...]) -> str | None:
        """The capitals with which a phrase ends, behind the noun for what they name: "the airline Northair"."""
        end = len(words)
        while end and words[end - 1].capital:
            end -= 1
        noun = (
            self.focus
            and 0 < end < len(words)
            and words[end - 1].is_word
            and words[end - 1].lower not in self.people.of_whom
        )
        return self.text[words[end].start : words[-1].end] if noun and end > 1 else None

    def as_it_stands(self, words: tuple[Word, ...], name: str) -> Voice:
        """A name alone, or under the longer form that the article gives once: "Unison" after "Unison North"."""
        if self.focus and len(words) > 1 and not any(word.capital for word in words[1:]):
            return Voice(SpeakerCandidate(name, SpeakerKind.UNNAMED), AS_SAID, anonymous=True)
        own = self.own_end(words)
        if own:
            return Voice(organization(own), "institution behind its noun")
        longer = self.cast.bodies.longer(name) if self.focus else None
        if longer is None:
            return Voice(organization(name), AS_IT_STANDS)
        if longer.endswith(name):
            first = self.text.find(longer)
            named = tuple(words_of(self.text, first, first + len(longer), self.pieces))
            return person_voice(self.cast.introduce(named), "last name of a name in the article")
        return Voice(organization(longer), "institution by a part of its name")

    def own_name(self, words: tuple[Word, ...]) -> str | None:
        """The name an institution was introduced with, by the noun for its kind: "der Verein", "the group"."""
        for index, word in enumerate(words):
            if is_of_kinds(word.lower, self.people):
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
