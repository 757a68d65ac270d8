"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of the same entries.

Written with lxml, which is here anyhow: the library for feeds knows RSS and Atom alone, puts the present moment into
them, and had its last release in 2023.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

import orjson
from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # when a feed without entries was changed
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST = 200  # characters of a title


@dataclass(frozen=True)
class Entry:
    """Something new or changed. `id` never changes; `updated` does with each version."""

    id: str
    url: str
    title: str
    text: str
    updated: dt.datetime
    language: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """Entries, latest first, and what they are. `home` is the site, `here` the feed's own address in each format."""

    id: str
    title: str
    description: str
    home: str
    here: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> dt.datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)


def shortened(text: str) -> str:
    """A text as a title: on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


# --- RSS


def rss(feed: Feed) -> bytes:
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM})
    channel = etree.SubElement(root, "channel")
    put(channel, "title", feed.title)
    put(channel, "link", feed.home)
    put(channel, "description", feed.description)
    etree.SubElement(channel, f"{{{ATOM}}}link", {"href": feed.here, "rel": "self", "type": "application/rss+xml"})
    put(channel, "lastBuildDate", format_datetime(feed.updated, usegmt=True))
    for entry in feed.entries:
        item = etree.SubElement(channel, "item")
        put(item, "title", entry.title)
        put(item, "link", entry.url)
        put(item, "description", entry.text)
        for tag in entry.tags:
            put(item, "category", tag)
        put(item, "guid", entry.id, isPermaLink="false")
        put(item, "pubDate", format_datetime(entry.updated, usegmt=True))
    return xml(root)


# --- Atom


def atom(feed: Feed) -> bytes:
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    put_atom(root, "id", feed.id)
    put_atom(root, "title", feed.title)
    put_atom(root, "subtitle", feed.description)
    put_atom(root, "updated", instant(feed.updated))
    put_atom(root, "link", None, href=feed.home, rel="alternate")
    put_atom(root, "link", None, href=feed.here, rel="self", type="application/atom+xml")
    put_atom(put_atom(root, "author", None), "name", feed.title.partition(":")[0])
    for entry in feed.entries:
        root.append(atom_entry(entry))
    return xml(root)


def atom_entry(entry: Entry) -> Any:
    language = {"{http://www.w3.org/XML/1998/namespace}lang": entry.language} if entry.language else {}
    found = etree.Element(f"{{{ATOM}}}entry", language)
    put_atom(found, "id", entry.id)
    put_atom(found, "title", entry.title)
    put_atom(found, "link", None, href=entry.url, rel="alternate")
    put_atom(found, "updated", instant(entry.updated))
    if entry.author:
        put_atom(put_atom(found, "author", None), "name", entry.author)
    for tag in entry.tags:
        put_atom(found, "category", None, term=tag)
    put_atom(found, "content", entry.text, type="text")
    return found


def put_atom(parent: Any, name: str, text: str | None, **attributes: str) -> Any:
    return put(parent, f"{{{ATOM}}}{name}", text, **attributes)


def put(parent: Any, name: str, text: str | None, **attributes: str) -> Any:
    """An element with a text, without the characters that XML cannot hold."""
    found = etree.SubElement(parent, name, {key: NOT_IN_XML.sub("\ufffd", value) for key, value in attributes.items()})
    found.text = None if text is None else NOT_IN_XML.sub("\ufffd", text)
    return found


def xml(root: Any) -> bytes:
    found: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return found


def instant(moment: dt.datetime) -> str:
    """As RFC 3339 has it, in UTC and without trailing zeros of a second."""
    shown = moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat()
    return f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown}Z"


# --- JSON Feed


def json_feed(feed: Feed) -> bytes:
    head = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title, "description": feed.description}
    links = {"home_page_url": feed.home, "feed_url": feed.here}
    return orjson.dumps({**head, **links, "items": list(map(json_item, feed.entries))}, option=orjson.OPT_INDENT_2)


def json_item(entry: Entry) -> dict[str, Any]:
    names = {"id": entry.id, "url": entry.url, "title": entry.title, "content_text": entry.text}
    more = {"language": entry.language, "tags": list(entry.tags), "authors": entry.author and [{"name": entry.author}]}
    return {**names, "date_modified": instant(entry.updated), **{key: value for key, value in more.items() if value}}


WRITERS: dict[str, Callable[[Feed], bytes]] = {"rss": rss, "atom": atom, "jsonfeed": json_feed}
MEDIA_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json; charset=utf-8",
}
