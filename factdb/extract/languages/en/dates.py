"""English dates, relative and absolute."""

import datetime as dt
import re

from factdb.extract import when
from factdb.extract.languages.lexicon import endings
from factdb.rules.dates import EdtfDate

WEEKDAYS = endings("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = endings("january february march april may june july august september october november december")
NUMBERS = {
    word: n for n, word in enumerate(endings("zero one two three four five six seven eight nine ten eleven twelve"))
}
NUMBERS |= {"a": 1, "an": 1}
NAMES, MONTH = "|".join(WEEKDAYS), "|".join(name.capitalize() for name in MONTHS)

PATTERNS = {
    core: [re.compile(pattern) for pattern in patterns]
    for core, patterns in {
        "month": (
            rf"\b(?:[Oo]n\s+)?(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<year>\d{{4}})\b)?",
            rf"\b(?:[Oo]n\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})\b(?:,?\s+(?P<year>\d{{4}})\b)?",
            rf"\b[Ii]n\s+(?:(?P<part>early|late|mid)[ -])?(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}}))?\b",
        ),
        "weekday": (
            rf"\b(?:[Oo]n\s+)?(?P<shift>[Ll]ast|[Nn]ext)\s+(?P<weekday>(?i:{NAMES}))\b",
            rf"\b[Oo]n\s+(?P<weekday>(?i:{NAMES}))\b",
            rf"\b(?P<weekday>{'|'.join(name.capitalize() for name in WEEKDAYS)})\b",
        ),
        "unit": (
            r"\b(?:[Aa]t\s+the\s+)?(?:(?P<part>[Ee]arly|[Ll]ate|start\s+of|end\s+of|middle\s+of)\s+)?(?P<shift>[Ll]ast|[Nn]ext|[Tt]his)\s+"
            r"(?P<unit>week|weekend|month|year)\b",
            r"\b(?P<count>\d{1,3}|[A-Za-z]{1,6})\s+(?P<unit>day|week|month|year)s?\s+ago\b",
        ),
        "word": (r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b",),
        "year": (r"\b[Ii]n\s+(?P<year>\d{4})\b",),
    }.items()
}
CORE = re.compile(
    rf"\b(?:(?P<month>{MONTH.lower()})|(?P<weekday>{NAMES})|(?P<unit>day|week|month|year)"
    r"|(?P<word>yesterday|today|tomorrow|tonight)|(?P<year>in\s+\d{4}))"
)
WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
PARTS = {"early": "start", "late": "end", "mid": "middle", "start": "start", "end": "end", "middle": "middle"}


def dates(text: str, today: dt.date | None) -> list[when.DateFound]:
    """All dates of a text. Those relative to the article's date need `today`."""
    return when.reckoned_near(CORE, meaning, PATTERNS, text, today)


def meaning(match: re.Match[str], today: dt.date | None) -> EdtfDate | None:
    """What a match comes to; None where the article's date is needed and not known, or there is no such day."""
    parts = {name: value.lower() for name, value in match.groupdict().items() if value}
    year = int(parts["year"]) or None if "year" in parts else None
    if "day" in parts:
        return when.calendar_day(today, int(parts["day"]), MONTHS.index(parts["month"]) + 1, year, match[0])
    if "month" in parts:
        return in_month(parts, today, year, match[0])
    if set(parts) == {"year"}:
        return when.year_of(year, match[0]) if year else None
    return relative(parts, today, match[0]) if today else None


def in_month(parts: dict[str, str], today: dt.date | None, year: int | None, words: str) -> EdtfDate | None:
    number = MONTHS.index(parts["month"]) + 1
    if year is None:
        if today is None:
            return None
        year = today.year - (number > today.month + 2)
    return when.month(year, number, part_of(parts), words)


def part_of(parts: dict[str, str]) -> str:
    return PARTS.get(parts.get("part", "").split(" ")[0], "")


def relative(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate | None:
    shift = {"last": -1, "next": 1}.get(parts.get("shift", ""), 0)
    if "word" in parts:
        return when.day(today, WORDS[parts["word"]], words)
    if "weekday" in parts:
        number = WEEKDAYS.index(parts["weekday"])
        if shift > 0:
            return when.weekday_after(today, number, words)
        return when.weekday_before(today, number, words, strictly=shift < 0)
    if "count" in parts:
        return ago(parts, today, words)
    return unit(parts["unit"], shift, part_of(parts), today, words)


def unit(name: str, shift: int, part: str, today: dt.date, words: str) -> EdtfDate:
    if name == "weekend":
        return when.week(today, shift, "weekend", words)
    if name == "week":
        return when.week(today, shift, part, words)
    if name == "month":
        return when.month(today.year, today.month + shift, part, words)
    return when.year_of(today.year + shift, words)


def ago(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate | None:
    count = int(parts["count"]) if parts["count"].isdigit() else NUMBERS.get(parts["count"])
    if count is None:
        return None
    if parts["unit"] == "day":
        return when.day(today, -count, words)
    if parts["unit"] == "week":
        return when.week(today, -count, "", words)
    if parts["unit"] == "month":
        return when.month(today.year, today.month - count, "", words)
    return when.year_of(today.year - count, words)
