"""Documents as published, and as captured."""

import datetime as dt

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Base, Recorded, Retractable, unique_standing
from factdb.models.columns import Word, edtf, edtf_order
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import SourceKind


class Source(Retractable):
    """A document as published."""

    __tablename__ = "sources"
    word = "source"

    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("publishers.id"))
    kind: Mapped[SourceKind] = mapped_column(Word(SourceKind))
    url: Mapped[str | None]
    """As given."""
    canonical_url: Mapped[str | None]
    """As compared (rules/urls.py): no two sources that stand share one."""
    title: Mapped[str | None]
    published: Mapped[EdtfDate | None] = edtf("published")
    published_order: Mapped[dt.date] = edtf_order("published")
    language: Mapped[str | None]
    """BCP 47."""
    syndicated_from_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    """The source whose text this one prints."""

    authors: Mapped[list["SourceAuthor"]] = relationship(order_by="SourceAuthor.position")

    __table_args__ = (
        unique_standing("canonical_url"),
        Index(None, "publisher_id", "published_order", "id"),
        Index(None, "published_order", "id"),
        Index(None, "recorded_from", "id"),
        Index(None, "syndicated_from_id"),
    )


class SourceAuthor(Recorded):
    """Who wrote a source, as its byline has it."""

    __tablename__ = "source_authors"
    word = "author"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    position: Mapped[int]
    name: Mapped[str]

    __table_args__ = (Index(None, "source_id", "position", unique=True),)


class Snapshot(Recorded):
    """A source as captured. Its text never changes; a changed page is another snapshot."""

    __tablename__ = "snapshots"
    word = "snapshot"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    captured: Mapped[dt.datetime]
    text: Mapped[str]
    """The clean text. All offsets count its Unicode code points."""
    text_digest: Mapped[str]
    """`sha256:` and the hex digest of the clean text as UTF-8."""
    cleaner: Mapped[str]
    """Name and version of what made the clean text."""
    raw: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    raw_digest: Mapped[str | None]
    media_type: Mapped[str | None]
    archive_url: Mapped[str | None]
    http_status: Mapped[int | None]

    source: Mapped[Source] = relationship()

    __table_args__ = (Index(None, "source_id", "captured", "id"), Index(None, "text_digest"))


class SnapshotCheck(Recorded):
    """A later capture whose clean text was that of the snapshot."""

    __tablename__ = "snapshot_checks"
    word = "check"

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshots.id"))
    checked: Mapped[dt.datetime]
    raw_digest: Mapped[str | None]
    http_status: Mapped[int | None]

    __table_args__ = (Index(None, "snapshot_id", "checked", "id"),)


class SnapshotShingle(Base):
    """A hash of a run of words in a snapshot's text (rules/shingles.py), by which copies are suggested. It is derived
    from the text, which never changes, and so has no versions; what erases the text erases it."""

    __tablename__ = "snapshot_shingles"

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshots.id"), primary_key=True)
    hash: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)

    __table_args__ = (Index(None, "hash", "snapshot_id"),)
