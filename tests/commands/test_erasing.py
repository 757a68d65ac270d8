"""Erasing: content goes from everywhere it stood, a tombstone stays, and the log verifies."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.audit.sealing import Sealer
from factdb.audit.verifying import verify
from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim, record_claim, record_topic
from factdb.commands.erasing import NO_CONTENT, Erased, erase
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal
from factdb.commands.recording import Actor
from factdb.db import Database
from factdb.errors import BadInput, Conflict, NotFound
from factdb.models import Base, Claim, Recorded, Revision, RevisionRecord
from factdb.rules.ids import RecordId
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import ClaimKind, Operation
from tests.audit.world import fill, found, nouns
from tests.conftest import own_database
from tests.graphql.writing import Api

KEY = LogKey.new("facts.example")
ARTICLE = b"""Sluices were never tested

"The Quellmar sluices were never tested," said Ada Quill, the harbour master, on Thursday.
"""


def everything(session: Session) -> str:
    """All that all tables hold, as text."""
    rows: list[Any] = []
    for table in Base.metadata.tables.values():
        rows += session.connection().execute(select(table)).all()
    return repr(rows)


def erased(session: Session, record: str, **given: Any) -> Erased:
    return erase(session, operator(session), record_id=RecordId.parse(record), note="a court's order", **given)


def story(session: Session) -> None:
    """An article whose quote was accepted."""
    actor = operator(session)
    ingested = ingest(session, actor, content=ARTICLE, name="a.txt", url="https://bote.example/Quellmar", language="en")
    accept_proposal(session, actor, proposal_id=ingested.proposals[0].id)


def test_the_content_of_a_source_goes_from_wherever_it_stood(database: Database) -> None:
    database.log_key = KEY
    with database.writing() as session:
        story(session)
        assert "Quellmar" in everything(session)
        told = erased(session, "source-1").erased
        assert "Quellmar" not in everything(session)
    assert {"source-1", "snapshot-1", "proposal-1", "appearance-1", "quote-1"} <= {each.split(":")[0] for each in told}
    Sealer(database).finish()
    assert found(database, key=KEY) == []


def test_old_versions_are_erased_too_and_who_did_it_and_why_stays(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        claim = record_claim(session, actor, text="Mara stole it.", kind=ClaimKind.EVENT)
        change_claim(session, actor, claim_id=claim.id, text="Mara took it.")
        assert erased(session, "claim-1").erased == ["claim-1: text in 2 versions"]
        assert "Mara" not in everything(session)
        assert claim.text == "[erased claim-1]"
        last = session.scalars(select(Revision).order_by(Revision.id.desc()).limit(1)).one()
        assert (last.action, last.reason, last.account_id) == ("erase", "a court's order", actor.account_id)
        assert [each.operation for each in last.records] == [Operation.ERASED, Operation.ERASED]
        before = select(RevisionRecord.salt).where(RevisionRecord.noun == "claim", RevisionRecord.revision_id < last.id)
        assert set(session.scalars(before)) == {""}
    assert found(database) == []


def test_what_was_erased_can_be_changed_again(database: Database) -> None:
    with database.writing() as session:
        actor = operator(session)
        record_claim(session, actor, text="Mara stole it.", kind=ClaimKind.EVENT)
        erased(session, "claim-1")
        change_claim(session, actor, claim_id=1, text="Somebody took it.")
    assert found(database) == []


def test_a_dry_run_tells_the_same_and_changes_nothing(session: Session, actor: Actor) -> None:
    record_claim(session, actor, text="Mara stole it.", kind=ClaimKind.EVENT)
    (number,) = session.scalars(select(Claim.id))
    before = everything(session)
    told = erased(session, f"claim-{number}", dry_run=True)
    assert everything(session) == before
    assert erased(session, f"claim-{number}").erased == told.erased


def test_a_quote_says_which_snapshots_still_print_it(database: Database) -> None:
    with database.writing() as session:
        story(session)
        assert erased(session, "quote-1").left == ["snapshot-1 prints it, in its text and its raw bytes"]


def test_the_reason_of_a_revision_can_be_erased(database: Database) -> None:
    with database.writing() as session:
        record_topic(session, operator(session).because("Mara asked"), name="Dams")
        assert erased(session, "revision-2").erased == ["revision-2: reason"]
        assert "Mara" not in everything(session)
    Sealer(database).finish()
    assert found(database) == []


@pytest.mark.slow
@pytest.mark.parametrize("noun", [noun for noun in nouns() if noun.word not in NO_CONTENT], ids=lambda noun: noun.word)
def test_each_noun_can_be_erased_and_verifies(filled: Database, noun: type[Recorded]) -> None:
    with filled.engine.connect() as connection, Session(connection) as session:
        try:
            erased(session, f"{noun.word}-{2}")
        except Conflict as error:
            assert "no content" in str(error)  # noqa: PT017 - links have none
        session.flush()
        assert list(verify(connection)) == []
        session.rollback()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Any:
    with own_database(request) as database:
        with database.writing() as session:
            fill(session)
        yield database


def test_what_cannot_be_erased_is_refused(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput, match="token records cannot be erased"):
        erased(session, "token-1")
    with pytest.raises(NotFound, match="no claim-999"):
        erased(session, "claim-999")
    with pytest.raises(NotFound, match="no revision-999"):
        erased(session, "revision-999")
    with pytest.raises(BadInput, match="note is empty"):
        erase(session, actor, record_id=RecordId.parse("claim-1"), note=" ")


def test_what_was_erased_before_is_a_conflict(session: Session, actor: Actor) -> None:
    claim = record_claim(session, actor, text="Mara stole it.", kind=ClaimKind.EVENT)
    erased(session, f"claim-{claim.id}")
    with pytest.raises(Conflict, match="no content"):
        erased(session, f"claim-{claim.id}")


def test_an_admin_erases_by_the_api_and_is_told_first_what_would_go(database: Database) -> None:
    api = Api.on(database)
    api('mutation { recordClaim(input: {text: "Mara stole it.", kind: EVENT}) { claim { id } } }')
    text = """mutation ($dry: Boolean!) { erase(input: {recordId: "claim-1", note: "the law", dryRun: $dry}) {
        erased left revision { action reason } } }"""
    assert api(text, dry=True)["erase"] == {"erased": ["claim-1: text"], "left": [], "revision": None}
    done = {"erased": ["claim-1: text"], "left": [], "revision": {"action": "erase", "reason": "the law"}}
    assert api(text, dry=False)["erase"] == done
    assert api.read('{ claim(id: "claim-1") { text } }')["claim"]["text"] == "[erased claim-1]"
