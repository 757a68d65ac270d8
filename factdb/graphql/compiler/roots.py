"""Where reading begins: a record by its id, several by theirs, and the moment everything below is read at."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import GraphQLNamedType
from sqlalchemy import Date, Integer, Text

from factdb.errors import BadInput
from factdb.graphql.compiler.arguments import Getter, Given
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.json_sql import Parts
from factdb.graphql.compiler.rows import NOW, Moment
from factdb.models.columns import Instant
from factdb.rules.ids import RecordId, moment_suffix, storable

MOST_IDS = 100


@strawberry.input(description="A date in the world and a date of knowledge; everything below is read as of both.")
class AsOf:
    """Which moment to read at."""

    valid: dt.date | None = strawberry.field(
        default=strawberry.UNSET,
        description="Leave out what was said, published or observed after this day, or may have been.",
    )
    recorded: dt.datetime | None = strawberry.field(
        default=strawberry.UNSET, description="Read what factdb held at this moment; leave out what was entered later."
    )


AS_OF = (AsOf | None, "Read the answer, and all below it, as of a date.")


def moment_of(compiler: Compiler, valid: Getter | None, recorded: Getter | None) -> Moment:
    """The moment whose dates these getters find."""
    if valid is None and recorded is None:
        return NOW

    def suffix(variables: Variables) -> str:
        return moment_suffix(valid(variables) if valid else None, recorded(variables) if recorded else None)

    return Moment(
        compiler.parameter(valid, Date()) if valid else None,
        compiler.parameter(recorded, Instant()) if recorded else None,
        compiler.parameter(suffix, Text()),
    )


def moment_asked(compiler: Compiler, asked: Asked) -> Moment:
    dates = asked.fields("asOf")
    getters = {name: value.getter for name, value in dates.items() if isinstance(value, Given)}
    return moment_of(compiler, getters.get("valid"), getters.get("recorded"))


def word_and_dates(id_: str | None) -> tuple[str, bool, bool] | None:
    """What a plan must know of an id: its noun, and which dates it carries."""
    try:
        found = RecordId.parse(id_ or "")
    except BadInput:
        return None
    return found.word, found.valid is not None, found.recorded is not None


def part(id_: Getter, of: Callable[[RecordId], Any]) -> Getter:
    return lambda variables: of(RecordId.parse(id_(variables)))


@dataclass(frozen=True)
class Wanted:
    """A record by id: what the compiler knows of the id, and where to find the rest when a statement is bound."""

    getter: Getter
    valid: bool
    recorded: bool

    def moment(self, compiler: Compiler, asked: Moment) -> Moment:
        """The moment asked for, or else the id's own."""
        if asked is not NOW:
            return asked
        valid = part(self.getter, lambda found: found.valid) if self.valid else None
        return moment_of(compiler, valid, part(self.getter, lambda found: found.recorded) if self.recorded else None)

    def write(self, compiler: Compiler, asked: Asked, type_: GraphQLNamedType, moment: Moment) -> Parts:
        at = self.moment(compiler, moment)
        number = compiler.parameter(part(self.getter, lambda found: storable(found.number)), Integer())
        return one_record(compiler, asked, type_, at, number, None)


def type_of_word(types: Iterable[GraphQLNamedType], word: str | None, id_: Given, text: str) -> GraphQLNamedType:
    by_word = {noun_of(type_).word: type_ for type_ in types}
    if word is None:
        raise id_.refused(f"{text[:80]!r} is not an id.", f"Ids look like {next(iter(by_word))}-5.")
    if word not in by_word:
        expected = f"Give an id such as {next(iter(by_word))}-5." if len(by_word) == 1 else "No record has such an id."
        raise id_.refused(f"{text[:80]!r} is the id of another kind of record.", expected)
    return by_word[word]


class ById:
    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        id_ = asked.given("id")
        assert id_ is not None
        word, valid, recorded = compiler.known(id_, word_and_dates) or (None, False, False)
        text = id_.getter(compiler.shape.variables)
        type_ = type_of_word(compiler.possible(asked.type), word, id_, text)
        return Wanted(id_.getter, valid, recorded).write(compiler, asked, type_, moment_asked(compiler, asked))


def by_id(description: str) -> Any:
    """A record by its id; null where there is none, or none that the viewer may see."""
    return bound(ById(), description, id=(strawberry.ID, "Such as claim-5 or claim-5@2021-12-21."), as_of=AS_OF)


def words_and_dates(ids: list[str] | None) -> Hashable:
    return tuple(word_and_dates(id_) for id_ in (ids or [])[: MOST_IDS + 1])


def item(ids: Given, number: int) -> Getter:
    def get(variables: Variables) -> str:
        found: str = ids.getter(variables)[number]
        return found

    return get


class ByIds:
    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        ids = asked.given("ids")
        assert ids is not None
        outlines = compiler.known(ids, words_and_dates)
        if len(outlines) > MOST_IDS:
            raise ids.refused(f"More than {MOST_IDS} ids were given.", "Ask for them in several operations.")
        moment, types = moment_asked(compiler, asked), compiler.possible(asked.type)
        parts: Parts = ["["]
        for number, outline in enumerate(outlines):
            word, valid, recorded = outline or (None, False, False)
            get = item(ids, number)
            type_ = type_of_word(types, word, Given(get, (*ids.path, str(number))), get(compiler.shape.variables))
            parts += ["," if number else "", *Wanted(get, valid, recorded).write(compiler, asked, type_, moment)]
        return [*parts, "]"]


def by_ids(description: str) -> Any:
    """Records by their ids, in the order given, with null where there is none."""
    return bound(ByIds(), description, ids=(list[strawberry.ID], f"At most {MOST_IDS} ids."), as_of=AS_OF)
