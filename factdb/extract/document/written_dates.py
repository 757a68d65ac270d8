"""Days as German and English texts write them: 21.12.2021, 3. Mai 2023, 3 May 2023, May 3, 2023, 12/21/2021."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner january jan",
            "februar feber february feb",
            "märz maerz march mär mrz mar",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

# In order: where two begin at one place, the first wins.
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)",
        r"(?<!\d)(?P<y>\d{4})/(?P<m>\d\d)/(?P<d>\d\d)(?!\d)",
        r"(?<![\d.])(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d\d)(?![\d:]|\.\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?(?P<name>{MONTH})\b\.?,? (?P<y>\d{{4}})(?!\d)",
        rf"\b(?P<name>{MONTH})\b\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})(?!\d)",
        r"(?<![\d/])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<y>\d{4})(?![\d/])",
    )
)
IN_PATH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)([/_-]?)(?P<m>\d\d)\2(?P<d>\d\d)(?!\d)")


@dataclass(frozen=True)
class WrittenDate:
    """A day, and where its words stand."""

    day: dt.date
    start: int
    end: int
    words: str


def written_dates(text: str) -> list[WrittenDate]:
    """The days a text names, in order. 03/05/2023, which is March in one country and May in another, is not taken."""
    found: list[WrittenDate] = []
    for date in sorted(candidates(text), key=lambda date: date.start):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def candidates(text: str) -> Iterator[WrittenDate]:
    for form in FORMS:
        for match in form.finditer(text):
            if day := day_of(match):
                yield WrittenDate(day, match.start(), match.end(), match[0])


def day_of(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    if "one" in parts:
        return slashed(int(parts["one"]), int(parts["other"]), int(parts["y"]))
    month = MONTHS[parts["name"].lower()] if "name" in parts else int(parts["m"])
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    return valid(year, month, int(parts["d"]))


def slashed(one: int, other: int, year: int) -> dt.date | None:
    """Day and month are told apart where only one order is a date, or both are the same one."""
    readings = {day for day in (valid(year, other, one), valid(year, one, other)) if day}
    return readings.pop() if len(readings) == 1 else None


def valid(year: int, month: int, day: int) -> dt.date | None:
    """The day, where there is one and it is of the age of print."""
    try:
        return dt.date(year, month, day) if 1500 <= year <= 2200 else None
    except ValueError:
        return None


def date_in_path(url: str) -> WrittenDate | None:
    """The day in a URL's path: /2021/12/21/, /2021-12-21-, -20211221."""
    for match in IN_PATH.finditer(url):
        if day := day_of(match):
            return WrittenDate(day, match.start(), match.end(), match[0])
    return None
