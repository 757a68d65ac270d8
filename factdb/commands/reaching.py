"""What was made of a record: where else its content stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import exists, select, union
from sqlalchemy.orm import Session

from factdb.commands.finding import all_of
from factdb.models import (
    MERGES,
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
    Claim: [(ClaimIdentifier, "claim_id"), (ProposalCandidate, "claim_id")],
    Appearance: [(AttributionHop, "appearance_id"), (Proposal, "appearance_id"), (DriftEntry, "appearance_id")],
    Proposal: [(ProposalRole, "proposal_id"), (ProposalHop, "proposal_id"), (ProposalCandidate, "proposal_id")],
    Speaker: [
        (SpeakerName, "speaker_id"),
        (SpeakerRole, "speaker_id"),
        (SpeakerIdentifier, "speaker_id"),
        (AttributionHop, "speaker_id"),
        (ProposalCandidate, "speaker_id"),
        (MergeCandidate, "speaker_id"),
        (MergeCandidate, "other_id"),
    ],
    Publisher: [
        (PublisherDomain, "publisher_id"),
        (ReliabilityGrade, "publisher_id"),
        (AttributionHop, "publisher_id"),
    ],
}
SAYING: dict[Noun, list[tuple[Noun, str, frozenset[str]]]] = {  # the same, of records that say it in some columns alone
    Snapshot: [(Evidence, "snapshot_id", frozenset({"passage"}))],
    Claim: [(Proposal, "claim_id", frozenset({"claim_text"}))],
    Speaker: [(SpeakerRole, "organization_id", frozenset({"organization"}))],
}
NAMING: list[tuple[Noun, str, frozenset[str]]] = [  # by the quotes of a speaker: how texts name who spoke
    (Appearance, "quote_id", frozenset({"mention"})),
    (Proposal, "quote_id", frozenset({"mention", "speaker_name"})),
]


@dataclass(frozen=True)
class Reached:
    """A record whose content is that of another; of some, in these columns alone."""

    noun: Noun
    number: int
    columns: frozenset[str] | None = None

    def also(self, columns: frozenset[str] | None) -> "Reached":
        """The same record, in these columns as well."""
        return replace(self, columns=None if self.columns is None or columns is None else self.columns | columns)


def nouns_by_word() -> dict[str, Noun]:
    """All nouns whose rows have versions, by the words of their ids."""
    mapped: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    return {noun.word: noun for noun in mapped if issubclass(noun, Recorded)}


def reached(session: Session, noun: Noun, number: int) -> list[Reached]:
    """A record, itself first, and all that was made of it, in whatever version it led back to it."""
    found: dict[tuple[Noun, int], Reached] = {}
    waiting = [(noun, number)]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = Reached(*here)
            waiting += made_of(session, *here)
    for each in [each for whole in list(found) for each in said_of(session, *whole)]:
        before = found.get((each.noun, each.number), Reached(each.noun, each.number, frozenset()))
        found[each.noun, each.number] = before.also(each.columns)
    return list(found.values())


def made_of(session: Session, noun: Noun, number: int) -> Iterator[tuple[Noun, int]]:
    for part, key in MADE_OF.get(noun, ()):
        for each in leading_to(session, part, key, [number]):
            yield part, each
    if noun is Snapshot:
        for each in printed_there_alone(session, number):
            yield Quote, each
    if noun is Speaker:
        for each in leading_to(session, ProposalRole, "proposal_id", proposed(session, number)):
            yield ProposalRole, each
    if noun in MERGES:
        for each in all_of(session, noun, [number]):
            yield noun, each


def said_of(session: Session, noun: Noun, number: int) -> Iterator[Reached]:
    """What says something of a record in some of its columns."""
    for part, key, columns in SAYING.get(noun, ()):
        for each in leading_to(session, part, key, [number]):
            yield Reached(part, each, columns)
    if noun is Speaker:
        quotes = leading_to(session, Quote, "speaker_id", [number])
        for part, key, columns in NAMING:
            for each in leading_to(session, part, key, quotes):
                yield Reached(part, each, columns)


def proposed(session: Session, speaker: int) -> list[int]:
    """The proposals that became quotes of a speaker."""
    return leading_to(session, Proposal, "quote_id", leading_to(session, Quote, "speaker_id", [speaker]))


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
