"""A rule of factdb's own, where the specification leaves one open: a variable that leaves the `if` of @skip or @include
null is an error of the field whose selections hold it, whether or not there is anything to select from."""

from collections.abc import Iterable
from typing import Any

from graphql import FieldNode, InlineFragmentNode, VariableNode, is_abstract_type, is_leaf_type

from factdb.errors import BadInput
from factdb.rules.ids import RecordId
from tests.graphql.generated.nouns import WORDS


def refuse_null_conditions(info: Any, target: Any, args: dict[str, Any]) -> None:
    """Raises BadInput."""
    if is_leaf_type(target):
        return
    words = named(info.field_name, args)
    for type_ in possible(info.schema, target):
        if words is None or WORDS.get(type_.name) in words:
            for node in info.field_nodes:
                walk(info, type_, node.selection_set.selections)


def possible(schema: Any, target: Any) -> list[Any]:
    return list(schema.get_possible_types(target)) if is_abstract_type(target) else [target]


def named(field: str, args: dict[str, Any]) -> set[str] | None:
    """The words of the ids that `node` and `nodes` are asked for, and so the types of what they show."""
    ids = (
        args["ids"]
        if field == "nodes" and "ids" in args
        else [args["id"]]
        if field == "node" and "id" in args
        else None
    )
    return None if ids is None else {RecordId.parse(id_).word for id_ in ids}


def walk(info: Any, type_: Any, selections: Iterable[Any]) -> None:
    for selection in selections:
        if not included(info, selection) or isinstance(selection, FieldNode):
            continue
        inline = isinstance(selection, InlineFragmentNode)
        fragment = selection if inline else info.fragments[selection.name.value]
        condition = fragment.type_condition and info.schema.get_type(fragment.type_condition.name.value)
        if condition is None or type_ in possible(info.schema, condition):
            walk(info, type_, fragment.selection_set.selections)


def included(info: Any, selection: Any) -> bool:
    for directive in selection.directives or ():
        value = directive.arguments[0].value
        wanted = info.variable_values.coerced.get(value.name.value) if isinstance(value, VariableNode) else value.value
        if wanted is None:
            raise BadInput("null")
        if wanted is (directive.name.value == "skip"):
            return False
    return True
