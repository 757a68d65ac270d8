"""Running a command for a mutation: one transaction each, in which its payload is read."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from strawberry import Info
from strawberry.types import ExecutionResult
from strawberry.utils.str_converters import to_camel_case

from factdb.commands.accounts import operator
from factdb.commands.approving import SECOND_APPROVAL
from factdb.commands.recording import Actor, revision, work_ahead, writing
from factdb.db import Database
from factdb.errors import BadInput, Conflict, DatabaseUnusable, FactdbError, NotFound
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.mutations.payloads import Payload, secret_key
from factdb.graphql.mutations.wording import in_camel_case
from factdb.graphql.reading import Data, Reader, Viewing
from factdb.graphql.viewer import ANONYMOUS, Viewer

Command = Callable[..., Any]
COLLISIONS = ("40001", "40P01")  # SQLSTATE: serialization failure, deadlock
TRIES = 3


class Writer:
    """Executes mutations on a database. Safe to use from several threads. With `second_approval` no verdict comes in
    force by its author alone."""

    def __init__(self, reader: Reader, database: Database, *, second_approval: bool = False) -> None:
        self.reader, self.database, self.second_approval = reader, database, second_approval
        self.lock = Lock()
        self.known_operator: Actor | None = None

    def write(
        self, text: str, variables: Variables | None = None, name: str | None = None, *, viewer: Viewer
    ) -> ExecutionResult:
        """Execute a document's mutation as this viewer. It blocks; asynchronous callers run it in a worker thread."""
        viewing = Writing(viewer.role, viewer.account_id, viewer=viewer, writer=self)
        return self.reader.write(text, variables, name, viewing=viewing)

    def actor(self, viewer: Viewer) -> Actor:
        """Who writes: the viewer's account, or the operator's, which is set up at the first write."""
        return self.operator() if viewer.account_id is None else Actor(viewer.account_id)

    def operator(self) -> Actor:
        with self.lock:
            if self.known_operator is None:
                self.known_operator = self.ensured()
            return self.known_operator

    def ensured(self) -> Actor:
        try:
            with self.database.writing() as session:
                return operator(session)
        except Conflict:  # another process set it up just now
            with self.database.writing() as session:
                return operator(session)


@dataclass
class Writing(Viewing):
    """The context of a mutation's execution."""

    viewer: Viewer = ANONYMOUS
    writer: Writer | None = None


@dataclass(frozen=True)
class Task:
    """What one mutation runs: its command with its arguments, why, and what it answers. `parameters` are the names of
    all arguments that the command takes. `secrets` are fields of the payload that the database must not see."""

    name: str
    command: Command
    parameters: Collection[str]
    arguments: Mapping[str, Any]
    reason: str | None
    payload: Payload
    secrets: Mapping[str, str] = field(default_factory=dict)


def perform(info: Info[Writing, None], task: Task) -> Data:
    """Run a command and read the payload, in a transaction of their own; anew where another one was in its way."""
    writer = info.context.writer
    assert writer is not None
    for _ in range(TRIES - 1):
        try:
            return attempt(info, writer, task)
        except DatabaseUnusable as error:
            if not collided(error):
                raise
    return attempt(info, writer, task)


def attempt(info: Info[Writing, None], writer: Writer, task: Task) -> Data:
    actor = writer.actor(info.context.viewer).because(task.reason)
    with writer.database.writing() as session:
        session.info[SECOND_APPROVAL] = writer.second_approval
        records = run(session, actor, task)
        data = writer.reader.payload(info, task.payload.name, records, session.connection())
        refuse_unreadable(info)
        return data | {secret_key(name): value for name, value in task.secrets.items()}


def collided(error: DatabaseUnusable) -> bool:
    """Whether the database ended the transaction in favour of another one: trying again may succeed."""
    cause = error.__cause__
    return isinstance(cause, DBAPIError) and getattr(cause.orig, "sqlstate", None) in COLLISIONS


def run(session: Session, actor: Actor, task: Task) -> dict[str, Any]:
    """The sources of the payload's fields, after the command."""
    try:
        work_ahead(task.name, task.arguments)
        with revision(session, actor, task.name):
            returned = task.command(session, actor, **task.arguments)
            session.flush()
            number = writing(session).number
    except FactdbError as error:
        raise in_words_of_the_api(error, task.parameters) from error
    return task.payload.records(returned) | {"revision": number}


def refuse_unreadable(info: Info[Writing, None]) -> None:
    """A payload that cannot be read as it is asked for undoes the write: whoever is told an error would write again."""
    here = tuple(key for key in info.path.as_list() if isinstance(key, str))
    for path, error in info.context.errors.items():
        if path[: len(here)] == here:
            raise error


def in_words_of_the_api(error: FactdbError, parameters: Collection[str]) -> FactdbError:
    """The error of a command as its mutation's caller may understand it: arguments by their names in the API, and the
    path from the mutation's argument on, as far as it leads somewhere."""

    def renamed(text: str) -> str:
        return in_camel_case(text, parameters)

    hint = renamed(error.hint) if error.hint else None
    if not isinstance(error, BadInput | NotFound):
        return type(error)(renamed(error.message), hint=hint)
    path = error.path if error.path and error.path[0] in parameters else ()
    steps = [to_camel_case(step) if isinstance(step, str) else step for step in path]
    return type(error)(renamed(error.message), path=("input", *steps) if error.path else (), hint=hint)
