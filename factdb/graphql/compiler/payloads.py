"""What a mutation answers: the records its command wrote, read like any others, and what else it has to tell.

A payload's fields name their sources among the `records` that `Reader.payload` is given.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Text, select

from factdb.graphql.compiler import cost
from factdb.graphql.compiler.arguments import Getter
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import TYPE, Asked, Compiler, noun_of
from factdb.graphql.compiler.json_sql import Among, Joined, Parts, Several, as_text, json_list
from factdb.graphql.compiler.rows import NOW
from factdb.rules.ids import RecordId

Records = Mapping[str, Any]


def source_of(compiler: Compiler, name: str) -> Getter:
    return compiler.getters.setdefault(f"#{name}", lambda variables: variables.get(f"#{name}"))


def word_of(value: RecordId | int | None) -> str | None:
    """The word of an id; nothing of a number alone; null where there is no record."""
    return value.word if isinstance(value, RecordId) else None if value is None else ""


def number_in(value: RecordId | int) -> int:
    return value.number if isinstance(value, RecordId) else value


@dataclass(frozen=True)
class Written:
    name: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        record = source_of(compiler, self.name or asked.python_name)
        word = compiler.shape.ask(word_of, record)
        if word is None:
            return ["null"]
        type_ = next(type_ for type_ in compiler.possible(asked.type) if word in ("", noun_of(type_).word))
        number = compiler.parameter(lambda variables: number_in(record(variables)), Integer())
        return one_record(compiler, asked, type_, NOW, number, None)


def written(description: str, name: str | None = None) -> Any:
    """The record with the number that `records` has under the field's name, or another. Where the field may show
    several nouns, `records` has a RecordId."""
    return bound(Written(name), description)


@dataclass(frozen=True)
class WrittenList:
    name: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        numbers = compiler.parameter(source_of(compiler, self.name or asked.python_name), Several(Integer()))
        with compiler.times(cost.LISTED):
            row = compiler.row(noun_of(asked.type), NOW)
            value = as_text(compiler.selected(asked.type, asked.selections, row))
        items = select(Joined(value, row["id"]))
        these = items.select_from(row.table).where(Among(row["id"], numbers), *row.rights)
        return json_list(these.scalar_subquery())


def written_list(description: str, name: str | None = None) -> Any:
    """The records with the numbers that `records` lists under the field's name, or another, in the order of their
    numbers: however many, one parameter."""
    return bound(WrittenList(name), description)


@dataclass(frozen=True)
class Said:
    name: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        value = source_of(compiler, self.name or asked.python_name)
        return [compiler.parameter(lambda variables: json.dumps(value(variables), default=str), Text())]


def said(description: str, name: str | None = None) -> Any:
    """A plain value, or a list of them, that the command told: `records` has it under the field's name, or another."""
    return bound(Said(name), description)


class SaidObjects:
    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        value = source_of(compiler, asked.python_name)
        type_ = {"__typename": asked.type.name}
        own = {TYPE: asked.type.name} if compiler.completing else {}
        nodes = compiler.collected(asked.type, asked.selections, {})
        names = {key: fields[0].name.value for key, fields in nodes.items()}

        def text(variables: Any) -> str:
            items = [type_ | item for item in value(variables)]
            return json.dumps([own | {key: item[name] for key, name in names.items()} for item in items], default=str)

        return [compiler.parameter(text, Text())]


def said_objects(description: str) -> Any:
    """A list of objects with plain fields, that the command told: `records` has it under the field's name, each a
    mapping by the names of the fields."""
    return bound(SaidObjects(), description)


class Withheld:
    """What the statement must not see, lest a database that logs statements keep it: its field has a resolver."""

    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        return ["null"]
