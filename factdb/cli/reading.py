"""Reading by GraphQL, as the operator of this machine: the documents of this folder, and anybody's."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from strawberry.types import ExecutionResult

from factdb.db import Database
from factdb.errors import FactdbError
from factdb.graphql.limits import UNLIMITED
from factdb.graphql.reading import Reader
from factdb.graphql.schema import Schema, make_schema
from factdb.rules.vocabulary import Role


@cache
def schema_for_reading() -> Schema:
    """The schema without mutations, which takes half the time to make."""
    return make_schema()


class Asking:
    """Asks a database, always with the operator's rights. The schema is that of reading alone, unless told."""

    def __init__(self, database: Database, schema: Schema | None = None) -> None:
        self.database = database
        self.reader = Reader(schema or schema_for_reading(), limits=UNLIMITED)

    def answer(self, text: str, variables: Mapping[str, Any], operation: str | None = None) -> ExecutionResult:
        """The answer to a query."""
        with self.database.reading() as connection:
            return self.reader.read(text, dict(variables), operation, role=Role.ADMIN, connection=connection)

    def document(self, name: str, **variables: Any) -> dict[str, Any]:
        """The data that one of our own documents reads."""
        result = self.answer(document(name), variables)
        if result.errors:
            raise FactdbError(f"Reading back failed: {result.errors[0].message}")
        return result.data or {}


def document(name: str) -> str:
    return resources.files("factdb.cli").joinpath("documents", f"{name}.graphql").read_text(encoding="utf-8")


def ingested(asking: Asking, snapshot: str) -> dict[str, Any]:
    """The snapshot with its source and all its proposals, page by page."""
    pages = list(pages_of(asking, snapshot))
    nodes = [node for page in pages for node in page["proposals"]["nodes"]]
    return pages[0] | {"proposals": nodes}


def pages_of(asking: Asking, snapshot: str) -> Iterator[dict[str, Any]]:
    after: str | None = None
    while True:
        page = asking.document("ingested", snapshot=snapshot, after=after)["snapshot"]
        yield page
        if not page["proposals"]["pageInfo"]["hasNextPage"]:
            return
        after = page["proposals"]["pageInfo"]["endCursor"]


def lost_wordings(asking: Asking, source: str) -> list[dict[str, Any]]:
    """The appearances in a source's snapshots whose words its latest one does not print any more."""
    snapshots = asking.document("lost", source=source)["source"]["snapshots"]["nodes"]
    return [appearance for snapshot in snapshots for appearance in snapshot["appearances"]["nodes"]]
