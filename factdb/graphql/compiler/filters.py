"""Filters: each field of a filter input says which condition it puts on a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import strawberry
from graphql import GraphQLNamedType, get_named_type
from sqlalchemy import Date, FromClause, Integer, Text, select
from sqlalchemy.types import TypeEngine

from factdb.graphql.compiler.arguments import Argument, Given
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.json_sql import Among, Column, Contains, Lower, Several
from factdb.graphql.compiler.merging import everyone, is_merged, survivor, target_of
from factdb.graphql.compiler.rows import NOUNS, RETRACTED_IN, Condition, Moment, Noun, Row
from factdb.models import Base
from factdb.models.columns import Instant
from factdb.rules.ids import number_of
from factdb.rules.text import checked_text

CONDITION = "condition"  # where an input field's metadata keeps its condition
COLUMN_TYPES: dict[str, TypeEngine[Any]] = {"Date": Date(), "DateTime": Instant(), "Int": Integer()}
IN_EITHER_CASE = (
    "With this in it, in upper or lower case. SQLite knows A to Z to have both, PostgreSQL what its locale has."
)


class Filter(Protocol):
    """What a field of a filter input asks of a row."""

    def condition(self, compiler: Compiler, row: Row, value: Any, type_: GraphQLNamedType) -> Condition:
        """The condition that the value puts on the row."""


def filtering(filter_: Filter, description: str) -> Any:
    return strawberry.field(default=strawberry.UNSET, description=description, metadata={CONDITION: filter_})


def conditions(compiler: Compiler, row: Row, type_: Any, given: dict[str, Argument]) -> list[Condition]:
    """The conditions of a filter input's fields that have a value."""
    found = []
    for name, value in given.items():
        if value is not None:
            field = type_.fields[name]
            filter_: Filter = field.extensions["strawberry-definition"].metadata[CONDITION]
            found.append(filter_.condition(compiler, row, value, get_named_type(field.type)))
    return found


def storable_text(value: Any) -> Any:
    return checked_text(value, "text") if isinstance(value, str) else value


def storable_texts(values: Sequence[Any]) -> list[Any]:
    return [storable_text(value) for value in values]


@dataclass(frozen=True)
class Where:
    """`searches`: no index answers it, so that every row it is asked of is looked at."""

    test: Callable[[Row, Column], Condition]
    searches: bool = False

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: GraphQLNamedType) -> Condition:
        if self.searches:
            compiler.charge(1)
        type_of_value = COLUMN_TYPES.get(type_.name, Text())
        return self.test(row, compiler.parameter(value.checked(storable_text), type_of_value))


def where(test: Callable[[Row, Column], Condition], description: str) -> Any:
    """A condition on the row and one value."""
    return filtering(Where(test), description)


def since(column: str, description: str) -> Any:
    """The day in a column is this one or later."""
    return where(lambda row, day: row[column] >= day, description)


def until(column: str, description: str) -> Any:
    """The day in a column is this one or earlier."""
    return where(lambda row, day: row[column] <= day, description)


def contains(column: str) -> Any:
    """The column's text contains this one, in either case."""

    def test(row: Row, text: Column) -> Condition:
        return Contains(Lower(row[column]), Lower(text))

    return filtering(Where(test, searches=True), IN_EITHER_CASE)


def is_single(values: Any) -> bool:
    return isinstance(values, list) and len(values) == 1


@dataclass(frozen=True)
class OneOfThese:
    column: str
    word: str | None = None

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: GraphQLNamedType) -> Condition:
        item = Integer() if self.word else COLUMN_TYPES.get(type_.name, Text())
        values = value.checked(self.checked)
        if self.word and (target := target_of(row.noun, self.column)):
            return self.survives(compiler, row, target, compiler.parameter(values, Several(item)))
        if compiler.known(value, is_single):  # an index then gives the order too
            return row[self.column] == compiler.parameter(lambda variables: values(variables)[0], item)
        return Among(row[self.column], compiler.parameter(values, Several(item)))

    def survives(self, compiler: Compiler, row: Row, target: Noun, numbers: Column) -> Condition:
        """That the column names a record of one of these numbers, or its survivor."""
        everyone_ = everyone(target, row.moment, compiler)
        return row[self.column].in_(select(everyone_.c.survivor).where(Among(everyone_.c.member, numbers)))

    def checked(self, values: Sequence[str]) -> list[Any]:
        return [number_of(value, self.word) for value in values] if self.word else storable_texts(values)


def among(column: str, description: str) -> Any:
    """The column holds one of these values. GraphQL takes a single value for a list of one."""
    return filtering(OneOfThese(column), description)


def among_ids(column: str, word: str, description: str) -> Any:
    """The column holds the number of one of these ids."""
    return filtering(OneOfThese(column, word), description)


class Retracted:
    """Lists leave out retracted records; this asks for those alone."""

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: GraphQLNamedType) -> Condition:  # noqa: ARG002
        column = row[RETRACTED_IN]
        return column.is_not(None) if compiler.known(value) else column.is_(None)


def retracted() -> Any:
    """For filters of nouns that can be retracted."""
    return filtering(Retracted(), "False, the default: records that stand. True: those that were retracted.")


# --- from one noun to another


@dataclass(frozen=True)
class Via:
    """A table between two nouns: reached by one of its columns, left by another. What was retracted leads nowhere."""

    model: type[Base]
    enter: str
    leave: str

    @property
    def links_once(self) -> bool:
        """Whether a unique index sees to it that no two rows, of those that stand, link the same."""
        table = NOUNS[self.model].table
        return any(index.unique and set(index.columns.keys()) == {self.enter, self.leave} for index in table.indexes)


def reached(
    compiler: Compiler,
    key: Column,
    way: Sequence[Via],
    moment: Moment,
    end: Callable[[Column], Condition],
    outer: FromClause | None = None,
) -> Condition:
    """That following the way from this key one comes to a column for which `end` holds. `outer` is a table from outside
    that `end` speaks of."""
    if not way:
        return end(key)
    row = compiler.row(way[0].model, moment)
    rest = reached(compiler, row[way[0].leave], way[1:], moment, end, outer)
    entered, target = row[way[0].enter], target_of(row.noun, way[0].enter)
    if target and way[0].enter != "id":
        entered = survivor(target, entered, moment, compiler)
    found = select(entered).select_from(row.table).where(rest, *row.rights, *row.standing)
    return key.in_(found.correlate(outer) if outer is not None else found)


def unmerged(compiler: Compiler, row: Row) -> list[Condition]:
    """That the row is of no merged record: such are in no list."""
    return [~is_merged(row.noun, row["id"], row.moment, compiler)] if row.noun.merges else []


@dataclass(frozen=True)
class Related:
    key: str
    model: type[Base]
    way: tuple[Via, ...]

    def condition(self, compiler: Compiler, row: Row, value: dict[str, Argument], type_: GraphQLNamedType) -> Condition:
        target = compiler.row(self.model, row.moment)
        matching = [*target.rights, *unmerged(compiler, target), *conditions(compiler, target, type_, value)]
        inner = select(target["id"]).where(*matching)
        if target.noun.merges:
            everyone_ = everyone(target.noun, row.moment, compiler)
            inner = select(everyone_.c.member).where(everyone_.c.survivor == target["id"], *matching)
        return reached(compiler, row[self.key], self.way, row.moment, lambda column: column.in_(inner))


@dataclass(frozen=True)
class OneOfTheseOver:
    key: str
    way: tuple[Via, ...]

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: GraphQLNamedType) -> Condition:  # noqa: ARG002
        values = compiler.parameter(value.checked(storable_texts), Several(Text()))
        end: Callable[[Column], Any] = lambda column: Among(column, values)  # noqa: E731
        return reached(compiler, row[self.key], self.way, row.moment, end)


def among_over(key: str, *way: Via, description: str) -> Any:
    """One of these values is where the way from the row's key leaves its last table."""
    return filtering(OneOfTheseOver(key, way), description)


@dataclass(frozen=True)
class OneOfTheseMerged:
    column: str

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: GraphQLNamedType) -> Condition:  # noqa: ARG002
        values = compiler.parameter(value.checked(storable_texts), Several(Text()))
        everyone_, member = everyone(row.noun, row.moment, compiler), compiler.row(row.noun, row.moment)
        found = select(everyone_.c.survivor).join(member.table, member["id"] == everyone_.c.member)
        return row["id"].in_(found.where(Among(member[self.column], values), *member.rights))


def among_merged(column: str, description: str) -> Any:
    """The column holds one of these values, of the record or of one that was merged into it."""
    return filtering(OneOfTheseMerged(column), description)


def where_related(model: type[Base], key: str, *way: Via, description: str) -> Any:
    """The filter of another noun's records, one of which the row's key leads to, directly or over other tables."""
    return filtering(Related(key, model, way), description)
