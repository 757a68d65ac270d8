"""Engines and transactions.

SQLite and PostgreSQL behave alike for the rest of factdb: foreign keys hold, DDL is transactional, a writer waits for
another instead of failing, and a reader does not wait for a writer.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from threading import RLock
from time import monotonic
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from factdb.errors import BadInput, DatabaseUnusable, OperationTooDeep, StatementTimeout
from factdb.rules.notes import LogKey

MOST_MORE = 20  # connections besides the five that stay: as many as there are threads, and those of subscriptions
WAIT = 10.0  # seconds a SQLite writer waits for another
TOO_DEEP = (  # what SQLite says, and PostgreSQL
    *("Expression tree is too large", "parser stack overflow", "Recursion limit"),
    *("stack depth limit exceeded", "memory exhausted at or near"),
)
BEGIN = "factdb_begin"  # execution option: how a SQLite transaction begins; of writers alone
LOG_KEY = "factdb_log_key"  # under which a session that writes holds the key of the log
STEPS = 10_000  # of SQLite's machine, about 0.1 ms, between looks at the clock
CANCELLED = "57014"  # SQLSTATE


class Database:
    """A database by its URL. Raises BadInput where the URL names no database that factdb runs on. Without `prepared` no
    statement is kept on a PostgreSQL connection after it has run. `timeout` is how many seconds a read may take; none
    where it is 0. Writes take as long as they take. `log_key` is what the log of writes is signed with, if anything."""

    def __init__(self, url: str, prepared: bool = True, *, timeout: float = 0, log_key: LogKey | None = None) -> None:
        self.url, self.prepared, self.timeout, self.log_key = checked_url(url), prepared, timeout, log_key
        self.engine = sqlite_engine(self.url) if self.is_sqlite else postgresql_engine(self.url, prepared, timeout)
        self.turns = RLock()
        self.writer = self.engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def name(self) -> str:
        """The URL without its password, for messages."""
        return self.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a transaction that is rolled back. Raises StatementTimeout where reading takes too long."""
        with told(self), self.engine.connect() as connection, self.hurrying(connection):
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """The same, where all statements see the database as it is at the first of them, however long they take."""
        level: Any = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with told(self), self.engine.connect() as connection:
            yield connection.execution_options(**level)

    @contextmanager
    def hurrying(self, connection: Connection) -> Iterator[None]:
        """SQLite has no timeout of statements; PostgreSQL has, and keeps it itself."""
        if not (self.is_sqlite and self.timeout):
            yield
            return
        driver: Any = connection.connection.driver_connection
        end = monotonic() + self.timeout
        driver.set_progress_handler(lambda: monotonic() > end, STEPS)
        try:
            yield
        finally:
            driver.set_progress_handler(None, STEPS)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in a transaction that is committed at the end, or rolled back where an error leaves it."""
        with told(self), self.turn(), Session(self.writer, info={LOG_KEY: self.log_key}) as session, session.begin():
            yield session

    @contextmanager
    def turn(self) -> Iterator[None]:
        """SQLite lets one write at a time, and of many that wait whoever looks again at the right moment: one of them
        might wait in vain. So those of one process take turns; who waits for as long as for SQLite goes on to that."""
        has_it = self.is_sqlite and self.turns.acquire(timeout=WAIT)
        try:
            yield
        finally:
            if has_it:
                self.turns.release()

    def rewrite(self) -> bool:
        """Write a SQLite file anew, without what was deleted in it, and empty its write-ahead log. Whether that could
        be done: not while somebody else reads. Raises DatabaseUnusable."""
        with told(self), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            try:
                driver.execute("VACUUM").close()
            except pysqlite3.dbapi2.OperationalError as error:
                raise OperationalError("VACUUM", None, error) from error
            busy: int = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def told(database: Database) -> Iterator[None]:
    """What goes wrong with the database itself, in words: which database, what is the matter, what to do."""
    try:
        yield
    except OperationalError as error:
        if any(sign in str(error.orig) for sign in TOO_DEEP):
            raise OperationTooDeep from error
        if interrupted(error):
            raise StatementTimeout(database.timeout) from error
        raise unusable(database, str(error.orig)) from error
    except DBAPIError as error:
        if any(sign in str(error.orig) for sign in ("not a database", "malformed", "permission denied")):
            raise unusable(database, str(error.orig)) from error
        raise


def interrupted(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == CANCELLED or str(error.orig) == "interrupted"


POOLED = "a pooler in front of it keeps no prepared statements. Set FACTDB_PREPARED_STATEMENTS=false."
ADVICE = {
    "malformed": "the file is damaged. Restore a copy of it.",
    "permission denied": "its user may not do this there. Grant the rights, or name another user.",
    "database is locked": "another program holds it locked. Wait for it to end, or stop it, and try again.",
    "readonly database": "it is read-only. Make the file and its folder writable, or name another database.",
    "unable to open": "it cannot be opened. Check that its folder exists and may be written to.",
    "not a database": "it is no SQLite database. Name another file.",
    "disk is full": "the disk is full. Make room and try again.",
    "no such table": "it has no tables of factdb. Run `factdb db upgrade`.",
    "unsupported startup parameter": POOLED,
    "prepared statement": POOLED,
    "connection": "the server does not answer. Check that it runs, and host, port, user and password.",
}


def unusable(database: Database, answer: str) -> DatabaseUnusable:
    """What a driver's words mean for the operator."""
    said = " ".join(answer.split())
    refused = said.partition("FATAL:")[2].strip()
    known = next((advice for sign, advice in ADVICE.items() if sign in said), f"it answered: {said}")
    advice = f"the server refused: {refused}." if refused and known != POOLED else known
    return DatabaseUnusable(f"The database cannot be used: {advice}", where=database.name)


def checked_url(text: str) -> URL:
    try:
        url = make_url(text)
        url.get_dialect()().create_connect_args(url)
    except (ArgumentError, ValueError, NoSuchModuleError):
        raise BadInput(f"{without_password(text)!r} is no database URL.", hint=HINT) from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise BadInput(f"factdb does not run on {url.get_backend_name()!r}.", hint=HINT)
    if url.get_backend_name() == "sqlite":
        refuse_strange_file(url, text)
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def refuse_strange_file(url: URL, text: str) -> None:
    """A file must have a name, and `?` begins options, which only SQLite's own `file:…?…&uri=true` may have."""
    if url.database in (None, "", ":memory:"):
        raise BadInput("The database URL names no file; what was written would be gone at once.", hint=HINT)
    if "?" in text and not str(url.database).startswith("file:"):
        raise BadInput("A SQLite URL has no options after '?'.", hint="Write a ? in a file's name as %3F.")


def without_password(text: str) -> str:
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", text)


HINT = "Give sqlite:///facts.db for a file, or postgresql://user@host/name."


def sqlite_engine(url: URL) -> Engine:
    options = {"timeout": WAIT, "check_same_thread": False}
    engine = create_engine(url, module=pysqlite3.dbapi2, connect_args=options, max_overflow=MOST_MORE)
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: Any, record: Any) -> None:  # noqa: ARG001
    connection.isolation_level = None  # the driver's own BEGIN leaves DDL out of the transaction
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


SESSION = {"timezone": "UTC", "jit": "off"}  # of PostgreSQL connections


def postgresql_engine(url: URL, prepared: bool, timeout: float) -> Engine:
    """A pooler that gives a connection from one client to another in between takes no options and keeps no statements:
    through it each transaction sets what it needs."""
    session = SESSION | ({"statement_timeout": milliseconds(timeout)} if timeout else {})
    how: dict[str, Any] = {"prepare_threshold": None}
    if prepared:
        how = {"options": " ".join(f"-c {name}={value}" for name, value in session.items())}
    engine = create_engine(url, connect_args=how, pool_pre_ping=True, max_overflow=MOST_MORE)
    if not prepared:
        event.listen(engine, "begin", partial(set_locally, session))
    if timeout:
        event.listen(engine, "begin", take_time_to_write)
    return engine


def milliseconds(seconds: float) -> str:
    """As PostgreSQL takes it; 0 would undo the server's own limit."""
    return str(max(1, round(seconds * 1000)))


def set_locally(session: Mapping[str, str], connection: Connection) -> None:
    connection.exec_driver_sql("; ".join(f"SET LOCAL {name} TO {value}" for name, value in session.items()))


def take_time_to_write(connection: Connection) -> None:
    if BEGIN in connection.get_execution_options():
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
