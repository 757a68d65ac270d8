"""The review queue: what waits for a person's decision, of whatever sort."""

import datetime as dt
from typing import Any

import strawberry
from sqlalchemy import false, or_, select, true

from factdb import models
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.bindings import column, one, one_over
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.filters import OneOfThese, OneOfTheseOver, Via, contains, filtering, where, where_related
from factdb.graphql.compiler.rows import Condition, Row
from factdb.graphql.types.filters import AccountFilter, SourceFilter, Words
from factdb.graphql.types.names import Account, Snapshot, Source
from factdb.graphql.types.nodes import Versioned
from factdb.graphql.types.vocabularies import Known, QueueKind
from factdb.rules.vocabulary import DriftState, ProposalKind, ProposalState, Vocabulary

UNDECIDED: dict[Any, Vocabulary] = {models.Proposal: ProposalState.PENDING, models.DriftEntry: DriftState.OPEN}
DRIFT = "DRIFT"  # the kind that is none of proposals


@strawberry.interface(
    description="What a person decides on: a proposal, or words that a page no longer prints as they were found."
)
class QueueItem(Versioned):
    """What a person decides on."""

    snapshot: Snapshot | None = one("The snapshot that it is about.")
    source: Source | None = one_over("The source of that snapshot.", "snapshot_id", models.Snapshot, "source_id")
    decided_by: Account | None = one("Who decided.")
    decided: dt.datetime | None = column("When.")
    decision_reason: str | None = column("Why.")


def undecided(row: Row) -> Condition:
    """That nobody has decided on it."""
    waiting: Condition = row["state"] == UNDECIDED[row.noun.model]
    return waiting


def sorts(names: Any) -> tuple[str, ...]:
    """Enums given, for a plan to know."""
    return tuple(str(name) for name in names or ())


class WasDecided:
    """The queue is of what waits; this asks for what was decided."""

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:  # noqa: ARG002
        waits = undecided(row)
        return ~waits if compiler.known(value) else waits


class OfKind:
    """Of one of these kinds: those of proposals, and drift. What a noun has none of costs the statement nothing."""

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:  # noqa: ARG002
        kinds = compiler.known(value, sorts)
        if row.noun.model is models.DriftEntry:
            return true() if DRIFT in kinds else false()
        own = [row["kind"] == ProposalKind[kind] for kind in kinds if kind != DRIFT]
        return or_(false(), *own)


class WithCandidate:
    """A proposal with a candidate of one of these sorts."""

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:  # noqa: ARG002
        if row.noun.model is not models.Proposal:
            return false()
        candidate = compiler.row(models.ProposalCandidate, row.moment)
        chosen = [candidate[f"{name.lower()}_id"].is_not(None) for name in compiler.known(value, sorts)]
        these = select(candidate["proposal_id"]).where(or_(false(), *chosen), *candidate.rights)
        return row["id"].in_(these)


class OfSpeaker:
    """The name as a proposal reads it, or the preferred one of the speaker whose quote drifted."""

    proposed = OneOfThese("speaker_name")
    drifted = OneOfTheseOver(
        "appearance_id",
        (
            Via(models.Appearance, "id", "quote_id"),
            Via(models.Quote, "id", "speaker_id"),
            Via(models.Speaker, "id", "name"),
        ),
    )

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:
        way = self.proposed if row.noun.model is models.Proposal else self.drifted
        return way.condition(compiler, row, value, type_)


@strawberry.input(description="Which items of the review queue.")
class QueueItemFilter:
    """Which items of the review queue."""

    decided: bool | None = filtering(
        WasDecided(), "False, the default: what waits for a decision. True: what was decided, or needs it no more."
    )
    kind: list[QueueKind] | None = filtering(OfKind(), "Of one of these kinds.")
    known: list[Known] | None = filtering(
        WithCandidate(), "Proposals that may be about a known record of one of these sorts."
    )
    speaker_name: Words = filtering(
        OfSpeaker(), "With one of these speaker names, exactly: as proposed, or the preferred one of the known speaker."
    )
    text_contains: str | None = contains("text")
    source: SourceFilter | None = where_related(
        models.Source, "snapshot_id", Via(models.Snapshot, "id", "source_id"), description="About one of these sources."
    )
    decided_by: AccountFilter | None = where_related(
        models.Account, "decided_by_id", description="Decided by one of these; `decided: true` as well."
    )
    recorded_since: dt.datetime | None = where(
        lambda row, moment: row["recorded_from"] >= moment, "In this version since this moment or later."
    )
    recorded_until: dt.datetime | None = where(
        lambda row, moment: row["recorded_from"] <= moment, "In this version since this moment or earlier."
    )
