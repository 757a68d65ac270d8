"""Every mutation, as every role: docs/roles.md says what may be done."""

from itertools import count
from typing import Any

import pytest
from graphql import (
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
)

from factdb.graphql.viewer import ANONYMOUS, Viewer
from factdb.rules.vocabulary import Role
from tests.graphql.roles.conftest import Ask
from tests.graphql.roles.page import ACCOUNTS, UNPUBLISHING, WRITING, cell, named
from tests.graphql.writing import reader

pytestmark = pytest.mark.slow

MUTATION: Any = reader().schema.core.mutation_type
NUMBERS = count()
REFUSED = {"FORBIDDEN", "UNAUTHENTICATED"}
WRITERS = [ANONYMOUS, *(Viewer(role, account) for role, account in ACCOUNTS.items())]

writers = pytest.mark.parametrize("viewer", WRITERS, ids=named)


def test_the_page_names_every_mutation() -> None:
    assert set(WRITING) - {UNPUBLISHING} == set(MUTATION.fields)


def literal(name: str, type_: Any) -> str:
    """A value that a field of an input takes: of an object what it must have, of an id one that no record has."""
    inner = type_.of_type if is_non_null_type(type_) else type_
    if is_list_type(inner):
        return "[]"
    if is_input_object_type(inner):
        required = {n: field.type for n, field in inner.fields.items() if is_required_input_field(field)}
        return "{ " + ", ".join(f"{n}: {literal(n, t)}" for n, t in required.items()) + " }"
    if is_enum_type(inner):
        return str(next(iter(inner.values)))
    noun = "claim" if name == "recordId" else name.removesuffix("Id").lower()
    values = {"ID": f'"{noun}-999"', "String": f'"text {next(NUMBERS)}"', "Int": "1", "EDTF": '"2024"'}
    return values[get_named_type(inner).name]


def operation(mutation: str, further: str = "") -> str:
    given = literal("input", MUTATION.fields[mutation].args["input"].type)
    return f"mutation {{ {mutation}(input: {given[:-1]} {further} }}) {{ __typename }} }}"


def codes(answer: dict[str, Any]) -> list[str]:
    return [error["extensions"]["code"] for error in answer["errors"]]


def expected(what: str, viewer: Viewer) -> list[str]:
    """The codes of a refusal, if there is one."""
    if cell(WRITING[what], viewer) != "no":
        return []
    return ["UNAUTHENTICATED" if viewer.role is None else "FORBIDDEN"]


@writers
@pytest.mark.parametrize("mutation", WRITING)
def test_a_mutation(ask: Ask, mutation: str, viewer: Viewer) -> None:
    text = operation("assess", "publish: false") if mutation == UNPUBLISHING else operation(mutation)
    answer = ask(text, viewer)
    assert [code for code in codes(answer) if code in REFUSED] == expected(mutation, viewer)
    if expected(mutation, viewer):
        (error,) = answer["errors"]
        assert error["path"] == list(answer["data"]) == [mutation.split(" ", maxsplit=1)[0]]
        assert "the role " in error["message"]


OTHERS_TOKENS = {"createToken": 'accountId: "account-1"', "revokeToken": 'tokenId: "token-1"'}


@writers
@pytest.mark.parametrize("mutation", OTHERS_TOKENS)
def test_a_mutation_of_what_belongs_to_another(ask: Ask, mutation: str, viewer: Viewer) -> None:
    others = operation(mutation, OTHERS_TOKENS[mutation]).replace('tokenId: "token-999"', "")
    allowed = cell(WRITING[mutation], viewer) == "yes"
    found = codes(ask(others, viewer))
    assert [code for code in found if code in REFUSED] == (
        [] if allowed else expected(mutation, viewer) or ["FORBIDDEN"]
    )


def test_what_is_allowed_of_ones_own_is_done(ask: Ask) -> None:
    for role, account in ACCOUNTS.items():
        made = ask('mutation { createToken(input: { name: "own" }) { token { id } } }', Viewer(role, account))
        assert made["errors"] == []
        token = made["data"]["createToken"]["token"]["id"]
        revoke = f'mutation {{ revokeToken(input: {{ tokenId: "{token}" }}) {{ token {{ revoked }} }} }}'
        assert ask(revoke, Viewer(role, account))["data"]["revokeToken"]["token"]["revoked"]


def test_every_role_is_tried() -> None:
    assert [viewer.role for viewer in WRITERS] == [None, *Role]
