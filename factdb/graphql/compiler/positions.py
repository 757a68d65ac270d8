"""Where a speaker stood: what they asserted and denied, by date, and which earlier words it is at odds with."""

from typing import Any

import strawberry
from sqlalchemy import Integer, Select, cast, null, or_, select, tuple_, union_all

from factdb import models
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.cursors import Sort
from factdb.graphql.compiler.derived import derived_list, derived_page
from factdb.graphql.compiler.json_sql import Column, fixed
from factdb.graphql.compiler.origins import canonical
from factdb.graphql.compiler.rows import Condition, Row
from factdb.rules.ids import number_of
from factdb.rules.vocabulary import AssertionStance, ChangeKind, RelationKind

TAKEN = (AssertionStance.ASSERTS, AssertionStance.DENIES)
SAID = ("said_edtf", "said_earliest", "said_latest", "said_words", "said_order")


def taken_by(compiler: Compiler, speaker: Column, at: Row, *where: Condition) -> tuple[Row, Select[Any]]:
    """The assertion, and the select of a speaker's positions without what they are to be narrowed to."""
    assertion, quote = compiler.row(models.Assertion, at.moment), compiler.row(models.Quote, at.moment)
    said_by = canonical(models.Speaker, quote["speaker_id"], at.moment, compiler) == speaker
    stance = or_(*(assertion["stance"] == word for word in TAKEN))
    columns = [assertion[name] for name in ("id", "claim_id", "quote_id", "stance", "recorded_from")]
    found = select(*columns, *(quote[name] for name in SAID), quote["speaker_id"])
    found = found.where(assertion["quote_id"] == quote["id"], said_by, stance, *assertion.rights, *assertion.standing)
    claim = compiler.row(models.Claim, at.moment)
    found = found.where(claim["id"] == assertion["claim_id"], *claim.rights, *claim.standing)
    return assertion, found.where(*quote.rights, *quote.standing, *where).correlate(at.table)


def positions_of(compiler: Compiler, asked: Asked, source: Row) -> Row:
    assertion, found = taken_by(compiler, source["id"], source)
    if topic := asked.given("topic"):
        link = compiler.row(models.ClaimTopic, source.moment)
        number = compiler.parameter(topic.checked(lambda id_: number_of(id_, models.Topic.word)), Integer())
        in_topic = select(link["claim_id"]).where(link["topic_id"] == number, *link.rights)
        found = found.where(assertion["claim_id"].in_(in_topic))
    return Row(assertion.noun, found.subquery(), source.moment)


def positions(description: str) -> Any:
    """The connection of a speaker's positions, the earliest first."""
    topic = (strawberry.ID | None, "On this topic alone.")
    return derived_page(positions_of, "SAID", Sort("said_order"), description, topic=topic)


# --- what a position is at odds with


def changes_of(compiler: Compiler, asked: Asked, source: Row) -> Row:  # noqa: ARG001
    """Earlier positions on the same claim with the other stance; and asserted claims that the one asserted here
    contradicts or updates."""
    selects = [reversed_by(compiler, source), related(compiler, source)]
    found = [select_.correlate(source.table) for select_ in selects]
    noun = compiler.row(models.Assertion, source.moment).noun
    return Row(noun, union_all(*found).subquery(), source.moment)


def earlier(compiler: Compiler, position: Row) -> tuple[Row, Select[Any]]:
    speaker = canonical(models.Speaker, position["speaker_id"], position.moment, compiler)
    _, found = taken_by(compiler, speaker, position)
    before = Row(position.noun, found.subquery(), position.moment)
    place = (tuple_(one["said_order"], one["id"]) for one in (before, position))
    here, there = place
    return before, select(*before.table.c).where(here < there)


def reversed_by(compiler: Compiler, position: Row) -> Select[Any]:
    before, found = earlier(compiler, position)
    same = [before["claim_id"] == position["claim_id"], before["stance"] != position["stance"]]
    none = cast(null(), Integer).label("relation_id")
    return found.add_columns(fixed(ChangeKind.REVERSES.name).label("kind"), none).where(*same)


def related(compiler: Compiler, position: Row) -> Select[Any]:
    before, found = earlier(compiler, position)
    relation = compiler.row(models.ClaimRelation, position.moment)
    ways = [(relation["claim_id"], relation["other_id"]), (relation["other_id"], relation["claim_id"])]
    ours = [(one == position["claim_id"]) & (other == before["claim_id"]) for one, other in ways]
    contradicts = (relation["kind"] == RelationKind.CONTRADICTS) & or_(*ours)
    updates = (relation["kind"] == RelationKind.UPDATES) & ours[0]
    both = [row["stance"] == AssertionStance.ASSERTS for row in (before, position)]
    columns = [relation["kind"].label("kind"), relation["id"].label("relation_id")]
    return found.add_columns(*columns).where(or_(contradicts, updates), *both, *relation.rights, *relation.standing)


def changes(description: str) -> Any:
    """The earlier positions that one is at odds with, in order."""
    return derived_list(changes_of, description, "said_order", "id", "kind", "relation_id")
