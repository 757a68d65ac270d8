"""Errors tell what was wrong, where, by a code; what is not ours is told by an id alone."""

import logging
from typing import Any

import pytest
from graphql import GraphQLError, parse

from factdb.errors import Conflict
from factdb.graphql.compiler.bindings import Stored
from factdb.graphql.compiler.literals import place_of
from factdb.graphql.errors import tell
from tests.graphql.conftest import Ask


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("{ quote(id: ", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("{ nope }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nope'"),
        ('{ quote(id: "quote-1") }', "GRAPHQL_VALIDATION_FAILED", "must have a selection"),
        ('{ quotes(where: { saidSince: "soon" }) { totalCount } }', "BAD_USER_INPUT", "'soon' is not a day"),
        ("fragment F on Quote { id }", "BAD_USER_INPUT", "no operation"),
    ],
)
def test_a_document_that_cannot_be_executed_says_why(ask: Ask, text: str, code: str, said: str) -> None:
    result = ask.result(text)
    assert result.data is None
    errors = ask.errors(text)
    assert {error[0] for error in errors} == {code}
    assert said in errors[0][2]
    assert ask.statements == []


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "$n"),
        ({"n": "two"}, "$n"),
        ({"n": 1, "at": "yesterday"}, "'yesterday' is not a moment"),
        ({"n": 1, "where": {"nope": 1}}, "$where"),
        ({"n": 1, "where": {"speaker": {"kind": "ROBOT"}}}, "ROBOT"),
    ],
)
def test_a_variable_that_cannot_be_coerced_is_named(ask: Ask, variables: dict[str, Any], said: str) -> None:
    text = """query ($n: Int!, $where: QuoteFilter, $at: DateTime) {
      quotes(first: $n, where: $where, asOf: { recorded: $at }) { totalCount } }"""
    ((code, _, message),) = ask.errors(text, **variables)
    assert code == "BAD_USER_INPUT"
    assert said in message
    assert ask.statements == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{ quotes(asOf: { valid: "x" }) { totalCount } }', ["asOf", "valid"]),
        ("{ quotes(asOf: { valid: { a: 1 } }) { totalCount } }", ["asOf", "valid"]),
        ('{ quotes(asOf: { valid: ["x"] }) { totalCount } }', ["asOf", "valid"]),
        ('{ quotes(where: { saidSince: "soon" }) { totalCount } }', ["where", "saidSince"]),
        (
            '{ quotes(where: { source: { publishedSince: "x" } }) { totalCount } }',
            ["where", "source", "publishedSince"],
        ),
        ('query ($d: Date = "x") { quotes(asOf: { valid: $d }) { totalCount } }', ["$d"]),
        ('query ($d: AsOf = { valid: "x" }) { quotes(asOf: $d) { totalCount } }', ["$d", "valid"]),
        (
            "{ topics { nodes { ...F } } } fragment F on Topic { quotes(where: { saidSince: 1 }) { totalCount } }",
            ["where", "saidSince"],
        ),
    ],
)
def test_a_bad_literal_is_told_by_the_path_of_its_argument(ask: Ask, text: str, path: list[str]) -> None:
    errors = [error for error in ask.errors(text) if error[0] == "BAD_USER_INPUT"]
    assert [at for _, at, _ in errors] == [path]
    assert "is not a day" in errors[0][2]


def test_a_literal_in_a_list_is_told_by_its_place() -> None:
    document: Any = parse("{ quotes(where: { ids: [1, [{ a: 2 }]] }) { totalCount } }")
    ids = document.definitions[0].selection_set.selections[0].arguments[0].value.fields[0].value
    assert place_of(ids.values[0], document) == ["where", "ids", 0]
    assert place_of(ids.values[1].values[0].fields[0].value, document) == ["where", "ids", 1, 0, "a"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ node(id: {number}) {{ id }} }}",
        "{{ claims(first: {number}) {{ totalCount }} }}",
        "{{ claims(first: -{number}) {{ totalCount }} }}",
        "{{ claims(where: {{ ids: [{number}] }}) {{ totalCount }} }}",
        "{{ claims(asOf: {{ valid: {number} }}) {{ totalCount }} }}",
        "query ($n: Int = {number}) {{ claims(first: $n) {{ totalCount }} }}",
    ],
)
def test_a_number_may_be_too_long_to_be_read(ask: Ask, text: str) -> None:
    number = "12" * 3000
    ((code, _, message),) = ask.errors(text.format(number=number))
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert "has 6,000 digits; the most that are read are 640" in message
    assert ask.reader.operation_type(text.format(number=number)) is None


def test_a_long_number_in_a_text_is_no_number(ask: Ask) -> None:
    assert ask(f'{{ claims(where: {{ textContains: "{"1" * 6000}" }}) {{ totalCount }} }}')["claims"]["totalCount"] == 0
    ((code, _, message),) = ask.errors(f"{{ node(id: {'1' * 640}) {{ id }} }}")
    assert code == "BAD_USER_INPUT"
    assert "111' is not an id" in message


def test_what_only_the_executor_takes_is_no_fault_of_ours(ask: Ask) -> None:
    ((code, _, message),) = ask.errors("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=("quote-1",))
    assert code == "BAD_USER_INPUT"
    assert "as JSON has them" in message


def nested(depth: int) -> str:
    return '{ node(id: "quote-1") { ... on Quote ' + "{ translationOf " * depth + "{ id }" + " }" * depth + " } }"


def test_an_operation_may_be_deep(ask: Ask) -> None:
    assert ask(nested(15))["node"] == {"translationOf": None}


@pytest.mark.parametrize("depth", [30, 60, 100])
def test_what_is_too_deep_is_told_so(ask: Ask, depth: int) -> None:
    if ask.result(nested(depth)).errors or ask.database.is_sqlite or depth == 100:  # PostgreSQL goes deeper
        ((code, _, message),) = ask.errors(nested(depth))
        assert code == "OPERATION_TOO_DEEP"
        assert "nested deeper" in message


def test_a_document_that_cannot_be_walked_is_refused(ask: Ask) -> None:
    ((code, _, message),) = ask.errors(nested(2000))
    assert code == "GRAPHQL_PARSE_FAILED"
    assert "nested too deeply" in message


@pytest.mark.parametrize("directive", ["skip", "include"])
def test_a_directive_whose_condition_is_null_is_refused(ask: Ask, directive: str) -> None:
    text = f"""query ($v: Boolean = true) {{
      quote(id: "quote-1") {{ id text @{directive}(if: $v) }} topics {{ totalCount }} }}"""
    assert ask.result(text).data is not None
    result = ask.result(text, v=None)
    assert result.data == {"quote": None, "topics": {"totalCount": 1}}
    assert ask.errors(text, v=None) == [("BAD_USER_INPUT", ["if"], f"@{directive}(if:) is null. Give true or false.")]
    whole = f"query ($v: Boolean = true) {{ topics @{directive}(if: $v) {{ totalCount }} }}"
    assert ask.errors(whole, v=None)[0][0] == "BAD_USER_INPUT"
    assert ask.result(whole, v=None).data is None


def test_a_fault_of_the_compiler_is_masked(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stored, "write", lambda *given: 1 / 0)
    ((code, _, message),) = ask.errors('{ quote(id: "quote-1") { occasion } }')
    assert code == "INTERNAL_SERVER_ERROR"
    assert "zero" not in message


def test_an_error_of_ours_keeps_its_code() -> None:
    error = tell(GraphQLError("", original_error=Conflict("It was decided.", hint="Reload.")), "X")
    assert error.message == "It was decided. Reload."
    assert error.extensions == {"code": "CONFLICT"}


def test_an_error_that_is_not_ours_is_masked_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        error = tell(GraphQLError("secret", path=["quote"], original_error=ValueError("secret")), "X")
    assert error.extensions is not None
    assert error.extensions["code"] == "INTERNAL_SERVER_ERROR"
    assert "secret" not in error.message
    assert error.extensions["id"] in error.message
    assert error.extensions["id"] in caplog.text
    assert "ValueError: secret" in caplog.text
