"""Who sees which rows and columns, beyond those that everybody sees. docs/roles.md says the same in a table, by which
the tests go."""

from collections.abc import Callable

from sqlalchemy import and_, literal, or_, select

from factdb import models
from factdb.graphql.compiler.json_sql import Column
from factdb.graphql.compiler.rows import Condition, Right, Row, Visible, nothing
from factdb.rules.vocabulary import AssessmentState, Role

UNPUBLISHED = ("account", "proposal", "proposedrole", "proposedhop", "candidate", "mergecandidate")  # words of ids


def published(row: Row) -> Condition:
    """An assessment that is no draft."""
    return row["state"] != AssessmentState.DRAFT


# --- the log: what was done to records that one may know of, and the writes that did any of it

Change = Callable[[Column, Column], Condition]  # of the word and the number of a record's id


def to_no_token(noun: Column, number: Column) -> Condition:  # noqa: ARG001
    return noun != models.Token.word


def to_no_draft(noun: Column, number: Column) -> Condition:
    """Nor to what a draft cites, which the assessment itself shows once it is published."""
    assessments = models.Assessment.__table__.alias()
    this = select(assessments.c.state).where(assessments.c.id == number).correlate_except(assessments)
    no_draft = this.scalar_subquery().is_distinct_from(AssessmentState.DRAFT)
    no_citation = noun != models.AssessmentEvidence.word
    return and_(to_no_token(noun, number), no_citation, or_(noun != models.Assessment.word, no_draft))


def to_what_is_public(noun: Column, number: Column) -> Condition:
    return and_(to_no_draft(noun, number), *(noun != word for word in UNPUBLISHED))


def changed(test: Change) -> Visible:
    return lambda row: test(row["noun"], row["record_id"])


def wrote(test: Change) -> Visible:
    """A write is seen with the first of its changes: its reason may be that of a draft."""

    def seen(row: Row) -> Condition:
        change = models.RevisionRecord.__table__.alias()
        this = (change.c.revision_id == row["id"], test(change.c.noun, change.c.record_id))
        return select(literal(1)).select_from(change).where(*this).correlate(row.table).exists()

    return seen


IN_LOG = {Role.CONTRIBUTOR: to_what_is_public, Role.REVIEWER: to_no_draft, Role.ADMIN: to_no_token}

# --- rights, by noun

PROPOSALS = Right({Role.CONTRIBUTOR: nothing})
SUGGESTIONS = Right({Role.CONTRIBUTOR: nothing})
ACCOUNTS = Right({Role.CONTRIBUTOR: nothing}, own="id")
TOKENS = Right({Role.ADMIN: nothing}, own="account_id")
ASSESSMENTS = Right({Role.REVIEWER: published}, own="account_id")
CHANGES = Right({role: changed(test) for role, test in IN_LOG.items()})
REVISIONS = Right({role: wrote(test) for role, test in IN_LOG.items()}, own="account_id")

WHOLE_TEXTS = Role.READER
"""From which role on the text of a snapshot is seen as a whole."""
LONGEST_PASSAGE = 1000
"""How many code points of it anybody else may ask for at once."""
