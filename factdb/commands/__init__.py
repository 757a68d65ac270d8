"""Writes, by noun. Importing this package makes `recording.COMMANDS` complete."""

from factdb.commands import (
    accounts,
    claims,
    editing,
    evidence,
    importing,
    ingest,
    proposals,
    publishers,
    quotes,
    retracting,
    snapshots,
    sources,
    speakers,
)

__all__ = [
    "accounts",
    "claims",
    "editing",
    "evidence",
    "importing",
    "ingest",
    "proposals",
    "publishers",
    "quotes",
    "retracting",
    "snapshots",
    "sources",
    "speakers",
]
