"""`factdb query`: a GraphQL document, answered as JSON.

The schema of reading alone answers most documents, and loads in two thirds of the time of the whole.
"""
# ruff: noqa: PLC0415 - see above

import json
import re
from collections.abc import Sequence
from typing import Any

import typer
from graphql import GraphQLError, OperationType
from strawberry.types import ExecutionResult

from factdb.cli.databases import ready
from factdb.cli.files import STDIN, read_text
from factdb.cli.reading import Asking
from factdb.cli.telling import FAILED, say
from factdb.cli.terminal import print_json
from factdb.db import Database
from factdb.errors import BadInput
from factdb.graphql.schema import print_schema as definition
from factdb.settings import read_settings

NEEDS_ALL = re.compile(r"\bmutation\b|\b__(schema|type)\b")  # in what may write, or asks about the schema
LARGEST = 16 * 2**20  # bytes of a document, or of its variables


def query(url: str, text: str, variables: str | None, operation: str | None, compact: bool) -> None:
    """Print the answer. Exits with 1 where it has errors, which are told on stderr too."""
    given = variables_of(variables)
    with ready(url) as database:
        result = answered(database, text, given, operation)
    errors = result.errors or []
    told = {"errors": [error.formatted for error in errors]} if errors else {}
    data = {"data": result.data} if result.data is not None else {}  # what was not executed has none
    print_json(told | data, compact=compact)
    if errors:
        tell(errors)
        raise typer.Exit(FAILED)


def answered(database: Database, text: str, variables: dict[str, Any], operation: str | None) -> ExecutionResult:
    """The answer to a query, or to a mutation of the operator's."""
    if not NEEDS_ALL.search(text):
        return Asking(database).answer(text, variables, operation)
    from factdb.graphql.mutations import Writer, served_schema
    from factdb.graphql.viewer import OPERATOR

    asking = Asking(database, served_schema())
    if asking.reader.operation_type(text, operation) is OperationType.MUTATION:
        writer = Writer(asking.reader, database, second_approval=read_settings().second_approval)
        return writer.write(text, variables, operation, viewer=OPERATOR)
    return asking.answer(text, variables, operation)


def print_schema() -> None:
    """Print the schema, in its definition language."""
    from factdb.graphql.mutations import served_schema

    typer.echo(definition(served_schema()), nl=False)


def text_of(document: str | None, file: str | None) -> str:
    """The document to run: given as such, in a file, or on stdin. Raises BadInput where there is not exactly one."""
    if (document is None) == (file is None):
        raise BadInput(
            "Give a GraphQL document, or --file FILE, or - to read it from stdin.",
            hint="""Such as: factdb query '{ speakers { nodes { id name } } }'""",
        )
    if file is not None:
        return read_text(file, LARGEST)
    assert document is not None
    if "{" not in document and document != STDIN:
        raise BadInput(
            f"{document[:80]!r} is no GraphQL document: it selects nothing.",
            hint="To read one from a file, say --file FILE.",
        )
    return read_text(STDIN, LARGEST) if document == STDIN else document


def variables_of(given: str | None) -> dict[str, Any]:
    """The variables, from JSON or from @FILE. Raises BadInput where they are no JSON object."""
    if given is None:
        return {}
    text = read_text(given[1:], LARGEST) if given.startswith("@") else given
    try:
        variables = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(
            f"--variables: it is no JSON: {error.msg} at line {error.lineno}, column {error.colno}.", hint=EXAMPLE
        ) from None
    if not isinstance(variables, dict):
        raise BadInput("--variables: it must be a JSON object.", hint=EXAMPLE)
    return variables


EXAMPLE = """Such as: --variables '{"id": "claim-5"}', or --variables @variables.json"""


def tell(errors: Sequence[GraphQLError]) -> None:
    for error in errors:
        code = (error.extensions or {}).get("code")
        say(f"{error.message}{place_of(error)}" + (f" [{code}]" if code else ""))


def place_of(error: GraphQLError) -> str:
    """Where in the answer, or else where in the document."""
    if error.path:
        return f" (at {'.'.join(str(step) for step in error.path)})"
    if error.locations:
        return f" (line {error.locations[0].line}, column {error.locations[0].column})"
    return ""
