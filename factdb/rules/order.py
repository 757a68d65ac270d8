"""In which order revisions are told: that of their ids, though transactions do not commit in it.

On PostgreSQL a transaction may take the id 41 and commit after the one that took 42. So 42 is held back until 41 is
there, or can no longer come. It can no longer come when every transaction that was writing after 42 had been seen has
ended. Whoever was told 42 has therefore been told all before it, and can go on from there after a break.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

MOST_BEHIND = 10_000  # ids that a follower may be behind
AT_ONCE = 100  # numbers handed out at a time, so that a follower copies little


class Behind(Exception):
    """A follower is further behind than what is kept."""


@dataclass
class Order:
    """What has been told, up to `position`, and what waits to be. The gap below `horizon` closes when the `writers`,
    those who might still fill it, have ended."""

    position: int
    start: int = field(init=False)  # where telling began: what was told up to there is not kept
    recent: list[int] = field(default_factory=list)  # all told above `earliest`, and some below
    waiting: Sequence[int] = ()  # committed, and held back
    horizon: int = 0
    writers: Collection[str] | None = None

    def __post_init__(self) -> None:
        self.start = self.position

    @property
    def earliest(self) -> int:
        """After which number all that was told is still there. While what was committed is held back, `position` may
        be less than MOST_BEHIND above `start`."""
        return max(self.start, self.position - MOST_BEHIND)

    def take(self, found: Sequence[int], writing: Collection[str]) -> None:
        """Tell what can be told. `found` are the numbers above `position` that are committed, in order; `writing` the
        transactions that were writing revisions just before these were read. It may be left empty while nothing
        waits."""
        settled = self.settled(writing)
        told = 0
        for number in found:
            if number != self.position + 1 and number > settled:
                break
            self.position = number
            told += 1
        self.keep(found[:told])
        self.waiting = found[told:]
        if self.position >= self.horizon:
            self.horizon, self.writers = (self.waiting[-1] if self.waiting else 0), None

    def settled(self, writing: Collection[str]) -> int:
        """Up to which number everything that will ever be there can be read now."""
        if self.horizon <= self.position:
            return self.position
        self.writers = set(writing) if self.writers is None else set(self.writers).intersection(writing)
        return self.position if self.writers else self.horizon

    def keep(self, told: Sequence[int]) -> None:
        self.recent += told
        if len(self.recent) > 2 * MOST_BEHIND:
            del self.recent[:-MOST_BEHIND]

    def since(self, number: int) -> list[int]:
        """The first of those told after this number, in order. Raises Behind."""
        if number < self.earliest:
            raise Behind
        first = bisect_right(self.recent, number)
        return self.recent[first : first + AT_ONCE]
