"""What an imported quote needs, its values checked as its commands check them. Nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from factdb.commands.finding import a_name, language_tag, words, words_or_none
from factdb.errors import BadInput
from factdb.formats.given import Given, GivenEvidence, GivenId, GivenQuote, GivenSource, GivenVoice, Refused
from factdb.rules.dates import EdtfDate
from factdb.rules.urls import canonical_url
from factdb.rules.vocabulary import EvidenceStance, SourceKind, SpeakerKind

Key = tuple[str, str]  # an id elsewhere: whose, and which
Date = tuple[Any, Any, Any, Any]  # a date in the world, by its columns
NO_DATE: Date = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class VoicePlan:
    """A speaker: known by an id, or else by the name, or new."""

    name: str
    kind: SpeakerKind
    ids: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class SourcePlan:
    """A document, known by its address."""

    url: str | None
    canonical: str
    title: str | None
    kind: SourceKind
    published: Date
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotePlan:
    """A quote with whom and what it is tied to."""

    text: str
    language: str | None
    said: Date
    occasion: str | None
    medium: str | None
    voice: VoicePlan | None
    ids: tuple[Key, ...]
    evidence: tuple[tuple[SourcePlan, EvidenceStance, str | None], ...]
    notes: tuple[str, ...]


def planned(record: Given | Refused) -> QuotePlan | None:
    """What a record needs that is a quote and nothing more. None where it is more, or where a value of it cannot be
    taken: taking.py takes it then, or tells why not."""
    if not isinstance(record, Given) or not isinstance(record.what, GivenQuote):
        return None
    try:
        return quote(record.what, record.notes)
    except (BadInput, MoreNeeded):
        return None


class MoreNeeded(Exception):
    """It takes the nouns' commands."""


def quote(given: GivenQuote, notes: tuple[str, ...]) -> QuotePlan:
    ids = keys(given.ids)
    if not ids:
        raise MoreNeeded
    return QuotePlan(
        words(given.text, "text"),
        language_tag(given.language),
        date(given.said),
        words_or_none(given.occasion, "occasion"),
        words_or_none(given.medium, "medium"),
        voice(given.voice) if given.voice else None,
        ids,
        tuple(map(evidence, given.evidence)),
        notes,
    )


def keys(given: Iterable[GivenId]) -> tuple[Key, ...]:
    """The ids, each once, none of which has blanks around it."""
    found = [(one.scheme, one.value) for one in given]
    for scheme, value in found:
        if a_name(scheme, "scheme") != scheme or a_name(value, "id") != value:
            raise MoreNeeded
    if len(found) > 1 and len(set(found)) < len(found):
        raise MoreNeeded
    return tuple(found)


def voice(given: GivenVoice) -> VoicePlan:
    ids = keys(given.ids)
    if given.role or any(scheme != scheme.casefold() for scheme, _ in ids):
        raise MoreNeeded
    return VoicePlan(a_name(given.name, "speaker"), given.kind, ids)


def evidence(given: GivenEvidence) -> tuple[SourcePlan, EvidenceStance, str | None]:
    return source(given.source), given.stance, words_or_none(given.note, "note")


@lru_cache(10_000)
def source(given: GivenSource) -> SourcePlan:
    return SourcePlan(
        words_or_none(given.url, "url"),
        canonical_url(given.canonical or given.url),
        words_or_none(given.title, "title"),
        given.kind,
        date(given.published),
        tuple(words(name, "authors") for name in given.authors),
    )


def date(given: EdtfDate | None) -> Date:
    return (given.edtf, given.earliest, given.latest, given.words) if given else NO_DATE
