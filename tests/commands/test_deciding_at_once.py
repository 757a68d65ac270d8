"""Several people decide at once, each in a transaction of their own: everything is decided once, and who comes second
is told by whom."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.accounts import create_account, operator
from factdb.commands.arguments import DecisionInput
from factdb.commands.decisions import decide
from factdb.commands.drifting import confirm_drift
from factdb.commands.editing import edit_proposal
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal, reject_proposal
from factdb.commands.recording import Actor
from factdb.db import Database
from factdb.errors import Conflict
from factdb.models import Appearance, DriftEntry, Proposal, Quote
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import Decision, DriftState, ProposalState, Role

pytestmark = pytest.mark.slow

ARTICLE = "".join(
    f"“The gate number {number} was never tested”, said Ada Berg, the mayor of Wendel.\n\n" for number in range(2, 10)
)
PEOPLE = ("Mara Tal", "Jon Ehm", "Ute Ror", "Ivo Lund")
Deed = Callable[[Session, Actor], object]


@pytest.fixture
def people(database: Database) -> list[Actor]:
    """Accounts, and an article whose proposals they decide on."""
    with database.writing() as session:
        made = [create_account(session, operator(session), name=name, role=Role.CONTRIBUTOR) for name in PEOPLE]
        ingest(session, operator(session), content=ARTICLE.encode(), title="Gates", language="en")
        session.flush()
        return [Actor(account.id) for account in made]


def at_once(database: Database, deeds: Sequence[tuple[Actor, Deed]]) -> list[str]:
    """Let everybody begin together; answers what those were told who came too late."""
    start = Barrier(len(deeds))

    def act(actor: Actor, deed: Deed) -> str | None:
        start.wait()
        try:
            with database.writing() as session:
                deed(session, actor)
        except Conflict as error:
            return str(error)
        return None

    with ThreadPoolExecutor(len(deeds)) as pool:
        told = [pool.submit(act, *deed) for deed in deeds]
        return [answer for one in told if (answer := one.result())]


def proposals(database: Database) -> dict[int, dt.datetime]:
    """The versions of all proposals, by number."""
    with database.writing() as session:
        return {one.id: one.recorded_from for one in session.scalars(select(Proposal).order_by(Proposal.id))}


def test_one_proposal_is_decided_once(database: Database, people: list[Actor]) -> None:
    number, version = next(iter(proposals(database).items()))

    def accept(session: Session, actor: Actor) -> None:
        accept_proposal(session, actor, proposal_id=number, expected_version=version)

    def reject(session: Session, actor: Actor) -> None:
        reject_proposal(session, actor, proposal_id=number, why="No quote.", expected_version=version)

    deeds = [(actor, accept if place % 2 else reject) for place, actor in enumerate(people)]
    told = at_once(database, deeds)
    assert len(told) == len(people) - 1
    with database.writing() as session:
        decided = session.get_one(Proposal, number)
        winner = PEOPLE[[actor.account_id for actor in people].index(decided.decided_by_id)]
        state, accepted = decided.state, decided.state is ProposalState.ACCEPTED
        assert session.scalar(select(func.count()).select_from(Quote)) == accepted
    assert all(f"it is {state}, by {winner}, at " in answer for answer in told)


def test_who_did_not_see_an_edit_does_not_decide_on_it(database: Database, people: list[Actor]) -> None:
    number, version = next(iter(proposals(database).items()))

    def edit(name: str) -> Deed:
        return lambda session, actor: edit_proposal(
            session, actor, proposal_id=number, speaker_name=name, expected_version=version
        )

    told = at_once(database, [(actor, edit(f"Ada {place}")) for place, actor in enumerate(people)])
    assert len(told) == len(people) - 1
    assert all("changed meanwhile: edit_proposal by " in answer for answer in told)


def test_a_page_that_changes_while_somebody_decides_on_it(database: Database, people: list[Actor]) -> None:
    """Either the decision was in time, or it is told that there are other words by now; the capture goes through."""
    url = "https://valley.example/gates"

    def capture(words: str) -> Deed:
        text = f"“{words}”, said Ada Berg, the mayor of Wendel.\n\nNobody else spoke at the meeting in the hall."
        return lambda session, actor: ingest(
            session, actor, content=text.encode(), title="Gates", url=url, language="en"
        )

    for words in ("The gates stay open until June", "The gates stay open until July"):
        with database.writing() as session:
            capture(words)(session, people[0])
            first = select(Proposal).filter_by(text="The gates stay open until June", state=ProposalState.PENDING)
            for proposal in session.scalars(first):
                accept_proposal(session, people[0], proposal_id=proposal.id)
    with database.writing() as session:
        entry = session.scalars(select(DriftEntry)).one()
        number, seen = entry.id, entry.recorded_from

    def confirm(session: Session, actor: Actor) -> None:
        confirm_drift(session, actor, drift_id=number, why="Another sentence.", expected_version=seen)

    told = at_once(database, [(people[0], confirm), (people[1], capture("The gates stay open until August"))])
    with database.writing() as session:
        states = session.scalars(select(DriftEntry.state).order_by(DriftEntry.id)).all()
    if told:
        assert "changed meanwhile: ingest by Jon Ehm" in told[0]
        assert states == [DriftState.OPEN]
    else:
        assert states == [DriftState.CONFIRMED, DriftState.OPEN], "these are other words than those decided on"


def test_two_rounds_over_the_same_items_decide_on_each_once(database: Database, people: list[Actor]) -> None:
    """In opposite orders, so that each would wait for what the other holds."""
    versions = proposals(database)
    assert len(versions) == 8
    rounds = []

    def go_through(numbers: Sequence[int]) -> Deed:
        items = tuple(
            DecisionInput(RecordId("proposal", number), Decision.ACCEPT, expected_version=versions[number])
            for number in numbers
        )
        return lambda session, actor: rounds.append(decide(session, actor, items=items))

    orders = [list(versions), list(versions)[::-1]] * 2
    assert at_once(database, list(zip(people, map(go_through, orders), strict=True))) == []
    assert sorted(len(done.proposals) for done in rounds) == [0, 0, 0, len(versions)]
    assert all(len(done.proposals) + len(done.refused) == len(versions) for done in rounds)
    with database.writing() as session:
        counts = [session.scalar(select(func.count()).select_from(noun)) for noun in (Quote, Appearance)]
        assert counts == [len(versions)] * 2
        assert len(set(session.scalars(select(Proposal.decided_by_id)))) == 1
