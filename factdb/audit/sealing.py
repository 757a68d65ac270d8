"""Sealing: committed revisions get their places in the tree, in the order of their ids, and the tree is signed.

Whoever writes never waits for it, but on SQLite for the moment in which its rows are written. Any number of processes
may try: on PostgreSQL one of them holds a lock that the others poll; on SQLite, which has no such locks, the tree is
worked out without one, and thrown away where another process was first.
"""

import datetime as dt
import time
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, text, update

from factdb.audit.committed import highest, numbers_above, writers
from factdb.audit.leaves import ENTRIES, leaves_of
from factdb.audit.reading import stream, tolerant
from factdb.db import Database
from factdb.errors import BadInput, DatabaseUnusable
from factdb.models import Checkpoint, SealedRevision
from factdb.rules import notes
from factdb.rules.merkle import Tree
from factdb.rules.notes import LogKey, is_signed, names_key
from factdb.rules.order import Order

LOCK = 0x7365616C6572  # "sealer"
AT_ONCE = 500  # revisions of one transaction
PAUSE = 0.1  # seconds between two looks while somebody writes
PATIENCE = 60.0  # seconds to wait for those who write
UNSIGNED = "factdb/unsigned"  # the origin of checkpoints that no key signs
CHECKPOINTS: Any = Checkpoint.__table__
SEALED: Any = SealedRevision.__table__


class Sealer:
    """Seals one database. Not for several threads at a time. It signs nothing on top of what its key has not signed,
    unless a person vouches for it: who has the database alone could have written that."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.order = Order(-1)
        self.vouched: int | None = None  # up to which revision a person vouches for what is there

    def look(self) -> int:
        """Seal what was committed and cannot be preceded any more; how many revisions that were. It blocks. Raises
        DatabaseUnusable where the tree is not the one that was sealed, or nobody vouches for what is there."""
        with self.database.reading() as connection:
            if not locked(connection):
                return 0
            latest = latest_checkpoint(connection)
            after = last_sealed(connection)
            settled = self.settled(connection, after)
            tree = tree_of(latest, self.database.log_key)
            if places(connection) != tree.size:
                raise altered()
            since = self.since(connection, latest, settled)
            if settled == after:
                return 0
            found = list(leaves_of(connection, after + 1, settled))
            return self.write(tree, found, since)

    def since(self, connection: Connection, latest: Row[Any] | None, settled: int) -> int | None:
        """The revision after which entries bear the seal of the key. Raises DatabaseUnusable."""
        key = self.database.log_key
        return vouched_by(connection, latest, settled, key) if key and self.vouched is None else self.vouched

    def settled(self, connection: Connection, after: int) -> int:
        """Up to which id revisions can be sealed."""
        if self.order.position != after:
            self.order = Order(after)
        writing = writers(connection) if self.order.waiting else set()
        self.order.take(numbers_above(connection, after, AT_ONCE), writing)
        return self.order.position

    def write(self, tree: Tree, found: list[tuple[int, bytes]], since: int | None) -> int:
        size = tree.size
        rows = [{"position": size + at, "revision_id": id_, "leaf": leaf} for at, (id_, leaf) in enumerate(found)]
        tree.extend(leaf for _, leaf in found)
        with self.database.writing() as session:
            now = latest_checkpoint(session.connection())
            if size != (now.size if now else 0):
                return 0  # another process was first
            session.connection().execute(insert(SEALED), rows)
            session.connection().execute(insert(CHECKPOINTS), row_of(tree, self.database.log_key, since))
        return len(rows)

    def vouch(self, key: LogKey, patience: float = PATIENCE) -> int:
        """Seal all there is, and sign all of it with the key: a person says that it is as it should be. How many
        revisions were sealed."""
        with self.database.reading() as connection:
            self.vouched = highest(connection)
        sealed = self.finish(patience)
        with self.database.writing() as session:
            latest = latest_checkpoint(session.connection())
            if latest is not None:
                now = row_of(tree_of(latest, key), key, self.vouched)
                session.connection().execute(update(CHECKPOINTS).where(CHECKPOINTS.c.size == latest.size).values(now))
        return sealed

    def finish(self, patience: float = PATIENCE) -> int:
        """Seal all there is, waiting for those who write while it is looked; how many revisions that were."""
        sealed, deadline = 0, time.monotonic() + patience
        while time.monotonic() < deadline:
            now = self.look()
            sealed += now
            if not now and not self.order.waiting and self.is_done():
                return sealed
            time.sleep(0 if now else PAUSE)
        raise DatabaseUnusable("Sealing did not come to its end: somebody has been writing all the time.")

    def is_done(self) -> bool:
        with self.database.reading() as connection:
            return not numbers_above(connection, last_sealed(connection), 1)


def locked(connection: Connection) -> bool:
    """Whether nobody else is sealing: by a lock of this transaction, which holds behind poolers too."""
    if connection.dialect.name == "sqlite":
        return True
    return bool(connection.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": LOCK}))


def latest_checkpoint(connection: Connection) -> Row[Any] | None:
    """The checkpoint of the largest tree."""
    return connection.execute(
        select(*map(tolerant, CHECKPOINTS.c)).order_by(CHECKPOINTS.c.size.desc()).limit(1)
    ).one_or_none()


def last_sealed(connection: Connection) -> int:
    """The id of the revision that was sealed last; 0 where none was."""
    last = select(SEALED.c.revision_id).order_by(SEALED.c.position.desc()).limit(1)
    found = connection.scalar(last)
    return found if isinstance(found, int) else 0


def places(connection: Connection) -> int:
    """How many places the tree has, if none is missing among them."""
    return int(connection.scalar(select(func.coalesce(func.max(SEALED.c.position) + 1, 0))) or 0)


def tree_of(latest: Row[Any] | None, key: LogKey | None) -> Tree:
    """The tree of the latest checkpoint. Raises DatabaseUnusable where it is not the one that was signed."""
    if latest is None:
        return Tree()
    try:
        tree = Tree.of(latest.size, latest.frontier)
        said = notes.Checkpoint.parse(latest.note)
    except (ValueError, BadInput):
        raise altered() from None
    if tree.root != latest.root or (said.size, said.root) != (latest.size, latest.root):
        raise altered()
    if key and names_key(latest.note, key.public) and not is_signed(latest.note, key.public):
        raise altered()
    return tree


def vouched_by(connection: Connection, latest: Row[Any] | None, settled: int, key: LogKey) -> int:
    """The revision up to which the key vouches for what is there by its signature, and after which by the seals of
    entries. Raises DatabaseUnusable where it does neither, so that a person has to."""
    if latest is None and not any_not_ours(connection, key, settled):
        return 0
    if latest is not None and is_signed(latest.note, key.public):
        return vouched_in(latest.note, last_sealed(connection))
    raise DatabaseUnusable(
        f"What the log holds was not written with the key {key.name}.",
        hint="See by `factdb audit verify` whether it is sound; then `factdb audit seal --vouch` signs it.",
    )


def vouched_in(note: str, sealed: int) -> int:
    """The revision up to which a note's signature vouches; one that does not say so, for what it sealed."""
    since = notes.Checkpoint.parse(note).since
    return sealed if since is None else since


def any_not_ours(connection: Connection, key: LogKey, last: int | None = None) -> bool:
    """Whether there are entries, up to a revision, that were not written with the key."""
    entries = select(tolerant(ENTRIES.c.link), tolerant(ENTRIES.c.seal))
    entries = entries if last is None else entries.where(ENTRIES.c.revision_id <= last)
    return any(row.link is None or row.seal != key.seal(row.link) for row in stream(connection, entries))


def altered() -> DatabaseUnusable:
    return DatabaseUnusable(
        "The latest checkpoint of the log is not as it was sealed, or the log is not that of the checkpoint.",
        hint="`factdb audit verify` tells more.",
    )


def row_of(tree: Tree, key: LogKey | None, since: int | None) -> dict[str, Any]:
    """The row of a checkpoint of this tree, made now."""
    made = dt.datetime.now(dt.UTC).replace(microsecond=0)
    checkpoint = notes.Checkpoint(key.name if key else UNSIGNED, tree.size, tree.root, made, since)
    note = checkpoint.signed(key) if key else checkpoint.body
    return {"size": tree.size, "root": tree.root, "frontier": tree.packed(), "made": made, "note": note}
