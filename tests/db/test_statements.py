"""Running single statements: by each of the ways there are."""

import asyncio
import datetime as dt
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from factdb.db import Database
from factdb.db.statements import AsyncpgStatements, Statements, connecting, statements_of
from factdb.errors import DatabaseUnusable, OperationTooDeep, StatementTimeout
from tests.conftest import Lending

Use = Callable[[Statements], Awaitable[Any]]
FOREVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1e9) SELECT '' || max(i) FROM n"


@pytest.fixture(params=["sqlite", "asyncpg", "psycopg"])
def reads(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database, by each of the ways to read it."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "facts.db")
        yield Database(f"sqlite:///{tmp_path / 'facts.db'}")
        return
    lending: Lending = request.getfixturevalue("lending")
    with lending.lent() as url:
        database = Database(url, prepared=request.param == "asyncpg")
        yield database
        database.close()


def within(database: Database, use: Use, size: int = 2, timeout: float = 10) -> Any:
    """What `use` answers between opening and closing."""

    async def run() -> Any:
        database.timeout = timeout
        statements = statements_of(database, size)
        await statements.open()
        try:
            return await use(statements)
        finally:
            await statements.close()

    return asyncio.run(run())


def test_a_text_comes_as_it_is_sent(reads: Database) -> None:
    assert within(reads, lambda statements: statements.fetch("SELECT 'Брюкке “Ü” 𝔘'", ())) == "Брюкке “Ü” 𝔘".encode()


def test_more_are_answered_at_once_than_there_are_connections(reads: Database) -> None:
    async def use(statements: Statements) -> list[bytes]:
        return await asyncio.gather(*(statements.fetch(f"SELECT '{number}'", ()) for number in range(20)))

    assert within(reads, use) == [str(number).encode() for number in range(20)]


def test_nothing_can_be_written(reads: Database) -> None:
    sql = "INSERT INTO accounts (name, role, disabled, recorded_from) VALUES ('a', 'ADMIN', false, '2024-01-01')"
    with pytest.raises(Exception, match=r"read.?only|returned no rows|does not return rows"):
        within(reads, lambda statements: statements.fetch(sql, ()))
    assert within(reads, lambda statements: statements.fetch("SELECT '' || count(*) FROM accounts", ())) == b"0"


@pytest.mark.parametrize("reads", ["sqlite", "asyncpg"], indirect=True)
def test_a_statement_that_takes_too_long_is_stopped_and_the_next_one_is_answered(reads: Database) -> None:
    async def use(statements: Statements) -> bytes:
        with pytest.raises(StatementTimeout, match=r"longer than 0\.2 s"):
            await statements.fetch(FOREVER, ())
        return await statements.fetch("SELECT 'next'", ())

    assert within(reads, use, size=1, timeout=0.2) == b"next"


@pytest.mark.parametrize("reads", ["asyncpg"], indirect=True)
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59.999999+00:00"])
def test_the_first_and_the_last_moment_are_no_infinity(reads: Database, moment: str) -> None:
    sql = "SELECT (isfinite($1::timestamptz) AND $1::timestamptz = $2::text::timestamptz)::text"
    values = (dt.datetime.fromisoformat(moment), moment)
    assert within(reads, lambda statements: statements.fetch(sql, values)) == b"true"


@pytest.mark.parametrize("reads", ["asyncpg"], indirect=True)
@pytest.mark.parametrize("day", ["0001-01-01", "2024-02-29", "9999-12-31"])
def test_the_first_and_the_last_day_are_no_infinity(reads: Database, day: str) -> None:
    """Records without a date stand at 0001-01-01 in lists, and so do the cursors there."""
    sql = "SELECT ($1::date)::text"
    assert within(reads, lambda statements: statements.fetch(sql, (dt.date.fromisoformat(day),))) == day.encode()


def test_a_statement_that_is_too_deep_is_told(reads: Database) -> None:
    sql = f"SELECT '' || {'(1 + ' * 20_000}1{')' * 20_000}"
    with pytest.raises(OperationTooDeep):
        within(reads, lambda statements: statements.fetch(sql, ()))


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    for url in (f"postgresql://postgres@/facts?host={tmp_path}", f"sqlite:///{tmp_path / 'nowhere' / 'facts.db'}"):
        with pytest.raises(DatabaseUnusable):
            within(Database(url), lambda statements: statements.fetch("SELECT ''", ()))


# --- the pool


@pytest.mark.parametrize("reads", ["asyncpg"], indirect=True)
def test_a_connection_that_the_server_has_ended_is_replaced(reads: Database) -> None:
    async def use(statements: Statements) -> bytes:
        pid = int(await statements.fetch("SELECT pg_backend_pid()::text", ()))
        with psycopg.connect(reads.url.set(drivername="postgresql").render_as_string(False)) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (pid,))
        await asyncio.sleep(0.1)
        return await statements.fetch("SELECT 'again'", ())

    assert within(reads, use, size=1) == b"again"


@pytest.mark.parametrize("reads", ["asyncpg"], indirect=True)
def test_who_stops_waiting_takes_no_connection_away(reads: Database) -> None:
    async def use(statements: Statements) -> tuple[int, bytes]:
        assert isinstance(statements, AsyncpgStatements)
        slow = asyncio.create_task(statements.fetch("SELECT '' || pg_sleep(0.2)::text", ()))
        await asyncio.sleep(0.05)
        waiting = asyncio.create_task(statements.fetch("SELECT ''", ()))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await slow
        return len(statements.free), await statements.fetch("SELECT 'next'", ())

    assert within(reads, use, size=1) == (1, b"next")


def test_what_libpq_takes_from_a_url_is_taken_or_left_out() -> None:
    options = connecting(
        make_url(
            "postgresql+psycopg://me:p%40ss@/facts?host=/sockets&connect_timeout=3&options=-c%20search_path%3Dours"
        ),
        1.5,
    )
    assert options["dsn"] == "postgresql://me:p%40ss@/facts?host=%2Fsockets"
    assert options["server_settings"]["search_path"] == "ours"
    assert options["server_settings"]["statement_timeout"] == "1500"
    assert "statement_timeout" not in connecting(make_url("postgresql://me@/facts"), 0)["server_settings"]
