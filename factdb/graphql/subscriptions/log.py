"""Finding new revisions: one look at the log a moment, for all who follow it in this process.

Nothing is sent from process to process, so any number of them may write and serve. Nobody looks while nobody follows.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from sqlalchemy import Connection

from factdb.audit.committed import exists, highest, numbers_above, writers
from factdb.db import Database
from factdb.errors import BadInput, DatabaseUnusable, FactdbError, NotFound
from factdb.rules.order import MOST_BEHIND, Behind, Order

T = TypeVar("T")
LOG = logging.getLogger("factdb.subscriptions")
INTERVAL = 0.5  # seconds between two looks
AT_A_TIME = MOST_BEHIND  # numbers read by one look
READ_FIRST = "Read what follows by the query `changes`, and subscribe after the last one read."


class SlowConsumer(FactdbError):
    """A follower took its events more slowly than they came."""

    code = "SLOW_CONSUMER"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Events are taken more slowly than they come: over {MOST_BEHIND:,} writes are left. All were told up to"
            f" revision-{number}.",
            hint=READ_FIRST,
        )


class Log:
    """The log of writes as it grows. Followers are coroutines of one event loop."""

    def __init__(self, database: Database, interval: float = INTERVAL) -> None:
        self.database, self.interval = database, interval
        self.order = Order(0)
        self.followers = 0
        self.task: asyncio.Task[None] | None = None
        self.beginning = asyncio.Lock()
        self.news = asyncio.Event()
        self.limiter = CapacityLimiter(1)
        self.failing = False

    async def numbers(self, after: int | None = None) -> AsyncGenerator[int, None]:
        """The numbers of revisions, in order: those after this one, or else those that are committed from now on.
        Raises NotFound and BadInput for a number to begin after that cannot be, DatabaseUnusable where following cannot
        begin, SlowConsumer where its caller falls behind."""
        self.followers += 1
        try:
            await self.begin()
            known = set(self.order.waiting) if after is None else set()
            at = self.order.position if after is None else await self.checked(after)
            while True:
                news = self.news
                while found := self.since(at):
                    for at in found:
                        if at not in known:
                            yield at
                await news.wait()
        finally:
            self.followers -= 1
            if not self.followers:
                self.stop()

    def since(self, at: int) -> list[int]:
        try:
            return self.order.since(at)
        except Behind:
            raise SlowConsumer(at) from None

    async def checked(self, after: int) -> int:
        """The number to begin after."""
        if after < self.order.earliest:
            message = f"More than {MOST_BEHIND:,} writes may follow revision-{after}: too many to be told one by one."
            raise BadInput(message, path=("after",), hint=READ_FIRST)
        if after > self.order.position and not await self.run(lambda connection: exists(connection, after)):
            raise NotFound(f"There is no revision-{after}.", path=("after",), hint="Give the id of one you were told.")
        return after

    # --- looking

    async def begin(self) -> None:
        async with self.beginning:
            if self.task is None:
                self.order = Order(max(0, await self.run(highest) - MOST_BEHIND))
                while await self.look():
                    pass
                await self.look()  # what an id is missing below was seen once, and now is told unless somebody writes
                self.task = asyncio.create_task(self.watch())

    def stop(self) -> None:
        """Look no more. Followers are told nothing from now on."""
        if self.task is not None:
            self.task.cancel()
            self.task = None

    async def watch(self) -> None:
        while True:
            more = await self.try_to_look()
            await asyncio.sleep(0 if more else self.interval)

    async def try_to_look(self) -> bool:
        """Look; where that fails, followers wait until it works again."""
        try:
            more = await self.look()
            self.failing = False
        except Exception as error:
            if not self.failing:
                known = isinstance(error, DatabaseUnusable)
                LOG.warning("new revisions cannot be read: %s", error, exc_info=None if known else error)
            self.failing = True
            return False
        return more

    async def look(self) -> bool:
        """Take in what was committed. Whether there may be more at once."""
        position = self.order.position
        writing = await self.run(writers) if self.order.waiting else set()
        found = await self.run(lambda connection: numbers_above(connection, position, AT_A_TIME))
        self.order.take(found, writing)
        if self.order.position > position:
            self.news.set()
            self.news = asyncio.Event()
        return len(found) == AT_A_TIME and self.order.position > position

    async def run(self, read: Callable[[Connection], T]) -> T:
        def reading() -> T:
            with self.database.reading() as connection:
                return read(connection)

        return await to_thread.run_sync(reading, limiter=self.limiter)
