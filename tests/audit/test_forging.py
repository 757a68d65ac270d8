"""Who may write to the database but has not the key: what they make up fits together, and is found all the same."""

from typing import Any

import pytest
from sqlalchemy import Connection, delete, select, text, update

from factdb.audit import sealing
from factdb.audit.findings import ALTERED, DELETED, REWRITTEN, UNSEALED, UNSIGNED, Finding
from factdb.audit.leaves import entry_of, head_of, of_revisions
from factdb.audit.sealing import Sealer
from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim, record_claim
from factdb.db import Database
from factdb.errors import DatabaseUnusable
from factdb.models import Checkpoint, Claim, RevisionRecord, SealedRevision
from factdb.rules.digests import older_digest, version_of
from factdb.rules.notes import Checkpoint as NoteOf
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import ClaimKind
from tests.audit.conftest import KEY
from tests.audit.world import found

LOG: Any = RevisionRecord.__table__
OTHER = LogKey.new("facts.example")


@pytest.fixture
def growing(keyed: Database) -> Database:
    """A database with a revision that is sealed, and a claim in one that waits to be."""
    with keyed.writing() as session:
        record_claim(session, operator(session).because("Seen there."), text="The dam holds.", kind=ClaimKind.EVENT)
    Sealer(keyed).finish()
    with keyed.writing() as session:
        record_claim(session, operator(session), text="The bridge holds.", kind=ClaimKind.EVENT)
    return keyed


def told(database: Database, *statements: str) -> list[Finding]:
    with database.writing() as session:
        for statement in statements:
            session.execute(text(statement))
    return found(database, key=KEY)


def test_what_stands_beside_the_log_hides_no_entry_that_was_written_anew(growing: Database) -> None:
    """Neither marks nor a reason are in what entries are bound to: altering them must not shield an entry."""
    Sealer(growing).finish()
    with growing.writing() as session:
        session.execute(text("UPDATE revisions SET marks = (SELECT marks FROM revisions WHERE id = 2) WHERE id = 3"))
        rewrite(session.connection(), None, linked=False)
    findings = {finding.where: finding.said for finding in found(growing, key=KEY)}
    assert set(findings) == {"revision-3", "change-3"}
    assert findings["change-3"].startswith("of claim-2: ")


def rewrite(connection: Connection, seal: bytes | None, older: bool = False, linked: bool = True) -> None:
    """Let the second claim say something else, and the log agree with it."""
    table = Claim.table()
    connection.execute(update(table).where(table.c.id == 2).values(text="The bridge broke."))
    row = connection.execute(select(table).where(table.c.id == 2)).mappings().one()
    values = {column.name: row[column.name] for column in table.columns if column.computed is None}
    (entry,) = connection.execute(of_revisions().where(LOG.c.noun == "claim", LOG.c.record_id == 2))
    version = version_of("salt", values)
    changed: dict[str, Any] = {"salt": "salt", "seal": seal, "digest": version.digest, "marks": version.marks}
    changed |= {"digest": older_digest("salt", values), "marks": None} if older else {}
    this = update(LOG).where(LOG.c.noun == "claim", LOG.c.record_id == 2)
    connection.execute(this.values(changed))
    (entry,) = connection.execute(of_revisions().where(LOG.c.noun == "claim", LOG.c.record_id == 2))
    link = None if older else entry_of(entry).link(head_of(entry, entry.id), None)
    if linked:
        connection.execute(this.values(link=link))


FORGED = {
    "without a seal": (None, False),
    "with the seal of another key": (OTHER.seal(b"anything"), False),
    "as if from before": (None, True),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("sealed", [False, True], ids=["waiting", "sealed since"])
def test_what_was_written_anew_since_the_last_sealing_is_found(growing: Database, forged: Any, sealed: bool) -> None:
    with growing.writing() as session:
        rewrite(session.connection(), *forged)
    if sealed:
        Sealer(growing).finish()  # who seals does not look at what was written
        earlier = "DELETE FROM checkpoints WHERE size < (SELECT max(size) FROM checkpoints)"
        assert told(growing, earlier)  # the later one says from where on seals are due
    (finding,) = found(growing, key=KEY)
    assert (finding.what, finding.where, finding.columns) == (ALTERED, "change-3", ("seal",))


def test_a_seal_that_was_taken_away_is_found(growing: Database) -> None:
    (finding,) = told(growing, "UPDATE revision_records SET seal = NULL WHERE record_id = 2")
    assert (finding.what, finding.columns) == (ALTERED, ("seal",))


def test_a_log_without_its_tree_is_found(growing: Database) -> None:
    with growing.writing() as session:
        without_tree(session.connection())
    for options in ({"key": KEY}, {"public": KEY.public}, {"key": OTHER, "public": KEY.public}):
        (finding,) = found(growing, **options)
        assert (finding.what, finding.where) == (UNSIGNED, "the log")


def test_a_log_that_was_written_with_the_key_and_not_yet_sealed_is_sound(keyed: Database) -> None:
    with keyed.writing() as session:
        record_claim(session, operator(session), text="The dam holds.", kind=ClaimKind.EVENT)
    assert found(keyed, key=KEY) == []


def test_what_was_written_before_there_was_a_key_is_sound_once_it_is_sealed(keyed: Database) -> None:
    keyed.log_key = None
    with keyed.writing() as session:
        claim = record_claim(session, operator(session), text="The dam holds.", kind=ClaimKind.EVENT).id
    Sealer(keyed).finish()
    with keyed.writing() as session:
        change_claim(session, operator(session), claim_id=claim, text="The dam broke.")
    keyed.log_key = KEY
    Sealer(keyed).vouch(KEY)
    assert found(keyed, key=KEY) == []


def test_what_an_earlier_key_sealed_is_sound_under_the_next(growing: Database) -> None:
    Sealer(growing).finish()
    growing.log_key = OTHER
    with growing.writing() as session:
        change_claim(session, operator(session), claim_id=2, text="The dam broke.")
    Sealer(growing).vouch(OTHER)
    assert found(growing, key=OTHER) == []


def test_all_that_is_vouched_for_is_sound_however_many_checkpoints_it_takes(
    growing: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that an earlier key wrote and did not seal are sealed by several checkpoints of the new one."""
    monkeypatch.setattr(sealing, "AT_ONCE", 1)
    for number in range(3):
        with growing.writing() as session:
            change_claim(session, operator(session), claim_id=2, text=f"The bridge broke {number} times.")
    growing.log_key = OTHER
    assert Sealer(growing).vouch(OTHER) == 4
    with growing.writing() as session:
        change_claim(session, operator(session), claim_id=2, text="The bridge holds again.")
    assert Sealer(growing).finish() == 1
    assert found(growing, key=OTHER) == []


def test_what_was_written_without_the_key_can_be_vouched_for(growing: Database) -> None:
    growing.log_key = None
    with growing.writing() as session:
        change_claim(session, operator(session), claim_id=2, text="The bridge broke.")
    growing.log_key = KEY
    Sealer(growing).finish()
    assert [(each.what, each.columns) for each in found(growing, key=KEY)] == [(ALTERED, ("seal",))]
    assert Sealer(growing).vouch(KEY) == 0
    assert found(growing, key=KEY) == []


def strange(connection: Connection) -> None:
    """A tree that fits together, and that the key has not signed."""
    row = connection.execute(select(Checkpoint.__table__)).one()
    said = NoteOf("elsewhere", row.size, row.root, row.made).body
    connection.execute(update(Checkpoint).values(note=said))


def without_tree(connection: Connection, seal: bytes | None = None) -> None:
    for table in (SealedRevision, Checkpoint):
        connection.execute(delete(table))
    connection.execute(update(RevisionRecord).values(seal=seal))


def with_what_looks_like_seals(connection: Connection) -> None:
    """Whose key it is, seals say openly."""
    without_tree(connection, KEY.hash + bytes(16))


@pytest.mark.parametrize("forge", [strange, without_tree, with_what_looks_like_seals])
def test_nothing_is_signed_by_itself_that_was_not_signed_before(growing: Database, forge: Any) -> None:
    with growing.writing() as session:
        forge(session.connection())
    with pytest.raises(DatabaseUnusable, match="was not written with the key"):
        Sealer(growing).look()
    Sealer(growing).vouch(KEY)
    assert Sealer(growing).look() == 0


def test_what_was_written_with_the_key_is_signed_by_itself(keyed: Database) -> None:
    with keyed.writing() as session:
        record_claim(session, operator(session), text="The dam holds.", kind=ClaimKind.EVENT)
    assert Sealer(keyed).look() == 2


CUT = ["DELETE FROM checkpoints", "DELETE FROM sealed_revisions WHERE position = 1"]


@pytest.mark.parametrize("cut", CUT)
def test_nothing_is_sealed_on_top_of_a_log_that_was_cut_off(growing: Database, cut: str) -> None:
    told(growing, cut)
    with pytest.raises(DatabaseUnusable, match="not that of the checkpoint"):
        Sealer(growing).look()


def test_a_place_that_is_gone_is_told_once(growing: Database) -> None:
    for number in range(4):
        with growing.writing() as session:
            change_claim(session, operator(session), claim_id=2, text=f"The bridge broke {number} times.")
    Sealer(growing).finish()
    findings = {(each.what, each.where) for each in told(growing, "DELETE FROM sealed_revisions WHERE position = 3")}
    assert findings == {(DELETED, "place 3 of the log"), (REWRITTEN, "the log"), (UNSEALED, "revision-4")}


REASONS = {
    "given to one that had none": ["UPDATE revisions SET reason = 'Paid for.' WHERE id = 3"],
    "changed, and what marks it too": ["UPDATE revisions SET reason = 'Paid for.', marks = NULL WHERE id = 2"],
    "taken away": ["UPDATE revisions SET reason = NULL, reason_salt = NULL WHERE id = 2"],
}


@pytest.mark.parametrize("statements", REASONS.values(), ids=REASONS)
def test_a_reason_that_was_altered_is_found(growing: Database, statements: list[str]) -> None:
    (finding,) = told(growing, *statements)
    assert (finding.what, finding.where) == (ALTERED, statements[0][-1:].join(["revision-", ""]))
    assert "reason" in finding.columns


def test_an_erasing_that_nobody_did_hides_no_reason(growing: Database) -> None:
    """An entry that says so is no entry of who had the key."""
    entry = "3, 'revision', 2, 'ERASED', '', digest, version, marks, link, seal"
    findings = told(
        growing,
        "UPDATE revisions SET reason = NULL, reason_salt = NULL WHERE id = 2",
        "INSERT INTO revision_records (revision_id, noun, record_id, operation, salt, digest, version, marks, link,"
        f" seal) SELECT {entry} FROM revision_records WHERE record_id = 2",
    )
    assert "change-4" in {finding.where for finding in findings}, findings
