"""That every contestant answers before it is measured, without errors, and with the same records."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import httpx

from benchmarks.reads.queries import Query, texts
from benchmarks.reads.servers import POSTGRAPHILE, Server

ASKED = 40  # questions of each query that are compared
TOLERANCE = {
    POSTGRAPHILE: 0.1
}  # the part of the values that may differ: it cannot leave out links to what was retracted


class Wrong(Exception):
    """A contestant that does not answer as it should."""


@dataclass(frozen=True)
class Shown:
    """What a contestant showed of records, over some questions."""

    server: Server
    records: Counter[str]

    @property
    def number(self) -> int:
        return self.records.total()


def ensure_same(query: Query, servers: list[Server]) -> None:
    """Ask all contestants the same questions. Raises Wrong where one fails, or shows other records than the first."""
    with httpx.Client(timeout=60) as client:
        first, *others = [Shown(server, shown(client, query, server)) for server in servers]
    for other in others:
        allowed = TOLERANCE.get(other.server.contestant.name, 0.0)
        different = ((first.records - other.records) + (other.records - first.records)).total()
        if different > allowed * first.number:
            raise Wrong(
                f"{query.title}: {other.server.contestant.title} shows {other.number} values where"
                f" {first.server.contestant.title} shows {first.number}; {different} are different."
            )


def shown(client: httpx.Client, query: Query, server: Server) -> Counter[str]:
    found: Counter[str] = Counter()
    for body in server.bodies(query).read_text().splitlines()[:ASKED]:
        found.update(texts(answer(client, query, server, body)))
    return found


def answer(client: httpx.Client, query: Query, server: Server, body: str) -> dict[str, Any]:
    response = client.post(server.url(query), content=body, headers={"Content-Type": "application/json"})
    try:
        found = response.json()
    except ValueError:
        found = {}
    data = found.get("data") or {}
    if response.status_code != 200 or found.get("errors") or not any(data.values()):
        raise Wrong(f"{query.title}: {server.contestant.title} answered {response.status_code}: {response.text[:500]}")
    assert isinstance(data, dict)
    return data
