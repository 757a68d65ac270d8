"""The figures of a data set: precision, recall and F1 of quotes, and how often their speakers are right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from benchmarks.extraction.scoring import (
    CLASSES,
    EXACT,
    OVERLAP,
    Places,
    Quote,
    has_speaker,
    partners,
    places,
    same_name,
    same_speaker,
    surface,
)

ALL = "all"
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Compared:
    """The gold and the found quotes of one article, and which of them are the same."""

    id: str
    text: str
    gold: list[Quote]
    found: list[Quote]

    @cached_property
    def gold_places(self) -> list[Places]:
        return [places(quote, self.text) for quote in self.gold]

    @cached_property
    def found_places(self) -> list[Places]:
        return [places(quote, self.text) for quote in self.found]

    @cached_property
    def gold_classes(self) -> list[str]:
        return [surface(quote, self.text) for quote in self.gold]

    @cached_property
    def found_classes(self) -> list[str]:
        return [surface(quote, self.text) for quote in self.found]

    def pairs(self, least: float) -> list[tuple[int, int]]:
        return partners(self.gold_places, self.found_places, least)

    @cached_property
    def overlapping(self) -> list[tuple[int, int]]:
        return self.pairs(OVERLAP)

    @cached_property
    def exact(self) -> list[tuple[int, int]]:
        return self.pairs(EXACT)


@dataclass
class Rates:
    """How many quotes of the gold were found, and how many of what was found is in the gold."""

    gold: int = 0
    found: int = 0
    of_gold: int = 0
    of_found: int = 0

    @property
    def precision(self) -> float:
        return share(self.of_found, self.found)

    @property
    def recall(self) -> float:
        return share(self.of_gold, self.gold)

    @property
    def f1(self) -> float:
        return share(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    @property
    def rate(self) -> float:
        return share(self.right, self.of)

    def count(self, is_right: bool) -> None:
        self.of += 1
        self.right += is_right


@dataclass
class Figures:
    """Of one data set. Quotes and speakers by class; `ALL` is all classes together.

    `speaker` counts overlapping quotes for which the gold gives a speaker, `resolved` those for which it gives the full
    name, `empty` those for which it gives none; `end_to_end` counts a quote where it and its speaker are right.
    """

    articles: int = 0
    overlap: dict[str, Rates] = field(default_factory=lambda: by_class(Rates))
    exact: dict[str, Rates] = field(default_factory=lambda: by_class(Rates))
    speaker: dict[str, Share] = field(default_factory=lambda: by_class(Share))
    resolved: dict[str, Share] = field(default_factory=lambda: by_class(Share))
    empty: Share = field(default_factory=Share)
    end_to_end: Rates = field(default_factory=Rates)

    def add(self, article: Compared) -> None:
        self.articles += 1
        enter(self.overlap, article, article.overlapping)
        enter(self.exact, article, article.exact)
        for i, j in article.overlapping:
            self.add_speaker(article.gold[i], article.found[j], article.gold_classes[i])
        self.end_to_end.gold += len(article.gold)
        self.end_to_end.found += len(article.found)

    def add_speaker(self, gold: Quote, found: Quote, kind: str) -> None:
        if has_speaker(gold):
            right = same_speaker(gold, found)
            for key in (ALL, kind):
                self.speaker[key].count(right)
        else:
            right = not has_speaker(found)
            self.empty.count(right)
        self.end_to_end.of_gold += right
        self.end_to_end.of_found += right
        if gold.get("speaker_name"):
            named = same_name(gold, found)
            for key in (ALL, kind):
                self.resolved[key].count(named)


def by_class(kind: type[Kind]) -> dict[str, Kind]:
    return {name: kind() for name in (ALL, *CLASSES)}


def enter(rates: dict[str, Rates], article: Compared, pairs: list[tuple[int, int]]) -> None:
    """Add the quotes of an article, and those of them that have a partner, to all and to their class."""
    counts = {
        "gold": Counter(article.gold_classes),
        "found": Counter(article.found_classes),
        "of_gold": Counter(article.gold_classes[i] for i, _ in pairs),
        "of_found": Counter(article.found_classes[j] for _, j in pairs),
    }
    for what, counted in counts.items():
        for key, rate in rates.items():
            setattr(rate, what, getattr(rate, what) + (counted.total() if key == ALL else counted[key]))


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def figures(articles: Iterable[Compared]) -> Figures:
    """What all articles of a data set come to."""
    found = Figures()
    for article in articles:
        found.add(article)
    return found
