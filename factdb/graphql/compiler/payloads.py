"""What a mutation answers: the records its command wrote, read like any others, and what else it has to tell.

A payload's fields name their sources among the `records` that `Reader.payload` is given.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Text

from factdb.graphql.compiler.arguments import Getter, outline
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.json_sql import Parts
from factdb.graphql.compiler.rows import NOW

Records = Mapping[str, Any]


def source_of(compiler: Compiler, name: str) -> Getter:
    return compiler.getters.setdefault(f"#{name}", lambda variables: variables.get(f"#{name}"))


@dataclass(frozen=True)
class Written:
    name: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        number = source_of(compiler, self.name or asked.python_name)
        if not compiler.shape.ask(outline, number):
            return ["null"]
        return one_record(compiler, asked, asked.type, NOW, compiler.parameter(number, Integer()), None)


def written(description: str, name: str | None = None) -> Any:
    """The record with the number that `records` has under the field's name, or another."""
    return bound(Written(name), description)


def count(numbers: Sequence[int] | None) -> int:
    return len(numbers or ())


def item(numbers: Getter, place: int) -> Getter:
    return lambda variables: numbers(variables)[place]


@dataclass(frozen=True)
class WrittenList:
    name: str | None

    def write(self, compiler: Compiler, asked: Asked, source: Records) -> Parts:  # noqa: ARG002
        numbers = source_of(compiler, self.name or asked.python_name)
        parts: Parts = ["["]
        for place in range(compiler.shape.ask(count, numbers)):
            number = compiler.parameter(item(numbers, place), Integer())
            parts += ["," if place else "", *one_record(compiler, asked, asked.type, NOW, number, None)]
        return [*parts, "]"]


def written_list(description: str, name: str | None = None) -> Any:
    """The records with the numbers that `records` lists under the field's name, or another."""
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
