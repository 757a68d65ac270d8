"""What the tests share.

Take the smallest thing that has what the test needs; rules, extract and formats need none of these:
- `session`: to run commands in, on SQLite and on PostgreSQL; what it writes is rolled back;
- `database`: an empty, migrated database of its own, on both; for what commits, counts statements or uses two sessions;
- `blank_url`: a database without tables, on both.
`counted(database)` tells which statements ran.
"""

import contextlib
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.recording import Actor
from factdb.db import Database, upgrade
from tests.postgres import emptied, postgresql, url

NUMBERS = itertools.count()


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The SQL statements that run on the database meanwhile, transaction control aside."""
    statements: list[str] = []

    def note(*call: object) -> None:
        if not str(call[2]).startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            statements.append(str(call[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables in it, to copy from."""
    file = tmp_path_factory.mktemp("template") / "facts.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def postgresql_sockets() -> Iterator[str]:
    """A running PostgreSQL with a migrated database `template` to copy from."""
    with postgresql() as sockets:
        run(sockets, "CREATE DATABASE template")
        database = Database(url(sockets, "template"))
        upgrade(database)
        database.close()
        yield sockets


def run(sockets: str, statement: str) -> None:
    with psycopg.connect(url(sockets, "postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())


@contextmanager
def postgresql_database(sockets: str, template: str = "template") -> Iterator[str]:
    """The URL of a database of its own, dropped afterwards."""
    name = f"test_{next(NUMBERS)}"
    run(sockets, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield url(sockets, name)
    finally:
        run(sockets, f"DROP DATABASE {name} WITH (FORCE)")


class Lending:
    """A PostgreSQL database that is lent to one test after another, emptied in between."""

    def __init__(self, sockets: str) -> None:
        self.sockets = sockets
        self.open = contextlib.ExitStack()
        self.url: str | None = None

    @contextmanager
    def lent(self) -> Iterator[str]:
        if self.url is None:
            self.url = self.open.enter_context(postgresql_database(self.sockets))
        yield self.url
        if not emptied(self.url):
            self.open.close()
            self.url = None


@pytest.fixture(scope="session")
def lending(postgresql_sockets: str) -> Iterator[Lending]:
    """The database that is lent."""
    found = Lending(postgresql_sockets)
    with found.open:
        yield found


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty, migrated database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "facts.db")
        yield f"sqlite:///{tmp_path / 'facts.db'}"
    else:
        lending: Lending = request.getfixturevalue("lending")
        with lending.lent() as found:
            yield found


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty, migrated database."""
    opened = Database(database_url)
    yield opened
    opened.close()


@contextmanager
def own_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty, migrated database for a fixture of any scope, whose `request.param` is sqlite or postgresql."""
    with contextlib.ExitStack() as stack:
        if request.param == "sqlite":
            file = request.getfixturevalue("tmp_path_factory").mktemp("own") / "facts.db"
            shutil.copy(request.getfixturevalue("migrated_file"), file)
            opened = Database(f"sqlite:///{file}")
        else:
            sockets = request.getfixturevalue("postgresql_sockets")
            opened = Database(stack.enter_context(postgresql_database(sockets)))
        stack.callback(opened.close)
        yield opened


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def kept_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A migrated database that stays empty: whoever writes to it rolls back."""
    with own_database(request) as opened:
        yield opened


@pytest.fixture
def session(kept_database: Database) -> Iterator[Session]:
    """A session in a transaction that is rolled back."""
    with Session(kept_database.writer) as found:
        yield found


@pytest.fixture
def actor(session: Session) -> Actor:
    """The operator, to write as."""
    return operator(session)


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank.db'}"
    else:
        with postgresql_database(request.getfixturevalue("postgresql_sockets"), "template0") as found:
            yield found
