"""What is known already of a batch's records, by their natural keys: one question a noun for some hundred keys."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from factdb.commands.bulk.planning import Date, Key
from factdb.db.loading import one_of
from factdb.models import QuoteIdentifier, Source, Speaker, SpeakerIdentifier, SpeakerMerge, SpeakerName
from factdb.search.claims import parted


@dataclass(frozen=True, slots=True)
class KnownVoice:
    """Whose an id is: the speaker it was given to, whether that one stands, and whether whoever it was merged into
    does."""

    speaker_id: int
    stands: bool
    survives: bool


def by_scheme(keys: Iterable[Key]) -> Iterator[tuple[str, Collection[str]]]:
    """Schemes, each with some hundred of its values."""
    sorted_out: dict[str, dict[str, None]] = {}
    for scheme, value in keys:
        sorted_out.setdefault(scheme, {})[value] = None
    for scheme, values in sorted_out.items():
        for part in parted(list(values)):
            yield scheme, part


def known_quotes(session: Session, keys: Iterable[Key]) -> set[Key]:
    """Those of the ids that some quote has."""
    own = QuoteIdentifier.table().c
    found: set[Key] = set()
    for scheme, values in by_scheme(keys):
        theirs = select(own.value).where(own.scheme == scheme, one_of(session.connection(), own.value, values))
        found.update((scheme, value) for value in session.scalars(theirs))
    return found


def known_voices(session: Session, keys: Iterable[Key]) -> dict[Key, KnownVoice]:
    """Whose these ids are."""
    own, last = SpeakerIdentifier, aliased(Speaker)
    whose = (
        select(own.value, own.speaker_id, Speaker.retracted_in_id, last.retracted_in_id)
        .join(Speaker, Speaker.id == own.speaker_id)
        .outerjoin(SpeakerMerge, SpeakerMerge.record_id == own.speaker_id)
        .join(last, last.id == func.coalesce(SpeakerMerge.survivor_id, own.speaker_id))
    )
    found: dict[Key, KnownVoice] = {}
    for scheme, values in by_scheme(keys):
        for value, number, gone, last_gone in session.execute(
            whose.where(own.scheme == scheme, one_of(session.connection(), own.value, values))
        ):
            found[scheme, value] = KnownVoice(number, gone is None, last_gone is None)
    return found


def known_names(session: Session, names: Collection[str]) -> dict[str, list[int]]:
    """The speakers that stand and bear these names, oldest first."""
    survivor = func.coalesce(SpeakerMerge.survivor_id, SpeakerName.speaker_id)
    bearing = (
        select(SpeakerName.name, survivor)
        .outerjoin(SpeakerMerge, SpeakerMerge.record_id == SpeakerName.speaker_id)
        .join(Speaker, Speaker.id == survivor)
        .where(Speaker.retracted_in_id.is_(None))
        .distinct()
    )
    found: dict[str, list[int]] = {}
    for part in parted(sorted(names)):
        for name, number in session.execute(
            bearing.where(one_of(session.connection(), SpeakerName.name, part)).order_by(survivor)
        ):
            found.setdefault(name, []).append(number)
    return found


def known_sources(session: Session, addresses: Collection[str]) -> dict[str, tuple[int, Date]]:
    """The sources that stand, by their addresses: number, and when it was published."""
    own = Source.table().c
    columns: list[Any] = [own.canonical_url, own.id]
    columns += [own[f"published_{part}"] for part in ("edtf", "earliest", "latest", "words")]
    found: dict[str, tuple[int, Date]] = {}
    for part in parted(sorted(addresses)):
        there = select(*columns).where(
            one_of(session.connection(), own.canonical_url, part), own.retracted_in_id.is_(None)
        )
        for url, number, *published in session.execute(there):
            found[url] = (number, tuple(published))
    return found
