"""What the tests of writing share: an API on a database, and asking it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from strawberry.types import ExecutionResult

from factdb.db import Database
from factdb.graphql.mutations import Writer, served_schema
from factdb.graphql.reading import Reader
from factdb.graphql.viewer import OPERATOR
from factdb.rules.vocabulary import Role


@cache
def reader() -> Reader:
    return Reader(served_schema())


@dataclass(frozen=True)
class Api:
    """The API as the operator meets it, without HTTP."""

    writer: Writer

    @classmethod
    def on(cls, database: Database) -> "Api":
        return cls(Writer(reader(), database))

    def result(self, text: str, **variables: Any) -> ExecutionResult:
        return self.writer.write(text, variables, viewer=OPERATOR)

    def __call__(self, text: str, **variables: Any) -> dict[str, Any]:
        """The data of a mutation that succeeds."""
        result = self.result(text, **variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    def read(self, text: str, **variables: Any) -> dict[str, Any]:
        """The data of a query that succeeds."""
        with self.writer.database.reading() as connection:
            result = self.writer.reader.read(text, variables, role=Role.ADMIN, connection=connection)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    def errors(self, text: str, **variables: Any) -> list[tuple[Any, Any, str]]:
        """The errors of a mutation: code, path of the argument, message."""
        found = self.result(text, **variables).errors or []
        return [((e.extensions or {}).get("code"), (e.extensions or {}).get("path"), e.message) for e in found]
