"""Days, weeks and months reckoned from the article's date: what "last week" or "on Tuesday" comes to."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from factdb.extract.candidates import Span
from factdb.rules.dates import EdtfDate

DAY = dt.timedelta(days=1)
REACH = 60  # characters; a date reaches no further from its core
Today = dt.date | None  # the article's day
Meaning = Callable[[re.Match[str], Today], EdtfDate | None]


@dataclass(frozen=True)
class DateFound:
    """A date in a text: its place and meaning."""

    date: EdtfDate
    start: int
    end: int


def reckoned(meaning: Meaning, patterns: Iterable[re.Pattern[str]], text: str, today: Today) -> list[DateFound]:
    """All matches of date patterns with what they mean; those beyond the calendar's years are left out."""
    return meant(meaning, (match for pattern in patterns for match in pattern.finditer(text)), today)


def reckoned_near(
    core: re.Pattern[str], meaning: Meaning, patterns: Mapping[str, list[re.Pattern[str]]], text: str, today: Today
) -> list[DateFound]:
    """The same, with patterns tried only near what all their dates have: `core` finds that in the text in lower case.

    `patterns` are by the name of the group of `core` without which they match nothing.
    """
    near = windows(text, core)
    tried = (
        match
        for name, some in patterns.items()
        for window in near.get(name, ())
        for pattern in some
        for match in pattern.finditer(text, *window)
    )
    return meant(meaning, tried, today)


def windows(text: str, core: re.Pattern[str]) -> dict[str, list[Span]]:
    """The stretches of a text around what the groups of `core` find, by group; those that meet as one."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter has a longer small form: places are not the same
        return {name: [(0, len(text))] for name in core.groupindex}
    found: dict[str, list[Span]] = {name: [] for name in core.groupindex}
    for match in core.finditer(lower):
        near = found[match.lastgroup or ""]
        start, end = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        if near and start <= near[-1][1]:
            start = near.pop()[0]
        near.append((start, end))
    return found


def meant(meaning: Meaning, matches: Iterable[re.Match[str]], today: Today) -> list[DateFound]:
    """The dates that matches come to, without those beyond the calendar's years."""
    found = []
    for match in matches:
        try:
            date = meaning(match, today)
        except (OverflowError, ValueError):
            continue
        if date:
            found.append(DateFound(date, match.start(), match.end()))
    return found


def day(today: dt.date, offset: int, words: str) -> EdtfDate:
    """A number of days from today."""
    return EdtfDate.day(today + offset * DAY, words)


def weekday_before(today: dt.date, weekday: int, words: str, *, strictly: bool = False) -> EdtfDate:
    """The last day of that name (Monday is 0), today included unless `strictly`."""
    back = (today.weekday() - weekday) % 7
    return EdtfDate.day(today - (back or (7 if strictly else 0)) * DAY, words)


def weekday_after(today: dt.date, weekday: int, words: str) -> EdtfDate:
    """The next day of that name."""
    return EdtfDate.day(today + (((weekday - today.weekday()) % 7) or 7) * DAY, words)


def week(today: dt.date, offset: int, part: str, words: str) -> EdtfDate:
    """A week from this one, Monday to Sunday; its start, middle or end where `part` says so."""
    monday = today - today.weekday() * DAY + 7 * offset * DAY
    first, last = {"start": (0, 2), "middle": (2, 4), "end": (3, 6), "weekend": (5, 6)}.get(part, (0, 6))
    return EdtfDate.between(monday + first * DAY, monday + last * DAY, words)


def month(year: int, number: int, part: str, words: str) -> EdtfDate:
    """A month; `number` may run over the year's ends. Parts: start 1-10, middle 11-20, end 21-."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    if not part:
        return EdtfDate(f"{year:04}-{number:02}", dt.date(year, number, 1), dt.date(year, number, last), words)
    first, stop = {"start": (1, 10), "middle": (11, 20), "end": (21, last)}[part]
    return EdtfDate.between(dt.date(year, number, first), dt.date(year, number, stop), words)


def year_of(year: int, words: str) -> EdtfDate:
    return EdtfDate(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31), words)


def calendar_day(
    today: dt.date | None, number: int, month_number: int, year: int | None, words: str
) -> EdtfDate | None:
    """A day of a month; without a year the one nearest before the article, or up to two months after it."""
    if year is None:
        if today is None:
            return None
        year = today.year
        guess = safe_day(year, month_number, number)
        if guess and guess > today + 60 * DAY:
            year -= 1
        elif guess and guess < today - 300 * DAY:
            year += 1
    found = safe_day(year, month_number, number)
    return EdtfDate.day(found, words) if found else None


def safe_day(year: int, month_number: int, number: int) -> dt.date | None:
    """The day, None where the calendar has no such day."""
    try:
        return dt.date(year, month_number, number)
    except ValueError:
        return None
