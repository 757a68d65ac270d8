"""Records by their ids."""

import pytest

from tests.graphql.conftest import Ask


def test_a_record_is_found_by_its_id(ask: Ask) -> None:
    data = ask('{ node(id: "speaker-2") { id ... on Speaker { name } } speaker(id: "speaker-2") { name } }')
    assert data == {"node": {"id": "speaker-2", "name": "Ödön Brae"}, "speaker": {"name": "Ödön Brae"}}


def test_details_have_ids_too(ask: Ask) -> None:
    data = ask('{ a: node(id: "role-1") { ... on SpeakerRole { title } } b: node(id: "hop-1") { __typename } }')
    assert data == {"a": {"title": "engineer"}, "b": {"__typename": "AttributionHop"}}


@pytest.mark.parametrize("id_", ["speaker-99", "speaker-99999999999", "speaker-1@2021-12-21@2020-01-01T00:00:00Z"])
def test_an_id_without_a_record_is_null(ask: Ask, id_: str) -> None:
    for _ in range(2):
        data = ask(
            "query ($id: ID!) { speaker(id: $id) { name } node(id: $id) { id } nodes(ids: [$id]) { id } }", id=id_
        )
        assert data == {"speaker": None, "node": None, "nodes": [None]}


@pytest.mark.parametrize(
    ("field", "path", "said"),
    [
        (
            'speaker(id: "claim-1")',
            ["id"],
            "'claim-1' is the id of another kind of record. Give an id such as speaker-5.",
        ),
        ('speaker(id: "Mira")', ["id"], "'Mira' is not an id. Ids look like speaker-5."),
        ('speaker(id: "")', ["id"], "'' is not an id"),
        ('speaker(id: "speaker-1@2021-02-30")', ["id"], "is not an id"),
        ('node(id: "nonsense-1")', ["id"], "another kind of record"),
        ('node(id: "5")', ["id"], "'5' is not an id"),
        ('nodes(ids: ["claim-1", "x"])', ["ids", "1"], "'x' is not an id"),
    ],
)
def test_what_is_no_id_is_refused(ask: Ask, field: str, path: list[str], said: str) -> None:
    result = ask.result(f'{{ a: {field} {{ id }} b: quote(id: "quote-1") {{ id }} }}')
    assert result.data == {"a": None, "b": {"id": "quote-1"}}
    ((code, at, message),) = ask.errors(f"{{ {field} {{ id }} }}")
    assert (code, at) == ("BAD_USER_INPUT", path)
    assert said in message


def test_several_records_come_in_the_order_asked(ask: Ask) -> None:
    ids = ["quote-1", "claim-2", "quote-99", "quote-1"]
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename ... on Claim { text } } }"
    found = ask(text, ids=ids)["nodes"]
    assert len(ask.statements) == 1
    assert [record and record["id"] for record in found] == ["quote-1", "claim-2", None, "quote-1"]
    assert found[1]["text"] == "It was built in 1900."
    assert ask(text, ids=[]) == {"nodes": []}
    assert ask.errors(text, ids=["quote-1"] * 101)[0][:2] == ("BAD_USER_INPUT", ["ids"])


@pytest.mark.parametrize(
    ("type_", "field"), [("ID", "quote(id: $v)"), ("ID", "node(id: $v)"), ("[ID!]", "nodes(ids: $v)")]
)
def test_an_id_that_a_variable_leaves_null_is_told_where_a_plan_is_kept_too(ask: Ask, type_: str, field: str) -> None:
    text = f'query ($v: {type_} = "quote-1") {{ {field} {{ id }} }}'
    for _ in range(2):
        assert ask(text)
        ((code, _, message),) = ask.errors(text, v=None)
        assert code == "BAD_USER_INPUT"
        assert "$v" in message


def test_a_hundred_ids_take_a_branch_for_each_kind_of_id_and_one_plan(ask: Ask) -> None:
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Claim { text } ... on Speaker { name } } }"
    first = ask(text, ids=[f"{word}-{number}" for number in range(1, 51) for word in ("claim", "speaker")])
    (statement,) = ask.statements
    assert len(first["nodes"]) == 100
    assert statement.count("FROM claims") == statement.count("FROM speakers") == 1
    assert [node["id"] for node in ask(text, ids=["speaker-2", "claim-1"])["nodes"]] == ["speaker-2", "claim-1"]
    assert ask.statements == [statement]


def test_ids_of_several_moments_are_read_each_at_its_own(ask: Ask) -> None:
    ids = ["claim-1", "claim-1@2021-12-31", "claim-1@@2024-02-01T00:00:00+00:00", "claim-1@1900-01-01"]
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Claim { text evidence { totalCount } } } }"
    for id_, node in zip(ids, ask(text, ids=ids)["nodes"], strict=True):
        alone = ask("query ($id: ID!) { node(id: $id) { id ... on Claim { text evidence { totalCount } } } }", id=id_)
        assert node == alone["node"]
