"""What follows from rows that were put back: by what names that are alike, and copies of texts, are found."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from sqlalchemy import Column, Table, insert
from sqlalchemy.orm import Session

from factdb.commands.erasing import tombstone
from factdb.models import SPEAKER_NAME_KEYS, Snapshot, SnapshotShingle, SpeakerName
from factdb.rules.names import keys
from factdb.rules.shingles import shingles

Follows = tuple[Column[Any], Column[Any], Column[Any], Callable[[str], Collection[Any]]]

SHINGLES: Any = SnapshotShingle.__table__
FOLLOWS: dict[Table, Follows] = {  # a table: its text, and the columns and the rule of what follows from that
    SpeakerName.table(): (
        SpeakerName.table().c.name,
        SPEAKER_NAME_KEYS.c.name_id,
        SPEAKER_NAME_KEYS.c.key,
        keys,
    ),
    Snapshot.table(): (Snapshot.table().c.text, SHINGLES.c.snapshot_id, SHINGLES.c.hash, shingles),
}
AT_ONCE = 5000  # rows of one statement
WORDS = {model.table(): model.word for model in (SpeakerName, Snapshot)}


def write_keys(session: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write what follows from these rows of the table, if anything does. Nothing follows from what was erased."""
    if table not in FOLLOWS:
        return
    batch: list[dict[str, Any]] = []
    into = FOLLOWS[table][1].table
    for row in derived(table, rows):
        batch.append(row)
        if len(batch) == AT_ONCE:
            session.connection().execute(insert(into), batch)
            batch.clear()
    if batch:
        session.connection().execute(insert(into), batch)


def derived(table: Table, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    text, of, key, rule = FOLLOWS[table]
    for row in rows:
        if row[text.name] != tombstone(text, f"{WORDS[table]}-{row['id']}"):
            yield from ({of.name: row["id"], key.name: found} for found in sorted(rule(row[text.name])))
