"""Which revisions are committed, and which transactions may still bring one of a lower id (rules/order.py)."""

from sqlalchemy import Connection, func, select, text

from factdb.models import Revision

# A transaction holds this lock from before it takes a revision's id until what it wrote can be seen.
WRITING = text(
    "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND relation = to_regclass('revisions')"
)
REVISIONS = Revision.__table__


def highest(connection: Connection) -> int:
    """The highest id of a revision; 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(REVISIONS.c.id), 0))).scalar_one())


def exists(connection: Connection, number: int) -> bool:
    """Whether there is a revision of this id."""
    return connection.execute(select(REVISIONS.c.id).where(REVISIONS.c.id == number)).first() is not None


def numbers_above(connection: Connection, position: int, most: int) -> list[int]:
    """The first of the revisions' ids above a position, in order."""
    id_ = REVISIONS.c.id
    return list(connection.execute(select(id_).where(id_ > position).order_by(id_).limit(most)).scalars())


def writers(connection: Connection) -> set[str]:
    """The transactions that are writing revisions. On SQLite they come one after the other, each with the next id."""
    return set() if connection.dialect.name == "sqlite" else set(connection.execute(WRITING).scalars())
