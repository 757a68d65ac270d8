"""`python -m benchmarks.extraction`: how well and how fast quotes are extracted."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from benchmarks.extraction.datasets import HALVES, DataSet, Unusable, compared, data_sets
from benchmarks.extraction.errors import STYLES, errors, show_errors
from benchmarks.extraction.figures import Compared, Figures, figures
from benchmarks.extraction.reference import beside
from benchmarks.extraction.showing import (
    doubling_record,
    record,
    show_beside,
    show_doublings,
    show_figures,
    show_speed,
)
from benchmarks.extraction.speed import Throughput, doublings, throughput

WIDTH = 130  # where nobody looks, as in a file
OUT = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else WIDTH, soft_wrap=False)
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

Results = list[tuple[DataSet, list[Compared], Figures]]


@app.command()
def extraction(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[DATA.jsonl]...", help="Data sets.")] = None,
    only: Annotated[list[str], typer.Option(metavar="NAME", help="Only the data set of this name.")] = [],  # noqa: B006
    half: Annotated[str | None, typer.Option(metavar="even|odd", help="Every other article.")] = None,
    show: Annotated[
        str | None, typer.Option(metavar="ID|all", help="Show the errors of an article or of all, and no figures.")
    ] = None,
    errors_of: Annotated[
        list[str], typer.Option("--errors", metavar="KIND", help=f"With --show, only these: {', '.join(STYLES)}.")
    ] = [],  # noqa: B006
    scorer: Annotated[Path | None, typer.Option(metavar="PATH", help="Compare with another scorer's figures.")] = None,
    speed: Annotated[bool, typer.Option("--speed/--no-speed", help="Measure throughput and doubling.")] = True,
    passes: Annotated[int, typer.Option(min=1, help="Passes, of which the best counts.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print every figure as JSON instead.")] = False,
) -> None:
    """Measure extraction on data sets in the evaluation form, and on the project's gold articles.

    Without DATA.jsonl it takes ../shared/eval/quotes/de_dev.jsonl where that is there. What the figures mean:
    benchmarks/README.md.

    \b
    make bench-extraction
    python -m benchmarks.extraction --no-speed --half even
    python -m benchmarks.extraction --show all --errors missed --only "gold en" | less -R
    """
    sets = chosen(data_sets(files or []), only, half)
    if show is not None:
        show_all(sets, show, kinds(errors_of))
        return
    speeds = [throughput(data, passes) for data in sets] if speed else []  # first, while no cache is filled
    results = [measured(data) for data in sets]
    report: dict[str, Any] = {"quality": {data.name: record(found) for data, _, found in results}}
    if not as_json:
        show_figures(OUT, [(data.name, found) for data, _, found in results])
    if scorer:
        report["scorer"] = compare(results, scorer, as_json)
    if speed:
        report |= timed(sets, speeds, passes, as_json)
    if as_json:
        sys.stdout.write(json.dumps(report, indent=1, ensure_ascii=False) + "\n")


def chosen(sets: list[DataSet], only: list[str], half: str | None) -> list[DataSet]:
    if half is not None and half not in HALVES:
        raise typer.BadParameter(f"{half!r} is no half. There are {', '.join(HALVES)}.")
    known = [data.name for data in sets]
    for name in only:
        if name not in known:
            raise typer.BadParameter(f"{name!r} is no data set. There are {', '.join(known) or 'none'}.")
    kept = [data.half(half) for data in sets if not only or data.name in only]
    if not any(data.articles for data in kept):
        raise Unusable("There are no articles to measure on. Name a file in the evaluation form.")
    return [data for data in kept if data.articles]


def kinds(named: list[str]) -> frozenset[str]:
    for name in named:
        if name not in STYLES:
            raise typer.BadParameter(f"{name!r} is no kind of error. There are {', '.join(STYLES)}.")
    return frozenset(named) or frozenset(STYLES) - {"edges"}


def measured(data: DataSet) -> tuple[DataSet, list[Compared], Figures]:
    articles = [compared(article) for article in data.articles]
    return data, articles, figures(articles)


def compare(results: Results, scorer: Path, as_json: bool) -> dict[str, Any]:
    found = {}
    for data, articles, ours in results:
        found[data.name] = rows = beside(scorer, data, articles, ours)
        if not as_json:
            show_beside(OUT, data.name, rows)
    return {name: {row[0]: {"ours": row[1], "other": row[2]} for row in rows} for name, rows in found.items()}


def timed(sets: list[DataSet], speeds: list[Throughput], passes: int, as_json: bool) -> dict[str, Any]:
    if not as_json:
        show_speed(OUT, speeds)
    doubled = doublings(sets, passes)
    if not as_json:
        show_doublings(OUT, doubled)
    return {"throughput": [vars(one) for one in speeds], "doubling": [doubling_record(one) for one in doubled]}


def show_all(sets: list[DataSet], wanted: str, which: frozenset[str]) -> None:
    """Show the errors of one article, or of each that has any."""
    count = 0
    for data in sets:
        for article in data.articles:
            if wanted in ("all", article["id"]):
                count += 1
                found = compared(article)
                wrong = errors(found, which)
                if wrong or wanted != "all":
                    show_errors(OUT, found, wrong)
    if not count:
        raise Unusable(f"No article has the id {wanted!r}.")


if __name__ == "__main__":
    try:
        app(prog_name="python -m benchmarks.extraction")
    except Unusable as unusable:
        sys.stderr.write(f"{unusable}\n")
        sys.exit(2)
