"""Where reading begins: a record by its id, and the moment everything below is read at."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import strawberry
from graphql import GraphQLNamedType
from sqlalchemy import Date, Integer, Text

from factdb.errors import BadInput
from factdb.graphql.compiler.arguments import Getter, Given
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.json_sql import Parts, Unpeeked
from factdb.graphql.compiler.rows import NOW, Moment
from factdb.models.columns import Instant
from factdb.rules.ids import RecordId, moment_suffix, storable


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
AN_ID = (strawberry.ID, "Such as claim-5 or claim-5@2021-12-21.")


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


class Kind(NamedTuple):
    """What a plan must know of an id: its noun, and which dates it carries."""

    word: str
    valid: bool
    recorded: bool


def kind_of(id_: str | None) -> Kind | None:
    """The kind of an id; None of what is none."""
    try:
        found = RecordId.parse(id_ or "")
    except BadInput:
        return None
    return Kind(found.word, found.valid is not None, found.recorded is not None)


def part(id_: Getter, of: Callable[[RecordId], Any]) -> Getter:
    return lambda variables: of(RecordId.parse(id_(variables)))


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
        kind = compiler.known(id_, kind_of)
        text = id_.getter(compiler.shape.variables)
        type_ = type_of_word(compiler.possible(asked.type), kind and kind.word, id_, text)
        moment = moment_asked(compiler, asked)
        at = self.moment(compiler, id_.getter, kind) if moment is NOW else moment
        number = Unpeeked(compiler.parameter(part(id_.getter, lambda found: storable(found.number)), Integer()))
        return one_record(compiler, asked, type_, at, number, None)

    def moment(self, compiler: Compiler, id_: Getter, kind: Kind) -> Moment:
        """The dates that the id itself carries."""
        valid = part(id_, lambda found: found.valid) if kind.valid else None
        return moment_of(compiler, valid, part(id_, lambda found: found.recorded) if kind.recorded else None)


def by_id(description: str) -> Any:
    """A record by its id; null where there is none, or none that the viewer may see."""
    return bound(ById(), description, id=AN_ID, as_of=AS_OF)


def node_by_id(description: str) -> Any:
    """Any record by its id alone, which can carry the dates: Relay's compiler takes no `node` with others."""
    return bound(ById(), description, id=AN_ID)
