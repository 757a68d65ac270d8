"""A read may take so long; a write takes as long as it takes."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from factdb.db import Database
from factdb.errors import StatementTimeout

COUNTING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) SELECT count(*) FROM n"
FOREVER, A_WHILE = COUNTING.format(10**9), COUNTING.format(10**6)


@pytest.fixture
def hasty(database_url: str) -> Iterator[Database]:
    """A database whose reads may take a twentieth of a second."""
    opened = Database(database_url, timeout=0.05)
    yield opened
    opened.close()


def slow(database: Database, connection: Connection) -> None:
    connection.execute(text(FOREVER if database.is_sqlite else "SELECT pg_sleep(60)"))


def test_a_read_that_takes_too_long_is_ended_and_told(hasty: Database) -> None:
    with pytest.raises(StatementTimeout) as ended, hasty.reading() as connection:
        slow(hasty, connection)
    assert ended.value.code == "STATEMENT_TIMEOUT"
    assert str(ended.value).startswith("The database took longer than 0.05 s, the limit, and was stopped. Ask for less")


def test_the_connection_serves_on(hasty: Database) -> None:
    for _ in range(2):
        with pytest.raises(StatementTimeout), hasty.reading() as connection:
            slow(hasty, connection)
        with hasty.reading() as connection:
            assert connection.execute(text("SELECT 1")).scalar_one() == 1


def test_a_write_takes_as_long_as_it_takes(hasty: Database) -> None:
    with hasty.writing() as session:
        assert session.execute(text(A_WHILE)).scalar_one() == 10**6
        if not hasty.is_sqlite:
            assert session.execute(text("SHOW statement_timeout")).scalar_one() == "0"
    with hasty.reading() as connection:  # nothing of it stays with the connection
        if not hasty.is_sqlite:
            assert connection.execute(text("SHOW statement_timeout")).scalar_one() == "50ms"


def test_without_a_timeout_a_read_takes_as_long_as_it_takes(database: Database) -> None:
    with database.reading() as connection:
        assert connection.execute(text(A_WHILE)).scalar_one() == 10**6
