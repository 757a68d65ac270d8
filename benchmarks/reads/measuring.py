"""Measuring: the contestants alternate within each query, so that what disturbs one disturbs all."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from benchmarks.reads.checking import ensure_same
from benchmarks.reads.generating import World
from benchmarks.reads.load import CONNECTIONS, Run, measure
from benchmarks.reads.places import Place
from benchmarks.reads.queries import Query
from benchmarks.reads.servers import CONTESTANTS, FACTDB, Contestant, Server, running, started
from benchmarks.reads.statements import ensure_one_statement
from benchmarks.reads.terminal import ERR

WARM_UP = 1.0  # seconds before the first round: pools fill, plans are made
COUNTED = 5  # questions of each query for which the statements are counted


@dataclass(frozen=True)
class Effort:
    """How long is measured: so many rounds, each of so many seconds for each contestant."""

    rounds: int
    seconds: float


@dataclass
class Results:
    """The runs of one database at one size, by query and contestant."""

    database: str
    size: float
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)

    def add(self, query: str, contestant: str, run: Run) -> None:
        self.runs.setdefault(query, {}).setdefault(contestant, []).append(run)

    def best(self, query: str, contestant: str) -> Run | None:
        """The round in which the contestant answered most requests a second."""
        return max(self.runs.get(query, {}).get(contestant, []), key=lambda run: run.rate, default=None)

    def quickest(self, query: str, contestant: str) -> float | None:
        """The smallest of the rounds' median times, in seconds."""
        return min((run.p50 for run in self.runs.get(query, {}).get(contestant, [])), default=None)


def compare(place: Place, found: list[Contestant], queries: list[Query], effort: Effort) -> Results:
    """Measure the contestants on one database. Raises Wrong where one does not answer as it should, and AssertionError
    where a query takes factdb more than one statement."""
    results = Results(place.kind, place.size)
    for query in queries:
        ensure_one_statement(place.url, query, query.variables(World(place.size))[:COUNTED])
    with running(found, place) as servers:
        for query in queries:
            ensure_same(query, servers)
            rounds(query, servers, effort, CONNECTIONS, results)
    return results


def rounds(query: Query, servers: Sequence[Server], effort: Effort, connections: int, results: Results) -> None:
    runs = [(server, runner(query, server, connections)) for server in servers]
    for _, run in runs:
        run(WARM_UP, 0)
    for number in range(effort.rounds):
        for server, run in runs:
            ERR.print(f"{results.database} {server.place.size:g}: {query.title}, {server.contestant.title},", end=" ")
            found = run(effort.seconds, number * 97)
            ERR.print(f"{found.rate:,.0f}/s")
            results.add(query.name, name_of(server, servers), found)


def runner(query: Query, server: Server, connections: int) -> Callable[[float, int], Run]:
    url, bodies = server.url(query), server.bodies(query)

    def run(seconds: float, begin: int) -> Run:
        return measure(url, bodies, server.pid, server.place.process, seconds, connections, begin)

    return run


def name_of(server: Server, among: Sequence[Server]) -> str:
    """The contestant; where one contestant serves several sizes, the size."""
    alone = len({other.place for other in among}) == 1
    return server.contestant.name if alone else f"{server.place.size:g}"


def grow(places: list[Place], queries: list[Query], effort: Effort) -> Results:
    """How long factdb takes for the keyed pages on databases of different sizes: one request at a time, in turn."""
    (factdb,) = (contestant for contestant in CONTESTANTS if contestant.name == FACTDB)
    results = Results(places[0].kind, places[-1].size)
    with ExitStack() as stack:
        servers = [stack.enter_context(started(factdb, place)) for place in places]
        for query in queries:
            if query.keyed:
                rounds(query, servers, effort, 1, results)
    return results
