"""The figures as tables, and as one record for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.extraction.figures import ALL, Figures, Rates, Share
from benchmarks.extraction.reference import Row, differ
from benchmarks.extraction.scoring import CLASSES
from benchmarks.extraction.speed import SIZES, Doubling, Throughput

NONE = "–"
QUALITY = ("gold", "found", "P", "R", "F1", "exact P", "R", "F1", "speaker", "full name", "e2e F1")


def show_figures(out: Console, found: Sequence[tuple[str, Figures]]) -> None:
    """Precision, recall and F1 by data set and class, with the share of right speakers."""
    table = Table(title="\nQuotes found: overlap, exact, speakers", title_justify="left")
    table.add_column("data set", no_wrap=True)
    table.add_column("class")
    for heading in QUALITY:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, figures in found:
        for kind in (ALL, *CLASSES):
            table.add_row(name if kind == ALL else "", kind, *cells(figures, kind), end_section=kind == CLASSES[-1])
    out.print(table)


def cells(figures: Figures, kind: str) -> list[str]:
    rates, exact = figures.overlap[kind], figures.exact[kind]
    return [
        str(rates.gold),
        str(rates.found),
        *three(rates),
        *three(exact),
        shown(figures.speaker[kind]),
        shown(figures.resolved[kind]),
        f"{figures.end_to_end.f1:.3f}" if kind == ALL else "",
    ]


def three(rates: Rates) -> list[str]:
    if not rates.gold and not rates.found:
        return [NONE] * 3
    return [f"{figure:.3f}" for figure in (rates.precision, rates.recall, rates.f1)]


def shown(share: Share) -> str:
    return f"{share.rate:.3f}" if share.of else NONE


def show_beside(out: Console, name: str, rows: Sequence[Row]) -> None:
    """Whether another scorer gives the same figures, and which it does not."""
    other = differ(list(rows))
    if not other:
        out.print(f"{name}: the other scorer gives the same {len(rows)} figures.")
        return
    table = Table(title=f"\n{name}: {len(other)} of {len(rows)} figures differ", title_justify="left")
    for heading in ("figure", "ours", "the other's"):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    for figure, ours, theirs in other:
        table.add_row(figure, f"{ours:.4f}", f"{theirs:.4f}")
    out.print(table)


def show_speed(out: Console, found: Sequence[Throughput]) -> None:
    table = Table(title="\nThroughput: MB of UTF-8 a CPU second, one core", title_justify="left")
    for heading in ("data set", "MB", "first pass", "best later pass"):
        table.add_column(heading, justify="left" if heading == "data set" else "right")
    for one in found:
        table.add_row(one.name, f"{one.megabytes:.3f}", f"{one.first:.2f}", f"{one.best:.2f}")
    out.print(table)


def show_doublings(out: Console, found: Sequence[Doubling]) -> None:
    thousands = found[0].characters // 1000 if found else 0
    table = Table(title="\nDoubling: CPU ms, and how much longer twice the text takes", title_justify="left")
    table.add_column("text", no_wrap=True)
    for size in SIZES:
        table.add_column(f"{size * thousands}k", justify="right")
    for heading in ("×", "×", "×", "mean"):
        table.add_column(heading, justify="right")
    for one in found:
        times = [f"{second * 1000:,.0f}" for second in one.seconds]
        table.add_row(one.name, *times, *(f"{ratio:.2f}" for ratio in one.ratios), f"{one.mean:.2f}")
    out.print(table)


def record(figures: Figures) -> dict[str, Any]:
    """The figures of a data set as a record: counts and what is worked out from them."""
    return {
        "articles": figures.articles,
        "overlap": {kind: rates(one) for kind, one in figures.overlap.items()},
        "exact": {kind: rates(one) for kind, one in figures.exact.items()},
        "speaker": {kind: asdict(one) | {"rate": one.rate} for kind, one in figures.speaker.items()},
        "resolved": {kind: asdict(one) | {"rate": one.rate} for kind, one in figures.resolved.items()},
        "empty": asdict(figures.empty) | {"rate": figures.empty.rate},
        "end_to_end": rates(figures.end_to_end),
    }


def rates(one: Rates) -> dict[str, float]:
    return asdict(one) | {"precision": one.precision, "recall": one.recall, "f1": one.f1}


def doubling_record(one: Doubling) -> dict[str, Any]:
    return asdict(one) | {"ratios": one.ratios, "mean": one.mean}
