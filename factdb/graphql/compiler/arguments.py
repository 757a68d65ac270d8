"""What a plan may know of its variables.

A plan is compiled once and bound many times. Whatever the compiler must know about a variable's value to build the
statement it asks the `Shape`, which remembers the question: the answers are the plan's key.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLInputType,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    is_input_object_type,
    is_non_null_type,
    value_from_ast_untyped,
)
from graphql.language import ListValueNode

from factdb.errors import BadInput
from factdb.graphql.compiler.coercion import Uncoercible, Variables, coercer

Getter = Callable[[Variables], Any]
Question = Callable[[Any], Hashable]  # answers for every value, null too: it is asked of requests of other shapes
Path = tuple[str, ...]
Getters = dict[Hashable, Getter]  # one getter for one place, so that plans ask the same question of the same place


def outline(value: Any) -> Hashable:
    """Null or not, and for an input object which fields are given."""
    if isinstance(value, dict):
        return tuple(sorted((name, outline(item)) for name, item in value.items()))
    return value is not None


def itself(value: Any) -> Hashable:
    answer: Hashable = value
    return answer


class Shape:
    """The variables as the compiler may see them: one question at a time, each remembered."""

    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        self.questions: dict[tuple[Question, Getter], None] = {}

    def ask(self, question: Question, getter: Getter) -> Any:
        self.questions[question, getter] = None
        return question(getter(self.variables))


@dataclass(frozen=True)
class Given:
    """An argument that has a value: where in the variables to get it when a statement is bound, and the way to it from
    the field's arguments, for errors."""

    getter: Getter
    path: Path
    constant: bool = False

    def known(self, shape: Shape, question: Question = itself) -> Any:
        """The answer to a question about the value, which thereby becomes part of the plan's key."""
        return question(self.getter({})) if self.constant else shape.ask(question, self.getter)

    def checked(self, convert: Callable[[Any], Any]) -> Getter:
        """A getter of the converted value. What it refuses is told with the path to this argument."""

        def get(variables: Variables) -> Any:
            try:
                return convert(self.getter(variables))
            except BadInput as error:
                raise error.under(*self.path) from None

        return get

    def refused(self, message: str, hint: str | None = None) -> BadInput:
        return BadInput(message, path=self.path, hint=hint)


Argument = Given | dict[str, "Argument"] | None


def read(node: ValueNode, type_: GraphQLInputType, shape: Shape, getters: Getters, path: Path) -> Argument:
    """An argument as a tree whose inner nodes are input objects; null and absent are both None."""
    if isinstance(node, NullValueNode):
        return None
    if isinstance(node, VariableNode):
        return variable(node.name.value, type_, shape, getters, path)
    inner: Any = type_.of_type if is_non_null_type(type_) else type_
    if isinstance(node, ObjectValueNode) and is_input_object_type(inner):
        fields = inner.fields
        return {
            field.name.value: read(
                field.value, fields[field.name.value].type, shape, getters, (*path, field.name.value)
            )
            for field in node.fields
        }
    if isinstance(node, ListValueNode) and any(isinstance(item, VariableNode) for item in node.values):
        return listed(node, inner, shape, getters, path)
    constant = coercer(type_)(value_from_ast_untyped(node))
    return Given(lambda _: constant, path, constant=True)


def variable(name: str, type_: GraphQLInputType, shape: Shape, getters: Getters, path: Path) -> Argument:
    getter = getters.setdefault(name, lambda variables: variables.get(name))
    shape.ask(outline, getter)
    return tree(shape.variables.get(name), type_, getter, getters, path)


def tree(value: Any, type_: GraphQLInputType, getter: Getter, getters: Getters, path: Path) -> Argument:
    """The same for what is inside a variable, whose outline is known."""
    if value is None and is_non_null_type(type_):
        raise Uncoercible
    if not isinstance(value, dict):
        return None if value is None else Given(getter, path)
    inner: Any = type_.of_type if is_non_null_type(type_) else type_
    fields = inner.fields

    def inside(name: str) -> Getter:
        return getters.setdefault((getter, name), lambda variables: (getter(variables) or {}).get(name))

    return {name: tree(item, fields[name].type, inside(name), getters, (*path, name)) for name, item in value.items()}


def listed(node: ListValueNode, type_: Any, shape: Shape, getters: Getters, path: Path) -> Argument:
    """A literal list with variables in it."""
    items = [read(item, type_.of_type, shape, getters, path) for item in node.values]
    getter_of = [item.getter if isinstance(item, Given) else (lambda _: None) for item in items]
    return Given(lambda variables: [getter(variables) for getter in getter_of], path)
