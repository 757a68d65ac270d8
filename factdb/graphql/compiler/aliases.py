"""What still tells a merged record from the one that survives it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, case, not_, select

from factdb.graphql.compiler.bindings import Stored, bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.json_sql import Parts, Plain, Quoted, Truth, as_text, fixed, or_null
from factdb.graphql.compiler.merging import is_merged, target_of
from factdb.graphql.compiler.rows import Noun, Row


def named_by(row: Row, key: str) -> Noun:
    """The noun, of records that can be merged, that a column leads to."""
    target = target_of(row.noun, key)
    assert target is not None
    return target


def own_id(row: Row, key: str) -> Parts:
    suffix = [] if row.moment.suffix is None else [row.moment.suffix]
    return [f'"{named_by(row, key).word}-', Plain(row[key]), *suffix, '"']


@dataclass(frozen=True)
class OwnId:
    key: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:  # noqa: ARG002
        return own_id(source, self.key)


def id_before(description: str, key: str) -> Any:
    """The id that a record had before it was merged, and still resolves by."""
    return bound(OwnId(key), description)


@dataclass(frozen=True)
class CameFrom:
    key: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:  # noqa: ARG002
        merged = is_merged(named_by(source, self.key), source[self.key], source.moment, compiler)
        return [case((merged, as_text(own_id(source, self.key))), else_=fixed("null"))]


def came_from(description: str, key: str) -> Any:
    """The id of the merged record that the row is of; null where it is of the one that survives."""
    field = bound(CameFrom(key), description)
    field.graphql_name = "from"
    return field


@dataclass(frozen=True)
class OfSurvivor(Stored):
    key: str = ""

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        merged = is_merged(named_by(source, self.key), source[self.key], source.moment, compiler)
        return [Truth(and_(source[asked.python_name], not_(merged)))]


def of_survivor(description: str, key: str) -> Any:
    """A truth that holds of the surviving record's own rows alone."""
    return bound(OfSurvivor(None, None, key), description)


@dataclass(frozen=True)
class Before:
    key: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        row = compiler.row(named_by(source, self.key), source.moment)
        value = select(row[asked.python_name]).where(row["id"] == source[self.key], *row.rights)
        return or_null([Quoted(value.correlate(source.table).scalar_subquery())])


def before(description: str, key: str) -> Any:
    """A text of the merged record's own row, in the column of the field's name."""
    return bound(Before(key), description)
