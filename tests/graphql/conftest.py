"""`reading` is the world of world.py on one of the databases, filled once; `ask` reads it and sees to it that no
operation takes more than one statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from strawberry.types import ExecutionResult

from factdb.db import Database
from factdb.graphql.limits import UNLIMITED
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from factdb.rules.vocabulary import Role
from tests.conftest import counted, own_database
from tests.graphql.world import World, fill


@dataclass
class Ask:
    """Ask a question of the world; `statements` are those of the last one."""

    database: Database
    reader: Reader
    statements: list[str]

    def result(
        self,
        text: str,
        role: Role | None = Role.READER,
        name: str | None = None,
        account: int | None = None,
        **variables: Any,
    ) -> ExecutionResult:
        """The answer to a viewer of this role and account."""
        with self.database.reading() as connection, counted(self.database) as statements:
            result = self.reader.read(text, variables, name, role=role, account=account, connection=connection)
        assert len(statements) <= 1
        self.statements = statements
        return result

    def __call__(self, text: str, role: Role | None = Role.READER, **variables: Any) -> dict[str, Any]:
        """The data of an answer without errors."""
        result = self.result(text, role, **variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    def errors(self, text: str, role: Role | None = Role.READER, **variables: Any) -> list[tuple[Any, Any, str]]:
        """The errors of an answer: code, path of the argument, message."""
        found = self.result(text, role, **variables).errors or []
        return [((e.extensions or {}).get("code"), (e.extensions or {}).get("path"), e.message) for e in found]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Without limits: those have tests of their own."""
    return Reader(make_schema(), limits=UNLIMITED)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def reading(request: pytest.FixtureRequest) -> Iterator[Database]:
    with own_database(request) as database:
        with database.engine.begin() as connection:
            fill(World(connection))
        yield database


@pytest.fixture
def ask(reading: Database, reader: Reader) -> Ask:
    return Ask(reading, reader, [])
