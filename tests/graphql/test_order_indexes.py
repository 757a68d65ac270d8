"""Whole lists are read in the order of an index: nobody waits while every row of a table is sorted."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import get_named_type, is_abstract_type
from sqlalchemy import Table, UniqueConstraint

from factdb.graphql.compiler.compiler import noun_of
from factdb.graphql.compiler.cursors import Sort
from factdb.graphql.mutations import served_schema

BY_PLACE = {("proposals", "start")}  # the place in a text: asked of one snapshot's proposals
SCHEMA = served_schema().core


def orders() -> Iterator[tuple[str, Table, str]]:
    """Each root list with its table and the columns it may be ordered by."""
    query: Any = SCHEMA.query_type
    for name, field in query.fields.items():
        if "order" in field.args:
            connection: Any = get_named_type(field.type)
            enum: Any = get_named_type(field.args["order"].type)
            shown: Any = get_named_type(connection.fields["nodes"].type)
            types = SCHEMA.get_possible_types(shown) if is_abstract_type(shown) else [shown]
            sorts: set[Sort] = {value.value for value in enum.values.values()}
            columns = sorted({sort.column for sort in sorts})
            yield from ((name, noun_of(type_).table, column) for type_ in types for column in columns)


def led_by(table: Table, column: str) -> bool:
    indexes = [[each.name for each in index.columns] for index in table.indexes]
    unique = [[each.name for each in c.columns] for c in table.constraints if isinstance(c, UniqueConstraint)]
    return [column, "id"] in [columns[:2] for columns in indexes] or [column] in unique or column == "id"


@pytest.mark.parametrize(("name", "table", "column"), [case for case in orders() if case[::2] not in BY_PLACE])
def test_each_order_of_a_list_has_an_index(name: str, table: Table, column: str) -> None:
    assert led_by(table, column), f"{name} ordered by {column} sorts all of {table.name}"
