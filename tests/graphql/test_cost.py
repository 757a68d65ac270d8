"""How many rows an operation may touch: estimated from its plan, told on request, refused above the limit."""

import re
from pathlib import Path
from typing import Any

import pytest

from factdb.db import Database
from factdb.graphql.limits import Limits
from factdb.graphql.mutations import Writer, served_schema
from factdb.graphql.reading import Reader
from factdb.rules.vocabulary import Role
from tests.conftest import counted
from tests.graphql.conftest import Ask
from tests.graphql.writing import Api

GUIDE = Path(__file__).parents[2] / "docs" / "limits.md"


def cost(ask: Ask, text: str, **variables: Any) -> int:
    with ask.database.reading() as connection:
        result = ask.reader.read(text, variables, role=Role.ADMIN, connection=connection, cost=True)
    assert result.errors is None, result.errors
    found: int = (result.extensions or {})["cost"]["requested"]
    return found


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("{ __typename __schema { queryType { name } } }", 0),
        ('{ quote(id: "quote-1") { id text } }', 1),
        ('{ quote(id: "quote-1") { speaker { name } translationOf { id } } }', 3),
        ('{ a: quote(id: "quote-1") { id } b: quote(id: "quote-2") { id } }', 2),
        ('{ nodes(ids: ["quote-1", "quote-2", "quote-3"]) { id } }', 5),
        ('{ nodes(ids: ["quote-1", "claim-1"]) { id } }', 2 * 2),
        ('{ quote(id: "quote-1", asOf: { recorded: "2030-01-01T00:00:00Z" }) { id } }', 2),
        ('{ speaker(id: "speaker-1") { names { name } } }', 1 + 5),
        ("{ speakers { nodes { id } } }", 20),
        ("{ speakers { nodes { id } edges { node { id } } } }", 20),
        ("{ speakers(first: 7) { nodes { id } pageInfo { hasNextPage } } }", 7 + 1),
        ("{ speakers(last: 7) { nodes { names { name } } } }", 7 + 7 * 5),
        ("{ speakers(first: 3) { nodes { quotes(first: 4) { nodes { speaker { id } } } } } }", 3 + 3 * 4 + 3 * 4),
        ("{ speakers(first: 0) { nodes { quotes { nodes { id } } } } }", 0),
        ("{ speakers { totalCount } }", 1000),
        ("{ speakers(first: 3) { nodes { quotes { totalCount } } } }", 3 + 3 * 50),
        ("{ topics(first: 2) { nodes { claims(first: 3) { nodes { id } } } } }", 2 + 2 * 3 + 2 * 3),  # over a link
        ('{ speakers(first: 2, where: { name: "x" }) { nodes { id } } }', 2),
        ('{ speakers(first: 2, where: { nameContains: "x" }) { nodes { id } } }', 2 + 1000),
        ("{ quotes(first: 2, where: { speaker: { kind: PERSON } }) { nodes { id } } }", 2 + 1000),
    ],
)
def test_rows_are_counted_where_the_plan_reaches_them(ask: Ask, text: str, rows: int) -> None:
    assert cost(ask, text) == rows


def test_a_page_size_in_a_variable_counts_like_a_literal(ask: Ask) -> None:
    text = "query ($n: Int) { speakers(first: $n) { nodes { id } } }"
    assert [cost(ask, text, n=n) for n in (3, 9, 3)] == [3, 9, 3]


def test_what_is_left_out_costs_nothing(ask: Ask) -> None:
    text = "query ($with: Boolean!) { speakers { nodes { quotes @include(if: $with) { totalCount } } } }"
    assert [cost(ask, text, **{"with": given}) for given in (True, False)] == [1020, 20]


def test_the_example_of_the_guide_costs_what_it_says(ask: Ask) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    (example,) = re.findall(r"```graphql\n(.*?)```", guide, re.DOTALL)
    (total,) = re.findall(r"\*\*([\d,]+) rows\*\*", guide)
    assert cost(ask, example) == int(total.replace(",", ""))


@pytest.mark.parametrize(
    "text",
    [
        "{ claims(first: 50) { nodes { id text quotes { totalCount } evidence { totalCount } } } }",
        """{ topic(id: "topic-1") { name claims(first: 20) { nodes { text evidence(first: 20) { nodes {
             source { title quotes(first: 10) { nodes { text speaker { name } } } } } } } } } }""",
    ],
)
def test_what_people_ask_is_far_from_the_limit(ask: Ask, text: str) -> None:
    assert cost(ask, text) < Limits().cost / 20


TOO_MUCH = """{ claims(first: 100) { nodes { evidence(first: 100) { nodes {
  assessments(first: 100) { nodes { id } } } } } } }"""


def test_too_costly_an_operation_is_refused_with_both_numbers_before_it_runs(ask: Ask) -> None:
    limited = Ask(ask.database, Reader(ask.reader.schema), [])
    result = limited.result(TOO_MUCH)
    assert result.data is None
    (error,) = result.errors or []
    assert error.message.startswith("This operation may touch 2,010,100 rows; the limit is 500,000. Ask for smaller")
    assert error.extensions == {"code": "COST_EXCEEDED", "cost": {"requested": 2_010_100, "limit": 500_000}}
    assert limited.statements == []


def test_cost_is_told_only_on_request_and_with_the_limit(ask: Ask) -> None:
    assert "cost" not in (ask.result("{ speakers { nodes { id } } }").extensions or {})
    reader = Reader(ask.reader.schema, limits=Limits(cost=20))
    with ask.database.reading() as connection:
        result = reader.read("{ speakers { nodes { id } } }", connection=connection, cost=True)
    assert result.extensions == {"cost": {"requested": 20, "limit": 20}}


def test_a_payload_that_costs_too_much_undoes_the_write(database: Database) -> None:
    api = Api(Writer(Reader(served_schema(), limits=Limits(cost=1_000)), database))
    write = 'mutation {{ recordTopic(input: {{name: "Bridges"}}) {{ topic {{ name {more} }} }} }}'
    ((code, _, message),) = api.errors(write.format(more="claims(first: 100) { nodes { evidence { nodes { id } } } }"))
    assert code == "COST_EXCEEDED"
    assert "may touch 2,201 rows; the limit is 1,000" in message
    assert api.read("{ topics { nodes { id } } }") == {"topics": {"nodes": []}}
    assert api(write.format(more="claims { totalCount }"))["recordTopic"]["topic"]["name"] == "Bridges"


def test_an_operation_of_limited_cost_is_one_statement_still(ask: Ask) -> None:
    limited = Reader(ask.reader.schema)
    with ask.database.reading() as connection, counted(ask.database) as statements:
        limited.read("{ speakers { nodes { id } } }", connection=connection, cost=True)
    assert len(statements) == 1
