"""What every decision of the review queue asks: that nobody else has decided, or changed what is decided on."""

import datetime as dt
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.finding import get
from factdb.errors import Conflict
from factdb.models import Account, DriftEntry, Proposal, Revision, RevisionRecord
from factdb.rules.vocabulary import DriftState, ProposalState

Item = TypeVar("Item", Proposal, DriftEntry)
UNDECIDED = (ProposalState.PENDING, DriftState.OPEN)
AGAIN = "Read it again and decide anew."


def undecided(session: Session, noun: type[Item], number: int, argument: str, expected: dt.datetime | None) -> Item:
    """The item, while nobody has decided on it; others who would decide on it wait until this transaction ends. Raises
    NotFound, and Conflict where it was decided, or has another version than the expected one."""
    get(session, noun, number, argument)
    session.flush()
    item = session.get_one(noun, number, with_for_update=True, populate_existing=True)
    if item.state not in UNDECIDED:
        raise Conflict(
            f"{noun.word}-{number} was decided before: it is {item.state}{decision(session, item)}.", hint=AGAIN
        )
    if expected is not None and item.recorded_from != expected:
        raise Conflict(f"{noun.word}-{number} was changed meanwhile{changes(session, item, expected)}.", hint=AGAIN)
    return item


def decision(session: Session, item: Proposal | DriftEntry) -> str:
    """By whom it was decided, when, and why."""
    who = f", by {session.get_one(Account, item.decided_by_id).name}" if item.decided_by_id else ""
    when = f", at {moment(item.decided)}" if item.decided else ""
    return f"{who}{when}" + (f": {item.decision_reason.rstrip('.')}" if item.decision_reason else "")


def changes(session: Session, item: Proposal | DriftEntry, since: dt.datetime) -> str:
    """The writes that changed it since, each with who and when."""
    mine = (RevisionRecord.noun == item.word, RevisionRecord.record_id == item.id, Revision.recorded > since)
    writes = select(Revision).join(RevisionRecord).where(*mine).order_by(Revision.id)
    told = [
        f"{write.action} by {author(session, write)} at {moment(write.recorded)}" for write in session.scalars(writes)
    ]
    return f": {', '.join(told)}" if told else f": its version is of {moment(item.recorded_from)}"


def author(session: Session, write: Revision) -> str:
    return session.get_one(Account, write.account_id).name if write.account_id else "factdb itself"


def moment(when: dt.datetime) -> str:
    return f"{when.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC"
