"""factdb's own SQL of the queries: for the hand-written endpoint, which runs the same, and to see that a query is one
statement."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from graphql import GraphQLSchema
from sqlalchemy import Dialect, make_url

from benchmarks.reads.queries import Query, Variables
from factdb.db import Database
from factdb.graphql.compiler.arguments import Shape
from factdb.graphql.compiler.plan import Part
from factdb.graphql.compiler.plans import Document, prepare
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from tests.conftest import counted

Slot = tuple[str, Any]  # how a parameter of the statement is found: ("constant", value) or (kind, name of a variable)


@dataclass(frozen=True)
class Statement:
    """A query's SQL, whose one value is the whole response, and where its parameters come from."""

    sql: str
    slots: list[Slot]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def dialect_of(url: str) -> Dialect:
    parsed = make_url(url)
    driver = "postgresql+asyncpg" if parsed.get_backend_name() == "postgresql" else "sqlite+pysqlite"
    return parsed.set(drivername=driver).get_dialect()()


def statement_of(schema: GraphQLSchema, query: Query, examples: list[Variables], dialect: Dialect) -> Statement:
    """The SQL by two examples of variables: parameters that are the same for both are constants."""
    document = prepare(schema, query.document, None)
    (sql, first), (_, second) = (compiled(document, example, dialect) for example in examples[:2])
    return Statement(sql, [slot_of(one, other, examples[0]) for one, other in zip(first, second, strict=True)])


def compiled(document: Document, example: Variables, dialect: Dialect) -> tuple[str, tuple[Any, ...]]:
    variables = document.coerce(example)
    part = Part(document.schema.query_type, [document.operation.selection_set])
    plan = document.compile(part, Shape(variables), None, dialect, completing=False)
    values = plan.bind(variables)
    assert isinstance(values, tuple), "the drivers of the endpoint take parameters by position"
    return plan.sql, values


def slot_of(one: Any, other: Any, example: Variables) -> Slot:
    if one == other:
        return ("constant", one)
    for name, value in example.items():
        if isinstance(value, str) and value.endswith(f"-{one}"):
            return ("number", name)
        if one == value:
            return ("list", name)
        if [one] == value:
            return ("item", name)
        if one == json.dumps(value, separators=(",", ":")):  # as a list comes to SQLite
            return ("json", name)
    raise ValueError(f"{one!r} comes from none of the variables {example}")


def distinct(examples: list[Variables]) -> list[Variables]:
    """Two examples that differ in each variable."""
    first = examples[0]
    other = next((e for e in examples if all(e[name] != first[name] for name in first)), first)
    return [first, other]


def statements(url: str, queries: list[Query], variables: dict[str, list[Variables]]) -> dict[str, Statement]:
    schema, dialect = make_schema().core, dialect_of(url)
    return {query.name: statement_of(schema, query, distinct(variables[query.name]), dialect) for query in queries}


def ensure_one_statement(url: str, query: Query, examples: list[Variables]) -> None:
    """See to it that factdb answers the query by one SQL statement. Raises AssertionError where it does not."""
    database, reader = Database(url), Reader(make_schema())
    try:
        for example in examples:
            with database.reading() as connection, counted(database) as ran:
                result = reader.read(query.document, example, connection=connection)
            assert not result.errors, f"{query.name}: {result.errors}"
            assert len(ran) == 1, f"{query.name} took {len(ran)} statements"
    finally:
        database.close()
