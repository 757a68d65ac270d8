"""Databases move up and down, agree with the models, and are refused where they stand elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from factdb.commands.accounts import operator
from factdb.commands.editing import edit_proposal
from factdb.commands.ingest import ingest
from factdb.db import Database, current, downgrade, drift, ensure_current, head, upgrade
from factdb.db.migrating import FULL_TEXT
from factdb.errors import BadInput, DatabaseUnusable
from factdb.models import Base, Proposal


@pytest.fixture
def blank(blank_url: str) -> Iterator[Database]:
    opened = Database(blank_url)
    yield opened
    opened.close()


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        found = set(inspect(connection).get_table_names()) - {"alembic_version"}
    return {name for name in found if not name.startswith(FULL_TEXT)}


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


CLAIMING = b'The council closed the sluice on Monday.\n\n"The council has opened the dam," said Mayor Ada Berg.\n'


def proposals(database: Database) -> list[tuple[str, str]]:
    """The words and kinds of all proposals; without the kinds where the database knows none."""
    with database.reading() as connection:
        known = {column["name"] for column in inspect(connection).get_columns("proposals")}
        kind = "kind" if "kind" in known else "''"
        found = connection.execute(text(f"SELECT text, {kind} FROM proposals ORDER BY start"))
        return [(row[0], row[1]) for row in found]


def test_proposals_of_quotes_outlive_a_move_down_and_those_of_claims_go(blank: Database) -> None:
    upgrade(blank)
    with blank.writing() as session:
        actor = operator(session)
        taken = ingest(session, actor, content=CLAIMING, name="a.txt", language="en").proposals
        edit_proposal(session, actor, proposal_id=taken[1].id, medium="speech")
    assert [kind for _, kind in proposals(blank)] == ["CLAIM", "QUOTE"]
    downgrade(blank, "2026_11_26_indexes_of_lists")
    assert proposals(blank) == [("The council has opened the dam", "")]
    upgrade(blank)
    assert proposals(blank) == [("The council has opened the dam", "QUOTE")]
    with blank.reading() as connection:
        assert connection.execute(text("SELECT DISTINCT kind FROM proposals_history")).scalars().all() == ["QUOTE"]
    assert drift(blank, Base.metadata) == []


@pytest.mark.parametrize(
    "wrong", ["kind = 'CLAIM'", "mode = NULL", "claim_text = NULL", "claim_why_not = 'OTHER'", "kind = 'OTHER'"]
)
def test_a_proposal_is_wholly_a_quote_or_a_claim(database: Database, wrong: str) -> None:
    with database.writing() as session:
        (quote,) = [
            proposal
            for proposal in ingest(session, operator(session), content=CLAIMING, name="a.txt", language="en").proposals
            if proposal.mode is not None
        ]
        number = quote.id
    with pytest.raises(Exception, match="ck_proposals_"), database.writing() as session:
        session.execute(text(f"UPDATE {Proposal.__tablename__} SET {wrong} WHERE id = {number}"))
