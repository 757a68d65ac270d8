"""From the JSON of a request's variables to what the database drivers take: one closure per type, made once.

The rules are those of the specification ("Input Coercion"). A value that fails is not worded here: the executor meets
it again, and tells it as GraphQL does.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    is_required_input_field,
    type_from_ast,
    value_from_ast_untyped,
)

Variables = dict[str, Any]
Coerce = Callable[[Any], Any]


class Uncoercible(Exception):
    """Not a value of the type."""


def coercer(type_: GraphQLInputType) -> Coerce:
    """A function from a JSON value to what the database driver takes; enums stay names."""
    if is_non_null_type(type_):
        return required(coercer(type_.of_type))
    if is_list_type(type_):
        inner = listed(coercer(type_.of_type))
    elif is_input_object_type(type_):
        inner = record(type_)
    else:
        inner = leaf(type_)
    return lambda value: None if value is None else inner(value)


def required(inner: Coerce) -> Coerce:
    def coerce(value: Any) -> Any:
        if value is None:
            raise Uncoercible
        return inner(value)

    return coerce


def listed(inner: Coerce) -> Coerce:
    return lambda value: [inner(item) for item in value] if isinstance(value, list) else [inner(value)]


def record(type_: GraphQLInputObjectType) -> Coerce:
    @cache  # made late: an input type may contain itself; and whole, for other threads
    def coercers() -> dict[str, Coerce]:
        return {name: coercer(field.type) for name, field in type_.fields.items()}

    def coerce(value: Any) -> Any:
        fields = coercers()
        if not isinstance(value, dict) or not value.keys() <= fields.keys():
            raise Uncoercible
        if any(is_required_input_field(field) and name not in value for name, field in type_.fields.items()):
            raise Uncoercible
        return {name: fields[name](item) for name, item in value.items()}

    return coerce


def leaf(type_: Any) -> Coerce:
    def coerce(value: Any) -> Any:
        try:
            parsed = type_.coerce_input_value(value)
        except Exception as error:
            raise Uncoercible from error
        return parsed.name if is_enum_type(type_) else parsed

    return coerce


def coerce_variables(schema: GraphQLSchema, operation: OperationDefinitionNode) -> Callable[[Variables], Variables]:
    """The coercion of all variables of one operation; a variable that is not given is absent from the result."""
    coerce: dict[str, Coerce] = {}
    defaults: Variables = {}
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        type_: Any = type_from_ast(schema, definition.type)
        coerce[name] = coercer(type_)
        if definition.default_value:
            defaults[name] = coerce[name](value_from_ast_untyped(definition.default_value))

    def coerce_all(given: Variables) -> Variables:
        variables = dict(defaults)
        for name, function in coerce.items():
            if name in given:
                variables[name] = function(given[name])
            elif name not in defaults:
                function(None)  # raises where the variable is required
        return variables

    return coerce_all
