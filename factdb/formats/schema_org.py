"""schema.org in JSON-LD, as pages and feeds have it: where the nodes of a type are, and what their references mean.

Real pages do without the machinery of JSON-LD: contexts are schema.org's or nothing, names of types are plain or whole
addresses, in any case, and references are ids within the page. So a walk over the JSON finds what an expansion would
(which would also fetch contexts), and its place is a JSON pointer into the file as it is.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree, html

from factdb.errors import BadInput
from factdb.extract.document.encoding import decode
from factdb.extract.document.jsonld import WRAPPING
from factdb.formats.given import Refused
from factdb.formats.lines import decoded, numbered, parsed
from factdb.formats.values import canonical, items, text, url

Node = dict[str, Any]
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
LD_JSON = re.compile(r"^\s*application/(?:ld\+json|json\+ld)", re.IGNORECASE)
PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, recover=True)


class Document:
    """A JSON value of a file: where it is in it, the address of the page that holds it, and its nodes by their ids."""

    def __init__(self, place: str, value: Any, page: str | None = None) -> None:
        self.place, self.value, self.page = place, value, page
        self.nodes = list(nodes_in(value))
        self.by_id: dict[str, Node] = {}
        for _, node in self.nodes:
            if isinstance(node.get("@id"), str) and len(node) > 2:
                self.by_id.setdefault(node["@id"], node)

    @cached_property
    def languages(self) -> dict[str | None, str]:
        """The languages of pages and articles that state theirs, by their addresses as they are compared."""
        found: dict[str | None, str] = {}
        for _, node in self.nodes:
            tag = language_tag(node.get("inLanguage"))
            address = url([node, self.resolved(node.get("mainEntityOfPage"))]) if tag else None
            if tag and address:
                found.setdefault(canonical(address), tag)
        return found

    def of_type(self, name: str) -> Iterator[tuple[str, Node]]:
        """The nodes of a type, each with its place. What only refers to one is none."""
        for pointer, node in self.nodes:
            if has_type(node, name) and node.keys() - {"@type", "@id", "@context"}:
                yield self.placed(pointer), node

    def placed(self, pointer: str) -> str:
        return ", ".join(part for part in (self.place, pointer) if part)

    def resolved(self, value: Any) -> Any:
        """The value, and where it only refers to another node of the page, that one."""
        if isinstance(value, dict) and "@id" in value and len(value.keys() - {"@type"}) == 1:
            return self.by_id.get(value["@id"], value)
        return value

    def all(self, value: Any) -> list[Any]:
        """The values of a property, with references resolved."""
        return [self.resolved(item) for item in items(value)]


def nodes_in(value: Any) -> Iterator[tuple[str, Node]]:
    """Every object in a JSON value with its pointer, from the outside in, in the order of the file."""
    waiting: list[tuple[str, Any]] = [("", value)] if isinstance(value, (dict, list)) else []
    while waiting:
        pointer, current = waiting.pop()
        if isinstance(current, dict):
            yield pointer, current
            inner = [(f"{pointer}/{escaped(key)}", held) for key, held in current.items()]
        else:
            inner = [(f"{pointer}/{place}", held) for place, held in enumerate(current)]
        waiting += [(where, held) for where, held in reversed(inner) if isinstance(held, (dict, list))]


def escaped(key: str) -> str:
    """As JSON pointers write it (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")


def has_type(node: Node, name: str) -> bool:
    """Whether a node is of a type, whose name may be a whole address, in any case."""
    types = [re.split("[/#:]", one)[-1].casefold() for one in items(node.get("@type")) if isinstance(one, str)]
    return name.casefold() in types


def language_tag(value: Any) -> str | None:
    """A BCP 47 tag: a text, or a Language with its `alternateName`."""
    for item in items(value):
        tag = text(item.get("alternateName")) if isinstance(item, dict) else text(item)
        if tag and LANGUAGE.fullmatch(tag.replace("_", "-")):
            return tag.replace("_", "-")
    return None


# --- files


def documents(data: bytes) -> Iterator[Document | Refused]:
    """The JSON values of a file: of a page its ld+json blocks; else the whole file, or, where it is none, its lines."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from of_page(data)
        return
    try:
        yield Document("", parsed(decoded(data)))
    except BadInput as error:
        lines = list(numbered(data.split(b"\n")))
        if len(lines) < 2 or not lines[0][1].rstrip().endswith((b"}", b"]")):
            yield Refused("", error.message, error.hint or "")
        else:
            yield from (of_line(place, line) for place, line in lines)


def of_line(place: str, line: bytes) -> Document | Refused:
    try:
        return Document(place, parsed(decoded(line)))
    except BadInput as error:
        return Refused(place, error.message, error.hint or "")


def of_page(data: bytes) -> Iterator[Document | Refused]:
    """A page's ld+json blocks, with the address that the page gives itself."""
    try:
        tree = html.document_fromstring(decode(data, None).text.encode(), parser=PARSER)
    except (BadInput, etree.ParserError, etree.XMLSyntaxError) as error:
        yield Refused("", "not HTML", str(error))
        return
    page = url([link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")])
    blocks = [script for script in tree.iter("script") if LD_JSON.match(script.get("type") or "")]
    for number, script in enumerate(blocks, start=1):
        place = f"script {number}"
        try:
            yield Document(place, parsed(WRAPPING.sub("", WRAPPING.sub("", script.text or ""))), page)
        except BadInput as error:
            yield Refused(place, error.message, error.hint or "")
