"""Entering what was written into the log: salted digests, each bound to the one before it of the same record.

The entries of a revision are written at its end, by one statement; what is changed or removed costs one more for each
noun, to find what it is bound to.
"""

import datetime as dt
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from sqlalchemy import Float, func, insert, inspect, select
from sqlalchemy.orm import Session

from factdb.db import LOG_KEY
from factdb.models import Recorded, Revision, RevisionRecord
from factdb.rules.digests import Entry, Shape, Wrote, link_of, moment, reason_digest, shape_of, version_of
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import Operation

SALT = 16  # bytes
Key = tuple[str, int]  # a record: the word of its id, and its number


class Writer(Protocol):
    """Who writes, and why."""

    @property
    def account_id(self) -> int | None: ...

    @property
    def reason(self) -> str | None: ...


@dataclass(frozen=True)
class Noted:
    """An entry before it is bound to others, and the salt of its digest."""

    operation: Operation
    entry: Entry
    salt: str

    @property
    def key(self) -> Key:
        return self.entry.noun, self.entry.record_id


def new_salt() -> str:
    return secrets.token_hex(SALT)


def noted(operation: Operation, noun: str, number: int, version: dt.datetime, values: Mapping[str, Any]) -> Noted:
    """What the log is to say of a version with these values."""
    salt = new_salt()
    found = version_of(salt, values)
    return Noted(operation, Entry(noun, number, version, operation.name, found.digest, found.marks), salt)


@cache
def stored(noun: type[Recorded]) -> list[tuple[str, str, bool]]:
    """The columns that are digested, all but those that the database derives: the attribute of each, its name, and
    whether it is a real number."""
    found = [(each.key, each.columns[0]) for each in inspect(noun).column_attrs]
    return [(key, col.name, isinstance(col.type, Float)) for key, col in found if col.computed is None]


def values_of(record: Recorded) -> dict[str, Any]:
    """The values of a version by the names of their columns, as they are read back."""
    found = {name: getattr(record, key) for key, name, _ in stored(type(record))}
    reals = [name for _, name, real in stored(type(record)) if real and found[name] is not None]
    return found | {name: float(found[name]) for name in reals}


def begin(session: Session, instant: dt.datetime, action: str, writer: Writer) -> tuple[int, bytes]:
    """Write the row of a revision. Its number, and its header."""
    salt = None if writer.reason is None else new_salt()
    wrote = Wrote(instant, writer.account_id, action, reason_digest(salt, writer.reason))
    row = {**vars(wrote), "reason": writer.reason, "reason_salt": salt, "marks": wrote.marks}
    number = session.connection().execute(insert(Revision).returning(Revision.id), row).scalar_one()
    return number, wrote.header(number)


def enter(session: Session, number: int, head: bytes, entries: Sequence[Noted]) -> None:
    """Write the entries of a revision, in order."""
    key: LogKey | None = session.info.get(LOG_KEY)
    links = links_before(session, {each.key for each in entries if each.operation is not Operation.CREATED})
    rows = []
    for each in entries:
        links[each.key] = link = each.entry.link(head, links.get(each.key))
        rows.append(row_of(each, number) | {"link": link, "seal": key.seal(link) if key else None})
    session.connection().execute(insert(RevisionRecord), rows)


ENTRY = (
    *("revision_id", "noun", "record_id", "operation", "version"),
    *("salt", "digest", "marks", "link", "seal"),
)
LogRow = tuple[Any, ...]  # an entry by these columns


def shape(noun: type[Recorded]) -> Shape:
    """What is digested of a noun's rows."""
    return shape_of(frozenset(name for _, name, _ in stored(noun)))


@dataclass(frozen=True)
class Sealing:
    """What all entries of a revision have in common: its number, header and moment, and the key of the log."""

    number: int
    head: bytes
    instant: dt.datetime
    key: LogKey | None


def entries_of_new(sealing: Sealing, noun: type[Recorded], rows: Sequence[LogRow]) -> Iterator[LogRow]:
    """What the log says of new records by the columns of ENTRY, as `noted` and `enter` would have it, without an object
    for each. `rows` have the values of the noun's shape, in its order."""
    own, word, operation = shape(noun).names.index("id"), noun.word, Operation.CREATED.name
    said, at = sealing.head.hex(), moment(sealing.instant)
    random = os.urandom(SALT * len(rows)).hex()
    salts = [random[place : place + 2 * SALT] for place in range(0, len(random), 2 * SALT)]
    versions = shape(noun).versions(map(str.encode, salts), rows)
    for row, salt, found in zip(rows, salts, versions, strict=True):
        link = link_of(said, word, row[own], at, operation, found.digest, found.marks.hex(), None)
        seal = sealing.key.seal(link) if sealing.key else None
        yield sealing.number, word, row[own], operation, sealing.instant, salt, found.digest, found.marks, link, seal


def row_of(each: Noted, number: int) -> dict[str, Any]:
    entry = each.entry
    what = {"noun": entry.noun, "record_id": entry.record_id, "operation": each.operation, "version": entry.version}
    return {"revision_id": number, **what, "salt": each.salt, "digest": entry.digest, "marks": entry.marks}


def links_before(session: Session, records: Iterable[Key]) -> dict[Key, bytes | None]:
    """The links of the last entries of records; null where those are from before the log was sealed."""
    by_noun: dict[str, list[int]] = {}
    for noun, number in records:
        by_noun.setdefault(noun, []).append(number)
    found: dict[Key, bytes | None] = {}
    for noun, numbers in by_noun.items():
        for at in range(0, len(numbers), AT_ONCE):
            found |= links_of(session, noun, numbers[at : at + AT_ONCE])
    return found


AT_ONCE = 500  # records of one statement


def links_of(session: Session, noun: str, numbers: Sequence[int]) -> dict[Key, bytes | None]:
    log = RevisionRecord.__table__
    these = (log.c.noun == noun, log.c.record_id.in_(numbers))
    last = select(func.max(log.c.id)).where(*these).group_by(log.c.record_id)
    rows = session.connection().execute(select(log.c.record_id, log.c.link).where(log.c.id.in_(last)))
    return {(noun, number): link for number, link in rows}
