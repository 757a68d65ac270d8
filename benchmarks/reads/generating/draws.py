"""What the generator draws: how many records there are, who is popular, days."""

import calendar
import datetime as dt
from bisect import bisect
from dataclasses import dataclass
from itertools import accumulate
from random import Random

FIRST_DAY, LAST_DAY = dt.date(2015, 1, 1), dt.date(2025, 12, 31)
DAYS = [(FIRST_DAY + dt.timedelta(days)).isoformat() for days in range((LAST_DAY - FIRST_DAY).days + 1)]
Date = tuple[str | None, str | None, str | None, str | None]  # edtf, earliest, latest, words
NO_DATE: Date = (None, None, None, None)


@dataclass(frozen=True)
class Counts:
    """How many records of each noun there are at a size. At 100: a million quotes and as much evidence."""

    size: float

    def of(self, at_one: int) -> int:
        return max(2, round(at_one * self.size))

    @property
    def quotes(self) -> int:
        return self.of(10_000)

    @property
    def claims(self) -> int:
        return self.of(4_000)

    @property
    def evidence(self) -> int:
        return self.of(10_000)

    @property
    def sources(self) -> int:
        return self.of(2_000)

    @property
    def speakers(self) -> int:
        return self.of(500)

    @property
    def publishers(self) -> int:
        return self.of(20)

    @property
    def owners(self) -> int:
        return self.of(4)

    @property
    def topics(self) -> int:
        return self.of(40)

    @property
    def assessments(self) -> int:
        return self.of(1_000)

    @property
    def reviews(self) -> int:
        return self.of(400)

    @property
    def revisions(self) -> int:
        return self.of(100)


class Popular:
    """Numbers from 1 by Zipf's law: the k-th comes up in proportion to 1/k^exponent."""

    def __init__(self, count: int, exponent: float) -> None:
        self.weights = list(accumulate(1 / k**exponent for k in range(1, count + 1)))

    def draw(self, random: Random) -> int:
        return bisect(self.weights, random.random() * self.weights[-1], hi=len(self.weights) - 1) + 1


def near(random: Random, number: int, of: int, among: int) -> int:
    """A record that came up about when the number-th of so many did. Some draw more than others: one in fifty has
    twenty times as much to it, at every size."""
    middle = number * among // of
    found = middle // 50 * 50 if random.random() < 0.15 else middle + random.randint(-100, 100)
    return max(1, min(found, among))


def day(random: Random) -> Date:
    text = random.choice(DAYS)
    return text, text, text, None


def date(random: Random) -> Date:
    """Mostly a day, sometimes a month, sometimes "no later than"."""
    kind, text = random.random(), random.choice(DAYS)
    if kind < 0.7:
        return text, text, text, None
    if kind < 0.9:
        return f"../{text}", None, text, "Ende der „vergangenen“ Woche"
    return month(text)


def month(text: str) -> Date:
    year, number = int(text[:4]), int(text[5:7])
    last = calendar.monthrange(year, number)[1]
    return text[:7], f"{text[:7]}-01", f"{text[:7]}-{last}", None


def moment(number: int, of: int) -> str:
    """When the number-th of so many was recorded: they came in evenly over five years."""
    seconds = 157_000_000 * number / of
    return (dt.datetime(2021, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)).isoformat(timespec="microseconds")
