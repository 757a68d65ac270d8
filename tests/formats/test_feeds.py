"""Feeds: the same entries in three formats."""

import datetime as dt
import json

import pytest
from lxml import etree

from factdb.formats.feeds import ATOM, NEVER, WRITERS, Entry, Feed, instant, shortened

UPDATED = dt.datetime(2024, 6, 1, 12, 30, 0, 250000, tzinfo=dt.UTC)
ENTRY = Entry(
    "tag:facts.example,2026:claim-5",
    "https://facts.example/claim-5",
    "The dam <b>holds</b> & more \x0b",
    "Said “so”\n\nTwice. 𝔘",
    UPDATED,
    "en",
    "Mara Tal",
    ("Dams", "Floods & fire"),
)
EARLIER = Entry("tag:facts.example,2026:claim-4", "https://facts.example/claim-4", "Old", "", NEVER)


def feed(*entries: Entry) -> Feed:
    home = "https://facts.example/"
    return Feed("tag:facts.example,2026:feeds/claims", "Desk: claims", "New.", home, f"{home}feeds/claims", entries)


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_entries_give_the_same_bytes(name: str) -> None:
    assert WRITERS[name](feed(ENTRY, EARLIER)) == WRITERS[name](feed(ENTRY, EARLIER))


def test_rss_has_what_readers_ask_for() -> None:
    channel = etree.fromstring(WRITERS["rss"](feed(ENTRY, EARLIER))).find("channel")
    assert channel.findtext("lastBuildDate") == "Sat, 01 Jun 2024 12:30:00 GMT"
    assert channel.find(f"{{{ATOM}}}link").get("rel") == "self"
    item = channel.find("item")
    assert item.findtext("title") == "The dam <b>holds</b> & more \ufffd"
    assert (item.findtext("guid"), item.find("guid").get("isPermaLink")) == (ENTRY.id, "false")
    assert item.findtext("link") == ENTRY.url
    assert [one.text for one in item.findall("category")] == ["Dams", "Floods & fire"]
    assert item.findtext("description") == ENTRY.text


def test_atom_has_what_the_standard_demands() -> None:
    root = etree.fromstring(WRITERS["atom"](feed(ENTRY)))
    for required in ("id", "title", "updated", "author/name"):
        assert root.findtext("/".join(f"{{{ATOM}}}{part}" for part in required.split("/")))
    entry = root.find(f"{{{ATOM}}}entry")
    assert entry.findtext(f"{{{ATOM}}}id") == ENTRY.id
    assert entry.findtext(f"{{{ATOM}}}updated") == "2024-06-01T12:30:00.25Z"
    assert entry.findtext(f"{{{ATOM}}}content") == ENTRY.text
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_json_feed_has_version_ids_and_texts() -> None:
    found = json.loads(WRITERS["jsonfeed"](feed(ENTRY, EARLIER)))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    first, second = found["items"]
    assert (first["id"], first["content_text"]) == (ENTRY.id, ENTRY.text)
    assert first["authors"] == [{"name": "Mara Tal"}]
    assert (second["date_modified"], second.get("tags")) == ("1970-01-01T00:00:00Z", None)


@pytest.mark.parametrize("name", WRITERS)
def test_a_feed_without_entries_is_one_and_never_changes(name: str) -> None:
    assert feed().updated == NEVER
    assert WRITERS[name](feed())


def test_moments_and_titles_are_short() -> None:
    assert instant(UPDATED.replace(microsecond=0)) == "2024-06-01T12:30:00Z"
    assert shortened("The\n dam  holds.") == "The dam holds."
    assert len(shortened("dam " * 100)) <= 202
