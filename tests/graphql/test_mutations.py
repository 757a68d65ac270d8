"""Every command is a mutation, and its input and payload are those of its signature."""

import inspect
import re
from typing import Any, get_args, get_type_hints

import pytest
from graphql import GraphQLInputObjectType, is_non_null_type, is_required_input_field
from strawberry.utils.str_converters import to_camel_case

from factdb.commands.arguments import UNSET
from factdb.commands.decisions import Decided
from factdb.commands.ingest import Ingested
from factdb.commands.recording import COMMANDS
from factdb.graphql.mutations.fields import description_of, public_commands
from factdb.graphql.mutations.kinds import kind_of
from tests.graphql.writing import reader

NAMES = sorted(public_commands())


def field_of(name: str) -> Any:
    mutation = reader().schema.core.mutation_type
    assert mutation is not None
    return mutation.fields[to_camel_case(name)]


def input_of(name: str) -> GraphQLInputObjectType:
    found: GraphQLInputObjectType = field_of(name).args["input"].type.of_type
    return found


def keywords(name: str) -> dict[str, inspect.Parameter]:
    parameters = inspect.signature(COMMANDS[name]).parameters
    made = {"key"} if name == "create_token" else set()
    named = {key: found for key, found in parameters.items() if found.kind is inspect.Parameter.KEYWORD_ONLY}
    return {key: found for key, found in named.items() if key not in made}


def test_every_command_but_the_internal_ones_is_a_mutation() -> None:
    mutation = reader().schema.core.mutation_type
    assert mutation is not None
    ours = {name for name, command in COMMANDS.items() if command.__module__.startswith("factdb.")}
    assert set(mutation.fields) == {to_camel_case(name) for name in ours - {"ensure_account", "import_records"}}
    assert {"recordQuote", "acceptProposal", "ingest", "retract"} <= set(mutation.fields)


@pytest.mark.parametrize("name", NAMES)
def test_a_mutation_takes_what_its_command_takes(name: str) -> None:
    fields, expected = input_of(name).fields, keywords(name)
    assert input_of(name).name == f"{to_camel_case(name)[0].upper()}{to_camel_case(name)[1:]}Input"
    assert set(fields) - {"reason"} == {to_camel_case(key) for key in expected} - {"reason"}
    for key, parameter in expected.items():
        field = fields[to_camel_case(key)]
        assert is_required_input_field(field) == (parameter.default is inspect.Parameter.empty), key


@pytest.mark.parametrize("name", NAMES)
def test_a_field_means_what_the_parameter_means_and_is_null_only_where_that_may_be(name: str) -> None:
    hints = get_type_hints(COMMANDS[name], include_extras=True)
    for key, parameter in keywords(name).items():
        field = input_of(name).fields[to_camel_case(key)]
        description = next(note for note in hints[key].__metadata__ if isinstance(note, str))
        assert field.description == description or (name, key) == ("ingest", "content")
        may_be_null = type(None) in get_args(get_args(hints[key])[0]) or parameter.default is UNSET
        assert is_non_null_type(field.type) != may_be_null, key


@pytest.mark.parametrize("name", NAMES)
def test_a_mutation_says_what_its_command_does(name: str) -> None:
    assert field_of(name).description.startswith(description_of(COMMANDS[name]))
    assert re.search(r" Needs the role [A-Z]+(, REVIEWER to publish)?\.$", field_of(name).description)
    assert "Raises" not in field_of(name).description


@pytest.mark.parametrize("name", NAMES)
def test_a_mutation_answers_what_its_command_returns_and_the_revision(name: str) -> None:
    assert not is_non_null_type(field_of(name).type)  # one that fails must not take the others' answers with it
    returned = get_type_hints(COMMANDS[name])["return"]
    fields = set(field_of(name).type.fields) - {"revision"}
    if returned is Ingested:
        assert fields == {to_camel_case(key) for key in get_type_hints(Ingested)}
    elif returned is Decided:
        assert fields == {to_camel_case(key) for key in get_type_hints(Decided)}
    elif name in ("retract", "undo_merge"):
        assert fields == {"node"}
    elif name == "erase":
        assert fields == {"erased", "left"}
    elif name == "create_token":
        assert fields == {"secret", "token"}
    else:
        noun = returned.__name__
        assert fields == {noun[0].lower() + noun[1:]}


def test_a_parameter_of_an_unknown_kind_is_refused_when_the_schema_is_made() -> None:
    with pytest.raises(TypeError, match="no input for"):
        kind_of(complex)


def test_defaults_that_are_values_stand_in_the_schema() -> None:
    sdl = reader().schema.as_str()
    assert "stance: AssertionStance! = ASSERTS" in sdl
    assert "publish: Boolean! = true" in sdl
    assert "topicIds: [ID!]! = []" in sdl
    assert "hops: [HopInput!]\n" in sdl
