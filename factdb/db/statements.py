"""Running single statements for the API, as fast as the drivers allow.

Each statement answers with one text and writes nothing, so it needs no session and no transaction of its own. There are
three ways, by what the database is and allows (docs/decisions/0008 has what was measured): asyncpg on the event loop
for PostgreSQL; threads with a connection each for SQLite; and the engine's own driver in threads where PostgreSQL is
reached through a pooler that cannot keep prepared statements.
"""

import asyncio
import datetime as dt
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, Protocol, TypeAlias

import asyncpg
from pysqlite3 import dbapi2
from sqlalchemy import URL, Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.exc import DBAPIError

from factdb.db.engines import STEPS, TOO_DEEP, Database, milliseconds, prepare_sqlite, unusable
from factdb.errors import FactdbError, OperationTooDeep, StatementTimeout

Values = Sequence[Any] | Mapping[str, Any]

CANCELLED = ("interrupted", "canceling statement due to statement timeout")  # SQLite, PostgreSQL
AWAY = (OSError, asyncio.TimeoutError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError)


class Statements(Protocol):
    """Runs statements on one database."""

    dialect: Dialect

    async def open(self) -> None:
        """Connect. Raises DatabaseUnusable."""

    async def fetch(self, sql: str, values: Values) -> bytes:
        """The one value of a statement, a text, in UTF-8. Raises DatabaseUnusable, StatementTimeout,
        OperationTooDeep."""

    async def close(self) -> None:
        """Disconnect."""


def statements_of(database: Database, size: int) -> Statements:
    """The fastest way to run statements on the database, over `size` connections."""
    if database.is_sqlite:
        return SqliteStatements(database, size)
    return AsyncpgStatements(database, size) if database.prepared else ThreadedStatements(database, size)


def meaning(database: Database, error: Exception) -> Exception:
    """What a driver's error is to us; the error itself where it is a fault of ours."""
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    if any(sign in said for sign in TOO_DEEP):
        return OperationTooDeep()
    if any(sign in said for sign in CANCELLED):
        return StatementTimeout(database.timeout)
    if isinstance(error, (*AWAY, asyncpg.InsufficientResourcesError, asyncpg.OperatorInterventionError)):
        return unusable(database, said or "connection lost")
    if isinstance(error, (dbapi2.OperationalError, asyncpg.UndefinedTableError, asyncpg.InsufficientPrivilegeError)):
        return unusable(database, said)
    return error


@contextmanager
def worded(database: Database) -> Iterator[None]:
    try:
        yield
    except FactdbError:
        raise
    except Exception as error:
        raise meaning(database, error) from error


# --- PostgreSQL on the event loop


Slot: TypeAlias = Any  # a place in the pool; a connection, or None until it is needed again


class AsyncpgStatements:
    """A pool of asyncpg connections. It is ours because asyncpg's own wraps every connection, and asks it to reset
    itself after each statement for what a single read never leaves behind."""

    def __init__(self, database: Database, size: int) -> None:
        self.database, self.size = database, size
        self.dialect: Dialect = registry.load("postgresql.asyncpg")()
        self.free: list[Slot] = []
        self.waiting: deque[asyncio.Future[Slot]] = deque()

    async def open(self) -> None:
        with worded(self.database):
            self.free = [await self.connected() for _ in range(self.size)]

    async def connected(self) -> asyncpg.Connection:
        connection = await asyncpg.connect(**connecting(self.database.url, self.database.timeout))
        # what the statement answers is sent as it came
        await connection.set_type_codec("text", schema="pg_catalog", format="binary", encoder=str.encode, decoder=bytes)
        # by itself asyncpg takes the first and the last day and moment of the calendar for infinity
        await connection.set_type_codec("date", schema="pg_catalog", format="tuple", encoder=days, decoder=day)
        await connection.set_type_codec(
            "timestamptz", schema="pg_catalog", format="tuple", encoder=microseconds, decoder=moment
        )
        return connection

    async def fetch(self, sql: str, values: Values) -> bytes:
        slot = self.free.pop() if self.free else await self.turn()
        try:
            if slot is None or slot.is_closed():  # the server has ended it
                slot = None
                slot = await self.connected()
            found: bytes = await slot.fetchval(sql, *values)
            return found
        except Exception as error:
            raise meaning(self.database, error) from error
        finally:
            self.give_back(slot)

    async def turn(self) -> Slot:
        """The next slot that is given back."""
        turn: asyncio.Future[Slot] = asyncio.get_running_loop().create_future()
        self.waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give_back(turn.result())
            raise

    def give_back(self, slot: Slot) -> None:
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(slot)
                return
        self.free.append(slot)

    async def close(self) -> None:
        for slot in self.free:
            if slot is not None:
                with suppress(*AWAY):
                    await slot.close(timeout=1)
        self.free.clear()


EPOCH = dt.date(2000, 1, 1).toordinal()  # from where PostgreSQL counts days


def days(day: dt.date) -> tuple[int]:
    return (day.toordinal() - EPOCH,)


def day(days: tuple[int]) -> dt.date:
    return dt.date.fromordinal(days[0] + EPOCH)


BEGINNING, TICK = dt.datetime(2000, 1, 1, tzinfo=dt.UTC), dt.timedelta(microseconds=1)


def microseconds(moment: dt.datetime) -> tuple[int]:
    return ((moment - BEGINNING) // TICK,)


def moment(microseconds: tuple[int]) -> dt.datetime:
    return BEGINNING + microseconds[0] * TICK


READ_ONLY = {
    "application_name": "factdb",
    "default_transaction_read_only": "on",
    "jit": "off",  # compiling a statement takes longer than running it
    "plan_cache_mode": "force_generic_plan",  # planning one anew takes longer than running it
    "timezone": "UTC",
}


def connecting(url: URL, timeout: float) -> dict[str, Any]:
    """How asyncpg connects to the database of this URL. Options of libpq that it does not know are left out."""
    query = {name: value for name, value in url.query.items() if name in UNDERSTOOD}
    dsn = url.set(drivername="postgresql", query=query).render_as_string(hide_password=False)
    limit = {"statement_timeout": milliseconds(timeout)} if timeout else {}
    return {
        "dsn": dsn,
        "timeout": CONNECTED,
        "statement_cache_size": KEPT,
        "max_cached_statement_lifetime": 0,
        "max_cacheable_statement_size": 0,
        "server_settings": READ_ONLY | limit | server_options(url),
    }


UNDERSTOOD = {
    *("host", "port", "user", "password", "dbname", "passfile", "service", "servicefile", "target_session_attrs"),
    *("sslmode", "sslcert", "sslkey", "sslrootcert", "sslcrl", "sslpassword", "sslnegotiation", "krbsrvname"),
    *("ssl_min_protocol_version", "ssl_max_protocol_version", "gsslib"),
}
CONNECTED = 10  # seconds until a server that does not answer is given up
KEPT = 300  # prepared statements a connection keeps; each holds its plan in the server's memory


def server_options(url: URL) -> dict[str, str]:
    """The settings in a URL's `options=-c name=value`."""
    given = url.query.get("options", "")
    words = (given if isinstance(given, str) else " ".join(given)).replace("-c ", "-c").split()
    return dict(word[2:].split("=", 1) for word in words if word.startswith("-c") and "=" in word)


# --- in threads


class ThreadedStatements:
    """The engine's own driver in threads."""

    def __init__(self, database: Database, size: int) -> None:
        self.database = database
        self.dialect: Dialect = database.engine.dialect
        self.threads = ThreadPoolExecutor(size, "reading")

    async def open(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self.threads, self.run, "SELECT ''", ())

    async def fetch(self, sql: str, values: Values) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self.threads, self.run, sql, values)

    def run(self, sql: str, values: Values) -> bytes:
        with worded(self.database), self.database.reading() as connection:
            return str(connection.exec_driver_sql(sql, values).scalar_one()).encode()

    async def close(self) -> None:
        self.threads.shutdown()


class SqliteStatements(ThreadedStatements):
    """Threads that keep a connection each. A statement that takes too long is interrupted."""

    def __init__(self, database: Database, size: int) -> None:
        super().__init__(database, size)
        self.own = threading.local()
        self.connections: list[Any] = []

    def connection(self) -> Any:
        found = getattr(self.own, "connection", None)
        if found is None:
            dialect = self.database.engine.dialect
            arguments, named = dialect.create_connect_args(self.database.url)
            found = self.own.connection = dialect.connect(*arguments, **{**named, "check_same_thread": False})
            prepare_sqlite(found, None)
            found.execute("PRAGMA query_only = ON").close()
            self.connections.append(found)
            if self.database.timeout:
                found.set_progress_handler(self.is_late, STEPS)
        return found

    def is_late(self) -> bool:
        deadline: float = self.own.deadline
        return time.monotonic() > deadline

    def run(self, sql: str, values: Values) -> bytes:
        with worded(self.database):
            self.own.deadline = time.monotonic() + self.database.timeout
            cursor = self.connection().execute(sql, values)
            try:
                found: str = cursor.fetchone()[0]
                return found.encode()
            finally:
                cursor.close()

    async def close(self) -> None:
        await super().close()
        for connection in self.connections:
            connection.close()
