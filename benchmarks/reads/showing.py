"""The results as tables, and as JSON."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from benchmarks.reads.load import Run
from benchmarks.reads.measuring import Effort, Results
from benchmarks.reads.queries import Query
from benchmarks.reads.servers import CONTESTANTS
from benchmarks.reads.summary import Bound
from benchmarks.reads.terminal import OUT

MEGABYTE = 1_000_000
HEADINGS = ("requests/s", "p50 ms", "p99 ms", "CPU µs", "db CPU µs", "MB", "foreign %", "failed")


def show(results: Results, queries: Sequence[Query]) -> None:
    """The best round of each contestant for each query."""
    table = Table(title=f"\n{results.database}, size {results.size:g}: best round of each", title_justify="left")
    for heading in ("query", "contestant"):
        table.add_column(heading, no_wrap=True)
    for heading in HEADINGS:
        table.add_column(heading, justify="right", no_wrap=True)
    for query in queries:
        for number, contestant in enumerate(CONTESTANTS):
            if run := results.best(query.name, contestant.name):
                table.add_row("" if number else query.title, contestant.title, *cells(run))
        table.add_section()
    OUT.print(table)


def cells(run: Run) -> list[str]:
    million = 1_000_000
    return [
        f"{run.rate:,.0f}",
        f"{run.p50 * 1000:.2f}",
        f"{run.p99 * 1000:.2f}",
        f"{run.cpu * million:,.0f}",
        f"{run.database_cpu * million:,.0f}",
        f"{run.memory / MEGABYTE:,.0f}",
        f"{run.foreign * 100:.0f}",
        str(run.failed) if run.failed else "",
    ]


def show_growth(results: Results, queries: Sequence[Query]) -> None:
    table = Table(title="\np50 in ms, one request at a time", title_justify="left")
    sizes = sorted({name for runs in results.runs.values() for name in runs}, key=float)
    table.add_column("query")
    for size in sizes:
        table.add_column(f"size {size}", justify="right")
    for query in queries:
        if query.name in results.runs:
            times = [results.quickest(query.name, size) or 0.0 for size in sizes]
            table.add_row(query.title, *(f"{time * 1000:.3f}" for time in times))
    OUT.print(table)


def show_bounds(bounds: Sequence[Bound]) -> None:
    table = Table(title="\nBounds", title_justify="left")
    for heading in ("what", "figure", "wanted", ""):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for bound in bounds:
        said = "[green]met[/]" if bound.met else "[red]not met[/]"
        table.add_row(bound.title, f"{bound.figure:.2f}", bound.wanted, said)
    OUT.print(table)


def write_json(file: Path, found: Sequence[Results], effort: Effort, bounds: Sequence[Bound]) -> None:
    """Everything that was measured, each round, in seconds and bytes."""
    about: dict[str, Any] = {
        "machine": platform.platform(),
        "python": platform.python_version(),
        "rounds": effort.rounds,
        "seconds": effort.seconds,
        "results": [asdict(results) for results in found],
        "bounds": [asdict(bound) | {"met": bound.met} for bound in bounds],
    }
    file.write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
