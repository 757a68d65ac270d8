"""How many of what was found have which value of each facet."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from factdb.models import ClaimTopic, Publisher, QuoteTopic, Recorded, Speaker
from factdb.rules.vocabulary import Findable
from factdb.search.claims import parted
from factdb.search.survivors import survivors

Standings = Callable[[Sequence[int]], Mapping[int, str]]
"""How claims stand by their evidence, by their numbers. Whoever reads them knows; search does not."""


def facets(connection: Connection, rows: Sequence[Any]) -> dict[str, Mapping[Any, int]]:
    """Of how many of the records each facet has which value. A merged speaker or publisher counts as its survivor."""
    dates = [row.latest or row.earliest for row in rows]
    return {
        "kind": Counter(str(row.kind) for row in rows),
        "speaker": by_survivor(connection, Speaker, (row.speaker_id for row in rows)),
        "publisher": by_survivor(connection, Publisher, (row.publisher_id for row in rows)),
        "topic": topics(connection, rows),
        "language": Counter(row.language for row in rows if row.language),
        "year": Counter(date.year for date in dates if date is not None),
    }


def by_survivor(connection: Connection, noun: type[Recorded], numbers: Iterable[int | None]) -> Mapping[int, int]:
    counts = Counter(number for number in numbers if number is not None)
    led = survivors(connection, noun, counts)
    found: Counter[int] = Counter()
    for number, count in counts.items():
        found[led.get(number, number)] += count
    return found


def topics(connection: Connection, rows: Sequence[Any]) -> Mapping[int, int]:
    links = ((Findable.CLAIM, ClaimTopic.table(), "claim_id"), (Findable.QUOTE, QuoteTopic.table(), "quote_id"))
    found: Counter[int] = Counter()
    for kind, link, key in links:
        for part in parted([row.record_id for row in rows if row.kind is kind]):
            found.update(connection.scalars(select(link.c.topic_id).where(link.c[key].in_(part))))
    return found
