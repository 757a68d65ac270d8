"""What callers are not told where introspection is off: what the schema holds, not even by way of a mistake."""

import re
from collections.abc import Mapping, Sequence

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
)

from factdb.errors import FactdbError

META = ("__schema", "__type")  # __typename tells of a record, not of the schema
NAMES = r"'\w+'(?:(?:, '\w+')*,? or '\w+')?"
SUGGESTION = re.compile(rf" Did you mean (?:the enum value |to use an inline fragment on )?{NAMES}\?")
SELECTION = re.compile(r" Did you mean '\w+ \{ \.\.\. \}'\?")


class IntrospectionDisabled(FactdbError):
    """The viewer may not ask what the schema holds."""

    code = "INTROSPECTION_DISABLED"

    def __init__(self) -> None:
        super().__init__("Introspection is switched off for those who give no token.", hint="Send yours.")


def introspects(operation: OperationDefinitionNode, fragments: Mapping[str, FragmentDefinitionNode]) -> bool:
    """Whether an operation asks about the schema. Only a root field can."""
    open_, seen = [operation.selection_set], set()
    while open_:
        for selection in open_.pop().selections:
            if isinstance(selection, FieldNode):
                if selection.name.value in META:
                    return True
            elif not isinstance(selection, FragmentSpreadNode):
                open_.append(getattr(selection, "selection_set"))  # noqa: B009
            elif selection.name.value in fragments and selection.name.value not in seen:
                seen.add(selection.name.value)
                open_.append(fragments[selection.name.value].selection_set)
    return False


def without_suggestions(errors: Sequence[GraphQLError] | None) -> list[GraphQLError] | None:
    """The errors without the names that GraphQL offers in place of a wrong one."""
    return [unsuggesting(error) for error in errors] if errors else None


def unsuggesting(error: GraphQLError) -> GraphQLError:
    message = SELECTION.sub("", SUGGESTION.sub("", error.message))
    if message == error.message:
        return error
    return GraphQLError(
        message, error.nodes, error.source, error.positions, error.path, error.original_error, error.extensions
    )
