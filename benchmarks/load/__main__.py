"""`python -m benchmarks.load`: how fast quotes are imported, and how fast their rows could be at best."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from benchmarks.load.generated import write
from benchmarks.load.measuring import MB, Run, measured
from benchmarks.reads.terminal import ERR, OUT

RATIO, GROWTH = 0.5, 0.1
KINDS = ("postgresql", "sqlite")
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def load(
    quotes: Annotated[int, typer.Option(min=100, help="How many quotes the file has.")] = 500_000,
    on: Annotated[
        list[str], typer.Option("--database", metavar="postgresql|sqlite", help="Which; give it again for more.")
    ] = list(KINDS),  # noqa: B006
    check: Annotated[bool, typer.Option("--check", help="Exit code 1 where a bound is not met.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print every figure as JSON instead.")] = False,
) -> None:
    """Import a made-up file of quotes with their speakers and sources, then load the very rows it came to into an empty
    database by a bare COPY (PostgreSQL) or executemany (SQLite).

    Bounds: the import writes at least half as many rows a second as the bare load, and its memory does not grow by more
    than a tenth after the first quarter.

    \b
    make bench-load
    python -m benchmarks.load --quotes 50000 --database sqlite
    """
    if unknown := [kind for kind in on if kind not in KINDS]:
        raise typer.BadParameter(f"{unknown[0]!r} is neither postgresql nor sqlite.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "quotes.jsonl"
        ERR.print(f"making {quotes:,} quotes")
        write(file, quotes)
        runs = [run_of(kind, file, quotes) for kind in on]
    if as_json:
        sys.stdout.write(json.dumps([run.figures() for run in runs], indent=1) + "\n")
    else:
        show(runs)
    if check and any(run.ratio < RATIO or run.growth > GROWTH for run in runs):
        raise typer.Exit(1)


def run_of(kind: str, file: Path, quotes: int) -> Run:
    ERR.print(f"importing into {kind}, then loading its rows")
    return measured(kind, file, quotes)


def show(runs: list[Run]) -> None:
    table = Table("rows", *(run.database for run in runs), box=None)
    for name in dict.fromkeys(name for run in runs for name in run.rows):
        table.add_row(name, *(f"{run.rows.get(name, 0):,}" for run in runs))
    OUT.print(table)
    OUT.print()
    head = ("quotes", "rows", "import s", "CPU s", "bare s", "rows/s", "bare rows/s", "ratio", "MB", "growth", "load")
    result = Table("", *head, box=None)
    for run in runs:
        took = (f"{run.import_seconds:.1f}", f"{run.import_cpu_seconds:.1f}", f"{run.bare_seconds:.1f}")
        speed = (f"{run.total / run.import_seconds:,.0f}", f"{run.total / run.bare_seconds:,.0f}", f"{run.ratio:.2f}")
        held = (f"{max(run.memory) / MB:.0f}", f"{run.growth:+.1%}", f"{run.load:.1f}")
        result.add_row(run.database, f"{run.quotes:,}", f"{run.total:,}", *took, *speed, *held)
    OUT.print(result)
    for run in runs:
        OUT.print(f"{run.database}: MB over time {' '.join(f'{held / MB:.0f}' for held in tenths(run.memory))}")


def tenths(memory: list[int]) -> list[int]:
    """What was held after each tenth of the time."""
    return [memory[min(len(memory) - 1, len(memory) * tenth // 10)] for tenth in range(11)]


if __name__ == "__main__":
    app(prog_name="python -m benchmarks.load")
