"""Making the index anew from the records, while others read and write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from factdb.db import Database
from factdb.rules.vocabulary import Findable
from factdb.search.documents import RECORDS
from factdb.search.keeping import index_records

BATCH = 500  # records in a transaction


@dataclass(frozen=True)
class Step:
    """How far it is: of what, how many records are done, of how many."""

    what: str
    done: int
    total: int


def reindex(database: Database) -> Iterator[Step]:
    """Index all records again, a transaction for each batch: what has not come to its turn is found as it was. Answers
    after each step."""
    for kind in Findable:
        yield from reindex_kind(database, kind)


def reindex_kind(database: Database, kind: Findable) -> Iterator[Step]:
    records = RECORDS[kind].table()
    with database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(records)) or 0
    done = last = 0
    while numbers := reindex_batch(database, kind, last):
        last, done = numbers[-1], done + len(numbers)
        yield Step(f"{kind.name.lower()}s", done, max(total, done))


def reindex_batch(database: Database, kind: Findable, after: int) -> Sequence[int]:
    """Index the next records after this number; answers their numbers."""
    id_ = RECORDS[kind].table().c.id
    with database.writing() as session:
        numbers = session.scalars(select(id_).where(id_ > after).order_by(id_).limit(BATCH)).all()
        index_records(session.connection(), kind, numbers)
    return numbers
