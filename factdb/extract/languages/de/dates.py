"""German dates, relative and absolute."""

import datetime as dt
import re

from factdb.extract import when
from factdb.extract.languages.lexicon import endings
from factdb.rules.dates import EdtfDate

WEEKDAYS = endings("montag dienstag mittwoch donnerstag freitag samstag sonntag")
MONTHS = endings("januar februar märz april mai juni juli august september oktober november dezember")
NUMBERS = {
    word: n for n, word in enumerate(endings("null einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"))
}
NUMBERS |= {"einer": 1}
PAST = "vergangene[nrms]?|letzte[nrms]?|vorige[nrms]?|vorangegangene[nrms]?"
NEXT = "kommende[nrms]?|nächste[nrms]?"
THIS = "diese[nrms]?|laufende[nrms]?"
NAMES = "|".join([*WEEKDAYS, "sonnabend"])
MONTH = "|".join([*MONTHS, "jänner"])
PART = r"(?:(?P<part>anfang|mitte|ende)\s+)?"

PATTERNS = {
    core: [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
    for core, patterns in {
        "day": (
            rf"\b(?:am\s+(?:\w{{6,10}},?\s+(?:dem\s+|den\s+)?)?|vom\s+|zum\s+)?(?P<day>\d{{1,2}})\.\s*(?:(?P<month>{MONTH})|(?P<number>\d{{1,2}})\.)"
            r"(?:\s*(?P<year>\d{4}))?(?!\d)",
        ),
        "unit": (
            rf"\b(?:(?:in|im|seit|zu)\s+)?{PART}(?:(?:in|im)\s+)?(?:der\s+|des\s+|dem\s+|den\s+)?(?P<shift>{PAST}|{NEXT}|{THIS})\s+"
            r"(?P<unit>woche|wochenendes?|monats?|jahre?s?)\b",
            r"\bvor\s+(?P<count>\d{1,3}|\w{3,6})\s+(?P<unit>tag|tage|tagen|woche|wochen|monat|monaten|jahr|jahren)\b",
            r"\bam\s+(?P<weekend>wochenende)\b",
            r"\bim\s+jahre?\s+(?P<year>\d{4})\b",
        ),
        "weekday": (
            rf"\bam\s+(?:(?P<shift>{PAST}|{NEXT})\s+|(?P<yesterday>gestrigen|heutigen)\s+)?(?P<weekday>{NAMES})(?:abend|morgen|nachmittag|mittag|vormittag)?\b",
            rf"\b(?P<shift>{PAST}|{NEXT})\s+(?P<weekday>{NAMES})\b",
        ),
        "word": (r"\b(?P<word>vorgestern|gestern|heute|übermorgen)\b",),
        "month": (
            rf"\b(?:im\s+)?(?P<part>anfang|mitte|ende)\s+(?P<month>{MONTH})\b(?!-)(?:\s+(?P<year>\d{{4}})\b)?",
            rf"\bim\s+(?P<month>{MONTH})\b(?!-)(?:\s+(?P<year>\d{{4}})\b)?",
        ),
    }.items()
}
CORE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}\.)|(?P<month>{MONTH})|(?P<weekday>{NAMES})|(?P<unit>tag|woche|monat|jahr)"
    r"|(?P<word>vorgestern|gestern|heute|übermorgen))"
)
PARTS = {"anfang": "start", "mitte": "middle", "ende": "end"}
WORDS = {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2}


def dates(text: str, today: dt.date | None) -> list[when.DateFound]:
    """All dates of a text. Those relative to the article's date need `today`."""
    return when.reckoned_near(CORE, meaning, PATTERNS, text, today)


def meaning(match: re.Match[str], today: dt.date | None) -> EdtfDate | None:
    """What a match comes to; None where the article's date is needed and not known, or there is no such day."""
    parts = {name: value.lower() for name, value in match.groupdict().items() if value}
    words = match[0]
    if "day" in parts:
        number = MONTHS.index(month_name(parts["month"])) + 1 if "month" in parts else int(parts["number"])
        return when.calendar_day(today, int(parts["day"]), number, year_in(parts), words)
    if "month" in parts:
        return in_month(parts, today, words)
    if set(parts) == {"year"}:
        return when.year_of(int(parts["year"]), words) if int(parts["year"]) else None
    return relative(parts, today, words) if today else None


def month_name(name: str) -> str:
    return "januar" if name == "jänner" else name


def year_in(parts: dict[str, str]) -> int | None:
    return int(parts["year"]) or None if "year" in parts else None


def in_month(parts: dict[str, str], today: dt.date | None, words: str) -> EdtfDate | None:
    number, year = MONTHS.index(month_name(parts["month"])) + 1, year_in(parts)
    if year is None:
        if today is None:
            return None
        year = today.year - (number > today.month + 2)
    return when.month(year, number, PARTS.get(parts.get("part", ""), ""), words)


def relative(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate | None:
    if "word" in parts:
        return when.day(today, WORDS[parts["word"]], words)
    if "weekday" in parts:
        return weekday(parts, today, words)
    if "weekend" in parts:
        return when.week(today, 0 if today.weekday() >= 5 else -1, "weekend", words)
    if "count" in parts:
        return ago(parts, today, words)
    shift = -1 if re.match(PAST, parts["shift"]) else 1 if re.match(NEXT, parts["shift"]) else 0
    return unit(parts["unit"], shift, PARTS.get(parts.get("part", ""), ""), today, words)


def weekday(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate:
    number = WEEKDAYS.index("samstag" if parts["weekday"] == "sonnabend" else parts["weekday"])
    shift = parts.get("shift", "")
    if re.match(NEXT, shift):
        return when.weekday_after(today, number, words)
    return when.weekday_before(today, number, words, strictly=bool(shift))


def unit(name: str, shift: int, part: str, today: dt.date, words: str) -> EdtfDate:
    if name.startswith("wochenende"):
        return when.week(today, shift, "weekend", words)
    if name == "woche":
        return when.week(today, shift, part, words)
    if name.startswith("monat"):
        return when.month(today.year, today.month + shift, part, words)
    return when.year_of(today.year + shift, words)


def ago(parts: dict[str, str], today: dt.date, words: str) -> EdtfDate | None:
    count = int(parts["count"]) if parts["count"].isdigit() else NUMBERS.get(parts["count"])
    if count is None:
        return None
    name = parts["unit"]
    if name.startswith("tag"):
        return when.day(today, -count, words)
    if name.startswith("woche"):
        return when.week(today, -count, "", words)
    if name.startswith("monat"):
        return when.month(today.year, today.month - count, "", words)
    return when.year_of(today.year - count, words)
