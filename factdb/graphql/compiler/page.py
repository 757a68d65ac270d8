"""A page of a connection as SQL.

The inner select is the page: each row's JSON and its place, in order, of a limited number. The outer select joins the
texts. Page sizes are spelled out in the statement, for PostgreSQL plans a bound LIMIT anew on every call.

Where pageInfo is asked for, the page is read one row further. PostgreSQL then takes what it shows as a slice of an
array; SQLite, which has none, numbers the rows. SQLite also writes the JSON of every row that it sorts, not just of
those it keeps: it is given the rows to write by a select of ids alone, or as of a moment of knowledge, when ids do not
tell the version, by a select of their columns.

What belongs to a record that others may have been merged into is a page of two lists: its own, in the order of an
index, and theirs. Each is cut to the page's size before they are put together, so that where nothing was merged the
page costs about what it costs without.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from sqlalchemy import FromClause, GenerativeSelect, Integer, Select, case, func, select, union_all
from sqlalchemy import column as named

from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.cursors import Sort, cursor_of
from factdb.graphql.compiler.derived_tables import derived
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
from factdb.graphql.compiler.rows import Condition, Row, chosen, row_of, spelled


@dataclass(frozen=True)
class Leading:
    """A way from the parent to its rows: conditions, and the tables between them, in which no row is linked twice."""

    conditions: list[Condition] = field(default_factory=list)
    links: tuple[FromClause, ...] = ()


@dataclass
class Page:
    """What the fields of a connection share: the rows it is made of and those that are written (the same, on
    PostgreSQL), how many, in which order, the ways to the rows, no two of which lead to one, and the columns of the
    inner select."""

    row: Row
    parent: Row | None
    matching: list[Condition]
    ways: list[Leading]
    order: str
    sort: Sort
    size: int
    forward: bool
    beyond: dict[str, Condition]  # by the argument that gave the cursor
    more: bool  # whether pageInfo is asked for
    viewer: Compiler
    columns: dict[str, Column] = field(default_factory=dict)

    @property
    def arrays(self) -> bool:
        """Whether the database has arrays."""
        return self.viewer.dialect == "postgresql"

    @cached_property
    def source(self) -> Row:
        """The row that pages are taken of. What is read as of a moment of knowledge is a union, and its JSON is written
        once the page is cut: SQLite would have it in the statement twice, and PostgreSQL take one more step for it."""
        return self.gathered() if self.row.moment.recorded is not None or len(self.ways) > 1 else self.row

    @cached_property
    def shown(self) -> Row:
        return self.source if self.arrays else written_late(self.viewer, self.source)

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

    def entry(self, compiler: Compiler, asked: Asked) -> Parts:
        """The JSON of a record of the page."""
        return compiler.selected(asked.type, asked.selections, self.shown)

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
        first, *others = [self.counted(way) for way in self.ways]
        return sum(others, first)

    def counted(self, way: Leading) -> Column:
        row = chosen(replace(self.row, rights=()), *self.matching, *way.conditions)
        found = select(func.count()).select_from(row.table, *way.links).where(*row.rights)
        return self.correlated(found).scalar_subquery()

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
        if self.shown is self.source:
            page = self.taken(rows).subquery()
        else:
            page = (
                rows.select_from(self.shown.table)
                .where(self.shown["id"].in_(self.taken(select(self.source["id"]))))
                .subquery()
            )
        return page if self.arrays or not self.more else self.numbered(page)

    def taken(self, rows: Select[Any]) -> Select[Any]:
        """As many of the rows as are read."""
        if self.source is self.row:
            return self.cut(self.along(rows, self.ways[0]), self.row)
        rows = rows.select_from(self.source.table)
        return rows if len(self.ways) == 1 else self.cut(rows, self.source)

    def along(self, rows: Select[Any], way: Leading) -> Select[Any]:
        """The rows that one way leads to, on this side of the cursors."""
        matching = [*self.matching, *way.conditions, *self.beyond.values()]
        return rows.select_from(self.row.table, *way.links).where(*matching)

    def cut(self, found: Select[Any], row: Row) -> Select[Any]:
        ordered = self.sort.directed(self.sort.keys(row), self.forward)
        return self.correlated(found).order_by(*ordered).limit(spelled(self.size + self.more))

    def gathered(self) -> Row:
        """The rows of the page before anything is written of them: the first so many of each way, put together."""
        reads: set[str] = set()

        def write(names: Sequence[str]) -> GenerativeSelect:
            columns = [self.row[name] for name in names]
            each = [self.cut(self.along(select(*columns), way), self.row) for way in self.ways]
            if len(each) == 1:
                return each[0].offset(spelled(0))  # which SQLite heeds by keeping the page apart
            return union_all(*(select(one.subquery()) for one in each))

        return replace(
            self.row, table=derived(self.row.noun.table.c, reads, write), rights=(), reads=reads, twofold=False
        )

    def numbered(self, page: FromClause) -> FromClause:
        fetched = self.sort.directed([page.c.k0, page.c.k1], self.forward)
        number, counted = func.row_number().over(order_by=fetched), func.count().over()
        return select(page, number.label("n"), counted.label("counted")).subquery()

    def correlated(self, query: Select[Any]) -> Select[Any]:
        return query.correlate(self.parent.table) if self.parent else query


def written_late(compiler: Compiler, row: Row) -> Row:
    """The same row by itself, to be written once it is known to be of the page. What is read as of a moment of
    knowledge is a row of a union, whose id alone does not tell the version."""
    return row if row.moment.recorded is not None else row_of(row.noun, row.moment, compiler)
