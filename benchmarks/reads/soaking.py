"""The soak run: full load for minutes, and whether the worker's memory stays."""

import json
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.reads.load import CONNECTIONS, command, parsed
from benchmarks.reads.places import Place, kept
from benchmarks.reads.processes import memory_of
from benchmarks.reads.queries import QUERIES
from benchmarks.reads.servers import CONTESTANTS, FACTDB, Server, started
from benchmarks.reads.summary import Bound
from benchmarks.reads.terminal import ERR

SETTLED = 60.0  # seconds after which memory should no longer grow
WINDOW = 5  # samples around a moment, whose median counts
GROWTH = 1.1


@dataclass(frozen=True)
class Soak:
    """Memory of the worker by second, and what was answered meanwhile."""

    samples: list[tuple[float, int]]
    rate: float
    failed: int

    def memory_at(self, second: float) -> float:
        """Bytes around a moment of the run."""
        nearest = sorted(self.samples, key=lambda sample: abs(sample[0] - second))[:WINDOW]
        return median(held for _, held in nearest)

    def bound(self) -> Bound:
        last = self.samples[-1][0]
        early = self.memory_at(min(SETTLED, last / 5))
        return Bound("memory at the end to that after a minute", self.memory_at(last) / early, GROWTH, at_most=True)


def soak(place: Place, seconds: float) -> Soak:
    """Load factdb with all six queries mixed."""
    (factdb,) = (contestant for contestant in CONTESTANTS if contestant.name == FACTDB)
    with started(factdb, place) as server:
        url = server.url(QUERIES[0])
        wrk = subprocess.Popen(command(url, mixed(server), seconds, CONNECTIONS, 0), stdout=subprocess.PIPE, text=True)
        samples = sampled(wrk, server)
        output, _ = wrk.communicate()
    answered = parsed(output)
    return Soak(samples, answered.requests / answered.seconds, answered.failed)


def sampled(wrk: "subprocess.Popen[str]", server: Server) -> list[tuple[float, int]]:
    begin, samples = time.monotonic(), []
    while wrk.poll() is None:
        passed = time.monotonic() - begin
        samples.append((passed, memory_of(server.pid)))
        if len(samples) % 30 == 0:
            ERR.print(f"{passed:4.0f} s: {samples[-1][1] / 1_000_000:,.1f} MB")
        time.sleep(1)
    return samples


def mixed(server: Server) -> Path:
    """The bodies of all queries in one file, shuffled."""
    bodies = [line for query in QUERIES for line in server.bodies(query).read_text().splitlines()]
    Random(1).shuffle(bodies)
    file = kept() / "bodies-mixed.jsonl"
    file.write_text("".join(f"{body}\n" for body in bodies))
    return file


def write_json(file: Path, found: Soak) -> None:
    about = {"rate": found.rate, "failed": found.failed, "samples": found.samples}
    file.write_text(json.dumps(about) + "\n")
