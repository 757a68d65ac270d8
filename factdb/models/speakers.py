"""Voices: persons, organisations, groups, and those a source does not name."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Recorded, Retractable
from factdb.models.columns import NAME, Word, edtf, edtf_order
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import SpeakerKind


class Speaker(Retractable):
    """Whoever speaks."""

    __tablename__ = "speakers"
    word = "speaker"

    kind: Mapped[SpeakerKind] = mapped_column(Word(SpeakerKind))
    name: Mapped[str] = mapped_column(NAME)
    """The preferred name, also among the names."""
    description: Mapped[str | None]
    """What tells this speaker from others of the name."""

    names: Mapped[list["SpeakerName"]] = relationship(back_populates="speaker", order_by="SpeakerName.id")
    roles: Mapped[list["SpeakerRole"]] = relationship(
        back_populates="speaker", foreign_keys="SpeakerRole.speaker_id", order_by="SpeakerRole.id"
    )

    __table_args__ = (Index(None, "name", "id"), Index(None, "recorded_from", "id"))


class SpeakerName(Recorded):
    """A name of a speaker."""

    __tablename__ = "speaker_names"
    word = "name"

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    name: Mapped[str]
    language: Mapped[str | None]
    """BCP 47."""
    script: Mapped[str | None]
    """ISO 15924, such as `Latn` or `Cyrl`."""
    preferred: Mapped[bool]

    speaker: Mapped[Speaker] = relationship(back_populates="names")

    __table_args__ = (
        Index(None, "speaker_id", "name", unique=True),
        Index(None, "name"),
        Index(
            "uq_speaker_names_preferred",
            "speaker_id",
            unique=True,
            sqlite_where=text("preferred"),
            postgresql_where=text("preferred"),
        ),
    )


class SpeakerRole(Recorded):
    """What a speaker is or was, of whom, and when."""

    __tablename__ = "speaker_roles"
    word = "role"

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    title: Mapped[str]
    """Such as `chief negotiator`."""
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"))
    """Of whom, where that is a known speaker."""
    organization: Mapped[str | None]
    """Of whom, in words."""
    from_: Mapped[EdtfDate | None] = edtf("from")
    to: Mapped[EdtfDate | None] = edtf("to")
    from_order: Mapped[dt.date] = edtf_order("from")

    speaker: Mapped[Speaker] = relationship(back_populates="roles", foreign_keys=[speaker_id])

    __table_args__ = (Index(None, "speaker_id", "from_order", "id"), Index(None, "organization_id"))


class SpeakerIdentifier(Recorded):
    """A speaker's id elsewhere."""

    __tablename__ = "speaker_identifiers"
    word = "identifier"

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id"))
    scheme: Mapped[str]
    """Whose id it is, such as `wikidata`."""
    value: Mapped[str]

    __table_args__ = (Index(None, "speaker_id"), Index(None, "scheme", "value", unique=True))
