"""Verifying the log against the tree, and the tree against checkpoints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, exists, func, null, select

from factdb.audit.findings import (
    DELETED,
    REORDERED,
    REWRITTEN,
    ROLLED_BACK,
    TRUNCATED,
    UNSEALED,
    UNSIGNED,
    Finding,
    Tell,
    altered,
)
from factdb.audit.leaves import ENTRIES, OF_ENTRY, OF_REVISION, REVISIONS, leaf_of, wrote_of
from factdb.audit.reading import stream, tolerant
from factdb.audit.sealing import CHECKPOINTS, SEALED, any_not_ours, last_sealed, latest_checkpoint, vouched_in
from factdb.errors import BadInput
from factdb.rules.digests import reason_digest
from factdb.rules.merkle import Tree
from factdb.rules.notes import Checkpoint, LogKey, PublicKey, is_plain, is_signed
from factdb.rules.vocabulary import Operation

HEADER = {"recorded", "account_id", "action", "reason_digest"}  # what the links of entries are made of


@dataclass
class Walk:
    """One walk along the tree, from its first leaf to its last."""

    connection: Connection
    public: PublicKey | None
    key: LogKey | None
    against: str | None
    tell: Tell
    tree: Tree = field(default_factory=Tree)
    size: int = 0  # how many places there should be up to here
    last: int = 0  # the revision in the last of them
    distrusted: set[int] = field(default_factory=set)  # revisions that were altered themselves
    broken: bool = False  # whether a checkpoint did not fit: then none after it does
    checked: int = 0  # the size of the last checkpoint that fitted
    since: int | None = None  # the entries of later revisions bear the seal of `key`, as the latest checkpoint says

    def findings(self) -> Iterator[Finding]:
        rows = stream(self.connection, sealed_revisions())
        checkpoints = stream(self.connection, select(*map(tolerant, CHECKPOINTS.c)).order_by(CHECKPOINTS.c.size))
        due = next(checkpoints, None)
        kept = self.kept()
        for _, group in groupby(rows, key=attrgetter("position")):
            yield from self.place(list(group))
            while due is not None and due.size <= self.size:
                yield from self.fits(due)
                due = next(checkpoints, None)
            if kept and kept.size == self.size:
                yield from self.fits_kept(kept)
        if due is not None:
            said = f"{due.size - self.size} or more revisions are missing at its end"
            yield Finding(TRUNCATED, "the log", said=said)
        yield from self.end(kept)

    # --- leaves

    def place(self, rows: Sequence[Row[Any]]) -> Iterator[Finding]:
        """The leaf of one place."""
        row, where = rows[0], f"revision-{rows[0].revision_id}"
        if row.position != self.size:
            yield Finding(DELETED, f"place {self.size} of the log", said=f"the next is place {row.position}")
        self.size = row.position + 1
        if isinstance(row.revision_id, int):  # what is no number leads to no revision
            if row.revision_id <= self.last:
                yield Finding(REORDERED, where, said=f"it is sealed after revision-{self.last}")
            self.last = row.revision_id
        if row.id is None:
            yield Finding(DELETED, where)
        else:
            yield from self.revision(rows)
        self.tree.add(row.leaf)
        self.tell(len(rows))

    def revision(self, rows: Sequence[Row[Any]]) -> Iterator[Finding]:
        """Whether a revision is what it was when it was written, and when it was sealed."""
        row, where = rows[0], f"revision-{rows[0].id}"
        names, is_as_sealed = altered_in(row), row.leaf is not None and leaf_of(rows) == row.leaf
        if HEADER.intersection(names) and not is_as_sealed:
            self.distrusted.add(row.id)
            yield altered(where, names, "so what it wrote is checked by itself alone, and not against the revision")
        elif names:
            yield altered(where, names)
        elif row.leaf is not None and not is_as_sealed:
            yield altered(where, [], "its entries are not those that were sealed")

    # --- checkpoints

    def fits(self, row: Row[Any]) -> Iterator[Finding]:
        """A checkpoint of the database."""
        where = f"checkpoint of {row.size} revisions"
        try:
            said = Checkpoint.parse(row.note)
        except BadInput:
            yield altered(where, ["note"])
            return
        names = [name for name, found in checkpoint_columns(row, said).items() if not found]
        if names:
            yield altered(where, names)
        elif said.root != self.tree.root and not self.broken:
            self.broken = True
            yield Finding(REWRITTEN, "the log", said=f"between its revisions {self.checked} and {row.size}")
        self.checked = row.size

    def kept(self) -> Checkpoint | None:
        return None if self.against is None else Checkpoint.parse(self.against)

    def fits_kept(self, kept: Checkpoint) -> Iterator[Finding]:
        """The checkpoint that was kept elsewhere."""
        if kept.root != self.tree.root:
            yield Finding(REWRITTEN, "the log", said=f"its first {kept.size} revisions are not those of the checkpoint")

    # --- the end

    def end(self, kept: Checkpoint | None) -> Iterator[Finding]:
        size, latest = self.size, latest_checkpoint(self.connection)
        if (latest is None and size) or (latest is not None and latest.size < size):
            yield Finding(DELETED, "the latest checkpoint", said=f"the log has {size} sealed revisions")
        if latest is not None and self.key is not None and is_signed(latest.note, self.key.public):
            self.since = vouched_in(latest.note, self.last)
        if kept is not None and kept.size > size:
            yield Finding(ROLLED_BACK, "the log", said=f"it had {kept.size} revisions and has {size}")
        if self.public is not None:
            yield from signatures(self.public, latest.note if latest else None, self.against)
            if latest is None and self.is_without_seals():
                yield Finding(UNSIGNED, "the log", said=f"by {self.public.name}: it has no checkpoint")
        yield from self.passed_over()
        yield from self.tail()

    def is_without_seals(self) -> bool:
        """Whether there are revisions that nothing shows to be written with the key. Without it no seal tells."""
        if self.key is not None and self.key.public == self.public:
            return any_not_ours(self.connection, self.key)
        return self.connection.execute(select(REVISIONS.c.id).limit(1)).first() is not None

    def tail(self) -> Iterator[Finding]:
        """Revisions that wait to be sealed."""
        waiting = REVISIONS.c.id > last_sealed(self.connection)
        for row in stream(self.connection, not_sealed().where(waiting)):
            yield from self.revision([row])

    def passed_over(self) -> Iterator[Finding]:
        """Revisions that were put in below what is sealed."""
        known = exists().where(SEALED.c.revision_id == REVISIONS.c.id)
        below = REVISIONS.c.id <= last_sealed(self.connection)
        for row in stream(self.connection, select(REVISIONS.c.id).where(below, ~known)):
            yield Finding(UNSEALED, f"revision-{row.id}", said="though later ones are")


def signatures(public: PublicKey, latest: str | None, kept: str | None) -> Iterator[Finding]:
    notes = {"the latest checkpoint": latest, "the checkpoint that was given": kept}
    for where, note in notes.items():
        if note is not None and not is_signed(note, public):
            yield Finding(UNSIGNED, where, said=f"by {public.name}")


def checkpoint_columns(row: Row[Any], said: Checkpoint) -> dict[str, bool]:
    """Whether the columns of a checkpoint agree with its note."""
    try:
        whole = Tree.of(row.size, row.frontier).root == row.root
    except ValueError:
        whole = False
    return {
        "size": row.size == said.size,
        "root": row.root == said.root,
        "frontier": whole or row.root != said.root,
        "made": row.made == said.made,
        "note": is_plain(row.note, said),
    }


def sealed_revisions() -> Any:
    """The places of the tree with their revisions and entries, in order."""
    joined = SEALED.outerjoin(REVISIONS, REVISIONS.c.id == SEALED.c.revision_id)
    joined = joined.outerjoin(ENTRIES, ENTRIES.c.revision_id == REVISIONS.c.id)
    columns = [*map(tolerant, SEALED.c), *OF_REVISION, *of_itself(), *OF_ENTRY]
    return select(*columns).select_from(joined).order_by(SEALED.c.position, ENTRIES.c.id)


def not_sealed() -> Any:
    """Revisions alone."""
    return select(*OF_REVISION, *of_itself(), null().label("leaf")).order_by(REVISIONS.c.id)


def of_itself() -> list[Any]:
    """What a revision is checked by: its reason, its marks, whether the reason was erased, and whether it is from since
    the log is sealed."""
    other = ENTRIES.alias()
    erased = (other.c.noun == "revision", other.c.record_id == REVISIONS.c.id, other.c.operation == Operation.ERASED)
    linked = (other.c.revision_id == REVISIONS.c.id, other.c.link.is_not(None))
    of_reason = [tolerant(REVISIONS.c[name]) for name in ("reason", "reason_salt")]
    marks = tolerant(REVISIONS.c.marks, "own_marks")
    return [*of_reason, marks, any_of(other, erased).label("erased"), any_of(other, linked).label("is_linked")]


def any_of(table: Any, where: Sequence[Any]) -> Any:
    return select(table.c.id).where(*where).correlate(REVISIONS).exists()


def altered_in(row: Row[Any]) -> list[str]:
    """The columns in which a revision is not what it was. One without marks is from before the log was sealed, and so
    are its entries; then nothing was kept of its reason."""
    said = wrote_of(row)
    if row.own_marks is None and row.reason_digest is None and not row.is_linked:
        return []
    names = said.altered(row.own_marks) if row.own_marks is not None else ["marks"]
    names = names or ([] if said.marks == row.own_marks else ["marks"])
    return names if keeps_reason(row) else [*names, "reason"]


def keeps_reason(row: Row[Any]) -> bool:
    """Whether the reason of a revision is the one that was given, or was erased."""
    if row.reason is None:
        return row.reason_salt is None and (row.reason_digest is None or bool(row.erased))
    return row.reason_digest is not None and reason_digest(row.reason_salt, row.reason) == row.reason_digest


def unsealed(connection: Connection) -> int:
    """How many revisions wait to be sealed."""
    after = REVISIONS.c.id > last_sealed(connection)
    return connection.scalar(select(func.count()).select_from(REVISIONS).where(after)) or 0
