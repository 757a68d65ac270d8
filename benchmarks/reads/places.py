"""The databases that are measured: made once for each size, and kept in `.bench/`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from benchmarks.reads.generating import VERSION, World
from benchmarks.reads.loading import fill
from benchmarks.reads.processes import free_port, pinned
from benchmarks.reads.terminal import ERR
from factdb.db import Database, head, upgrade
from tests.postgres import UNSAFE, reachable, running

PROJECT = Path(__file__).parents[2]
OUTSIDE = Path("/var/tmp/factdb-bench")
SETTINGS = [
    *UNSAFE,
    "shared_buffers=2GB",
    "work_mem=32MB",
    "effective_cache_size=8GB",
    "random_page_cost=1.1",
    "max_parallel_workers_per_gather=0",
    "autovacuum=off",
    "max_connections=60",
    "max_wal_size=2GB",
]


def kept() -> Path:
    """The folder for what is made once: `.bench/`, or that which FACTDB_BENCH_FOLDER names."""
    folder = Path(os.environ.get("FACTDB_BENCH_FOLDER") or PROJECT / ".bench")
    folder.mkdir(exist_ok=True, parents=True)
    return folder


def cluster_folder() -> Path:
    """Where PostgreSQL keeps its data. Run by root it is another user, which may not come into the project."""
    folder = kept() if reachable(kept()) else OUTSIDE
    place = folder / "postgresql"
    place.mkdir(exist_ok=True, parents=True)
    return place


@dataclass(frozen=True)
class Place:
    """A database that is filled, and the process that serves it: none for SQLite."""

    kind: str
    size: float
    url: str
    process: int | None


def name_of(size: float) -> str:
    """The name of a database tells all that it was made from."""
    return f"reads_{size:g}_v{VERSION}_{head()}".replace(".", "p").lower()


# --- SQLite


def sqlite_place(world: World) -> Place:
    file = kept() / f"{name_of(world.size)}.db"
    if not file.exists():
        for old in kept().glob(f"reads_{world.size:g}_v*"):
            old.unlink()
        made = file.with_suffix(".part")
        fill_file(made, world)
        made.rename(file)
    return Place("sqlite", world.size, f"sqlite:///{file}", None)


def fill_file(file: Path, world: World) -> None:
    database = Database(f"sqlite:///{file}")
    try:
        upgrade(database)
        fill(database, world)
    finally:
        database.close()
    for rest in (f"{file}-wal", f"{file}-shm"):
        Path(rest).unlink(missing_ok=True)


# --- PostgreSQL


@contextmanager
def cluster(core: int) -> Iterator[tuple[int, int]]:
    """A running server, bound to a core: its process and its port."""
    refuse_second_server(cluster_folder() / "data" / "postmaster.pid")
    port = free_port()
    where = [f"port={port}", "listen_addresses=127.0.0.1"]
    with running(cluster_folder(), [*SETTINGS, *where], pinned(core)) as process:
        yield process.pid, port


def refuse_second_server(file: Path) -> None:
    """Exit where a server runs there already: another benchmark's, or one that was left by a killed one."""
    if file.exists() and psutil.pid_exists(process := int(file.read_text().split()[0])):
        sys.exit(f"PostgreSQL runs there already, as process {process}. Wait for the other benchmark, or stop it.")


def postgresql_place(world: World, process: int, port: int) -> Place:
    name = name_of(world.size)
    with psycopg.connect(address("postgres", port), autocommit=True) as connection:
        names = [row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()]
        if name not in names:
            for old in (found for found in names if found.startswith(f"reads_{world.size:g}_v".replace(".", "p"))):
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            fill_database(connection, name, world, port)
    return Place("postgresql", world.size, address(name, port), process)


def fill_database(connection: psycopg.Connection, name: str, world: World, port: int) -> None:
    """Fill under another name first: what bears the right one is complete."""
    part = f"{name}_part"
    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(part)))
    database = Database(address(part, port))
    try:
        upgrade(database)
        fill(database, world)
    finally:
        database.close()
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(part), sql.Identifier(name)))


def address(name: str, port: int) -> str:
    return f"postgresql://postgres@127.0.0.1:{port}/{name}"


@contextmanager
def places(kind: str, sizes: list[float], core: int) -> Iterator[list[Place]]:
    """The databases of these sizes, filled if they are not yet, with their server running."""
    worlds = [World(size) for size in sizes]
    if kind == "sqlite":
        yield [sqlite_place(world) for world in worlds]
        return
    ERR.print(f"PostgreSQL keeps its data in {cluster_folder()}.")
    with cluster(core) as (process, port):
        yield [postgresql_place(world, process, port) for world in worlds]
