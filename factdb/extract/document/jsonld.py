"""The article that a page describes in JSON-LD (schema.org), whether as object, list, @graph or mainEntity."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Node = Mapping[str, Any]

WRAPPING = re.compile(r"^\s*(<!--|//<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(//\]\]>|\]\]>|-->)\s*;?\s*$")
INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")
DEEPEST = 6  # levels of wrapping; none was seen beyond four
MOST = 2000  # nodes looked at


class Article:
    """The article's node, with references to other nodes of the page resolved."""

    def __init__(self, scripts: Sequence[str]) -> None:
        nodes = [node for script in scripts for node in nodes_of(parsed(script))][:MOST]
        self.by_id = {
            node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 2
        }
        articles = [node for node in nodes if is_article(node)]
        with_headline = [node for node in articles if node.get("headline")]
        self.node: Node = next(iter(with_headline or articles), {})

    def first(self, *names: str) -> str | None:
        """The first text that one of the properties holds; of an object, its name."""
        return next((text for name in names for text in self.texts(name)), None)

    def texts(self, name: str) -> list[str]:
        """Every text the property holds: a string, an object's name, or a list of either."""
        return list(self.names_in(self.node.get(name), DEEPEST))

    def addresses(self) -> list[str]:
        """The article's own addresses."""
        found = (self.node.get("url"), self.node.get("mainEntityOfPage"), self.node.get("@id"))
        held = (value.get("@id") or value.get("url") if isinstance(value, Mapping) else value for value in found)
        return [value for value in held if isinstance(value, str)]

    def names_in(self, value: Any, depth: int) -> Iterator[str]:
        if isinstance(value, str) and value.strip():
            yield value.strip()
        elif isinstance(value, list) and depth:
            for item in value:
                yield from self.names_in(item, depth - 1)
        elif isinstance(value, Mapping) and depth:
            node = value if "name" in value else self.by_id.get(str(value.get("@id")), value)
            yield from self.names_in(node.get("name"), depth - 1)


def parsed(script: str) -> Any:
    """The script's JSON. Pages wrap it in comments and break lines in strings; what is broken otherwise is skipped."""
    try:
        return json.loads(WRAPPING.sub("", WRAPPING.sub("", script)), strict=False)
    except (ValueError, RecursionError):
        return None


def nodes_of(value: Any, depth: int = DEEPEST) -> Iterator[Node]:
    if isinstance(value, list) and depth:
        for item in value:
            yield from nodes_of(item, depth - 1)
    elif isinstance(value, Mapping):
        yield value
        for name in INNER if depth else ():
            yield from nodes_of(value.get(name), depth - 1)


def is_article(node: Node) -> bool:
    types = node.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in named)
