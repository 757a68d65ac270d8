"""Sealing: dense places in the order of ids, by one process at a time, and nobody who writes waits."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from factdb.audit import sealing as module
from factdb.audit.background import sealing
from factdb.audit.sealing import CHECKPOINTS, SEALED, Sealer
from factdb.commands.accounts import operator
from factdb.commands.claims import record_topic
from factdb.db import Database
from factdb.errors import DatabaseUnusable
from factdb.rules.merkle import Tree
from tests.audit.conftest import KEY
from tests.audit.world import found


def write(database: Database, *names: str) -> None:
    for name in names:
        with database.writing() as session:
            record_topic(session, operator(session), name=name)


def places(database: Database) -> list[tuple[int, int]]:
    with database.reading() as connection:
        rows = connection.execute(select(SEALED.c.position, SEALED.c.revision_id).order_by(SEALED.c.position))
        return [(row.position, row.revision_id) for row in rows]


def test_revisions_get_dense_places_in_the_order_of_their_ids(keyed: Database) -> None:
    write(keyed, "a", "b")
    assert Sealer(keyed).finish() == 3
    write(keyed, "c")
    assert Sealer(keyed).finish() == 1
    assert places(keyed) == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert found(keyed, key=KEY) == []


def test_sealing_twice_seals_once(keyed: Database) -> None:
    write(keyed, "a")
    assert [Sealer(keyed).finish(), Sealer(keyed).finish()] == [2, 0]


def test_more_than_one_look_can_hold_is_sealed_by_several(keyed: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 2)
    write(keyed, *"abcd")
    assert Sealer(keyed).finish() == 5
    with keyed.reading() as connection:
        assert list(connection.execute(select(CHECKPOINTS.c.size).order_by(CHECKPOINTS.c.size)).scalars()) == [2, 4, 5]
    assert found(keyed, key=KEY) == []


def test_several_sealers_seal_each_revision_once(keyed: Database) -> None:
    write(keyed, *"abcdefgh")
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: Sealer(keyed).finish(), range(4)))
    assert [revision for _, revision in places(keyed)] == list(range(1, 10))
    assert found(keyed, key=KEY) == []


def test_a_revision_is_held_back_while_an_earlier_one_may_still_come(keyed: Database) -> None:
    if keyed.is_sqlite:
        return  # one writer at a time
    write(keyed, "a")
    sealer = Sealer(keyed)
    sealer.finish()
    with Session(keyed.writer) as slow, slow.begin():
        record_topic(slow, operator(slow), name="slow")
        write(keyed, "quick")
        assert [sealer.look() for _ in range(3)] == [0, 0, 0]
    assert sealer.finish() == 2
    assert [revision for _, revision in places(keyed)] == [1, 2, 3, 4]


def test_an_id_that_was_never_committed_is_passed_over(keyed: Database) -> None:
    write(keyed, "a")
    with Session(keyed.writer) as session:
        record_topic(session, operator(session), name="given up")
        session.rollback()
    write(keyed, "b")
    assert Sealer(keyed).finish() == 3
    assert [place for place, _ in places(keyed)] == [0, 1, 2]


def test_sealing_gives_up_where_somebody_writes_all_the_time(keyed: Database) -> None:
    if keyed.is_sqlite:
        return  # one writer at a time
    write(keyed, "a")
    with Session(keyed.writer) as slow, slow.begin():
        record_topic(slow, operator(slow), name="slow")
        write(keyed, "quick")
        with pytest.raises(DatabaseUnusable, match="did not come to its end"):
            Sealer(keyed).finish(patience=0.3)


def test_a_checkpoint_that_was_altered_is_not_built_upon(keyed: Database) -> None:
    write(keyed, "a")
    Sealer(keyed).finish()
    other = Tree()
    other.extend([bytes(32), bytes(32)])
    with keyed.writing() as session:
        session.execute(CHECKPOINTS.update().values(root=other.root, frontier=other.packed()))
    write(keyed, "b")
    with pytest.raises(DatabaseUnusable, match="not as it was sealed"):
        Sealer(keyed).look()


def test_what_is_written_is_sealed_while_factdb_serves(keyed: Database) -> None:
    sealed = threading.Event()

    async def serve() -> None:
        async with sealing(keyed, 0.01):
            await asyncio.to_thread(write, keyed, "a")
            while not await asyncio.to_thread(places, keyed):
                await asyncio.sleep(0.01)
            sealed.set()

    asyncio.run(asyncio.wait_for(serve(), 20))
    assert sealed.is_set()


def test_serving_goes_on_where_sealing_fails(keyed: Database, caplog: pytest.LogCaptureFixture) -> None:
    write(keyed, "a")
    with keyed.writing() as session:
        session.execute(text("ALTER TABLE checkpoints RENAME TO elsewhere"))

    async def serve() -> None:
        async with sealing(keyed, 0.01):
            while not caplog.records:
                await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(serve(), 20))
    assert "the log cannot be sealed" in caplog.text
    with keyed.writing() as session:
        session.execute(text("ALTER TABLE elsewhere RENAME TO checkpoints"))
