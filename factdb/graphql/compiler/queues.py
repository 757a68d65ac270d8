"""A connection over the records of several nouns, in one order.

Each noun is a branch of a union, with its own rights and filters, in the order of its own index and limited to what a
page can hold; the union takes the page of what they give. A record's place among those that tie is its id and its
noun's number in one: `2 * id + 1` of the second of two. So a cursor has the form of all others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from graphql import get_named_type
from sqlalchemy import FromClause, Integer, Select, case, func, select, tuple_, union_all

from factdb.graphql.compiler import cost
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.cursors import Sort, cursor_part, key_parser
from factdb.graphql.compiler.filters import conditions
from factdb.graphql.compiler.json_sql import Column, Parts, as_text, fixed
from factdb.graphql.compiler.page import Page
from factdb.graphql.compiler.pages import DEFAULT_SIZE, LARGEST_SIZE, page_size
from factdb.graphql.compiler.roots import AS_OF, moment_asked
from factdb.graphql.compiler.rows import Condition, Moment, Row, spelled
from factdb.rules.ids import LARGEST

BRANCH, NUMBER = "branch", "number"  # columns of the union: which noun, and the record's own id

Usual = Callable[[Row], Condition]


@dataclass(frozen=True)
class Branch:
    """The records of one noun: `type` is its number among the nouns that the connection shows."""

    type: int
    row: Row
    matching: list[Condition]

    def place(self, nouns: int) -> Column:
        place: Column = self.row["id"] * spelled(nouns) + spelled(self.type)
        return place

    def first(self, sort: Sort, forward: bool, nouns: int, beyond: Sequence[Condition], most: int) -> Select[Any]:
        """Those that a page may take, in an order of the noun's own."""
        key = self.row[sort.column].label(sort.column)
        columns = [self.place(nouns).label("id"), key, spelled(self.type).label(BRANCH), self.row["id"].label(NUMBER)]
        found = select(*columns).select_from(self.row.table).where(*self.matching, *beyond)
        ordered = found.order_by(*sort.directed(sort.keys(self.row), forward)).limit(spelled(most))
        return select(ordered.subquery())  # for SQLite, which takes no ORDER BY in a part of a union

    def count(self) -> Column:
        return select(func.count()).select_from(self.row.table).where(*self.matching).scalar_subquery()


@dataclass
class QueuePage(Page):
    """A page over several nouns: `row` is one of their union, `drawn` one of those that the page takes of it."""

    branches: list[Branch] = field(default_factory=list)
    drawn: Row | None = None

    @cached_property
    def shown(self) -> Row:
        return self.drawn or self.row

    def entry(self, compiler: Compiler, asked: Asked) -> Parts:
        types = [(branch, self.type_of(compiler, asked, branch)) for branch in self.branches]
        here = self.shown
        records = [
            (here[BRANCH] == spelled(branch.type), one_record(compiler, asked, type_, here.moment, here[NUMBER], here))
            for branch, type_ in types
        ]
        return [case(*((test, as_text(record)) for test, record in records), else_=fixed("null"))]

    def type_of(self, compiler: Compiler, asked: Asked, branch: Branch) -> Any:
        return next(type_ for type_ in compiler.possible(asked.type) if noun_of(type_) is branch.row.noun)

    def total(self) -> Column:
        first, *others = [branch.count() for branch in self.branches]
        return sum(others, start=first)

    def rows(self) -> FromClause:
        keys = self.sort.keys(self.shown)
        columns = self.columns | {f"k{number}": key for number, key in enumerate(keys)}
        rows = select(*(value.label(name) for name, value in columns.items())).select_from(self.shown.table)
        page = rows.order_by(*self.sort.directed(keys, self.forward)).subquery()
        return page if self.arrays or not self.more else self.numbered(page)


@dataclass(frozen=True)
class Queued:
    """A listing at the root over several nouns. `usual` is what holds of a record unless the filter's field `unless`
    says otherwise."""

    default: str
    nouns: tuple[Any, ...]
    unless: str
    usual: Usual

    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        page = self.page(compiler, asked)
        return page.written(compiler.selected(asked.type, asked.selections, page))

    def page(self, compiler: Compiler, asked: Asked) -> QueuePage:
        size, forward = page_size(compiler, asked)
        wanted = compiler.asks(asked.type, asked.selections)
        more = "pageInfo" in wanted
        read = size + more if wanted - {"totalCount", "__typename"} else 0
        order = compiler.known(asked.given("order")) or self.default
        orders: Any = get_named_type(asked.definition.args["order"].type)
        sort: Sort = orders.values[order].value
        moment = moment_asked(compiler, asked)
        with compiler.times(read):
            branches = [self.branch(compiler, asked, number, moment) for number in range(len(self.nouns))]
        cursors = {name: cursor for name in ("after", "before") if (cursor := asked.given(name))}
        parts = []
        for branch in branches:
            beyond = [self.beyond(compiler, branch, order, sort, *cursor) for cursor in cursors.items()]
            parts.append(branch.first(sort, forward, len(self.nouns), beyond, size + more))
        every = branches[0].row  # whose noun stands for all: nothing of it is asked but the moment
        row = Row(every.noun, union_all(*parts).subquery(), moment)
        taken = select(row.table).order_by(*sort.directed(sort.keys(row), forward)).limit(spelled(size + more))
        shown = Row(every.noun, taken.subquery(), moment)
        passed: dict[str, Condition] = dict.fromkeys(cursors, row["id"].is_not(None))  # the branches have looked to it
        return QueuePage(
            row, None, [], [], order, sort, size, forward, passed, more, compiler, branches=branches, drawn=shown
        )

    def branch(self, compiler: Compiler, asked: Asked, number: int, moment: Moment) -> Branch:
        row = compiler.row(self.nouns[number], moment)
        given = asked.fields("where")
        with compiler.times(cost.listed(None)):
            found = conditions(compiler, row, get_named_type(asked.definition.args["where"].type), given)
        usual = [] if given.get(self.unless) is not None else [self.usual(row)]
        return Branch(number, row, [*row.rights, *found, *usual])

    def beyond(self, compiler: Compiler, branch: Branch, order: str, sort: Sort, name: str, cursor: Given) -> Condition:
        """That a record lies after, or before, the place of a cursor."""
        key, number = sort.keys(branch.row)
        below = sort.descending is (name == "after")
        nearest = partial(number_at, branch.type, len(self.nouns), below)
        column = branch.row[sort.column]
        place = tuple_(
            compiler.parameter(cursor_part(cursor, order, 2, key_parser(column)), column.type),
            compiler.parameter(cursor_part(cursor, order, 1, nearest), Integer()),
        )
        here = tuple_(key, number)
        return here < place if below else here > place


def number_at(branch: int, nouns: int, below: bool, text: str) -> int:
    """The id that a branch's ids are compared with instead of a place: rounded so that strictly below, or above, stays
    what it was. Raises ValueError where the text is no place."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 18 and int(text) < nouns * (LARGEST + 1)):
        raise ValueError
    distance = int(text) - branch
    return -(-distance // nouns) if below else distance // nouns


def queue(where: type, order: type, default: Any, description: str, *nouns: Any, unless: str, usual: Usual) -> Any:
    """A connection at the root over the records of several nouns (models)."""
    return bound(
        Queued(default.name, nouns, unless, usual),
        description,
        first=(int | None, f"The first so many, {DEFAULT_SIZE} unless told, at most {LARGEST_SIZE}."),
        after=(str | None, "Begin after the entry of this cursor."),
        last=(int | None, f"The last so many, at most {LARGEST_SIZE}."),
        before=(str | None, "End before the entry of this cursor."),
        where=(where | None, "Only those for which all of this holds."),
        order=(order | None, f"In which order; {default.name} unless told."),
        as_of=AS_OF,
    )
