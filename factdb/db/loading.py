"""Writing many rows at once, as fast as the drivers allow: COPY on PostgreSQL, executemany on SQLite."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import generators, sql
from psycopg.copy import LibpqWriter
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus
from sqlalchemy import ARRAY, ColumnElement, Connection, Table, any_, event, func, literal, select
from sqlalchemy.exc import DBAPIError

from factdb.db.rendering import Rendered, Row, insertion, rendered


def write_rows(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows that have the values of these columns, in this order. Raises what SQLAlchemy would; inside
    `overlapping` perhaps not before it ends."""
    if rows:
        put_rows(connection, table, names, rendered(connection.dialect.name, table, names, rows))


def put_rows(connection: Connection, table: Table, names: Sequence[str], found: Rendered) -> None:
    """Insert rows that are rendered already. Raises as `write_rows` does."""
    if isinstance(found, bytes):
        settle(connection)
        copy_in(connection, table.name, names, found)
    else:
        statement, _ = insertion(table, tuple(names))
        connection.exec_driver_sql(statement, found)


def copy_in(connection: Connection, table: str, names: Sequence[str], text: bytes) -> None:
    listed = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), listed)
    driver: Any = connection.connection.driver_connection
    with as_sqlalchemy(connection), driver.cursor() as cursor:
        writer = LateWriter(cursor) if OVERLAPPING in connection.info else None
        with cursor.copy(statement, writer=writer) as copy:
            copy.write(text)
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
            self.connection.wait(generators.send(self._pgconn))

    is_pending = False

    def settle(self) -> None:
        """Wait for the answer. Raises what PostgreSQL did."""
        if not self.is_pending:
            return
        self.is_pending = False
        results = self.connection.wait(generators.fetch_many(self._pgconn))
        failed = next((result for result in results if result.status != ExecStatus.COMMAND_OK), None)
        if failed is not None:
            raise error_from_result(failed, encoding=self.connection.info.encoding)


@contextmanager
def overlapping(connection: Connection) -> Iterator[None]:
    """Rows that are written inside may still be on their way when `write_rows` is through. Whatever else the database
    is asked waits for them, and raises what is wrong with them."""
    connection.info[OVERLAPPING] = None
    event.listen(connection, "before_cursor_execute", settle_first)
    try:
        yield
        settle(connection)
    finally:
        event.remove(connection, "before_cursor_execute", settle_first)
        writer = connection.info.pop(OVERLAPPING, None)
        if writer is not None:
            with suppress(psycopg.Error):  # something else went wrong before
                writer.settle()


def settle_first(connection: Connection, *_: object) -> None:
    settle(connection)


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
