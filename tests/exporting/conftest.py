"""A database with the small world of tests/graphql in it, another that is empty, and asking either."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from factdb.db import Database
from factdb.exporting.asking import Asking, Watch, reader_for
from factdb.graphql.schema import make_schema
from factdb.graphql.viewer import OPERATOR, Viewer
from tests.conftest import postgresql_database
from tests.graphql.world import World, fill

READER = reader_for(make_schema())


@contextlib.contextmanager
def asking(
    database: Database, viewer: Viewer = OPERATOR, as_of: Mapping[str, str] | None = None, watch: Watch | None = None
) -> Iterator[Asking]:
    with database.snapshot() as connection:
        yield Asking(READER, connection, viewer, as_of, watch)


@pytest.fixture
def world(database: Database) -> Database:
    """The database with the world in it."""
    with database.engine.begin() as connection:
        fill(World(connection))
    return database


@pytest.fixture
def empty(database: Database, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Another database of the same sort, with nothing in it."""
    with contextlib.ExitStack() as stack:
        if database.is_sqlite:
            shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "empty.db")
            url = f"sqlite:///{tmp_path / 'empty.db'}"
        else:
            url = stack.enter_context(postgresql_database(request.getfixturevalue("postgresql_sockets")))
        opened = Database(url)
        yield opened
        opened.close()
