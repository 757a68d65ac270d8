"""Made-up data in realistic amounts and proportions, the same for the same size and seed."""

from collections.abc import Iterator

from benchmarks.reads.generating import nouns, people, publishing
from benchmarks.reads.generating.world import Maker, Row, World
from factdb.models import Base

__all__ = ["VERSION", "World", "columns", "rows", "tables"]

VERSION = 1  # of the generated data: a database of another version is made anew
MAKERS: dict[str, Maker] = people.MAKERS | publishing.MAKERS | nouns.MAKERS


def tables() -> list[str]:
    """The tables that are filled, each after those it refers to."""
    return [table.name for table in Base.metadata.sorted_tables if table.name in MAKERS]


def columns(table: str) -> list[str]:
    """The columns of a table's rows. Those that the database derives are left out."""
    return MAKERS[table].columns


def rows(world: World, table: str) -> Iterator[Row]:
    """The rows of a table in the order of their ids. Dates and moments are ISO strings, which both databases take."""
    return MAKERS[table].rows(world, world.random(table))
