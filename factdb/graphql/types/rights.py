"""Who sees which rows and columns, beyond those that everybody sees. docs/roles.md says the same in a table, by which
the tests go."""

from sqlalchemy import and_, or_, select

from factdb import models
from factdb.graphql.compiler.rows import Condition, Right, Row
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


PROPOSALS = Right(Role.CONTRIBUTOR)
ACCOUNTS = Right(Role.CONTRIBUTOR, own="id")
TOKENS = Right(Role.ADMIN, own="account_id")
ASSESSMENTS = Right(Role.REVIEWER, unless=published, own="account_id")
LOG = Right(Role.CONTRIBUTOR, unless=of_published)

WHOLE_TEXTS = Role.READER
"""From which role on the text of a snapshot is seen as a whole."""
LONGEST_PASSAGE = 1000
"""How many code points of it anybody else may ask for at once."""
