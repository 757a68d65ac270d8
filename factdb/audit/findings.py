"""What verifying finds, in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

ALTERED, DELETED, UNKNOWN, SWAPPED = "altered", "deleted", "not in the log", "swapped"
REORDERED, TRUNCATED, ROLLED_BACK, REWRITTEN = "re-ordered", "truncated", "rolled back", "rewritten"
UNSIGNED, UNSEALED = "not signed", "not sealed"


@dataclass(frozen=True)
class Finding:
    """What is not as it was written. `where` is a record's id, or a place of the log; `columns` are those that were
    altered, as far as that can be told."""

    what: str
    where: str
    columns: tuple[str, ...] = ()
    said: str = ""

    def __str__(self) -> str:
        columns = f" in {', '.join(self.columns)}" if self.columns else ""
        return f"{self.where}: {self.what}{columns}{f' ({self.said})' if self.said else ''}"


Tell = Callable[[int], None]
"""Told how many rows have been looked at since the last time."""


def altered(where: str, columns: Sequence[str], said: str = "") -> Finding:
    """Columns of a row were altered."""
    return Finding(ALTERED, where, tuple(columns), said)
