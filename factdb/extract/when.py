"""Days, weeks and months reckoned from the article's date: what "last week" or "on Tuesday" comes to."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factdb.rules.dates import EdtfDate

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class DateFound:
    """A date in a text: its place and meaning."""

    date: EdtfDate
    start: int
    end: int


def reckoned(
    meaning: Callable[[re.Match[str], dt.date | None], EdtfDate | None],
    patterns: Iterable[re.Pattern[str]],
    text: str,
    today: dt.date | None,
) -> list[DateFound]:
    """All matches of date patterns with what they mean; those beyond the calendar's years are left out."""
    found = []
    for pattern in patterns:
        for match in pattern.finditer(text):
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
