"""Making rows of new records and what the log says of them: by another process, where there is one.

Their digests and the text that a database takes are half the work of an import. What is made asks no database.
"""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Table

from factdb.commands.entering import ENTRY, Sealing, entries_of_new, shape
from factdb.db.rendering import Rendered, Row, rendered
from factdb.errors import FactdbError
from factdb.models import Recorded, RevisionRecord

HELPER: ContextVar[Executor | None] = ContextVar("factdb_helper", default=None)
COLLECTED = (100_000, 20, 100)
"""When Python looks for cycles. A batch makes some hundred thousand objects and frees nearly all without that, which by
itself would look at them again and again: a fifth of an import's time."""


@dataclass(frozen=True)
class Wanted:
    """New records: for which database, of which noun, the values of these columns. Their other columns are null, but
    for the moment that they are recorded from."""

    dialect: str
    noun: type[Recorded]
    names: tuple[str, ...]
    given: Sequence[Row]
    sealing: Sealing


class Made(NamedTuple):
    """Rows of records, and of the log, as the driver takes them."""

    records: Rendered
    entries: Rendered


def make(wanted: Wanted) -> Callable[[], Made]:
    """Begin to make rows; what is answered waits for them. Both raise FactdbError where the other process has ended."""
    helper = HELPER.get()
    if helper is None:
        found = made(wanted)
        return lambda: found
    with end_told():
        begun = helper.submit(made, wanted)

    def wait() -> Made:
        with end_told():
            return begun.result()

    return wait


@contextmanager
def end_told() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor:
        raise ended("makes the rows") from None


def ended(what: str) -> FactdbError:
    """That a process which does this is there no longer."""
    hint = (
        "Something stopped it, most likely for want of memory. What is written so far is whole: import the file again."
    )
    return FactdbError(f"The process that {what} has ended before it was through.", hint=hint)


def made(wanted: Wanted) -> Made:
    noun, sealing = wanted.noun, wanted.sealing
    complete = completing(noun, wanted.names)
    rows = [complete((*row, None, sealing.instant)) for row in wanted.given]
    records = rendered(wanted.dialect, noun.table(), shape(noun).names, rows)
    return Made(records, rendered(wanted.dialect, log(), ENTRY, list(entries_of_new(sealing, noun, rows))))


@cache
def completing(noun: type[Recorded], names: tuple[str, ...]) -> Callable[[Row], Any]:
    """What makes of these values, of null and of the moment a row in the order of the noun's shape."""
    place = {name: at for at, name in enumerate((*names, "", "recorded_from"))}
    return itemgetter(*(place.get(name, place[""]) for name in shape(noun).names))


def log() -> Table:
    table = RevisionRecord.__table__
    assert isinstance(table, Table)
    return table


# --- another process


@contextmanager
def helped() -> Iterator[None]:
    """Have rows made by another process inside."""
    spawn = multiprocessing.get_context("spawn")  # a fork would share the database's connections
    with ProcessPoolExecutor(1, spawn, initializer=begin) as helper:
        helper.submit(log)  # it starts now, and not when it is needed
        before = HELPER.set(helper)
        try:
            yield
        finally:
            HELPER.reset(before)
            helper.shutdown(wait=False, cancel_futures=True)


def begin() -> None:
    """What the other process does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who writes ends this one
    gc.set_threshold(*COLLECTED)
