"""A database that was put back, with all nouns and merges in it: it is the same, it verifies, and it goes on."""

import hashlib
from typing import Any

import pytest
from sqlalchemy import Table, delete, func, select

from factdb.audit.sealing import Sealer
from factdb.audit.verifying import verify
from factdb.commands.restoring import restore
from factdb.db import Database
from factdb.demo.playing import Play
from factdb.exporting.everything import everything
from factdb.formats.jsonl import lines_of
from factdb.models import Base, RevisionRecord
from factdb.rules.digests import NOT_KEPT
from factdb.rules.notes import LogKey
from tests.audit.world import fill
from tests.exporting.conftest import asking
from tests.graphql.everything import of_records, roots
from tests.graphql.merging import Affair

KEY = LogKey.new("facts.example")
EVERY = [f"{noun}-{number}" for noun in ("speaker", "publisher", "quote", "source") for number in range(1, 5)]
LOST = {
    "tokens": None,  # their keys would have to be told
    "snapshots": {"raw"},
    "revisions": {"reason_salt", "reason_digest", "marks"},
    "revision_records": {"salt", "digest", "marks", "link", "seal"},
    "sealed_revisions": None,
    "checkpoints": None,
    "search_documents": {"id"},
    "search_words": {"id"},
}
"""What a database that was put back has otherwise: these columns, or all of the table."""


def exported(database: Database) -> list[bytes]:
    with asking(database) as asked:
        return list(everything(asked))


def put_back(database: Database, lines: list[bytes]) -> None:
    database.log_key = KEY
    with database.writing() as session:
        assert sum(restore(session, lines_of(lines))) == len(lines) - 2


def found(database: Database) -> list[str]:
    """What verifying finds, once all is sealed."""
    Sealer(database).finish()
    with database.snapshot() as connection:
        return [str(each) for each in verify(connection, key=KEY)]


def rows_of(database: Database, table: Table) -> list[dict[str, Any]]:
    columns = [column for column in table.c if column.name not in (LOST.get(table.name) or ())]
    with database.reading() as connection:
        rows = [dict(row) for row in connection.execute(select(*columns)).mappings()]
    return sorted(({name: shown(row[name]) for name in row} for row in rows), key=repr)


def shown(value: Any) -> Any:
    """As the API shows it: numbers have six places."""
    return round(value, 6) if isinstance(value, float) else value


def assert_same(restored: Database, original: Database) -> None:
    for table in Base.metadata.sorted_tables:
        if not table.name.endswith("_history") and LOST.get(table.name, set()) is not None:
            assert rows_of(restored, table) == rows_of(original, table), table.name


@pytest.fixture
def filled(database: Database) -> Database:
    """Two records of each noun, each with an older version."""
    with database.writing() as session:
        fill(session)
    return database


@pytest.fixture
def merged(database: Database) -> Affair:
    """Speakers in a chain of merges, and publishers."""
    affair = Affair.told(database)
    affair.merge(3, 2)
    affair.merge(2, 1)
    affair.write("mergePublishers", publisherId="publisher-2", intoId="publisher-1", reason="one paper")
    return affair


@pytest.fixture
def played(database: Database) -> Database:
    """The demo's affair."""
    for _, do in Play(database).steps():
        do()
    return database


def test_all_nouns_come_back_as_they_stand_and_verify(filled: Database, empty: Database) -> None:
    lines = exported(filled)
    put_back(empty, lines)
    assert exported(empty) == lines
    assert found(empty) == []


def test_what_is_made_of_texts_and_names_comes_back_too(merged: Affair, empty: Database) -> None:
    put_back(empty, exported(merged.database))
    assert_same(empty, merged.database)
    for name in ("speaker_name_keys", "snapshot_shingles", "merge_candidates", "speaker_merges", "search_documents"):
        assert rows_of(empty, Base.metadata.tables[name]), name


def test_merged_records_come_back_each_by_itself(merged: Affair, empty: Database) -> None:
    lines = exported(merged.database)
    put_back(empty, lines)
    assert exported(empty) == lines
    assert found(empty) == []
    asked = [*roots(), of_records(EVERY)]
    assert answers(empty, asked) == answers(merged.database, asked)


def test_a_merge_is_undone_in_a_database_that_was_put_back_as_in_the_first(merged: Affair, empty: Database) -> None:
    put_back(empty, exported(merged.database))
    for affair in (merged, Affair.on(empty)):
        affair.undo("publisher-2")
        affair.undo("speaker-2")
        affair.undo("speaker-3")
    asked = [*roots(), of_records(EVERY)]
    assert answers(empty, asked) == answers(merged.database, asked)


def answers(database: Database, asked: list[str]) -> dict[str, bytes]:
    affair = Affair.on(database)
    return {text: affair.bytes(text) for text in asked}


def test_a_database_that_was_put_back_goes_on(merged: Affair, empty: Database) -> None:
    put_back(empty, exported(merged.database))
    Sealer(empty).finish()
    after = Affair.on(empty)
    after.write("changeSpeaker", speakerId="speaker-1", description="of the lock")
    after.write("recordClaim", text="The lock leaks.", kind="EVENT")
    assert found(empty) == []
    (change,) = after.read('{ speaker(id: "speaker-1") { revisions { operation fields { field before after } } } }')[
        "speaker"
    ]["revisions"][-1:]
    assert change["fields"] == [{"field": "description", "before": None, "after": "of the lock"}]


def test_what_stood_before_is_not_told_as_if_nothing_had(database: Database, empty: Database) -> None:
    first = Affair.on(database)
    first.write("recordClaim", text="The lock leaks.", kind="EVENT")
    first.write("changeClaim", claimId="claim-1", text="The lock leaked.")
    put_back(empty, exported(database))
    asked = '{ claim(id: "claim-1") { revisions { revision { action } operation fields { field } } } }'
    created, changed = Affair.on(empty).read(asked)["claim"]["revisions"]
    assert (created["operation"], created["fields"]) == ("CREATED", [])
    assert (changed["operation"], changed["fields"]) == ("CHANGED", [])


def test_what_was_erased_stays_erased(merged: Affair, empty: Database) -> None:
    merged.write("erase", recordId="source-2", note="a court")
    merged.write("erase", recordId="speaker-4", note="a court")
    lines = exported(merged.database)
    put_back(empty, lines)
    assert exported(empty) == lines
    assert_same(empty, merged.database)
    assert found(empty) == []


def test_an_entry_of_a_version_that_is_not_kept_cannot_be_forged_after_sealing(merged: Affair, empty: Database) -> None:
    put_back(empty, exported(merged.database))
    assert found(empty) == []
    log, claims = RevisionRecord.__table__, Base.metadata.tables["claims"]
    assert isinstance(log, Table)
    with empty.engine.begin() as connection:
        for name in ("assertions", "evidence", "claim_identifiers", "claim_topics", "search_claims"):
            connection.execute(delete(Base.metadata.tables[name]))
        connection.execute(log.update().where(log.c.noun == "claim").values(digest=NOT_KEPT, marks=None, salt=""))
        connection.execute(delete(claims))
    assert any("claim" in each or "change" in each for each in found(empty))
    assert any(each.startswith("change-") and "altered" in each for each in found(empty))


def test_the_demo_comes_back_byte_for_byte(played: Database, empty: Database) -> None:
    lines = exported(played)
    put_back(empty, lines)
    assert digest(exported(empty)) == digest(lines)
    assert_same(empty, played)
    assert found(empty) == []
    with empty.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Base.metadata.tables["quotes"]))


def digest(lines: list[bytes]) -> str:
    return hashlib.sha256(b"".join(lines)).hexdigest()
