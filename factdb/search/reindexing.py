"""Making the index anew from the records, while others read and write."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from factdb.db import Database
from factdb.models import Claim
from factdb.search.claims import index_claims

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
    yield from reindex_claims(database)


def reindex_claims(database: Database) -> Iterator[Step]:
    claim = Claim.table().c
    with database.reading() as connection:
        total = connection.scalar(select(func.count()).select_from(Claim.table())) or 0
    done = last = 0
    while True:
        with database.writing() as session:
            numbers = session.scalars(select(claim.id).where(claim.id > last).order_by(claim.id).limit(BATCH)).all()
            index_claims(session.connection(), numbers)
        if not numbers:
            return
        last, done = numbers[-1], done + len(numbers)
        yield Step("claims", done, max(total, done))
