"""Databases for the tests of the audit: `filled` is sealed, and altered in transactions that are rolled back."""

from collections.abc import Iterator

import pytest

from factdb.audit.sealing import Sealer
from factdb.db import Database
from factdb.rules.notes import LogKey
from tests.audit.world import fill
from tests.conftest import own_database

KEY = LogKey.new("facts.example")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database with a current and an old version of each noun, sealed with KEY."""
    with own_database(request) as database:
        database.log_key = KEY
        with database.writing() as session:
            fill(session)
        Sealer(database).finish()
        yield database


@pytest.fixture
def keyed(database: Database) -> Database:
    """An empty database whose log has KEY."""
    database.log_key = KEY
    return database
