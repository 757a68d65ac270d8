"""French dates, relative and absolute."""

import datetime as dt
import re

from factdb.extract import when
from factdb.extract.languages.lexicon import endings
from factdb.rules.dates import EdtfDate

WEEKDAYS = endings("lundi mardi mercredi jeudi vendredi samedi dimanche")
MONTHS = endings("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
NUMBERS = {
    word: n for n, word in enumerate(endings("zéro un deux trois quatre cinq six sept huit neuf dix onze douze"))
} | {"une": 1}
QUINZE = {"huit": 7, "quinze": 14}  # "il y a quinze jours" is a fortnight, "huit jours" a week
DAYS, MONTH = "|".join(WEEKDAYS), "|".join(MONTHS)
SHIFT = r"(?P<shift>derni(?:er|ère)|pass(?:é|ée)|prochaine?|suivante?)"
PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:(?:le\s+)?(?:{DAYS})\s+|le\s+)?(?P<day>\d{{1,2}}|1er)\s+(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}})\b)?",
        r"\b(?:le\s+)?(?P<day>\d{1,2})[./](?P<number>\d{1,2})[./](?P<year>\d{4})\b",
        rf"\b(?:(?P<part>début|mi|fin)[ -])(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}})\b)?",
        rf"\b(?:en|au\s+mois\s+de)\s+(?P<month>{MONTH})\b(?:\s+(?P<year>\d{{4}})\b|\s+(?P<shift>dernier|prochain)\b)?",
        rf"\b(?P<month>{MONTH})\s+(?P<year>\d{{4}})\b",
        rf"\b(?:le\s+)?(?P<weekday>{DAYS})\s+{SHIFT}\b",
        rf"\b(?:(?:dès|depuis|jusqu['’]à)\s+)?(?:ce\s+)?(?P<weekday>{DAYS})(?!\s+{SHIFT.replace('?P<shift>', '?:')})\b",
        rf"\b(?:(?P<part>début|milieu|fin)\s+(?:de\s+)?)?la\s+(?P<unit>semaine)\s+{SHIFT}\b",
        rf"\b(?:le\s+(?P<month_unit>mois)|l['’](?P<year_unit>an(?:née)?)|le\s+(?P<weekend>week-end))\s+{SHIFT}\b",
        r"\b(?:(?P<part>en\s+début\s+de|en\s+fin\s+de)|cette)\s+(?P<unit>semaine)\b(?!\s+(?:derni|pass|proch|suiv))",
        r"\b(?:ce|le)\s+(?P<weekend>week-end)\b(?!\s+(?:derni|pass|proch|suiv))",
        r"\bil\s+y\s+a\s+(?P<count>\d{1,3}|[a-zéû]{2,6})\s+(?P<unit>jour|semaine|mois|an|année)s?\b",
        r"(?<!\w)(?P<word>avant-hier|après-demain|hier|aujourd['’]hui|demain)\b",
        r"\ben\s+(?P<year>(?:1[5-9]|20)\d{2})\b",
    )
]
WORDS = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2}
PARTS = {"début": "start", "mi": "middle", "milieu": "middle", "fin": "end"}


def dates(text: str, today: dt.date | None) -> list[when.DateFound]:
    """All dates of a text. Those relative to the article's date need `today`."""
    return when.reckoned(meaning, PATTERNS, text, today)


def meaning(match: re.Match[str], today: dt.date | None) -> EdtfDate | None:
    """What a match comes to; None where the article's date is needed and not known, or there is no such day."""
    parts = {name: value.lower() for name, value in match.groupdict().items() if value}
    year = int(parts["year"]) or None if "year" in parts else None
    if "day" in parts:
        number = int(parts["number"]) if "number" in parts else MONTHS.index(parts["month"]) + 1
        return when.calendar_day(today, int(parts["day"].removesuffix("er")), number, year, match[0])
    if "month" in parts:
        return in_month(parts, today, year, match[0])
    if set(parts) == {"year"}:
        return when.year_of(year, match[0]) if year else None
    return relative(parts, today, match[0]) if today else None


def in_month(parts: dict[str, str], today: dt.date | None, year: int | None, words: str) -> EdtfDate | None:
    """A month; without a year the one nearest before the article, or the next one where the text says so."""
    number = MONTHS.index(parts["month"]) + 1
    if year is None:
        if today is None:
            return None
        coming = 0 if shift_of(parts) > 0 else 2
        year = today.year - (number > today.month + coming)
        if shift_of(parts) > 0:
            year = today.year + (number <= today.month)
    return when.month(year, number, part_of(parts), words)


def part_of(parts: dict[str, str]) -> str:
    """Which part of a week or month is meant."""
    told = parts.get("part", "").removeprefix("en ").split(" ")[0]
    return PARTS.get(told, "")


def shift_of(parts: dict[str, str]) -> int:
    """Whether the last one is meant (-1), this one (0) or the next one (1)."""
    told = parts.get("shift", "")
    return 1 if told.startswith(("proch", "suiv")) else -1 if told else 0


def relative(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate | None:
    shift = shift_of(parts)
    if parts.get("shift", "").startswith("suiv"):
        return None  # reckoned from what was told before, not from today
    if "word" in parts:
        return when.day(today, WORDS[parts["word"].replace("’", "'")], words)
    if "weekday" in parts:
        number = WEEKDAYS.index(parts["weekday"])
        if shift > 0:
            return when.weekday_after(today, number, words)
        return when.weekday_before(today, number, words, strictly=shift < 0)
    if "count" in parts:
        return ago(parts, today, words)
    return unit(parts, shift, today, words)


def unit(parts: dict[str, str], shift: int, today: dt.date, words: str) -> EdtfDate:
    if "weekend" in parts:
        return when.week(today, shift or (-1 if today.weekday() < 5 else 0), "weekend", words)
    if "month_unit" in parts:
        return when.month(today.year, today.month + shift, "", words)
    if "year_unit" in parts:
        return when.year_of(today.year + shift, words)
    return when.week(today, shift, part_of(parts), words)


def ago(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate | None:
    name = parts["unit"]
    if name == "jour" and parts["count"] in QUINZE:
        return when.day(today, -QUINZE[parts["count"]], words)
    count = int(parts["count"]) if parts["count"].isdigit() else NUMBERS.get(parts["count"])
    if count is None:
        return None
    if name == "jour":
        return when.day(today, -count, words)
    if name == "semaine":
        return when.week(today, -count, "", words)
    if name == "mois":
        return when.month(today.year, today.month - count, "", words)
    return when.year_of(today.year - count, words)
