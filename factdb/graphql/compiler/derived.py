"""Lists whose entries are no records but what several tables say together: derived in the statement, never stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select

from factdb.graphql.compiler import cost
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.cursors import Sort
from factdb.graphql.compiler.json_sql import Joined, Parts, as_text, comparable, json_list
from factdb.graphql.compiler.page import Leading, Page
from factdb.graphql.compiler.pages import PAGED, beyond_cursors, page_size
from factdb.graphql.compiler.rows import Row

Derive = Callable[[Compiler, Asked, Row], Row]


class DerivedRows(Page):
    """A page of rows that are no versions of a noun: they are written as they were derived."""

    @cached_property
    def source(self) -> Row:
        return self.row

    @cached_property
    def shown(self) -> Row:
        return self.row


@dataclass(frozen=True)
class DerivedPage:
    """A connection over derived rows: `name` is what its cursors call the order."""

    rows: Derive
    name: str
    sort: Sort

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        size, forward = page_size(compiler, asked)
        more = "pageInfo" in compiler.asks(asked.type, asked.selections)
        with compiler.times(cost.LISTED):  # all are derived before the page is taken
            row = self.rows(compiler, asked, source)
        beyond = beyond_cursors(compiler, asked, row, self.name, self.sort)
        page = DerivedRows(row, source, [], [Leading()], self.name, self.sort, size, forward, beyond, more, compiler)
        return page.written(compiler.selected(asked.type, asked.selections, page))


def derived_page(rows: Derive, name: str, sort: Sort, description: str, **arguments: tuple[Any, str]) -> Any:
    """A connection whose rows are derived from a record, in one order."""
    return bound(DerivedPage(rows, name, sort), description, **PAGED, **arguments)


@dataclass(frozen=True)
class DerivedList:
    rows: Derive
    order: tuple[str, ...]

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        with compiler.times(cost.DETAILS):
            row = self.rows(compiler, asked, source)
            value = as_text(compiler.selected(asked.type, asked.selections, row))
        items = select(Joined(value, *(comparable(row[name]) for name in self.order))).select_from(row.table)
        return json_list(items.where(*row.rights).correlate(source.table).scalar_subquery())


def derived_list(rows: Derive, description: str, *order: str) -> Any:
    """A whole list whose rows are derived from a record, in the order of these columns."""
    return bound(DerivedList(rows, order), description)
