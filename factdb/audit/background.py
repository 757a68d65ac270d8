"""Sealing while factdb serves: one look a moment, in each process that serves."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from anyio import CapacityLimiter, to_thread

from factdb.audit.sealing import Sealer
from factdb.db import Database
from factdb.errors import DatabaseUnusable

LOG = logging.getLogger("factdb.audit")


@asynccontextmanager
async def sealing(database: Database, interval: float) -> AsyncIterator[None]:
    """Seal what is committed, with so many seconds between two looks. At the end the look that is under way is waited
    for: its connection must be back before the database is closed."""
    stopping = asyncio.Event()
    task = asyncio.create_task(keep_sealing(Sealer(database), interval, stopping))
    try:
        yield
    finally:
        stopping.set()
        await task


async def keep_sealing(sealer: Sealer, interval: float, stopping: asyncio.Event) -> None:
    limiter, failing = CapacityLimiter(1), False
    while not stopping.is_set():
        try:
            sealed = await to_thread.run_sync(sealer.look, limiter=limiter)
            failing = False
        except Exception as error:
            if not failing:
                known = isinstance(error, DatabaseUnusable)
                LOG.warning("the log cannot be sealed: %s", error, exc_info=None if known else error)
            sealed, failing = 0, True
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), 0 if sealed else interval)
