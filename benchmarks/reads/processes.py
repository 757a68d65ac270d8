"""Processes: where they run, and what they use."""

import socket
import sys
from contextlib import suppress
from dataclasses import dataclass

import psutil

SERVER_CORE, LOAD_CORE = 0, 1


def refuse_other_machines() -> None:
    """Exit with what is missing, where nothing can be measured."""
    if sys.platform != "linux":
        sys.exit("The benchmark binds processes to cores: it needs Linux.")
    if not {SERVER_CORE, LOAD_CORE} <= set(psutil.Process().cpu_affinity() or []):
        sys.exit(f"The benchmark needs the cores {SERVER_CORE} and {LOAD_CORE}: one for the server, one for the rest.")


def pinned(core: int) -> list[str]:
    """What goes before a command so that it and its children run on one core."""
    return ["taskset", "--cpu-list", str(core)]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def family(pid: int) -> list[psutil.Process]:
    """A process and all that it started, directly or not."""
    first = psutil.Process(pid)
    return [first, *first.children(recursive=True)]


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process, its children and those that have ended used."""
    used = 0.0
    for member in family(pid):
        with suppress(psutil.NoSuchProcess):
            times = member.cpu_times()
            used += times.user + times.system
    ended = psutil.Process(pid).cpu_times()
    return float(used + ended.children_user + ended.children_system)


def memory_of(pid: int) -> int:
    """Bytes of main memory that a process and its children hold."""
    held = 0
    for member in family(pid):
        with suppress(psutil.NoSuchProcess):
            held += member.memory_info().rss
    return held


def busy() -> float:
    """Seconds of CPU that everything on this machine has used."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - times.guest - times.guest_nice)


@dataclass(frozen=True)
class Use:
    """Seconds of CPU at one moment: the server's, the database's, and everybody's."""

    server: float
    database: float
    all: float

    @classmethod
    def now(cls, server: int, database: int | None) -> "Use":
        return cls(cpu_of(server), cpu_of(database) if database else 0.0, busy())

    def __sub__(self, earlier: "Use") -> "Use":
        return Use(self.server - earlier.server, self.database - earlier.database, self.all - earlier.all)
