"""Merged records, as search reads them: who was merged into whom (docs/decisions/0013)."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select

from factdb.models import MERGES, Recorded
from factdb.search.claims import parted


def survivors(connection: Connection, noun: type[Recorded], numbers: Collection[int]) -> dict[int, int]:
    """Of those of the records that were merged the one that survives."""
    merges = MERGES[noun].table().c
    found: dict[int, int] = {}
    for part in parted(sorted(numbers)):
        rows = connection.execute(select(merges.record_id, merges.survivor_id).where(merges.record_id.in_(part)))
        found.update((row.record_id, row.survivor_id) for row in rows)
    return found


def surviving(connection: Connection, noun: type[Recorded], numbers: Collection[int]) -> set[int]:
    """The records that these are now."""
    led = survivors(connection, noun, numbers)
    return {led.get(number, number) for number in numbers}


def members(connection: Connection, noun: type[Recorded], numbers: Collection[int]) -> list[int]:
    """All numbers by which rows may name the records that these are: their own, and those of what was merged into
    them."""
    merges, found = MERGES[noun].table().c, surviving(connection, noun, numbers)
    for part in parted(sorted(found)):
        found = found.union(connection.scalars(select(merges.record_id).where(merges.survivor_id.in_(part))))
    return sorted(found)


def is_merged(noun: type[Recorded], number: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the record of this number was merged into another."""
    merges = MERGES[noun].table().c
    return select(merges.id).where(merges.record_id == number).exists()
