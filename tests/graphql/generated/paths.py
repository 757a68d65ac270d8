"""The ways to read. Each gives an answer in the form in which it goes over HTTP."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from factdb.graphql.reading import Reader
from factdb.rules.vocabulary import Role
from tests.graphql.generated.requests import Request

Path = Callable[[Reader, Request, dict[str, Any], Role | None, Connection], str]


def by_executor(reader: Reader, request: Request, variables: dict[str, Any], role: Any, connection: Connection) -> str:
    """Strawberry's executor over the statement's row."""
    result = reader.read(request.text, variables, request.name, role=role, connection=connection)
    errors = {"errors": [error.formatted for error in result.errors]} if result.errors else {}
    return dumped(errors | ({"data": result.data} if result.data is not None else {}))


def by_bytes(reader: Reader, request: Request, variables: dict[str, Any], role: Any, connection: Connection) -> str:
    """The statement's value as it came."""
    body = reader.bytes(request.text, variables, request.name, role=role, connection=connection)
    return body.decode()


PATHS: dict[str, Path] = {"executor": by_executor} | ({"bytes": by_bytes} if hasattr(Reader, "bytes") else {})


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
