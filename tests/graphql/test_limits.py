"""What one operation may ask for: counted with fragments expanded, without expanding them, before anything costly."""

import re
from pathlib import Path
from typing import Any

import pytest
from graphql import FragmentDefinitionNode, GraphQLError, get_introspection_query, parse

from factdb.app import limits_of
from factdb.graphql.compiler.plans import Refused, prepare
from factdb.graphql.limits import COMPARISONS, LARGEST, UNLIMITED, Limits, Measure, check_operations
from factdb.graphql.mutations import served_schema
from factdb.graphql.reading import Reader
from factdb.settings import read_settings
from tests.graphql.conftest import Ask

GUIDE = Path(__file__).parents[2] / "docs" / "limits.md"
SCHEMA = served_schema().core
SPREAD = "once its fragments are expanded"


def refusals(text: str, limits: Limits = Limits()) -> list[GraphQLError]:  # noqa: B008
    try:
        prepare(SCHEMA, text, None, limits)
    except Refused as refused:
        return list(refused.errors or [])
    return []


def refused(text: str, limits: Limits = Limits()) -> tuple[dict[str, Any], str]:  # noqa: B008
    """The extensions and the message of the only error."""
    (error,) = refusals(text, limits)
    return dict(error.extensions or {}), error.message


def exceeded(limit: str, allowed: int, found: int | None = None) -> dict[str, Any]:
    told = {} if found is None else {"found": found}
    return {"code": "LIMIT_EXCEEDED", "limit": limit, **told, "allowed": allowed}


def chain(length: int, step: str, end: str = "id") -> str:
    """A quote whose fragments lead one to the next; in `step`, NEXT is the next one."""
    fragments = [f"fragment f{n} on Quote {{ {step.replace('NEXT', f'f{n + 1}')} }}" for n in range(length)]
    last = f"fragment f{length} on Quote {{ {end} }}"
    return '{ quote(id: "quote-1") { ...f0 } } ' + " ".join([*fragments, last])


# --- each limit


@pytest.mark.parametrize(
    ("limits", "text", "extensions", "said"),
    [
        (
            Limits(depth=2),
            "{ quotes { nodes { speaker { name } } } }",
            exceeded("depth", 2, 4),
            "is 4 fields deep",
        ),
        (
            Limits(aliases=1),
            "{ quotes { nodes { ...F } } } fragment F on Quote { a: id b: id }",
            exceeded("aliases", 1, 2),
            "has 2 aliases",
        ),
        (
            Limits(roots=1),
            "{ ...F quotes { totalCount } } fragment F on Query { topics { totalCount } }",
            exceeded("roots", 1, 2),
            "asks for 2 fields at its root",
        ),
        (
            Limits(directives=2),
            "query @skip(if: false) { ...F @skip(if: true) topics @skip(if: true) { totalCount } }"
            " fragment F on Query { topics { totalCount } }",
            exceeded("directives", 2, 3),
            "has 3 directives",
        ),
        (
            Limits(fields=5),
            "{ quotes { nodes { ...F ...F } } } fragment F on Quote { id text }",
            exceeded("fields", 5, 6),
            "asks for 6 fields",
        ),
    ],
)
def test_an_operation_is_measured_with_its_fragments_expanded(
    limits: Limits, text: str, extensions: dict[str, Any], said: str
) -> None:
    found, message = refused(text, limits)
    assert found == extensions
    assert message.startswith(f"The operation {said} {SPREAD}; the limit is {extensions['allowed']:,}. Ask for less")
    assert refusals(text.replace("@skip(if: false)", "")) == []


def test_too_deep_an_operation_is_told_where_it_is_deepest() -> None:
    (error,) = refusals("{ quotes {\n nodes { speaker {\n name } } } }", Limits(depth=3))
    assert [(place.line, place.column) for place in error.locations or []] == [(3, 2)]


def test_tokens_and_comments_are_counted_while_they_are_read() -> None:
    found, message = refused("{ quotes { nodes { id } } }", Limits(tokens=8))
    assert found == exceeded("tokens", 8)
    assert message.startswith("The document has more than 8 tokens, the limit.")
    assert refused("#\n" * 10 + "{ topics { nodes { id } } }", Limits(tokens=9))[0] == exceeded("tokens", 9)
    assert refusals("{ quotes { nodes { id } } }", Limits(tokens=9)) == []


def test_characters_are_counted_before_anything_is_read() -> None:
    found, message = refused("{" * 11, Limits(characters=10))
    assert found == exceeded("characters", 10, 11)
    assert message == "The document has 11 characters; the limit is 10. Send long texts as variables."


def test_a_text_that_sounds_like_the_parser_is_none_of_its() -> None:
    assert refused('"more than 9 tokens. Parsing aborted."')[0] == {"code": "GRAPHQL_PARSE_FAILED"}


def test_several_limits_are_told_at_once() -> None:
    errors = refusals("{ a: quotes { nodes { id } } b: topics { totalCount } }", Limits(aliases=1, roots=1))
    assert [(error.extensions or {})["limit"] for error in errors] == ["aliases", "roots"]


def test_every_operation_of_a_document_is_measured() -> None:
    both = "query A { topics { totalCount } } query B { a: topics { totalCount } b: topics { totalCount } }"
    with pytest.raises(Refused) as found:
        prepare(SCHEMA, both, "A", Limits(aliases=1))
    assert [error.message[:27] for error in found.value.errors or []] == ["The operation has 2 aliases"]


# --- what is built to be costly


def test_fragments_that_double_at_every_step_are_counted_without_being_expanded() -> None:
    text = chain(30, "...NEXT ...NEXT")
    assert refused(text)[0] == exceeded("fields", 1000, 2**30 + 1)
    fragments = {part.name.value: part for part in parse(text).definitions if isinstance(part, FragmentDefinitionNode)}
    assert Measure(fragments).visited == 61


def test_what_no_number_of_json_can_hold_is_told_as_the_largest() -> None:
    assert refused(chain(200, "...NEXT ...NEXT"))[0] == exceeded("fields", 1000, LARGEST)


def test_fields_that_double_at_every_step_are_too_deep_and_too_many() -> None:
    errors = refusals(chain(20, "a: translationOf { ...NEXT } b: translationOf { ...NEXT }"))
    found = {(error.extensions or {})["limit"]: (error.extensions or {})["found"] for error in errors}
    assert found == {"depth": 22, "aliases": 2**21 - 2, "fields": 3 * 2**20 - 1}


def test_a_chain_of_fragments_may_be_longer_than_python_recurses() -> None:
    text = chain(1500, "...NEXT")
    assert check_operations(parse(text), Limits()) == []
    assert refused(text, Limits(tokens=20_000, characters=10**6))[0] == exceeded("comparisons", COMPARISONS)


def test_unknown_and_circular_fragments_are_for_validation_to_tell() -> None:
    circle = "{ quotes { nodes { ...A ...C } } } fragment A on Quote { ...B } fragment B on Quote { ...A }"
    messages = [error.message for error in refusals(circle)]
    assert messages == ["Unknown fragment 'C'.", "Cannot spread fragment 'A' within itself via 'B'."]


DEEP = 10_000
COSTLY = {
    "10,000 repeated fields": "{ quotes { nodes { " + "id " * 10_000 + "} } }",
    "1,000 aliases": "{ quotes { nodes { " + " ".join(f"a{n}: id" for n in range(1000)) + " } } }",
    "as many equal objects as may be": "{ quotes { nodes { " + "speaker { id } " * 490 + "} } }",
    "as many conflicts as may be": "{ quotes { nodes { "
    + " ".join(f"claims(first: {n}) {{ totalCount }}" for n in range(270))
    + " } } }",
    "many inline fragments": '{ node(id: "quote-1") { ' + "... on Quote { id } " * 400 + "} }",
    "many fragments": "{ quotes { nodes { "
    + " ".join(f"...f{n}" for n in range(250))
    + " } } }"
    + " ".join(f" fragment f{n} on Quote {{ id }}" for n in range(250)),
    "deep lists": "{ quotes(where: { ids: " + "[" * DEEP + "]" * DEEP + " }) { totalCount } }",
    "deep objects": "{ quotes(where: " + "{ speaker: " * 150 + "{}" + " }" * 150 + ") { totalCount } }",
    "deep selections": "{ a " * DEEP + "}" * DEEP,
    "selections as deep as are parsed": "{ a " * 190 + "}" * 190,
    "unknown input fields": "{ quotes(where: {" + " ".join(f"x{n}: 1" for n in range(900)) + "}) { totalCount } }",
    "unknown fields": "{ quotes { nodes { " + " ".join(f"x{n}" for n in range(900)) + " } } }",
    "introspection again and again": "{ __schema { "
    + " ".join(f"a{n}: types {{ fields {{ args {{ type {{ name }} }} }} }}" for n in range(100))
    + " } }",
}
CODES = {"LIMIT_EXCEEDED", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"}


@pytest.mark.parametrize("case", COSTLY)
def test_a_document_that_is_built_to_be_costly_is_refused_with_few_errors(case: str) -> None:
    errors = refusals(COSTLY[case])
    assert 0 < len(errors) <= 21
    assert {(error.extensions or {})["code"] for error in errors} <= CODES
    assert "Validation aborted." not in {error.message for error in errors}


def test_what_validation_gives_up_is_told_with_what_to_do() -> None:
    found, message = refused("{ quotes { nodes { " + "speaker { id } " * 490 + "} } }")
    assert found == exceeded("comparisons", COMPARISONS)
    assert message.endswith("Ask for each field once, and spread each fragment once.")


@pytest.mark.parametrize("depth", [100, 900])
def test_a_variable_may_be_nested_too_deep(ask: Ask, depth: int) -> None:
    value: Any = {}
    for _ in range(depth):
        value = {"speaker": value}
    text = "query ($where: QuoteFilter) { quotes(where: $where) { totalCount } }"
    assert {code for code, _, _ in ask.errors(text, where=value)} == {"BAD_USER_INPUT"}
    many: Any = []
    for _ in range(depth):
        many = [many]
    assert {code for code, _, _ in ask.errors(text, where={"ids": many})} == {"BAD_USER_INPUT"}


# --- what is not refused


@pytest.mark.parametrize("options", [{}, {"input_value_deprecation": True, "specified_by_url": True}])
def test_the_usual_introspection_is_answered(options: dict[str, bool]) -> None:
    assert refusals(get_introspection_query(**options)) == []
    assert refusals(get_introspection_query(**options), Limits(depth=2)) == []  # how deep it goes is validation's


def test_a_fragment_spread_again_in_the_same_place_is_compiled_once(ask: Ask) -> None:
    text = chain(40, "...NEXT ...NEXT")
    assert ask(text) == {"quote": {"id": "quote-1"}}


def test_the_operator_has_no_limits(ask: Ask) -> None:
    aliases = " ".join(f"a{n}: text" for n in range(1200))
    assert len(ask(f'{{ quote(id: "quote-1") {{ {aliases} }} }}')["quote"]) == 1200
    assert ask.reader.documents.limits is UNLIMITED


# --- tables


def test_a_statement_reaches_into_a_table_only_so_often(ask: Ask) -> None:
    reader = Reader(ask.reader.schema, limits=Limits(tables=3))
    limited = Ask(ask.database, reader, [])
    text = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Quote { speaker { name } } } }"
    assert limited(text, ids=["quote-1"])["nodes"] == [{"speaker": {"name": "Mira Tal"}}]
    (error,) = limited.result(text, ids=["quote-1", "quote-2@2024-01-01"]).errors or []
    assert error.extensions == exceeded("tables", 3)
    assert error.message.startswith("The operation reaches into tables more than 3 times, the limit. Ask for fewer")
    assert limited.statements == []


# --- settings


def test_the_settings_are_the_limits() -> None:
    assert limits_of(read_settings()) == Limits()
    changed = read_settings(max_depth=1, max_root_fields=2, max_cost=3)
    assert limits_of(changed) == Limits(depth=1, roots=2, cost=3)


def test_the_guide_names_every_limit_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    assert {name: int(value.replace(",", "")) for name, value in rows.items()} == vars(Limits())
