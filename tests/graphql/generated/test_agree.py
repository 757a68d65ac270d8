"""Whatever is asked, the compiled statement and a plain walk over the rows give one answer."""

import json
import os
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, event, given, settings

from factdb.db import Database
from factdb.graphql.reading import Reader
from factdb.graphql.viewer import ANONYMOUS, OPERATOR, Viewer
from factdb.rules.vocabulary import Role
from tests.conftest import counted, own_database
from tests.graphql.generated.operations import operations
from tests.graphql.generated.reference import Reference, answer
from tests.graphql.generated.rows import build, fill

EXAMPLES = int(os.environ.get("FACTDB_FUZZ", "40"))  # operations for each database and role
WORLD = build(3)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def generated(request: pytest.FixtureRequest) -> Iterator[Database]:
    with own_database(request) as database:
        with database.engine.begin() as connection:
            fill(connection, WORLD)
        yield database


@pytest.mark.slow
@pytest.mark.parametrize("viewer", [ANONYMOUS, Viewer(Role.READER, 2), OPERATOR], ids=lambda viewer: str(viewer.role))
def test_every_operation_has_one_answer(generated: Database, reader: Reader, viewer: Viewer) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operations())
    def check(operation: tuple[str, dict[str, object]]) -> None:
        text, variables = operation
        read = partial(reader.read, role=viewer.role, account=viewer.account_id)
        expected = answer(text, variables, Reference(WORLD, viewer.role, viewer.account_id))
        for _ in range(2):  # the second time by the kept plan
            with generated.reading() as connection, counted(generated) as statements:
                result = read(text, variables, connection=connection)
            found = {"data": result.data, "errors": [error.path for error in result.errors or ()]}
            assert found == expected
            assert json.dumps(found["data"]) == json.dumps(expected["data"])  # the order of keys as well
            assert len(statements) <= 1
        event(f"errors: {bool(expected['errors'])}")

    check()
