"""Quotebank, quote by quote: quotations of English news with the speaker that a model took them to have."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from factdb.formats.claimants import placed_at
from factdb.formats.given import (
    Format,
    Given,
    GivenEvidence,
    GivenId,
    GivenQuote,
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
    said = by_then(told.latest) if told and told.latest else None
    name = GivenId(options.scheme or NAME, number)
    evidence = printed(line)
    given = GivenQuote(words, voice(line), options.language or "en", said, ids=(name,), evidence=evidence)
    left = len(items(line.get("urls"))) - len(evidence)
    return Given(place, given, (f"{left} of its urls are none, or given twice, and are left out.",) * (left > 0))


def voice(line: dict[str, Any]) -> GivenVoice | None:
    """The speaker by the item of Wikidata; where several have the name, as whoever Quotebank calls so."""
    name = text(line.get("speaker"))
    if name is None or name == NOBODY:
        return None
    known = [item for item in (text(item) for item in items(line.get("qids"))) if item]
    return speaker(name, known[0] if len(known) == 1 else None)


def printed(line: dict[str, Any]) -> tuple[GivenEvidence, ...]:
    """The pages that print it, each once: they say that it was said, as each page does that quotes anybody, so they are
    no independent support. There is no text of them to anchor an appearance in."""
    found: dict[str | None, GivenEvidence] = {}
    for value in items(line.get("urls")):
        address = value if isinstance(value, str) else url(value)
        if address and (page := page_at(address)):
            found.setdefault(page.canonical, page.evidence)
    return tuple(found.values())


class Page(NamedTuple):
    """A page that prints quotes, and what it is known by here."""

    canonical: str | None
    evidence: GivenEvidence


# What many quotes of a file have in common is made once for those that lie near each other.


@lru_cache(10_000)
def page_at(address: str) -> Page | None:
    """None where the text is no address."""
    found = url(address)
    if found is None:
        return None
    return Page(canonical(found), GivenEvidence(placed_at(found, None, None)[0], EvidenceStance.CONTEXT, PRINTED))


@lru_cache(10_000)
def speaker(name: str, item: str | None) -> GivenVoice:
    return GivenVoice(name, ids=(GivenId("wikidata", item) if item else GivenId(NAME, name),))


@lru_cache(1_000)
def by_then(day: dt.date) -> EdtfDate:
    return EdtfDate.no_later_than(day)


FORMAT = Format(NAME, 1, "Quotebank, quote by quote: quotations of English news.", read)
