"""Where introspection is off, nothing tells what the schema holds: neither introspection nor a suggestion."""

from typing import Any

import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse

from factdb.graphql.disclosure import IntrospectionDisabled, introspects, without_suggestions
from tests.graphql.conftest import Ask


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("{ __schema { queryType { name } } }", True),
        ('{ topics { totalCount } a: __type(name: "Quote") { name } }', True),
        ("{ ...F } fragment F on Query { ... { ...G } } fragment G on Query { __schema { queryType { name } } }", True),
        ("{ ...F } fragment F on Query { ...F ...Nowhere }", False),
        ("{ __typename topics { nodes { __typename } } }", False),
    ],
)
def test_introspection_is_recognised_wherever_it_hides(text: str, does: bool) -> None:
    parts = parse(text).definitions
    (operation,) = [part for part in parts if isinstance(part, OperationDefinitionNode)]
    fragments = {part.name.value: part for part in parts if isinstance(part, FragmentDefinitionNode)}
    assert introspects(operation, fragments) is does


def test_the_refusal_says_what_to_do() -> None:
    assert IntrospectionDisabled.code == "INTROSPECTION_DISABLED"
    assert "switched off for those who give no token. Send yours." in str(IntrospectionDisabled())


FILTER = "query ($where: SpeakerFilter) { speakers(where: $where) { totalCount } }"


@pytest.mark.parametrize(
    ("text", "variables", "offered", "left"),
    [
        ("{ quote }", {}, "Did you mean 'quote { ... }'?", "must have a selection of subfields."),
        ("{ quots { totalCount } }", {}, "Did you mean 'quote", "field 'quots' on type 'Query'."),
        ("{ quote(di: 1) { id } }", {}, "Did you mean 'id'?", "argument 'di' on field 'Query.quote'."),
        ("{ node(id: 1) { stance } }", {}, "to use an inline fragment on", "field 'stance' on type 'Node'."),
        ("query ($w: SpeekerFilter) { speakers { totalCount } }", {}, "'SpeakerFilter'", "type 'SpeekerFilter'."),
        ("{ speakers(where: { nam: 1 }) { totalCount } }", {}, "Did you mean 'name'", "unknown field 'nam'"),
        ("{ speakers(where: { kind: PERSN }) { totalCount } }", {}, "the enum value 'PERSON'", "'SpeakerKind' enum."),
        (FILTER, {"where": {"nam": "x"}}, "Did you mean 'name'", "unknown field 'nam'"),
        (FILTER, {"where": {"kind": "PERSN"}}, "the enum value 'PERSON'", "'SpeakerKind' enum."),
        ("{ topics @skip(fi: true) { totalCount } }", {}, "Did you mean 'if'?", "on directive '@skip'."),
    ],
)
def test_suggestions_are_taken_out_of_every_error(
    ask: Ask, text: str, variables: dict[str, Any], offered: str, left: str
) -> None:
    errors = ask.result(text, **variables).errors
    assert any(offered in error.message for error in errors or [])
    told = without_suggestions(errors)
    assert told
    assert any(left in error.message for error in told)
    assert not any("Did you mean" in error.message for error in told)
    assert [error.extensions for error in told] == [error.extensions for error in errors or []]
    assert [error.locations for error in told] == [error.locations for error in errors or []]


def test_an_error_without_a_suggestion_stays_as_it_is(ask: Ask) -> None:
    errors = ask.result("{ quote(id: 1) { id } }").errors
    assert without_suggestions(errors) == errors
    assert without_suggestions(None) is None
