"""Recording what was captured of a source."""

import datetime as dt
from typing import Annotated

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import SourceId
from factdb.commands.finding import get_standing, serialize, words_or_none
from factdb.commands.recording import Actor, command
from factdb.commands.watching import watch
from factdb.errors import BadInput
from factdb.models import Snapshot, SnapshotCheck, SnapshotShingle, Source
from factdb.rules.shingles import shingles
from factdb.rules.text import checked_text, digest


@command
def record_snapshot(
    session: Session,
    actor: Actor,
    *,
    source_id: Annotated[SourceId, "The source that was captured."],
    text: Annotated[str, "Its clean text."],
    cleaner: Annotated[str, "Name and version of what made the clean text, or by-hand."] = "by-hand",
    captured: Annotated[dt.datetime | None, "When. Left out, now."] = None,
    raw: Annotated[bytes | None, "What was captured, byte for byte."] = None,
    media_type: Annotated[str | None, "Of what was captured, such as text/html."] = None,
    archive_url: Annotated[str | None, "Where an archive keeps it."] = None,
    http_status: Annotated[int | None, "With which the server answered."] = None,
) -> Snapshot:
    """Record a capture of a source. Where the clean text is that of the capture before it, that one is returned, with a
    note that it was checked. Otherwise, where it is the latest, each quote that an earlier one prints is kept, moved,
    changed or gone, and one that is changed or gone opens an entry in the review queue. Raises NotFound, BadInput."""
    of_type = words_or_none(media_type, "media_type")
    found = new_snapshot(source_id, checked_text(text, "text"), cleaner, captured, raw, of_type)
    found.archive_url, found.http_status = words_or_none(archive_url, "archive_url"), http_status
    if not text.strip():
        raise BadInput("The text is empty.", path=("text",))
    return keep(session, found)[0]


def new_snapshot(
    source_id: int, text: str, cleaner: str, captured: dt.datetime | None, raw: bytes | None, media_type: str | None
) -> Snapshot:
    """A capture with its digests, not yet kept. It was captured now, unless told."""
    return Snapshot(
        source_id=source_id,
        captured=captured or dt.datetime.now(dt.UTC),
        text=text,
        text_digest=digest(text),
        cleaner=cleaner,
        raw=raw,
        raw_digest=None if raw is None else digest(raw),
        media_type=media_type,
    )


def keep(session: Session, found: Snapshot) -> tuple[Snapshot, bool]:
    """The snapshot that has this text, and whether it is new. For commands."""
    get_standing(session, Source, found.source_id, "source_id")
    serialize(session, Snapshot.word, found.source_id)
    before = latest_snapshot(session, found.source_id, until=found.captured)
    if before is not None and before.text_digest == found.text_digest:
        session.add(check_of(before, found))
        return before, False
    session.add(found)
    session.flush()
    keep_shingles(session, found)
    if latest_snapshot(session, found.source_id) is found:
        watch(session, found)
    return found, True


def keep_shingles(session: Session, found: Snapshot) -> None:
    """Keep that by which a copy of the text will be noticed."""
    rows = [{"snapshot_id": found.id, "hash": kept} for kept in sorted(shingles(found.text))]
    if rows:
        session.connection().execute(insert(SnapshotShingle), rows)


def latest_snapshot(session: Session, source_id: int, until: dt.datetime | None = None) -> Snapshot | None:
    """The source's last capture, or its last up to a moment."""
    found = select(Snapshot).where(Snapshot.source_id == source_id)
    if until is not None:
        found = found.where(Snapshot.captured <= until)
    return session.scalars(found.order_by(Snapshot.captured.desc(), Snapshot.id.desc()).limit(1)).one_or_none()


def check_of(before: Snapshot, again: Snapshot) -> SnapshotCheck:
    seen = {"checked": again.captured, "raw_digest": again.raw_digest, "http_status": again.http_status}
    return SnapshotCheck(snapshot_id=before.id, **seen)
