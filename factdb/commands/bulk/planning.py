"""What an imported quote needs, its values checked as its commands check them. Nothing here asks the database."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from factdb.commands.finding import a_name, language_tag, words, words_or_none
from factdb.errors import BadInput
from factdb.formats.given import Given, GivenEvidence, GivenId, GivenQuote, GivenSource, GivenVoice, Refused
from factdb.rules.dates import EdtfDate
from factdb.rules.urls import canonical_url
from factdb.rules.vocabulary import EvidenceStance, SourceKind, SpeakerKind
from factdb.search.documents import Analysed, analysed

Key = tuple[str, str]  # an id elsewhere: whose, and which
Date = tuple[Any, Any, Any, Any]  # a date in the world, by its columns
NO_DATE: Date = (None, None, None, None)


class VoicePlan(NamedTuple):
    """A speaker: known by an id, or else by the name, or new."""

    name: str
    kind: SpeakerKind
    ids: tuple[Key, ...]


class SourcePlan(NamedTuple):
    """A document, known by its address."""

    url: str | None
    canonical: str
    title: str | None
    kind: SourceKind
    published: Date
    authors: tuple[str, ...]


class QuotePlan(NamedTuple):
    """A quote with whom and what it is tied to, the place of its record, and what it is found by."""

    place: str
    text: str
    language: str | None
    said: Date
    occasion: str | None
    medium: str | None
    voice: VoicePlan | None
    ids: tuple[Key, ...]
    evidence: tuple[tuple[SourcePlan, EvidenceStance, str | None], ...]
    notes: tuple[str, ...]
    analysed: Analysed


Ready = Given | Refused | QuotePlan
"""A record of a file, planned already or not."""


def planned(record: Given | Refused) -> QuotePlan | None:
    """What a record needs that is a quote and nothing more. None where it is more, or where a value of it cannot be
    taken: taking.py takes it then, or tells why not."""
    if not isinstance(record, Given) or not isinstance(record.what, GivenQuote):
        return None
    try:
        return quote(record.place, record.what, record.notes)
    except (BadInput, MoreNeeded):
        return None


def ready(record: Ready) -> Ready:
    """The record, planned where it can be."""
    return (planned(record) or record) if isinstance(record, Given) else record


class MoreNeeded(Exception):
    """It takes the nouns' commands."""


def quote(place: str, given: GivenQuote, notes: tuple[str, ...]) -> QuotePlan:
    ids = keys(given.ids)
    if not ids:
        raise MoreNeeded
    text, language = words(given.text, "text"), language_tag(given.language)
    occasion = words_or_none(given.occasion, "occasion")
    return QuotePlan(
        place,
        text,
        language,
        date(given.said),
        occasion,
        words_or_none(given.medium, "medium"),
        voice(given.voice) if given.voice else None,
        ids,
        tuple(map(evidence, given.evidence)),
        notes,
        analysed(occasion, text, language),
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


@lru_cache(10_000)
def voice(given: GivenVoice) -> VoicePlan:
    ids = keys(given.ids)
    if given.role or any(scheme != scheme.casefold() for scheme, _ in ids):
        raise MoreNeeded
    return VoicePlan(a_name(given.name, "speaker"), given.kind, ids)


@lru_cache(10_000)
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


# --- and back


def unplanned(plan: QuotePlan) -> Given:
    """The record of a plan, for taking.py."""
    voice = plan.voice and GivenVoice(plan.voice.name, plan.voice.kind, elsewhere(plan.voice.ids))
    evidence = tuple(GivenEvidence(document(source), stance, note) for source, stance, note in plan.evidence)
    ids = elsewhere(plan.ids)
    said = dated(plan.said)
    quote = GivenQuote(plan.text, voice, plan.language, said, plan.occasion, plan.medium, ids, evidence)
    return Given(plan.place, quote, plan.notes)


def elsewhere(ids: tuple[Key, ...]) -> tuple[GivenId, ...]:
    return tuple(GivenId(scheme, value) for scheme, value in ids)


def document(plan: SourcePlan) -> GivenSource:
    url = plan.url or plan.canonical
    return GivenSource(url, plan.canonical, plan.title, dated(plan.published), plan.authors, plan.kind)


def dated(date: Date) -> EdtfDate | None:
    return EdtfDate(*date) if date[0] is not None else None
