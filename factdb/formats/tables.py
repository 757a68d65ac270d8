"""Tables of records, for CSV and Parquet: which columns each has, and where their values stand in GraphQL's answer."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from factdb.formats.jsonl import IDS, plain

Node = dict[str, Any]
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
BETWEEN = "; "  # several values in one cell
MICROSECOND = dt.timedelta(microseconds=1)


class Kind(Enum):
    """What a column holds. Values are Python's: str, int, bool, dt.date, dt.datetime in UTC."""

    TEXT = auto()
    INTEGER = auto()
    DAY = auto()
    MOMENT = auto()


@dataclass(frozen=True)
class Column:
    """A column: its name and kind, and the path to its value. A list on the way gives all of its values, joined; what
    ends in `a:b` is two fields with a colon between them."""

    name: str
    path: tuple[str, ...]
    kind: Kind = Kind.TEXT

    def value(self, node: Node) -> Any:
        found = [value for value in at(node, self.path) if value is not None]
        if not found:
            return None
        if self.kind is Kind.DAY:
            return dt.date.fromisoformat(found[0])
        if self.kind is Kind.MOMENT:
            return dt.datetime.fromisoformat(found[0]).astimezone(dt.UTC)
        return found[0] if self.kind is Kind.INTEGER else BETWEEN.join(dict.fromkeys(map(str, found)))


def at(value: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """The values at the end of a path."""
    if isinstance(value, dict) and "nodes" in value and path[:1] != ("totalCount",):
        value = value["nodes"]
    if isinstance(value, list):
        for item in value:
            yield from at(item, path)
    elif not path or value is None:
        yield value
    elif ":" in path[0]:
        yield ":".join(value[field] for field in path[0].split(":"))
    elif path[0] in IDS:
        yield plain(value[path[0]])
    else:
        yield from at(value[path[0]], path[1:])


def text(name: str, *path: str) -> Column:
    return Column(name, path or (name,))


def number(name: str, *path: str) -> Column:
    return Column(name, path or (name,), Kind.INTEGER)


def date(name: str, field: str) -> tuple[Column, ...]:
    """A date in the world: as EDTF, and its first and last day."""
    days = (Column(f"{name}_{end}", (field, end), Kind.DAY) for end in ("earliest", "latest"))
    return Column(name, (field, "edtf")), *days


RECORDED = Column("recorded", ("recordedFrom",), Kind.MOMENT)
CLAIM, QUOTE = text("claim_id", "claim", "id"), text("quote_id", "quote", "id")

TABLES: dict[str, tuple[Column, ...]] = {
    "claims": (
        text("id"),
        text("text"),
        text("language"),
        text("kind"),
        *date("about", "about"),
        text("topics", "topics", "name"),
        text("speakers", "quotes", "speaker", "name"),
        text("veracity", "assessments", "veracity"),
        number("supporting", "supports", "totalCount"),
        number("refuting", "refutes", "totalCount"),
        RECORDED,
    ),
    "quotes": (
        text("id"),
        text("text"),
        text("language"),
        text("speaker_id", "speaker", "id"),
        text("speaker", "speaker", "name"),
        *date("said", "said"),
        text("said_words", "said", "words"),
        text("occasion"),
        text("medium"),
        text("translation_of", "translationOf", "id"),
        text("attribution", "assessments", "attribution"),
        text("sources", "sources", "id"),
        RECORDED,
    ),
    "sources": (
        text("id"),
        text("kind"),
        text("title"),
        text("url"),
        text("canonical_url", "canonicalUrl"),
        text("publisher_id", "publisher", "id"),
        text("publisher", "publisher", "name"),
        *date("published", "published"),
        text("language"),
        text("authors", "authors", "name"),
        text("syndicated_from", "syndicatedFrom", "id"),
        RECORDED,
    ),
    "speakers": (
        text("id"),
        text("kind"),
        text("name"),
        text("description"),
        text("names", "names", "name"),
        text("roles", "roles", "title"),
        text("identifiers", "identifiers", "scheme:value"),
        number("quotes", "quotes", "totalCount"),
        RECORDED,
    ),
    "evidence": (
        text("id"),
        CLAIM,
        QUOTE,
        text("stance"),
        text("source_id", "source", "id"),
        text("source", "source", "title"),
        text("url", "source", "url"),
        text("publisher", "source", "publisher", "name"),
        *date("observed", "observed"),
        text("passage"),
        text("rests_on", "restsOn", "id"),
        text("cites", "cites", "id"),
        number("credibility"),
        text("note"),
        RECORDED,
    ),
    "assessments": (
        text("id"),
        CLAIM,
        text("claim", "claim", "text"),
        QUOTE,
        text("quote", "quote", "text"),
        text("veracity"),
        text("attribution"),
        text("reason"),
        *date("valid_from", "validFrom"),
        text("supersedes", "supersedes", "id"),
        text("state"),
        text("account", "account", "name"),
        RECORDED,
    ),
}


def row_of(columns: tuple[Column, ...], node: Node) -> list[Any]:
    """A record as a row."""
    return [column.value(node) for column in columns]
