"""Engines and transactions.

SQLite and PostgreSQL behave alike for the rest of factdb: foreign keys hold, DDL is transactional, a writer waits for
another instead of failing, and a reader does not wait for a writer.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from factdb.errors import BadInput, DatabaseUnusable

WAIT = 10.0  # seconds a SQLite writer waits for another
BEGIN = "factdb_begin"  # execution option: how a SQLite transaction begins


class Database:
    """A database by its URL. Raises BadInput where the URL names no database that factdb runs on."""

    def __init__(self, url: str) -> None:
        self.url = checked_url(url)
        self.engine = sqlite_engine(self.url) if self.is_sqlite else postgresql_engine(self.url)
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
        """A connection in a transaction that is rolled back."""
        with told(self), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in a transaction that is committed at the end, or rolled back where an error leaves it."""
        with told(self), Session(self.writer) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def told(database: Database) -> Iterator[None]:
    """What goes wrong with the database itself, in words: which database, what is the matter, what to do."""
    try:
        yield
    except OperationalError as error:
        raise unusable(database, error) from error
    except DBAPIError as error:
        if "not a database" in str(error.orig):
            raise unusable(database, error) from error
        raise


ADVICE = {
    "database is locked": "another program holds it locked. Wait for it to end, or stop it, and try again.",
    "readonly database": "it is read-only. Make the file and its folder writable, or name another database.",
    "unable to open": "it cannot be opened. Check that its folder exists and may be written to.",
    "not a database": "it is no SQLite database. Name another file.",
    "disk is full": "the disk is full. Make room and try again.",
    "no such table": "it has no tables of factdb. Run `factdb db upgrade`.",
    "connection": "the server does not answer. Check that it runs, and host, port, user and password.",
}


def unusable(database: Database, error: DBAPIError) -> DatabaseUnusable:
    said = " ".join(str(error.orig).split())
    advice = next((advice for sign, advice in ADVICE.items() if sign in said), f"it answered: {said}")
    return DatabaseUnusable(f"The database {database.name} cannot be used: {advice}")


def checked_url(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError:
        raise BadInput(f"{text!r} is no database URL.", hint=HINT) from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise BadInput(f"factdb does not run on {url.get_backend_name()!r}.", hint=HINT)
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


HINT = "Give sqlite:///facts.db for a file, or postgresql://user@host/name."


def sqlite_engine(url: URL) -> Engine:
    memory = {"poolclass": StaticPool} if url.database in (None, "", ":memory:") else {}
    options = {"timeout": WAIT, "check_same_thread": False}
    engine = create_engine(url, module=pysqlite3.dbapi2, connect_args=options, **memory)
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: Any, record: Any) -> None:  # noqa: ARG001
    connection.isolation_level = None  # the driver's own BEGIN leaves DDL out of the transaction
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def postgresql_engine(url: URL) -> Engine:
    return create_engine(url, connect_args={"options": "-c timezone=UTC -c jit=off"}, pool_pre_ping=True)
