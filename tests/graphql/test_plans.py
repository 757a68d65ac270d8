"""How the databases run what they are given: a record's page is read by indexes, of today and as of any moment, and a
statement that was planned stays planned. What it costs to see otherwise, benchmarks/reads/moments.py tells."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from factdb.db import Database
from factdb.graphql.compiler.arguments import Shape
from factdb.graphql.compiler.plan import Part
from factdb.graphql.compiler.plans import prepare
from factdb.graphql.schema import make_schema
from factdb.models import Base
from tests.graphql.world import World, fill

DOCUMENTS = Path(__file__).parents[2] / "benchmarks" / "reads" / "documents"
CLAIM = (DOCUMENTS / "claim_corroborated.graphql").read_text()
SPEAKER = """query ($id: ID!, $asOf: AsOf) { speaker(id: $id, asOf: $asOf) {
  name names { name } roles { title ofWhom { name } }
  quotes { totalCount nodes { text sources { nodes { title } } } } } }"""
DAY, MOMENT = {"valid": "2024-07-01"}, {"recorded": "2024-07-01T00:00:00Z"}
MOMENTS: list[dict[str, str]] = [{}, DAY, MOMENT, DAY | MOMENT]
TIMELINE = """query ($id: ID!, $asOf: AsOf) { claim(id: $id, asOf: $asOf) { timeline(first: 20) {
  totalCount nodes { kind valid { edtf } recorded revision { reason } record { ... on Claim { id } } } } } }"""
PAGES = [(CLAIM, "claim-1"), (SPEAKER, "speaker-1"), (TIMELINE, "claim-1")]
SCHEMA = make_schema().core
Statement = tuple[str, Any]


def statement(connection: Connection, document: str, id_: str, as_of: dict[str, str]) -> Statement:
    """The SQL of a page, and what is bound to it."""
    prepared = prepare(SCHEMA, document, None)
    variables = prepared.coerce({"id": id_, "asOf": as_of})
    part = Part(prepared.schema.query_type, [prepared.operation.selection_set])
    plan = prepared.compile(part, Shape(variables), None, connection.dialect, completing=False)
    return plan.sql, plan.bind(variables)


def steps(connection: Connection, page: Statement) -> list[str]:
    """What the database means to do. The tables are small: PostgreSQL is told that reading them whole is no good."""
    sql, values = page
    if connection.dialect.name == "sqlite":
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    return [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {sql}", values)]


def whole_tables(plan: list[str]) -> list[str]:
    """The steps in which a table is read from end to end, or an index is made to get around that."""
    read = [(step, re.search(r"\bSCAN (\w+)|Seq Scan on (\w+)|AUTOMATIC", step)) for step in plan]
    tables = [(step, "".join(name or "" for name in found.groups())) for step, found in read if found]
    return [step for step, table in tables if not table or table in Base.metadata.tables]


@pytest.mark.parametrize("as_of", MOMENTS, ids=str)
@pytest.mark.parametrize(("document", "id_"), PAGES, ids=["claim", "speaker", "timeline"])
def test_a_page_is_read_by_indexes(reading: Database, document: str, id_: str, as_of: dict[str, str]) -> None:
    with reading.reading() as connection:
        plan = steps(connection, statement(connection, document, id_, as_of))
    assert len(plan) > 10
    assert whole_tables(plan) == []


@pytest.fixture
def analysed(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    """A SQLite database that knows how its values are spread."""
    database = Database(f"sqlite:///{shutil.copy(migrated_file, tmp_path / 'facts.db')}")
    try:
        with database.engine.begin() as connection:
            fill(World(connection))
        with database.engine.begin() as connection:
            connection.execute(text("ANALYZE"))
        yield database
    finally:
        database.close()


@pytest.mark.parametrize("as_of", MOMENTS, ids=str)
@pytest.mark.parametrize(("document", "id_"), PAGES, ids=["claim", "speaker", "timeline"])
def test_sqlite_plans_a_page_once_whatever_is_bound(
    analysed: Database, document: str, id_: str, as_of: dict[str, str]
) -> None:
    looked_up: list[Any] = []

    def look_up(*what: Any) -> int:
        looked_up.append(what)
        return 0

    with analysed.reading() as connection:
        sql, values = statement(connection, document, id_, as_of)
        driver: Any = connection.connection.driver_connection
        driver.set_authorizer(look_up)  # asked while a statement is planned
        driver.execute(sql, values).fetchone()
        planned = len(looked_up)
        driver.execute(sql, statement(connection, document, id_.replace("1", "2"), as_of)[1]).fetchone()
        driver.set_authorizer(None)
    assert 0 < planned == len(looked_up)
