"""The six queries: their documents, and whose ids they are asked about."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.reads.generating import World
from benchmarks.reads.generating.nouns import CLAIM_KINDS
from benchmarks.reads.generating.texts import LANGUAGES

DOCUMENTS = Path(__file__).with_name("documents")
MANY = 500  # bodies of a query, so that no cache serves the same row
Variables = dict[str, Any]


@dataclass(frozen=True)
class Query:
    """A query by its name, which its documents bear. `draw` makes variables as factdb takes them; a keyed page is one
    record with what belongs to it, whose time should not grow with the database."""

    name: str
    title: str
    draw: Callable[[World, Random], Variables]
    keyed: bool = False

    @property
    def document(self) -> str:
        return (DOCUMENTS / f"{self.name}.graphql").read_text()

    @property
    def postgraphile_document(self) -> str:
        return (DOCUMENTS / "postgraphile" / f"{self.name}.graphql").read_text()

    def variables(self, world: World) -> list[Variables]:
        """The fixed list of what is asked, the same for all contestants."""
        random = world.random(f"asked {self.name}")
        return [self.draw(world, random) for _ in range(MANY)]


def a_claim(world: World, random: Random) -> Variables:
    return {"id": f"claim-{random.randint(1, world.counts.claims)}"}


def a_quote(world: World, random: Random) -> Variables:
    return {"id": f"quote-{random.randint(1, world.counts.quotes)}"}


def a_topic(world: World, random: Random) -> Variables:
    return {"id": f"topic-{random.randint(1, world.counts.topics)}"}


def a_speaker(world: World, random: Random) -> Variables:
    """People look at those who say much."""
    return {"id": f"speaker-{world.speakers.draw(random)}"}


def a_filter(world: World, random: Random) -> Variables:  # noqa: ARG001
    return {"language": [random.choice(LANGUAGES)], "kind": [random.choice(CLAIM_KINDS)]}


QUERIES = [
    Query("claim_page", "claim page", a_claim, keyed=True),
    Query("claims_with_counts", "50 claims + counts", lambda _world, _random: {}),
    Query("speaker_page", "speaker page", a_speaker, keyed=True),
    Query("node", "node, 3 fields", a_quote, keyed=True),
    Query("filtered_claims", "filtered list", a_filter),
    Query("dossier", "dossier, 4 levels", a_topic),
]


def chosen(names: list[str]) -> list[Query]:
    return [query for query in QUERIES if not names or query.name in names]


# --- bodies


def of_factdb(query: Query, variables: Variables) -> str:
    return json.dumps({"query": query.document, "variables": variables})


def of_postgraphile(query: Query, variables: Variables) -> str:
    """The same question in its terms: ids are numbers but for Relay's node, and a condition is one value."""
    plain = {name: number_or_item(value) for name, value in variables.items()}
    if query.name == "node":
        plain = {"id": base64.b64encode(json.dumps(["Quote", plain["id"]], separators=(",", ":")).encode()).decode()}
    return json.dumps({"query": query.postgraphile_document, "variables": plain})


def number_or_item(value: Any) -> Any:
    return value[0] if isinstance(value, list) else int(value.partition("-")[2])


def of_limit(query: Query, variables: Variables) -> str:  # noqa: ARG001
    return json.dumps({"variables": variables})


# --- answers


def texts(answer: Any) -> Iterator[str]:
    """What an answer shows of records, by which answers of different shapes are compared."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            if key in ("text", "title", "name", "passage", "reason", "totalCount") and value is not None:
                yield f"{key} {value}"
            else:
                yield from texts(value)
    elif isinstance(answer, list):
        for item in answer:
            yield from texts(item)
