"""The feed of changes: revisions in the order of their ids, as far as they are sealed.

They are sealed in that order (audit/sealing.py), however their transactions end: so nothing can come to stand before
what the feed has told.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, func, select

from factdb.errors import BadInput
from factdb.graphql.compiler.arguments import Getter, Given
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.cursors import Sort, cursor_part, record_number
from factdb.graphql.compiler.pages import DEFAULT_SIZE, LARGEST_SIZE, Connected
from factdb.graphql.compiler.rows import NOW, Condition, Row, declare
from factdb.models import SealedRevision
from factdb.rules.ids import LARGEST, number_of

declare(SealedRevision)
ORDER, BY_ID = "ID", Sort("id")
AFTER = "Begin after the entry of this cursor, or after the revision of this id: that of the last one that was told."


@dataclass(frozen=True)
class Fed(Connected):
    """A connection over what is sealed, in one order."""

    def sort(self, compiler: Compiler, asked: Asked) -> tuple[str, Sort]:  # noqa: ARG002
        return ORDER, BY_ID

    def matching(self, compiler: Compiler, asked: Asked, row: Row, parent: Row | None) -> list[Condition]:
        sealed = compiler.row(SealedRevision, NOW)
        last = select(func.coalesce(func.max(sealed["revision_id"]), 0)).scalar_subquery()
        return [row["id"] <= last, *super().matching(compiler, asked, row, parent)]

    def beyond(self, compiler: Compiler, row: Row, order: str, sort: Sort, name: str, cursor: Given) -> Condition:
        """That a row lies after the place; there is no other side."""
        del order, sort, name
        place: Condition = row["id"] > compiler.parameter(place_of(cursor), Integer())
        return place


def place_of(cursor: Given) -> Getter:
    """The number of the revision that a cursor or an id names."""
    parts = [cursor_part(cursor, ORDER, part, record_number) for part in (1, 2)]

    def get(variables: dict[str, Any]) -> Any:
        try:
            return number_of(cursor.getter(variables), "revision") or LARGEST
        except BadInput:
            return max(part(variables) for part in parts)

    return get


def feed(where: type, description: str) -> Any:
    """The feed at the root."""
    return bound(
        Fed(ORDER, None, ()),
        description,
        first=(int | None, f"The first so many, {DEFAULT_SIZE} unless told, at most {LARGEST_SIZE}."),
        after=(str | None, AFTER),
        where=(where | None, "Only those for which all of this holds."),
    )
