"""What became of quotes in a later capture of their page. Nothing is attached to it here: that is a person's to do."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.models import Appearance, DriftEntry, Snapshot
from factdb.rules.anchors import exact
from factdb.rules.diffing import word_diff
from factdb.rules.locating import Found, locate
from factdb.rules.vocabulary import AnchorState, DriftState

PRINTED = (AnchorState.KEPT, AnchorState.MOVED)


def watch(session: Session, now: Snapshot) -> None:
    """Note for each appearance in the source's earlier snapshots whether this one still prints its words. Where it does
    not, an entry opens for a person to decide on: one a place, at the newest snapshot that is known to print the
    quote."""
    appearances = standing(session, now)
    newest = newest_by_quote([one for one in appearances if one.snapshot_id != now.id])
    for appearance in appearances:
        if appearance.snapshot_id != now.id:
            follow(session, now, appearance, opens=newest[appearance.quote_id] is appearance.snapshot)


def watch_one(session: Session, now: Snapshot, appearance: Appearance) -> None:
    """The same for an appearance that is recorded after a later snapshot of its source was."""
    newest = newest_by_quote(standing(session, now, appearance.quote_id))
    follow(session, now, appearance, opens=newest[appearance.quote_id] is appearance.snapshot)


def standing(session: Session, now: Snapshot, quote_id: int | None = None) -> Sequence[Appearance]:
    """The appearances, of all quotes or one, in the snapshots of the source."""
    snapshots = select(Snapshot.id).where(Snapshot.source_id == now.source_id)
    found = select(Appearance).where(Appearance.snapshot_id.in_(snapshots), Appearance.retracted_in_id.is_(None))
    if quote_id is not None:
        found = found.where(Appearance.quote_id == quote_id)
    return session.scalars(found.order_by(Appearance.id)).all()


def newest_by_quote(appearances: Sequence[Appearance]) -> dict[int, Snapshot]:
    found: dict[int, Snapshot] = {}
    for appearance in appearances:
        known = found.setdefault(appearance.quote_id, appearance.snapshot)
        found[appearance.quote_id] = max(known, appearance.snapshot, key=lambda one: (one.captured, one.id))
    return found


def follow(session: Session, now: Snapshot, appearance: Appearance, opens: bool = True) -> None:
    """Compare one appearance with a later snapshot, unless what it printed was erased."""
    if not all(appearance.snapshot.text[start:end] for start, end in appearance.spans):
        return
    found = found_in(now, appearance)
    appearance.anchor_state = found.state
    entry = open_entry(session, appearance)
    if found.state in PRINTED:
        lapse(entry)
        return
    if entry is None and opens and appearance.quote.retracted_in_id is None:
        entry = new_entry(session, now, appearance, found)
    if entry is not None:
        compare(entry, now, appearance, found)
        session.add(entry)


def found_in(now: Snapshot, appearance: Appearance) -> Found:
    """What became of an appearance's words in a later snapshot of its source."""
    printed = appearance.snapshot.text
    parts = [printed[start:end] for start, end in appearance.spans]
    prefix, suffix = appearance.prefix, appearance.suffix
    return locate(now.text, parts, prefix=prefix, suffix=suffix, start=appearance.start)


def open_entry(session: Session, appearance: Appearance) -> DriftEntry | None:
    """The entry that waits for a decision, if one does. Who is just deciding on it is waited for."""
    entries = select(DriftEntry).filter_by(appearance_id=appearance.id, state=DriftState.OPEN).with_for_update()
    return session.scalars(entries.execution_options(populate_existing=True)).one_or_none()


def lapse(entry: DriftEntry | None) -> None:
    """Nothing is left to decide on it."""
    if entry is not None:
        entry.state, entry.decided = DriftState.LAPSED, dt.datetime.now(dt.UTC)


def new_entry(session: Session, now: Snapshot, appearance: Appearance, found: Found) -> DriftEntry | None:
    """An entry to open, unless a person has decided on these very words before."""
    decided = select(DriftEntry).filter_by(appearance_id=appearance.id, state=DriftState.CONFIRMED)
    last = session.scalars(decided.order_by(DriftEntry.id.desc()).limit(1)).one_or_none()
    if last is not None and (last.anchor_state, last.text) == (found.state, words_at(now, found)):
        return None
    return DriftEntry(appearance_id=appearance.id, state=DriftState.OPEN)


def compare(entry: DriftEntry, now: Snapshot, appearance: Appearance, found: Found) -> None:
    words = words_at(now, found)
    entry.snapshot_id, entry.anchor_state, entry.text = now.id, found.state, words
    entry.spans = [list(span) for span in found.spans] or None
    entry.start, entry.end = found.start, found.end
    runs = word_diff(appearance.exact, words or "")
    entry.diff = [[run.op.name, run.text, run.before, run.after] for run in runs]


def words_at(now: Snapshot, found: Found) -> str | None:
    return exact(now.text, found.spans) if found.spans else None
