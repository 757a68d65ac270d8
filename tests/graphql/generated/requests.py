"""A hypothesis strategy: documents with what is asked of them, in turn: by which viewer, with which variables."""

import re
from dataclasses import dataclass
from typing import Any

from graphql import parse, validate
from hypothesis import strategies as st

from factdb.graphql.viewer import Viewer
from tests.graphql.generated.broken import BEGUN, CYCLE, ENDED, WHOLE
from tests.graphql.generated.operations import MARKED, Operation
from tests.graphql.generated.reference import SCHEMA
from tests.graphql.generated.rights import VIEWERS
from tests.graphql.generated.rows import World

NAME = "Q"


@dataclass(frozen=True)
class Request:
    """A document, the operation that is chosen of it, and the turns it is asked in. One that is broken is refused."""

    text: str
    name: str | None
    variables: list[dict[str, Any]]
    viewers: list[Viewer]
    broken: bool = False

    @property
    def turns(self) -> list[tuple[int, Viewer]]:
        """A kept plan must serve its own viewer and variables alone: so others come in between, then the same again."""
        first, other = self.viewers[0], self.viewers[-1]
        last = len(self.variables) - 1
        return [(0, first)] if self.broken else [(0, first), (last, other), (0, first), (last, first)]


def with_fewest_aliases(text: str) -> str:
    """Aliases are left out where the document is valid without."""
    bare = MARKED.sub("", text)
    return bare if not validate(SCHEMA, parse(bare)) else MARKED.sub(r"\1", text)


def other_operations(operation: Operation) -> tuple[str, str]:
    """What stands before and after the operation in its document."""
    if not operation.chance(12):
        return "", ""
    other = Operation(operation.draw, operation.count, world=operation.world)
    body = other.body()
    return (f"{other.head_of('Other')}{body} ", "") if operation.chance(50) else ("", "query Last { __typename }")


def broken(operation: Operation, text: str) -> str:
    kind = operation.pick(["begun", "ended", "whole", "cut"])
    if kind == "begun":
        selection = operation.pick(BEGUN)
        return text.replace("{", "{ " + selection + " ", 1) + (CYCLE if "Cycle" in selection else "")
    if kind == "cut":
        return text[: operation.pick(range(1, len(text)))].rstrip("} ")
    return f"{text} {operation.pick(ENDED)}" if kind == "ended" else str(operation.pick(WHOLE))


@st.composite
def requests(draw: Any, world: World) -> Request:
    operation = Operation(draw, world=world)
    body = operation.body()
    before, after = other_operations(operation)
    head = operation.head_of(NAME)
    text = with_fewest_aliases(f"{before}{head}{body}{after}")
    several = bool(before or after)
    name = NAME if several or operation.chance(50) else None
    if not several and name is None and operation.chance(50):
        text = re.sub(rf"^query {NAME} ?", "" if not operation.variables else "query ", text)
    variables = [operation.given() for _ in range(2 if operation.variables else 1)]
    viewers = [operation.pick(VIEWERS), operation.pick(VIEWERS)]
    if operation.chance(5):
        return Request(broken(operation, text), name, variables[:1], viewers[:1], broken=True)
    if operation.chance(2):  # no such operation, or several and none chosen
        return Request(text, None if several else "Nope", variables[:1], viewers[:1], broken=True)
    return Request(text, name, variables, viewers)
