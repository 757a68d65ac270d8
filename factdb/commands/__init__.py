"""Writes, by noun. Importing this package makes `recording.COMMANDS` complete."""

from factdb.commands import (
    accounts,
    claims,
    decisions,
    drifting,
    editing,
    evidence,
    ingest,
    merging,
    proposals,
    publishers,
    quotes,
    retracting,
    snapshots,
    sources,
    speakers,
    splitting,
)

__all__ = [
    "accounts",
    "claims",
    "decisions",
    "drifting",
    "editing",
    "evidence",
    "ingest",
    "merging",
    "proposals",
    "publishers",
    "quotes",
    "retracting",
    "snapshots",
    "sources",
    "speakers",
    "splitting",
]
