"""The log of a database that was put back: what its entries say, bound together and sealed as those of any write.

An export tells who wrote which records when and why, and holds the last version of each. So the last entry of a record
gets a digest of that version, under a new salt. The versions before it were not put back: their entries say so, instead
of a digest, and `factdb audit verify` expects none of them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.orm import Session

from factdb.commands.entering import Noted, new_salt, noted
from factdb.commands.reaching import nouns_by_word
from factdb.db import LOG_KEY
from factdb.models import Recorded, Revision, RevisionRecord
from factdb.rules.digests import NOT_KEPT, Entry, Wrote, reason_digest
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import Operation

AT_ONCE = 500  # records whose entries are bound at once
LOG: Any = RevisionRecord.__table__
REVISIONS: Any = Revision.__table__

Values = dict[str, Any]


def sealed(row: Values) -> Values:
    """The row of a revision with what is derived from it."""
    salt = None if row["reason"] is None else new_salt()
    digest = reason_digest(salt, row["reason"])
    wrote = Wrote(row["recorded"], row["account_id"], row["action"], digest)
    return {**row, "reason_salt": salt, "reason_digest": digest, "marks": wrote.marks}


def bind_log(session: Session) -> None:
    """Bind the entries of each record together, with the digest of the version that stands."""
    for word in list(session.scalars(select(LOG.c.noun).distinct().order_by(LOG.c.noun))):
        noun = nouns_by_word().get(word)
        for first, last in ranges(session, word):
            standing = versions(session, noun, first, last) if noun else {}
            entries = records(session, word, first, last)
            write(session, [row for each in entries for row in bound(session, each, standing)])


def ranges(session: Session, word: str) -> Iterator[tuple[int, int]]:
    """The numbers of a noun's records in the log, in ranges of so many records."""
    last = 0
    numbers = select(LOG.c.record_id).where(LOG.c.noun == word).distinct().order_by(LOG.c.record_id).limit(AT_ONCE)
    while found := list(session.scalars(numbers.where(LOG.c.record_id > last))):
        last = found[-1]
        yield found[0], last


def versions(session: Session, noun: type[Recorded], first: int, last: int) -> dict[int, Values]:
    """The records that stand, by their numbers: all their columns but those that the database derives."""
    columns = [column for column in noun.table().columns if column.computed is None]
    rows = session.connection().execute(select(*columns).where(noun.table().c.id.between(first, last)))
    return {row["id"]: dict(row) for row in rows.mappings()}


def records(session: Session, word: str, first: int, last: int) -> Iterator[list[Row[Any]]]:
    """The entries of each of these records, each with its revision, in the order in which they were written."""
    of_revision = [REVISIONS.c[name] for name in ("recorded", "account_id", "action", "reason_digest")]
    found = select(LOG, *of_revision).join(REVISIONS, LOG.c.revision_id == REVISIONS.c.id)
    these = (LOG.c.noun == word, LOG.c.record_id.between(first, last))
    rows = session.connection().execute(found.where(*these).order_by(LOG.c.record_id, LOG.c.id))
    for _, entries in groupby(rows, key=attrgetter("record_id")):
        yield list(entries)


def bound(session: Session, entries: Sequence[Row[Any]], standing: dict[int, Values]) -> Iterator[Values]:
    """What the entries of one record are to say."""
    key: LogKey | None = session.info.get(LOG_KEY)
    values = standing.get(entries[0].record_id)
    kept = next((row.id for row in reversed(entries) if values and row.version == values["recorded_from"]), None)
    link = None
    for row in entries:
        each = told(row, values if row.id == kept else None)
        head = Wrote(row.recorded, row.account_id, row.action, row.reason_digest).header(row.revision_id)
        link = each.entry.link(head, link)
        seal = key.seal(link) if key else None
        said = {"salt": each.salt, "digest": each.entry.digest, "marks": each.entry.marks, "link": link, "seal": seal}
        yield {"of": row.id, **said}


def told(row: Row[Any], values: Values | None) -> Noted:
    """What an entry says of its version; `values` where it stands."""
    if row.operation is Operation.REMOVED or row.noun == Revision.word:
        values = {}
    if values is None:
        entry = Entry(row.noun, row.record_id, row.version, row.operation.name, NOT_KEPT, None)
        return Noted(row.operation, entry, "")
    return noted(row.operation, row.noun, row.record_id, row.version, values)


def write(session: Session, rows: Sequence[Values]) -> None:
    if rows:
        said: dict[str, Any] = {name: bindparam(f"{name}_") for name in rows[0] if name != "of"}
        change = update(LOG).where(LOG.c.id == bindparam("of")).values(said)
        given = [{name if name == "of" else f"{name}_": row[name] for name in row} for row in rows]
        session.connection().execute(change, given)
