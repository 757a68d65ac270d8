"""Whatever is altered is found and named: each column of each table, and rows that are gone, put in or swapped."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, select, text, update

from factdb.audit.findings import (
    ALTERED,
    DELETED,
    REORDERED,
    REWRITTEN,
    ROLLED_BACK,
    SWAPPED,
    TRUNCATED,
    UNKNOWN,
    UNSEALED,
    UNSIGNED,
)
from factdb.audit.records import Nouns
from factdb.audit.sealing import Sealer, latest_checkpoint
from factdb.audit.verifying import verify
from factdb.commands.accounts import operator
from factdb.commands.claims import record_topic
from factdb.db import Database
from factdb.models import Checkpoint, Claim, Recorded, Revision, RevisionRecord, SealedRevision
from factdb.rules.notes import Checkpoint as NoteOf
from factdb.rules.notes import LogKey
from tests.audit.conftest import KEY
from tests.audit.world import another_of_type, found, nouns, other

NOUNS = nouns()
TABLES = [(noun, past) for noun in NOUNS for past in (False, True)]


@contextmanager
def unguarded(database: Database) -> Iterator[Connection]:
    """A connection that may write anything, for who has the file: what it writes is rolled back."""
    with database.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        if database.is_sqlite:
            for pragma in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
                driver.execute(f"PRAGMA {pragma}")
        try:
            if not database.is_sqlite:
                connection.execute(text("SET LOCAL session_replication_role = replica"))
                drop_checks(connection)
            yield connection
            connection.rollback()
        finally:
            if database.is_sqlite:
                for pragma in ("foreign_keys = ON", "ignore_check_constraints = OFF"):
                    driver.execute(f"PRAGMA {pragma}")


def drop_checks(connection: Connection) -> None:
    checks = text("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c'"
                  " AND connamespace = 'public'::regnamespace")  # fmt: skip
    for table, name in connection.execute(checks).all():
        connection.execute(text(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'))


def test_nothing_is_found_where_nothing_was_altered(filled: Database) -> None:
    assert found(filled, key=KEY) == []


@pytest.mark.parametrize(
    ("noun", "past"), TABLES, ids=lambda each: getattr(each, "word", ("now", "past")[each is True])
)
def test_a_changed_value_is_found_in_each_column(filled: Database, noun: type[Recorded], past: bool) -> None:
    table = noun.history() if past else noun.table()
    with unguarded(filled) as connection:
        row = connection.execute(select(table).order_by(table.c.id).limit(1)).mappings().one()
        for column in table.columns:
            if column.computed is not None:
                continue  # no database lets it be changed
            change = {column.name: other(column, row[column.name])}
            with connection.begin_nested() as savepoint:
                connection.execute(table.update().where(table.c.id == row["id"]).values(change))
                told = list(Nouns(connection, noun, KEY, lambda _: None).findings())
                savepoint.rollback()
            if column.name == "id":
                assert {finding.what for finding in told} == {DELETED, UNKNOWN}
            else:
                (finding,) = told
                assert (finding.what, finding.where) == (ALTERED, f"{noun.word}-{row['id']}")
                assert finding.columns == (column.name,)


@pytest.mark.parametrize(
    ("noun", "past"), TABLES, ids=lambda each: getattr(each, "word", ("now", "past")[each is True])
)
def test_a_deleted_row_is_found(filled: Database, noun: type[Recorded], past: bool) -> None:
    table = noun.history() if past else noun.table()
    with unguarded(filled) as connection:
        number = connection.scalar(select(table.c.id).limit(1))
        connection.execute(table.delete().where(table.c.id == number))
        (finding,) = Nouns(connection, noun, KEY, lambda _: None).findings()
    assert (finding.what, finding.where) == (DELETED, f"{noun.word}-{number}")


@pytest.mark.parametrize("past", [False, True], ids=["now", "past"])
def test_two_rows_that_changed_places_are_found(filled: Database, past: bool) -> None:
    table = Claim.history() if past else Claim.table()
    with unguarded(filled) as connection:
        one, other = connection.execute(select(table).order_by(table.c.id)).mappings()
        for row, place in ((one, other), (other, one)):
            derived = {column.name for column in Claim.table().columns if column.computed is not None}
            kept = {"id", "recorded_from", "recorded_to", *derived}
            values = {name: value for name, value in row.items() if name not in kept}
            values |= {name: row[name] for name in derived if past}
            connection.execute(table.update().where(table.c.id == place["id"]).values(values))
        (finding,) = verify(connection, key=KEY)
    assert (finding.what, finding.where) == (SWAPPED, "claim-1 and claim-2")


LOG = [RevisionRecord, Revision, SealedRevision, Checkpoint]
COLUMNS = [(model, column.name) for model in LOG for column in model.__table__.columns]
COLUMNS.remove((RevisionRecord, "id"))  # it says nothing but their order, which this change leaves as it is


@pytest.mark.parametrize(("model", "name"), COLUMNS, ids=lambda each: getattr(each, "__tablename__", each))
def test_a_changed_value_is_found_in_each_column_of_the_log_itself(filled: Database, model: Any, name: str) -> None:
    table = model.__table__
    key = next(iter(table.primary_key))
    with unguarded(filled) as connection:
        row = connection.execute(select(table).order_by(key.desc()).limit(1)).mappings().one()
        value = other(table.c[name], row[name]) if row[name] is not None else another_of_type(table.c[name], None)
        connection.execute(table.update().where(key == row[key.name]).values({name: value}))
        assert list(verify(connection, key=KEY)) != []


def test_who_and_why_of_a_revision_are_named(filled: Database) -> None:
    with unguarded(filled) as connection:
        connection.execute(text("UPDATE revisions SET account_id = 2, reason = 'none' WHERE action = 'changed'"))
        (finding,) = verify(connection, key=KEY)
    assert (finding.what, finding.columns) == (ALTERED, ("account_id", "reason"))


def test_entries_that_changed_places_are_found(filled: Database) -> None:
    with unguarded(filled) as connection:
        connection.execute(text("UPDATE revision_records SET id = -id WHERE id IN (3, 4)"))
        connection.execute(text("UPDATE revision_records SET id = 7 + id WHERE id < 0"))
        assert {finding.where for finding in verify(connection, key=KEY)} == {"revision-2"}


def test_revisions_that_changed_places_in_the_tree_are_found(filled: Database) -> None:
    with unguarded(filled) as connection:
        connection.execute(text("UPDATE sealed_revisions SET position = -position WHERE position IN (1, 2)"))
        connection.execute(text("UPDATE sealed_revisions SET position = 3 + position WHERE position < 0"))
        told = {finding.what for finding in verify(connection, key=KEY)}
    assert told == {REORDERED, REWRITTEN}


@pytest.mark.parametrize("also", [(), ("revision_records", "revisions")], ids=["places", "revisions too"])
def test_a_log_that_was_cut_off_is_found(filled: Database, also: tuple[str, ...]) -> None:
    with unguarded(filled) as connection:
        connection.execute(text("DELETE FROM sealed_revisions WHERE revision_id > 2"))
        for table, column in zip(also, ("revision_id", "id"), strict=False):
            connection.execute(text(f"DELETE FROM {table} WHERE {column} > 2"))
        assert TRUNCATED in {finding.what for finding in verify(connection, key=KEY)}


def test_a_revision_that_was_put_in_below_the_sealed_ones_is_found(filled: Database) -> None:
    with unguarded(filled) as connection:
        forged = "INSERT INTO revisions (id, recorded, action) SELECT -5, recorded, action FROM revisions WHERE id = 1"
        connection.execute(text(forged))
        (finding,) = verify(connection, key=KEY)
    assert (finding.what, finding.where) == (UNSEALED, "revision--5")


def test_what_is_no_value_of_its_column_is_found_and_not_a_fault(filled: Database) -> None:
    if not filled.is_sqlite:
        return  # PostgreSQL takes none
    with unguarded(filled) as connection:
        connection.execute(text("UPDATE claims_history SET kind = 'RUMOUR', about_latest = 'soon' WHERE id = 1"))
        (finding,) = verify(connection, key=KEY)
    assert finding.columns == ("about_latest", "kind")


def test_a_restored_older_state_is_found_against_a_checkpoint_kept_elsewhere(keyed: Database) -> None:
    with keyed.writing() as session:
        record_topic(session, operator(session), name="Dams")
    Sealer(keyed).finish()
    with keyed.reading() as connection:
        older = kept_note(connection)
    with keyed.writing() as session:
        record_topic(session, operator(session), name="Bridges")
    Sealer(keyed).finish()
    with keyed.reading() as connection:
        later = kept_note(connection)
    assert found(keyed, key=KEY, against=older) == []
    restore_older(keyed)
    assert found(keyed, key=KEY) == [], "by itself it is sound"
    (finding,) = found(keyed, key=KEY, against=later)
    assert finding.what == ROLLED_BACK


def test_a_history_that_was_written_anew_is_found_against_a_checkpoint_kept_elsewhere(keyed: Database) -> None:
    with keyed.writing() as session:
        record_topic(session, operator(session), name="Dams")
    Sealer(keyed).finish()
    other_tree = NoteOf("facts.example", 1, bytes(32)).signed(KEY)
    (finding,) = found(keyed, key=KEY, against=other_tree)
    assert finding.what == REWRITTEN


def test_a_checkpoint_that_another_key_signed_is_found(keyed: Database) -> None:
    with keyed.writing() as session:
        record_topic(session, operator(session), name="Dams")
    Sealer(keyed).finish()
    assert {finding.what for finding in found(keyed, public=LogKey.new("facts.example").public)} == {UNSIGNED}


def test_an_entry_that_was_not_written_with_the_key_is_found(keyed: Database) -> None:
    with keyed.writing() as session:
        record_topic(session, operator(session), name="Dams")
        forged = b"\\0" * 16
        session.execute(update(RevisionRecord).values(seal=KEY.hash + forged))
    findings = {(each.what, each.columns) for each in found(keyed, key=KEY)}
    assert findings == {(ALTERED, ("seal",)), (UNSIGNED, ())}, "and there is no checkpoint either"


def kept_note(connection: Connection) -> str:
    latest = latest_checkpoint(connection)
    assert latest is not None
    return str(latest.note)


def restore_older(database: Database) -> None:
    """What a copy from before the last revision would hold."""
    tables = {"topics": "id > 1", "revision_records": "revision_id > 2", "revisions": "id > 2",
              "sealed_revisions": "revision_id > 2", "checkpoints": "size > 2"}  # fmt: skip
    with database.writing() as session:
        for table, newer in tables.items():
            session.execute(text(f"DELETE FROM {table} WHERE {newer}"))
