"""Extracted candidates awaiting a decision. Readers do not see them."""

import datetime as dt
from typing import Annotated

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import column, details, embedded, noun, one, one_of, one_over
from factdb.graphql.compiler.ranked import once_each
from factdb.graphql.types.names import Account, Appearance, Claim, Quote, Snapshot, Source, Speaker
from factdb.graphql.types.nodes import EdtfDate, Versioned
from factdb.graphql.types.queue import QueueItem
from factdb.graphql.types.rights import PROPOSALS
from factdb.graphql.types.vocabularies import (
    ClaimKind,
    Fidelity,
    HopKind,
    Mode,
    ProposalKind,
    ProposalState,
    SpeakerKind,
    Uncheckable,
)

Candidate = Annotated[
    Speaker | Quote | Claim,
    strawberry.union("Candidate", description="A known record that a proposal may be about."),
]


@noun(models.ProposalRole, visible=PROPOSALS)
class ProposalRole(Versioned):
    """A role in which the text introduces the proposed speaker."""

    title: str = column("Such as `chief negotiator`.")
    organization: str | None = column("Of whom, in words.")


@noun(models.ProposalHop, visible=PROPOSALS)
class ProposalHop(Versioned):
    """A link of the chain of attribution besides outlet and speaker, as the text names it."""

    position: int = column("Its place in the chain.")
    kind: HopKind = column("The part of this link.")
    name: str = column("Who it is.")
    speaker_kind: SpeakerKind = column("What sort of voice it is.")
    mention: str = column("The words that name it in the text.")


@noun(models.ProposalCandidate, visible=PROPOSALS)
class ProposalCandidate(Versioned):
    """A known record that the proposal may be about. A suggestion with a score; a person decides."""

    record: Candidate | None = one_of("The record.", Speaker="speaker_id", Quote="quote_id", Claim="claim_id")
    score: float = column("How likely, 0 to 1.")
    why: str = column("Why it is suggested.")


@noun(models.Proposal, visible=PROPOSALS, known_with="snapshot_id")
class Proposal(QueueItem):
    """A quote or claim found in a snapshot, as the machine reads it, and what a person made of it."""

    kind: ProposalKind = column("What it proposes.")
    snapshot: Snapshot | None = one("Where it was found.")
    source: Source | None = one_over("The source of that snapshot.", "snapshot_id", models.Snapshot, "source_id")
    text: str = column("The words.")
    language: str | None = column("A BCP 47 tag.")
    spans: list[list[int]] = column(
        "`[[start, end], …]` in code points of the snapshot's text, end exclusive, in order."
    )
    start: int = column("Where it begins, in code points of the snapshot's text.")
    end: int = column("The code point after its last.")
    mode: Mode | None = column("How the text gives the words; null where they are the source's own.")
    fidelity: Fidelity | None = column(
        "How the printed words stand to the spoken ones; null where they are the source's own."
    )
    cue: str | None = column("The words that mark it as somebody's.")
    mention: str | None = column("The words that name the speaker there.")
    speaker_name: str | None = column(
        "The speaker's name as resolved inside the article; null where the text names nobody."
    )
    speaker_kind: SpeakerKind | None = column("What sort of voice the speaker is.")
    roles: list[ProposalRole] = details("The roles in which the text introduces the speaker.", "proposal_id")
    hops: list[ProposalHop] = details("Whom the outlet or the speaker relies on.", "proposal_id", "position", "id")
    said: EdtfDate | None = embedded("When it was said.")
    occasion: str | None = column("On what occasion.")
    medium: str | None = column("Such as interview, press conference, tweet, speech, statement.")
    claim_text: str | None = column("What is claimed there, as a sentence that stands alone; null without a claim.")
    claim_kind: ClaimKind | None = column("What sort of statement the claim is.")
    claim_checkable: bool | None = column("Whether the claim can be checked; null without a claim.")
    claim_why_not: Uncheckable | None = column("Why the claim cannot be checked; null where it can.")
    claim_about: EdtfDate | None = embedded("When what is claimed is said to be so.")
    trace: list[str] = column("Which rules made it, in order.")
    extractor: str = column("Name and version of what found it.")
    candidates: list[ProposalCandidate] = once_each("Known records that it may be about.", "proposal_id", "speaker_id")
    edited: bool = column("Whether a person changed what the machine read.")
    state: ProposalState = column("What has been decided on it.")
    decided_by: Account | None = one("Who decided.")
    decided: dt.datetime | None = column("When.")
    decision_reason: str | None = column("Why.")
    quote: Quote | None = one("The quote it became or was found to be.")
    appearance: Appearance | None = one("The appearance it became.")
    claim: Claim | None = one("The claim it became or was found to be, or that its quote was said to put forward.")
