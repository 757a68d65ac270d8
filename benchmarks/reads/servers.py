"""The contestants as running processes: how each is started, where it answers, and what it is asked."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.reads import queries
from benchmarks.reads.generating import World
from benchmarks.reads.places import PROJECT, Place, kept
from benchmarks.reads.processes import SERVER_CORE, free_port, pinned
from benchmarks.reads.queries import Query, Variables
from benchmarks.reads.statements import statements
from benchmarks.reads.terminal import ERR

PATIENCE = 60  # seconds that a server has to start
NODE_PACKAGES = ("node@22", "postgraphile@5.1.5")
FACTDB, LIMIT, POSTGRAPHILE, DATALOADERS = "factdb", "limit", "postgraphile", "dataloaders"
FACTDB_SETTINGS = {"FACTDB_OPERATOR_TOKEN": "benchmark-of-reads", "FACTDB_CONNECTIONS": "5"}
Environment = dict[str, str]


@dataclass(frozen=True)
class Contestant:
    """How a server is started, and how a question is put to it. `start` gives the command and what it finds in its
    environment besides DATABASE_URL and PORT."""

    name: str
    title: str
    start: Callable[[Place, int], tuple[list[str], Environment]]
    body: Callable[[Query, Variables], str]
    by_route: bool = False
    databases: tuple[str, ...] = ("postgresql", "sqlite")


@dataclass(frozen=True)
class Server:
    """A contestant that runs."""

    contestant: Contestant
    place: Place
    pid: int
    port: int

    def url(self, query: Query) -> str:
        return f"http://127.0.0.1:{self.port}/{query.name if self.contestant.by_route else 'graphql'}"

    def bodies(self, query: Query) -> Path:
        """A file of what is asked, one body a line."""
        file = kept() / f"bodies-{self.contestant.name}-{query.name}-{self.place.size:g}.jsonl"
        asked = query.variables(World(self.place.size))
        file.write_text("".join(f"{self.contestant.body(query, variables)}\n" for variables in asked))
        return file


# --- how each is started


def factdb(place: Place, port: int) -> tuple[list[str], Environment]:
    program = str(Path(sys.executable).with_name("factdb"))
    return [program, "serve", "--db", place.url, "--port", str(port)], FACTDB_SETTINGS


def limit(place: Place, port: int) -> tuple[list[str], Environment]:  # noqa: ARG001
    file = kept() / f"statements-{place.kind}-{place.size:g}.json"
    world = World(place.size)
    asked = {query.name: query.variables(world) for query in queries.QUERIES}
    found = statements(place.url, queries.QUERIES, asked)
    file.write_text(json.dumps({name: statement.as_json() for name, statement in found.items()}))
    return python("limit"), {"STATEMENTS": str(file)}


def dataloaders(place: Place, port: int) -> tuple[list[str], Environment]:  # noqa: ARG001
    return python("dataloaders"), {}


def python(module: str) -> list[str]:
    return [sys.executable, "-m", f"benchmarks.reads.contestants.{module}"]


def postgraphile(place: Place, port: int) -> tuple[list[str], Environment]:  # noqa: ARG001
    folder = node_folder()
    script = Path(__file__).parent / "contestants" / "postgraphile.mjs"
    shutil.copy(script, folder)
    node = folder / "node_modules" / "node" / "bin" / "node"
    return [str(node), str(folder / script.name)], {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}


def node_folder() -> Path:
    """Where PostGraphile and a Node that is new enough for it are; installed the first time."""
    folder = kept()
    if not (folder / "node_modules" / "postgraphile").exists():
        if shutil.which("npm") is None:
            sys.exit(
                "PostGraphile is installed by npm, which is missing. Install Node.js, or add --without postgraphile."
            )
        ERR.print(f"Installing {' and '.join(NODE_PACKAGES)} in {folder} …")
        (folder / "package.json").write_text('{"private": true}\n')
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", *NODE_PACKAGES], cwd=folder, check=True)
    return folder


CONTESTANTS = [
    Contestant(FACTDB, "factdb", factdb, queries.of_factdb),
    Contestant(LIMIT, "the limit (same SQL)", limit, queries.of_limit, by_route=True),
    Contestant(POSTGRAPHILE, "PostGraphile 5", postgraphile, queries.of_postgraphile, databases=("postgresql",)),
    Contestant(DATALOADERS, "Strawberry + DataLoaders", dataloaders, queries.of_factdb),
]


def contestants(kind: str, without: list[str]) -> list[Contestant]:
    return [found for found in CONTESTANTS if kind in found.databases and found.name not in without]


# --- running


@contextmanager
def running(found: list[Contestant], place: Place) -> Iterator[list[Server]]:
    """All contestants at once; those that are not asked do nothing."""
    with ExitStack() as stack:
        yield [stack.enter_context(started(contestant, place)) for contestant in found]


@contextmanager
def started(contestant: Contestant, place: Place) -> Iterator[Server]:
    port = free_port()
    command, own = contestant.start(place, port)
    environment = os.environ | {"DATABASE_URL": place.url, "PORT": str(port)} | own
    log = kept() / f"{contestant.name}.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*pinned(SERVER_CORE), *command], cwd=PROJECT, env=environment, stdout=out, stderr=out
        )
    try:
        wait_for(contestant, process, port, log)
        yield Server(contestant, place, process.pid, port)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(contestant: Contestant, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"{contestant.title} did not start. It said, in {log}:\n{log.read_text()[-3000:]}")
