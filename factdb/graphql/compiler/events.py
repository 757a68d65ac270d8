"""What a subscription tells: one record that was just written, if it is among those asked for."""

from dataclasses import dataclass
from typing import Any

from graphql import get_named_type
from sqlalchemy import Integer, select

from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.filters import conditions
from factdb.graphql.compiler.json_sql import Parts, as_text, or_null
from factdb.graphql.compiler.payloads import source_of
from factdb.graphql.compiler.rows import NOW, Condition, Row
from factdb.models import Base

EVENT = "event"
NUMBER = f"#{EVENT}"  # the variable that has the number of the record; '#' cannot occur in a variable's name


@dataclass(frozen=True)
class Told:
    details: type[Base]
    key: str

    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        row = compiler.row(noun_of(asked.type), NOW)
        value = as_text(compiler.selected(asked.type, asked.selections, row))
        number = compiler.parameter(source_of(compiler, EVENT), Integer())
        filter_type = get_named_type(asked.definition.args["where"].type)
        wanted = conditions(compiler, row, filter_type, asked.fields("where"))
        query = select(value).select_from(row.table)
        return or_null(
            [query.where(row["id"] == number, *row.rights, *wanted, self.seen(compiler, row)).scalar_subquery()]
        )

    def seen(self, compiler: Compiler, row: Row) -> Condition:
        """That the viewer may see any of the record's details."""
        detail = compiler.row(self.details, row.moment)
        return row["id"].in_(select(detail[self.key]).where(detail[self.key] == row["id"], *detail.rights))


def told(description: str, details: type[Base], key: str, **arguments: tuple[Any, str]) -> Any:
    """A field of the subscription type: the record whose number is the variable NUMBER; null where it is not among
    those of the argument `where`, or the viewer may see none of its details, the rows whose `key` leads to it."""
    return bound(Told(details, key), description, **arguments)
