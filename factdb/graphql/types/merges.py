"""Which records were found to be one."""

import strawberry

from factdb import models
from factdb.graphql.compiler.aliases import before, id_before
from factdb.graphql.compiler.bindings import column, noun, one
from factdb.graphql.types.names import Publisher, Revision, Speaker
from factdb.graphql.types.nodes import Node, Versioned
from factdb.graphql.types.rights import SUGGESTIONS

RECORD = "The id that was merged, for `undoMerge`. It resolves to the record that survives."
INTO = "The id it was merged into, which may have been merged in turn."
NAME = "The name of the record that was merged."
DECISION = "The write that merged it: when, by whom, and why."


@noun(models.SpeakerMerge)
class SpeakerMerge(Node):
    """That one speaker is another: a decision that can be undone."""

    record_id: strawberry.ID = id_before(RECORD, "record_id")
    name: str | None = before(NAME, "record_id")
    into_id: strawberry.ID = id_before(INTO, "into_id")
    speaker: Speaker | None = one("The speaker that survives.", "survivor_id")
    decision: Revision | None = one(DECISION, "merged_in_id")


@noun(models.PublisherMerge)
class PublisherMerge(Node):
    """That one publisher is another: a decision that can be undone."""

    record_id: strawberry.ID = id_before(RECORD, "record_id")
    name: str | None = before(NAME, "record_id")
    into_id: strawberry.ID = id_before(INTO, "into_id")
    publisher: Publisher | None = one("The publisher that survives.", "survivor_id")
    decision: Revision | None = one(DECISION, "merged_in_id")


@noun(models.MergeCandidate, visible=SUGGESTIONS)
class MergeCandidate(Versioned):
    """That a speaker may be another, by their names. A suggestion with a score; a person decides."""

    speaker: Speaker | None = one("The other speaker.", "other_id")
    score: float = column("How alike their names are, 0 to 1.")
    why: str = column("The two names, and in what they are alike.")
