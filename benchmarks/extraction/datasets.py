"""The data sets: a file in the evaluation form, and the project's own gold articles."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.extraction.figures import Compared
from factdb.extract import extract
from factdb.extract.jsonl import quote_record
from factdb.rules.dates import EdtfDate
from tests.extract.gold.markup import FOLDER, articles

Article = dict[str, Any]
SHARED = Path(__file__).parents[3] / "shared" / "eval" / "quotes"  # beside the project, where it is there
DEVELOPMENT = SHARED / "de_dev.jsonl"
SCORER = SHARED / "score.py"
HALVES = {"even": 0, "odd": 1}


class Unusable(Exception):
    """A data set cannot be read; the message says which, where and why."""


@dataclass(frozen=True)
class DataSet:
    """Articles with marked quotes, under a name to ask for."""

    name: str
    articles: list[Article]

    def half(self, half: str | None) -> "DataSet":
        """Every other article: rules are developed on one half and judged on the other."""
        if half is None:
            return self
        return DataSet(f"{self.name} ({half})", self.articles[HALVES[half] :: 2])


def data_sets(files: list[Path]) -> list[DataSet]:
    """The files, or the development set where it is there; then the gold articles by language. Raises Unusable."""
    if not files and DEVELOPMENT.exists():
        files = [DEVELOPMENT]
    return [*(DataSet(file.stem, list(lines(file))) for file in files), *gold()]


def gold() -> Iterator[DataSet]:
    for folder in sorted(path for path in FOLDER.iterdir() if any(path.glob("*.txt"))):
        yield DataSet(f"gold {folder.name}", articles(folder.name))


def lines(file: Path) -> Iterator[Article]:
    try:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                yield article(line, f"{file}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(f"{file} cannot be read: {error}") from error


def article(line: str, place: str) -> Article:
    try:
        found = json.loads(line)
        quotes = found["quotes"]
        complete = isinstance(found["text"], str) and isinstance(found["id"], str)
        if not complete or not all({"start", "end"} <= quote.keys() for quote in quotes):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unusable(f'{place}: each line must be {{"id", "text", "quotes": [{{"start", "end", …}}], …}}') from None
    return dict(found)


def compared(article: Article) -> Compared:
    """An article extracted, beside its gold. Each found quote also has its `trace`."""
    found = extract(
        article["text"], language=article.get("lang"), title=article.get("title"), published=published(article)
    )
    records = [quote_record(quote) | {"trace": quote.trace} for quote in found.quotes]
    return Compared(article["id"], article["text"], article["quotes"], records)


def published(article: Article) -> EdtfDate | None:
    return EdtfDate.day(dt.date.fromisoformat(article["date"])) if article.get("date") else None
