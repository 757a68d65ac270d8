"""What is new: the claims and verdicts that were recorded or changed last, as entries of a feed."""

import datetime as dt

from factdb.exporting.asking import Asking, Node, plain
from factdb.formats.feeds import Entry, Feed, shortened
from factdb.formats.review_markup import WORDS
from factdb.formats.site import Site

MOST = 50  # entries of a feed
SORTS = ("changes", "claims", "assessments")
TITLES = {"changes": "claims and verdicts", "claims": "claims", "assessments": "verdicts"}
SUFFIXES = {"rss": "rss", "atom": "atom", "jsonfeed": "json"}  # of a feed's address, by its format
SAID = {
    "SAID": "Said",
    "ALTERED": "Altered",
    "MISATTRIBUTED": "Misattributed",
    "FABRICATED": "Fabricated",
    "UNVERIFIED": "Unverified",
}


def feed(asking: Asking, site: Site, of: str, name: str) -> Feed:
    """The feed of `changes`, `claims` or `assessments`, in the format of this name."""
    found = [
        *(claims(asking, site) if of != "assessments" else ()),
        *(assessments(asking, site) if of != "claims" else ()),
    ]
    latest = sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True)[:MOST]
    described = f"New and changed {TITLES[of]}, latest first."
    here = site.url(f"feeds/{of}.{SUFFIXES[name]}")
    return Feed(site.tag(f"feeds/{of}"), f"{site.name}: {TITLES[of]}", described, site.url(""), here, latest)


def claims(asking: Asking, site: Site) -> list[Entry]:
    return [claim(node, site) for node in asking.answer("new_claims")["claims"]["nodes"]]


def assessments(asking: Asking, site: Site) -> list[Entry]:
    nodes = asking.answer("new_assessments")["assessments"]["nodes"]
    return [assessment(node, site) for node in nodes if node["claim"] or node["quote"]]


def claim(node: Node, site: Site) -> Entry:
    """A claim, with who made it."""
    verdict = "".join(f"\n\n{WORDS[one['veracity']]}." for one in node["assessments"]["nodes"])
    said = "".join(f"\n\n{quoted(one)}" for one in node["quotes"]["nodes"])
    return entry(node, site, plain(node["id"]), node, shortened(node["text"]), f"{node['text']}{said}{verdict}")


def quoted(quote: Node) -> str:
    who = quote["speaker"]["name"] if quote["speaker"] else None
    when = quote["said"]["edtf"] if quote["said"] else None
    said = ", ".join(part for part in (who, when) if part)
    return f"“{quote['text']}”" + (f" ({said})" if said else "")


def assessment(node: Node, site: Site) -> Entry:
    """A verdict, on the page of what it is about."""
    subject = node["claim"] or node["quote"]
    verdict = WORDS[node["veracity"]] if node["claim"] else SAID[node["attribution"]]
    text = f"{verdict}: {subject['text']}\n\n{node['reason']}"
    who = node["account"]["name"] if node["account"] else None
    return entry(node, site, plain(subject["id"]), subject, shortened(f"{verdict}: {subject['text']}"), text, who)


def entry(node: Node, site: Site, page: str, subject: Node, title: str, text: str, author: str | None = None) -> Entry:
    """An entry; `page` is the record that has one, `subject` the record whose language and topics it has."""
    return Entry(
        site.tag(plain(node["id"])),
        site.url(page),
        title,
        text,
        dt.datetime.fromisoformat(node["recordedFrom"]),
        subject["language"],
        author,
        tuple(topic["name"] for topic in subject["topics"]["nodes"]),
    )
