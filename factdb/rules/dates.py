"""Dates as EDTF (ISO 8601-2): the string as given, its first and last day, and the words it came from.

Grammar and bounds are the `edtf` library's (Library of Congress EDTF, levels 0 to 2). The qualifiers `~`, `?` and `%`
say that a date is approximate or uncertain; they do not widen its bounds. An open end, `..` or nothing, has no bound.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import edtf
from edtf.parser import parser_classes
from edtf.parser.parser_classes import ExponentialYear, UnspecifiedIntervalSection

from factdb.errors import BadInput

LONGEST = 100  # characters; no date anybody writes is longer, and the grammar backtracks
LARGEST_EXPONENT = 3  # of a year such as Y2E3; a larger one is beyond 9999, and may take the library all day to raise

vars(parser_classes)["print"] = lambda *_: None  # where the library fails, it says so on standard output


@dataclass(frozen=True)
class EdtfDate:
    """A date in the world. `earliest` and `latest` are its first and last day, None where an end is open or unknown."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    words: str | None = None

    @classmethod
    def parse(cls, text: str, words: str | None = None) -> "EdtfDate":
        """Read an EDTF string. Raises BadInput with examples where it is none."""
        earliest, latest = bounds(text.strip())
        return cls(text.strip(), earliest, latest, words)

    @classmethod
    def day(cls, day: dt.date, words: str | None = None) -> "EdtfDate":
        """One day."""
        return cls(day.isoformat(), day, day, words)

    @classmethod
    def between(cls, earliest: dt.date, latest: dt.date, words: str | None = None) -> "EdtfDate":
        """Some time from the first day to the last."""
        return cls(f"{earliest.isoformat()}/{latest.isoformat()}", earliest, latest, words)

    @classmethod
    def no_later_than(cls, latest: dt.date, words: str | None = None) -> "EdtfDate":
        """Some time up to that day: what a text's publication alone says of what it reports."""
        return cls(f"../{latest.isoformat()}", None, latest, words)


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of an EDTF string. Raises BadInput where it is none, or has neither."""
    parsed = parse(text)
    earliest, latest = bound(parsed, "lower", text), bound(parsed, "upper", text)
    if earliest is None and latest is None:
        raise not_a_date(text)
    if earliest and latest and earliest > latest:
        raise BadInput(f"The date {text!r} ends before it begins.", hint="Put the earlier day first.")
    return earliest, latest


def parse(text: str) -> Any:
    """What the library makes of a string. It fails in many ways, on some dates of level 2 (`2021-1X`) too."""
    if len(text) > LONGEST:
        raise not_a_date(text)
    try:
        parsed = edtf.parse_edtf(text)
    except Exception:
        raise not_a_date(text) from None
    if isinstance(parsed, ExponentialYear) and int(parsed.exponent) > LARGEST_EXPONENT:
        raise outside(text)
    return parsed


def bound(parsed: Any, side: str, text: str) -> dt.date | None:
    """One bound of a parsed date. Where an interval is open the library answers an infinite float, or fails to compare
    one; where an end is unknown it guesses ten years, which we don't."""
    end = getattr(parsed, side, None)
    part = end if end is not None and not callable(end) else parsed
    if isinstance(part, UnspecifiedIntervalSection):
        return None
    try:
        found = getattr(part, f"{side}_strict")()
    except TypeError:
        return None
    except Exception:  # not all that it parses it can date: `2021-12-2X`
        raise not_a_date(text) from None
    if isinstance(found, float):
        return None
    year, month, day = found[:3]
    if not 1 <= year <= 9999:
        raise outside(year)
    try:
        return dt.date(year, month, day)
    except ValueError:  # the grammar allows 29 February in every year
        raise not_a_date(text) from None


def outside(year: object) -> BadInput:
    return BadInput(f"The year {year} is outside 1 to 9999, the years factdb's databases can hold.")


def not_a_date(text: str) -> BadInput:
    return BadInput(
        f"{text[:LONGEST]!r} is not an EDTF date that factdb can read.",
        hint="Give a day (2021-12-21), month (2021-12), year (2021), interval (2021-12-13/2021-12-19), "
        "an approximate one (2021~) or an open one (../2021-12-21).",
    )
