"""`python -m benchmarks.reads`: the read benchmark, and the soak run."""

import signal
import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.reads.checking import Wrong
from benchmarks.reads.load import refuse_without_wrk
from benchmarks.reads.measuring import Effort, Results, compare, grow
from benchmarks.reads.moments import QUERIES as MOMENTS
from benchmarks.reads.moments import bounds as bounds_of_moments
from benchmarks.reads.moments import measure_moments
from benchmarks.reads.places import places
from benchmarks.reads.processes import LOAD_CORE, refuse_other_machines
from benchmarks.reads.queries import QUERIES, Query, chosen
from benchmarks.reads.servers import CONTESTANTS, contestants
from benchmarks.reads.showing import show, show_bounds, show_growth, write_json
from benchmarks.reads.soaking import soak as soaked
from benchmarks.reads.soaking import write_json as write_soak
from benchmarks.reads.summary import LARGE, SMALL, Bound, bounds, growth
from benchmarks.reads.terminal import ERR, OUT

NAMES = ", ".join(query.name for query in QUERIES)
OTHERS = ", ".join(contestant.name for contestant in CONTESTANTS)
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class Kind(Enum):
    """The databases."""

    postgresql = "postgresql"
    sqlite = "sqlite"


Size = Annotated[
    list[float],
    typer.Option(help="1, 10 or 100: at 100 a million quotes. Several make several tables. Any number will do."),
]
Database = Annotated[Kind, typer.Option(help="Where the data is.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write every figure to this file.")]
Check = Annotated[bool, typer.Option("--check", help="Exit with 1 where a bound is not met.")]


@app.command()
def bench(
    size: Size = [10],  # noqa: B006 - typer wants a list
    database: Database = Kind.postgresql,
    only: Annotated[list[str], typer.Option(metavar="QUERY", help=f"Only this query, of {NAMES}.")] = [],  # noqa: B006
    without: Annotated[list[str], typer.Option(metavar="NAME", help=f"Leave one out of {OTHERS}.")] = [],  # noqa: B006
    rounds: Annotated[int, typer.Option(min=1, help="Rounds, of which the best counts.")] = 3,
    seconds: Annotated[float, typer.Option(min=1, help="Seconds of each round for each contestant.")] = 4,
    growth_too: Annotated[
        bool, typer.Option("--growth", help="Also how the keyed pages' time grows from size 1 to size 100.")
    ] = False,
    json: Json = None,
    check: Check = False,
) -> None:
    """Compare factdb's reads with the same SQL by hand, PostGraphile 5, and Strawberry with DataLoaders.

    The first time, data is made and PostGraphile installed, in .bench/: seconds for sizes 1 and 10, minutes for 100.
    It needs two cores to itself, Linux, wrk, and npm for PostGraphile. How to read the result: benchmarks/README.md.

    \b
    make bench-reads
    make bench-reads ARGS="--growth --check"
    make bench-reads ARGS="--database sqlite --only node --rounds 5"
    """
    ensure_known(only, [query.name for query in QUERIES], "query")
    ensure_known(without, [contestant.name for contestant in CONTESTANTS], "contestant")
    ensure_possible()
    effort, queries = Effort(rounds, seconds), chosen(only)
    found = measured(size, database.value, without, queries, effort)
    kept_bounds = [bound for results in found for bound in bounds(results, queries)]
    if growth_too:
        grown = measured_growth(database.value, queries, effort)
        kept_bounds += growth(grown, queries)
        found.append(grown)
    show_bounds(kept_bounds)
    if json:
        write_json(json, found, effort, kept_bounds)
    finish(kept_bounds, check)


@app.command()
def soak(
    size: Annotated[float, typer.Option(help="1, 10 or 100.")] = 10,
    database: Database = Kind.postgresql,
    minutes: Annotated[float, typer.Option(min=0.1, help="How long.")] = 5,
    json: Json = None,
    check: Check = False,
) -> None:
    """Load factdb fully with all six queries, and see whether its memory stays within 10 % of that after a minute."""
    ensure_possible()
    with places(database.value, [size], LOAD_CORE) as (place,):
        found = soaked(place, minutes * 60)
    OUT.print(f"{found.rate:,.0f} requests/s, {found.failed} failed.")
    show_bounds([found.bound()])
    if json:
        write_soak(json, found)
    finish([found.bound(), Bound("requests that failed", found.failed, 0, at_most=True)], check)


@app.command()
def moments(
    size: Annotated[float, typer.Option(help="1, 10 or 100.")] = 10,
    database: Database = Kind.postgresql,
    rounds: Annotated[int, typer.Option(min=1, help="Rounds, of which the best counts.")] = 3,
    seconds: Annotated[float, typer.Option(min=1, help="Seconds of each round for each page.")] = 3,
    json: Json = None,
    check: Check = False,
) -> None:
    """What a claim page costs as of a date, and with what its evidence comes to. Every third row gets a history."""
    ensure_possible()
    effort = Effort(rounds, seconds)
    with places(database.value, [size], LOAD_CORE) as (place,):
        found = measure_moments(place, effort)
    show(found, MOMENTS)
    show_bounds(kept_bounds := list(bounds_of_moments(found)))
    if json:
        write_json(json, [found], effort, kept_bounds)
    finish(kept_bounds, check)


def measured(sizes: list[float], kind: str, without: list[str], queries: list[Query], effort: Effort) -> list[Results]:
    found = []
    with places(kind, sizes, LOAD_CORE) as filled:
        for place in filled:
            found.append(compare(place, contestants(kind, without), queries, effort))
            show(found[-1], queries)
    return found


def measured_growth(kind: str, queries: list[Query], effort: Effort) -> Results:
    with places(kind, [SMALL, LARGE], LOAD_CORE) as filled:
        grown = grow(filled, queries, effort)
    show_growth(grown, queries)
    return grown


def ensure_possible() -> None:
    refuse_other_machines()
    refuse_without_wrk()


def ensure_known(given: list[str], known: list[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is no {what}. There are {', '.join(known)}.")


def finish(found: list[Bound], check: bool) -> None:
    if check and not all(bound.met for bound in found):
        sys.exit(1)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped
    try:
        app(prog_name="python -m benchmarks.reads")
    except Wrong as wrong:
        ERR.print(str(wrong), markup=False)
        sys.exit(1)
