"""The manifest of the demo dossier, and what a careful reader finds in its articles."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from factdb.rules.anchors import Span

Table = dict[str, Any]
FOLDER = files("factdb") / "demo"


@cache
def dossier() -> Table:
    """The manifest; README.md beside it explains every field."""
    return tomllib.loads((FOLDER / "dossier.toml").read_text(encoding="utf-8"))


def table(kind: str, key: str) -> Table:
    """The publisher, topic or article of that key."""
    return next(entry for entry in dossier()[kind] if entry["key"] == key)


def content(article: Table) -> bytes:
    return FOLDER.joinpath("articles", article["file"]).read_bytes()


@dataclass(frozen=True)
class Expected:
    """A quote that a careful reader finds in an article."""

    spans: Sequence[Span]
    speaker: str
    is_unnamed: bool
    mode: str

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


def expected(article: Table, text: str) -> list[Expected]:
    """What a careful reader finds in the article's clean text, by place."""
    return [
        Expected(list(places(text, entry)), entry["speaker"], entry.get("unnamed", False), entry["mode"])
        for entry in article["expected"]
    ]


def places(text: str, entry: Table) -> Iterator[Span]:
    reached = 0
    for words in entry.get("spans") or [entry["contains"]]:
        start = text.index(words, reached)
        reached = start + len(words)
        yield start, reached
