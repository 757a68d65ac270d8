"""`factdb db`: where a database stands, moving it, and whether it is sound."""

from pathlib import Path

import pysqlite3.dbapi2
import pytest
from sqlalchemy import text

from factdb.db import Database, head
from tests.cli.conftest import Factdb

pytestmark = pytest.mark.slow


def execute(url: str, statement: str) -> None:
    database = Database(url)
    with database.engine.begin() as connection:
        connection.execute(text(statement))
    database.close()


@pytest.mark.slow
def test_up_down_up(factdb: Factdb, blank_url: str) -> None:
    db = ("--db", blank_url)
    for arguments in (("upgrade",), ("downgrade", "base"), ("upgrade", head())):
        result = factdb("db", *arguments, *db)
        assert (result.code, result.out) == (0, "")
        assert " went from " in result.err
    assert factdb("db", "current", *db).out == f"{head()} (head)\n"


def test_current_in_json(factdb: Factdb, database_url: str) -> None:
    found = factdb("db", "current", "--json", "--db", database_url).json
    assert (found["revision"], found["head"], found["isHead"]) == (head(), head(), True)


def test_a_database_without_tables_stands_nowhere_and_is_not_sound(factdb: Factdb, blank_url: str) -> None:
    execute(blank_url, "SELECT 1")  # makes the file
    current = factdb("db", "current", "--db", blank_url)
    assert (current.code, current.out) == (0, f"no tables (head is {head()})\n")
    check = factdb("db", "check", "--db", blank_url)
    assert check.code == 1
    assert "factdb db upgrade" in check.out


def test_a_sound_database_passes(factdb: Factdb, database_url: str) -> None:
    result = factdb("db", "check", "--db", database_url)
    assert result.code == 0
    assert "is sound" in result.out


def test_a_table_that_is_not_as_the_models_say_is_found(factdb: Factdb, database_url: str) -> None:
    execute(database_url, "CREATE TABLE recipes (id INTEGER)")
    result = factdb("db", "check", "--json", "--db", database_url)
    assert (result.code, result.json["isSound"]) == (1, False)
    assert any("recipes" in problem for problem in result.json["problems"])


def test_a_dangling_key_is_found(factdb: Factdb, migrated_file: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.db").write_bytes(migrated_file.read_bytes())
    connection = pysqlite3.dbapi2.connect(str(tmp_path / "facts.db"))
    connection.execute("INSERT INTO claim_topics (claim_id, topic_id, recorded_from) VALUES (7, 7, '2026-01-01')")
    connection.commit()
    connection.close()
    result = factdb("db", "check")
    assert result.code == 1
    assert "claim_topics points at a row of" in result.out


@pytest.mark.parametrize("command", ["current", "check"])
def test_looking_makes_no_file(factdb: Factdb, tmp_path: Path, command: str) -> None:
    result = factdb("db", command)
    assert (result.code, result.out) == (1, "")
    assert "There is no database sqlite:///facts.db" in result.err
    assert list(tmp_path.iterdir()) == []


# --- going down where rows would be lost


def test_without_a_terminal_rows_are_not_dropped_unasked(factdb: Factdb, article: Path, database_url: str) -> None:
    factdb("ingest", article, "--db", database_url)
    result = factdb("db", "downgrade", "base", "--db", database_url)
    assert result.code == 2
    assert "--yes" in result.err
    assert factdb("db", "current", "--db", database_url).out == f"{head()} (head)\n"


def test_with_yes_they_are(factdb: Factdb, article: Path, database_url: str) -> None:
    factdb("ingest", article, "--db", database_url)
    assert factdb("db", "downgrade", "base", "--yes", "--db", database_url).code == 0
    assert "no tables" in factdb("db", "current", "--db", database_url).out


@pytest.mark.parametrize(("answer", "left"), [(b"n\n", head()), (b"y\n", "no tables")])
def test_at_a_terminal_one_is_asked(factdb: Factdb, article: Path, answer: bytes, left: str) -> None:
    factdb("ingest", article)
    result = factdb("db", "downgrade", "base", stdin=answer, terminal=True)
    assert "Go on?" in result.err
    assert result.out == ""
    assert factdb("db", "current").out.startswith(left)


def test_a_revision_that_is_none_is_refused(factdb: Factdb, database_url: str) -> None:
    result = factdb("db", "upgrade", "nowhere", "--db", database_url)
    assert result.code == 2
    assert "nowhere" in result.err
