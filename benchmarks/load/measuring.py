"""One run: a file is imported, and the rows it came to are loaded into an empty database of the same making."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.databases import databases
from benchmarks.load.bare import Counts, copied, counts
from factdb.cli.importing import Outcome, origin_of, take_in
from factdb.db import Database
from factdb.formats.given import Options
from factdb.formats.registry import format_called

FORMAT = "quotebank"
EVERY = 0.25  # seconds between two looks at the memory
SETTLED = 0.25  # share of the time after which caches are full, and memory is to stay
MB = 2**20


@dataclass(frozen=True)
class Run:
    """Seconds, rows and bytes of one run on one database."""

    database: str
    quotes: int
    rows: Counts
    import_seconds: float
    import_cpu_seconds: float
    bare_seconds: float
    memory: list[int]
    """Bytes of main memory that the import held, at even moments of its time."""
    load: float
    """Processes that waited for a core, on the mean of the last minute: above the number of cores, measure again."""

    @property
    def total(self) -> int:
        return sum(self.rows.values())

    @property
    def ratio(self) -> float:
        """Rows a second of the import, as a share of the bare load's."""
        return self.bare_seconds / self.import_seconds

    @property
    def growth(self) -> float:
        """By what share of its memory the import grew once it had settled."""
        settled = self.memory[int(len(self.memory) * SETTLED) :]
        return max(settled) / settled[0] - 1

    def figures(self) -> dict[str, Any]:
        more = {"total": self.total, "ratio": round(self.ratio, 3), "growth": round(self.growth, 3)}
        return asdict(self) | more


def measured(kind: str, file: Path, quotes: int) -> Run:
    with databases(kind) as new:
        source, target = new(), new()
        memory: list[int] = []
        cpu = time.process_time()
        with watched(memory):
            took = imported(source, file)
        cpu = time.process_time() - cpu
        rows = counts(source)
        bare = copied(source, target)
        if counts(target) != rows:
            raise RuntimeError("What was loaded is not what was imported.")
    return Run(kind, quotes, rows, took, cpu, bare, memory, os.getloadavg()[0])


def imported(database: Database, file: Path) -> float:
    """The seconds that importing the file takes, as `factdb import` does it."""
    format_ = format_called(FORMAT)
    outcome = Outcome(file.name, FORMAT)
    with file.open("rb") as stream:
        origin = origin_of(file.name, stream, format_)
        start = time.perf_counter()
        take_in(database, format_, stream, origin, Options(), False, outcome)
        took = time.perf_counter() - start
    if outcome.tally.refused or not outcome.tally.imported:
        raise RuntimeError("Not every quote was imported.")
    return took


@contextmanager
def watched(memory: list[int]) -> Iterator[None]:
    """Note how much main memory this process holds meanwhile."""
    done, own = threading.Event(), psutil.Process()

    def watch() -> None:
        while not done.wait(EVERY):
            memory.append(own.memory_info().rss)

    watcher = threading.Thread(target=watch)
    memory.append(own.memory_info().rss)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        memory.append(own.memory_info().rss)
