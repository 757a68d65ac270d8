"""What stands beside a cue: the day, the occasion, the medium, through whom the words came."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from factdb.extract.candidates import DateCandidate, Span
from factdb.extract.drafts import Draft
from factdb.extract.marks import Quotation
from factdb.extract.sentences import Sentence
from factdb.rules.dates import EdtfDate


class Setting:
    """Reads the sentence of a cue outside the quote itself."""

    def __init__(
        self,
        text: str,
        sentences: list[Sentence],
        quotations: list[Quotation],
        dates: list[DateCandidate],
        published: EdtfDate | None,
    ) -> None:
        self.text, self.sentences, self.dates, self.published = text, sentences, dates, published
        self.latest: Draft | None = None  # whose stretches are known: a draft is asked for several things
        self.stretches: list[Span] = []
        self.marked = sorted(quotation.inner for quotation in quotations if quotation.depth == 0)

    def marked_inside(self, spans: tuple[Span, ...]) -> bool:
        """Whether a passage in marks lies inside the spans."""
        for start, end in spans:
            index = bisect_left(self.marked, (start, 0))
            if index < len(self.marked) and self.marked[index][1] <= end:
                return True
        return False

    def around(self, draft: Draft) -> list[Span]:
        """The stretches of the cue's sentence that are not the quote."""
        if draft is not self.latest:
            self.latest, self.stretches = draft, list(self.outside(draft))
        return self.stretches

    def outside(self, draft: Draft) -> Iterator[Span]:
        if not draft.cue:
            return
        sentence = self.sentences[draft.sentence]
        place = sentence.start
        for start, end in draft.spans:
            if place < start <= sentence.end:
                yield place, start
            place = max(place, end)
        if place < sentence.end:
            yield place, sentence.end

    def matches(self, draft: Draft, pattern: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
        for start, end in self.around(draft):
            for match in pattern.finditer(self.text, start, end):
                group = next((name for name, value in match.groupdict().items() if value), None)
                if group:
                    yield match[group], match.span(group)

    def name(self, draft: Draft, pattern: re.Pattern[str]) -> str | None:
        """What a pattern names beside the cue, None where it finds nothing."""
        return next((" ".join(words.split()) for words, _ in self.matches(draft, pattern)), None)

    def named(self, draft: Draft, pattern: re.Pattern[str]) -> list[Span]:
        return [span for _, span in self.matches(draft, pattern)]

    def said(self, draft: Draft) -> EdtfDate | None:
        """The day beside the cue; what the day of publication alone tells where there is none."""
        for start, end in self.around(draft):
            index = bisect_left(self.dates, start, key=lambda date: date.start)
            if index < len(self.dates) and self.dates[index].end <= end and self.is_past(self.dates[index].date):
                return self.dates[index].date
        if self.published is None or self.published.latest is None:
            return None
        return EdtfDate.no_later_than(self.published.latest)

    def is_past(self, date: EdtfDate) -> bool:
        """Whether something can have been said on a date: not after the article."""
        latest = self.published.latest if self.published else None
        return latest is None or (date.earliest or latest) <= latest
