"""Tables in the statement that are written last, when it is known which columns are read of them.

A statement as of a moment reads each noun from two tables. With all their columns its plan is several times as large,
and a database goes through a plan on each call, executed or not.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import FromClause, GenerativeSelect, TableClause, column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from factdb.graphql.compiler.json_sql import Column

Write = Callable[[Sequence[str]], GenerativeSelect]
"""The select of these columns."""


class Derived(TableClause):
    """A select in brackets, of those columns that have been read by the time it is written."""

    inherit_cache = False

    def __init__(self, columns: Iterable[Column], reads: set[str], write: Write) -> None:
        super().__init__("derived", *(column(str(each.key), each.type) for each in columns))
        self.reads, self.write = reads, write

    def written(self) -> GenerativeSelect:
        return self.write([name for name in self.c.keys() if name in self.reads])  # noqa: SIM118 - c is no dict


def derived(columns: Iterable[Column], reads: set[str], write: Write) -> FromClause:
    """A table of these columns. `reads` is where the names of those are put that are read."""
    return Derived(columns, reads, write).alias()


@compiles(Derived)
def write_derived(element: Derived, compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.written(), **options)})"
