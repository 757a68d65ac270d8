"""What may still hold the words that are erased: records that people made, for a person to look at and to erase too."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from factdb.commands.reaching import Noun, Reached, leading_to
from factdb.models import (
    Appearance,
    Assertion,
    Assessment,
    Claim,
    ClaimRelation,
    Evidence,
    Proposal,
    ProposalCandidate,
    Publisher,
    Quote,
    Review,
    Snapshot,
    Source,
    Speaker,
    SpeakerName,
)

Remaining = tuple[Noun, int, str]  # a record, and what it is to the one that is erased
PRINTS = "prints {}, in its text, its raw bytes and what was found around it"
HOLDING: dict[Noun, list[tuple[Noun, str, Noun, str, str]]] = {  # link, its column that leads back, to what, by which
    Quote: [
        (Appearance, "quote_id", Snapshot, "snapshot_id", PRINTS),
        (Assertion, "quote_id", Claim, "claim_id", "is put forward by {}"),
        (Quote, "translation_of_id", Quote, "id", "translates {}"),
        (Quote, "id", Quote, "translation_of_id", "is what {} translates"),
        (ProposalCandidate, "quote_id", Proposal, "proposal_id", "may be {}"),
        (Evidence, "quote_id", Evidence, "id", "bears on {}"),
        (Evidence, "rests_on_id", Evidence, "id", "rests on {}"),
        (Assessment, "quote_id", Assessment, "id", "judges {}"),
    ],
    Claim: [
        (Assertion, "claim_id", Quote, "quote_id", "puts {} forward"),
        (ProposalCandidate, "claim_id", Proposal, "proposal_id", "may claim {}"),
        (Evidence, "claim_id", Evidence, "id", "bears on {}"),
        (Assessment, "claim_id", Assessment, "id", "judges {}"),
        (Review, "claim_id", Review, "id", "reviews {}"),
        (ClaimRelation, "claim_id", ClaimRelation, "id", "relates {} to another"),
        (ClaimRelation, "other_id", ClaimRelation, "id", "relates {} to another"),
    ],
    Appearance: [(Appearance, "id", Quote, "quote_id", "was found by {}")],
    Source: [
        (Source, "syndicated_from_id", Source, "id", "is a copy of {}"),
        (Source, "id", Source, "syndicated_from_id", "is what {} copies"),
        (Assertion, "source_id", Claim, "claim_id", "is put forward by {}"),
        (Evidence, "source_id", Evidence, "id", "is from {}"),
        (Evidence, "cites_id", Evidence, "id", "cites {}"),
    ],
}
NOTES = "Reasons and notes are not searched, nor are texts of others: erase those that have the words."


def remaining(session: Session, records: Iterable[Reached]) -> list[Remaining]:
    """The records that lead to what is erased as a whole or that it leads to, each once."""
    records = list(records)
    whole = [each for each in records if each.columns is None]
    gone = {(each.noun, each.number) for each in whole}
    found = {(noun, number): (noun, number, says) for noun, number, says in leads(session, whole)}
    return [each for key, each in found.items() if key not in gone]


def leads(session: Session, whole: list[Reached]) -> Iterator[Remaining]:
    for each in whole:
        for link, back, target, forth, says in HOLDING.get(each.noun, ()):
            for number in at_the_end(session, (link, back, forth), each.number):
                yield target, number, says.format(f"{each.noun.word}-{each.number}")
    speakers = [each.number for each in whole if each.noun is Speaker]
    for number in proposals_naming(session, speakers):
        yield Proposal, number, "names a speaker so"


def at_the_end(session: Session, link: tuple[Noun, str, str], number: int) -> list[int]:
    noun, back, forth = link
    tables = (noun.table(), noun.history())
    ends = (select(table.c[forth].label("found")).where(table.c[back] == number) for table in tables)
    found = session.connection().execute(union(*ends).order_by("found")).scalars()
    return [each for each in found if each is not None]


def proposals_naming(session: Session, speakers: list[int]) -> list[int]:
    """The proposals whose speaker has a name of one of these."""
    tables = (SpeakerName.table(), SpeakerName.history())
    names = (select(table.c.name).where(table.c.speaker_id.in_(speakers)) for table in tables)
    if not speakers:
        return []
    told = set(session.connection().execute(union(*names)).scalars())
    found = select(Proposal.id).where(Proposal.speaker_name.in_(told)).order_by(Proposal.id)
    return list(session.scalars(found))


def in_general(session: Session, noun: Noun, number: int) -> Iterator[str]:
    """What no record is named for."""
    if noun is Speaker:
        quotes = leading_to(session, Quote, "speaker_id", [number])
        if quotes:
            yield f"What the speaker said stays, in {len(quotes)} quotes."
    if noun in (Speaker, Publisher):
        yield "Texts that name it are not searched: erase the snapshots, quotes and claims that do."
    elif noun in HOLDING or noun is Snapshot:
        yield NOTES


__all__ = ["NOTES", "in_general", "remaining"]
