"""The log of writes."""

import datetime as dt

from sqlalchemy import ForeignKey, Index
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
    digest: Mapped[str]
    """`sha256:` and the hex digest of the salt followed by the version's columns as canonical JSON."""

    revision: Mapped[Revision] = relationship(back_populates="records")

    __table_args__ = (Index(None, "noun", "record_id", "revision_id"), Index(None, "revision_id"))
