"""The verdict in force at a moment, and whether it agrees with the standing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, and_, case, cast, or_, select

from factdb import models
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.bindings import Stored, bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.corroboration import standing_of_claim
from factdb.graphql.compiler.filters import OneOfThese, filtering
from factdb.graphql.compiler.json_sql import Among, Column, Parts, Several, Truth, as_text, fixed, or_null
from factdb.graphql.compiler.rows import Condition, Row, foremost
from factdb.graphql.scalars import wire
from factdb.rules.standing import AGREEING
from factdb.rules.vocabulary import AssessmentState

EVER_IN_FORCE = (AssessmentState.PUBLISHED, AssessmentState.SUPERSEDED)


def ever_in_force(assessment: Row) -> list[Condition]:
    was = or_(*(assessment["state"] == state for state in EVER_IN_FORCE))
    return [was, *assessment.standing]


def replaced(compiler: Compiler, verdict: Row) -> Condition:
    """That a successor of the verdict is known."""
    successor = compiler.row(models.Assessment, verdict.moment)
    found = select(successor["id"]).where(successor["supersedes_id"] == verdict["id"], *successor.rights)
    return found.where(*ever_in_force(successor)).correlate_except(successor.table).exists()


def in_force(compiler: Compiler, subject: Row, key: str) -> Row:
    """The verdict in force. Of a day in the past that is one which was superseded since; so it is not the state that
    tells, but that no successor was known by then. Of several the latest."""
    verdict = compiler.row(models.Assessment, subject.moment)
    none = ~replaced(compiler, verdict)
    return foremost(
        verdict, verdict[key] == subject["id"], *ever_in_force(verdict), none, by=("valid_from_order", "id")
    )


def state_of(compiler: Compiler, verdict: Row) -> Column:
    """The state of a verdict. As of a day it is not superseded before a successor is known."""
    if verdict.moment.valid is None:
        return verdict["state"]
    superseded = verdict["state"] == AssessmentState.SUPERSEDED
    still = and_(superseded, *verdict.standing, ~replaced(compiler, verdict))
    return case((still, fixed(AssessmentState.PUBLISHED.name)), else_=cast(verdict["state"], Text))


class State(Stored):
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        return wire(asked.type, state_of(compiler, source), asked.nullable)


def state(description: str) -> Any:
    """The state of an assessment."""
    return bound(State(None, None), description)


class InStates:
    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:
        if row.moment.valid is None:
            return OneOfThese("state").condition(compiler, row, value, type_)
        return Among(state_of(compiler, row), compiler.parameter(value.getter, Several(Text())))


def in_states(description: str) -> Any:
    """For filters of assessments: those in one of these states."""
    return filtering(InStates(), description)


@dataclass(frozen=True)
class InForce:
    key: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        row = in_force(compiler, source, self.key)
        value = as_text(compiler.selected(asked.type, asked.selections, row))
        return or_null([select(value).select_from(row.table).correlate(source.table).scalar_subquery()])


def verdict(description: str, key: str) -> Any:
    """The assessment in force of the record that this column of assessments leads to."""
    return bound(InForce(key), description)


class Disagreement:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:  # noqa: ARG002
        verdict = in_force(compiler, source, "claim_id")
        agreed = case(*((verdict["veracity"] == word, standing.name) for word, standing in AGREEING.items()))
        said = select(agreed).select_from(verdict.table).correlate(source.table).scalar_subquery()
        return [case((said.is_(None), fixed("null")), else_=Truth(standing_of_claim(compiler, source) != said))]


def disagreement(description: str) -> Any:
    """Whether the claim's standing is another than its verdict would have it; null without a verdict."""
    return bound(Disagreement(), description)
