"""How a field is read: declared where the field is declared, and nowhere else.

Each function returns a Strawberry field, so that name, type, nullability and description are Strawberry's; the binding
travels in the field's metadata, where the compiler finds it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLNamedType
from sqlalchemy import Integer, Text, case, func, select
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from factdb.errors import BadInput
from factdb.graphql.compiler import cost
from factdb.graphql.compiler.compiler import BINDING, Asked, Binding, Compiler, noun_of
from factdb.graphql.compiler.json_sql import (
    Cell,
    Column,
    Joined,
    Listed,
    Parts,
    Place,
    Plain,
    Quoted,
    as_text,
    comparable,
    fixed,
    json_list,
    or_null,
)
from factdb.graphql.compiler.merging import all_of, survivor
from factdb.graphql.compiler.rows import NOW, Condition, Moment, Right, Row, chosen, declare, single
from factdb.graphql.scalars import wire
from factdb.models import Base
from factdb.rules.vocabulary import Role, reaches


def noun(
    model: type[Base], known: str | None = None, visible: Right | None = None, known_with: str | None = None
) -> Callable[[type], type]:
    """Class decorator: a Strawberry type whose objects are rows of this table. `known` is the column from whose day on
    a row is known to the world; `known_with` is that which names a record it is known with."""

    def declared(cls: type) -> type:
        shown: Any = strawberry.type(cls, description=cls.__doc__)
        shown.noun = declare(model, known, visible, known_with)
        return cls

    return declared


def bound(binding: Binding, description: str, **arguments: tuple[Any, str]) -> Any:
    """A Strawberry field without a resolver whose arguments are the binding's."""
    field = StrawberryField(description=description, metadata={BINDING: binding})
    field.arguments = [
        StrawberryArgument(name, None, StrawberryAnnotation(type_), description=text)
        for name, (type_, text) in arguments.items()
    ]
    return field


# --- values of the row


@dataclass(frozen=True)
class Stored:
    name: str | None
    least: Role | None

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        if self.least and not reaches(compiler.role, self.least):
            return ["null"]
        return wire(asked.type, source[self.name or asked.python_name], asked.nullable)


def column(description: str, name: str | None = None, visible: Role | None = None) -> Any:
    """The column of the field's name, or of another. With `visible` it is null to whom is below that role."""
    return bound(Stored(name, visible), description)


@dataclass(frozen=True)
class Expressed:
    expression: Callable[[Row], Column]

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:  # noqa: ARG002
        return wire(asked.type, self.expression(source), asked.nullable)


def sql(expression: Callable[[Row], Column], description: str) -> Any:
    """An expression over the row, for what is not simply a column."""
    return bound(Expressed(expression), description)


class Identity:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:  # noqa: ARG002
        suffix = [] if source.moment.suffix is None else [source.moment.suffix]
        return [f'"{source.noun.word}-', Plain(source["id"]), *suffix, '"']


def identity(description: str) -> Any:
    """`claim-5`, and under a moment `claim-5@2021-12-21`."""
    return bound(Identity(), description)


@dataclass(frozen=True)
class Embedded:
    prefix: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        inner = source.embedded(f"{self.prefix or asked.python_name}_")
        value = as_text(compiler.selected(asked.type, asked.selections, inner))
        return [case((inner["edtf"].is_(None), fixed("null")), else_=value)]


def embedded(description: str, prefix: str | None = None) -> Any:
    """An EDTF date, held in the columns that begin with the field's name or another."""
    return bound(Embedded(prefix), description)


@dataclass(frozen=True)
class Excerpt:
    """The characters of a text column between two offsets, which are the field's arguments. Who is below the role
    `least` may ask for so many at once."""

    name: str
    least: Role
    most: int

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        start, end = asked.given("start"), asked.given("end")
        assert start is not None
        assert end is not None
        whole = reaches(compiler.role, self.least)

        def length(variables: dict[str, Any]) -> int:
            found: int = end.getter(variables) - start.getter(variables)
            if found < 0:
                raise end.refused("The passage ends before it begins.", "Give an end that is not below the start.")
            if found > self.most and not whole:
                raise end.refused(
                    f"The passage has {found:,} code points; without a token it may have {self.most:,}.",
                    f"Ask for {self.most:,} at most, or send the token of an account.",
                )
            return found

        first = compiler.parameter(start.checked(one_based), Integer())
        text = func.substr(source[self.name], first, compiler.parameter(length, Integer()))
        return or_null([Quoted(text)])


def one_based(offset: int) -> int:
    """SQL counts the characters of a text from 1."""
    if not 0 <= offset < 2**31 - 1:
        raise BadInput(f"{offset} is no offset.", hint="Offsets count code points from 0.")
    return offset + 1


def excerpt(description: str, name: str, visible: Role, most: int) -> Any:
    """A passage of a text column by offsets in code points: of at most so many to whom is below a role."""
    binding = Excerpt(name, visible, most)
    return bound(
        binding, description, start=(int, "The first code point, from 0."), end=(int, "The one after the last.")
    )


# --- lists of lists in a column of JSON


@dataclass(frozen=True)
class OfCell:
    place: int

    def write(self, compiler: Compiler, asked: Asked, source: str) -> Parts:  # noqa: ARG002
        type_ = Integer() if asked.type.name == "Int" else Text()
        return wire(asked.type, Cell(f"{source}.value", self.place, type_), asked.nullable)


def of_cell(place: int, description: str) -> Any:
    """The value at this place of an item of `cells`."""
    return bound(OfCell(place), description)


class Cells:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        name = f"cells_{len(compiler.parameters)}_{compiler.tables}"
        item = as_text(compiler.selected(asked.type, asked.selections, name))
        items = select(Joined(item, Place(name))).select_from(Listed(source[asked.python_name]).alias(name))
        return json_list(items.correlate(source.table).scalar_subquery())


def cells(description: str) -> Any:
    """The items of a JSON column that is a list of lists, each as an object whose fields are bound by `of_cell`."""
    return bound(Cells(), description)


# --- edges to one record


def one_record(
    compiler: Compiler, asked: Asked, type_: GraphQLNamedType, moment: Moment, number: Column, parent: Row | None
) -> Parts:
    """The record with this number as a scalar subquery, or the one it was merged into: null where rights, time or
    absence hide it."""
    row = compiler.row(noun_of(type_), moment)
    row = chosen(row, row["id"] == survivor(row.noun, number, moment, compiler))
    value = as_text(compiler.selected(type_, asked.selections, row))
    query = single(select(value).select_from(row.table).where(*row.rights), moment)
    return or_null([(query.correlate(parent.table) if parent else query).scalar_subquery()])


@dataclass(frozen=True)
class One:
    key: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        key = source[self.key or f"{asked.python_name}_id"]
        return one_record(compiler, asked, asked.type, source.moment, key, source)


def one(description: str, key: str | None = None) -> Any:
    """A to-one by the foreign key of the field's name, or another. Nullable in the type: the record may be hidden, or
    not yet known at the moment asked for."""
    return bound(One(key), description)


@dataclass(frozen=True)
class OneOver:
    key: str
    model: type[Base]
    column: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        between = compiler.row(self.model, source.moment)
        number = select(between[self.column]).where(between["id"] == source[self.key], *between.rights)
        number_ = single(number, source.moment).correlate(source.table).scalar_subquery()
        return one_record(compiler, asked, asked.type, source.moment, number_, source)


def one_over(description: str, key: str, model: type[Base], column: str) -> Any:
    """A to-one over another table: the record that the column names in the row which the key leads to."""
    return bound(OneOver(key, model, column), description)


@dataclass(frozen=True)
class OneOf:
    keys: Mapping[str, str]

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        branches = []
        for type_ in compiler.possible(asked.type):
            key = source[self.keys[type_.name]]
            record = one_record(compiler, asked, type_, source.moment, key, source)
            branches.append((key.is_not(None), as_text(record)))
        return [case(*branches, else_=fixed("null"))]


def one_of(description: str, **keys: str) -> Any:
    """A target that may be one of several nouns, each with a foreign key of its own: `Claim="claim_id"`."""
    return bound(OneOf(keys), description)


class OwnAccount:
    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        return one_record(compiler, asked, asked.type, NOW, compiler.account, None)


def own_account(description: str) -> Any:
    """The viewer's account; null where there is none."""
    return bound(OwnAccount(), description)


# --- details: the rows that belong to one record, all of them


@dataclass(frozen=True)
class Details:
    key: str
    order: tuple[str, ...]

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        with compiler.times(cost.DETAILS):
            row = compiler.row(noun_of(asked.type), source.moment)
            row = chosen(row, self.belongs(compiler, row, source))
            value = as_text(compiler.selected(asked.type, asked.selections, row))
        items = select(Joined(value, *(comparable(row[name]) for name in self.order))).select_from(row.table)
        items = items.where(*row.rights).correlate(source.table)
        return json_list(items.scalar_subquery())

    def belongs(self, compiler: Compiler, row: Row, source: Row) -> Condition:
        """That the row is the record's, or that of one merged into it."""
        if not source.noun.merges:
            return row[self.key] == source["id"]
        return row[self.key].in_(all_of(source, compiler))


def details(description: str, key: str, *order: str) -> Any:
    """The list of rows whose foreign key is this record, in the order of these columns, which are never null, or else
    of their ids."""
    return bound(Details(key, order or ("id",)), description)
