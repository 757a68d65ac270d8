"""Keeping the index in step with the records: what a command wrote is indexed before its transaction goes on.

What was flushed is noted, and indexed once when the command ends (its savepoint is released) or the transaction is
committed. The rows are then read as the database has them, so that one that came to nothing is passed over.
"""

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from factdb.models import Claim, ClaimIdentifier
from factdb.search.claims import index_claims

PENDING = "factdb_unindexed_claims"


def pending(session: Session) -> set[int]:
    found: set[int] = session.info.setdefault(PENDING, set())
    return found


def note_claims(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001
    """Remember the claims that were written, or given a headline."""
    for record in [*session.new, *session.dirty, *session.deleted]:
        if isinstance(record, (Claim, ClaimIdentifier)) and session.is_modified(record) | (record in session.new):
            pending(session).add(record.id if isinstance(record, Claim) else record.claim_id)


def index_what_is_pending(session: Session) -> None:
    """Index what was written since this was last done."""
    session.flush()
    numbers: set[int] | None = session.info.pop(PENDING, None)
    if numbers:
        index_claims(session.connection(), numbers)


def forget_what_is_pending(session: Session) -> None:
    """What was written has been undone as a whole."""
    session.info.pop(PENDING, None)


def keep_index(sessions: type[Session]) -> None:
    """Have all sessions of this class keep the index."""
    event.listen(sessions, "after_flush", note_claims)
    event.listen(sessions, "before_commit", index_what_is_pending)
    event.listen(sessions, "after_rollback", forget_what_is_pending)
