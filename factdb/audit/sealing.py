"""Sealing: committed revisions get their places in the tree, in the order of their ids, and the tree is signed.

Whoever writes never waits for it, but on SQLite for the moment in which its rows are written. Any number of processes
may try: on PostgreSQL one of them holds a lock that the others poll; on SQLite, which has no such locks, the tree is
worked out without one, and thrown away where another process was first.
"""

import datetime as dt
import time
from typing import Any

from sqlalchemy import Connection, Row, false, func, insert, select, text, update

from factdb.audit.committed import numbers_above, writers
from factdb.audit.leaves import ENTRIES, leaves_of
from factdb.audit.reading import tolerant
from factdb.db import Database
from factdb.errors import BadInput, DatabaseUnusable
from factdb.models import Checkpoint, SealedRevision
from factdb.rules import notes
from factdb.rules.merkle import Tree
from factdb.rules.notes import LogKey, PublicKey, is_signed, names_key
from factdb.rules.order import Order

LOCK = 0x7365616C6572  # "sealer"
AT_ONCE = 500  # revisions of one transaction
PAUSE = 0.1  # seconds between two looks while somebody writes
PATIENCE = 60.0  # seconds to wait for those who write
UNSIGNED = "factdb/unsigned"  # the origin of checkpoints that no key signs
CHECKPOINTS: Any = Checkpoint.__table__
SEALED: Any = SealedRevision.__table__


class Sealer:
    """Seals one database. Not for several threads at a time. One that seals by itself, without a person, signs nothing
    on top of what its key has not signed: who has the database alone could have written that."""

    def __init__(self, database: Database, by_itself: bool = False) -> None:
        self.database, self.by_itself = database, by_itself
        self.order = Order(-1)

    def look(self) -> int:
        """Seal what was committed and cannot be preceded any more; how many revisions that were. It blocks. Raises
        DatabaseUnusable where the tree is not the one that was sealed, or not to be gone on with by itself."""
        with self.database.reading() as connection:
            if not locked(connection):
                return 0
            latest = latest_checkpoint(connection)
            after = last_sealed(connection)
            settled = self.settled(connection, after)
            if settled == after:
                return 0
            tree = tree_of(latest, self.database.log_key)
            if places(connection) != tree.size:
                raise altered()
            if self.by_itself and self.database.log_key:
                refuse_others(connection, latest, settled, self.database.log_key)
            found = list(leaves_of(connection, after + 1, settled))
            return self.write(tree, found)

    def settled(self, connection: Connection, after: int) -> int:
        """Up to which id revisions can be sealed."""
        if self.order.position != after:
            self.order = Order(after)
        writing = writers(connection) if self.order.waiting else set()
        self.order.take(numbers_above(connection, after, AT_ONCE), writing)
        return self.order.position

    def write(self, tree: Tree, found: list[tuple[int, bytes]]) -> int:
        size = tree.size
        rows = [{"position": size + at, "revision_id": id_, "leaf": leaf} for at, (id_, leaf) in enumerate(found)]
        tree.extend(leaf for _, leaf in found)
        with self.database.writing() as session:
            now = latest_checkpoint(session.connection())
            if size != (now.size if now else 0):
                return 0  # another process was first
            session.connection().execute(insert(SEALED), rows)
            session.connection().execute(insert(CHECKPOINTS), row_of(tree, self.database.log_key))
        return len(rows)

    def is_others(self) -> bool:
        """Whether there is a tree, and another key than ours signed it, or none."""
        with self.database.reading() as connection:
            return signed_by_others(latest_checkpoint(connection), self.database.log_key)

    def sign(self) -> None:
        """Sign the tree with the key, where another signed it, or none. A person says so."""
        key = self.database.log_key
        with self.database.writing() as session:
            latest = latest_checkpoint(session.connection())
            if signed_by_others(latest, key):
                now = row_of(tree_of(latest, key), key)
                session.connection().execute(update(CHECKPOINTS).where(CHECKPOINTS.c.size == now["size"]).values(now))

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


def signed_by_others(latest: Row[Any] | None, key: LogKey | None) -> bool:
    return key is not None and latest is not None and not is_signed(latest.note, key.public)


def refuse_others(connection: Connection, latest: Row[Any] | None, settled: int, key: LogKey) -> None:
    """Raises DatabaseUnusable where the key has not signed what there is, so that a person has to say that it may."""
    begins = latest is None
    if signed_by_others(latest, key) or (begins and any_not_ours(connection, key.public, settled)):
        hint = "Where the key is new, `factdb audit seal` goes on with it. Otherwise `factdb audit verify` tells more."
        raise DatabaseUnusable(f"What the log holds was not written with the key {key.name}.", hint=hint)


def any_not_ours(connection: Connection, key: PublicKey, last: int | None = None) -> bool:
    """Whether there are entries, up to a revision, that do not say they were written with the key."""
    ours = func.substr(ENTRIES.c.seal, 1, len(key.hash)) == key.hash
    found = select(ENTRIES.c.id).where(func.coalesce(ours, false()).is_(false())).limit(1)
    found = found if last is None else found.where(ENTRIES.c.revision_id <= last)
    return connection.execute(found).first() is not None


def altered() -> DatabaseUnusable:
    return DatabaseUnusable(
        "The latest checkpoint of the log is not as it was sealed, or the log is not that of the checkpoint.",
        hint="`factdb audit verify` tells more.",
    )


def row_of(tree: Tree, key: LogKey | None) -> dict[str, Any]:
    """The row of a checkpoint of this tree, made now."""
    made = dt.datetime.now(dt.UTC).replace(microsecond=0)
    checkpoint = notes.Checkpoint(key.name if key else UNSIGNED, tree.size, tree.root, made)
    note = checkpoint.signed(key) if key else checkpoint.body
    return {"size": tree.size, "root": tree.root, "frontier": tree.packed(), "made": made, "note": note}
