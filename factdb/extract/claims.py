"""Claims: what quotes state, and what the outlet states in its own voice, as sentences that stand alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from factdb.extract.candidates import ClaimCandidate, DateCandidate, QuoteCandidate, Span
from factdb.extract.cast import Cast
from factdb.extract.languages.claiming import ClaimWords, Clause, Statement
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.persons import Person
from factdb.extract.sentences import Sentence, split
from factdb.extract.words import Word, words_of
from factdb.rules.vocabulary import Fidelity, Mode, SpeakerKind

NEAR = 400  # characters before a pronoun in which nobody else may be named
MOST = 40  # sentences of one quote; a longer one is a speech, of which the first will do


class Claiming:
    """Finds the claims of one text, whose quotes are found already."""

    def __init__(
        self, text: str, sentences: list[Sentence], pack: LanguagePack, cast: Cast, dates: list[DateCandidate]
    ) -> None:
        self.text, self.sentences, self.pack, self.cast, self.dates = text, sentences, pack, cast, dates
        self.persons = {person.name: person for person in cast.everybody()}
        self.names = frozenset(cast.by_last)

    def claims(self, quotes: list[QuoteCandidate]) -> tuple[ClaimCandidate, ...]:
        """All claims in the order of the text: at most one of a quote, one of a sentence that nobody else says."""
        if self.pack.claims is None:
            return ()
        found = [*self.of_quotes(quotes, self.pack.claims), *self.of_outlet(quotes, self.pack.claims)]
        return tuple(sorted(found, key=attrgetter("start", "end")))

    def of_quotes(self, quotes: list[QuoteCandidate], language: ClaimWords) -> Iterator[ClaimCandidate]:
        reach = 0  # of the quotes before; what lies inside one of them is said there
        for index, quote in enumerate(quotes):
            inside = quote.mode is Mode.MIXED and quote.end <= reach
            reach = max(reach, quote.end)
            found = None if inside else self.of_quote(quote, language)
            if found:
                words, statement = found
                yield self.candidate(statement, clipped(quote.spans, words), index)

    def of_quote(self, quote: QuoteCandidate, language: ClaimWords) -> tuple[list[Word], Statement] | None:
        """The first statement of a quote that can be checked; the first of all where none can."""
        first: tuple[list[Word], Statement] | None = None
        for words in self.said(quote):
            statement = language.stated(self.clause(quote, words))
            if statement is not None and statement.why_not is None:
                return words, statement
            if statement is not None and first is None:
                first = (words, statement)
        return first

    def said(self, quote: QuoteCandidate) -> list[list[Word]]:
        """The sentences of a quote, the parts of each joined."""
        found: list[list[Word]] = []
        for spans in self.speeches(quote.spans):
            found += split([word for span in spans for word in words_of(self.text, *span)], self.pack.abbreviations)
        return found[:MOST]

    def speeches(self, spans: tuple[Span, ...]) -> list[list[Span]]:
        """The parts of a quote, those together between which only a cue stands and no end of a sentence."""
        found: list[list[Span]] = []
        for span in spans:
            if found and self.sentence_at(found[-1][-1][0]) is self.sentence_at(span[0]):
                found[-1].append(span)
            else:
                found.append([span])
        return found

    def clause(self, quote: QuoteCandidate, words: list[Word]) -> Clause:
        person = self.persons.get(quote.speaker.name) if quote.speaker else None
        is_named = quote.speaker is not None and quote.speaker.kind is SpeakerKind.PERSON and not quote.anonymous
        place = words[0].start
        return Clause(
            sentence=Sentence(tuple(words), 0, 0),
            is_direct=quote.mode is Mode.DIRECT or quote.fidelity in (Fidelity.VERBATIM, Fidelity.ELIDED),
            cue=tuple(word.lower for word in words_of(quote.cue.text)) if quote.cue else (),
            speaker=quote.speaker.name if quote.speaker and is_named else None,
            gender=person.gender if person else "",
            is_alone=person is not None and self.is_alone(person, place),
            before=self.before(quote, place),
            names=self.names,
        )

    def is_alone(self, person: Person, place: int) -> bool:
        """Whether everybody named shortly before a place whom a pronoun for a person may mean is that person."""
        near = self.cast.before(place, max(0, place - NEAR))
        return all(one is person or (one.gender and one.gender != person.gender) for one in near)

    def before(self, quote: QuoteCandidate, place: int) -> tuple[Word, ...]:
        """The words of a sentence before a place, without those that name the speaker."""
        sentence, mention = self.sentence_at(place), quote.mention
        named = range(mention.start, mention.end) if mention else range(0)
        words = sentence.words if sentence else ()
        return tuple(word for word in words if word.start < place and word.start not in named)

    def sentence_at(self, place: int) -> Sentence | None:
        index = bisect_right(self.sentences, place, key=attrgetter("start")) - 1
        return self.sentences[index] if index >= 0 else None

    def of_outlet(self, quotes: list[QuoteCandidate], language: ClaimWords) -> Iterator[ClaimCandidate]:
        taken = sorted(span for quote in quotes for span in places(quote))
        reach = 0
        index = 0
        for sentence in self.sentences:
            while index < len(taken) and taken[index][0] < sentence.end:
                reach = max(reach, taken[index][1])
                index += 1
            if reach <= sentence.start and (statement := language.told(sentence, self.names)):
                yield self.candidate(statement, ((sentence.start, sentence.end),), None)

    def candidate(self, statement: Statement, spans: tuple[Span, ...], quote: int | None) -> ClaimCandidate:
        return ClaimCandidate(
            text=statement.text,
            language=self.pack.code,
            kind=statement.kind,
            why_not=statement.why_not,
            start=spans[0][0],
            end=spans[-1][1],
            spans=spans,
            quote=quote,
            about=next((date.date for span in spans for date in self.dates_in(span)), None),
            trace=statement.rules,
        )

    def dates_in(self, span: Span) -> Iterator[DateCandidate]:
        index = bisect_left(self.dates, span[0], key=attrgetter("start"))
        if index < len(self.dates) and self.dates[index].end <= span[1]:
            yield self.dates[index]


def clipped(spans: tuple[Span, ...], words: list[Word]) -> tuple[Span, ...]:
    """The parts of a quote as far as these words of it reach."""
    first, last = words[0].start, words[-1].end
    parts = ((max(start, first), min(end, last)) for start, end in spans)
    return tuple(part for part in parts if part[0] < part[1])


def places(quote: QuoteCandidate) -> Iterator[Span]:
    """Where a quote, its cue and its speaker stand."""
    yield from quote.spans
    yield from quote.cue.spans if quote.cue else ()
    if quote.mention:
        yield quote.mention.start, quote.mention.end
