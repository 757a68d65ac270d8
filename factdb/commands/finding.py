"""What commands look up to decide: records by number, and the values they were given."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET
from factdb.errors import ArgumentError, BadInput, Conflict, NotFound
from factdb.models import MERGES, Recorded, Retractable
from factdb.rules.text import checked_text
from factdb.rules.urls import canonical_url

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646: language, then subtags
IN_BULK = "factdb_in_bulk"  # in a session's info: it writes many records and holds a lock for all of them
LONGEST_NAME = 500  # characters: four bytes each fit an index entry of PostgreSQL (2,704 bytes)

Record = TypeVar("Record", bound=Recorded)


def get(session: Session, noun: type[Record], number: int, argument: str) -> Record:
    """The record with this number, which an argument named. Raises NotFound."""
    found = session.get(noun, number) if 0 < number < 2**31 else None
    if found is None:
        raise NotFound(f"There is no {noun.word}-{number}.", path=(argument,))
    return found


def get_standing(session: Session, noun: type[Record], number: int, argument: str) -> Record:
    """The same, of a record that may be built on: one that was not retracted. The number of a merged record leads to
    the one that survives it. Raises NotFound, Conflict."""
    found = get(session, noun, number, argument)
    found = session.get_one(noun, survivor(session, noun, found.id))
    if isinstance(found, Retractable) and found.retracted_in_id is not None:
        raise Conflict(f"{noun.word}-{found.id} was retracted; nothing new can be tied to it.")
    return found


def survivor(session: Session, noun: type[Recorded], number: int) -> int:
    """The number of the record that this one was merged into, or its own."""
    if noun not in MERGES:
        return number
    merges = MERGES[noun]
    return session.scalar(select(merges.survivor_id).where(merges.record_id == number)) or number


def all_of(session: Session, noun: type[Recorded], numbers: Iterable[int]) -> list[int]:
    """The numbers of these records and of those that were merged into them: what foreign keys may hold."""
    merges, survivors = MERGES[noun], set(numbers)
    merged = session.scalars(select(merges.record_id).where(merges.survivor_id.in_(survivors)))
    return sorted(survivors.union(merged))


def check(session: Session, noun: type[Recorded], number: int | None, argument: str) -> None:
    """That the record exists and stands, where a number is given."""
    if number is not None:
        get_standing(session, noun, number, argument)


def find(session: Session, noun: type[Record], **values: Any) -> Record | None:
    """The one record that stands and has these values in columns that identify it."""
    standing = {"retracted_in_id": None} if issubclass(noun, Retractable) else {}
    return session.scalars(select(noun).filter_by(**values, **standing)).one_or_none()


def serialize(session: Session, *key: object) -> None:
    """Let others who decide by the same key wait until this transaction ends: who comes second finds what the first
    recorded instead of recording it again. SQLite has one writer at a time anyhow. A transaction that writes in bulk
    holds one lock for all, since PostgreSQL keeps a few thousand at most; unique indexes then tell who came second."""
    if session.get_bind().dialect.name == "postgresql" and IN_BULK not in session.info:
        number = int.from_bytes(hashlib.sha256(repr(key).encode()).digest()[:8], signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))


@contextmanager
def inside(*path: str | int) -> Iterator[None]:
    """What is at fault within is at fault at that place of the arguments."""
    try:
        yield
    except ArgumentError as error:
        raise error.under(*path) from error


def change(record: Recorded, **values: Any) -> None:
    """Set what was given; leave what is UNSET. An empty text is none."""
    for name, value in values.items():
        if value is not UNSET:
            clean = language_tag if name == "language" else words_or_none
            setattr(record, name, clean(value, name) if isinstance(value, str) else value)


def address(url: str) -> str:
    """The canonical form of the argument `url`. Raises BadInput."""
    with inside("url"):
        return canonical_url(url)


def words(value: str, argument: str) -> str:
    """A text that must say something, without the blanks around it. Raises BadInput."""
    found = checked_text(value, argument).strip()
    if not found:
        raise BadInput(f"{argument} is empty.", path=(argument,), hint="Give at least one word.")
    return found


def a_name(value: str, argument: str) -> str:
    """A text that records are found by: not empty, and short enough for an index. Raises BadInput."""
    found = words(value, argument)
    if len(found) > LONGEST_NAME:
        said = f"{argument} has {len(found)} characters; names have at most {LONGEST_NAME}."
        raise BadInput(said, path=(argument,), hint="Give a shorter one.")
    return found


def words_or_none(value: str | None, argument: str) -> str | None:
    """A text or nothing; an empty one is nothing. Raises BadInput."""
    return None if value is None else checked_text(value, argument).strip() or None


@lru_cache(1_000)
def language_tag(value: str | None, argument: str = "language") -> str | None:
    """A BCP 47 tag or nothing, its language in lower case. Raises BadInput where the text is no tag."""
    found = words_or_none(value, argument)
    if found is not None and LANGUAGE.fullmatch(found) is None:
        raise BadInput(f"{found[:50]!r} is no language tag.", path=(argument,), hint="Give one such as de or en-GB.")
    if found is None:
        return None
    language, dash, subtags = found.partition("-")
    return language.lower() + dash + subtags


def exactly_one(**given: object) -> None:
    """That just one of the arguments was given. Raises BadInput."""
    if sum(value is not None for value in given.values()) != 1:
        raise BadInput(f"Give exactly one of {' and '.join(given)}.", path=(next(iter(given)),))
