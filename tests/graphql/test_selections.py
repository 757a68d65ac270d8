"""What GraphQL itself asks of an answer: response keys, fragments, directives, variables, introspection."""

from typing import Any

import pytest

from factdb.graphql.compiler.arguments import Shape
from factdb.graphql.compiler.plan import Part
from factdb.graphql.compiler.plans import prepare
from factdb.rules.vocabulary import Role
from tests.graphql.conftest import Ask


def test_aliases_name_the_answer(ask: Ask) -> None:
    data = ask('{ a: quote(id: "quote-1") { words: text again: text } b: quote(id: "quote-2") { text } }')
    assert data == {"a": {"words": "hält nicht", "again": "hält nicht"}, "b": {"text": 'No\\way "ever"'}}


def test_the_same_field_twice_is_merged(ask: Ask) -> None:
    data = ask('{ quote(id: "quote-1") { speaker { name } } quote(id: "quote-1") { text speaker { kind name } } }')
    assert data == {"quote": {"speaker": {"name": "Mira Tal", "kind": "PERSON"}, "text": "hält nicht"}}
    assert list(data["quote"]) == ["speaker", "text"]


def test_fragments_apply_where_their_type_does(ask: Ask) -> None:
    data = ask(
        """{ node(id: "claim-1") {
             ...Any ... on Claim { text } ... on Quote { language } ... @include(if: true) { id } } }
           fragment Any on Node {
             __typename ... on Retractable { retraction { id } } ... on Versioned { recordedFrom } }"""
    )
    assert data["node"] == {
        "__typename": "Claim",
        "retraction": None,
        "recordedFrom": "2024-01-01T00:00:00.000000+00:00",
        "text": "The bridge does not hold.",
        "id": "claim-1",
    }


@pytest.mark.parametrize("given", [True, False])
def test_directives_leave_fields_in_or_out(ask: Ask, given: bool) -> None:
    data = ask(
        """query ($yes: Boolean!) { quote(id: "quote-1") { id text @include(if: $yes) language @skip(if: $yes)
             ... on Quote @skip(if: $yes) { medium } speaker @include(if: false) { name } } }""",
        yes=given,
    )
    assert data["quote"] == {"id": "quote-1"} | (
        {"text": "hält nicht"} if given else {"language": "de", "medium": None}
    )


def test_variables_have_defaults_and_may_be_null(ask: Ask) -> None:
    text = (
        "query ($n: Int = 1, $order: SpeakerOrder = NAME_DESC) { speakers(first: $n, order: $order) { nodes { id } } }"
    )

    def found(**variables: Any) -> list[str]:
        return [node["id"] for node in ask(text, **variables)["speakers"]["nodes"]]

    assert found() == ["speaker-2"]
    assert found(n=2) == ["speaker-2", "speaker-3"]
    assert found(n=None) == ["speaker-2", "speaker-3", "speaker-1"]
    assert found(n=1, order="NAME") == ["speaker-1"]
    assert found(n=1, order=None) == ["speaker-1"]
    assert found() == ["speaker-2"]


def test_one_of_several_operations_is_chosen_by_name(ask: Ask) -> None:
    text = 'query A { quote(id: "quote-1") { id } } query B { claim(id: "claim-1") { id } }'
    assert ask.result(text, name="B").data == {"claim": {"id": "claim-1"}}
    ((code, _, message),) = ask.errors(text)
    assert code == "BAD_USER_INPUT"
    assert message == "The document has several operations. Give one of them as operationName: A, B."
    (error,) = ask.result(text, name="C").errors or []
    assert "no operation 'C'" in error.message


def test_introspection_alone_runs_no_statement(ask: Ask) -> None:
    data = ask('{ __typename __schema { queryType { name } } __type(name: "Quote") { name } }')
    assert data == {"__typename": "Query", "__schema": {"queryType": {"name": "Query"}}, "__type": {"name": "Quote"}}
    assert ask.statements == []


def test_introspection_goes_beside_reading(ask: Ask) -> None:
    data = ask('{ __schema { queryType { name } } quote(id: "quote-1") { id } }')
    assert data == {"__schema": {"queryType": {"name": "Query"}}, "quote": {"id": "quote-1"}}
    assert len(ask.statements) == 1


def test_the_statement_can_be_the_response_itself(ask: Ask) -> None:
    """What the bytes path will send: no names of types, no keys of ours."""
    text = '{ quote(id: "quote-1") { text speaker { name } __typename } quotes(first: 1) { nodes { id } } }'
    document = prepare(ask.reader.schema.core, text, None)
    part = Part(document.schema.query_type, [document.operation.selection_set])
    with ask.database.reading() as connection:
        plan = document.compile(part, Shape({}), Role.READER, connection.dialect, completing=False)
        body = plan.run(connection, plan.bind({}))
    assert body == (
        '{"data":{"quote":{"text":"hält nicht","speaker":{"name":"Mira Tal"},"__typename":"Quote"},'
        '"quotes":{"nodes":[{"id":"quote-2"}]}}}'
    )


def test_an_empty_operation_name_is_none(ask: Ask) -> None:
    assert ask.result('{ quote(id: "quote-1") { id } }', name="").data == {"quote": {"id": "quote-1"}}
