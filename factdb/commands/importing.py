"""Taking in what other systems' files give, a batch of records at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import Annotated, Any

from sqlalchemy.orm import Session

from factdb.commands.bulk.planning import QuotePlan, Ready, ready, unplanned
from factdb.commands.bulk.quotes import take_quotes
from factdb.commands.finding import IN_BULK, get, serialize
from factdb.commands.plain import is_plain, take_plain
from factdb.commands.recording import Actor, command, part, writing
from factdb.commands.taking import take
from factdb.errors import BadInput, Conflict, NotFound
from factdb.formats.given import Given, Refused
from factdb.models import Import


@dataclass(frozen=True)
class Origin:
    """Where records come from: the file's name without its folders, its digest, the format, and what read it."""

    file_name: str
    file_digest: str
    format: str
    importer: str


@dataclass
class Tally:
    """What came of a file's records so far, and the number of its import once anything was written."""

    imported: int = 0
    known: int = 0
    refused: int = 0
    import_id: int | None = None


@dataclass
class Taken:
    """What came of a batch."""

    tally: Tally
    refused: list[Refused] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Places, and what to know of the records there."""


@command
def import_records(
    session: Session,
    actor: Actor,
    *,
    origin: Annotated[Origin, "The file."],
    records: Annotated[Sequence[Ready], "A batch of its records."],
    so_far: Annotated[Tally, "What came of those before."],
) -> Taken:
    """Record what a batch gives, all of it in one revision, to which the import itself belongs. What is known is left
    as it is; what cannot be recorded is told, and the rest of the batch stands."""
    done = Taken(Tally(so_far.imported, so_far.known, so_far.refused, so_far.import_id))
    with in_bulk(session):
        came = take_all(session, actor, records)
    for record, result in zip(records, came, strict=True):
        count(record, result, done)
    if writing(session).number is not None or done.tally.import_id is not None:
        done.tally.import_id = noted(session, actor, origin, done.tally)
    return done


@contextmanager
def in_bulk(session: Session) -> Iterator[None]:
    """One import at a time, which then needs no other lock."""
    serialize(session, Import.word)
    session.info[IN_BULK] = True
    try:
        yield
    finally:
        del session.info[IN_BULK]


Result = tuple[bool, tuple[str, ...]] | Refused
"""Whether it brought something new, and what to know of it; or why it was not taken."""


def take_all(session: Session, actor: Actor, records: Sequence[Ready]) -> list[Result]:
    """Take the batch in runs of records of one sort, or, where one of a run cannot be taken, each of it by itself."""
    found: list[Result] = []
    for sort, run in groupby(map(ready, records), sort_of):
        found += take_run(session, actor, sort, list(run))
    return found


class Sort(Enum):
    """By what a record can be taken together with others."""

    QUOTE = "Quotes with their speakers and sources."
    CLAIM = "Claims that have an id and nothing else."
    OTHER = "Whatever takes the nouns' commands."


def sort_of(record: Ready) -> Sort:
    if isinstance(record, QuotePlan):
        return Sort.QUOTE
    return Sort.CLAIM if isinstance(record, Given) and is_plain(record.what) else Sort.OTHER


def take_run(session: Session, actor: Actor, sort: Sort, records: list[Any]) -> Sequence[Result]:
    try:
        with attempt(session):
            if sort is Sort.QUOTE:
                return take_quotes(session, records)
            if sort is Sort.CLAIM:
                return [(is_new, ()) for is_new in take_plain(session, [record.what for record in records])]
            return [taken(session, actor, record) for record in records]
    except (BadInput, NotFound, Conflict):
        return [taken_or_refused(session, actor, record) for record in records]


def taken(session: Session, actor: Actor, record: Ready) -> Result:
    if isinstance(record, Refused):
        return record
    if isinstance(record, QuotePlan):
        record = unplanned(record)
    before = len(writing(session).own)
    notes = take(session, actor, record.what)
    session.flush()
    return len(writing(session).own) > before, (*record.notes, *notes)


def taken_or_refused(session: Session, actor: Actor, record: Ready) -> Result:
    try:
        with attempt(session):
            return taken(session, actor, record)
    except (BadInput, NotFound) as error:
        where = str(error.path[0]) if error.path else "record"
        return Refused(record.place, f"{where} cannot be taken", str(error))
    except Conflict as error:
        return Refused(record.place, "conflict with what is known", str(error))


@contextmanager
def attempt(session: Session) -> Iterator[None]:
    """What is written inside stands or falls together, with what the revision knows of it. Raises Conflict where
    somebody else recorded the same meanwhile."""
    with part(session):
        yield
        session.flush()


def count(record: Ready, result: Result, done: Taken) -> None:
    if isinstance(result, Refused):
        done.refused.append(result)
        done.tally.refused += 1
        return
    is_new, notes = result
    done.tally.imported += is_new
    done.tally.known += not is_new
    if is_new:
        done.notes += [(record.place, note) for note in notes]


def noted(session: Session, actor: Actor, origin: Origin, tally: Tally) -> int:
    """The number of the import, which this revision makes or counts up."""
    counts = {"imported": tally.imported, "known": tally.known, "refused": tally.refused}
    if tally.import_id is None:
        made = Import(**vars(origin), **counts, account_id=actor.account_id)
        session.add(made)
        session.flush()
        return made.id
    found = get(session, Import, tally.import_id, "import_id")
    for name, value in counts.items():
        setattr(found, name, value)
    return found.id
