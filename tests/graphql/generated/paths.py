"""The ways to read. Each gives an answer in the form in which it goes over HTTP."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from factdb.db import Database
from factdb.db.statements import Statements, statements_of
from factdb.graphql.compiler.plans import Refused
from factdb.graphql.reading import Reader
from factdb.graphql.viewer import Viewer
from tests.graphql.generated.requests import Request


@dataclass(frozen=True)
class Ways:
    """What the paths need: the reader, and how a server runs statements."""

    reader: Reader
    statements: Statements
    loop: asyncio.Runner

    def executor(self, request: Request, variables: Any, viewer: Viewer, connection: Connection) -> str:
        """Strawberry's executor over the statement's row."""
        result = self.reader.read(request.text, variables, request.name, **seen_by(viewer), connection=connection)
        errors = {"errors": [error.formatted for error in result.errors]} if result.errors else {}
        return dumped(errors | ({"data": result.data} if result.data is not None else {}))

    def bytes(self, request: Request, variables: Any, viewer: Viewer, connection: Connection) -> str:
        """The statement's value as it came, by the engine's driver."""
        return self.reader.bytes(
            request.text, variables, request.name, **seen_by(viewer), connection=connection
        ).decode()

    def server(self, request: Request, variables: Any, viewer: Viewer, connection: Connection) -> str:
        """The same by the driver of a server, and as it goes about it: by the kept plan, or else by a new one."""
        given = (request.text, variables, request.name)
        dialect = self.statements.dialect
        bound = self.reader.kept(*given, viewer=viewer, dialect=dialect)
        with suppress(Refused):
            bound = bound or self.reader.bound(*given, viewer=viewer, dialect=dialect)
        if bound is None:
            return self.executor(request, variables, viewer, connection)
        return self.loop.run(self.statements.fetch(bound.plan.sql, bound.values)).decode()


Path = Callable[[Ways, Request, Any, Viewer, Connection], str]
PATHS: dict[str, Path] = {"executor": Ways.executor, "bytes": Ways.bytes, "server": Ways.server}


def seen_by(viewer: Viewer) -> dict[str, Any]:
    return {"role": viewer.role, "account": viewer.account_id}


@contextmanager
def ways_of(database: Database, reader: Reader) -> Iterator[Ways]:
    with asyncio.Runner() as loop:
        statements = statements_of(database, 1)
        loop.run(statements.open())
        try:
            yield Ways(reader, statements, loop)
        finally:
            loop.run(statements.close())


@dataclass(frozen=True)
class Answer:
    """What an answer says. `data` and `errors` are compact JSON with the keys in their order."""

    data: str
    errors: str
    faults: list[tuple[Any, Any]]  # the path and the code of each error


def read(body: str) -> Answer:
    """An answer from its JSON, which may be spaced and escaped in any way but must be JSON, each key once."""
    content = json.loads(body, object_pairs_hook=once, parse_constant=refused)
    assert content.keys() <= {"data", "errors"}, content.keys()
    assert content.get("errors") != [], "errors must not be empty"
    errors = content.get("errors", [])
    faults = [(error.get("path"), error["extensions"]["code"]) for error in errors]
    return Answer(dumped(content.get("data")), dumped(errors), faults)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    assert len(found) == len(pairs), f"a key occurs twice among {[name for name, _ in pairs]}"
    return found


def refused(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
