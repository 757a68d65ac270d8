"""What of GraphQL and of factdb a request uses: to see that the generator reaches it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from graphql import (
    ArgumentNode,
    FieldNode,
    FragmentDefinitionNode,
    InlineFragmentNode,
    ListValueNode,
    NamedTypeNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    is_input_object_type,
    is_interface_type,
    is_list_type,
    is_union_type,
    parse,
    type_from_ast,
    visit,
)

from tests.graphql.generated.reference import SCHEMA
from tests.graphql.generated.requests import Request

PATTERNS = {  # of the document's text
    "introspection": r"\b__(schema|type)\b",
    "@skip": "@skip",
    "@include": "@include",
    "typename by an alias": r"\w+: __typename",
    "block string": '"""',
    "moment in an id": r"-\d+@",
    "inline fragment without a type": r"\.\.\.( @\w+\([^)]*\))* \{",
    "inline fragment": r"\.\.\. on ",
    "only totalCount": r"\{ (\w+: )?totalCount \}",
    "only pageInfo": r"\{ (\w+: )?pageInfo \{[^{}]*\} \}",
    "first: 0": "first: 0",
}


def features(request: Request) -> Iterator[str]:
    if request.broken:
        yield "document: broken"
        return
    yield from (f"document: {name}" for name, pattern in PATTERNS.items() if re.search(pattern, request.text))
    found = Found()
    visit(parse(request.text), found)
    yield from (f"document: {name}" for name in sorted(found.names))
    values = [json.dumps(values) for values in request.variables]
    yield f"variables: {len(request.variables)} sets"
    for name, pattern in {"null": "null", "object": r": \{", "list": r"\[", "moment in an id": r"-\d+@"}.items():
        if any(re.search(pattern, text) for text in values):
            yield f"variables: {name}"


class Found(Visitor):
    """Collects the names of what it meets in a document."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.spread: set[str] = set()

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        self.names |= {"several operations"} if "operation" in self.names else {"operation"}
        if node.name is None:
            self.names.add("operation without a name")
        if len([one for one in node.selection_set.selections if isinstance(one, FieldNode)]) > 1:
            self.names.add("several root fields")

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_: Any) -> None:
        self.names.add("named fragment")
        self.condition(node.type_condition)

    def enter_inline_fragment(self, node: InlineFragmentNode, *_: Any) -> None:
        if node.type_condition:
            self.condition(node.type_condition)

    def condition(self, node: NamedTypeNode) -> None:
        type_ = SCHEMA.get_type(node.name.value)
        if is_union_type(type_):
            self.names.add("fragment on a union")
        elif is_interface_type(type_):
            self.names.add(f"fragment on {node.name.value}")

    def enter_fragment_spread(self, node: Any, *_: Any) -> None:
        self.names |= {"fragment spread twice"} if node.name.value in self.spread else set()
        self.spread.add(node.name.value)

    def enter_selection_set(self, node: SelectionSetNode, *_: Any) -> None:
        keys = [(one.alias or one.name).value for one in node.selections if isinstance(one, FieldNode)]
        if len(keys) > len(set(keys)):
            self.names.add("merged fields")

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: Any) -> None:
        type_: Any = type_from_ast(SCHEMA, node.type)
        inner = getattr(type_, "of_type", type_)
        if is_input_object_type(type_) or is_input_object_type(inner):
            self.names.add("input object as a variable")
        if is_list_type(type_) or is_list_type(inner):
            self.names.add("list as a variable")
        if node.default_value:
            self.names.add(f"default: {node.default_value.kind}")

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        if node.name.value not in ("id", "ids", "if", "start", "end"):
            self.names.add(f"argument {node.name.value}")

    def enter_variable(self, node: VariableNode, _key: Any, parent: Any, _path: Any, ancestors: Any) -> None:
        around: list[Node] = [one for one in ancestors if isinstance(one, Node)]
        if any(isinstance(one, ListValueNode) for one in around):
            self.names.add("variable in a list")
        if any(isinstance(one, ObjectValueNode) for one in around):
            self.names.add("variable in an input object")
