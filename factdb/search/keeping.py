"""Keeping the index in step with the records: what a command wrote is indexed before its transaction goes on.

What was flushed is noted, and indexed once when the command ends (its savepoint is released) or the transaction is
committed. The rows are then read as the database has them, so that one that came to nothing is passed over. Where a
savepoint is undone, what was pending before it is so again: it may have been indexed inside, which is undone as well.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, event, inspect, select
from sqlalchemy.orm import Session, SessionTransaction, UOWTransaction

from factdb.models import (
    Claim,
    ClaimIdentifier,
    Publisher,
    PublisherMerge,
    Quote,
    Recorded,
    Snapshot,
    Source,
    SourceAuthor,
    Speaker,
    SpeakerMerge,
    SpeakerName,
)
from factdb.rules.vocabulary import Findable
from factdb.search.claims import index_claims, parted
from factdb.search.documents import RECORDS, index_documents
from factdb.search.survivors import members, surviving

PENDING = "factdb_unindexed"
BEFORE = "factdb_unindexed_before"  # of each savepoint that is open, in their order
UNDONE = "factdb_unindexed_undone"  # of the one that ended last
BY_PUBLISHER = None  # in place of a kind: the sources of a publisher, which are found by its name
MOST_SOURCES = 1_000  # the newest of a publisher's, which are indexed again in the transaction that renames it

Shown = Findable | None
Pending = dict[Shown, set[int]]

SHOWN_BY: dict[type[Recorded], tuple[Shown, Sequence[str]]] = {
    Claim: (Findable.CLAIM, ["id"]),
    ClaimIdentifier: (Findable.CLAIM, ["claim_id"]),
    Quote: (Findable.QUOTE, ["id"]),
    Source: (Findable.SOURCE, ["id"]),
    SourceAuthor: (Findable.SOURCE, ["source_id"]),
    Snapshot: (Findable.SOURCE, ["source_id"]),
    Speaker: (Findable.SPEAKER, ["id"]),
    SpeakerName: (Findable.SPEAKER, ["speaker_id"]),
    SpeakerMerge: (Findable.SPEAKER, ["record_id", "survivor_id"]),
    Publisher: (BY_PUBLISHER, ["id"]),
    PublisherMerge: (BY_PUBLISHER, ["record_id"]),
}
"""Of which records the index shows what these hold: the kind, and where they name the record."""


def note_what_is_shown(session: Session, context: UOWTransaction) -> None:  # noqa: ARG001
    """Remember the records that were written, and those that have something in what was."""
    pending: Pending = session.info.setdefault(PENDING, {})
    for record in [*session.new, *session.dirty, *session.deleted]:
        if type(record) in SHOWN_BY and (record not in session.dirty or session.is_modified(record)):
            kind, keys = SHOWN_BY[type(record)]
            pending.setdefault(kind, set()).update(number for key in keys for number in held(record, key))


def held(record: Any, key: str) -> Iterator[int]:
    """What a record names under a key, and what it named before."""
    yield getattr(record, key)
    yield from inspect(record).attrs[key].history.deleted or ()


def index_what_is_pending(session: Session) -> None:
    """Index what was written since this was last done."""
    session.flush()
    if noted := session.info.pop(PENDING, None):
        index_noted(session.connection(), noted, MOST_SOURCES)


def index_noted(connection: Connection, noted: Pending, most_sources: int | None) -> None:
    """Index these records, and of publishers so many sources, the newest."""
    if publishers := noted.get(BY_PUBLISHER):
        noted.setdefault(Findable.SOURCE, set()).update(sources_of(connection, publishers, most_sources))
    for kind, ids in noted.items():
        if kind is not None:
            index_records(connection, kind, ids)


def sources_of(connection: Connection, publishers: Collection[int], most: int | None) -> Sequence[int]:
    """The newest sources of publishers and of what was merged into them; all where no number is given."""
    source = Source.table().c
    found: list[int] = []
    for part in parted(members(connection, Publisher, publishers)):
        theirs = select(source.id).where(source.publisher_id.in_(part)).order_by(source.id.desc())
        found += connection.scalars(theirs.limit(most))
    return sorted(found)[-(most or 0) :]


def index_records(connection: Connection, kind: Findable, ids: Collection[int]) -> None:
    """Make the indexes agree with these records as the database has them. A merged speaker is shown by its survivor."""
    if kind is Findable.SPEAKER:
        hold(connection, kind, ids)
        survivors = surviving(connection, Speaker, ids)
        hold(connection, kind, survivors.difference(ids))
        ids = survivors.union(ids)
    index_documents(connection, kind, ids)
    if kind is Findable.CLAIM:
        index_claims(connection, ids)


def hold(connection: Connection, kind: Findable, ids: Collection[int]) -> None:
    """Let others who index the same wait until this transaction ends: who comes second reads what the first wrote.
    SQLite has one writer at a time anyhow."""
    if connection.dialect.name == "postgresql":
        id_ = RECORDS[kind].table().c.id
        for part in parted(sorted(ids)):
            connection.execute(select(id_).where(id_.in_(part)).order_by(id_).with_for_update(key_share=True))


def remember_what_is_pending(session: Session, transaction: SessionTransaction) -> None:
    """A savepoint begins."""
    if transaction.nested:
        pending: Pending = session.info.get(PENDING, {})
        session.info.setdefault(BEFORE, []).append({kind: set(ids) for kind, ids in pending.items()})


def savepoint_has_ended(session: Session, transaction: SessionTransaction) -> None:
    """What was pending before it is kept a moment: if it was undone, that is told next."""
    if transaction.nested:
        session.info[UNDONE] = session.info[BEFORE].pop()


def restore_what_was_pending(session: Session, transaction: SessionTransaction) -> None:
    """What was written in a savepoint, or in all, has been undone."""
    if transaction.nested:
        session.info[PENDING] = session.info.pop(UNDONE)
    elif transaction.parent is None:
        session.info.pop(PENDING, None)


def keep_index(sessions: type[Session]) -> None:
    """Have all sessions of this class keep the index."""
    event.listen(sessions, "after_flush", note_what_is_shown)
    event.listen(sessions, "before_commit", index_what_is_pending)
    event.listen(sessions, "after_transaction_create", remember_what_is_pending)
    event.listen(sessions, "after_transaction_end", savepoint_has_ended)
    event.listen(sessions, "after_soft_rollback", restore_what_was_pending)
