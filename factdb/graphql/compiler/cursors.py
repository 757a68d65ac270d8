"""Orders of records, and cursors: places in an order."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Date, Integer

from factdb.errors import BadInput
from factdb.graphql.compiler.arguments import Getter, Given
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.json_sql import Column, InstantText, Plain, as_text, comparable
from factdb.graphql.compiler.rows import Row
from factdb.models.columns import Instant
from factdb.rules.ids import LARGEST, utc
from factdb.rules.text import checked_text


@dataclass(frozen=True)
class Sort:
    """An order of records: the value of a member of an order enum. Ties are broken by id, in the same direction."""

    column: str
    descending: bool = False

    def keys(self, row: Row) -> list[Column]:
        """What places a row. Texts compare by code points, so that both databases order alike."""
        return [comparable(row[self.column]), row["id"]]

    def directed(self, keys: Sequence[Column], forward: bool) -> list[Column]:
        return [key.desc() if self.descending is forward else key.asc() for key in keys]


# --- cursors: order|id|key, so that a cursor of another order is recognised


def cursor_of(row: Row, name: str, sort: Sort) -> Column:
    key = row[sort.column]
    text = InstantText(key) if isinstance(key.type, Instant) else Plain(key)
    return as_text([f"{name}|", Plain(row["id"]), "|", text])


def record_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 18 and int(text) <= LARGEST):
        raise ValueError
    return int(text)


def key_parser(key: Column) -> Callable[[str], Any]:
    if isinstance(key.type, Date):
        return dt.date.fromisoformat
    if isinstance(key.type, Instant):
        return lambda text: utc(dt.datetime.fromisoformat(text))
    return record_number if isinstance(key.type, Integer) else lambda text: checked_text(text, "cursor")


def cursor_part(cursor: Given, name: str, part: int, parse: Callable[[str], Any]) -> Getter:
    def get(variables: Variables) -> Any:
        pieces = cursor.getter(variables).split("|", 2)
        try:
            if pieces[0] != name:
                raise ValueError
            return parse(pieces[part])
        except (ValueError, IndexError, OverflowError, BadInput):
            hint = "Give an endCursor or startCursor of the same list in the same order."
            raise cursor.refused(f"This is not a cursor of the order {name}.", hint) from None

    return get
