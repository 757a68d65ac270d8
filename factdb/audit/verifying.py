"""Verifying a database: its rows against the log, the log against the tree, the tree against checkpoints."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from factdb.audit.findings import UNKNOWN, Finding, Tell
from factdb.audit.leaves import ENTRIES, REVISIONS
from factdb.audit.reading import lenient, tolerant
from factdb.audit.records import Nouns, chain, entries_of, grouped
from factdb.audit.tree import Walk
from factdb.models import Base, Recorded, Revision
from factdb.rules.notes import LogKey, PublicKey


def nouns() -> list[type[Recorded]]:
    """All nouns whose rows have versions, by the words of their ids."""
    mapped: list[Any] = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Recorded)]
    return sorted(mapped, key=lambda noun: str(noun.word))


def verify(
    connection: Connection,
    *,
    key: LogKey | None = None,
    public: PublicKey | None = None,
    against: str | None = None,
    tell: Tell = lambda _: None,
) -> Iterator[Finding]:
    """What is not as it was written, as it is found. `connection` must show one state of the database throughout.
    Signatures are checked with `public`, or the public half of `key`; what was written by who has the key, with the
    key. `against` is a checkpoint that was kept elsewhere. Raises BadInput where that is none."""
    with lenient(connection):
        yield from compared(connection, key, public, against, tell)


def compared(
    connection: Connection, key: LogKey | None, public: PublicKey | None, against: str | None, tell: Tell
) -> Iterator[Finding]:
    walk = Walk(connection, public or (key.public if key else None), key, against, tell)
    yield from walk.findings()
    for noun in nouns():
        yield from Nouns(connection, noun, key, tell, walk.distrusted, walk.since).findings()
    for _, logged in grouped(connection, entries_of(Revision.word), "record_id"):  # of erased reasons
        yield from chain(logged, key, walk.distrusted, walk.since)
    known = [*(noun.word for noun in nouns()), Revision.word]
    strange = select(ENTRIES.c.id, tolerant(ENTRIES.c.noun)).where(ENTRIES.c.noun.not_in(known))
    for number, noun_ in connection.execute(strange):
        yield Finding(UNKNOWN, f"change-{number}", said=f"there are no records of the word {noun_}")


def rows_to_check(connection: Connection) -> int:
    """How many rows verifying tells of."""
    return 2 * (connection.scalar(select(func.count()).select_from(ENTRIES)) or 0)


def size_of(connection: Connection) -> int:
    """How many revisions there are."""
    return connection.scalar(select(func.count()).select_from(REVISIONS)) or 0
