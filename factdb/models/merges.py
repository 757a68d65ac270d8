"""Which records were found to be one: decisions, each of which can be undone.

Foreign keys stay as they were. What is read goes by the map from a merged record to the one that survives it, so that
undoing a merge is removing a row (docs/decisions/0013).
"""

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, PrimaryKeyConstraint, Table, Text
from sqlalchemy.orm import Mapped, mapped_column

from factdb.models.base import Base, Recorded
from factdb.models.publishers import Publisher
from factdb.models.speakers import Speaker


class Merge(Recorded):
    """That one record is another. A noun whose records can be merged has a table of these."""

    __abstract__ = True

    record_id: Mapped[int]
    """The record that was merged. Its id resolves to the survivor from then on."""
    into_id: Mapped[int]
    """The record it was merged into."""
    survivor_id: Mapped[int]
    """Where the chain from there ends, kept by the commands, so that reading takes one step."""
    merged_in_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    """The write that decided it: when, who and why."""


class SpeakerMerge(Merge):
    """That one speaker is another."""

    __tablename__ = "speaker_merges"
    word = "speakermerge"

    record_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    into_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    survivor_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))

    __table_args__ = (Index(None, "record_id", unique=True), Index(None, "survivor_id"))


class PublisherMerge(Merge):
    """That one publisher is another."""

    __tablename__ = "publisher_merges"
    word = "publishermerge"

    record_id: Mapped[int] = mapped_column(ForeignKey("publishers.id"))
    into_id: Mapped[int] = mapped_column(ForeignKey("publishers.id"))
    survivor_id: Mapped[int] = mapped_column(ForeignKey("publishers.id"))

    __table_args__ = (Index(None, "record_id", unique=True), Index(None, "survivor_id"))


class MergeCandidate(Recorded):
    """That one speaker may be another, by their names. A suggestion with a score, found when a name is entered, once
    from each side; a person decides."""

    __tablename__ = "merge_candidates"
    word = "mergecandidate"

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    score: Mapped[float] = mapped_column(Float)
    """0 to 1."""
    why: Mapped[str]

    __table_args__ = (
        Index(None, "speaker_id", "other_id", unique=True),
        Index(None, "other_id"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    )


SPEAKER_NAME_KEYS = Table(
    "speaker_name_keys",
    Base.metadata,
    Column("name_id", ForeignKey("speaker_names.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    PrimaryKeyConstraint("name_id", "key"),
    Index(None, "key", "name_id"),
)
"""By what names are found that may be alike (rules/names.py). It follows from the names, so it has no history."""

MERGES: dict[type[Recorded], type[Merge]] = {Speaker: SpeakerMerge, Publisher: PublisherMerge}
"""The nouns whose records can be merged, with the map of each."""
