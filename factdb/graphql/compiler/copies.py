"""Which sources print nearly the same text. Suggestions: that one is a copy of the other only a person says."""

from typing import Any

from sqlalchemy import Float, Select, case, cast, func, or_, select

from factdb import models
from factdb.errors import BadInput
from factdb.graphql.compiler.bindings import bound
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.derived import DerivedList
from factdb.graphql.compiler.json_sql import Column
from factdb.graphql.compiler.origins import Origins
from factdb.graphql.compiler.rows import Row, foremost, spelled
from factdb.rules.shingles import COPIED, ENOUGH

FEW, MOST = 5, 20


def how_many(compiler: Compiler, asked: Asked) -> int:
    found = compiler.known(asked.given("first"))
    if found is not None and not 0 <= found <= MOST:
        raise BadInput(f"{found} candidates cannot be asked for.", path=("first",), hint=f"Give first as 0 to {MOST}.")
    return FEW if found is None else int(found)


def latest(compiler: Compiler, source: Row) -> Column:
    """The number of the source's last capture."""
    snapshot = compiler.row(models.Snapshot, source.moment)
    last = foremost(snapshot, snapshot["source_id"] == source["id"], by=("captured", "id"))
    return select(last["id"]).select_from(last.table).correlate(source.table).scalar_subquery()


def size(compiler: Compiler, snapshot: Column, of: Row) -> Column:
    kept = compiler.row(models.SnapshotShingle, of.moment)
    return select(func.count()).select_from(kept.table).where(kept["snapshot_id"] == snapshot).scalar_subquery()


def common(compiler: Compiler, source: Row) -> Select[Any]:
    """For each capture of another source that shares enough with this one's last: how much of either they share."""
    mine, theirs = (compiler.row(models.SnapshotShingle, source.moment) for _ in range(2))
    other = compiler.row(models.Snapshot, source.moment)
    shared = cast(func.count(), Float)
    share = shared / size(compiler, mine["snapshot_id"], source)
    of_other = shared / size(compiler, other["id"], source)
    found: Any = select(other["source_id"], share.label("share"), of_other.label("share_of_other"))
    found = found.where(mine["snapshot_id"] == latest(compiler, source), theirs["hash"] == mine["hash"])
    found = found.where(other["id"] == theirs["snapshot_id"], other["source_id"] != source["id"], *other.rights)
    found = found.group_by(other["source_id"], other["id"], mine["snapshot_id"])
    enough: Select[Any] = found.having(func.count() >= spelled(ENOUGH)).correlate(source.table)
    return enough


def candidates_of(compiler: Compiler, asked: Asked, source: Row) -> Row:
    shares = common(compiler, source).subquery()
    other, origins = compiler.row(models.Source, source.moment), Origins(compiler, source.moment)
    share, of_other = (func.max(shares.c[name]) for name in ("share", "share_of_other"))
    best = select(shares.c.source_id, share.label("share"), of_other.label("share_of_other"))
    near = best.group_by(shares.c.source_id).having(or_(share >= COPIED, of_other >= COPIED)).subquery()
    roots = [origins.at_root(row["id"], row.table, lambda root: root["id"]) for row in (source, other)]
    before = source["published_latest"] < other["published_earliest"]
    after = other["published_latest"] < source["published_earliest"]
    earlier = case((before, source["id"]), (after, other["id"])).label("earlier_id")
    found = select(*near.c, earlier, (-near.c.share).label("place"), other["id"].label("id"))
    found = found.where(other["id"] == near.c.source_id, roots[0] != roots[1], *other.rights, *other.standing)
    found = found.order_by(near.c.share.desc(), other["id"]).limit(spelled(how_many(compiler, asked)))
    return Row(other.noun, found.correlate(source.table).subquery(), source.moment)


def copy_candidates(description: str) -> Any:
    """The sources whose texts are nearly this one's, the nearest first."""
    first = (int | None, f"At most so many, {FEW} unless told, {MOST} at most.")
    return bound(DerivedList(candidates_of, ("place", "id")), description, first=first)
