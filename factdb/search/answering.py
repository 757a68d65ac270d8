"""A page of what a query finds, with its passages, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from factdb.rules.vocabulary import Findable
from factdb.search.documents import READ
from factdb.search.finding import Filters, Hit, find
from factdb.search.passages import Passage, passages

MOST_VALUES = 20  # of a facet

Place = tuple[float, str, int]  # of a hit in the order: its score, its kind and its record's number


@dataclass(frozen=True)
class Shown:
    """A hit with the passages that show why."""

    hit: Hit
    passages: Sequence[Passage]


@dataclass(frozen=True)
class Page:
    """A page of hits; how many there are in all; whether more follow; how many of all have each value of each facet."""

    hits: Sequence[Shown]
    total: int
    has_more: bool
    facets: Mapping[str, Sequence[tuple[Any, int]]]


def page(connection: Connection, text: str, filters: Filters, first: int, after: Place | None) -> Page:
    """The hits of a query that follow a place, so many of them."""
    found = find(connection, text, filters)
    following = [hit for hit in found.hits if after is None or key(place_of(hit)) > key(after)]
    facets = {name: commonest(values) for name, values in found.facets.items()}
    return Page(shown(connection, following[:first]), len(found.hits), len(following) > first, facets)


def place_of(hit: Hit) -> Place:
    return hit.score, hit.kind.name, hit.record_id


def key(place: Place) -> tuple[float, str, int]:
    """Places in the order of hits."""
    score, kind, number = place
    return -score, kind, -number


def commonest(values: Mapping[Any, int]) -> list[tuple[Any, int]]:
    return sorted(values.items(), key=lambda item: (-item[1], str(item[0])))[:MOST_VALUES]


def shown(connection: Connection, hits: Sequence[Hit]) -> list[Shown]:
    texts: dict[tuple[Findable, int], str] = {}
    for kind in {hit.kind for hit in hits}:
        numbers = [hit.record_id for hit in hits if hit.kind is kind]
        for row in connection.execute(READ[kind](numbers)):
            texts[kind, row.record_id] = "\n".join(part for part in (row.text, row.title) if part)
    return [Shown(hit, passages(texts.get((hit.kind, hit.record_id), ""), hit.words)) for hit in hits]
