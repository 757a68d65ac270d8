"""The log of writes, and the tree it is sealed in (docs/audit.md)."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Base
from factdb.models.columns import Word
from factdb.rules.vocabulary import Operation


class Revision(Base):
    """One write: who, when, why, which records. Append-only."""

    __tablename__ = "revisions"
    word = "revision"

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded: Mapped[dt.datetime]
    """The moment all versions of this write are recorded from."""
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """Null where factdb itself wrote, as when it sets up its first account."""
    action: Mapped[str]
    """The command that wrote, such as `record_source`."""
    reason: Mapped[str | None]
    reason_salt: Mapped[str | None]
    reason_digest: Mapped[str | None]
    """The salted digest of the reason, which stays when the reason is erased."""
    marks: Mapped[bytes | None] = mapped_column(LargeBinary)
    """What tells which of who, when, why and what was altered. Null from before the log was sealed."""

    records: Mapped[list["RevisionRecord"]] = relationship(back_populates="revision")

    __table_args__ = (Index(None, "recorded", "id"), Index(None, "account_id"))


class RevisionRecord(Base):
    """One row that a revision wrote. It holds a salted digest of the new version and not its content, so that content
    can be erased by law and the log still verifies."""

    __tablename__ = "revision_records"
    word = "change"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    noun: Mapped[str]
    """The word of the record's id."""
    record_id: Mapped[int]
    operation: Mapped[Operation] = mapped_column(Word(Operation))
    salt: Mapped[str]
    """Empty once what it was made of has been erased: then nothing can be guessed from the digest."""
    digest: Mapped[str]
    """Of the version, as rules/digests.py has it. `sha256:` instead of an edition: from before the log was sealed."""
    version: Mapped[dt.datetime | None]
    """The moment the version is recorded from; of a removal, that of the removal."""
    marks: Mapped[bytes | None] = mapped_column(LargeBinary)
    """What tells which column of the version was altered. Null from before the log was sealed, as are the next two."""
    link: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Binds the entry to its revision, and to the entry before it of the same record."""
    seal: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Shows that who wrote it had the log's key; null where there was none."""

    revision: Mapped[Revision] = relationship(back_populates="records")

    __table_args__ = (Index(None, "noun", "record_id", "revision_id"), Index(None, "revision_id"))


class SealedRevision(Base):
    """The place of a revision in the tree. Places are dense and in the order of the revisions' ids, which is also that
    of `changes`. There is no foreign key, which would write to every revision; `factdb audit verify` finds what is
    missing."""

    __tablename__ = "sealed_revisions"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """From 0."""
    revision_id: Mapped[int] = mapped_column(unique=True)
    leaf: Mapped[bytes] = mapped_column(LargeBinary)
    """The hash of its leaf."""


class Checkpoint(Base):
    """The tree as it was when revisions were sealed."""

    __tablename__ = "checkpoints"

    size: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """How many revisions it has."""
    root: Mapped[bytes] = mapped_column(LargeBinary)
    frontier: Mapped[bytes] = mapped_column(LargeBinary)
    """The full subtrees, from which it grows on."""
    made: Mapped[dt.datetime]
    note: Mapped[str]
    """As text (rules/notes.py), signed where there was a key."""
