"""Who sees what: readers see neither proposals nor drafts nor accounts, and nobody's counts betray them."""

from typing import Any

import pytest

from factdb.rules.vocabulary import Role
from tests.graphql.conftest import Ask
from tests.graphql.world import TEXT

CASES: list[tuple[str, Any, list[Any]]] = [  # a selection, and what reader, contributor, reviewer and admin find
    ('proposal(id: "proposal-1") { id }', None, [False, True, True, True]),
    ('node(id: "candidate-1") { id }', None, [False, True, True, True]),
    ('node(id: "proposedrole-1") { id }', None, [False, True, True, True]),
    ('assessment(id: "assessment-2") { id }', None, [False, False, True, True]),
    ('account(id: "account-1") { id }', None, [False, True, True, True]),
    ('node(id: "token-1") { id }', None, [False, False, False, True]),
]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(("selection", "hidden", "seen"), CASES, ids=[case[0] for case in CASES])
def test_a_hidden_record_is_as_if_it_were_not_there(
    ask: Ask, role: Role, selection: str, hidden: Any, seen: list[bool]
) -> None:
    found = ask(f"{{ it: {selection} }}", role)["it"]
    assert (found is not None) is seen[list(Role).index(role)]


@pytest.mark.parametrize(("role", "expected"), list(zip(Role, [0, 2, 2, 2], strict=True)))
def test_proposals_are_not_even_counted(ask: Ask, role: Role, expected: int) -> None:
    data = ask(
        '{ proposals { totalCount nodes { id } } snapshot(id: "snapshot-1") { proposals { totalCount } } }', role
    )
    assert data["proposals"]["totalCount"] == len(data["proposals"]["nodes"]) == expected
    assert data["snapshot"]["proposals"]["totalCount"] == expected


@pytest.mark.parametrize(("role", "expected"), list(zip(Role, [1, 1, 2, 2], strict=True)))
def test_drafts_show_on_no_way_to_them(ask: Ask, role: Role, expected: int) -> None:
    data = ask(
        """{ claim(id: "claim-1") { assessments { totalCount nodes { id } } }
             evidence: evidenceItem(id: "evidence-2") { assessments { totalCount } } }""",
        role,
    )
    assert data["claim"]["assessments"]["totalCount"] == len(data["claim"]["assessments"]["nodes"]) == expected
    assert data["evidence"]["assessments"]["totalCount"] == expected - 1


@pytest.mark.parametrize(("role", "expected"), list(zip(Role, [1, 2, 3, 3], strict=True)))
def test_the_log_does_not_betray_what_is_hidden(ask: Ask, role: Role, expected: int) -> None:
    data = ask('{ revision(id: "revision-1") { account { name } records { recordId operation } } }', role)
    assert len(data["revision"]["records"]) == expected
    assert (data["revision"]["account"] is None) is (role is Role.READER)


TEXTS = """query ($end: Int!) {
  a: snapshot(id: "snapshot-1") { text passage(start: 4, end: $end) textDigest }
  b: appearance(id: "appearance-1") { exact snapshot { text } }
  c: node(id: "snapshot-1@2024-06-01@2024-02-01T00:00:00Z") { ... on Snapshot { text } }
  d: sources(asOf: { valid: "2024-04-01" }) { nodes { snapshots { nodes { text } edges { node { text } } } } } }"""


def texts_in(value: Any) -> set[Any]:
    """What stands under `text` anywhere in an answer."""
    if isinstance(value, list):
        return {text for item in value for text in texts_in(item)}
    if not isinstance(value, dict):
        return set()
    below = {text for item in value.values() for text in texts_in(item)}
    return below | ({value["text"]} if "text" in value else set())


@pytest.mark.parametrize(("role", "seen"), [(None, {None}), (Role.READER, {TEXT}), (Role.ADMIN, {TEXT})])
def test_whole_texts_are_for_who_has_an_account(ask: Ask, role: Role | None, seen: set[Any]) -> None:
    found = ask(TEXTS, role, end=12)
    assert texts_in(found) == seen
    assert found["a"]["passage"] == TEXT[4:12]
    assert found["b"]["exact"] == "hält nicht"


def test_a_passage_is_short_without_an_account(ask: Ask) -> None:
    text = 'query ($end: Int!) { snapshot(id: "snapshot-1") { passage(start: 4, end: $end) } }'
    for _ in range(2):  # the second time by the kept plan
        assert ask(text, None, end=1004)["snapshot"]["passage"] == TEXT[4:]
        ((code, path, message),) = ask.errors(text, None, end=1005)
        assert (code, path) == ("BAD_USER_INPUT", ["end"])
        assert message.startswith("The passage has 1,001 code points; without a token it may have 1,000.")
    assert ask(text, Role.READER, end=100_000)["snapshot"]["passage"] == TEXT[4:]


def test_a_filter_on_a_hidden_record_finds_nothing(ask: Ask) -> None:
    assert ask('{ revisions(where: { record: "proposal-1" }) { totalCount } }')["revisions"]["totalCount"] == 0


def test_a_plan_of_one_role_does_not_serve_another(ask: Ask) -> None:
    text = "{ proposals { totalCount } }"
    found = [ask(text, role)["proposals"]["totalCount"] for role in (Role.ADMIN, Role.READER, Role.ADMIN)]
    assert found == [2, 0, 2]


def test_tokens_are_listed_for_admins_alone(ask: Ask) -> None:
    text = '{ account(id: "account-1") { tokens { name prefix } } }'
    assert ask(text, Role.REVIEWER)["account"]["tokens"] == []
    assert ask(text, Role.ADMIN)["account"]["tokens"] == [{"name": "laptop", "prefix": "fdb_a"}]
