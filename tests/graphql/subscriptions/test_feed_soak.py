"""Many write at once, and others follow by subscription and by the feed, breaking off and going on again: each gets
each change once and in order. `make feed-soak` does it with two hundred writers and ten followers."""

import asyncio
import json
import os
import random
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from threading import BoundedSemaphore

import pytest
from sqlalchemy import func, select
from websockets.exceptions import ConnectionClosed

from factdb.audit.background import sealing
from factdb.audit.sealing import last_sealed
from factdb.commands.accounts import operator
from factdb.commands.claims import record_claim
from factdb.commands.recording import Actor
from factdb.db import Database
from factdb.models import Revision, RevisionRecord
from factdb.rules.ids import number_of
from factdb.rules.vocabulary import ClaimKind
from tests.graphql.subscriptions.client import Client, Server, serving
from tests.graphql.writing import Api

pytestmark = pytest.mark.slow

WRITERS, EACH, FOLLOWERS = (int(each) for each in os.environ.get("FACTDB_FEED_SOAK", "12,15,4").split(","))
AT_A_TIME = 25  # writers that share a pool of connections
SERVED = BoundedSemaphore(8)  # on SQLite, where one writes at a time: as many wait as a server has threads
FEED = "query ($after: String) { changes(after: $after, first: 100) { nodes { id } } }"
FOLLOW = "subscription ($after: ID) { changes(after: $after) { id } }"
Told = list[int]


def write_all(databases: list[Database], actor: Actor) -> Told:
    """The ids of all revisions, in order."""
    with ThreadPoolExecutor(WRITERS) as pool:
        batches = list(pool.map(lambda writer: write(databases[writer % len(databases)], actor), range(WRITERS)))
    return sorted(number for batch in batches for number in batch)


def write(database: Database, actor: Actor) -> Told:
    return [recorded(database, actor, number) for number in range(EACH)]


def recorded(database: Database, actor: Actor, number: int) -> int:
    with SERVED if database.is_sqlite else nullcontext(), database.writing() as session:
        claim = record_claim(session, actor, text=f"It happened {number} times.", kind=ClaimKind.EVENT)
        return session.scalars(select(RevisionRecord.revision_id).filter_by(noun="claim", record_id=claim.id)).one()


def by_feed(api: Api, begin: int, done: Callable[[Told], bool]) -> Told:
    """Ask for what follows the last one, again and again."""
    told: Told = []
    while not done(told):
        page = api.read(FEED, after=f"revision-{told[-1] if told else begin}")["changes"]["nodes"]
        told += [number_of(node["id"], "revision") for node in page]
        if not page:
            time.sleep(0.02)
    return told


def by_subscription(server: Server, api: Api, begin: int, done: Callable[[Told], bool], seed: int) -> Told:
    """Follow, break off after some events, and go on after the last one; who fell behind catches up by the feed."""
    pick, told = random.Random(seed), list[int]()
    while not done(told):
        after = f"revision-{told[-1] if told else begin}"
        with server.client("operator") as client:
            client.subscribe(FOLLOW, variables={"after": after})
            if not taken(client, told, pick.randint(1, 400), done):
                page = api.read(FEED, after=f"revision-{told[-1] if told else begin}")["changes"]["nodes"]
                told += [number_of(node["id"], "revision") for node in page]
    return told


def taken(client: Client, told: Told, most: int, done: Callable[[Told], bool]) -> bool:
    """Take so many events. Whether there was no error."""
    for _ in range(most):
        if done(told):
            break
        try:
            message = json.loads(client.socket.recv(1))
        except (ConnectionClosed, TimeoutError):
            break
        if message["type"] != "next":
            return False
        told.append(number_of(message["payload"]["data"]["changes"]["id"], "revision"))
    return True


def test_each_follower_gets_each_change_once_and_in_order(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    with database.writing() as session:
        actor = operator(session)
        begin = session.scalar(select(func.max(Revision.id))) or 0
    with ExitStack() as stack:
        pools = 1 if database.is_sqlite else max(1, WRITERS // AT_A_TIME)
        databases = [Database(url) for _ in range(pools)]
        for each in databases:
            stack.callback(each.close)
        servers = [stack.enter_context(serving(database, most=50)) for _ in range(2)]
        threads = stack.enter_context(ThreadPoolExecutor(FOLLOWERS + 2))
        stopped: list[bool] = []
        stack.callback(stopped.append, True)
        for _ in range(2):
            threads.submit(keep_sealing, url, stopped)
        everything: Told = []

        def done(told: Told) -> bool:
            return bool(stopped) or (bool(everything) and told[-1:] == everything[-1:])

        api, follows = Api.on(database), list[Future[Told]]()
        for number in range(FOLLOWERS):
            if number % 2:
                follows.append(threads.submit(by_feed, api, begin, done))
            else:
                server = servers[number // 2 % 2]
                follows.append(threads.submit(by_subscription, server, api, begin, done, number))
        started = time.monotonic()
        try:
            everything += write_all(databases, actor)
        except BaseException:
            stopped.append(True)  # or those who follow would wait for the rest for ever
            raise
        wrote = time.monotonic() - started
        found = [follow.result(600) for follow in follows]
        took = time.monotonic() - started
        stopped.append(True)
    assert len(everything) == WRITERS * EACH == len(set(everything))
    for told in found:
        assert told == everything
    print(f"\n{database.url.get_backend_name()}: {len(everything):,} writes by {WRITERS} in {wrote:.0f} s,"  # noqa: T201
          f" told to {FOLLOWERS} after {took:.0f} s")  # fmt: skip
    with database.reading() as connection:
        assert last_sealed(connection) == everything[-1]


def keep_sealing(url: str, stopped: list[bool]) -> None:
    """As a process that serves does."""
    database = Database(url)

    async def run() -> None:
        async with sealing(database, 0.05):
            while not stopped:
                await asyncio.sleep(0.05)

    asyncio.run(run())
    database.close()
