"""Engines and transactions.

SQLite and PostgreSQL behave alike for the rest of factdb: foreign keys hold, DDL is transactional, a writer waits for
another instead of failing, and a reader does not wait for a writer.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pysqlite3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from factdb.errors import BadInput, DatabaseUnusable

WAIT = 10.0  # seconds a SQLite writer waits for another
TOO_DEEP = (  # what SQLite says, and PostgreSQL
    *("Expression tree is too large", "parser stack overflow", "Recursion limit"),
    *("stack depth limit exceeded", "memory exhausted at or near"),
)
BEGIN = "factdb_begin"  # execution option: how a SQLite transaction begins


class Database:
    """A database by its URL. Without `prepared` no statement is kept on a PostgreSQL connection after it has run.
    Raises BadInput where the URL names no database that factdb runs on."""

    def __init__(self, url: str, prepared: bool = True) -> None:
        self.url, self.prepared = checked_url(url), prepared
        self.engine = sqlite_engine(self.url) if self.is_sqlite else postgresql_engine(self.url, prepared)
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
        raise unusable(database, str(error.orig)) from error
    except DBAPIError as error:
        if any(sign in str(error.orig) for sign in ("not a database", "malformed", "permission denied")):
            raise unusable(database, str(error.orig)) from error
        raise


ADVICE = {
    "malformed": "the file is damaged. Restore a copy of it.",
    "permission denied": "its user may not do this there. Grant the rights, or name another user.",
    "database is locked": "another program holds it locked. Wait for it to end, or stop it, and try again.",
    "readonly database": "it is read-only. Make the file and its folder writable, or name another database.",
    "unable to open": "it cannot be opened. Check that its folder exists and may be written to.",
    "not a database": "it is no SQLite database. Name another file.",
    "disk is full": "the disk is full. Make room and try again.",
    "no such table": "it has no tables of factdb. Run `factdb db upgrade`.",
    "connection": "the server does not answer. Check that it runs, and host, port, user and password.",
}


def unusable(database: Database, answer: str) -> DatabaseUnusable:
    """What a driver's words mean for the operator."""
    said = " ".join(answer.split())
    refused = said.partition("FATAL:")[2].strip()
    known = next((advice for sign, advice in ADVICE.items() if sign in said), f"it answered: {said}")
    advice = f"the server refused: {refused}." if refused else known
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
    engine = create_engine(url, module=pysqlite3.dbapi2, connect_args=options)
    event.listen(engine, "connect", prepare_sqlite)
    event.listen(engine, "begin", begin_sqlite)
    return engine


def prepare_sqlite(connection: Any, record: Any) -> None:  # noqa: ARG001
    connection.isolation_level = None  # the driver's own BEGIN leaves DDL out of the transaction
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))


def postgresql_engine(url: URL, prepared: bool) -> Engine:
    options = {"options": "-c timezone=UTC -c jit=off"} | ({} if prepared else {"prepare_threshold": None})
    return create_engine(url, connect_args=options, pool_pre_ping=True)
