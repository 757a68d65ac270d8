"""Words that a page no longer prints as they were found."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from factdb.models.base import Recorded
from factdb.models.columns import JsonText, Word
from factdb.models.quotes import Appearance
from factdb.models.sources import Snapshot
from factdb.rules.vocabulary import AnchorState, DriftState

OPEN = text("state = 'OPEN'")


class DriftEntry(Recorded):
    """That a later snapshot of its source prints an appearance's words otherwise, or not at all, and what a person made
    of it. An appearance has one at most that is open; a further capture that finds other words there changes it."""

    __tablename__ = "drift_entries"
    word = "drift"

    appearance_id: Mapped[int] = mapped_column(ForeignKey("appearances.id"))
    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshots.id"))
    """The later snapshot."""
    anchor_state: Mapped[AnchorState] = mapped_column(Word(AnchorState))
    """CHANGED or GONE."""
    text: Mapped[str | None]
    """The words that stand there now, for a person to look at; null where there are none."""
    spans: Mapped[list[list[int]] | None] = mapped_column(JsonText)
    """Where, as in an appearance."""
    start: Mapped[int | None]
    end: Mapped[int | None]
    diff: Mapped[list[list[str | int | None]]] = mapped_column(JsonText)
    """`[[op, text, before, after], …]` from the appearance's words to these (rules/diffing.py)."""
    state: Mapped[DriftState] = mapped_column(Word(DriftState))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    """Null also where it lapsed."""
    decided: Mapped[dt.datetime | None]
    decision_reason: Mapped[str | None]
    reattachment_id: Mapped[int | None] = mapped_column(ForeignKey("appearances.id"))
    """The appearance in the later snapshot that a person found the quote in."""

    appearance: Mapped[Appearance] = relationship(foreign_keys=appearance_id)
    snapshot: Mapped[Snapshot] = relationship()

    __table_args__ = (
        Index(None, "appearance_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index(None, "appearance_id", "id"),
        Index(None, "recorded_from", "id"),
        Index(None, "state", "recorded_from", "id"),
        CheckConstraint(
            "anchor_state IN ('CHANGED', 'GONE') AND (anchor_state = 'GONE') = (text IS NULL)"
            " AND (text IS NULL) = (spans IS NULL) AND (text IS NULL) = (start IS NULL)"
            ' AND (text IS NULL) = ("end" IS NULL)',
            name="changed_or_gone",
        ),
        CheckConstraint(
            "(state = 'OPEN') = (decided IS NULL)"
            " AND (state IN ('REATTACHED', 'CONFIRMED')) = (decided_by_id IS NOT NULL)"
            " AND (state = 'REATTACHED') = (reattachment_id IS NOT NULL)",
            name="decided_by_somebody",
        ),
    )
