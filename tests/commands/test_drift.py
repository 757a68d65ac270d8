"""A page that is captured again: what became of each quote, and what only a person says of it."""

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import SpanInput
from factdb.commands.drifting import confirm_drift, reattach_appearance
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal
from factdb.commands.recording import SYSTEM, Actor
from factdb.commands.retracting import retract
from factdb.errors import BadInput, Conflict, NotFound
from factdb.models import Appearance, DriftEntry, Snapshot
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import AnchorState, DriftState, Fidelity

ARTICLE = """---
title: Council opens the sluice
date: 2024-05-03
publisher: Valley Post
url: https://valley.example/sluice
---
The council of Wendel met on Thursday night. Mayor Ada Berg opened the meeting.

“The sluice stays open until June”, said Ada Berg, the mayor of Wendel. She took no questions.

“Nobody asked the farmers”, said Bo Lind, who grows wheat downstream.
"""
SLUICE, JULY = "The sluice stays open until June", "The sluice stays open until July"
DAYS = iter(dt.datetime(2024, 5, 3, tzinfo=dt.UTC) + dt.timedelta(hours=hours) for hours in range(10_000))


def capture(session: Session, actor: Actor, text: str = ARTICLE) -> Snapshot:
    return ingest(session, actor, content=text.encode(), name="article.md", captured=next(DAYS)).snapshot


@pytest.fixture
def sluice(session: Session, actor: Actor) -> Appearance:
    """The mayor's words in the first capture."""
    result = ingest(session, actor, content=ARTICLE.encode(), name="article.md", captured=next(DAYS))
    proposal = next(one for one in result.proposals if one.text == SLUICE)
    accept_proposal(session, actor, proposal_id=proposal.id)
    return session.scalars(select(Appearance)).one()


def entries(session: Session) -> list[DriftEntry]:
    return list(session.scalars(select(DriftEntry).order_by(DriftEntry.id)))


def entry(session: Session) -> DriftEntry:
    (found,) = entries(session)
    return found


def changed(old: str, new: str, text: str = ARTICLE) -> str:
    assert old in text
    return text.replace(old, new)


# --- what a capture finds


def test_a_page_that_changed_elsewhere_keeps_or_moves_its_quotes(
    session: Session, actor: Actor, sluice: Appearance
) -> None:
    states = []
    for old, new in (("the farmers", "the fishermen"), ("met on Thursday night", "met")):
        capture(session, actor, changed(old, new))
        states.append(sluice.anchor_state)
    assert states == [AnchorState.KEPT, AnchorState.MOVED]
    assert entries(session) == []


def test_an_altered_quote_opens_an_entry_with_the_word_diff(session: Session, actor: Actor, sluice: Appearance) -> None:
    later = capture(session, actor, changed("June", "July"))
    found = entry(session)
    assert (found.appearance_id, found.snapshot_id, found.state) == (sluice.id, later.id, DriftState.OPEN)
    assert (found.anchor_state, found.text) == (AnchorState.CHANGED, JULY)
    assert found.start is not None
    assert later.text[found.start : found.end] == JULY
    stem = "The sluice stays open until "
    assert found.diff == [
        ["KEPT", stem, 0, 0],
        ["REMOVED", "June", len(stem), None],
        ["INSERTED", "July", None, len(stem)],
    ]


def test_a_quote_that_is_gone_opens_an_entry_without_a_place(
    session: Session, actor: Actor, sluice: Appearance
) -> None:
    capture(session, actor, "---\nurl: https://valley.example/sluice\n---\nThis page has been taken down.\n")
    found = entry(session)
    assert (found.anchor_state, found.text, found.spans, found.start) == (AnchorState.GONE, None, None, None)
    assert found.diff == [["REMOVED", sluice.exact, 0, None]]


def test_nothing_is_attached_to_the_new_snapshot(session: Session, actor: Actor, sluice: Appearance) -> None:
    before = (sluice.snapshot_id, sluice.spans, sluice.exact)
    capture(session, actor, changed("June", "July"))
    assert (sluice.snapshot_id, sluice.spans, sluice.exact) == before
    assert session.scalar(select(func.count()).select_from(Appearance)) == 1


def test_a_further_change_before_anybody_decided_changes_the_entry(
    session: Session, actor: Actor, sluice: Appearance
) -> None:
    capture(session, actor, changed("June", "July"))
    latest = capture(session, actor, changed("June", "August"))
    found = entry(session)
    assert (found.snapshot_id, found.text) == (latest.id, "The sluice stays open until August")
    history = DriftEntry.history()
    assert session.scalars(select(history.c.text)).all() == [JULY]


def test_words_that_come_back_leave_nothing_to_decide(session: Session, actor: Actor, sluice: Appearance) -> None:
    capture(session, actor, changed("June", "July"))
    capture(session, actor, changed("the farmers", "the fishermen"))
    found = entry(session)
    assert (found.state, found.decided_by_id) == (DriftState.LAPSED, None)
    assert found.decided is not None
    assert sluice.anchor_state is AnchorState.KEPT
    with pytest.raises(Conflict, match="LAPSED"):
        confirm_drift(session, actor, drift_id=found.id, why="Late.")


def test_a_quote_accepted_late_opens_an_entry_too(session: Session, actor: Actor) -> None:
    first = ingest(session, actor, content=ARTICLE.encode(), name="article.md", captured=next(DAYS))
    capture(session, actor, changed("June", "July"))
    proposal = next(one for one in first.proposals if one.text == SLUICE)
    accept_proposal(session, actor, proposal_id=proposal.id)
    assert entry(session).text == JULY


def test_a_quote_printed_in_two_snapshots_is_watched_at_the_newer_one(
    session: Session, actor: Actor, sluice: Appearance
) -> None:
    second = ingest(session, actor, content=changed("farmers", "fishermen").encode(), name="a.md", captured=next(DAYS))
    again = next(one for one in second.proposals if one.text == SLUICE)
    accept_proposal(session, actor, proposal_id=again.id, quote_id=sluice.quote_id)
    capture(session, actor, changed("June", "July"))
    assert entry(session).appearance_id == again.appearance_id
    assert sluice.anchor_state is AnchorState.CHANGED


def test_a_retracted_appearance_leaves_the_queue(session: Session, actor: Actor, sluice: Appearance) -> None:
    capture(session, actor, changed("June", "July"))
    retract(session, actor, record_id=RecordId("appearance", sluice.id), note="A mix-up.")
    assert entry(session).state is DriftState.LAPSED
    capture(session, actor, changed("June", "August"))
    assert len(entries(session)) == 1


# --- what a person says of it


def test_a_person_finds_the_quote_in_its_new_words(session: Session, actor: Actor, sluice: Appearance) -> None:
    later = capture(session, actor, changed("June", "July"))
    decided = reattach_appearance(
        session, actor, drift_id=entry(session).id, why="The paper corrected the month.", fidelity=Fidelity.ALTERED
    )
    assert (decided.state, decided.decided_by_id) == (DriftState.REATTACHED, actor.account_id)
    assert decided.decision_reason == "The paper corrected the month."
    again = session.get_one(Appearance, decided.reattachment_id)
    assert (again.quote_id, again.snapshot_id, again.exact) == (sluice.quote_id, later.id, JULY)
    assert (again.fidelity, again.mode, again.cue) == (Fidelity.ALTERED, sluice.mode, sluice.cue)
    assert [hop.kind for hop in again.hops] == [hop.kind for hop in sluice.hops]
    assert (sluice.exact, sluice.anchor_state) == (SLUICE, AnchorState.CHANGED)


def test_from_then_on_the_new_words_are_watched(session: Session, actor: Actor, sluice: Appearance) -> None:
    capture(session, actor, changed("June", "July"))
    first = reattach_appearance(session, actor, drift_id=entry(session).id, why="The same sentence.")
    capture(session, actor, changed("June", "August"))
    assert [one.appearance_id for one in entries(session)] == [sluice.id, first.reattachment_id]
    assert entries(session)[1].diff[1][:2] == ["REMOVED", "July"]


def test_a_person_may_say_where_it_stands(session: Session, actor: Actor, sluice: Appearance) -> None:
    later = capture(session, actor, "---\nurl: https://valley.example/sluice\n---\nShe spoke of a sluice, and June.\n")
    found = entry(session)
    with pytest.raises(BadInput, match="knows no place") as refused:
        reattach_appearance(session, actor, drift_id=found.id, why="Here.")
    assert refused.value.path == ("spans",)
    with pytest.raises(BadInput, match="outside the text"):
        reattach_appearance(session, actor, drift_id=found.id, why="Here.", spans=(SpanInput(0, 10**6),))
    start = later.text.index("a sluice")
    decided = reattach_appearance(session, actor, drift_id=found.id, why="Here.", spans=(SpanInput(start, start + 8),))
    assert session.get_one(Appearance, decided.reattachment_id).exact == "a sluice"


def test_that_it_is_gone_is_a_decision_too_and_holds_for_the_same_words(
    session: Session, actor: Actor, sluice: Appearance
) -> None:
    capture(session, actor, changed("June", "July"))
    decided = confirm_drift(session, actor, drift_id=entry(session).id, why="A different sentence.")
    assert (decided.state, decided.reattachment_id) == (DriftState.CONFIRMED, None)
    capture(session, actor, changed("farmers", "fishermen", changed("June", "July")))
    assert len(entries(session)) == 1, "these words were decided on"
    capture(session, actor, changed("June", "August"))
    assert [one.state for one in entries(session)] == [DriftState.CONFIRMED, DriftState.OPEN]


def test_an_entry_is_decided_once(session: Session, actor: Actor, sluice: Appearance) -> None:
    capture(session, actor, changed("June", "July"))
    number = entry(session).id
    confirm_drift(session, actor, drift_id=number, why="Another sentence.")
    with pytest.raises(Conflict, match=r"CONFIRMED, by operator, at .*: Another sentence"):
        reattach_appearance(session, actor, drift_id=number, why="No, the same.")
    with pytest.raises(NotFound, match="drift-999999"):
        confirm_drift(session, actor, drift_id=999_999, why="None.")


def test_who_saw_an_earlier_comparison_is_told_that_there_is_a_later_one(
    session: Session, actor: Actor, sluice: Appearance
) -> None:
    capture(session, actor, changed("June", "July"))
    seen = entry(session).recorded_from
    capture(session, actor, changed("June", "August"))
    with pytest.raises(Conflict, match="changed meanwhile: ingest by operator"):
        reattach_appearance(session, actor, drift_id=entry(session).id, why="Seen.", expected_version=seen)
    now = entry(session).recorded_from
    assert reattach_appearance(session, actor, drift_id=entry(session).id, why="Seen.", expected_version=now).decided


def test_a_decision_needs_a_person_and_a_reason(session: Session, actor: Actor, sluice: Appearance) -> None:
    capture(session, actor, changed("June", "July"))
    for who, why, error in ((SYSTEM, "Because.", Conflict), (actor, " ", BadInput)):
        with pytest.raises(error):
            confirm_drift(session, who, drift_id=entry(session).id, why=why)
    assert entry(session).state is DriftState.OPEN


def test_an_entry_lapses_with_the_quote_it_is_about(session: Session, actor: Actor, sluice: Appearance) -> None:
    capture(session, actor, changed("June", "July"))
    retract(session, actor, record_id=RecordId("quote", sluice.quote_id), note="A mix-up.")
    assert entry(session).state is DriftState.LAPSED
