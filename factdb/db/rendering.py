"""Values as the drivers take them, of many rows at once: the text of COPY for PostgreSQL, tuples for SQLite.

Nothing here asks a database, so that another process can do it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    Date,
    DateTime,
    Dialect,
    LargeBinary,
    String,
    Table,
    TypeDecorator,
    insert,
    make_url,
)
from sqlalchemy.types import TypeEngine

Row = tuple[Any, ...]
Rendered = bytes | list[Row]
"""Rows as the driver takes them: the text of a COPY, or tuples in the order of `insertion`."""
Writer = Callable[[Any], Any]

DRIVERS = {"postgresql": "postgresql+psycopg://", "sqlite": "sqlite://"}
DIALECTS = {name: make_url(driver).get_dialect()() for name, driver in DRIVERS.items()}
NULL = "\\N"
ESCAPED = [("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")]  # the backslash first


def rendered(dialect: str, table: Table, names: Sequence[str], rows: Sequence[Row]) -> Rendered:
    """Rows that have the values of these columns, in this order. There is one at least."""
    written = columns_written([table.c[name] for name in names], rows, DIALECTS[dialect])
    if dialect == "postgresql":
        return "".join(f"{line}\n" for line in map("\t".join, zip(*map(fields, written), strict=True))).encode()
    _, places = insertion(table, tuple(names))
    return list(zip(*(written[place] for place in places), strict=True))


@cache
def insertion(table: Table, names: tuple[str, ...]) -> tuple[str, Sequence[int]]:
    """SQLite's statement that inserts values of these columns, and which of them stands at each of its places."""
    statement = insert(table).compile(dialect=DIALECTS["sqlite"], column_keys=list(names))
    return str(statement), [names.index(name) for name in statement.positiontup or names]


# --- the text of COPY (https://www.postgresql.org/docs/current/sql-copy.html)


def fields(values: Sequence[Any]) -> Sequence[str]:
    """The values of a column. What rows share is told once."""
    kinds = set(map(type, values))
    if len(kinds) == 1 and values.count(values[0]) == len(values):
        return [field(values[0])] * len(values)
    if kinds == {int}:
        return list(map(str, values))
    return escaped(values) if kinds == {str} else list(map(field, values))


def field(value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(value, bool):
        return "t" if value else "f"
    return escaped([value])[0] if isinstance(value, str) else str(value)


def escaped(texts: Sequence[str]) -> Sequence[str]:
    all_of_them = "".join(texts)
    for sign, instead in ESCAPED:
        if sign in all_of_them:
            texts = [text.replace(sign, instead) for text in texts]
    return texts


# --- values of a column


class Memo(dict[Any, Any]):
    """What a function answered before: rows written together share days, moments and words of vocabularies."""

    def __init__(self, write: Writer) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, value: Any) -> Any:
        self[value] = found = self.write(value)
        return found


def columns_written(columns: Sequence[Column[Any]], rows: Sequence[Row], dialect: Dialect) -> list[Sequence[Any]]:
    """The values of each column, as the driver takes them."""
    values: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for place, column in enumerate(columns):
        if writer := writer_of(column.type, dialect):
            values[place] = written(writer, values[place])
    return values


def written(writer: Writer, values: Sequence[Any]) -> Sequence[Any]:
    if values.count(values[0]) == len(values):  # they are of one column, so what is equal is written alike
        return [writer(values[0])] * len(values)
    return list(map(writer, values))


def writer_of(kind: TypeEngine[Any], dialect: Dialect) -> Writer | None:
    """What makes of a value of this type what goes to the driver; none where that is the value itself."""
    plain = kind.load_dialect_impl(dialect) if isinstance(kind, TypeDecorator) else kind
    if isinstance(plain, LargeBinary) and dialect.name == "sqlite":
        return None
    write = kind.dialect_impl(dialect).bind_processor(dialect)
    if dialect.name == "postgresql":
        given = partial(kind.process_bind_param, dialect=dialect) if isinstance(kind, TypeDecorator) else None
        write = next((partial(shown, given, show) for of, show in IN_COPY if isinstance(plain, of)), write)
    is_shared = isinstance(plain, (Date, DateTime)) or type(plain) is String
    return Memo(write).__getitem__ if write and is_shared else write


def shown(bind: Writer | None, show: Writer, value: Any) -> Any:
    """A value as the text form of COPY has it."""
    bound = bind(value) if bind else value
    return None if bound is None else show(bound)


def moment(value: dt.date) -> str:
    return value.isoformat()


def binary(value: bytes) -> str:
    return f"\\x{value.hex()}"


def array(values: Sequence[str]) -> str:
    """An array of texts that are not null."""
    listed = '","'.join(values)
    if "\\" in listed or listed.count('"') != 2 * max(0, len(values) - 1):
        listed = '","'.join(value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return f'{{"{listed}"}}' if values else "{}"


IN_COPY: list[tuple[type[TypeEngine[Any]], Writer]] = [
    (Date, moment),
    (DateTime, moment),
    (LargeBinary, binary),
    (ARRAY, array),
]
"""How the text form of COPY has what psycopg would take long to write."""
