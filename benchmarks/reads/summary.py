"""What the figures say: ratios, and whether they are within their bounds."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.reads.load import Run
from benchmarks.reads.measuring import Results
from benchmarks.reads.queries import Query
from benchmarks.reads.servers import FACTDB, LIMIT, POSTGRAPHILE

OF_THE_LIMIT = 0.9
OF_POSTGRAPHILE, OF_POSTGRAPHILE_EACH = 2.6, 1.7
CPU_OF_POSTGRAPHILE = 4.0
GROWTH = 1.3
SMALL, LARGE = 1.0, 100.0


@dataclass(frozen=True)
class Bound:
    """A figure with the bound that it is to keep."""

    title: str
    figure: float
    bound: float
    at_most: bool = False

    @property
    def met(self) -> bool:
        return self.figure <= self.bound if self.at_most else self.figure >= self.bound

    @property
    def wanted(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"


def geometric_mean(figures: Iterable[float]) -> float:
    logarithms = [math.log(figure) for figure in figures]
    return math.exp(sum(logarithms) / len(logarithms))


def ratio(results: Results, query: Query, above: str, below: str, figure: str) -> float | None:
    """One contestant's figure over another's, each of its best round; None where one was not measured."""
    first, second = results.best(query.name, above), results.best(query.name, below)
    if first is None or second is None:
        return None
    return value(first, figure) / max(value(second, figure), 1e-12)


def value(run: Run, figure: str) -> float:
    return float(getattr(run, figure))


def bounds(results: Results, queries: list[Query]) -> Iterator[Bound]:
    """The bounds on what was measured on one database."""
    of_postgraphile = []
    for query in queries:
        if (found := ratio(results, query, FACTDB, LIMIT, "rate")) is not None:
            yield Bound(f"{query.title}: requests/s, factdb to the limit", found, OF_THE_LIMIT)
    for query in queries:
        if (found := ratio(results, query, FACTDB, POSTGRAPHILE, "rate")) is not None:
            of_postgraphile.append(found)
            yield Bound(f"{query.title}: requests/s, factdb to PostGraphile", found, OF_POSTGRAPHILE_EACH)
    if of_postgraphile:
        mean = geometric_mean(of_postgraphile)
        yield Bound("geometric mean: requests/s, factdb to PostGraphile", mean, OF_POSTGRAPHILE)
    for query in queries:
        if (found := ratio(results, query, POSTGRAPHILE, FACTDB, "cpu")) is not None:
            yield Bound(f"{query.title}: server CPU a request, PostGraphile to factdb", found, CPU_OF_POSTGRAPHILE)


def growth(results: Results, queries: list[Query]) -> Iterator[Bound]:
    """The bounds on how the time of keyed pages grows with the database."""
    for query in queries:
        small, large = (results.quickest(query.name, f"{size:g}") for size in (SMALL, LARGE))
        if small and large:
            yield Bound(f"{query.title}: p50, size {LARGE:g} to size {SMALL:g}", large / small, GROWTH, at_most=True)
