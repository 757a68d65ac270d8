"""JSON-LD documents, written piece by piece."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

Json = dict[str, Any]
SCHEMA_ORG = "https://schema.org"


def document(head: Json, key: str, items: Iterable[Json], within: tuple[str, Json] | None = None) -> Iterator[bytes]:
    """An object whose last field is a list, an item a line; `within` puts that list into an object under a name."""
    opening, closing = orjson.dumps(head)[:-1], b"}"
    if within is not None:
        name, inner = within
        opening += b"," + orjson.dumps(name) + b":" + orjson.dumps(inner)[:-1]
        closing += b"}"
    yield opening + b"," + orjson.dumps(key) + b":[\n"
    for place, item in enumerate(items):
        yield (b",\n" if place else b"") + orjson.dumps(item)
    yield b"\n]" + closing + b"\n"


def without_nothing(**fields: Any) -> Json:
    """The fields that have a value, in order; `type_` and `id_` are JSON-LD's own."""
    names = {"type_": "@type", "id_": "@id", "context_": "@context"}
    return {names.get(name, name): value for name, value in fields.items() if value not in (None, "", [], {})}


def alone(values: list[Any]) -> Any:
    """A list of one as that one, as schema.org is mostly read."""
    return values[0] if len(values) == 1 else values
