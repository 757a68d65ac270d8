"""Words that a page no longer prints as they were found."""

import datetime as dt

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import cells, column, noun, of_cell, one, one_over
from factdb.graphql.types.names import Account, Appearance, Snapshot, Source
from factdb.graphql.types.queue import QueueItem
from factdb.graphql.types.vocabularies import AnchorState, DiffOp, DriftState


@strawberry.type(description="A stretch of the earlier wording, of the later one, or of both.")
class DiffRun:
    """A stretch of either wording or of both."""

    op: DiffOp = of_cell(0, "Whether it stayed, came or went.")
    text: str = of_cell(1, "Its words.")
    before: int | None = of_cell(2, "Where it begins in the appearance's `exact`, in code points; null where it came.")
    after: int | None = of_cell(3, "Where it begins in the entry's `text`, in code points; null where it went.")


@noun(models.DriftEntry, known_with="snapshot_id")
class DriftEntry(QueueItem):
    """That a later snapshot of its source prints an appearance's words otherwise, or not at all, and what a person made
    of it. An appearance has one at most that is open; a further capture that finds other words there changes it."""

    appearance: Appearance | None = one("The appearance as it was found.")
    snapshot: Snapshot | None = one("The later snapshot.")
    source: Source | None = one_over("The source of both snapshots.", "snapshot_id", models.Snapshot, "source_id")
    anchor_state: AnchorState = column("CHANGED or GONE.")
    text: str | None = column(
        "The words that stand there now, or that are like them, for a person to look at: whether they are the quote is"
        " for the decision to say. Null where there are none."
    )
    spans: list[list[int]] | None = column("`[[start, end], …]` of them in code points of the later snapshot's text.")
    start: int | None = column("Where they begin, in code points of the later snapshot's text.")
    end: int | None = column("The code point after their last.")
    diff: list[DiffRun] = cells("From the appearance's words to these, word by word.")
    state: DriftState = column("What has been decided on it.")
    decided_by: Account | None = one("Who decided; null where nobody had to.")
    decided: dt.datetime | None = column("When.")
    decision_reason: str | None = column("Why.")
    reattachment: Appearance | None = one("The appearance in the later snapshot that a person found the quote in.")
