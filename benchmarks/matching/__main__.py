"""`python -m benchmarks.matching`: how well and how fast known claims are found."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.databases import databases
from benchmarks.matching.generated import fill, times
from benchmarks.matching.quality import WAYS, calibration, load, measured
from factdb.db import Database

DEVELOPMENT = Path(__file__).parents[3] / "shared" / "eval" / "claims"
OUT = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else 110)
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def matching(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="With claims, queries and qrels.")
    ] = None,
    sizes: Annotated[list[int], typer.Option("--size", min=200, help="Claims to generate and time among.")] = [  # noqa: B006
        14_000,
        200_000,
    ],
    on: Annotated[str, typer.Option("--database", metavar="sqlite|postgresql", help="Which database.")] = "sqlite",
    speed: Annotated[bool, typer.Option("--speed/--no-speed", help="Time statements among generated claims.")] = True,
    quality_: Annotated[bool, typer.Option("--quality/--no-quality", help="Ask the queries of the folders.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print every figure as JSON instead.")] = False,
) -> None:
    """Measure matching on data in the form of CheckThat!, and its speed among generated claims.

    Without FOLDER it takes those of ../shared/eval/claims, where they are there. The figures to reach: MAP@5 .93 in
    English, .95 with dates and .90 with noise, .68 in Portuguese; p95 at the largest size at most 4 times that at the
    smallest.

    \b
    make bench-matching
    python -m benchmarks.matching --size 14000 --size 1000000 --database postgresql
    """
    if on not in ("sqlite", "postgresql"):
        raise typer.BadParameter(f"{on!r} is neither sqlite nor postgresql.")
    chosen = (folders or known_folders()) if quality_ else []
    with databases(on) as new:
        quality = {folder.name: qualities(new(), folder) for folder in chosen}
        speeds = {size: speed_of(new(), size) for size in sorted(sizes)} if speed else {}
    if as_json:
        sys.stdout.write(json.dumps({"database": on, "quality": quality, "speed": speeds}, indent=1) + "\n")
    else:
        show(quality, speeds)


def known_folders() -> list[Path]:
    return sorted(path.parent for path in DEVELOPMENT.glob("*/claims.jsonl"))


def qualities(database: Database, folder: Path) -> dict[str, Any]:
    load(database, folder)
    with database.reading() as connection:
        found = {name: measured(connection, folder, ask) for name, ask in WAYS.items()}
    return {
        name: {
            "queries": one.queries,
            "MAP@5": round(one.map5, 4),
            "MRR": round(one.mrr, 4),
            "R@10": round(one.recall10, 4),
            "p50_ms": round(one.times.p50, 1),
            "p95_ms": round(one.times.p95, 1),
            "told_and_right": [[round(told, 2), round(right, 2)] for told, right in calibration(one.certain)],
        }
        for name, one in found.items()
    }


def speed_of(database: Database, size: int) -> dict[str, float]:
    fill(database, size)
    took, right = times(database, size)
    return {"p50_ms": round(took.p50, 1), "p95_ms": round(took.p95, 1), "first_is_right": right}


def show(quality: dict[str, dict[str, Any]], speeds: dict[int, dict[str, float]]) -> None:
    table = Table("data", "asked", "MAP@5", "MRR", "R@10", "p50 ms", "p95 ms", "confidence told / right", box=None)
    for name, ways in quality.items():
        for way, row in ways.items():
            figures = [f"{row[key]:.3f}" for key in ("MAP@5", "MRR", "R@10")]
            told = "  ".join(f"{told:.2f}/{right:.2f}" for told, right in row["told_and_right"])
            table.add_row(name, way, *figures, str(row["p50_ms"]), str(row["p95_ms"]), told)
    for size, row in speeds.items():
        took = (str(row["p50_ms"]), str(row["p95_ms"]))
        table.add_row("generated", f"among {size:,}", f"first right {row['first_is_right']:.2f}", "", "", *took)
    OUT.print(table)


if __name__ == "__main__":
    app(prog_name="python -m benchmarks.matching")
