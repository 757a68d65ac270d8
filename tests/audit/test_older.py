"""What was written before the log was sealed: it moves up as it is, is checked by its older digest, and sealed."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import text

from factdb.audit.findings import ALTERED, DELETED, UNSIGNED, Finding
from factdb.audit.sealing import Sealer
from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim
from factdb.db import Database, downgrade, upgrade
from factdb.rules.digests import older_digest
from tests.audit.conftest import KEY
from tests.audit.world import found

BEFORE = "2026_11_26_indexes_of_lists"
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
CLAIM: dict[str, Any] = {
    "id": 1,
    "text": "The dam holds.",
    "language": None,
    "kind": "EVENT",
    **dict.fromkeys(("about_edtf", "about_earliest", "about_latest", "about_words"), None),
    "recorded_from": NOON,
    "retracted_in_id": None,
}


@pytest.fixture
def older(blank_url: str) -> Any:
    """A database that was filled before, moved up."""
    database = Database(blank_url, log_key=KEY)
    upgrade(database, BEFORE)
    moment = NOON.isoformat(timespec="microseconds")
    with database.writing() as session:
        session.execute(text(f"INSERT INTO revisions (id, recorded, action) VALUES (1, '{moment}', 'record_claim')"))
        columns = "id, text, kind, recorded_from"
        session.execute(text(f"INSERT INTO claims ({columns}) VALUES (1, 'The dam holds.', 'EVENT', '{moment}')"))
        columns, digest = "id, revision_id, noun, record_id, operation, salt, digest", older_digest("salt", CLAIM)
        values = f"1, 1, 'claim', 1, 'CREATED', 'salt', '{digest}'"
        session.execute(text(f"INSERT INTO revision_records ({columns}) VALUES ({values})"))
        if not database.is_sqlite:
            for table in ("revisions", "claims", "revision_records"):
                session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 1)"))
    upgrade(database)
    yield database
    database.close()


def told(database: Database, statement: str) -> list[Finding]:
    with database.writing() as session:
        session.execute(text(statement))
    return found(database)


def test_rows_from_before_verify_are_sealed_and_can_be_changed(older: Database) -> None:
    assert found(older) == []
    assert [finding.what for finding in found(older, key=KEY)] == [UNSIGNED], "the key has not signed them yet"
    assert Sealer(older).vouch(KEY) == 1
    with older.writing() as session:
        change_claim(session, operator(session), claim_id=1, text="The dam broke.")
    Sealer(older).finish()
    assert found(older, key=KEY) == []


def test_a_row_from_before_that_was_altered_or_deleted_is_found(older: Database) -> None:
    (finding,) = told(older, "UPDATE claims SET text = 'The dam broke.'")
    assert (finding.what, finding.where, finding.columns) == (ALTERED, "claim-1", ())
    (finding,) = told(older, "DELETE FROM claims")
    assert (finding.what, finding.where) == (DELETED, "claim-1")


def test_an_entry_from_before_is_protected_once_it_is_sealed(older: Database) -> None:
    Sealer(older).vouch(KEY)
    other = older_digest("salt", CLAIM | {"text": "The dam broke."})
    told(older, "UPDATE claims SET text = 'The dam broke.'")
    (finding,) = told(older, f"UPDATE revision_records SET digest = '{other}'")
    assert (finding.what, finding.where) == (ALTERED, "revision-1")


@pytest.mark.slow
def test_a_sealed_database_moves_down_and_up_again(older: Database) -> None:
    Sealer(older).vouch(KEY)
    downgrade(older, BEFORE)
    upgrade(older)
    assert found(older) == []
    Sealer(older).vouch(KEY)
    assert found(older, key=KEY) == []
