"""Corrections, as the log tells them: the writes by which somebody set a record right."""

from typing import Any

from sqlalchemy import or_, select

from factdb import models
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.derived import DerivedList
from factdb.graphql.compiler.json_sql import Column
from factdb.graphql.compiler.rows import Condition, Row
from factdb.rules.vocabulary import Operation

CORRECTING = ("change_claim", "change_quote", "change_source", "change_speaker")
"""The commands that correct a record, and are not part of its usual life as publishing a draft is."""


def corrected(change: Row, revision: Row, word: str, number: Column) -> list[Condition]:
    """That a change of the log belongs to a revision which corrects the record of this id."""
    record = [change["noun"] == word, change["record_id"] == number, change["operation"] == Operation.CHANGED]
    acts = or_(*(revision["action"] == action for action in CORRECTING))
    return [*record, revision["id"] == change["revision_id"], acts, *change.rights, *revision.rights]


def corrections_of(compiler: Compiler, asked: Asked, source: Row) -> Row:  # noqa: ARG001
    change = compiler.row(models.RevisionRecord, source.moment)
    revision = compiler.row(models.Revision, source.moment)
    found = select(*revision.table.c).where(*corrected(change, revision, source.noun.word, source["id"])).distinct()
    return Row(revision.noun, found.correlate(source.table).subquery(), source.moment)


def corrections(description: str) -> Any:
    """The revisions that corrected a record, in order."""
    return bound(DerivedList(corrections_of, ("recorded", "id")), description)
