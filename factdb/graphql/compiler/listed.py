"""Rows of cells that Python worked out ahead, as a table in the statement: a JSON list of lists, one parameter."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Integer, Text, select

from factdb.graphql.compiler.arguments import Getter
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.json_sql import Cell, Column, Joined, Listed, Parts, Place, as_text, json_list


@dataclass(frozen=True)
class Cells:
    """One of the rows, in the statement being built."""

    name: str

    def text(self, place: int) -> Column:
        """A cell as text; JSON that Python wrote is taken as it is."""
        return Cell(f"{self.name}.value", place, Text())

    def number(self, place: int) -> Column:
        return Cell(f"{self.name}.value", place, Integer())


def json_of(compiler: Compiler, rows: Column, write: Callable[[Cells], Parts]) -> Parts:
    """The same for a list that is a cell itself, or for any text."""
    compiler.lists += 1
    cells = Cells(f"ahead_{compiler.lists}")
    listed = Listed(rows).alias(cells.name)
    return json_list(select(Joined(as_text(write(cells)), Place(cells.name))).select_from(listed).scalar_subquery())


def each_of(compiler: Compiler, rows: Getter, size: int, write: Callable[[Cells], Parts]) -> Parts:
    """The JSON list of what is written for each of the rows, in their order."""
    with compiler.times(max(size, 1)):
        return json_of(compiler, compiler.parameter(rows, Text()), write)
