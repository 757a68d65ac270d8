"""Verifying the tables against the log: each version of each record against the entry that was made of it.

Entries, current rows and old versions of a noun are read in the order of their records, side by side; no more than
one record is held at a time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, literal_column, select, type_coerce

from factdb.audit.findings import DELETED, SWAPPED, UNKNOWN, Finding, Tell, altered
from factdb.audit.leaves import ENTRIES, OF_ENTRY, OF_REVISION, REVISIONS, entry_of, head_of
from factdb.audit.reading import stream, tolerant
from factdb.models import Recorded
from factdb.rules import digests
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import Operation

DERIVED = "#derived"
MOST_KEPT = 50  # altered rows of a noun that are compared with each other
Values = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """A version as a table has it. `until` is None of a current one."""

    values: Values
    since: Any
    until: Any
    derived: Values

    @property
    def place(self) -> tuple[Any, bool]:
        return self.since, self.until is None


@dataclass
class Nouns:
    """Checks the records of one noun."""

    connection: Connection
    noun: type[Recorded]
    key: LogKey | None
    tell: Tell
    distrusted: set[int] = field(default_factory=set)
    since: int | None = None  # the entries of later revisions bear the seal of `key`
    suspects: list[tuple[Row[Any], Kept, Finding]] = field(default_factory=list)

    def findings(self) -> Iterator[Finding]:
        entries = grouped(self.connection, entries_of(self.noun.word), "record_id")
        current, past = (grouped(self.connection, rows_of(self.noun, past), "id") for past in (False, True))
        versions = ((number, [*one, *other]) for number, one, other in merged(current, past))
        for number, logged, found in merged(entries, versions):
            kept = [kept_of(self.noun, row) for row in found]
            where = f"{self.noun.word}-{number}" if number != LAST else f"a {self.noun.word} without a number"
            yield from self.record(where, logged, kept)
            self.tell(len(logged))
        yield from self.told()

    def told(self) -> Iterator[Finding]:
        """What was altered; where two versions stand in each other's place, that."""
        left = list(self.suspects)
        while left:
            row, kept, finding = left.pop(0)
            other = next((each for each in left if exchanged((row, kept), each[:2])), None)
            if other is None:
                yield finding
            else:
                left.remove(other)
                yield Finding(SWAPPED, f"{finding.where} and {other[2].where}", said="each has what is the other's")

    # --- one record

    def record(self, where: str, logged: Sequence[Row[Any]], kept: Sequence[Kept]) -> Iterator[Finding]:
        yield from chain(logged, self.key, self.distrusted, self.since)
        wanted = expected(logged)
        rows = {each.place: each for each in kept}
        missing = [place for place in wanted if place not in rows]
        strange = [each for place, each in rows.items() if place not in wanted]
        for place, (row, until) in wanted.items():
            if place in rows:
                yield from self.version(where, row, rows[place], until)
        yield from self.misplaced(where, {place: wanted[place] for place in missing}, strange)

    def misplaced(self, where: str, missing: "Wanted", strange: Sequence[Kept]) -> Iterator[Finding]:
        """Versions that are not where they should be: moved in time, or gone, or put in."""
        if len(missing) == len(strange) == 1:
            (row, until), (kept,) = next(iter(missing.values())), strange
            if (until is None) is (kept.until is None):
                yield from self.version(where, row, kept, until)
                return
        for since, is_current in missing:
            yield Finding(DELETED, where, said="the current version" if is_current else f"the version of {since}")
        for each in strange:
            yield Finding(UNKNOWN, where, said=f"the {'current ' if each.until is None else ''}version of {each.since}")

    def version(self, where: str, row: Row[Any], kept: Kept, until: Any) -> Iterator[Finding]:
        """A version against its entry; `until` is when it was replaced."""
        names, is_whole = differing(row, kept)
        names = names or [name for name, value in kept.derived.items() if kept.values[name] != value]
        names += ["recorded_to"] if kept.until != until else []
        when = "" if kept.until is None else f"in the version of {kept.since}"
        if not names and is_whole:
            return
        finding = altered(where, names, when)
        if kept.until == until and len(self.suspects) < MOST_KEPT:
            self.suspects.append((row, kept, finding))
        else:
            yield finding


Wanted = dict[tuple[Any, bool], tuple[Row[Any], Any]]  # by version and whether it is current: its entry, and its end


def expected(logged: Sequence[Row[Any]]) -> Wanted:
    """Which versions there must be, by their entries."""
    last: dict[Any, Row[Any]] = {}
    for row in logged:
        last[row.version] = row
    moments = sorted(last, key=lambda each: "" if each is None else digests.moment(each))
    ends = [*moments[1:], None][: len(moments)]
    stand = [(since, end) for since, end in zip(moments, ends, strict=True) if stands(last[since])]
    return {(since, end is None): (last[since], end) for since, end in stand}


def stands(row: Row[Any]) -> bool:
    """Whether the version of an entry is kept. What is not kept of a restored database is told by the entry itself,
    which is sealed like any other."""
    return row.operation is not Operation.REMOVED and row.digest != digests.NOT_KEPT


MISFIT = "it does not fit its revision, or the entry before it"
UNLINKED = "what binds it to its revision is gone, as it is after `factdb db downgrade` below the sealing of history"


NOT_OURS = "it was not written by who had the key"


def chain(logged: Sequence[Row[Any]], key: LogKey | None, distrusted: set[int], since: int | None) -> Iterator[Finding]:
    """Whether each entry follows the one before it, and was written with the key where it has to be."""
    before = None
    for row in logged:
        where, record = f"change-{row.entry_id}", f"{row.noun}-{row.record_id}"
        link = entry_of(row).link(head_of(row, row.id), before) if is_linked(row) else None
        if link != row.link and row.id not in distrusted:
            yield altered(where, [], f"of {record}: {MISFIT if row.link is not None else UNLINKED}")
        elif key and is_forged(row, key, must_be_ours=since is not None and row.id > since):
            yield altered(where, ["seal"], f"of {record}: {NOT_OURS}")
        before = row.link


def is_linked(row: Row[Any]) -> bool:
    """Whether an entry has to have a link: all but those from before the log was sealed."""
    return row.link is not None or row.digest.startswith((digests.EDITION, digests.NOT_KEPT))


def is_forged(row: Row[Any], key: LogKey, must_be_ours: bool) -> bool:
    """Whether an entry has to be written with the key, or claims to be, and was not. What was written before the key
    was there has no seal, or another's."""
    is_ours = row.seal is not None and row.seal[: len(key.hash)] == key.hash
    return (must_be_ours or is_ours) and (row.link is None or key.seal(row.link) != row.seal)


def differing(row: Row[Any], kept: Kept) -> tuple[list[str], bool]:
    """The columns of a version that differ from its entry, and whether the version as a whole is that of the entry."""
    if row.marks is None:
        return [], row.digest == digests.older_digest(row.salt, stored(kept))
    marked = digests.marks_of(row.marks)
    values = {name: value for name, value in stored(kept).items() if digests.tag(name) in marked}
    later = [name for name, value in stored(kept).items() if name not in values and value is not None]
    names = [*digests.altered(row.salt, values, row.marks), *later]
    gone = len(values) < len(marked)
    return names, gone or digests.version_of(row.salt, values).digest == row.digest


def stored(kept: Kept) -> Values:
    return {name: value for name, value in kept.values.items() if name not in kept.derived}


def exchanged(one: tuple[Row[Any], Kept], other: tuple[Row[Any], Kept]) -> bool:
    """Whether each of two versions has the content of the other."""
    return fits(one[0], own(one[1]) | content(other[1])) and fits(other[0], own(other[1]) | content(one[1]))


def own(kept: Kept) -> Values:
    return {"id": kept.values["id"], "recorded_from": kept.values["recorded_from"]}


def content(kept: Kept) -> Values:
    return {name: value for name, value in stored(kept).items() if name not in own(kept)}


def fits(row: Row[Any], values: Mapping[str, Any]) -> bool:
    return row.marks is not None and not list(digests.altered(row.salt, values, row.marks))


# --- reading


def entries_of(word: str) -> Select[Any]:
    """The entries of a noun's records, each with its revision, in the order of records."""
    more = [tolerant(ENTRIES.c[name]) for name in ("salt", "seal")] + [ENTRIES.c.id.label("entry_id")]
    joined = ENTRIES.join(REVISIONS, ENTRIES.c.revision_id == REVISIONS.c.id)
    found = select(*OF_REVISION, *OF_ENTRY, *more).select_from(joined).where(ENTRIES.c.noun == word)
    return found.order_by(ENTRIES.c.record_id, ENTRIES.c.id)


def rows_of(noun: type[Recorded], past: bool) -> Select[Any]:
    """The versions of a noun in one of its tables, with what the columns that are derived should be."""
    table = noun.history() if past else noun.table()
    derived = [each for each in noun.table().columns if each.computed is not None]
    should = [
        tolerant(type_coerce(literal_column(str(each.computed.sqltext)), each.type), each.name + DERIVED)
        for each in derived
        if each.computed is not None
    ]
    return select(*map(tolerant, table.columns), *should).order_by(table.c.id, table.c.recorded_from)


def kept_of(noun: type[Recorded], row: Row[Any]) -> Kept:
    found = dict(row._mapping)
    table = noun.table()
    derived = [column.name for column in table.columns if column.computed is not None]
    should = {name: found.pop(name + DERIVED, found[name]) for name in derived}
    until = found.pop("recorded_to", None)
    return Kept(found, found["recorded_from"], until, should)


Records = Iterator[tuple[int, list[Row[Any]]]]


def grouped(connection: Connection, query: Select[Any], name: str) -> Records:
    """The rows of each record. What has no number for an id comes last."""
    of: Callable[[Row[Any]], int] = attrgetter(name)
    odd: list[Row[Any]] = []
    for number, rows in groupby(stream(connection, query), key=of):
        if isinstance(number, int):
            yield number, list(rows)
        else:
            odd += list(rows)
    if odd:
        yield LAST, odd


LAST = 2**63  # no database has a number as high as this


def merged(one: Records, other: Records) -> Iterator[tuple[int, list[Row[Any]], list[Row[Any]]]]:
    """What two streams have of each record."""
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if right is None or (left is not None and left[0] < right[0]):
            assert left is not None
            yield left[0], left[1], []
            left = next(one, None)
        elif left is None or right[0] < left[0]:
            yield right[0], [], right[1]
            right = next(other, None)
        else:
            yield left[0], left[1], right[1]
            left, right = next(one, None), next(other, None)
