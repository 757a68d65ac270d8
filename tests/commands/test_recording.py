"""Every write leaves a revision and moves old versions to history."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import add_to_topic, change_claim, record_claim, record_topic, remove_from_topic
from factdb.commands.entering import values_of
from factdb.commands.recording import SYSTEM, Actor, revision
from factdb.db import Database
from factdb.errors import Conflict
from factdb.models import Claim, ClaimTopic, Revision, RevisionRecord, Topic
from factdb.rules.dates import EdtfDate
from factdb.rules.digests import Entry, Wrote, reason_digest, version_of
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import ClaimKind, Operation
from tests.conftest import counted


def history(session: Session, noun: type[Claim] | type[ClaimTopic]) -> list[dict[str, object]]:
    table = noun.history()
    return [dict(row) for row in session.execute(select(table).order_by(table.c.recorded_from)).mappings()]


def claim(session: Session, actor: Actor, text: str = "The dam holds.") -> Claim:
    return record_claim(session, actor, text=text, kind=ClaimKind.EVENT)


def last_revision(session: Session) -> Revision:
    return session.scalars(select(Revision).order_by(Revision.id.desc()).limit(1)).one()


def test_a_write_leaves_a_revision_with_who_when_why_and_what(session: Session, actor: Actor) -> None:
    found = claim(session, actor.because("from the hearing"))
    left = last_revision(session)
    assert (left.action, left.account_id, left.reason) == ("record_claim", actor.account_id, "from the hearing")
    assert left.recorded == found.recorded_from
    assert [(r.noun, r.record_id, r.operation) for r in left.records] == [("claim", found.id, Operation.CREATED)]


def test_a_change_moves_the_old_version_to_history(session: Session, actor: Actor) -> None:
    found = claim(session, actor)
    before = found.recorded_from
    change_claim(session, actor, claim_id=found.id, text="The dam broke.", about=EdtfDate.parse("2024-03"))
    (old,) = history(session, Claim)
    assert (old["id"], old["text"], old["about_edtf"]) == (found.id, "The dam holds.", None)
    assert (old["recorded_from"], old["recorded_to"]) == (before, found.recorded_from)
    assert found.text == "The dam broke."
    assert [r.operation for r in last_revision(session).records] == [Operation.CHANGED]


def test_a_link_that_is_removed_stays_in_history(session: Session, actor: Actor) -> None:
    found, topic = claim(session, actor), record_topic(session, actor, name="Dams")
    add_to_topic(session, actor, topic_id=topic.id, claim_ids=(found.id,))
    remove_from_topic(session, actor, topic_id=topic.id, claim_ids=(found.id,))
    assert session.scalar(select(func.count()).select_from(ClaimTopic)) == 0
    (old,) = history(session, ClaimTopic)
    assert (old["claim_id"], old["topic_id"]) == (found.id, topic.id)
    assert old["recorded_to"] == last_revision(session).recorded
    assert [r.operation for r in last_revision(session).records] == [Operation.REMOVED]


def test_the_id_of_a_removed_link_is_not_used_again(session: Session, actor: Actor) -> None:
    found, topic = claim(session, actor), record_topic(session, actor, name="Dams")
    ids = []
    for _ in range(2):
        add_to_topic(session, actor, topic_id=topic.id, claim_ids=(found.id,))
        ids.append(session.scalars(select(ClaimTopic.id)).one())
        remove_from_topic(session, actor, topic_id=topic.id, claim_ids=(found.id,))
    assert ids[0] < ids[1]


def test_a_write_that_changes_nothing_leaves_no_revision(session: Session, actor: Actor) -> None:
    found = claim(session, actor)
    before, count = last_revision(session).id, len(history(session, Claim))
    change_claim(session, actor, claim_id=found.id, text="The dam holds.")
    assert last_revision(session).id == before
    assert len(history(session, Claim)) == count


def test_a_command_within_a_command_writes_one_revision(session: Session, actor: Actor) -> None:
    with revision(session, actor, "both"):
        one, other = claim(session, actor), claim(session, actor, "The dam leaks.")
        change_claim(session, actor, claim_id=one.id, text="The dam held.")
    assert last_revision(session).action == "both"
    assert {(r.record_id, r.operation) for r in last_revision(session).records} == {
        (one.id, Operation.CREATED),
        (other.id, Operation.CREATED),
        (one.id, Operation.CHANGED),
    }
    assert history(session, Claim) == [], "what nobody could have read is no version"


def test_a_clock_set_back_does_not_make_time_run_backwards(session: Session, actor: Actor) -> None:
    found = claim(session, actor)
    future = found.recorded_from + dt.timedelta(days=1)
    with revision(session, actor, "tomorrow"):
        found.text = "The dam held."
        session.flush()
    with revision(session, actor, "test"):
        session.info["factdb_writing"].instant = future
        found.text = "The dam will hold."
        session.flush()
    change_claim(session, actor, claim_id=found.id, text="The dam broke.")
    for version in history(session, Claim):
        assert version["recorded_from"] < version["recorded_to"]  # type: ignore[operator]
    assert found.recorded_from > future


def test_the_digest_can_be_worked_out_again_from_the_row(session: Session, actor: Actor) -> None:
    found = record_claim(session, actor, text="„Ja“", kind=ClaimKind.POSITION, about=EdtfDate.parse("2024~"))
    session.expire_all()
    (logged,) = last_revision(session).records
    assert logged.digest == version_of(logged.salt, values_of(found)).digest
    assert logged.digest != version_of("another salt", values_of(found)).digest


def test_records_are_written_by_commands_alone(session: Session) -> None:
    session.add(Topic(name="Dams"))
    with pytest.raises(RuntimeError, match="commands alone"):
        session.flush()


def test_many_rows_are_not_changed_at_once(session: Session, actor: Actor) -> None:
    claim(session, actor)
    with pytest.raises(RuntimeError, match="one by one"):
        session.execute(update(Claim).values(text="All the same."))


def test_the_moment_of_a_revision_is_that_of_its_first_record(session: Session, actor: Actor) -> None:
    with revision(session, actor, "test"):
        begun = dt.datetime.now(dt.UTC)
        found = claim(session, actor)
    assert found.recorded_from >= begun


def test_who_waits_for_another_writer_has_a_later_moment(database: Database) -> None:
    def wait_and_write() -> dt.datetime:
        with database.writing() as session:
            return record_claim(session, SYSTEM, text="It snows.", kind=ClaimKind.EVENT).recorded_from

    with ThreadPoolExecutor(1) as other:
        with database.writing() as session:
            record_claim(session, SYSTEM, text="It rains.", kind=ClaimKind.EVENT)
            began = other.submit(wait_and_write)
            sleep(0.2)
            done = dt.datetime.now(dt.UTC)
        assert began.result() > done or not database.is_sqlite  # PostgreSQL has nobody wait


def test_two_people_cannot_change_one_version(database: Database) -> None:
    with database.writing() as session:
        number = claim(session, operator(session)).id
    with database.reading() as connection, Session(connection) as reader:
        stale = reader.get_one(Claim, number)
        reader.expunge(stale)
    with database.writing() as session:
        change_claim(session, operator(session), claim_id=number, text="The dam leaks.")
    with database.writing() as session:
        actor = operator(session)
        session.add(stale)
        with pytest.raises(Conflict, match="Somebody else"):
            change_claim(session, actor, claim_id=number, text="The dam broke.")
        session.rollback()
    with database.writing() as session:
        assert session.get_one(Claim, number).text == "The dam leaks."


def test_a_record_that_somebody_else_made_meanwhile_is_a_conflict(session: Session, actor: Actor) -> None:
    record_topic(session, actor, name="Dams")
    with pytest.raises(Conflict, match="recorded the same"), revision(session, actor, "test"):
        session.add(Topic(name="Dams"))
        session.flush()


def test_factdb_itself_writes_the_first_account(session: Session) -> None:
    actor = operator(session)
    assert last_revision(session).account_id is SYSTEM.account_id
    assert operator(session) == actor, "and makes it once"
    assert session.scalar(select(func.count()).select_from(RevisionRecord)) == 1


def entries(session: Session, noun: str) -> list[RevisionRecord]:
    return list(session.scalars(select(RevisionRecord).filter_by(noun=noun).order_by(RevisionRecord.id)))


def test_an_entry_is_bound_to_its_revision_and_to_the_one_before_it_of_the_same_record(
    session: Session, actor: Actor
) -> None:
    found = claim(session, actor)
    change_claim(session, actor.because("a slip"), claim_id=found.id, text="The dam broke.")
    before = None
    for logged in entries(session, "claim"):
        wrote = logged.revision
        assert wrote.reason_digest == reason_digest(wrote.reason_salt, wrote.reason)
        head = Wrote(wrote.recorded, wrote.account_id, wrote.action, wrote.reason_digest).header(wrote.id)
        entry = Entry("claim", found.id, logged.version, logged.operation.name, logged.digest, logged.marks)
        assert logged.link == entry.link(head, before)
        before = logged.link
    assert [logged.version for logged in entries(session, "claim")][-1] == found.recorded_from


def test_what_was_removed_is_entered_with_the_moment_of_its_removal(session: Session, actor: Actor) -> None:
    found, topic = claim(session, actor), record_topic(session, actor, name="Dams")
    add_to_topic(session, actor, topic_id=topic.id, claim_ids=(found.id,))
    remove_from_topic(session, actor, topic_id=topic.id, claim_ids=(found.id,))
    created, removed = entries(session, "claimtopic")
    (old,) = history(session, ClaimTopic)
    assert (created.version, removed.version) == (old["recorded_from"], old["recorded_to"])
    assert removed.marks == b""


def test_entries_are_sealed_where_there_is_a_key(database: Database) -> None:
    key = LogKey.new("facts.example")
    keyed = Database(database.url.render_as_string(hide_password=False), log_key=key)
    for opened in (database, keyed):
        with opened.writing() as session:
            claim(session, operator(session))
    keyed.close()
    with database.writing() as session:
        without, sealed = entries(session, "claim")
        assert without.seal is None
        assert sealed.link is not None
        assert sealed.seal == key.seal(sealed.link)


def test_all_entries_of_a_command_are_written_by_one_statement(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        topics = tuple(record_topic(session, actor, name=name).id for name in ("Dams", "Bridges"))
    with counted(database) as statements, database.writing() as session:
        record_claim(session, actor, text="The dam holds.", kind=ClaimKind.EVENT, topic_ids=topics)
    assert len([each for each in statements if "INTO revision_records" in each]) == 1
