"""Numbers in a document that are too long to be read."""

import re
import sys
from typing import Any

from graphql import DocumentNode, GraphQLError, IntValueNode, Visitor, visit

MOST_DIGITS = sys.int_info.str_digits_check_threshold  # Python can be told to refuse longer ones
LONG = re.compile(rf"\d{{{MOST_DIGITS + 1}}}")


class LongNumbers(Visitor):
    """Collects an error for each."""

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
