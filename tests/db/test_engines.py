"""Databases open, or say in words why not."""

from pathlib import Path

import pysqlite3.dbapi2
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from factdb.commands.accounts import operator
from factdb.commands.claims import record_topic
from factdb.db import Database, ensure_current
from factdb.db.engines import unusable
from factdb.errors import BadInput, DatabaseUnusable
from tests.postgres import url


@pytest.mark.parametrize(
    "named",
    ["", "facts.db", "mysql://host/name", "sqlite//facts.db", "sqlite://facts.db", "sqlite:///", "sqlite:///:memory:"],
)
def test_a_url_that_names_no_database_is_refused_with_an_example(named: str) -> None:
    with pytest.raises(BadInput, match=r"sqlite:///facts\.db"):
        Database(named)


def test_a_question_mark_in_a_file_name_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no options after"):
        Database(f"sqlite:///{tmp_path}/x?y/facts.db")


def test_a_damaged_file_is_told(migrated_file: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.db").write_bytes(migrated_file.read_bytes()[:20_000])
    with pytest.raises(DatabaseUnusable, match="damaged"):
        ensure_current(Database(f"sqlite:///{tmp_path / 'facts.db'}"))


def test_what_a_server_refuses_is_told(postgresql_sockets: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"server refused: .*nowhere.* does not exist"):
        ensure_current(Database(url(postgresql_sockets, "nowhere")))


def test_a_pooler_that_keeps_no_statements_is_told_how_to_live_with(postgresql_sockets: str) -> None:
    answer = 'connection to server at "127.0.0.1" failed: FATAL:  unsupported startup parameter: options'
    database = Database(url(postgresql_sockets, "template"), prepared=False)
    assert "Set FACTDB_PREPARED_STATEMENTS=false" in str(unusable(database, answer))


def test_without_prepared_statements_each_transaction_sets_what_it_needs(postgresql_sockets: str) -> None:
    database = Database(url(postgresql_sockets, "template"), prepared=False)
    with database.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        assert driver.prepare_threshold is None
        assert connection.scalar(text("SELECT current_setting('jit') || current_setting('timezone')")) == "offUTC"
    database.close()


def test_the_name_of_a_database_is_for_the_operator_alone(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable) as refused:
        ensure_current(Database(f"sqlite:///{tmp_path / 'nowhere' / 'facts.db'}"))
    assert "facts.db" in refused.value.named
    assert "facts.db" not in str(refused.value)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(BadInput) as refused:
        Database("postgresql://me:secret@localhost:abc/facts")
    assert "secret" not in str(refused.value)
    assert "secret" not in Database("postgresql://me:secret@localhost/facts").name


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="server does not answer"):
        ensure_current(Database(f"postgresql://postgres@/facts?host={tmp_path}"))


def test_a_file_in_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="cannot be opened"):
        ensure_current(Database(f"sqlite:///{tmp_path / 'nowhere' / 'facts.db'}"))


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("This is a text and no database. " * 50)
    with pytest.raises(DatabaseUnusable, match="no SQLite database"):
        ensure_current(Database(f"sqlite:///{tmp_path / 'notes.db'}"))


def test_a_locked_file_is_told(migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factdb.db.engines.WAIT", 0.1)
    file = tmp_path / "facts.db"
    file.write_bytes(migrated_file.read_bytes())
    database = Database(f"sqlite:///{file}")
    holder = pysqlite3.dbapi2.connect(str(file), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseUnusable, match="another program holds it locked"), database.writing() as session:
        session.execute(text("DELETE FROM topics"))
    holder.close()
    database.close()


def test_a_read_only_file_is_told(migrated_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    file.write_bytes(migrated_file.read_bytes())
    database = Database(f"sqlite:///file:{file}?mode=ro&uri=true")
    with pytest.raises(DatabaseUnusable, match="read-only"), database.writing() as session:
        session.execute(text("DELETE FROM topics"))
    database.close()


def test_what_fails_is_rolled_back(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.execute(text("INSERT INTO alembic_version VALUES ('x')"))
        session.execute(text("INSERT INTO alembic_version VALUES ('x')"))
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1


def test_foreign_keys_hold(database: Database) -> None:
    insert = "INSERT INTO claim_topics (claim_id, topic_id, recorded_from) VALUES (7, 7, '2026-01-01T00:00:00+00:00')"
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"), database.writing() as session:
        session.execute(text(insert))


def test_a_snapshot_is_one_state_whatever_others_write_meanwhile(database: Database) -> None:
    names = text("SELECT count(*) FROM topics")
    with database.snapshot() as connection:
        before = connection.scalar(names)
        with database.writing() as session:
            record_topic(session, operator(session), name="Dams")
        assert connection.scalar(names) == before == 0
    with database.reading() as connection:
        assert connection.scalar(names) == 1
