"""Extracted candidates awaiting a decision."""

import datetime as dt

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Recorded, exactly_one
from factdb.models.columns import JsonText, Word, edtf
from factdb.models.sources import Snapshot
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import (
    ClaimKind,
    Fidelity,
    HopKind,
    Mode,
    ProposalKind,
    ProposalState,
    SpeakerKind,
    Uncheckable,
)


class Proposal(Recorded):
    """A quote or claim found in a snapshot, as the machine reads it, and what a person made of it."""

    __tablename__ = "proposals"
    word = "proposal"

    kind: Mapped[ProposalKind] = mapped_column(Word(ProposalKind))
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshots.id"))
    text: Mapped[str]
    language: Mapped[str | None]
    spans: Mapped[list[list[int]]] = mapped_column(JsonText)
    """As in an appearance."""
    start: Mapped[int]
    end: Mapped[int]
    mode: Mapped[Mode | None] = mapped_column(Word(Mode))
    """Of a quote, as `fidelity`; null for what the source says in its own voice."""
    fidelity: Mapped[Fidelity | None] = mapped_column(Word(Fidelity))
    cue: Mapped[str | None]
    mention: Mapped[str | None]
    speaker_name: Mapped[str | None]
    """The speaker's name as resolved inside the article; null where the text names nobody."""
    speaker_kind: Mapped[SpeakerKind | None] = mapped_column(Word(SpeakerKind))
    said: Mapped[EdtfDate | None] = edtf("said")
    occasion: Mapped[str | None]
    medium: Mapped[str | None]
    claim_text: Mapped[str | None]
    """What is claimed there, as a sentence that stands alone."""
    claim_kind: Mapped[ClaimKind | None] = mapped_column(Word(ClaimKind))
    claim_checkable: Mapped[bool | None]
    claim_why_not: Mapped[Uncheckable | None] = mapped_column(Word(Uncheckable))
    """Why it cannot be checked; null where it can."""
    claim_about: Mapped[EdtfDate | None] = edtf("claim_about")
    trace: Mapped[list[str]] = mapped_column(JsonText)
    """Which rules made it, in order."""
    extractor: Mapped[str]
    """Name and version of what found it."""

    edited: Mapped[bool]
    """Whether a person changed what the machine read; its reading is in the history."""
    state: Mapped[ProposalState] = mapped_column(Word(ProposalState))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    decided: Mapped[dt.datetime | None]
    decision_reason: Mapped[str | None]
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))
    """The quote it became or was found to be."""
    appearance_id: Mapped[int | None] = mapped_column(ForeignKey("appearances.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id"))
    """The claim it became or was found to be, or that its quote was said to put forward."""

    snapshot: Mapped[Snapshot] = relationship()
    roles: Mapped[list["ProposalRole"]] = relationship(order_by="ProposalRole.id")
    hops: Mapped[list["ProposalHop"]] = relationship(order_by="ProposalHop.position")
    candidates: Mapped[list["ProposalCandidate"]] = relationship(order_by="ProposalCandidate.id")

    __table_args__ = (
        Index(None, "snapshot_id", "start", "id"),
        Index(None, "state", "id"),
        Index(None, "state", "recorded_from", "id"),
        Index(None, "recorded_from", "id"),
        Index(None, "quote_id"),
        Index(None, "claim_id"),
        CheckConstraint('0 <= start AND start < "end"', name="offsets_in_order"),
        CheckConstraint(
            "(state = 'PENDING') = (decided IS NULL) AND (decided IS NULL) = (decided_by_id IS NULL)",
            name="decided_by_somebody",
        ),
        CheckConstraint(
            "(kind = 'QUOTE') = (mode IS NOT NULL) AND (mode IS NULL) = (fidelity IS NULL)"
            " AND (kind = 'QUOTE' OR claim_text IS NOT NULL)",
            name="quote_or_claim",
        ),
        CheckConstraint(
            "(claim_text IS NULL) = (claim_kind IS NULL) AND (claim_text IS NULL) = (claim_checkable IS NULL)"
            " AND (claim_why_not IS NULL) = COALESCE(claim_checkable, TRUE)",
            name="whole_claim",
        ),
    )


class ProposalRole(Recorded):
    """A role in which the text introduces the proposed speaker."""

    __tablename__ = "proposal_roles"
    word = "proposedrole"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    title: Mapped[str]
    organization: Mapped[str | None]

    __table_args__ = (Index(None, "proposal_id"),)


class ProposalHop(Recorded):
    """A link of the chain of attribution besides outlet and speaker, as the text names it."""

    __tablename__ = "proposal_hops"
    word = "proposedhop"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    position: Mapped[int]
    kind: Mapped[HopKind] = mapped_column(Word(HopKind))
    name: Mapped[str]
    speaker_kind: Mapped[SpeakerKind] = mapped_column(Word(SpeakerKind))
    mention: Mapped[str]

    __table_args__ = (Index(None, "proposal_id", "position", unique=True),)


class ProposalCandidate(Recorded):
    """A known record that the proposal may be about. A suggestion with a score; a person decides."""

    __tablename__ = "proposal_candidates"
    word = "candidate"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id"))
    score: Mapped[float] = mapped_column(Float)
    """0 to 1."""
    why: Mapped[str]

    __table_args__ = (
        Index(None, "proposal_id"),
        exactly_one("speaker_id", "quote_id", "claim_id"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    )
