"""Rows of new records: their numbers, their moment, the tables, the log."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from sqlalchemy import event, text
from sqlalchemy.orm import Session, SessionTransaction

from factdb.commands.bulk.making import Made, Wanted, log, make
from factdb.commands.entering import ENTRY, Sealing, shape
from factdb.commands.recording import writing
from factdb.db import LOG_KEY
from factdb.db.loading import put_rows
from factdb.db.rendering import Row
from factdb.models import Recorded

WORDS = "factdb_words"  # in a session's info: words that the index's vocabulary has, as far as is known
MOST_WORDS = 200_000  # some 20 MB
NEXT = text(
    "SELECT min(id), CASE WHEN max(id) - min(id) >= count(*) THEN array_agg(id) END"
    " FROM (SELECT nextval(pg_get_serial_sequence(:table, 'id')) AS id FROM generate_series(1, :wanted)) AS new"
)
"""The first of so many new ids, and all of them where somebody else had some between."""
LAST = text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = :table")


class NewRows:
    """New records of the revision that is being written."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = writing(session)
        self.begun: list[tuple[type[Recorded], Callable[[], Made]]] = []
        self.words: set[str] = session.info.setdefault(WORDS, set())
        if len(self.words) > MOST_WORDS:
            self.words.clear()

    def numbers(self, noun: type[Recorded], wanted: int) -> Sequence[int]:
        """Ids that nobody has had, in order. On SQLite nobody else writes until the transaction ends."""
        connection, name = self.session.connection(), noun.table().name
        if not wanted:
            return ()
        if connection.dialect.name == "postgresql":
            first, others = connection.execute(NEXT, {"table": name, "wanted": wanted}).one()
            return sorted(others) if others else range(first, first + wanted)
        last = connection.scalar(LAST, {"table": name}) or 0
        return range(last + 1, last + 1 + wanted)

    def numbered(self, noun: type[Recorded], given: Sequence[Row]) -> list[Row]:
        """The values of new records, with their ids before them."""
        return [(number, *each) for number, each in zip(self.numbers(noun, len(given)), given, strict=True)]

    def write(self, noun: type[Recorded], names: Sequence[str], given: Sequence[Row]) -> None:
        """Write records that have these values, the id among them; their other columns are null."""
        self.later(noun, names, given)
        self.put()

    def later(self, noun: type[Recorded], names: Sequence[str], given: Sequence[Row]) -> None:
        """The same, by `put`: meanwhile they are made."""
        if not given:
            return
        dialect = self.session.connection().dialect.name
        self.begun.append((noun, make(Wanted(dialect, noun, tuple(names), given, self.sealing()))))

    def sealing(self) -> Sealing:
        number = self.now.revision_id(self.session)
        return Sealing(number, self.now.head, self.now.instant, self.session.info.get(LOG_KEY))

    def put(self) -> None:
        """Write what is made, in the order in which it was to be."""
        connection = self.session.connection()
        for noun, made in self.begun:
            records, entries = made()
            put_rows(connection, noun.table(), shape(noun).names, records)
            put_rows(connection, log(), ENTRY, entries)
        self.begun.clear()

    @contextmanager
    def putting(self) -> Iterator[None]:
        """Have PostgreSQL take in what is made while what is inside is done, which must not ask the database. SQLite,
        which is no other process, does so before."""
        if self.session.connection().dialect.name == "sqlite":
            self.put()
            yield
            return
        with ThreadPoolExecutor(1) as thread:
            through = thread.submit(self.put)
            yield
            through.result()


@event.listens_for(Session, "after_soft_rollback")
def forget_words(session: Session, transaction: SessionTransaction) -> None:
    """Words that were put there are there no longer."""
    session.info.pop(WORDS, None)
