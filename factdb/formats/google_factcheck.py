"""Answers of Google's Fact Check Tools API: `claims:search`, `claims:imageSearch`, or single claims of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from factdb.extract import detect_language
from factdb.formats.claimants import said_by
from factdb.formats.given import (
    Format,
    Given,
    GivenClaim,
    GivenPublisher,
    GivenReview,
    Options,
    Records,
    Refused,
)
from factdb.formats.schema_org import Document, Node, documents
from factdb.formats.values import day, host, items, no_later, original, text, url

NAME = "google-factcheck"


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """Every claim of the answers."""
    for document in documents(b"".join(chunks)):
        if isinstance(document, Refused):
            yield document
            continue
        found = list(claims_in(document))
        if not found:
            yield Refused(document.place, "no claim", "The answer holds none.")
        yield from (claim(document.placed(pointer), node, options) for pointer, node in found)


def claims_in(document: Document) -> Iterator[tuple[str, Node]]:
    """What an answer lists as claims, and what looks like one."""
    for pointer, node in document.nodes:
        parent = pointer.rsplit("/", 2)
        is_listed = len(parent) == 3 and parent[1] == "claims" and parent[2].isdigit()
        if is_listed or "claimReview" in node:
            yield pointer, node


def claim(place: str, node: Node, options: Options) -> Given | Refused:
    said = text(node.get("text"))
    checks = [each for each in items(node.get("claimReview")) if isinstance(each, dict)]
    reviews = [found for each in checks if (found := review(each)) is not None]
    if said is None:
        return Refused(place, "no claim", "Its text is missing or empty.")
    if not reviews:
        return Refused(place, "no address" if checks else "no review", "Its claimReview has none with a url.")
    stated = [tag for each in checks if (tag := text(each.get("languageCode")))]
    titles = "\n".join(filter(None, (found.title for found in reviews)))
    language = next(iter(stated), None) or options.language or detect_language(f"{said}\n{titles}")
    told = min((found.published for found in reviews if found.published), key=latest, default=None)
    quotes = said_by(said, text(node.get("claimant")), language, no_later(day(node.get("claimDate")), told))
    notes = [f"{len(checks) - len(reviews)} of its reviews have no url and are left out."] * (
        len(checks) > len(reviews)
    )
    return Given(place, GivenClaim(said, language, quotes=quotes, reviews=tuple(reviews)), tuple(notes))


def latest(date: Any) -> str:
    return str(date.latest or "")


def review(node: Node) -> GivenReview | None:
    address = url(node.get("url"))
    if address is None:
        return None
    house = node.get("publisher")
    site = text(house.get("site")) if isinstance(house, dict) else None
    return GivenReview(
        original(address),
        GivenPublisher(text(house), host(url(site)) if site else host(original(address))),
        text(node.get("title")),
        day(node.get("reviewDate")),
        text(node.get("textualRating")),
    )


FORMAT = Format(NAME, 1, "Answers of Google's Fact Check Tools API.", read)
