"""What nobody can read, or what reads like a value and compares otherwise, is found and named."""

import pytest
from sqlalchemy import Connection, text

from factdb.audit.findings import ALTERED, Finding
from factdb.audit.sealing import Sealer
from factdb.audit.verifying import verify
from factdb.db import Database
from factdb.errors import DatabaseUnusable
from tests.audit.conftest import KEY
from tests.audit.test_tampering import unguarded

ODD = ["X'ff'", "CAST(X'ff' AS TEXT)", "''", "'x'", "1.5"]
SPELT = {
    "a moment with a blank": ("claims", "recorded_from", "replace(recorded_from, 'T', ' ')"),
    "a moment in another zone": ("claims_history", "recorded_to", "replace(recorded_to, '+00:00', 'Z')"),
    "a moment of a capture": ("snapshots", "captured", "replace(captured, '+00:00', '')"),
    "a day without hyphens": ("claims", "about_latest", "replace(about_latest, '-', '')"),
    "another true": ("speaker_names", "preferred", "CASE WHEN preferred THEN 2 ELSE '' END"),
    "a list in other bytes": ("appearances", "spans", "CAST(spans AS BLOB)"),
}


def found_by(connection: Connection) -> list[Finding]:
    return list(verify(connection, key=KEY))


on_sqlite = pytest.mark.parametrize("filled", ["sqlite"], indirect=True)  # it takes any value in any column
on_postgresql = pytest.mark.parametrize("filled", ["postgresql"], indirect=True)


@on_sqlite
@pytest.mark.parametrize(("table", "column", "value"), SPELT.values(), ids=SPELT)
def test_another_spelling_of_the_same_value_is_found(filled: Database, table: str, column: str, value: str) -> None:
    with unguarded(filled) as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = {value} WHERE id = 1"))
        told = found_by(connection)
    assert {finding.what for finding in told} == {ALTERED}
    assert {finding.columns for finding in told} == {(column,)}


LOG = ["revisions", "revision_records", "sealed_revisions", "checkpoints"]


@on_sqlite
@pytest.mark.parametrize("table", ["claims", "claims_history", "speaker_merges", *LOG])
def test_what_is_no_value_of_any_kind_is_found_in_each_column(filled: Database, table: str) -> None:
    with unguarded(filled) as connection:
        rows = connection.execute(text(f"SELECT rowid AS place, * FROM {table} ORDER BY rowid DESC LIMIT 1"))
        row = rows.mappings().one()
        for column in set(row) - {"place", "id", "position", "size", "about_order", "seal"}:
            for value in ODD:
                with connection.begin_nested() as savepoint:
                    change = f"UPDATE {table} SET {column} = {value} WHERE rowid = {row['place']}"
                    connection.execute(text(change))
                    assert found_by(connection) != [], (column, value)
                    savepoint.rollback()


@on_sqlite
def test_an_old_version_without_a_number_is_found(filled: Database) -> None:
    with unguarded(filled) as connection:
        connection.execute(text("UPDATE claims_history SET id = 'x' WHERE id = 1"))
        assert {finding.where for finding in found_by(connection)} == {"claim-1", "a claim without a number"}


@on_postgresql
def test_a_day_or_moment_without_end_is_found(filled: Database) -> None:
    with unguarded(filled) as connection:
        connection.execute(
            text("UPDATE claims SET about_latest = 'infinity', about_earliest = '-infinity' WHERE id = 1")
        )
        connection.execute(text("UPDATE claims_history SET recorded_to = 'infinity' WHERE id = 1"))
        told = {(finding.where, finding.columns) for finding in found_by(connection)}
    assert told == {("claim-1", ("about_earliest", "about_latest")), ("claim-1", ("recorded_to",))}


def test_nothing_is_sealed_on_a_checkpoint_that_cannot_be_read(filled: Database) -> None:
    with filled.writing() as session:
        session.execute(text("UPDATE checkpoints SET note = 'x'"))
        session.execute(text("INSERT INTO revisions (recorded, action) SELECT recorded, action FROM revisions"))
    with pytest.raises(DatabaseUnusable, match="not as it was sealed"):
        Sealer(filled).finish()
