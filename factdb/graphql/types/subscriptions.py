"""What can be followed."""

import strawberry

from factdb import models
from factdb.graphql.compiler.events import told
from factdb.graphql.types.filters import RevisionFilter
from factdb.graphql.types.names import Revision

AFTER = (
    "Begin after this revision instead of now: all that follow it are told first. At most 10,000 writes back; `id` of"
    " the last one that was told goes on where a connection broke off."
)


@strawberry.type(description="What can be followed, over WebSocket (graphql-transport-ws).")
class Subscription:
    """What can be followed, over WebSocket (graphql-transport-ws)."""

    changes: Revision | None = told(
        "The log of writes as it grows: each revision once, in the order of their ids, soon after it was committed."
        " Records are read as they are when it is told. A write of which the viewer may see no record is not told.",
        models.RevisionRecord,
        "revision_id",
        where=(RevisionFilter | None, "Only those for which all of this holds."),
        after=(strawberry.ID | None, AFTER),
    )
