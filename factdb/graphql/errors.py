"""Errors as the API tells them: a message, `extensions.code`, and `extensions.path` to the argument at fault."""

import logging
import re
import secrets
from collections.abc import Sequence

from graphql import DocumentNode, GraphQLError

from factdb.errors import FactdbError
from factdb.graphql.compiler.literals import place_of

LOG = logging.getLogger("factdb.graphql")
PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_INPUT = "BAD_USER_INPUT"
INTERNAL = "INTERNAL_SERVER_ERROR"
IN_VARIABLE = re.compile(r"Variable '\$(?P<variable>\w+)' has invalid value(?: at (?P<place>[\w.\[\]]+))?:")
STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def told(
    errors: Sequence[GraphQLError] | None, code: str, document: DocumentNode | None = None
) -> list[GraphQLError] | None:
    """The errors as the caller may see them. `code` is for those of GraphQL itself, at the stage they come from;
    `document` is given where its literals may be at fault."""
    return [tell(error, code, document) for error in errors] if errors else None


def tell(error: GraphQLError, code: str, document: DocumentNode | None = None) -> GraphQLError:
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, FactdbError):
        literal = place_of(error.nodes[0], document) if document and error.nodes else []
        path = [*literal, *place_in_variable(error), *getattr(cause, "path", ())]
        more = getattr(cause, "extensions", {})
        return worded(error, str(cause), {"code": cause.code, **more} | ({"path": path} if path else {}))
    if cause is None or isinstance(cause, GraphQLError):
        return worded(error, error.message, {"code": code, **(error.extensions or {})})
    return masked(error)


def place_in_variable(error: GraphQLError) -> list[str | int]:
    """Where in a variable a bad scalar stands, which graphql-core tells in words alone: `$input`, `about`."""
    found = IN_VARIABLE.match(error.message)
    if found is None:
        return []
    steps = STEP.findall(found["place"] or "")
    return [f"${found['variable']}", *(int(number) if number else name for name, number in steps)]


def masked(error: GraphQLError) -> GraphQLError:
    """An error that is not ours is told by an id alone, under which the log has all of it."""
    number = secrets.token_hex(6)
    LOG.error("internal error %s at %s", number, error.path, exc_info=error.original_error)
    message = f"Something went wrong inside factdb. The server's log has it under {number}."
    return worded(error, message, {"code": INTERNAL, "id": number})


def worded(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
    return GraphQLError(
        message, error.nodes, error.source, error.positions, error.path, error.original_error, extensions
    )
