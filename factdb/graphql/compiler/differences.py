"""What the revisions of one record changed: field by field, before and after, from its versions.

For each entry of the log the version it made is found (in the current table or in history) and the one it replaced (in
history), each with the viewer's rights. A field stands in the list where the two differ, in the form in which the field
itself is written; an edge is written as the id it leads to, a date as its EDTF.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLObjectType, get_named_type
from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, true

from factdb.graphql.compiler import cost
from factdb.graphql.compiler.bindings import Embedded, One, OneOf, Stored, bound, one_record
from factdb.graphql.compiler.compiler import BINDING, Asked, Compiler, noun_of
from factdb.graphql.compiler.json_sql import Column, Joined, Parts, Plain, Quoted, as_text, fixed, json_list, or_null
from factdb.graphql.compiler.rows import NOW, Condition, Noun, Row, past_of
from factdb.graphql.scalars import wire
from factdb.models import RevisionRecord
from factdb.rules.digests import NOT_KEPT
from factdb.rules.vocabulary import Operation, reaches

NEVER = {"id", "recordedFrom"}  # what every version has anew


@dataclass(frozen=True)
class Change:
    """An entry of the log, and the type of the record it is of."""

    entry: Row
    type: GraphQLObjectType


@dataclass(frozen=True)
class Difference:
    """A field that may have changed: its name, and its value before and after as JSON."""

    name: str
    values: dict[str, Column] = field(default_factory=dict)


class Revised:
    """The entries of a record, one a revision, in the order in which they were written."""

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        parent: Any = compiler.schema.get_type(type_of(compiler, source.noun))
        with compiler.times(cost.DETAILS):
            entry = compiler.row(RevisionRecord, NOW)
            value = as_text(compiler.selected(asked.type, asked.selections, Change(entry, parent)))
        this: list[Condition] = [entry["noun"] == source.noun.word, entry["record_id"] == source["id"]]
        if source.moment.recorded is not None:
            this.append(entry["version"] <= source.moment.recorded)
        items = select(Joined(value, entry["id"])).select_from(entry.table).where(*this, last_of_its_revision(entry))
        return json_list(items.where(*entry.rights).correlate(source.table).scalar_subquery())


def type_of(compiler: Compiler, noun: Noun) -> str:
    """The name of the type that shows a noun."""
    types = compiler.schema.get_possible_types(compiler.schema.get_type("Node"))  # type: ignore[arg-type]
    return next(type_.name for type_ in types if noun_of(type_) is noun)


def last_of_its_revision(entry: Row) -> Condition:
    """What a revision wrote twice is told once, as it left it."""
    later = RevisionRecord.__table__.alias()
    same = [later.c[name] == entry[name] for name in ("noun", "record_id", "revision_id")]
    return ~select(literal(1)).select_from(later).where(*same, later.c.id > entry["id"]).correlate(entry.table).exists()


def revised(description: str) -> Any:
    """The revisions of a record."""
    return bound(Revised(), description)


@dataclass(frozen=True)
class OfChange:
    """A field that is read from an entry."""

    parts: Callable[[Compiler, Asked, Change], Parts]

    def write(self, compiler: Compiler, asked: Asked, source: Change) -> Parts:
        return self.parts(compiler, asked, source)


def of_entry(name: str, description: str) -> Any:
    """A column of the entry."""
    return bound(OfChange(lambda _, asked, change: wire(asked.type, change.entry[name], asked.nullable)), description)


def of_revision(description: str) -> Any:
    """The revision that made it."""

    def parts(compiler: Compiler, asked: Asked, change: Change) -> Parts:
        return one_record(compiler, asked, asked.type, NOW, change.entry["revision_id"], change.entry)

    return bound(OfChange(parts), description)


def of_fields(description: str) -> Any:
    """The fields that differ."""
    return bound(OfChange(differences), description)


def differences(compiler: Compiler, asked: Asked, change: Change) -> Parts:
    noun = noun_of(change.type)
    current, past, before = compiler.row(noun, NOW), past_of(noun, compiler), past_of(noun, compiler)
    compiler.charge(2)
    entry, anchor = change.entry, select(literal(1).label("one")).subquery()
    joined = anchor.outerjoin(current.table, versions(current, entry, "recorded_from"))
    joined = joined.outerjoin(past.table, versions(past, entry, "recorded_from"))
    joined = joined.outerjoin(before.table, versions(before, entry, "recorded_to"))
    items = []
    for name, of in shown(compiler, change.type):
        now = case((current["id"].is_not(None), as_text(of(current))), else_=as_text(of(past)))
        then = as_text(of(before))
        told = compiler.selected(asked.type, asked.selections, Difference(name, {"before": then, "after": now}))
        items.append(case((now != then, as_text([",", *told])), else_=fixed("")))
    text = select(func.substr(as_text(list(items)), 2)).select_from(joined).correlate(entry.table).scalar_subquery()
    erased: ColumnElement[bool] = entry["operation"] == Operation.ERASED
    unknown = or_(erased, and_(entry["operation"] == Operation.CHANGED, first_kept(entry)))
    return ["[", case((unknown, fixed("")), else_=func.coalesce(text, fixed(""))), "]"]


def first_kept(entry: Row) -> Condition:
    """That of no earlier entry of the record the version was kept, as after putting back an export: what stood before
    is not known, and must not be told as if nothing had."""
    earlier = RevisionRecord.__table__.alias()
    same = [earlier.c[name] == entry[name] for name in ("noun", "record_id")]
    kept = [earlier.c.id < entry["id"], earlier.c.digest != NOT_KEPT]
    return ~select(literal(1)).select_from(earlier).where(*same, *kept).correlate(entry.table).exists()


def versions(row: Row, entry: Row, column: str) -> Condition:
    """That a version is the one an entry made, or replaced, and that the viewer may see it."""
    return and_(row["id"] == entry["record_id"], row[column] == entry["version"], *row.rights, true())


Of = Callable[[Row], Parts]


def shown(compiler: Compiler, type_: GraphQLObjectType) -> Iterator[tuple[str, Of]]:
    """The fields of a type that are columns, and how each is written."""
    for name, definition in type_.fields.items():
        metadata = definition.extensions["strawberry-definition"].metadata
        python_name = definition.extensions["strawberry-definition"].python_name
        of = written(compiler, metadata[BINDING], python_name, get_named_type(definition.type))
        if of is not None and name not in NEVER:
            yield name, of


def written(compiler: Compiler, binding: object, name: str, type_: Any) -> Of | None:
    match binding:
        case Stored(column, least) if least is None or reaches(compiler.role, least):
            return lambda row: wire(type_, row[column or name], True)
        case Embedded(prefix):
            return lambda row: or_null([Quoted(row[f"{prefix or name}_edtf"])])
        case One(key):
            return lambda row: an_id(noun_of(type_), row[key or f"{name}_id"])
        case OneOf(keys):
            nouns = {noun_of(each): keys[each.name] for each in compiler.possible(type_)}
            return lambda row: first_id(row, nouns)
    return None


def an_id(noun: Noun, number: Column) -> Parts:
    return or_null([f'"{noun.word}-', Plain(number), '"'])


def first_id(row: Row, keys: dict[Noun, str]) -> Parts:
    branches = [(row[key].is_not(None), as_text(an_id(noun, row[key]))) for noun, key in keys.items()]
    return [case(*branches, else_=fixed("null"))]


class OfDifference:
    """A field that is read from a difference: its name, or one of its values."""

    def write(self, compiler: Compiler, asked: Asked, source: Difference) -> Parts:  # noqa: ARG002
        value = source.values.get(asked.python_name)
        return [f'"{source.name}"'] if value is None else [value]


def of_difference(description: str) -> Any:
    """The field's name, or its value before or after."""
    return bound(OfDifference(), description)


__all__ = ["of_difference", "of_entry", "of_fields", "of_revision", "revised"]
