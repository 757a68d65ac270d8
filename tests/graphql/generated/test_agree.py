"""Whatever is asked, all paths of reading and a plain walk over the rows give one answer."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.database import InMemoryExampleDatabase
from strawberry.types import ExecutionResult

from factdb.db import Database
from factdb.graphql.limits import UNLIMITED
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from tests.conftest import own_database
from tests.graphql.generated.agreement import Agreement
from tests.graphql.generated.conftest import EXAMPLES, PARTS, SEED
from tests.graphql.generated.paths import ways_of
from tests.graphql.generated.requests import Request, requests
from tests.graphql.generated.rows import build, fill

WORLD = build(SEED)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def generated(request: pytest.FixtureRequest) -> Iterator[Database]:
    with own_database(request) as database:
        with database.engine.begin() as connection:
            fill(connection, WORLD)
        yield database


class Noting(Reader):
    """A reader that notes each use of the executor. Limits are tested elsewhere: here every operation is answered."""

    def __init__(self) -> None:
        super().__init__(make_schema(), size=10, limits=UNLIMITED)
        self.executed = 0

    def execute(self, *given: Any) -> ExecutionResult:
        self.executed += 1
        return super().execute(*given)


@pytest.fixture(scope="module")
def noting() -> Noting:
    return Noting()


@pytest.fixture
def agreement(generated: Database, noting: Noting) -> Iterator[Agreement]:
    with ways_of(generated, noting) as ways:
        yield Agreement(generated, ways, WORLD, lambda: noting.executed)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_operation_has_one_answer(agreement: Agreement, part: int, record_property: Any) -> None:
    @settings(
        deadline=None,
        database=InMemoryExampleDatabase(),
        phases=[Phase.reuse, Phase.shrink],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(requests(WORLD))
    def check(request: Request) -> None:
        agreement.check(request)

    generating: Any = check  # with what Hypothesis adds to it
    # Hypothesis' own search varies what it has generated before; of these many, each should be another operation. What
    # fails is kept in the database, from where `check` takes and shrinks it.
    source = Random(f"{SEED} {part} {agreement.database.engine.dialect.name}")
    try:
        while agreement.tally["operations"] < EXAMPLES:
            generating.hypothesis.fuzz_one_input(source.randbytes(20_000))
    except AssertionError:
        check()
        raise
    record_property("tally", dict(agreement.tally))
