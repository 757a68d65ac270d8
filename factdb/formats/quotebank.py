"""Quotebank, quote by quote: quotations of English news with the speaker that a model took them to have."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from factdb.formats.claimants import placed_at
from factdb.formats.given import (
    Format,
    Given,
    GivenEvidence,
    GivenId,
    GivenQuote,
    GivenSource,
    GivenVoice,
    Options,
    Records,
    Refused,
)
from factdb.formats.lines import json_lines
from factdb.formats.values import canonical, day, items, text, url
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import EvidenceStance

NAME = "quotebank"
NOBODY = "None"
PRINTED = "Prints the quote, by Quotebank."


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The quotations, a JSON object a line."""
    return json_lines(chunks, lambda place, line: iter([quote(place, line, options)]))


def quote(place: str, line: dict[str, Any], options: Options) -> Given | Refused:
    number, words = text(line.get("quoteID")), text(line.get("quotation"))
    if number is None:
        return Refused(place, "no id", "Its quoteID is missing; quote-centric files have one a line.")
    if words is None:
        return Refused(place, "no text", "Its quotation is missing or empty.")
    told = day(line.get("date"))
    said = EdtfDate.no_later_than(told.latest) if told and told.latest else None
    name = GivenId(options.scheme or NAME, number)
    evidence = tuple(printed(line))
    given = GivenQuote(words, voice(line), options.language or "en", said, ids=(name,), evidence=evidence)
    left = len(items(line.get("urls"))) - len(evidence)
    return Given(place, given, (f"{left} of its urls are none, or given twice, and are left out.",) * (left > 0))


def voice(line: dict[str, Any]) -> GivenVoice | None:
    """The speaker by the item of Wikidata; where several have the name, as whoever Quotebank calls so."""
    name = text(line.get("speaker"))
    if name is None or name == NOBODY:
        return None
    known = [item for item in (text(item) for item in items(line.get("qids"))) if item]
    return GivenVoice(name, ids=(GivenId("wikidata", known[0]) if len(known) == 1 else GivenId(NAME, name),))


def printed(line: dict[str, Any]) -> Iterator[GivenEvidence]:
    """The pages that print it, each once: they say that it was said, as each page does that quotes anybody, so they are
    no independent support. There is no text of them to anchor an appearance in."""
    seen: set[str | None] = set()
    for address in items(line.get("urls")):
        found = url(address)
        page = found and page_at(found)
        if page and page.canonical not in seen:
            seen.add(page.canonical)
            yield GivenEvidence(page.source, EvidenceStance.CONTEXT, PRINTED)


class Page(NamedTuple):
    """A page that prints quotes, and what it is known by here."""

    canonical: str | None
    source: GivenSource


@lru_cache(10_000)
def page_at(address: str) -> Page:
    """Pages print many quotes, which lie near each other in a file."""
    return Page(canonical(address), placed_at(address, None, None)[0])


FORMAT = Format(NAME, 1, "Quotebank, quote by quote: quotations of English news.", read)
