"""Appearances as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

The annotation identifies the target as the quote. The target is the page, in the state in which it was captured; where
in it the words stand is said twice: by the words with what stands around them (TextQuoteSelector), which serves on the
page itself, and by position (TextPositionSelector) in the clean text of the snapshot, which is the cached copy that
the state names. The model counts Unicode code points from 0, the end exclusive, as factdb does.

The model has no selector for words that are not next to each other: several selectors of one target are several ways to
say the same place. So a quote in several parts has a target for each part, in the order of the text, and the body has
its words as a whole.
"""

from collections.abc import Mapping
from typing import Any

from factdb.rules.anchors import check_spans, context

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
Json = dict[str, Any]


def annotation(appearance: Mapping[str, Any], base: str) -> Json:
    """The annotation of an appearance, given as the API reads it: with its quote, snapshot, source and the write that
    recorded it (cli/documents/annotations.graphql). `base` is what ids become IRIs by: `{base}appearance-5`. Raises
    BadInput where the spans do not fit the text."""
    quote, written = appearance["quote"], appearance["written"]
    found: Json = {
        "@context": CONTEXT,
        "id": base + appearance["id"],
        "type": "Annotation",
        "canonical": base + appearance["id"].partition("@")[0],
        "motivation": "identifying",
        "created": in_utc(written["recorded"]),
        "generator": {"id": "https://pypi.org/project/factdb/", "type": "Software", "name": "factdb"},
        "body": [*bodies(quote, base)],
        "target": alone([target(appearance, span, base) for span in appearance["spans"]]),
    }
    if written["account"] is not None:
        who = written["account"]
        found["creator"] = {"id": base + who["id"], "type": "Person", "name": who["name"]}
    return found


def in_utc(moment: str) -> str:
    """A moment of the API as the model wants it: UTC, written as Z (Web Annotation Data Model 3.3.3)."""
    return moment.removesuffix("+00:00") + "Z"


def alone(things: list[Json]) -> Json | list[Json]:
    return things[0] if len(things) == 1 else things


def bodies(quote: Mapping[str, Any], base: str) -> list[Json]:
    """The quote as a record, and its words."""
    words = {"type": "TextualBody", "value": quote["text"], "format": "text/plain", "purpose": "describing"}
    language = {"language": quote["language"]} if quote["language"] else {}
    record: Json = {"type": "SpecificResource", "source": base + quote["id"], "purpose": "identifying"}
    return [record, words | language]


def target(appearance: Mapping[str, Any], span: list[int], base: str) -> Json:
    """Where one part of the words stands."""
    snapshot = appearance["snapshot"]
    source = snapshot["source"]
    ((start, end),) = check_spans(snapshot["text"], [(span[0], span[1])])
    prefix, suffix = context(snapshot["text"], start, end)
    words = {"type": "TextQuoteSelector", "exact": snapshot["text"][start:end], "prefix": prefix, "suffix": suffix}
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    cached = snapshot["archiveUrl"] or base + snapshot["id"]
    return {
        "type": "SpecificResource",
        "source": source["url"] or base + source["id"],
        "selector": [words, place],
        "state": {"type": "TimeState", "sourceDate": in_utc(snapshot["captured"]), "cached": cached},
    }
