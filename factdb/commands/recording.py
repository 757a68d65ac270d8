"""How every write is recorded: one revision a command, old versions into history, a digest of each new one.

A command is a function `(session, actor, *, …) -> record` under `@command`. It selects what it needs to decide, changes
records and flushes; the caller owns the transaction. A command that calls another writes one revision with it.
"""

import datetime as dt
import functools
import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Float, event, insert, inspect, literal, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.exc import StaleDataError

from factdb.errors import Conflict
from factdb.models import Recorded, Revision, RevisionRecord
from factdb.models.columns import Instant
from factdb.rules.vocabulary import Operation, Vocabulary
from factdb.search.keeping import keep_index

P = ParamSpec("P")
R = TypeVar("R")

WRITING = "factdb_writing"
UNIQUE_VIOLATION = "23505"  # SQLSTATE
TICK = dt.timedelta(microseconds=1)


@dataclass(frozen=True)
class Actor:
    """Who writes, and why: an account, or factdb itself where there is none."""

    account_id: int | None
    reason: str | None = None

    def because(self, reason: str | None) -> "Actor":
        """The same with the reason for what comes next."""
        return replace(self, reason=reason)


SYSTEM = Actor(None)


@dataclass
class Writing:
    """The revision that is being written. Its row comes with its first record: a command that changes nothing leaves
    none."""

    actor: Actor
    action: str
    number: int | None = None
    own: set[Recorded] = field(default_factory=set)  # what this revision wrote already

    @cached_property
    def instant(self) -> dt.datetime:
        """The moment of the revision: that of its first record. On SQLite no other writer can then be between it and
        the commit; on PostgreSQL one may be, for as long as the rest of the transaction takes."""
        return dt.datetime.now(dt.UTC)

    def revision_id(self, session: Session) -> int:
        if self.number is None:
            who = {"account_id": self.actor.account_id, "reason": self.actor.reason}
            row = {"recorded": self.instant, "action": self.action, **who}
            self.number = session.connection().execute(insert(Revision).returning(Revision.id), row).scalar_one()
        return self.number


keep_index(Session)

COMMANDS: dict[str, Callable[..., Any]] = {}
"""Every command by its name."""

AHEAD: dict[str, Callable[..., object]] = {}
"""What a command can work out from its arguments alone, by its name: pure, and remembered for the command itself. Who
calls a command calls this before the transaction begins, so that others need not wait for it to write."""


def work_ahead(name: str, arguments: Mapping[str, Any]) -> None:
    """Let a command that takes long do what it can before its transaction begins. Raises what the command would."""
    if name in AHEAD:
        AHEAD[name](**arguments)


def command(function: Callable[Concatenate[Session, Actor, P], R]) -> Callable[Concatenate[Session, Actor, P], R]:
    """A write: what the function changes is one revision by the actor. Raises Conflict where somebody else changed one
    of the records meanwhile."""

    @functools.wraps(function)
    def run(session: Session, actor: Actor, /, *args: P.args, **given: P.kwargs) -> R:
        with revision(session, actor, function.__name__):
            result = function(session, actor, *args, **given)
            session.flush()
            return result

    COMMANDS[function.__name__] = run
    return run


@contextmanager
def revision(session: Session, actor: Actor, action: str) -> Iterator[None]:
    """What is flushed inside is one revision, written whole or not at all. Inside another one it is part of that."""
    if WRITING in session.info:
        yield
        return
    try:
        with session.begin_nested():
            session.info[WRITING] = Writing(actor, action)
            yield
    except StaleDataError as error:
        raise changed_meanwhile() from error
    except IntegrityError as error:
        raise lost_race(error) from error
    finally:
        session.info.pop(WRITING, None)


def lost_race(error: IntegrityError) -> Exception:
    """What it means that a value which identifies a record, or a version, is taken; any other fault as it is."""
    if getattr(error.orig, "sqlstate", None) != UNIQUE_VIOLATION and "UNIQUE constraint" not in str(error.orig):
        return error
    if "_history" in str(error.orig):
        return changed_meanwhile()
    return Conflict("Somebody else recorded the same meanwhile.", hint="Try again: it is known now.")


def changed_meanwhile() -> Conflict:
    return Conflict("Somebody else changed the record meanwhile.", hint="Read it again and decide anew.")


def writing(session: Session) -> Writing:
    """The revision being written. A record written outside a command is a fault of ours."""
    found: Writing | None = session.info.get(WRITING)
    if found is None:
        raise RuntimeError("Records are written by commands alone.")
    return found


@event.listens_for(Session, "before_flush")
def keep_old_versions(session: Session, context: UOWTransaction, instances: object) -> None:
    """Stamp what is new or changed; move what it replaces, or what is removed, into history."""
    for record in [*session.new, *session.dirty, *session.deleted]:
        if isinstance(record, Recorded) and (record not in session.dirty or session.is_modified(record)):
            stamp(session, writing(session), record)


def stamp(session: Session, now: Writing, record: Recorded) -> None:
    if record not in session.new and record not in now.own:
        moment = max(now.instant, record.recorded_from + TICK)  # a clock set back must not make time run backwards
        move_to_history(session, record, moment)
    else:
        moment = record.recorded_from if record in now.own else now.instant
    now.own.add(record)
    if record not in session.deleted:
        record.recorded_from = moment


def move_to_history(session: Session, record: Recorded, until: dt.datetime) -> None:
    """Copy the row as the database has it, so that nothing depends on what the session happens to have loaded."""
    table = record.table()
    version = select(*table.columns, literal(until, Instant())).where(table.c.id == record.id)
    columns = [column.name for column in table.columns]
    session.connection().execute(insert(record.history()).from_select([*columns, "recorded_to"], version))


@event.listens_for(Session, "do_orm_execute")
def refuse_bulk_changes(state: ORMExecuteState) -> None:
    """An UPDATE or DELETE of many rows at once would pass history by. That is a fault of ours."""
    if (state.is_update or state.is_delete) and state.bind_mapper and issubclass(state.bind_mapper.class_, Recorded):
        raise RuntimeError("Records are changed one by one, so that their old versions are kept.")


@event.listens_for(Session, "after_flush")
def log_versions(session: Session, context: UOWTransaction) -> None:
    """Enter what was written into the log of the revision."""
    done = [(Operation.CREATED, session.new), (Operation.CHANGED, session.dirty), (Operation.REMOVED, session.deleted)]
    written = [
        (operation, record)
        for operation, records in done
        for record in records
        if isinstance(record, Recorded) and (operation is not Operation.CHANGED or session.is_modified(record))
    ]
    if written:
        number = writing(session).revision_id(session)
        rows = [log_entry(number, operation, record) for operation, record in written]
        session.connection().execute(insert(RevisionRecord), rows)


def log_entry(number: int, operation: Operation, record: Recorded) -> dict[str, Any]:
    salt = secrets.token_hex(16)
    entry = {"revision_id": number, "noun": record.word, "record_id": record.id, "operation": operation}
    return {**entry, "salt": salt, "digest": version_digest(salt, record)}


def version_digest(salt: str, record: Recorded) -> str:
    """`sha256:` and the hex digest of the salt and the version's columns as canonical JSON: keys sorted, no blanks,
    days and moments (UTC) in ISO 8601, words by name, bytes by their own digest; without what the database derives."""
    attributes = inspect(record).mapper.column_attrs
    stored = [attribute for attribute in attributes if attribute.columns[0].computed is None]
    values = {attribute.columns[0].name: getattr(record, attribute.key) for attribute in stored}
    values |= {name: float(value) for name, value in values.items() if is_real(record, name) and value is not None}
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=canonical_value)
    return f"sha256:{hashlib.sha256((salt + canonical).encode()).hexdigest()}"


def is_real(record: Recorded, column: str) -> bool:
    return isinstance(record.table().c[column].type, Float)


def canonical_value(value: Any) -> str:
    if isinstance(value, Vocabulary):
        return value.name
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return str(value.isoformat())
