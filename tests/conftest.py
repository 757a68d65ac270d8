"""What the tests share.

`database` is an empty, migrated database; a test that takes it runs on SQLite and on PostgreSQL. Take it only where the
behaviour depends on a database; rules, extract and formats need none. `counted(database)` tells which statements ran.
"""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event

from factdb.db import Database, upgrade
from tests.postgres import postgresql, url

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


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty, migrated database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "facts.db")
        yield f"sqlite:///{tmp_path / 'facts.db'}"
    else:
        with postgresql_database(request.getfixturevalue("postgresql_sockets")) as found:
            yield found


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty, migrated database."""
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def blank_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blank.db'}"
    else:
        with postgresql_database(request.getfixturevalue("postgresql_sockets"), "template0") as found:
            yield found
