"""The Strawberry schema, with its fields taught to take what the compiled statement already read."""

from collections.abc import Iterator, Sequence
from typing import Any

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig

from factdb.errors import BadInput
from factdb.graphql.compiler.compiler import TYPE
from factdb.graphql.scalars import SCALARS
from factdb.graphql.types import Query, Subscription


class Prepared(SchemaExtension):
    """The document was parsed and validated when it was first seen (compiler/plans.py)."""

    def on_parse(self) -> Iterator[None]:
        document = getattr(self.execution_context.context, "document", None)
        if document is not None:
            self.execution_context.graphql_document = document.ast
            self.execution_context.validation_rules = ()
        yield


class Schema(strawberry.Schema):
    """Strawberry's schema. Errors are worded and logged by errors.py."""

    @property
    def core(self) -> GraphQLSchema:
        """The schema as graphql-core knows it."""
        return self._schema

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Nothing: Strawberry would log every error, those of callers included."""


def by_response_key(row: dict[str, Any] | None, info: Any, **arguments: Any) -> Any:  # noqa: ARG001
    """The value the statement wrote for this response key, or the error the compiler met there. There is no row where a
    variable could not be coerced: the executor said so, or was more lenient than coercion.py."""
    if row is None:
        raise BadInput("A variable has a value that its type does not take.", hint="Give variables as JSON has them.")
    if info.path.key in row:
        return row[info.path.key]
    raise info.context.errors[tuple(key for key in info.path.as_list() if isinstance(key, str))]


def type_by_name(row: dict[str, str], info: Any, type_: Any) -> str:  # noqa: ARG001
    return row[TYPE]


def by_name(value: Any) -> str:
    """Enums are stored by their GraphQL names, and those are what the statement writes."""
    return str(value)


def teach(schema: GraphQLSchema) -> None:
    """Strawberry's own resolvers look for attributes and Python classes; ours find everything in the row. What has a
    resolver of its own keeps it: mutations."""
    for type_ in schema.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, (GraphQLInterfaceType, GraphQLUnionType)):
            type_.resolve_type = type_by_name
        elif isinstance(type_, GraphQLEnumType):
            type_.coerce_output_value = by_name  # type: ignore[assignment,method-assign]
        elif isinstance(type_, GraphQLObjectType):
            type_.is_type_of = None
            for field in type_.fields.values():
                if field.extensions["strawberry-definition"].base_resolver is None:
                    field.resolve = by_response_key


def make_schema(mutation: type | None = None, types: Sequence[type] = ()) -> Schema:
    """The schema that is served. `types` are those that only a mutation's payloads reach by name."""
    config = StrawberryConfig(scalar_map=SCALARS)
    schema = Schema(Query, mutation, Subscription, types=types, extensions=[Prepared], config=config)
    teach(schema.core)
    return schema


def print_schema(schema: Schema) -> str:
    """The schema in the schema definition language: what schema.graphql holds."""
    return schema.as_str() + "\n"
