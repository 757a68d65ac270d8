"""Who sees which rows, beyond those that everybody sees."""

from sqlalchemy import and_, or_, select

from factdb import models
from factdb.graphql.compiler.rows import Condition, Row, hidden_from, nothing
from factdb.rules.vocabulary import AssessmentState, Role

UNPUBLISHED = ("account", "token", "proposal", "proposedrole", "proposedhop", "candidate", "citation")  # words of ids


def published(row: Row) -> Condition:
    """An assessment that is no draft."""
    return row["state"] != AssessmentState.DRAFT


def of_published(row: Row) -> Condition:
    """What a revision did to a record that readers may know of."""
    assessments = models.Assessment.__table__.alias()
    drafts = select(assessments.c.id).where(assessments.c.state == AssessmentState.DRAFT)
    return and_(
        *(row["noun"] != word for word in UNPUBLISHED),
        or_(row["noun"] != models.Assessment.word, row["record_id"].not_in(drafts)),
    )


CONTRIBUTORS = hidden_from(Role.READER, unless=nothing)
ADMINS = hidden_from(Role.READER, Role.CONTRIBUTOR, Role.REVIEWER, unless=nothing)
DRAFTS_TO_REVIEWERS = hidden_from(Role.READER, Role.CONTRIBUTOR, unless=published)
LOG = hidden_from(Role.READER, unless=of_published)
