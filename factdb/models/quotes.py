"""Speech acts, and where they are printed."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Recorded, Retractable, exactly_one
from factdb.models.columns import JsonText, Word, edtf, edtf_order
from factdb.models.sources import Snapshot
from factdb.models.speakers import Speaker
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AnchorState, Fidelity, HopKind, Mode


class Quote(Retractable):
    """A speech act. It may be known without an appearance, when it was imported."""

    __tablename__ = "quotes"
    word = "quote"

    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"))
    """Null where the text names nobody."""
    text: Mapped[str]
    language: Mapped[str | None]
    """BCP 47."""
    said: Mapped[EdtfDate | None] = edtf("said")
    said_order: Mapped[dt.date] = edtf_order("said")
    occasion: Mapped[str | None]
    """Such as `Online-Interview auf YouTube`."""
    medium: Mapped[str | None]
    """Such as `interview`, `press conference`, `tweet`, `speech`, `statement`."""
    translation_of_id: Mapped[int | None] = mapped_column(ForeignKey("quotes.id"))

    speaker: Mapped[Speaker | None] = relationship()

    __table_args__ = (
        Index(None, "speaker_id", "said_order", "id", "retracted_in_id"),
        Index(None, "said_order", "id"),
        Index(None, "recorded_from", "id"),
        Index(None, "translation_of_id"),
    )


class Appearance(Retractable):
    """A quote as one snapshot prints it."""

    __tablename__ = "appearances"
    word = "appearance"

    quote_id: Mapped[int] = mapped_column(ForeignKey("quotes.id"))
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshots.id"))
    exact: Mapped[str]
    """The printed words, without their quotation marks; the parts of several spans are joined by a blank."""
    spans: Mapped[list[list[int]]] = mapped_column(JsonText)
    """`[[start, end], …]` in code points of the snapshot's text, end exclusive, in order."""
    start: Mapped[int]
    end: Mapped[int]
    prefix: Mapped[str]
    """The text before `start`, to find the place again (W3C TextQuoteSelector)."""
    suffix: Mapped[str]
    mode: Mapped[Mode] = mapped_column(Word(Mode))
    fidelity: Mapped[Fidelity] = mapped_column(Word(Fidelity))
    cue: Mapped[str | None]
    """The words that mark it as somebody's, such as `sagte`."""
    mention: Mapped[str | None]
    """The words that name the speaker there, such as `der Diplomat`."""
    anchor_state: Mapped[AnchorState] = mapped_column(Word(AnchorState))

    quote: Mapped[Quote] = relationship()
    snapshot: Mapped[Snapshot] = relationship()
    hops: Mapped[list["AttributionHop"]] = relationship(order_by="AttributionHop.position")

    __table_args__ = (
        Index(None, "quote_id", "snapshot_id", "retracted_in_id"),
        Index(None, "snapshot_id", "start", "id"),
        CheckConstraint('0 <= start AND start < "end"', name="offsets_in_order"),
    )


class AttributionHop(Recorded):
    """One link in the chain of attribution, from the reader inwards: outlet, speaker, whom the speaker cites."""

    __tablename__ = "attribution_hops"
    word = "hop"

    appearance_id: Mapped[int] = mapped_column(ForeignKey("appearances.id"))
    position: Mapped[int]
    """From 0, the outlet."""
    kind: Mapped[HopKind] = mapped_column(Word(HopKind))
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("publishers.id"))
    speaker_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    mention: Mapped[str | None]
    """The words that name this link in the text."""

    __table_args__ = (
        Index(None, "appearance_id", "position", unique=True),
        Index(None, "speaker_id"),
        exactly_one("publisher_id", "speaker_id", "source_id"),
    )
