"""Databases move up and down, agree with the models, and are refused where they stand elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from factdb.db import Database, current, downgrade, drift, ensure_current, head, upgrade
from factdb.errors import BadInput, DatabaseUnusable
from factdb.models import Base


@pytest.fixture
def blank(blank_url: str) -> Iterator[Database]:
    opened = Database(blank_url)
    yield opened
    opened.close()


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_migrations_and_models_agree(database: Database) -> None:
    assert drift(database, Base.metadata) == []
    assert tables(database) == set(Base.metadata.tables)


@pytest.mark.slow
def test_up_down_up_leaves_nothing_behind(blank: Database) -> None:
    upgrade(blank)
    downgrade(blank, "base")
    assert tables(blank) == set()
    assert current(blank) is None
    upgrade(blank)
    assert current(blank) == head()


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    upgrade(database)
    assert current(database) == head()


def test_a_revision_that_is_none_is_refused(database: Database) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        upgrade(database, "nowhere")
    assert current(database) == head()


def test_a_fresh_sqlite_file_is_made_ready_without_asking(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    ensure_current(database)
    assert current(database) == head()
    database.close()


def test_a_postgresql_without_tables_is_refused_with_the_command_that_mends_it(blank: Database) -> None:
    if blank.is_sqlite:
        ensure_current(blank)
        return
    with pytest.raises(DatabaseUnusable, match="factdb db upgrade"):
        ensure_current(blank)


def test_a_sqlite_file_with_strange_tables_is_left_alone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'other.db'}")
    with database.writing() as session:
        session.execute(text("CREATE TABLE recipes (id INTEGER)"))
    with pytest.raises(DatabaseUnusable, match="factdb db upgrade"):
        ensure_current(database)
    assert tables(database) == {"recipes"}
    database.close()


def test_a_database_of_a_newer_factdb_is_refused(database: Database) -> None:
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '2999_01_01_later'"))
    for use in (ensure_current, upgrade):
        with pytest.raises(DatabaseUnusable, match="newer"):
            use(database)


def test_an_upgrade_that_fails_leaves_nothing_half_done(blank: Database) -> None:
    with blank.writing() as session:
        session.execute(text("CREATE TABLE topics (id INTEGER)"))
    with pytest.raises(Exception, match="topics"):
        upgrade(blank)
    assert tables(blank) == {"topics"}
