"""Keeping the index in step with the records: what a command wrote is indexed before its transaction goes on.

What was flushed is noted, and indexed once when the command ends (its savepoint is released) or the transaction is
committed. The rows are then read as the database has them, so that one that came to nothing is passed over.
"""

from collections.abc import Collection

from sqlalchemy import Connection, event
from sqlalchemy.orm import Session, UOWTransaction

from factdb.models import Claim, ClaimIdentifier, Quote, Recorded, Snapshot, Source, SourceAuthor, Speaker, SpeakerName
from factdb.rules.vocabulary import Findable
from factdb.search.claims import index_claims
from factdb.search.documents import index_documents

PENDING = "factdb_unindexed"

Pending = dict[Findable, set[int]]

SHOWN_BY: dict[type[Recorded], tuple[Findable, str]] = {
    Claim: (Findable.CLAIM, "id"),
    ClaimIdentifier: (Findable.CLAIM, "claim_id"),
    Quote: (Findable.QUOTE, "id"),
    Source: (Findable.SOURCE, "id"),
    SourceAuthor: (Findable.SOURCE, "source_id"),
    Snapshot: (Findable.SOURCE, "source_id"),
    Speaker: (Findable.SPEAKER, "id"),
    SpeakerName: (Findable.SPEAKER, "speaker_id"),
}
"""Of which records the index shows what these hold: the kind, and where they name the record. A publisher's name is
that of many sources: under a new one those are found that are written, or indexed anew, later."""


def note_what_is_shown(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001
    """Remember the records that were written, and those that have something in what was."""
    pending: Pending = session.info.setdefault(PENDING, {})
    for record in [*session.new, *session.dirty, *session.deleted]:
        if type(record) in SHOWN_BY and (record not in session.dirty or session.is_modified(record)):
            kind, key = SHOWN_BY[type(record)]
            pending.setdefault(kind, set()).add(getattr(record, key))


def index_what_is_pending(session: Session) -> None:
    """Index what was written since this was last done."""
    session.flush()
    numbers: Pending | None = session.info.pop(PENDING, None)
    for kind, ids in (numbers or {}).items():
        index_records(session.connection(), kind, ids)


def index_records(connection: Connection, kind: Findable, ids: Collection[int]) -> None:
    """Make the indexes agree with these records as the database has them."""
    index_documents(connection, kind, ids)
    if kind is Findable.CLAIM:
        index_claims(connection, ids)


def forget_what_is_pending(session: Session) -> None:
    """What was written has been undone as a whole."""
    session.info.pop(PENDING, None)


def keep_index(sessions: type[Session]) -> None:
    """Have all sessions of this class keep the index."""
    event.listen(sessions, "after_flush", note_what_is_shown)
    event.listen(sessions, "before_commit", index_what_is_pending)
    event.listen(sessions, "after_rollback", forget_what_is_pending)
