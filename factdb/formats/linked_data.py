"""Records as schema.org names them: Claim, Quotation, and those who and what stands around them.

`Quotation` has only `spokenByCharacter` of its own, which is for characters of a play: who said it is the `creator`,
and what prints it is what it `isPartOf`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from factdb.formats.json_ld import Json, alone, without_nothing
from factdb.formats.site import Site

Node = dict[str, Any]
ISO_8601 = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
SPEAKERS = {"PERSON": "Person", "ORGANIZATION": "Organization"}  # groups and unnamed voices are neither
SOURCES = {
    "ARTICLE": "NewsArticle",
    "VIDEO": "VideoObject",
    "POST": "SocialMediaPosting",
    "OFFICIAL_DOCUMENT": "Report",
}
WIKIDATA = "https://www.wikidata.org/wiki/"


def day(date: Node | None) -> str | None:
    """A date in the world, where it is a day, month or year for certain; schema.org knows no others."""
    return date["edtf"] if date and ISO_8601.fullmatch(date["edtf"]) else None


def speaker(node: Node) -> Json:
    """Whoever speaks."""
    same = [WIKIDATA + one["value"] for one in node.get("identifiers", ()) if one["scheme"] == "wikidata"]
    type_ = SPEAKERS.get(node["kind"])
    return without_nothing(
        type_=type_ or "Thing", name=node["name"], description=node["description"], sameAs=alone(same)
    )


def organization(node: Node | None) -> Json | None:
    """A publisher."""
    if node is None:
        return None
    domain = next(iter(node["domains"]), None)
    return without_nothing(type_="Organization", name=node["name"], url=domain and f"https://{domain['domain']}")


def source(node: Node) -> Json:
    """A document as published."""
    return without_nothing(
        type_=SOURCES.get(node["kind"], "CreativeWork"),
        url=node["url"],
        headline=node["title"],
        datePublished=day(node["published"]),
        inLanguage=node["language"],
        publisher=organization(node["publisher"]),
    )


def quotation(node: Node, site: Site) -> Json:
    """A quote."""
    parts = [source(one) for one in unique(item["source"] for item in node["appearances"])]
    return without_nothing(
        type_="Quotation",
        id_=site.url(node["id"]),
        text=node["text"],
        inLanguage=node["language"],
        creator=speaker(node["speaker"]) if node["speaker"] else None,
        dateCreated=day(node["said"]),
        isPartOf=alone(parts),
    )


def claim(node: Node, site: Site | None = None) -> Json:
    """A claim with who makes it and where it appears, earliest first. Without a site it is a part of something else, as
    of a review, and has no page to be named by."""
    voices = asserted(node)
    appearing = [source(one) for one in unique(one for voice in voices for one in voice[2])]
    said = next((day(date) for date, _, _ in voices if day(date)), None)
    return without_nothing(
        type_="Claim",
        id_=site.url(node["id"]) if site else None,
        text=node["text"] if site else None,
        inLanguage=node["language"] if site else None,
        author=alone([speaker(one) for one in unique(who for _, who, _ in voices)]),
        datePublished=said,
        firstAppearance=appearing[0] if appearing else None,
        appearance=alone(appearing[1:]),
    )


def asserted(node: Node) -> list[tuple[Node | None, Node | None, list[Node]]]:
    """Who asserts a claim, earliest first: when, who, and where it is printed."""
    found = []
    for one in listed(node["assertions"]):
        quote, document = one["quote"], one["source"]
        if quote is not None and stands(quote):
            where = [item["source"] for item in listed(quote["appearances"])]
            found.append((quote["said"], quote["speaker"], where))
        elif document is not None and stands(document):
            found.append((document["published"], None, [document]))
    return sorted(found, key=lambda voice: latest(voice[0]))


def listed(connection: Any) -> list[Node]:
    """What a connection holds."""
    found: list[Node] = connection["nodes"] if isinstance(connection, dict) else connection
    return found


def stands(node: Node) -> bool:
    """Whether it was not retracted."""
    return node.get("retraction") is None


def latest(date: Node | None) -> str:
    return (date and (date["latest"] or date["earliest"])) or "9999"


def unique(nodes: Iterable[Node | None]) -> Iterator[Node]:
    """The records that stand, each once."""
    seen = set()
    for node in nodes:
        if node is not None and stands(node) and node["id"] not in seen:
            seen.add(node["id"])
            yield node
