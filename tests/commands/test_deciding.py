"""Decisions of the review queue: once each, on the version that was seen, and many at a time."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import DecisionInput, SpanInput
from factdb.commands.claims import record_claim
from factdb.commands.decisions import Decided, decide
from factdb.commands.editing import edit_proposal
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal, reject_proposal
from factdb.commands.recording import Actor, revision
from factdb.errors import BadInput, Conflict
from factdb.models import Appearance, DriftEntry, Proposal, ProposalCandidate, Quote, Revision, Speaker
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind, Decision, ProposalState

ARTICLE = """---
title: Council opens the sluice
date: 2024-05-03
publisher: Valley Post
url: https://valley.example/sluice
---
“The sluice stays open until June”, said Ada Berg, the mayor of Wendel. She took no questions.

“Nobody asked the farmers”, said Bo Lind, who grows wheat downstream.

“We were told on Sunday”, said Eva Tamm, who runs the lock.
"""


def take(session: Session, actor: Actor, text: str = ARTICLE, url: str | None = None) -> list[Proposal]:
    return ingest(session, actor, content=text.encode(), name="article.md", url=url).proposals


def ref(item: Proposal | DriftEntry) -> RecordId:
    return RecordId(item.word, item.id)


def on(
    item: Proposal | DriftEntry, decision: Decision, why: str | None = None, claim_id: int | None = None
) -> DecisionInput:
    return DecisionInput(ref(item), decision, why, claim_id=claim_id)


def refusals(done: Decided) -> list[tuple[str, str]]:
    return [(str(item), error.code) for item, error in done.refused]


def count(session: Session, noun: type[Quote | Speaker | Appearance | Revision]) -> int:
    return session.scalar(select(func.count()).select_from(noun)) or 0


# --- the version that was seen


def test_a_proposal_is_decided_on_in_the_version_that_was_seen(session: Session, actor: Actor) -> None:
    proposal = take(session, actor)[0]
    seen = proposal.recorded_from
    edit_proposal(session, actor, proposal_id=proposal.id, medium="speech", expected_version=seen)
    session.flush()
    changed = r"changed meanwhile: edit_proposal by operator at \d{4}-"
    with pytest.raises(Conflict, match=changed):
        accept_proposal(session, actor, proposal_id=proposal.id, expected_version=seen)
    with pytest.raises(Conflict, match=changed):
        reject_proposal(session, actor, proposal_id=proposal.id, why="No.", expected_version=seen)
    with pytest.raises(Conflict, match=changed):
        edit_proposal(session, actor, proposal_id=proposal.id, occasion="a fair", expected_version=seen)
    decided = accept_proposal(session, actor, proposal_id=proposal.id, expected_version=proposal.recorded_from)
    assert decided.state is ProposalState.EDITED


def test_who_comes_second_is_told_who_decided_when_and_why(session: Session, actor: Actor) -> None:
    proposal = take(session, actor)[0]
    reject_proposal(session, actor, proposal_id=proposal.id, why="A headline.")
    with pytest.raises(Conflict, match=r"it is REJECTED, by operator, at \d{4}-.* UTC: A headline\."):
        accept_proposal(session, actor, proposal_id=proposal.id)


# --- many at a time


def test_many_are_decided_on_in_one_write(session: Session, actor: Actor) -> None:
    one, two, three = take(session, actor)
    before = count(session, Revision)
    items = (on(one, Decision.ACCEPT), on(two, Decision.REJECT, "A rumour."), on(three, Decision.REJECT))
    done = decide(session, actor.because("The morning's round."), items=items)
    assert [proposal.state.name for proposal in done.proposals] == ["ACCEPTED", "REJECTED", "REJECTED"]
    assert [one.decision_reason for one in done.proposals] == [
        "The morning's round.",
        "A rumour.",
        "The morning's round.",
    ]
    assert {proposal.decided_by_id for proposal in done.proposals} == {actor.account_id}
    assert (done.refused, count(session, Revision)) == ([], before + 1)


def test_what_cannot_be_decided_on_is_named_and_the_rest_is_done(session: Session, actor: Actor) -> None:
    one, two, three = take(session, actor)
    reject_proposal(session, actor, proposal_id=two.id, why="A rumour.")
    unknown = DecisionInput(RecordId("proposal", 999_999), Decision.ACCEPT)
    items = (on(one, Decision.ACCEPT), on(two, Decision.ACCEPT), unknown, on(three, Decision.REJECT))
    done = decide(session, actor, items=items)
    assert [proposal.id for proposal in done.proposals] == [one.id]
    assert refusals(done) == [
        (f"proposal-{two.id}", "CONFLICT"),
        ("proposal-999999", "NOT_FOUND"),
        (f"proposal-{three.id}", "BAD_USER_INPUT"),
    ]
    assert "REJECTED, by operator" in str(done.refused[0][1])
    assert three.state is ProposalState.PENDING
    assert three.decision_reason is None, "it was to be rejected without a reason"


def test_an_item_that_fails_halfway_leaves_nothing_of_itself(session: Session, actor: Actor) -> None:
    one, two, _ = take(session, actor)
    done = decide(session, actor, items=(on(one, Decision.ACCEPT, claim_id=999_999), on(two, Decision.ACCEPT)))
    assert refusals(done) == [(f"proposal-{one.id}", "NOT_FOUND")]
    assert (count(session, Quote), count(session, Appearance)) == (1, 1)
    assert session.scalars(select(Speaker.name)).all() == ["Bo Lind"]
    assert one.state is ProposalState.PENDING
    assert accept_proposal(session, actor, proposal_id=one.id).state is ProposalState.ACCEPTED


def test_where_all_fail_nothing_is_written(session: Session, actor: Actor) -> None:
    one, *_ = take(session, actor)
    before = count(session, Revision)
    done = decide(session, actor, items=(on(one, Decision.ACCEPT, claim_id=999_999),))
    assert (len(done.refused), count(session, Revision)) == (1, before)


def test_one_item_twice_is_decided_once(session: Session, actor: Actor) -> None:
    one, *_ = take(session, actor)
    done = decide(session, actor, items=(on(one, Decision.ACCEPT), on(one, Decision.REJECT, "No.")))
    assert [proposal.state for proposal in done.proposals] == [ProposalState.ACCEPTED]
    assert refusals(done) == [(f"proposal-{one.id}", "CONFLICT")]


def test_the_version_that_was_seen_is_asked_item_by_item(session: Session, actor: Actor) -> None:
    one, two, _ = take(session, actor)
    seen = {item.id: item.recorded_from for item in (one, two)}
    edit_proposal(session, actor, proposal_id=two.id, medium="speech")
    items = tuple(DecisionInput(ref(item), Decision.ACCEPT, expected_version=seen[item.id]) for item in (one, two))
    done = decide(session, actor, items=items)
    assert ([proposal.id for proposal in done.proposals], refusals(done)) == (
        [one.id],
        [(f"proposal-{two.id}", "CONFLICT")],
    )


# --- merging


def test_a_copy_is_merged_into_the_known_quotes(session: Session, actor: Actor) -> None:
    first = take(session, actor)
    decide(session, actor, items=tuple(on(one, Decision.ACCEPT) for one in first))
    copy = take(session, actor, url="https://hill.example/sluice")
    done = decide(session, actor, items=tuple(on(one, Decision.MERGE) for one in copy))
    assert done.refused == []
    assert [one.quote_id for one in done.proposals] == [one.quote_id for one in first]
    assert (count(session, Quote), count(session, Appearance)) == (3, 6)


def test_what_nothing_known_is_like_cannot_be_merged(session: Session, actor: Actor) -> None:
    one, *_ = take(session, actor)
    done = decide(session, actor, items=(on(one, Decision.MERGE),))
    assert refusals(done) == [(f"proposal-{one.id}", "BAD_USER_INPUT")]


def test_of_several_in_the_same_words_a_person_chooses(session: Session, actor: Actor) -> None:
    one, *_ = take(session, actor)
    known = [record_claim(session, actor, text="It is open.", kind=ClaimKind.EVENT).id for _ in range(2)]
    one.candidates.clear()
    with_candidates(session, actor, one, known)
    done = decide(session, actor, items=(on(one, Decision.MERGE),))
    assert refusals(done) == [(f"proposal-{one.id}", "CONFLICT")]
    assert f"claim-{known[0]}, claim-{known[1]}" in str(done.refused[0][1])
    done = decide(session, actor, items=(on(one, Decision.MERGE, claim_id=known[1]),))
    assert done.refused == []


def with_candidates(session: Session, actor: Actor, proposal: Proposal, claims: list[int]) -> None:
    with revision(session, actor, "test"):
        for number in claims:
            session.add(ProposalCandidate(proposal_id=proposal.id, claim_id=number, score=1.0, why="The same words."))
    session.expire(proposal, ["candidates"])


# --- drift, in the same round


def test_drift_entries_are_decided_on_in_the_same_round(session: Session, actor: Actor) -> None:
    decide(session, actor, items=tuple(on(one, Decision.ACCEPT) for one in take(session, actor)))
    fresh = take(session, actor, ARTICLE.replace("June", "July").replace("the farmers", "anybody else"))
    sluice, farmers = session.scalars(select(DriftEntry).order_by(DriftEntry.id))
    items = (
        on(sluice, Decision.REATTACH, "Corrected."),
        on(farmers, Decision.CONFIRM, "Another sentence."),
        *(on(one, Decision.REJECT, "Seen.") for one in fresh),
    )
    done = decide(session, actor, items=items)
    assert (len(done.drift_entries), len(done.proposals), done.refused) == (2, len(fresh), [])
    assert sluice.reattachment_id is not None
    assert farmers.decision_reason == "Another sentence."


@pytest.mark.parametrize(
    ("word", "decision", "said"),
    [
        ("drift", Decision.ACCEPT, "drift-1 takes REATTACH or CONFIRM, not ACCEPT"),
        ("proposal", Decision.CONFIRM, "proposal-1 takes ACCEPT or MERGE or REJECT, not CONFIRM"),
        ("quote", Decision.ACCEPT, "quote-1 is no item of the review queue"),
    ],
)
def test_a_decision_that_is_none_for_the_item_is_told(
    session: Session, actor: Actor, word: str, decision: Decision, said: str
) -> None:
    done = decide(session, actor, items=(DecisionInput(RecordId(word, 1), decision, "Why not."),))
    ((_, error),) = done.refused
    assert said in str(error)


def test_no_items_or_too_many_are_refused(session: Session, actor: Actor) -> None:
    item = DecisionInput(RecordId("proposal", 1), Decision.ACCEPT, spans=(SpanInput(0, 1),))
    for number in (0, 101):
        with pytest.raises(BadInput, match=f"{number} items were given"):
            decide(session, actor, items=(item,) * number)
