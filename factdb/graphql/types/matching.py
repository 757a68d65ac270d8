"""Known claims that say the same as a statement: found by search/matching.py, read by the statement."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from sqlalchemy import Connection, Integer, Text, select

from factdb import models
from factdb.errors import BadInput
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.json_sql import Cell, Column, Joined, Listed, Parts, Place, as_text, json_list
from factdb.graphql.compiler.page import spelled
from factdb.graphql.compiler.pages import LARGEST_SIZE
from factdb.graphql.compiler.rows import NOW, Row
from factdb.graphql.types.names import Claim
from factdb.search.matching import CANDIDATES, Match, match

DEFAULT_SIZE = 10
SPARE = 50  # matches that are found besides, in place of those that are not shown
CLAIM, SCORE, CONFIDENCE, WORDS = range(4)  # the cells of a match in the parameter


def cells(found: Match) -> list[Any]:
    """A match as the statement takes it: its number, and what is shown of it as JSON."""
    words = json.dumps(found.words, ensure_ascii=False)
    return [found.claim_id, f"{found.score:.6f}", f"{found.confidence:.6f}", words]


@dataclass(frozen=True)
class Matched:
    """A match in the statement being built: its claim's row, and its cells."""

    claim: Row
    name: str

    def cell(self, place: int) -> Column:
        return Cell(f"{self.name}.value", place, Text())


@dataclass(frozen=True)
class OfMatch:
    """What is shown of a match itself."""

    place: int

    def write(self, compiler: Compiler, asked: Asked, source: Matched) -> Parts:  # noqa: ARG002
        return [source.cell(self.place)]


class ItsClaim:
    def write(self, compiler: Compiler, asked: Asked, source: Matched) -> Parts:
        return compiler.selected(asked.type, asked.selections, source.claim)


class Matches:
    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        size = number_asked(compiler, asked)
        given = {name: one.getter for name in ("text", "language", "said") if (one := asked.given(name))}

        def find(connection: Connection, variables: Variables) -> str:
            values: Mapping[str, Any] = {name: getter(variables) for name, getter in given.items()}
            return json.dumps([cells(one) for one in found(connection, size, **values)], ensure_ascii=False)

        result = compiler.ahead.add(find)
        compiler.charge(CANDIDATES)
        name = f"matches_{len(compiler.parameters)}"
        listed = Listed(compiler.parameter(lambda variables: variables.get(result, "[]"), Text())).alias(name)
        with compiler.times(size):
            claim = compiler.row(models.Claim, NOW)
            value = as_text(compiler.selected(asked.type, asked.selections, Matched(claim, name)))
        shown = select(value.label("value"), Place(name).label("place")).select_from(listed)
        shown = shown.join(claim.table, claim["id"] == Cell(f"{name}.value", CLAIM, Integer()))
        shown = shown.where(*claim.rights, *claim.standing).order_by(Place(name)).limit(spelled(size))
        best = shown.subquery()
        return json_list(select(Joined(best.c.value, best.c.place)).scalar_subquery())


def found(
    connection: Connection, size: int, text: str, language: str | None = None, said: dt.date | None = None
) -> list[Match]:
    return match(connection, text, language=language, day=said, first=size + SPARE)


def number_asked(compiler: Compiler, asked: Asked) -> int:
    """How many. Raises BadInput."""
    first = compiler.known(asked.given("first"))
    size = DEFAULT_SIZE if first is None else int(first)
    if not 0 <= size <= LARGEST_SIZE:
        raise BadInput(f"There cannot be {size} matches.", path=("first",), hint=f"Give first as 0 to {LARGEST_SIZE}.")
    return size


@strawberry.type(description="A known claim that may say the same as a statement. A suggestion; a person decides.")
class ClaimMatch:
    """A known claim that may say the same as a statement."""

    claim: Claim = bound(ItsClaim(), "The claim.")
    score: float = bound(OfMatch(SCORE), "What the matches are ordered by; comparable within one answer alone.")
    confidence: float = bound(OfMatch(CONFIDENCE), "How likely it says the same, from 0 to 1.")
    words: list[str] = bound(OfMatch(WORDS), "The words of the statement that told most, in their order of weight.")


def claim_matches(description: str) -> Any:
    """The known claims that come nearest to a statement, best first."""
    return bound(
        Matches(),
        description,
        text=(str, "The statement."),
        language=(str | None, "Its language, BCP 47. Left out, what its words tell."),
        said=(dt.date | None, "When it was said: claims of about that time are likelier."),
        first=(int | None, f"How many at most, {DEFAULT_SIZE} unless told, at most {LARGEST_SIZE}."),
    )
