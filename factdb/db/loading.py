"""Writing many rows at once, as fast as the drivers allow: COPY on PostgreSQL, executemany on SQLite."""

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from operator import itemgetter
from typing import Any

import psycopg
from psycopg import sql
from psycopg.copy import LibpqWriter
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Dialect,
    LargeBinary,
    String,
    Table,
    TypeDecorator,
    any_,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Row = tuple[Any, ...]
Writer = Callable[[Any], Any]


def write_rows(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows that have the values of these columns, in this order. Raises what SQLAlchemy would; inside
    `overlapping` perhaps not before `settle`."""
    if not rows:
        return
    found = as_written([table.c[name] for name in names], rows, connection.dialect)
    if connection.dialect.name == "postgresql":
        settle(connection)
        copy_in(connection, table.name, names, found)
    else:
        statement = insert(table).compile(dialect=connection.dialect, column_keys=list(names))
        order = itemgetter(*(names.index(name) for name in statement.positiontup or names))
        connection.exec_driver_sql(str(statement), list(map(order, found)))


def copy_in(connection: Connection, table: str, names: Sequence[str], rows: Iterable[Row]) -> None:
    listed = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), listed)
    driver: Any = connection.connection.driver_connection
    with as_sqlalchemy(connection), driver.cursor() as cursor:
        writer = LateWriter(cursor) if OVERLAPPING in connection.info else None
        with cursor.copy(statement, writer=writer) as copy:
            for row in rows:
                copy.write_row(row)
        if writer:
            connection.info[OVERLAPPING] = writer


@contextmanager
def as_sqlalchemy(connection: Connection) -> Iterator[None]:
    """What the driver raises, as SQLAlchemy raises it."""
    try:
        yield
    except psycopg.Error as error:
        raise DBAPIError.instance("COPY", None, error, psycopg.Error, dialect=connection.dialect) from error


# --- while PostgreSQL works


OVERLAPPING = "factdb_overlapping"  # in a connection's info: the COPY that it may still be at


class LateWriter(LibpqWriter):
    """Sends the end of a COPY and does not wait for the answer: PostgreSQL checks foreign keys when it has all, and
    who sent them can make the next ones meanwhile."""

    def finish(self, exc: BaseException | None = None) -> None:
        if exc is not None or self._pgconn.put_copy_end() != 1:
            super().finish(exc)
        else:
            self.is_pending = True
            self._pgconn.flush()

    is_pending = False

    def settle(self) -> None:
        """Wait for the answer. Raises what PostgreSQL did."""
        if not self.is_pending:
            return
        self.is_pending = False
        results = list(iter(self._pgconn.get_result, None))
        failed = next((result for result in results if result.status != ExecStatus.COMMAND_OK), None)
        if failed is not None:
            raise error_from_result(failed, encoding=self.connection.info.encoding)


@contextmanager
def overlapping(connection: Connection) -> Iterator[None]:
    """Rows that are written inside may still be on their way when `write_rows` is through. Whoever asks the database
    something inside must `settle` first."""
    connection.info[OVERLAPPING] = None
    try:
        yield
        settle(connection)
    finally:
        writer = connection.info.pop(OVERLAPPING, None)
        if writer is not None:
            with suppress(psycopg.Error):  # something else went wrong before
                writer.settle()


def settle(connection: Connection) -> None:
    """Wait until what was written is written. Raises what SQLAlchemy would have."""
    writer = connection.info.get(OVERLAPPING)
    if writer is not None:
        connection.info[OVERLAPPING] = None
        with as_sqlalchemy(connection):
            writer.settle()


def one_of(connection: Connection, column: Any, values: Collection[Any]) -> ColumnElement[bool]:
    """That a column has one of many values. As one parameter they keep the statement short and the same."""
    if connection.dialect.name == "postgresql":
        listed: ColumnElement[bool] = column == any_(literal(list(values), ARRAY(column.type)))
        return listed
    each = func.json_each(literal(json.dumps(list(values)))).table_valued("value")
    found: ColumnElement[bool] = column.in_(select(each.c.value))
    return found


# --- values as the drivers take them


class Memo(dict[Any, Any]):
    """What a function answered before: rows written together share days, moments and words of vocabularies."""

    def __init__(self, write: Writer) -> None:
        super().__init__()
        self.write = write

    def __missing__(self, value: Any) -> Any:
        self[value] = found = self.write(value)
        return found


def as_written(columns: Sequence[Column[Any]], rows: Sequence[Row], dialect: Dialect) -> Iterable[Row]:
    """The rows with values that go to the driver as they are, column by column: that needs no work in Python for each
    value that does already."""
    writers = [(place, writer_of(column.type, dialect)) for place, column in enumerate(columns)]
    needed = [(place, writer) for place, writer in writers if writer]
    if not needed:
        return rows
    values: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for place, writer in needed:
        values[place] = written(writer, values[place])
    return zip(*values, strict=True)


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
