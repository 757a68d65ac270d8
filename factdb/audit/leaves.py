"""The leaves of the tree, as the tables of the log have them: one a revision."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from factdb.audit.reading import tolerant
from factdb.models import Revision, RevisionRecord
from factdb.rules.digests import Entry, Wrote, leaf
from factdb.rules.merkle import leaf_hash

REVISIONS: Any = Revision.__table__
ENTRIES: Any = RevisionRecord.__table__
OF_REVISION = [tolerant(REVISIONS.c[name]) for name in ("id", "recorded", "account_id", "action", "reason_digest")]
OF_ENTRY = [
    tolerant(ENTRIES.c[name]) for name in ("noun", "record_id", "version", "operation", "digest", "marks", "link")
]


def entry_of(row: Row[Any]) -> Entry:
    """What a row of the log says."""
    return Entry(row.noun, row.record_id, row.version, str(row.operation), row.digest, row.marks)


def wrote_of(row: Row[Any]) -> Wrote:
    """What the revision of a row says of itself."""
    return Wrote(row.recorded, row.account_id, row.action, row.reason_digest)


def head_of(row: Row[Any], number: int) -> bytes:
    """The header of the revision of a row."""
    return wrote_of(row).header(number)


def leaf_of(rows: Sequence[Row[Any]]) -> bytes:
    """The hash of the leaf of a revision, given a row for each of its entries. An entry from before the log was sealed
    has no link: what it says stands for it."""
    head = head_of(rows[0], rows[0].id)
    links = [row.link or entry_of(row).link(head, None) for row in rows if row.noun is not None]
    return leaf_hash(leaf(head, links))


def of_revisions() -> Select[Any]:
    """Revisions with their entries, in order; those without one come with nulls."""
    joined = REVISIONS.outerjoin(ENTRIES, ENTRIES.c.revision_id == REVISIONS.c.id)
    return select(*OF_REVISION, *OF_ENTRY).select_from(joined).order_by(REVISIONS.c.id, ENTRIES.c.id)


def leaves_of(connection: Connection, first: int, last: int) -> Iterator[tuple[int, bytes]]:
    """The ids and leaves of the revisions of a range."""
    rows = connection.execute(of_revisions().where(REVISIONS.c.id.between(first, last)))
    for number, group in groupby(rows, key=attrgetter("id")):
        yield number, leaf_of(list(group))
