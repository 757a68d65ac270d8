"""Checkable statements: who puts them forward, how they stand to each other, what they belong to."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factdb.models.base import Recorded, Retractable, exactly_one, unique_standing
from factdb.models.columns import NAME, Word, edtf, edtf_order
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AssertionStance, ClaimKind, RelationKind


class Topic(Retractable):
    """A subject or dossier that collects claims and quotes."""

    __tablename__ = "topics"
    word = "topic"

    name: Mapped[str] = mapped_column(NAME)
    description: Mapped[str | None]

    __table_args__ = (unique_standing("name"), Index(None, "name", "id"))


class Claim(Retractable):
    """One checkable statement."""

    __tablename__ = "claims"
    word = "claim"

    text: Mapped[str]
    language: Mapped[str | None]
    """BCP 47."""
    kind: Mapped[ClaimKind] = mapped_column(Word(ClaimKind))
    about: Mapped[EdtfDate | None] = edtf("about")
    """When what it states is said to be so."""
    about_order: Mapped[dt.date] = edtf_order("about")

    __table_args__ = (
        Index(None, "about_order", "id"),
        Index(None, "language", "kind", "about_order", "id"),
        Index(None, "recorded_from", "id"),
    )


class ClaimTopic(Recorded):
    """That a claim belongs to a topic."""

    __tablename__ = "claim_topics"
    word = "claimtopic"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))

    __table_args__ = (Index(None, "claim_id", "topic_id", unique=True), Index(None, "topic_id", "claim_id"))


class QuoteTopic(Recorded):
    """That a quote belongs to a topic."""

    __tablename__ = "quote_topics"
    word = "quotetopic"

    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topics.id"))

    __table_args__ = (Index(None, "quote_id", "topic_id", unique=True), Index(None, "topic_id", "quote_id"))


class Assertion(Retractable):
    """Who puts a claim forward: a quote, or a source in its own voice."""

    __tablename__ = "assertions"
    word = "assertion"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    stance: Mapped[AssertionStance] = mapped_column(Word(AssertionStance))

    __table_args__ = (
        unique_standing("claim_id", "quote_id"),
        unique_standing("claim_id", "source_id"),
        Index(None, "claim_id", "retracted_in_id"),  # timelines tell what was taken back as well
        Index(None, "quote_id", "claim_id", "retracted_in_id"),
        Index(None, "source_id"),
        exactly_one("quote_id", "source_id"),
    )


class ClaimRelation(Retractable):
    """How one claim stands to another: `claim` is narrower than, contradicts, updates … `other`."""

    __tablename__ = "claim_relations"
    word = "relation"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    kind: Mapped[RelationKind] = mapped_column(Word(RelationKind))
    note: Mapped[str | None]
    suggested_by_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """Null while it is a suggestion."""

    __table_args__ = (
        unique_standing("claim_id", "other_id", "kind"),
        Index(None, "other_id"),
        CheckConstraint("claim_id <> other_id", name="not_to_itself"),
    )
