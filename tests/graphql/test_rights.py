"""Who sees what: readers see neither proposals nor drafts nor accounts, and nobody's counts betray them."""

from typing import Any

import pytest

from factdb.rules.vocabulary import Role
from tests.graphql.conftest import Ask

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


@pytest.mark.parametrize(("role", "expected"), list(zip(Role, [1, 3, 3, 3], strict=True)))
def test_the_log_does_not_betray_what_is_hidden(ask: Ask, role: Role, expected: int) -> None:
    data = ask('{ revision(id: "revision-1") { account { name } records { recordId operation } } }', role)
    assert len(data["revision"]["records"]) == expected
    assert (data["revision"]["account"] is None) is (role is Role.READER)


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
