"""The schema says what everything is, and shows every column."""

from typing import Any

import pytest
from graphql import GraphQLNamedType, is_enum_type, is_input_object_type, is_interface_type, is_object_type
from sqlalchemy import Table

from factdb import models
from factdb.graphql.compiler.bindings import Cells, Embedded, One, OneOf, Stored
from factdb.graphql.compiler.compiler import BINDING
from factdb.graphql.compiler.rows import NOUNS
from factdb.graphql.schema import make_schema, print_schema

SCHEMA = make_schema()
TYPES = [type_ for name, type_ in SCHEMA.core.type_map.items() if not name.startswith("__")]
HIDDEN = {
    "tokens": {"digest"},
    "snapshots": {"raw"},
    # a version of a merge may say no more than that its chain grew: when it was decided, the decision tells
    "publisher_merges": {"recorded_from"},
    "speaker_merges": {"recorded_from"},
    "revisions": {"reason_salt", "reason_digest", "marks"},
    "revision_records": {"marks", "link", "seal"},
}
SEALS = {models.Checkpoint}  # for `factdb audit`
NOT_SHOWN = {models.SealedRevision, models.SnapshotShingle}


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.name)
def test_everything_has_a_description(type_: Any) -> None:
    assert type_.description
    if is_object_type(type_) or is_interface_type(type_) or is_input_object_type(type_):
        for name, field in type_.fields.items():
            assert field.description, f"{type_.name}.{name}"
            for argument, definition in getattr(field, "args", {}).items():
                assert definition.description, f"{type_.name}.{name}({argument})"
    if is_enum_type(type_):
        for name, value in type_.values.items():
            assert value.description, f"{type_.name}.{name}"


def nouns() -> dict[Any, GraphQLNamedType]:
    """The types that show a table, by its model."""
    origins = {type_: type_.extensions["strawberry-definition"].origin for type_ in TYPES if is_object_type(type_)}
    return {origin.noun.model: type_ for type_, origin in origins.items() if hasattr(origin, "noun")}


def test_every_table_can_be_read() -> None:
    tables = {mapper.class_ for mapper in models.Base.registry.mappers}
    assert tables - SEALS == set(NOUNS)
    assert tables - SEALS - set(nouns()) == NOT_SHOWN


def columns_of(field: Any, python_name: str) -> set[str]:
    """The columns that a field of a noun reads."""
    binding = field.extensions["strawberry-definition"].metadata[BINDING]
    if isinstance(binding, Embedded):
        prefix = binding.prefix or python_name
        return {f"{prefix}_{part}" for part in ("edtf", "earliest", "latest", "words")}
    if isinstance(binding, Cells):
        return {python_name}
    if isinstance(binding, One):
        return {binding.key or f"{python_name}_id"}
    if isinstance(binding, OneOf):
        return set(binding.keys.values())
    return {binding.name or python_name} if isinstance(binding, Stored) else set()


@pytest.mark.parametrize("model", sorted(set(nouns()), key=str))
def test_a_type_shows_every_column_of_its_table(model: type[models.Base]) -> None:
    shown: set[str] = set()
    type_: Any = nouns()[model]
    for field in type_.fields.values():
        shown |= columns_of(field, field.extensions["strawberry-definition"].python_name)
    table = model.__table__
    assert isinstance(table, Table)
    parents = {column.name for column in table.columns if column.foreign_keys}  # shown from the other side
    rest = (
        {"id", "noun", "record_id"} | parents | {column.name for column in table.columns if column.computed is not None}
    )
    assert set(table.columns.keys()) - shown - rest == HIDDEN.get(table.name, set())


def test_the_schema_can_be_printed() -> None:
    text = print_schema(SCHEMA)
    assert text.startswith('"""')
    assert text.endswith("\n")
    assert "digest" not in text.split("type Token ")[1].split("\n}\n")[0]


def test_node_takes_an_id_alone_as_relay_expects() -> None:
    query = SCHEMA.core.query_type
    assert query is not None
    assert list(query.fields["node"].args) == ["id"]
