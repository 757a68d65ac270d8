"""The literals of a document, where GraphQL's own validation leaves something open."""

import re
import sys
from itertools import pairwise
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLError,
    IntValueNode,
    ListValueNode,
    Node,
    ObjectFieldNode,
    VariableDefinitionNode,
    Visitor,
    VisitorAction,
    visit,
)
from graphql.language import BREAK

MOST_DIGITS = sys.int_info.str_digits_check_threshold  # Python can be told to refuse longer ones
LONG = re.compile(rf"\d{{{MOST_DIGITS + 1}}}")


class LongNumbers(Visitor):
    """Collects an error for each integer that is too long."""

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[GraphQLError] = []

    def enter_int_value(self, node: IntValueNode, *_: Any) -> None:
        digits = len(node.value.removeprefix("-"))
        if digits > MOST_DIGITS:
            message = f"The number {node.value[:8]}… has {digits:,} digits; the most that are read are {MOST_DIGITS}."
            self.errors.append(GraphQLError(message, node))


def too_long(ast: DocumentNode, text: str) -> list[GraphQLError]:
    """An error for each integer that is too long: GraphQL's own validation fails on one, or reads `nan`."""
    found = LongNumbers()
    if LONG.search(text):
        visit(ast, found)
    return found.errors


class Search(Visitor):
    """Finds all that encloses a node: the nodes, and by which key each leads on."""

    def __init__(self, wanted: Node) -> None:
        super().__init__()
        self.wanted = wanted
        self.way: list[tuple[Any, str | int]] = []

    def enter(self, node: Node, key: Any, parent: Any, path: Any, ancestors: Any) -> VisitorAction:  # noqa: ARG002
        if node is not self.wanted:
            return None
        self.way = list(zip([*ancestors, parent], path, strict=True))
        return BREAK


def place_of(node: Node, document: DocumentNode) -> list[str | int]:
    """Where a literal stands, from the argument on: `where`, `ids`, 0. That of a variable's default begins `$first`."""
    search = Search(node)
    visit(document, search)
    steps: list[str | int] = []
    for (outer, _), (inner, key) in pairwise([(None, ""), *search.way]):
        if isinstance(inner, ArgumentNode | ObjectFieldNode):
            steps.append(inner.name.value)
        elif isinstance(inner, VariableDefinitionNode):
            steps.append(f"${inner.variable.name.value}")
        elif isinstance(outer, ListValueNode):
            steps.append(key)
    return steps
