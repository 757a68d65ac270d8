"""An import records what is new, leaves what is known, tells what cannot be taken, and is found by its rows."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim
from factdb.commands.importing import Origin, Taken, Tally, import_records
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.formats.given import (
    Given,
    GivenClaim,
    GivenEvidence,
    GivenId,
    GivenPublisher,
    GivenQuote,
    GivenReview,
    GivenSource,
    GivenVoice,
    Refused,
)
from factdb.models import (
    Assertion,
    Base,
    Claim,
    ClaimIdentifier,
    Evidence,
    Import,
    Publisher,
    Quote,
    QuoteIdentifier,
    Review,
    Revision,
    RevisionRecord,
    Source,
    Speaker,
)
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import EvidenceStance
from tests.conftest import counted

ORIGIN = Origin("old.jsonl", "sha256:0", "test", "test 1")
CHECK = GivenReview("https://check.example/dam", GivenPublisher("Dam Check", "check.example"), rating="False")
DAM = GivenClaim(
    "The dam leaks.",
    "en",
    quotes=(GivenQuote("The dam leaks.", GivenVoice("Ada Quill")),),
    sources=(GivenSource("https://posts.example/7", authors=("Ada Quill",)),),
    evidence=(GivenEvidence(GivenSource("https://board.example/report"), EvidenceStance.CONTEXT, "It was dry."),),
    reviews=(CHECK,),
    topics=("Dams",),
)


def claim(value: str, text: str = "It rains.") -> GivenClaim:
    return GivenClaim(text, ids=(GivenId("test", value),))


What = GivenClaim | GivenQuote | Refused


def imported(session: Session, actor: Actor, *what: What, so_far: Tally | None = None) -> Taken:
    records = [
        each if isinstance(each, Refused) else Given(f"line {number}", each)
        for number, each in enumerate(what, start=1)
    ]
    return import_records(session, actor, origin=ORIGIN, records=records, so_far=so_far or Tally())


def how_many(session: Session, table: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_claim_comes_with_who_says_it_what_bears_on_it_and_who_reviewed_it(session: Session, actor: Actor) -> None:
    done = imported(session, actor, DAM)
    assert (done.tally.imported, done.tally.known, done.tally.refused) == (1, 0, 0)
    found = session.scalars(select(Claim)).one()
    assert (found.text, found.language) == ("The dam leaks.", "en")
    assert session.scalars(select(Quote)).one().speaker is session.scalars(select(Speaker)).one()
    assert how_many(session, Assertion) == 2
    assert session.scalars(select(Evidence)).one().note == "It was dry."
    review = session.scalars(select(Review)).one()
    assert (review.claim_id, review.rating) == (found.id, "False")
    publisher = session.scalars(select(Publisher)).one()
    assert (review.publisher_id, publisher.domains[0].domain) == (publisher.id, "check.example")


def test_all_its_rows_are_found_by_the_import(session: Session, actor: Actor) -> None:
    number = imported(session, actor, DAM, claim("1")).tally.import_id
    wrote = select(RevisionRecord.revision_id).filter_by(noun="import", record_id=number)
    nouns = session.scalars(select(RevisionRecord.noun).where(RevisionRecord.revision_id.in_(wrote))).all()
    assert nouns.count("claim") == 2
    assert set(nouns) >= {"import", "claim", "review", "quote", "assertion", "source", "publisher", "claimidentifier"}


def test_a_second_time_changes_nothing_and_leaves_no_revision(session: Session, actor: Actor) -> None:
    what = (DAM, claim("1"), GivenQuote("Rain!", ids=(GivenId("test", "q1"),)))
    imported(session, actor, *what)
    before = how_many(session, Revision), how_many(session, RevisionRecord)
    again = imported(session, actor, *what)
    assert (again.tally.imported, again.tally.known, again.tally.import_id) == (0, 3, None)
    assert (how_many(session, Revision), how_many(session, RevisionRecord)) == before


def test_what_people_changed_or_retracted_since_stays_so(session: Session, actor: Actor) -> None:
    imported(session, actor, DAM, claim("1"))
    dam, rain = session.scalars(select(Claim).order_by(Claim.id))
    change_claim(session, actor, claim_id=dam.id, text="The dam of Orbel leaks.")
    retract(session, actor, record_id=RecordId("claim", rain.id), note="It does not.")
    again = imported(session, actor, DAM, claim("1"))
    assert (again.tally.imported, again.tally.known) == (0, 2)
    assert how_many(session, Claim) == 2


def test_another_review_of_a_known_claim_is_added_to_it(session: Session, actor: Actor) -> None:
    other = GivenReview("https://other.example/dam", GivenPublisher(domain="other.example"))
    imported(session, actor, DAM)
    assert imported(session, actor, GivenClaim(DAM.text, reviews=(CHECK, other))).tally.imported == 1
    assert (how_many(session, Claim), how_many(session, Review), how_many(session, Quote)) == (1, 2, 1)


def test_the_same_page_may_review_several_claims(session: Session, actor: Actor) -> None:
    imported(session, actor, DAM, GivenClaim("The dam is new.", reviews=(CHECK,)))
    assert (how_many(session, Claim), how_many(session, Review), how_many(session, Publisher)) == (2, 2, 1)


def test_one_that_cannot_be_taken_is_told_and_leaves_no_trace(session: Session, actor: Actor) -> None:
    bad = GivenClaim("Bad.", ids=(GivenId("test", "bad"),), reviews=(GivenReview("nowhere"),))
    late = GivenClaim("Late.", ids=(GivenId("test", "late"),), topics=("Topic", "x" * 501))
    done = imported(session, actor, claim("1"), bad, Refused("line 3", "no text"), late, claim("2"))
    assert (done.tally.imported, done.tally.refused) == (2, 3)
    assert [(one.place, one.reason) for one in done.refused] == [
        ("line 2", "url cannot be taken"),
        ("line 3", "no text"),
        ("line 4", "name cannot be taken"),
    ]
    assert how_many(session, Claim) == how_many(session, ClaimIdentifier) == 2
    logged = select(func.count()).select_from(RevisionRecord).where(RevisionRecord.noun == "claim")
    assert session.scalar(logged) == 2


def test_an_id_that_is_another_claims_is_a_conflict(session: Session, actor: Actor) -> None:
    done = imported(session, actor, claim("1"), claim("1", "It snows."), claim("1"))
    assert (done.tally.imported, done.tally.known) == (1, 1)
    assert done.refused[0].reason == "conflict with what is known"


def test_claims_alone_take_two_statements_each_at_most(database: Database) -> None:
    records = [Given(f"line {number}", claim(str(number))) for number in range(100)]
    with database.writing() as session:
        writer = operator(session)
        with counted(database) as statements:
            done = import_records(session, writer, origin=ORIGIN, records=records, so_far=Tally())
    assert (done.tally.imported, done.tally.known) == (100, 0)
    assert len(statements) < 215


def test_what_nothing_tells_from_others_is_refused(session: Session, actor: Actor) -> None:
    done = imported(session, actor, GivenClaim("It rains."), GivenQuote("Rain!"))
    assert [one.reason for one in done.refused] == ["id cannot be taken"] * 2
    assert how_many(session, Import) == 0


def test_batches_of_a_file_are_one_import_that_counts_on(session: Session, actor: Actor) -> None:
    first = imported(session, actor, claim("1"))
    second = imported(session, actor, claim("2"), claim("1"), so_far=first.tally)
    found = session.scalars(select(Import)).one()
    assert second.tally.import_id == first.tally.import_id == found.id
    assert (found.imported, found.known, found.refused, found.account_id) == (2, 1, 0, actor.account_id)


def test_a_name_that_several_bear_names_nobody_and_is_noted(session: Session, actor: Actor) -> None:
    for _ in range(2):
        record_speaker(session, actor, name="Ada Quill")
    done = imported(session, actor, DAM)
    assert done.notes[0][0] == "line 1"
    assert "Ada Quill may be" in done.notes[0][1]
    assert session.scalars(select(Quote)).one().speaker_id is None


@pytest.mark.parametrize("first", ["Ada Quill", "A. Quill"])
def test_an_id_elsewhere_tells_a_speaker_whatever_the_name(session: Session, actor: Actor, first: str) -> None:
    record_speaker(session, actor, name="Ada Quill")
    voices = [GivenVoice(name, ids=(GivenId("wikidata", "Q7"),)) for name in (first, "Ada Quill")]
    quotes = [GivenQuote(f"{n}.", voice, ids=(GivenId("t", str(n)),)) for n, voice in enumerate(voices)]
    imported(session, actor, *quotes)
    assert len(set(session.scalars(select(Quote.speaker_id)))) == 1
    assert (how_many(session, Speaker), how_many(session, QuoteIdentifier)) == (2, 2)


def test_a_publisher_without_a_name_is_the_one_of_its_domain(session: Session, actor: Actor) -> None:
    unnamed = GivenReview("https://check.example/2", GivenPublisher(domain="check.example"))
    imported(session, actor, DAM, GivenClaim("It rains.", reviews=(unnamed,)))
    assert len(set(session.scalars(select(Review.publisher_id)))) == 1


def test_a_source_is_known_by_the_address_that_an_archive_kept(session: Session, actor: Actor) -> None:
    kept = GivenSource("https://web.archive.org/web/2024/https://posts.example/7", canonical="https://posts.example/7")
    imported(session, actor, DAM, GivenClaim("It rains.", ids=(GivenId("t", "1"),), sources=(kept,)))
    assert how_many(session, Source) == 2
