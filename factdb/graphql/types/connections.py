"""The types of a page: a connection, its edges and where it stands (the Relay specification of cursor connections)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import strawberry

from factdb.graphql.compiler import cost
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.json_sql import Parts, Plain, Quoted, Truth
from factdb.graphql.compiler.page import Page

T = TypeVar("T")
Write = Callable[[Compiler, Asked, Page], Parts]


@dataclass(frozen=True)
class OfPage:
    """A field that is read from the page."""

    parts: Write

    def write(self, compiler: Compiler, asked: Asked, source: Page) -> Parts:
        return self.parts(compiler, asked, source)


def of_page(parts: Write, description: str) -> Any:
    return bound(OfPage(parts), description)


def has_next(compiler: Compiler, asked: Asked, page: Page) -> Parts:  # noqa: ARG001
    return [Truth(page.exceeded())] if page.forward else [str(page.continued).lower()]


def has_previous(compiler: Compiler, asked: Asked, page: Page) -> Parts:  # noqa: ARG001
    return [str(page.continued).lower()] if page.forward else [Truth(page.exceeded())]


def of_entry(compiler: Compiler, asked: Asked, page: Page) -> Parts:
    with compiler.times(page.size):
        return page.entry(compiler, asked)


def of_same(compiler: Compiler, asked: Asked, page: Page) -> Parts:
    return compiler.selected(asked.type, asked.selections, page)


def counted(compiler: Compiler, asked: Asked, page: Page) -> Parts:  # noqa: ARG001
    compiler.charge(cost.listed(page.parent))
    return [Plain(page.total())]


def entries(compiler: Compiler, asked: Asked, page: Page) -> Parts:
    return page.listed(of_entry(compiler, asked, page))


def edges(compiler: Compiler, asked: Asked, page: Page) -> Parts:
    return page.listed(of_same(compiler, asked, page))


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = of_page(has_next, "Whether more follow.")
    has_previous_page: bool = of_page(has_previous, "Whether more precede.")
    start_cursor: str | None = of_page(lambda _c, _a, page: page.cursor_at(True), "The cursor of the first entry.")
    end_cursor: str | None = of_page(lambda _c, _a, page: page.cursor_at(False), "The cursor of the last entry.")


@strawberry.type(description="An entry of a page with its place.")
class Edge(Generic[T]):
    """An entry of a page with its place."""

    cursor: str = of_page(
        lambda _c, _a, page: [Quoted(page.cursor())],
        "Its place: what `after` and `before` take. Opaque; valid for the same order alone.",
    )
    node: T = of_page(of_entry, "The entry.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    """A page of a list."""

    nodes: list[T] = of_page(entries, "The entries.")
    edges: list[Edge[T]] = of_page(edges, "The entries with their places.")
    page_info: PageInfo = of_page(of_same, "Where the page stands in its list.")
    total_count: int = of_page(counted, "How many there are in all; counted only when asked for.")
