"""To-many fields: keyset pages of connections.

The inner select is the page: each row's JSON and its place, in order, of a limited number. The outer select joins the
texts. Page sizes are spelled out in the statement, for PostgreSQL plans a bound LIMIT anew on every call.

Where pageInfo is asked for, the page is read one row further. PostgreSQL then takes what it shows as a slice of an
array; SQLite, which has none, numbers the rows. SQLite also writes the JSON of every row that it sorts, not just of
those it keeps: it is given the rows to write by a select of ids alone.
"""

from dataclasses import dataclass, field
from typing import Any

from graphql import get_named_type
from sqlalchemy import FromClause, Integer, Select, case, func, literal_column, select, tuple_
from sqlalchemy import column as named

from factdb.errors import BadInput
from factdb.graphql.compiler import cost
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.cursors import Sort, cursor_of, cursor_part, key_parser, record_number
from factdb.graphql.compiler.filters import Via, conditions, reached
from factdb.graphql.compiler.json_sql import (
    Column,
    Joined,
    JoinedSlice,
    Nth,
    Parts,
    Quoted,
    as_text,
    json_list,
    or_null,
)
from factdb.graphql.compiler.roots import AS_OF, moment_asked
from factdb.graphql.compiler.rows import Condition, Row, row_of

DEFAULT_SIZE, LARGEST_SIZE = 20, 100
RETRACTED = "retracted"


# --- a page


def spelled(number: int) -> Column:
    return literal_column(str(number), Integer())


@dataclass
class Page:
    """What the fields of a connection share: the rows it is made of and those that are written (the same, on
    PostgreSQL), how many, in which order, and the columns of the inner select."""

    row: Row
    shown: Row
    parent: Row | None
    matching: list[Condition]
    order: str
    sort: Sort
    size: int
    forward: bool
    beyond: dict[str, Condition]  # by the argument that gave the cursor
    more: bool  # whether pageInfo is asked for
    arrays: bool  # whether the database has them
    links: tuple[FromClause, ...] = ()  # tables between parent and row, in which no row is linked twice
    columns: dict[str, Column] = field(default_factory=dict)

    @property
    def places(self) -> list[Column]:
        """What places a row of the page, seen from outside."""
        return [named(f"k{number}", key.type) for number, key in enumerate(self.sort.keys(self.shown))]

    @property
    def in_order(self) -> list[Column]:
        """The order of the page, as aggregates must be told it. PostgreSQL keeps that of the inner select: "supplying
        the input values from a sorted subquery will usually work" (its manual, Aggregate Functions), namely where the
        outer query does nothing else with them."""
        return [] if self.arrays and self.forward else self.sort.directed(self.places, forward=True)

    @property
    def sources(self) -> list[FromClause]:
        """The tables that the rows are taken from."""
        return [self.row.table, *self.links]

    @property
    def continued(self) -> bool:
        """Whether a cursor says that there are records on the near side of the page."""
        return ("after" if self.forward else "before") in self.beyond

    @property
    def bounds(self) -> tuple[Column, Column]:
        """The numbers of the first and the last row that are shown, among those that were read, in the page's order."""
        size, counted = spelled(self.size), func.count()
        if self.forward:
            return spelled(1), func.least(counted, size)
        return func.greatest(counted - size, spelled(0)) + spelled(1), counted

    def column(self, value: Column, name: str | None = None) -> Column:
        """A column of the inner select, seen from outside."""
        name = name or f"c{len(self.columns)}"
        self.columns.setdefault(name, value)
        return named(name, value.type)

    def listed(self, content: Parts) -> Parts:
        text = self.column(as_text(content))
        if self.more and self.arrays:
            return json_list(JoinedSlice(text, *self.bounds, *self.in_order))
        joined: Any = Joined(text, *self.in_order)
        return json_list(joined.filter(named("n") <= spelled(self.size)) if self.more else joined)

    def cursor(self) -> Column:
        return cursor_of(self.shown, self.order, self.sort)

    def cursor_at(self, first: bool) -> Parts:
        """The cursor of the first or the last entry."""
        if not self.size:
            return ["null"]
        cursor, size = self.column(self.cursor(), "cursor"), spelled(self.size)
        if self.arrays:
            return or_null([Quoted(Nth(cursor, self.bounds[0 if first else 1], *self.in_order))])
        number, counted = named("n", Integer), named("counted", Integer)
        place = spelled(1) if first is self.forward else case((counted < size, counted), else_=size)
        at_place: Any = func.max(cursor)
        return or_null([Quoted(at_place.filter(number == place, number <= size))])

    def exceeded(self) -> Column:
        """Whether there are records on the far side of the page."""
        self.columns.setdefault("cursor", self.cursor())
        return func.count() > spelled(self.size)

    def total(self) -> Column:
        return self.correlated(select(func.count()).select_from(*self.sources).where(*self.matching)).scalar_subquery()

    def written(self, parts: Parts) -> Parts:
        """The connection's JSON over its rows; where nothing is asked of them, they are not read."""
        if not self.columns:
            return parts
        return [select(as_text(parts)).select_from(self.rows()).scalar_subquery()]

    def rows(self) -> FromClause:
        """The inner select as a derived table."""
        keys = self.sort.keys(self.shown)
        columns = self.columns | {f"k{number}": key for number, key in enumerate(keys)}
        rows = select(*(value.label(name) for name, value in columns.items()))
        if self.shown is self.row:
            page = self.taken(rows).subquery()
        else:
            page = (
                rows.select_from(self.shown.table)
                .where(self.shown["id"].in_(self.taken(select(self.row["id"]))))
                .subquery()
            )
        return page if self.arrays or not self.more else self.numbered(page)

    def taken(self, rows: Select[Any]) -> Select[Any]:
        """As many of the rows as are read."""
        found = rows.select_from(*self.sources).where(*self.matching, *self.beyond.values())
        found = self.correlated(found)
        ordered = self.sort.directed(self.sort.keys(self.row), self.forward)
        return found.order_by(*ordered).limit(spelled(self.size + self.more))

    def numbered(self, page: FromClause) -> FromClause:
        fetched = self.sort.directed([page.c.k0, page.c.k1], self.forward)
        number, counted = func.row_number().over(order_by=fetched), func.count().over()
        return select(page, number.label("n"), counted.label("counted")).subquery()

    def correlated(self, query: Select[Any]) -> Select[Any]:
        return query.correlate(self.parent.table) if self.parent else query


# --- the field


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
        order = compiler.known(asked.given("order")) or self.default
        orders: Any = get_named_type(asked.definition.args["order"].type)
        sort: Sort = orders.values[order].value
        beyond = beyond_cursors(compiler, asked, row, order, sort)
        with compiler.times(read):
            leading, links = self.leading(compiler, row, parent)
        matching = [*self.matching(compiler, asked, row, parent), *leading]
        shown, arrays = (row, True) if compiler.dialect == "postgresql" else (written_late(compiler, row), False)
        return Page(row, shown, parent, matching, order, sort, size, forward, beyond, more, arrays, links)

    def matching(self, compiler: Compiler, asked: Asked, row: Row, parent: Row | None) -> list[Condition]:
        given = asked.fields("where")
        with compiler.times(cost.listed(parent)):
            found = conditions(compiler, row, get_named_type(asked.definition.args["where"].type), given)
        return [*row.rights, *found, *(row.standing if given.get(RETRACTED) is None else [])]

    def leading(
        self, compiler: Compiler, row: Row, parent: Row | None
    ) -> tuple[list[Condition], tuple[FromClause, ...]]:
        """That the row belongs to the parent, and the table in between where it can simply be joined."""
        if not (self.key and parent):
            return [], ()
        table, id_ = parent.table, parent["id"]
        if len(self.way) == 1 and row.moment.recorded is None and self.way[0].links_once:
            link = compiler.row(self.way[0].model, row.moment)
            on = [link[self.way[0].enter] == row[self.key], link[self.way[0].leave] == id_]
            return [*on, *link.rights, *link.standing], (link.table,)
        return [reached(compiler, row[self.key], self.way, row.moment, lambda column: column == id_, table)], ()


def beyond_cursors(compiler: Compiler, asked: Asked, row: Row, order: str, sort: Sort) -> dict[str, Condition]:
    """That a row lies after, or before, the places of the cursors that were given."""
    cursors = {name: cursor for name in ("after", "before") if (cursor := asked.given(name))}
    return {name: beyond(compiler, row, order, sort, name, cursor) for name, cursor in cursors.items()}


def beyond(compiler: Compiler, row: Row, order: str, sort: Sort, name: str, cursor: Given) -> Condition:
    key, number = sort.keys(row)
    place = tuple_(
        compiler.parameter(cursor_part(cursor, order, 2, key_parser(row[sort.column])), row[sort.column].type),
        compiler.parameter(cursor_part(cursor, order, 1, record_number), Integer()),
    )
    here = tuple_(key, number)
    return here < place if sort.descending is (name == "after") else here > place


def written_late(compiler: Compiler, row: Row) -> Row:
    """The same row by itself, to be written once it is known to be of the page. What is read as of a moment of
    knowledge is a row of a union, whose id alone does not tell the version."""
    return row if row.moment.recorded is not None else row_of(row.noun, row.moment, compiler)


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
