"""What happened to a claim, in order."""

import datetime as dt
from typing import Annotated

import strawberry

from factdb.graphql.compiler.bindings import column, embedded, one
from factdb.graphql.compiler.timelines import record_of_entry
from factdb.graphql.types.names import Assertion, Assessment, Claim, Evidence, Quote, Review, Revision, Source
from factdb.graphql.types.nodes import EdtfDate
from factdb.graphql.types.vocabularies import TimelineKind

TimelineRecord = Annotated[
    Assertion | Source | Evidence | Assessment | Review | Claim | Quote,
    strawberry.union(
        "TimelineRecord",
        description="What an entry tells of: an assertion where something was said, a source where it was published,"
        " the record itself where it bears on the claim, was corrected or was retracted.",
    ),
]


@strawberry.type(description="Something that happened to a claim.")
class TimelineEntry:
    """Something that happened to a claim."""

    kind: TimelineKind = column("What happened.")
    valid: EdtfDate | None = embedded(
        "When it happened in the world; of a correction or retraction the day of the write."
    )
    recorded: dt.datetime = column("When that was entered into factdb; of a correction or retraction when it was made.")
    record: TimelineRecord | None = record_of_entry("What it tells of.")
    revision: Revision | None = one("The write, with its reason, where it is a correction or retraction.")
