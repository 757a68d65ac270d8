"""How every write is recorded: one revision a command, old versions into history, an entry in the log for each new one.

A command is a function `(session, actor, *, …) -> record` under `@command`. It selects what it needs to decide, changes
records and flushes; the caller owns the transaction. A command that calls another writes one revision with it.
"""

import datetime as dt
import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import event, insert, literal, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.exc import StaleDataError

from factdb.commands.entering import Noted, begin, enter, noted, values_of
from factdb.errors import Conflict
from factdb.models import Recorded
from factdb.models.columns import Instant
from factdb.rules.vocabulary import Operation
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
    """The revision that is being written. Its row comes with its first record, what the log says of its records at its
    end: a command that changes nothing leaves none."""

    actor: Actor
    action: str
    number: int | None = None
    head: bytes = b""
    own: set[Recorded] = field(default_factory=set)  # what this revision wrote already
    removed: dict[Recorded, dt.datetime] = field(default_factory=dict)
    entries: list[Noted] = field(default_factory=list)

    @cached_property
    def instant(self) -> dt.datetime:
        """The moment of the revision: that of its first record. On SQLite no other writer can then be between it and
        the commit; on PostgreSQL one may be, for as long as the rest of the transaction takes."""
        return dt.datetime.now(dt.UTC)

    def revision_id(self, session: Session) -> int:
        if self.number is None:
            self.number, self.head = begin(session, self.instant, self.action, self.actor)
        return self.number

    def note(self, operation: Operation, record: Recorded) -> None:
        """What the log is to say of a record that was just written."""
        if operation is Operation.REMOVED:
            self.entries.append(noted(operation, record.word, record.id, self.removed[record], {}))
        else:
            values = values_of(record)
            self.entries.append(noted(operation, record.word, record.id, record.recorded_from, values))


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
        with races_told(), session.begin_nested():
            session.info[WRITING] = now = Writing(actor, action)
            yield
            session.flush()
            if now.entries:
                enter(session, now.revision_id(session), now.head, now.entries)
    finally:
        session.info.pop(WRITING, None)


@contextmanager
def part(session: Session) -> Iterator[None]:
    """A part of a revision that may fail by itself: what it wrote is undone then, and the rest stands."""
    now = writing(session)
    before = {each.name: copy(getattr(now, each.name)) for each in fields(now)}
    try:
        with races_told(), session.begin_nested():
            yield
    except BaseException:
        for name, value in before.items():
            setattr(now, name, value)
        raise


@contextmanager
def races_told() -> Iterator[None]:
    """Where somebody else wrote the same meanwhile, that is a Conflict."""
    try:
        yield
    except StaleDataError as error:
        raise changed_meanwhile() from error
    except IntegrityError as error:
        raise lost_race(error) from error


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
    session.connection()  # SQLite waits here for others that write: the moment is to be that of after it
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
    if record in session.deleted:
        now.removed[record] = moment
    else:
        record.recorded_from = moment


def move_to_history(session: Session, record: Recorded, until: dt.datetime) -> None:
    """Copy the row as the database has it, so that nothing depends on what the session happens to have loaded. It is
    locked: whoever erases it meanwhile must not leave its content in the copy."""
    table = record.table()
    version = select(*table.columns, literal(until, Instant())).where(table.c.id == record.id).with_for_update()
    columns = [column.name for column in table.columns]
    session.connection().execute(insert(record.history()).from_select([*columns, "recorded_to"], version))


@event.listens_for(Session, "do_orm_execute")
def refuse_bulk_changes(state: ORMExecuteState) -> None:
    """An UPDATE or DELETE of many rows at once would pass history by. That is a fault of ours."""
    if (state.is_update or state.is_delete) and state.bind_mapper and issubclass(state.bind_mapper.class_, Recorded):
        raise RuntimeError("Records are changed one by one, so that their old versions are kept.")


@event.listens_for(Session, "after_flush")
def note_versions(session: Session, context: UOWTransaction) -> None:
    """Note what was written, for the log of the revision, whose row comes with the first of it."""
    done = [(Operation.CREATED, session.new), (Operation.CHANGED, session.dirty), (Operation.REMOVED, session.deleted)]
    for operation, records in done:
        for record in records:
            if isinstance(record, Recorded) and (operation is not Operation.CHANGED or session.is_modified(record)):
                now = writing(session)
                now.revision_id(session)
                now.note(operation, record)
