"""What bears on claims and quotes, and what people and other fact-checkers conclude."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factdb.models.base import Recorded, Retractable, exactly_one, unique_standing
from factdb.models.columns import Word, edtf, edtf_order
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AssessmentState, Attribution, EvidenceStance, Veracity


class Evidence(Retractable):
    """A source that bears on a claim's truth, or on whether a quote was said."""

    __tablename__ = "evidence"
    word = "evidence"

    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id"))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))
    """The quote whose attribution it bears on."""
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    stance: Mapped[EvidenceStance] = mapped_column(Word(EvidenceStance))
    observed: Mapped[EdtfDate | None] = edtf("observed")
    """When it came to light: the source's date where nothing else is given."""
    observed_order: Mapped[dt.date] = edtf_order("observed")
    snapshot_id: Mapped[int | None] = mapped_column(ForeignKey("snapshots.id"))
    """The snapshot that holds the passage, where there is one."""
    passage: Mapped[str | None]
    passage_start: Mapped[int | None]
    """In code points of the snapshot's text."""
    passage_end: Mapped[int | None]
    rests_on_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))
    """The quote it rests on: then that quote's speaker is its origin."""
    cites_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    """The source it cites: then that source is its origin, or whatever that one is a copy of."""
    credibility: Mapped[int | None]
    """1 (confirmed) to 6 (cannot be judged), by the Admiralty Code. Shown, never counted."""
    note: Mapped[str | None]

    __table_args__ = (
        Index(None, "claim_id", "observed_order", "id", "retracted_in_id"),
        Index(None, "quote_id", "observed_order", "id", "retracted_in_id"),
        Index(None, "observed_order", "id"),
        Index(None, "recorded_from", "id"),
        Index(None, "source_id"),
        Index(None, "rests_on_id"),
        Index(None, "cites_id"),
        exactly_one("claim_id", "quote_id"),
        CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility"),
        CheckConstraint(
            "(passage IS NULL AND snapshot_id IS NULL AND passage_start IS NULL AND passage_end IS NULL)"
            " OR (passage IS NOT NULL AND snapshot_id IS NOT NULL AND passage_start < passage_end)",
            name="passage_is_anchored",
        ),
    )


class Assessment(Retractable):
    """A person's verdict, on a claim (is it true?) or on a quote (was it said?). A new one supersedes the old."""

    __tablename__ = "assessments"
    word = "assessment"

    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id"))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))
    veracity: Mapped[Veracity | None] = mapped_column(Word(Veracity))
    """Of a claim."""
    attribution: Mapped[Attribution | None] = mapped_column(Word(Attribution))
    """Of a quote."""
    reason: Mapped[str]
    valid_from: Mapped[EdtfDate | None] = edtf("valid_from")
    """Since when what was known bears the verdict out."""
    valid_from_order: Mapped[dt.date] = edtf_order("valid_from")
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("assessments.id"))
    state: Mapped[AssessmentState] = mapped_column(Word(AssessmentState))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    """Whose verdict it is."""

    __table_args__ = (
        unique_standing("supersedes_id"),
        Index(None, "claim_id", "valid_from_order", "id"),
        Index(None, "quote_id", "valid_from_order", "id"),
        Index(None, "valid_from_order", "id"),
        Index(None, "recorded_from", "id"),
        exactly_one("claim_id", "quote_id"),
        CheckConstraint(
            "(claim_id IS NOT NULL AND veracity IS NOT NULL AND attribution IS NULL)"
            " OR (quote_id IS NOT NULL AND attribution IS NOT NULL AND veracity IS NULL)",
            name="verdict_fits_its_subject",
        ),
    )


class AssessmentEvidence(Recorded):
    """That an assessment cites a piece of evidence."""

    __tablename__ = "assessment_evidence"
    word = "citation"

    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessments.id"))
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"))

    __table_args__ = (Index(None, "assessment_id", "evidence_id", unique=True), Index(None, "evidence_id"))


class Review(Retractable):
    """A fact-check published elsewhere (schema.org ClaimReview)."""

    __tablename__ = "reviews"
    word = "review"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("publishers.id"))
    url: Mapped[str]
    canonical_url: Mapped[str]
    title: Mapped[str | None]
    published: Mapped[EdtfDate | None] = edtf("published")
    published_order: Mapped[dt.date] = edtf_order("published")
    rating: Mapped[str | None]
    """The original words, unchanged."""
    rating_value: Mapped[str | None]
    """The original number as it was written, with those of the ends of its scale. Numbers mean opposite things on
    different scales of one site: the words win."""
    best_rating: Mapped[str | None]
    worst_rating: Mapped[str | None]
    veracity: Mapped[Veracity | None] = mapped_column(Word(Veracity))
    """The normalised rating; null where no rule knows the words."""
    rating_rule: Mapped[str | None]
    """Name and version of the rule that normalised it."""

    __table_args__ = (
        Index(None, "claim_id", "published_order", "id"),
        Index(None, "published_order", "id"),
        Index(None, "recorded_from", "id"),
        unique_standing("canonical_url", "claim_id"),
        Index(None, "canonical_url"),
        Index(None, "publisher_id"),
        CheckConstraint("veracity IS NULL OR rating_rule IS NOT NULL", name="normalised_by_a_rule"),
    )
