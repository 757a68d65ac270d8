"""What the makers of rows share: how many records there are and who is popular, at one size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from benchmarks.reads.generating.draws import Counts, Popular

Row = tuple[object, ...]


@dataclass(frozen=True)
class World:
    """Everything of one size. The same size and seed give the same rows."""

    size: float
    seed: int = 1

    @cached_property
    def counts(self) -> Counts:
        return Counts(self.size)

    @cached_property
    def speakers(self) -> Popular:
        """Few speakers have many quotes."""
        return Popular(self.counts.speakers, 1.0)

    @cached_property
    def topics(self) -> Popular:
        return Popular(self.counts.topics, 0.6)

    @cached_property
    def publishers(self) -> Popular:
        return Popular(self.counts.publishers, 0.9)

    def random(self, name: str) -> Random:
        """Each table has draws of its own, so that a change of one leaves the others as they are."""
        return Random(f"{self.seed} {self.size:g} {name}")

    def retracted(self, random: Random) -> int | None:
        """The revision that retracted a record: one record in two hundred."""
        return random.randint(1, self.counts.revisions) if random.random() < 0.005 else None


@dataclass(frozen=True)
class Maker:
    """How the rows of a table are made, and the columns they have."""

    columns: list[str]
    rows: Callable[[World, Random], Iterator[Row]]


def dated(prefix: str) -> str:
    """The columns of a date in the world."""
    return f"{prefix}_edtf {prefix}_earliest {prefix}_latest {prefix}_words"


def maker(columns: str, rows: Callable[[World, Random], Iterator[Row]]) -> Maker:
    return Maker(columns.split(), rows)
