"""Rows of new records: their numbers, their moment, the tables, the log."""

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.orm import Session, SessionTransaction

from factdb.commands.entering import enter_new, entries_of_new, shape
from factdb.commands.recording import writing
from factdb.db.loading import Row, settle, write_rows
from factdb.models import Recorded

WORDS = "factdb_words"  # in a session's info: words that the index's vocabulary has, as far as is known
MOST_WORDS = 200_000  # some 20 MB
NEXT = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :wanted)")
LAST = text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = :table")


class NewRows:
    """New records of the revision that is being written."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = writing(session)
        self.words: set[str] = session.info.setdefault(WORDS, set())
        if len(self.words) > MOST_WORDS:
            self.words.clear()

    def numbers(self, noun: type[Recorded], wanted: int) -> Sequence[int]:
        """Ids that nobody has had, in order. On SQLite nobody else writes until the transaction ends."""
        connection, name = self.session.connection(), noun.table().name
        if not wanted:
            return ()
        settle(connection)
        if connection.dialect.name == "postgresql":
            return sorted(connection.scalars(NEXT, {"table": name, "wanted": wanted}))
        last = connection.scalar(LAST, {"table": name}) or 0
        return range(last + 1, last + 1 + wanted)

    def write(self, noun: type[Recorded], names: Sequence[str], given: Sequence[Row]) -> None:
        """Write records that have these values, the id among them; their other columns are null."""
        if not given:
            return
        connection, now = self.session.connection(), self.now
        if now.number is None:
            settle(connection)
        number = now.revision_id(self.session)
        complete = completing(noun, tuple(names))
        rows = [complete((*row, None, now.instant)) for row in given]
        write_rows(connection, noun.table(), shape(noun).names, rows)
        enter_new(self.session, list(entries_of_new(self.session, number, now.head, noun, now.instant, rows)))


@cache
def completing(noun: type[Recorded], names: tuple[str, ...]) -> Callable[[Row], Any]:
    """What makes of these values, of null and of the moment a row in the order of the noun's shape."""
    place = {name: at for at, name in enumerate((*names, "", "recorded_from"))}
    return itemgetter(*(place.get(name, place[""]) for name in shape(noun).names))


@event.listens_for(Session, "after_soft_rollback")
def forget_words(session: Session, transaction: SessionTransaction) -> None:
    """Words that were put there are there no longer."""
    session.info.pop(WORDS, None)
