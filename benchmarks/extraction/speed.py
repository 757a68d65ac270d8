"""How fast extraction is, and whether twice the text takes twice the time. All times are CPU time of one core."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.extraction.datasets import Article, DataSet, published
from benchmarks.extraction.texts import NASTY
from factdb.extract import extract

MEGABYTE = 1_000_000
SIZES = (1, 2, 4, 8)  # times the shortest
SHORTEST = 20_000  # characters


@dataclass(frozen=True)
class Throughput:
    """Megabytes of UTF-8 a CPU second: the first pass over the articles, and the best of the later ones."""

    name: str
    megabytes: float
    first: float
    best: float


@dataclass(frozen=True)
class Doubling:
    """CPU seconds for texts of SIZES times `characters`."""

    name: str
    characters: int
    seconds: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """How much longer each text takes than the one half as long."""
        return tuple(later / earlier for earlier, later in zip(self.seconds, self.seconds[1:], strict=False))

    @property
    def mean(self) -> float:
        """The geometric mean of the ratios."""
        return float((self.seconds[-1] / self.seconds[0]) ** (1 / (len(self.seconds) - 1)))


def seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def throughput(data: DataSet, passes: int) -> Throughput:
    """The first pass fills caches as a process does that has just begun; the others are what a long run comes to."""

    def all_articles() -> None:
        for article in data.articles:
            extract_one(article)

    size = sum(len(article["text"].encode()) for article in data.articles) / MEGABYTE
    first = seconds(all_articles)
    best = min(seconds(all_articles) for _ in range(passes))
    return Throughput(data.name, size, size / first, size / best)


def extract_one(article: Article) -> None:
    extract(article["text"], language=article.get("lang"), title=article.get("title"), published=published(article))


def doublings(sets: list[DataSet], passes: int) -> list[Doubling]:
    """News of each data set in one text, then text that is made to be hard, in both languages."""
    found = [
        doubling(f"news: {data.name}", "\n\n".join(article["text"] for article in data.articles), language, passes)
        for data in sets
        if (language := data.articles[0].get("lang"))
    ]
    for name, by_language in NASTY.items():
        found += [doubling(f"{name}, {language}", piece, language, passes) for language, piece in by_language.items()]
    return found


def doubling(name: str, piece: str, language: str, passes: int, shortest: int = SHORTEST) -> Doubling:
    """The time of a piece of text that is repeated until it is long enough, at each size."""
    repeated = piece * (SIZES[-1] * shortest // len(piece) + 1)

    def best(length: int) -> float:
        text = repeated[:length]
        return min(seconds(lambda: extract(text, language=language)) for _ in range(passes))

    best(shortest)  # fills the caches
    return Doubling(name, shortest, tuple(best(size * shortest) for size in SIZES))
