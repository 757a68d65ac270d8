"""When a plain text was published: the days that stand around the story, and which of them wins.

In this order: a day said to be that of publication; a day in the byline or on a line of its own below the headline,
then above it; the dateline of the first paragraph; the day in the text's address; "Stand" and "updated" lines (an
update says only that it was published no later); the caption of the lead picture. Days that the story tells of never
count, nor do those of pictures further down.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from factdb.extract.document.blocks import PUBLISHED, UPDATED, Block, Kind, meta_parts
from factdb.extract.document.datelines import day_of_dateline
from factdb.extract.document.story import HEAD, Story
from factdb.extract.document.written_dates import WrittenDate, date_in_path, written_dates
from factdb.rules.dates import EdtfDate

PUBLISHED_WORD = re.compile(PUBLISHED, re.IGNORECASE)
UPDATED_WORD = re.compile(UPDATED, re.IGNORECASE)
AS_OF_WORD = re.compile(r"\bstand\b", re.IGNORECASE)


class Rank(IntEnum):
    """Which candidate wins: the lowest."""

    PUBLISHED = 1
    BESIDE = 2
    ABOVE = 3
    DATELINE = 4
    ADDRESS = 5
    UPDATED = 6
    CAPTION = 7


@dataclass(frozen=True)
class Candidate:
    """A day that may be that of publication, and where it stands."""

    date: WrittenDate
    rank: Rank
    where: str
    only_latest: bool = False

    @property
    def day(self) -> dt.date:
        return self.date.day


def published_on(blocks: Sequence[Block], story: Story, url: str | None) -> tuple[EdtfDate | None, tuple[str, ...]]:
    """The publication date, and what to note about it."""
    candidates = sorted(candidates_of(blocks, story, url), key=lambda candidate: candidate.rank)
    if not candidates:
        return None, ()
    best = candidates[0]
    make = EdtfDate.no_later_than if best.only_latest else EdtfDate.day
    others = sorted({other.day.isoformat() for other in candidates} - {best.day.isoformat()})
    differing = (f"other dates stand around the text: {', '.join(others)}",) if others else ()
    return make(best.day, best.date.words), (f"date taken from {best.where}", *differing)


def candidates_of(blocks: Sequence[Block], story: Story, url: str | None) -> Iterator[Candidate]:
    title = story.title or 0
    after = range(story.last + 1, min(story.last + 1 + HEAD, len(blocks)))
    for index in (*range(min(story.first + HEAD, len(blocks))), *after):
        yield from stamps(blocks[index], Rank.ABOVE if index < title else Rank.BESIDE)
    yield from dateline(blocks[story.first].text)
    if in_address := date_in_path(url or ""):
        yield Candidate(in_address, Rank.ADDRESS, "the address")
    for block in blocks[title : story.first]:
        if block.kind is Kind.CAPTION and (dates := written_dates(block.text)):
            yield Candidate(dates[-1], Rank.CAPTION, "the caption of the lead picture")


def stamps(block: Block, rank: Rank) -> Iterator[Candidate]:
    """The days on a date line or byline, by their labels."""
    for part in meta_parts(block.text) if block.kind in (Kind.DATE, Kind.BYLINE) else ():
        for date in written_dates(part):
            yield stamp(date, label_before(part, date), rank)


def stamp(date: WrittenDate, label: str, rank: Rank) -> Candidate:
    where = f"the line {f'{label} {date.words}'.strip()!r}"
    if UPDATED_WORD.search(label):
        return Candidate(date, Rank.UPDATED, where, only_latest=not AS_OF_WORD.search(label))
    return Candidate(date, Rank.PUBLISHED if PUBLISHED_WORD.search(label) else rank, where)


def label_before(part: str, date: WrittenDate) -> str:
    """The words that say which day it is: those before it, back to another date."""
    earlier = [other.end for other in written_dates(part) if other.end <= date.start]
    return part[earlier[-1] if earlier else 0 : date.start].strip(" ,;:-–()")


def dateline(text: str) -> Iterator[Candidate]:
    """The day of "BERLIN, 3. Mai 2023 (xy) – …"."""
    if date := day_of_dateline(text):
        yield Candidate(date, Rank.DATELINE, "the dateline")
