"""Kinds of columns: moments, closed vocabularies, JSON, EDTF dates."""

import datetime as dt
import json
from typing import Any

from sqlalchemy import TEXT, Computed, Date, DateTime, Dialect, String, Text
from sqlalchemy.orm import Composite, MappedColumn, composite, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import Vocabulary

UNKNOWN_DAY = "0001-01-01"  # where records without a date stand in an order by date: before all others


class Instant(TypeDecorator[dt.datetime]):
    """A moment in UTC, to the microsecond.

    SQLite keeps the text that PostgreSQL's JSON shows, padded to one width, so that both databases have one wire form
    and text compares as time does.
    """

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=True) if dialect.name == "postgresql" else String(32))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        return dt.datetime.fromisoformat(value) if isinstance(value, str) else value


class Word(TypeDecorator[Vocabulary]):
    """A member of a closed vocabulary, stored by its name; `Recorded` adds the CHECK."""

    impl = String(32)
    cache_ok = True

    def __init__(self, vocabulary: type[Vocabulary]) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def process_bind_param(self, value: Vocabulary | str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value.name if isinstance(value, Vocabulary) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Vocabulary | None:  # noqa: ARG002
        return None if value is None else self.vocabulary[value]


class JsonText(TypeDecorator[Any]):
    """A small JSON value as compact text: one wire form on both databases, and the very bytes the API sends."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


NAME = Text().with_variant(TEXT(collation="C"), "postgresql")
"""Text that lists are ordered by: by code points, as the cursors are and as SQLite does, so that indexes serve it."""


def edtf(name: str) -> Composite[EdtfDate | None]:
    """A date in the world, in four columns: `{name}_edtf`, `{name}_earliest`, `{name}_latest`, `{name}_words`."""
    return composite(
        EdtfDate,
        mapped_column(f"{name}_edtf", Text, nullable=True),
        mapped_column(f"{name}_earliest", Date, nullable=True),
        mapped_column(f"{name}_latest", Date, nullable=True),
        mapped_column(f"{name}_words", Text, nullable=True),
        return_none_on=lambda *columns: columns[0] is None,
    )


def edtf_order(name: str) -> MappedColumn[dt.date]:
    """What records are ordered by: a date's latest day, else its earliest, else the beginning of time. Never null."""
    return mapped_column(
        f"{name}_order",
        Date,
        Computed(f"coalesce({name}_latest, {name}_earliest, '{UNKNOWN_DAY}')", persisted=True),
        nullable=False,
    )
