"""To-many fields: keyset pages of connections. How a page is read is told in page.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphql import get_named_type
from sqlalchemy import Integer, tuple_

from factdb.errors import BadInput
from factdb.graphql.compiler import cost
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.cursors import Sort, cursor_part, key_parser, record_number
from factdb.graphql.compiler.filters import Via, conditions, reached, unmerged
from factdb.graphql.compiler.json_sql import (
    Parts,
)
from factdb.graphql.compiler.merging import all_of, map_of
from factdb.graphql.compiler.page import Leading, Page
from factdb.graphql.compiler.roots import AS_OF, moment_asked
from factdb.graphql.compiler.rows import Condition, Row

DEFAULT_SIZE, LARGEST_SIZE = 20, 100
RETRACTED = "retracted"


@dataclass(frozen=True)
class Connected:
    """A to-many of a row, over the key that leads to it, or (without a key) a listing at the root."""

    default: str
    key: str | None
    way: tuple[Via, ...]

    def write(self, compiler: Compiler, asked: Asked, source: Row | None) -> Parts:
        page = self.page(compiler, asked, source)
        return page.written(compiler.selected(asked.type, asked.selections, page))

    def page(self, compiler: Compiler, asked: Asked, parent: Row | None) -> Page:
        size, forward = page_size(compiler, asked)
        connected: Any = asked.type
        wanted = compiler.asks(asked.type, asked.selections)
        more = "pageInfo" in wanted
        read = size + more if wanted - {"totalCount", "__typename"} else 0
        moment = parent.moment if parent else moment_asked(compiler, asked)
        with compiler.times(read):
            row = compiler.row(noun_of(get_named_type(connected.fields["nodes"].type)), moment)
        order, sort = self.sort(compiler, asked)
        beyond = beyond_cursors(compiler, asked, row, order, sort, self.beyond)
        with compiler.times(read):
            ways = self.leading(compiler, row, parent)
        matching = self.matching(compiler, asked, row, parent)
        return Page(row, parent, matching, ways, order, sort, size, forward, beyond, more, compiler)

    def beyond(self, compiler: Compiler, row: Row, order: str, sort: Sort, name: str, cursor: Given) -> Condition:
        """That a row lies after, or before, the place of a cursor."""
        return beyond(compiler, row, order, sort, name, cursor)

    def sort(self, compiler: Compiler, asked: Asked) -> tuple[str, Sort]:
        """The order by its name, and as it is."""
        order = compiler.known(asked.given("order")) or self.default
        orders: Any = get_named_type(asked.definition.args["order"].type)
        return order, orders.values[order].value

    def matching(self, compiler: Compiler, asked: Asked, row: Row, parent: Row | None) -> list[Condition]:
        given = asked.fields("where")
        with compiler.times(cost.listed(parent)):
            found = conditions(compiler, row, get_named_type(asked.definition.args["where"].type), given)
        rights = [*row.rights, *unmerged(compiler, row)]
        return [*rights, *found, *(row.standing if given.get(RETRACTED) is None else [])]

    def leading(self, compiler: Compiler, row: Row, parent: Row | None) -> list[Leading]:
        """The ways from the parent to the row. A table in between is joined where it simply can be."""
        if not (self.key and parent):
            return [Leading()]
        if parent.noun.merges:
            return self.leading_over_merges(compiler, row, parent)
        table, id_ = parent.table, parent["id"]
        if len(self.way) == 1 and row.moment.recorded is None and self.way[0].links_once:
            link = compiler.row(self.way[0].model, row.moment)
            on = [link[self.way[0].enter] == row[self.key], link[self.way[0].leave] == id_]
            return [Leading([*on, *link.rights, *link.standing], (link.table,))]
        return [Leading([reached(compiler, row[self.key], self.way, row.moment, lambda column: column == id_, table)])]

    def leading_over_merges(self, compiler: Compiler, row: Row, parent: Row) -> list[Leading]:
        """The same from a record that others may have been merged into: to what is its own, and to what is theirs. As
        of a moment of knowledge, where rows are versions whose id alone does not tell them apart, it is one way."""
        assert self.key
        key, id_, noun = row[self.key], parent["id"], parent.noun
        if self.way or row.moment.recorded is not None:
            numbers = all_of(parent, compiler)
            return [
                Leading(
                    [reached(compiler, key, self.way, row.moment, lambda column: column.in_(numbers), parent.table)]
                )
            ]
        merge = map_of(noun, row.moment, compiler)
        theirs = [merge["survivor_id"] == id_, key == merge["record_id"], *merge.rights]
        return [Leading([key == id_]), Leading(theirs, (merge.table,))]


def beyond(compiler: Compiler, row: Row, order: str, sort: Sort, name: str, cursor: Given) -> Condition:
    key, number = sort.keys(row)
    place = tuple_(
        compiler.parameter(cursor_part(cursor, order, 2, key_parser(row[sort.column])), row[sort.column].type),
        compiler.parameter(cursor_part(cursor, order, 1, record_number), Integer()),
    )
    here = tuple_(key, number)
    return here < place if sort.descending is (name == "after") else here > place


Beyond = Callable[[Compiler, Row, str, Sort, str, Given], Condition]
"""That a row lies beyond the place of a cursor."""


def beyond_cursors(
    compiler: Compiler, asked: Asked, row: Row, order: str, sort: Sort, place: Beyond = beyond
) -> dict[str, Condition]:
    """That a row lies after, or before, the places of the cursors that were given."""
    cursors = {name: cursor for name in ("after", "before") if (cursor := asked.given(name))}
    return {name: place(compiler, row, order, sort, name, cursor) for name, cursor in cursors.items()}


def page_size(compiler: Compiler, asked: Asked) -> tuple[int, bool]:
    """How many, and whether from the beginning."""
    first, last = asked.given("first"), asked.given("last")
    counts = {name: compiler.known(given) for name, given in (("first", first), ("last", last)) if given}
    counts = {name: count for name, count in counts.items() if count is not None}
    if len(counts) == 2:
        raise BadInput("first and last exclude each other.", path=("last",), hint="Give one of them.")
    for name, count in counts.items():
        if not 0 <= count <= LARGEST_SIZE:
            hint = f"Give {name} as 0 to {LARGEST_SIZE}, and take the rest by its cursors."
            raise BadInput(f"A page cannot have {count} entries.", path=(name,), hint=hint)
    return next(iter(counts.values()), DEFAULT_SIZE), "last" not in counts


PAGED = {
    "first": (int | None, f"The first so many, {DEFAULT_SIZE} unless told, at most {LARGEST_SIZE}."),
    "after": (str | None, "Begin after the entry of this cursor."),
    "last": (int | None, f"The last so many, at most {LARGEST_SIZE}."),
    "before": (str | None, "End before the entry of this cursor."),
}
"""The arguments of every connection."""


def connection(where: type, order: type, default: Any, description: str, key: str | None = None, *way: Via) -> Any:
    """A connection. `key` is the column of its records that leads to the parent, over the tables of `way` if any;
    without it the connection is a root."""
    root = {} if key else {"as_of": AS_OF}
    return bound(
        Connected(default.name, key, way),
        description,
        **PAGED,
        where=(where | None, "Only those for which all of this holds."),
        order=(order | None, f"In which order; {default.name} unless told."),
        **root,
    )
