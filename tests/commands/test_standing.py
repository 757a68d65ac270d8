"""What a retraction frees, what it forbids, and what becomes of verdicts."""

import pytest
from sqlalchemy.orm import Session

from factdb.commands.arguments import AppearanceInput, SpanInput
from factdb.commands.claims import record_claim, record_topic
from factdb.commands.evidence import assess, publish_assessment
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import add_appearance, change_quote, record_quote
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.snapshots import record_snapshot
from factdb.commands.sources import change_source, record_source
from factdb.errors import BadInput, Conflict
from factdb.models import Assessment, Claim, Retractable
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import AssessmentState, ClaimKind, Mode, Veracity

ARTICLE = """---
title: Sluice
url: https://valley.example/s
publisher: Valley Post
---
“It is open”, said Ada Berg, the mayor of the town of Wendel.
""".encode()
WORDS = (SpanInput(1, 11),)


def withdraw(session: Session, actor: Actor, record: Retractable) -> None:
    retract(session, actor, record_id=RecordId(record.word, record.id), note="A mix-up.")


def claim(session: Session, actor: Actor) -> Claim:
    return record_claim(session, actor, text="The sluice is open.", kind=ClaimKind.EVENT)


def judged(
    session: Session, actor: Actor, about: Claim, before: Assessment | None = None, publish: bool = True
) -> Assessment:
    return assess(
        session,
        actor,
        claim_id=about.id,
        veracity=Veracity.SUPPORTED,
        reason="Seen.",
        supersedes_id=before.id if before else None,
        publish=publish,
    )


def test_a_name_or_address_is_free_again(session: Session, actor: Actor) -> None:
    for record in (
        lambda: record_topic(session, actor, name="Dams"),
        lambda: record_publisher(session, actor, name="Valley Post", domains=("valley.example",)),
        lambda: record_source(session, actor, url="https://valley.example/s"),
    ):
        first = record()
        withdraw(session, actor, first)
        second = record()
        assert second.id != first.id
        assert second.retracted_in_id is None


def test_an_article_of_a_retracted_source_can_be_taken_in_anew(session: Session, actor: Actor) -> None:
    first = ingest(session, actor, content=ARTICLE, name="s.md")
    withdraw(session, actor, first.source)
    assert ingest(session, actor, content=ARTICLE, name="s.md").is_new_source


def test_the_proposals_of_a_retracted_source_are_not_accepted(session: Session, actor: Actor) -> None:
    found = ingest(session, actor, content=ARTICLE, name="s.md")
    withdraw(session, actor, found.source)
    with pytest.raises(Conflict, match="was retracted"):
        accept_proposal(session, actor, proposal_id=found.proposals[0].id)


def test_a_source_outlives_its_publishers_retraction(session: Session, actor: Actor) -> None:
    found = ingest(session, actor, content=ARTICLE, name="s.md")
    withdraw(session, actor, record_publisher(session, actor, name="Valley Post"))
    assert accept_proposal(session, actor, proposal_id=found.proposals[0].id).quote_id


def test_a_quote_is_not_placed_in_a_retracted_source(session: Session, actor: Actor) -> None:
    found = ingest(session, actor, content=ARTICLE, name="s.md")
    withdraw(session, actor, found.source)
    place = AppearanceInput(found.snapshot.id, WORDS, Mode.DIRECT)
    with pytest.raises(Conflict, match="was retracted"):
        record_quote(session, actor, appearance=place)


def test_a_retracted_place_is_no_known_place(session: Session, actor: Actor) -> None:
    found = ingest(session, actor, content=ARTICLE, name="s.md")
    place = AppearanceInput(found.snapshot.id, WORDS, Mode.DIRECT)
    quote = record_quote(session, actor, text="It is open")
    first = add_appearance(session, actor, quote_id=quote.id, appearance=place)
    withdraw(session, actor, first)
    assert add_appearance(session, actor, quote_id=quote.id, appearance=place).id != first.id


def test_a_retracted_verdict_gives_way_to_the_one_before(session: Session, actor: Actor) -> None:
    about = claim(session, actor)
    first = judged(session, actor, about)
    second = judged(session, actor, about, first)
    withdraw(session, actor, second)
    assert (first.state, second.state) == (AssessmentState.PUBLISHED, AssessmentState.RETRACTED)
    assert judged(session, actor, about, first).state is AssessmentState.PUBLISHED


def test_a_retracted_draft_stays_a_draft(session: Session, actor: Actor) -> None:
    about = claim(session, actor)
    draft = judged(session, actor, about, publish=False)
    withdraw(session, actor, draft)
    assert draft.state is AssessmentState.DRAFT, "and so is seen by reviewers alone"


def test_nothing_is_put_in_force_about_what_was_retracted(session: Session, actor: Actor) -> None:
    about = claim(session, actor)
    first = judged(session, actor, about)
    draft = judged(session, actor, about, first, publish=False)
    withdraw(session, actor, first)
    with pytest.raises(Conflict, match="was retracted"):
        publish_assessment(session, actor, assessment_id=draft.id)
    assert first.state is AssessmentState.RETRACTED
    alone = judged(session, actor, about, publish=False)
    withdraw(session, actor, about)
    with pytest.raises(Conflict, match="was retracted"):
        publish_assessment(session, actor, assessment_id=alone.id)


def test_what_would_make_no_sense_is_refused(session: Session, actor: Actor) -> None:
    source = record_source(session, actor, title="Sluice")
    with pytest.raises(BadInput, match="needs its title"):
        change_source(session, actor, source_id=source.id, title=None)
    quote = record_quote(session, actor, text="It is open")
    with pytest.raises(BadInput, match="own translation"):
        change_quote(session, actor, quote_id=quote.id, translation_of_id=quote.id)
    snapshot = record_snapshot(session, actor, source_id=source.id, text="It is open.")
    with pytest.raises(BadInput, match="is empty"):
        record_quote(session, actor, appearance=AppearanceInput(snapshot.id, (SpanInput(2, 3),), Mode.DIRECT))


def test_names_are_short_enough_for_an_index(session: Session, actor: Actor) -> None:
    with pytest.raises(BadInput, match="at most 500"):
        record_topic(session, actor, name="ä" * 501)
    assert record_topic(session, actor, name="𝔞" * 500).id
    with pytest.raises(BadInput) as refused:
        record_source(session, actor, url="https://valley.example/" + "a" * 2000)
    assert refused.value.path[0] == "url"
