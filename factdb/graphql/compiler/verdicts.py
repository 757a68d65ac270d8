"""The verdict in force at a moment, and whether it agrees with the standing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, or_, select

from factdb import models
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.corroboration import standing_of_claim
from factdb.graphql.compiler.json_sql import Column, Parts, Truth, fixed
from factdb.graphql.compiler.rows import Condition, Row
from factdb.rules.standing import AGREEING
from factdb.rules.vocabulary import AssessmentState

EVER_IN_FORCE = (AssessmentState.PUBLISHED, AssessmentState.SUPERSEDED)


def ever_in_force(assessment: Row) -> list[Condition]:
    was = or_(*(assessment["state"] == state for state in EVER_IN_FORCE))
    return [was, *assessment.rights, *assessment.standing]


def in_force(compiler: Compiler, subject: Row, key: str) -> Column:
    """The number of the verdict in force. Of a day in the past that is one which was superseded since; so it is not the
    state that tells, but that no successor was known by then. Of several the latest."""
    verdict, successor = (compiler.row(models.Assessment, subject.moment) for _ in range(2))
    replaced = select(successor["id"]).where(successor["supersedes_id"] == verdict["id"], *ever_in_force(successor))
    found = select(verdict["id"]).where(verdict[key] == subject["id"], *ever_in_force(verdict))
    found = found.where(~replaced.correlate(verdict.table).exists())
    latest = found.order_by(verdict["valid_from_order"].desc(), verdict["id"].desc()).limit(1)
    return latest.correlate(subject.table).scalar_subquery()


@dataclass(frozen=True)
class InForce:
    key: str

    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        number = in_force(compiler, source, self.key)
        return one_record(compiler, asked, asked.type, source.moment, number, source)


def verdict(description: str, key: str) -> Any:
    """The assessment in force of the record that this column of assessments leads to."""
    return bound(InForce(key), description)


class Disagreement:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:  # noqa: ARG002
        verdict = compiler.row(models.Assessment, source.moment)
        agreed = case(*((verdict["veracity"] == word, standing.name) for word, standing in AGREEING.items()))
        this = select(agreed).where(verdict["id"] == in_force(compiler, source, "claim_id"), *verdict.rights)
        said = this.correlate(source.table).scalar_subquery()
        return [case((said.is_(None), fixed("null")), else_=Truth(standing_of_claim(compiler, source) != said))]


def disagreement(description: str) -> Any:
    """Whether the claim's standing is another than its verdict would have it; null without a verdict."""
    return bound(Disagreement(), description)
