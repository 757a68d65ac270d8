"""What was made of a record: where else its content stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import exists, select, union
from sqlalchemy.orm import Session

from factdb.models import (
    Appearance,
    AttributionHop,
    Base,
    Claim,
    ClaimIdentifier,
    DriftEntry,
    Evidence,
    MergeCandidate,
    Proposal,
    ProposalCandidate,
    ProposalHop,
    ProposalRole,
    Publisher,
    PublisherDomain,
    Quote,
    QuoteIdentifier,
    Recorded,
    ReliabilityGrade,
    Snapshot,
    SnapshotCheck,
    Source,
    SourceAuthor,
    Speaker,
    SpeakerIdentifier,
    SpeakerName,
    SpeakerRole,
)

Noun = type[Recorded]
MADE_OF: dict[Noun, list[tuple[Noun, str]]] = {  # by the column that leads back
    Source: [(SourceAuthor, "source_id"), (Snapshot, "source_id")],
    Snapshot: [
        (SnapshotCheck, "snapshot_id"),
        (Appearance, "snapshot_id"),
        (Proposal, "snapshot_id"),
        (DriftEntry, "snapshot_id"),
    ],
    Quote: [
        (Appearance, "quote_id"),
        (Proposal, "quote_id"),
        (ProposalCandidate, "quote_id"),
        (QuoteIdentifier, "quote_id"),
    ],
    Claim: [(ClaimIdentifier, "claim_id")],
    Appearance: [(AttributionHop, "appearance_id"), (Proposal, "appearance_id"), (DriftEntry, "appearance_id")],
    Proposal: [(ProposalRole, "proposal_id"), (ProposalHop, "proposal_id"), (ProposalCandidate, "proposal_id")],
    Speaker: [
        (SpeakerName, "speaker_id"),
        (SpeakerRole, "speaker_id"),
        (SpeakerIdentifier, "speaker_id"),
        (AttributionHop, "speaker_id"),
        (MergeCandidate, "speaker_id"),
        (MergeCandidate, "other_id"),
    ],
    Publisher: [(PublisherDomain, "publisher_id"), (ReliabilityGrade, "publisher_id")],
}


@dataclass(frozen=True)
class Reached:
    """A record whose content is that of another; of some, in these columns alone."""

    noun: Noun
    number: int
    columns: frozenset[str] | None = None


@dataclass
class Reach:
    """All that is reached from a record, itself first; and what may still hold the words."""

    records: list[Reached] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def nouns_by_word() -> dict[str, Noun]:
    """All nouns whose rows have versions, by the words of their ids."""
    mapped: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    return {noun.word: noun for noun in mapped if issubclass(noun, Recorded)}


def reached(session: Session, noun: Noun, number: int) -> Reach:
    """A record and all that was made of it, in whatever version it led back to it."""
    found: dict[tuple[Noun, int], Reached] = {}
    waiting = [(noun, number)]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = Reached(*here)
            waiting += made_of(session, *here)
    records = list(found.values())
    snapshots = [each.number for each in records if each.noun is Snapshot]
    passages = leading_to(session, Evidence, "snapshot_id", snapshots)
    records += [Reached(Evidence, each, frozenset({"passage"})) for each in passages if (Evidence, each) not in found]
    return Reach(records, list(left_of(session, noun, number)))


def made_of(session: Session, noun: Noun, number: int) -> Iterator[tuple[Noun, int]]:
    for part, key in MADE_OF.get(noun, ()):
        for each in leading_to(session, part, key, [number]):
            yield part, each
    if noun is Snapshot:
        for each in printed_there_alone(session, number):
            yield Quote, each


def leading_to(session: Session, noun: Noun, key: str, numbers: Iterable[int]) -> list[int]:
    """The records that lead to one of these, now or in an old version."""
    numbers = list(numbers)
    tables = (noun.table(), noun.history())
    found = union(*(select(table.c.id).where(table.c[key].in_(numbers)) for table in tables)).order_by("id")
    return list(session.connection().execute(found).scalars()) if numbers else []


def printed_there_alone(session: Session, snapshot: int) -> list[int]:
    """The quotes that no other snapshot prints."""
    here, elsewhere = Appearance.table().alias(), Appearance.table().alias()
    other = exists().where(elsewhere.c.quote_id == here.c.quote_id, elsewhere.c.snapshot_id != snapshot)
    found = select(here.c.quote_id).where(here.c.snapshot_id == snapshot, ~other).distinct().order_by(here.c.quote_id)
    return list(session.connection().execute(found).scalars())


def left_of(session: Session, noun: Noun, number: int) -> Iterator[str]:
    """What may still hold the words: a person has to look."""
    if noun is Quote:
        table = Appearance.table()
        printed = select(table.c.snapshot_id).where(table.c.quote_id == number).distinct().order_by(table.c.snapshot_id)
        for each in session.connection().execute(printed).scalars():
            yield f"snapshot-{each} prints it, in its text and its raw bytes"
    if noun in (Speaker, Publisher):
        yield "Texts that name it are not searched: erase the snapshots, quotes and claims that do."
    if noun is Snapshot:
        yield "Quotes that other snapshots print keep their text; so do claims, and notes that people wrote."
