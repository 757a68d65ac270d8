"""The load: wrk, on the core that is not the server's."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.reads.processes import LOAD_CORE, Use, memory_of, pinned

SCRIPT = Path(__file__).with_name("post.lua")
CONNECTIONS = 16
MARK = "RESULT "


@dataclass(frozen=True)
class Answered:
    """What wrk tells of a run; times in seconds."""

    requests: int
    seconds: float
    p50: float
    p99: float
    failed: int


@dataclass(frozen=True)
class Run:
    """One measurement. CPU in seconds for each request, memory in bytes; `foreign` is how much of a core went to
    processes that have nothing to do with it."""

    rate: float
    p50: float
    p99: float
    cpu: float
    database_cpu: float
    memory: int
    foreign: float
    failed: int


def refuse_without_wrk() -> None:
    if shutil.which("wrk") is None:
        sys.exit(
            "The load generator wrk is missing. Install it: apt-get install wrk (Debian, Ubuntu), or brew install wrk."
        )


def parsed(output: str) -> Answered:
    """The summary that the script wrote. Raises ValueError where there is none."""
    for line in output.splitlines():
        if line.startswith(MARK):
            found = json.loads(line.removeprefix(MARK))
            million = 1_000_000
            times = (found["microseconds"] / million, found["p50"] / million, found["p99"] / million)
            return Answered(found["requests"], *times, found["failed"])
    raise ValueError(f"wrk told no result:\n{output}")


def command(url: str, bodies: Path, seconds: float, connections: int, begin: int) -> list[str]:
    options = ["--threads", "1", "--connections", str(connections), "--duration", f"{max(1, round(seconds))}s"]
    return [*pinned(LOAD_CORE), "wrk", *options, "--script", str(SCRIPT), url, "--", str(bodies), str(begin)]


def own_cpu() -> float:
    """What this process and wrk, which has ended, used."""
    times = psutil.Process().cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)


def measure(
    url: str,
    bodies: Path,
    server: int,
    database: int | None,
    seconds: float,
    connections: int = CONNECTIONS,
    begin: int = 0,
) -> Run:
    """Put a server under load for some seconds."""
    before, mine = Use.now(server, database), own_cpu()
    done = subprocess.run(command(url, bodies, seconds, connections, begin), capture_output=True, text=True, check=True)
    used, mine = Use.now(server, database) - before, own_cpu() - mine
    found = parsed(done.stdout)
    requests = max(found.requests, 1)
    return Run(
        rate=found.requests / found.seconds,
        p50=found.p50,
        p99=found.p99,
        cpu=used.server / requests,
        database_cpu=used.database / requests,
        memory=memory_of(server),
        foreign=max(0.0, used.all - used.server - used.database - mine) / found.seconds,
        failed=found.failed,
    )
