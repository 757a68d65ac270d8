"""Ids: a word and a number, and under a moment also the dates they were read at.

claim-5                                       the claim as it is
claim-5@2021-12-21                            as the world stood on that day
claim-5@2021-12-21@2022-01-03T00:00:00+00:00  and as factdb knew it at that instant
claim-5@@2022-01-03T00:00:00+00:00            only the latter
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from factdb.errors import BadInput

LARGEST = 2**31 - 1  # what the databases' integer columns hold
ID = re.compile(r"([a-z]+)-([1-9]\d{0,17})(?:@(\d{4}-\d\d-\d\d)?(?:@([-:.T+\d]+Z?))?)?", re.ASCII)


@dataclass(frozen=True)
class RecordId:
    """A parsed id. `valid` is a date in the world, `recorded` a moment of knowledge in UTC; None where not given."""

    word: str
    number: int
    valid: dt.date | None = None
    recorded: dt.datetime | None = None

    @classmethod
    @lru_cache(10_000)  # one request reads its ids more than once, and many requests the same
    def parse(cls, text: str) -> "RecordId":
        """Read an id. Raises BadInput where the text is none."""
        match = ID.fullmatch(text)
        if match is None or text.endswith("@"):
            raise not_an_id(text)
        try:
            valid = dt.date.fromisoformat(match[3]) if match[3] else None
            recorded = utc(dt.datetime.fromisoformat(match[4])) if match[4] else None
        except (ValueError, OverflowError):
            raise not_an_id(text) from None
        return cls(match[1], int(match[2]), valid, recorded)

    def __str__(self) -> str:
        return f"{self.word}-{self.number}{moment_suffix(self.valid, self.recorded)}"


def moment_suffix(valid: dt.date | None, recorded: dt.datetime | None) -> str:
    """What a moment adds to the ids that are read at it."""
    if valid is None and recorded is None:
        return ""
    day = valid.isoformat() if valid else ""
    return f"@{day}@{utc(recorded).isoformat()}" if recorded else f"@{day}"


def number_of(text: str, word: str) -> int:
    """The number in an id of one noun; 0, which no record has, where it is larger than any record's. Raises BadInput
    where the text is no id, or that of another noun."""
    parsed = RecordId.parse(text)
    if parsed.word != word:
        raise BadInput(f"{text!r} is the id of another kind of record.", hint=f"Give an id such as {word}-5.")
    return storable(parsed.number)


def storable(number: int) -> int:
    return number if number <= LARGEST else 0


def utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC; one without an offset is taken to be in UTC."""
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def not_an_id(text: str) -> BadInput:
    return BadInput(f"{text[:80]!r} is not an id.", hint="Ids look like claim-5, or claim-5@2021-12-21 as of a date.")
