"""Pages of connections: forward and backward over ties, places told by cursors, and sizes that are refused."""

import json
from typing import Any

import pytest

from factdb.rules.vocabulary import Role
from tests.graphql.conftest import Ask

PAGE = """query ($first: Int, $after: String, $last: Int, $before: String, $order: QuoteOrder = SAID_DESC) {
  quotes(first: $first, after: $after, last: $last, before: $before, order: $order) {
    nodes { id } edges { cursor node { id } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
NEWEST_FIRST = ["quote-2", "quote-5", "quote-1", "quote-4", "quote-3"]  # 5 and 1 on one day, 4 and 3 on none


def page(ask: Ask, **variables: Any) -> Any:
    return ask(PAGE, **variables)["quotes"]


def ids(page: Any) -> list[str]:
    assert [edge["node"]["id"] for edge in page["edges"]] == [node["id"] for node in page["nodes"]]
    assert page["totalCount"] == len(NEWEST_FIRST)
    cursors = [edge["cursor"] for edge in page["edges"]] or [None]
    assert (page["pageInfo"]["startCursor"], page["pageInfo"]["endCursor"]) == (cursors[0], cursors[-1])
    return [node["id"] for node in page["nodes"]]


def more(page: Any) -> tuple[bool, bool]:
    return page["pageInfo"]["hasPreviousPage"], page["pageInfo"]["hasNextPage"]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize(("order", "expected"), [("SAID_DESC", NEWEST_FIRST), ("SAID_ASC", [*reversed(NEWEST_FIRST)])])
def test_pages_forward_hold_every_record_once(ask: Ask, size: int, order: str, expected: list[str]) -> None:
    found: list[str] = []
    after = None
    while True:
        this = page(ask, first=size, after=after, order=order)
        assert more(this) == (after is not None, len(found) + size < len(expected))
        found += ids(this)
        after = this["pageInfo"]["endCursor"]
        if not this["pageInfo"]["hasNextPage"]:
            break
    assert found == expected


@pytest.mark.parametrize("size", [1, 2, 4])
def test_pages_backward_hold_every_record_once_in_the_same_order(ask: Ask, size: int) -> None:
    found: list[str] = []
    before = None
    while True:
        this = page(ask, last=size, before=before)
        assert more(this) == (len(found) + size < len(NEWEST_FIRST), before is not None)
        found = ids(this) + found
        before = this["pageInfo"]["startCursor"]
        if not this["pageInfo"]["hasPreviousPage"]:
            break
    assert found == NEWEST_FIRST


def test_a_page_lies_between_two_cursors(ask: Ask) -> None:
    cursors = [edge["cursor"] for edge in page(ask)["edges"]]
    assert ids(page(ask, after=cursors[0], before=cursors[4])) == NEWEST_FIRST[1:4]
    assert ids(page(ask, last=2, after=cursors[0], before=cursors[4])) == NEWEST_FIRST[2:4]


def test_without_page_info_the_order_is_the_same(ask: Ask) -> None:
    data = ask(
        """{ forward: quotes(first: 2) { nodes { id } } backward: quotes(last: 2) { nodes { id } }
             edges: quotes(last: 2) { edges { node { id } } } }"""
    )
    assert [node["id"] for node in data["forward"]["nodes"]] == NEWEST_FIRST[:2]
    assert [node["id"] for node in data["backward"]["nodes"]] == NEWEST_FIRST[-2:]
    assert [edge["node"]["id"] for edge in data["edges"]["edges"]] == NEWEST_FIRST[-2:]


def test_a_page_may_be_empty(ask: Ask) -> None:
    this = page(ask, first=0)
    assert ids(this) == []
    assert more(this) == (False, True)


def test_page_info_alone_is_of_the_page(ask: Ask) -> None:
    data = ask(
        """{ a: quotes(first: 5) { pageInfo { hasNextPage } } b: quotes(first: 4) { pageInfo { hasNextPage } }
             c: speakers(first: 9) { nodes { quotes(first: 1) { pageInfo { hasNextPage } } } } }"""
    )
    assert data["a"] == {"pageInfo": {"hasNextPage": False}}
    assert data["b"] == {"pageInfo": {"hasNextPage": True}}
    nested = [node["quotes"]["pageInfo"]["hasNextPage"] for node in data["c"]["nodes"]]
    assert nested == [True, False, False]


def test_records_are_counted_only_when_that_is_asked(ask: Ask) -> None:
    ask("{ quotes { nodes { id } } }")
    assert "count" not in ask.statements[0].lower()
    assert ask("{ quotes { totalCount } }") == {"quotes": {"totalCount": 5}}


def test_names_are_in_one_order_on_every_database(ask: Ask) -> None:
    text = "query ($after: String) { speakers(first: 1, after: $after) { edges { cursor node { name } } } }"
    found: list[str] = []
    after = None
    while edges := ask(text, after=after)["speakers"]["edges"]:
        found += [edge["node"]["name"] for edge in edges]
        after = edges[-1]["cursor"]
    assert found == ["Mira Tal", "Water board", "Ödön Brae"]  # by code points


@pytest.mark.parametrize(
    ("field", "role"),
    [
        (f"{root}(first: 1, order: {order}", Role.ADMIN)
        for root, orders in {
            "quotes": ("SAID_ASC", "SAID_DESC", "RECORDED_DESC"),
            "claims": ("ABOUT_ASC", "RECORDED_ASC"),
            "sources": ("PUBLISHED_DESC", "RECORDED_ASC"),
            "evidence": ("OBSERVED_DESC",),
            "proposals": ("PLACE", "RECORDED_DESC"),
            "assessments": ("VALID_FROM_DESC",),
            "revisions": ("RECORDED_DESC", "RECORDED_ASC"),
            "topics": ("NAME",),
            "publishers": ("NAME_DESC",),
        }.items()
        for order in orders
    ],
)
def test_every_order_goes_on_where_it_stopped(ask: Ask, field: str, role: Role) -> None:
    root = field.split("(", maxsplit=1)[0]
    found: list[str] = []
    after = None
    while True:
        data = ask(
            f"query ($a: String) {{ {field}, after: $a) {{ edges {{ cursor node {{ id }} }} totalCount }} }}",
            role,
            a=after,
        )
        if not data[root]["edges"]:
            break
        after = data[root]["edges"][0]["cursor"]
        found.append(data[root]["edges"][0]["node"]["id"])
    assert len(found) == len(set(found)) == data[root]["totalCount"] > 0


@pytest.mark.parametrize(
    ("arguments", "path", "said"),
    [
        ("first: -1", ["first"], "cannot have -1 entries"),
        ("first: 101", ["first"], "0 to 100"),
        ("last: -2", ["last"], "cannot have -2"),
        ("first: 1, last: 1", ["last"], "exclude each other"),
        ('after: "nonsense"', ["after"], "not a cursor of the order SAID_DESC"),
        ('before: ""', ["before"], "not a cursor"),
        ('after: "SAID_ASC|1|2024-01-01"', ["after"], "not a cursor of the order SAID_DESC"),
        ('after: "SAID_DESC|1|2024-13-01"', ["after"], "not a cursor"),
        ('after: "SAID_DESC|x|2024-01-01"', ["after"], "not a cursor"),
        ('after: "SAID_DESC|99999999999999999999|2024-01-01"', ["after"], "not a cursor"),
        ('after: "SAID_DESC|99999999999|2024-01-01"', ["after"], "not a cursor"),
    ],
)
@pytest.mark.parametrize("selection", ["nodes { id }", "totalCount"])
def test_what_is_no_page_is_refused_at_its_argument(
    ask: Ask, arguments: str, path: list[str], said: str, selection: str
) -> None:
    result = ask.result(f"{{ quotes({arguments}) {{ {selection} }} topics {{ totalCount }} }}")
    ((code, at, message),) = ask.errors(f"{{ quotes({arguments}) {{ {selection} }} }}")
    assert (code, at) == ("BAD_USER_INPUT", path)
    assert said in message
    assert result.data == {"quotes": None, "topics": {"totalCount": 1}}  # the rest is answered


def test_a_cursor_may_name_the_largest_number_and_no_larger(ask: Ask) -> None:
    text = "query ($a: String) { proposals(order: PLACE, after: $a) { nodes { id } } }"
    assert ask(text, Role.ADMIN, a="PLACE|2147483647|2147483647")["proposals"]["nodes"] == []
    for cursor in ("PLACE|1|2147483648", "PLACE|2147483648|1"):
        assert ask.errors(text, Role.ADMIN, a=cursor)[0][:2] == ("BAD_USER_INPUT", ["after"])


def test_a_kept_plan_refuses_a_bad_cursor_too(ask: Ask) -> None:
    good = page(ask, first=1)["pageInfo"]["endCursor"]
    text = "query ($a: String) { quotes(first: 1, after: $a) { nodes { id } } }"
    assert ask(text, a=good)["quotes"]["nodes"] == [{"id": "quote-5"}]
    assert ask.errors(text, a="bad")[0][:2] == ("BAD_USER_INPUT", ["after"])
    assert ask(text, a=good)["quotes"]["nodes"] == [{"id": "quote-5"}]


def test_of_an_empty_page_there_is_no_cursor_whatever_else_is_asked(ask: Ask) -> None:
    for asked in ("startCursor", "endCursor", "startCursor hasPreviousPage", "endCursor hasNextPage"):
        text = f"{{ speakers(first: 0) {{ pageInfo {{ {asked} }} }} }}"
        found = ask(text)["speakers"]["pageInfo"]
        assert {found.get("startCursor"), found.get("endCursor")} == {None}
        with ask.database.reading() as connection:
            assert json.loads(ask.reader.bytes(text, connection=connection)) == {
                "data": {"speakers": {"pageInfo": found}}
            }
