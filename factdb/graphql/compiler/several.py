"""Several records by their ids. The ids are one parameter, and the statement has a branch for each kind of id among
them: a noun, with or without dates. However many ids there are, one plan serves all that are of the same kinds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import strawberry
from sqlalchemy import Date, Integer, Text, case, literal_column, select
from sqlalchemy.types import TypeEngine

from factdb.graphql.compiler.arguments import Getter, Given
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.json_sql import Cell, Column, Joined, Listed, Parts, Place, as_text, fixed, json_list
from factdb.graphql.compiler.roots import AS_OF, Kind, kind_of, moment_asked, type_of_word
from factdb.graphql.compiler.rows import NOW, Moment
from factdb.models.columns import Instant
from factdb.rules.ids import RecordId, moment_suffix, storable

MOST_IDS = 100
KIND, NUMBER, VALID, RECORDED, SUFFIX = range(5)  # the cells of an id in the parameter


def kinds_of(given: list[str] | None) -> tuple[Kind | None, ...] | None:
    """The kinds of these ids, each once, in a fixed order; None for too many ids."""
    ids = given or []
    return tuple(sorted({kind_of(id_) for id_ in ids}, key=str)) if len(ids) <= MOST_IDS else None


def about_how_many(ids: list[str] | None) -> int:
    """How many ids the cost is counted for: a plan for each number of them would be too many plans."""
    return next((most for most in (1, 2, 5, 10, 20, 50) if len(ids or []) <= most), MOST_IDS)


def cells(ids: Getter, kinds: Sequence[Kind]) -> Getter:
    """The ids as the statement takes them: a list of cells for each, as JSON."""
    number: dict[Kind | None, int] = {kind: number for number, kind in enumerate(kinds)}
    return lambda variables: json.dumps([[number[kind_of(id_)], *dated(id_)] for id_ in ids(variables)])


def dated(id_: str) -> list[Any]:
    found = RecordId.parse(id_)
    day = found.valid.isoformat() if found.valid else None
    moment = found.recorded.isoformat(timespec="microseconds") if found.recorded else None
    return [storable(found.number), day, moment, moment_suffix(found.valid, found.recorded)]


@dataclass(frozen=True)
class Ids:
    """The ids as a table in the statement."""

    name: str
    given: Column

    def cell(self, place: int, type_: TypeEngine[Any]) -> Column:
        """A column of it. It names no table to SQLAlchemy, which would list it again in each subquery below."""
        return Cell(f"{self.name}.value", place, type_)

    def moment(self, kind: Kind) -> Moment:
        """The dates that ids of this kind carry."""
        if not (kind.valid or kind.recorded):
            return NOW
        return Moment(
            self.cell(VALID, Date()) if kind.valid else None,
            self.cell(RECORDED, Instant()) if kind.recorded else None,
            self.cell(SUFFIX, Text()),
        )


class ByIds:
    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        given = asked.given("ids")
        assert given is not None
        kinds = self.kinds(compiler, asked, given)
        moment = moment_asked(compiler, asked)
        name = f"ids_{len(compiler.parameters)}"
        ids = Ids(name, compiler.parameter(cells(given.getter, kinds), Text()))
        with compiler.times(compiler.known(given, about_how_many)):
            branches = [
                (
                    ids.cell(KIND, Integer()) == literal_column(str(number)),
                    self.record(compiler, asked, ids, kind, moment),
                )
                for number, kind in enumerate(kinds)
            ]
        if not branches:
            return ["[]"]
        records = Joined(case(*branches, else_=fixed("null")), Place(name))
        return json_list(select(records).select_from(Listed(ids.given).alias(name)).scalar_subquery())

    def kinds(self, compiler: Compiler, asked: Asked, given: Given) -> Sequence[Kind]:
        """The kinds of the ids, all of records that there may be. Raises BadInput."""
        kinds: Sequence[Kind] | None = compiler.known(given, kinds_of)
        if kinds is None:
            raise given.refused(f"More than {MOST_IDS} ids were given.", "Ask for them in several operations.")
        for place, id_ in enumerate(given.getter(compiler.shape.variables)):
            kind = kind_of(id_)
            here = Given(given.getter, (*given.path, str(place)))
            type_of_word(compiler.possible(asked.type), kind and kind.word, here, id_)
        return kinds

    def record(self, compiler: Compiler, asked: Asked, ids: Ids, kind: Kind, moment: Moment) -> Column:
        type_ = next(type_ for type_ in compiler.possible(asked.type) if noun_of(type_).word == kind.word)
        at = ids.moment(kind) if moment is NOW else moment
        return as_text(one_record(compiler, asked, type_, at, ids.cell(NUMBER, Integer()), None))


def by_ids(description: str) -> Any:
    """Records by their ids, in the order given, with null where there is none."""
    return bound(ByIds(), description, ids=(list[strawberry.ID], f"At most {MOST_IDS} ids."), as_of=AS_OF)
