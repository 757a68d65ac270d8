"""Saying that what was taken for one speaker is two.

What is picked gets the new speaker by an ordinary change of its rows: their versions before stay in history, and
merging the new speaker into the old one undoes it (docs/identity.md).
"""

from collections.abc import Iterator
from typing import Annotated, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, IdentifierId, NameId, QuoteId, RoleId, SpeakerId, Unset
from factdb.commands.finding import a_name, all_of, find, get, get_standing, inside, words_or_none
from factdb.commands.merging import because
from factdb.commands.recording import Actor, command
from factdb.errors import BadInput
from factdb.models import (
    Appearance,
    AttributionHop,
    Quote,
    Speaker,
    SpeakerIdentifier,
    SpeakerName,
    SpeakerRole,
)
from factdb.rules.vocabulary import HopKind, SpeakerKind

Owned = TypeVar("Owned", Quote, SpeakerName, SpeakerRole, SpeakerIdentifier)


@command
def split_speaker(
    session: Session,
    actor: Actor,
    *,
    speaker_id: Annotated[SpeakerId, "The speaker that was taken for one."],
    name: Annotated[str, "The preferred name of the other one."],
    kind: Annotated[SpeakerKind | Unset, "What sort of voice that is. Left out, the same."] = UNSET,
    description: Annotated[str | None, "What tells it from the first."] = None,
    quote_ids: Annotated[tuple[QuoteId, ...], "The quotes that are the other one's."] = (),
    name_ids: Annotated[tuple[NameId, ...], "The names that are the other one's; not the preferred one."] = (),
    role_ids: Annotated[tuple[RoleId, ...], "The roles that are the other one's."] = (),
    identifier_ids: Annotated[tuple[IdentifierId, ...], "The ids elsewhere that are the other one's."] = (),
    reason: Annotated[str, "Why they are two."],
) -> Speaker:
    """Say that a speaker is two: what is picked is a new speaker's. To undo it, merge the new one into the first.
    Raises NotFound, BadInput, Conflict."""
    speaker = get_standing(session, Speaker, speaker_id, "speaker_id")
    ours = set(all_of(session, Speaker, [speaker.id]))
    quotes = list(picked(session, Quote, quote_ids, "quote_ids", ours))
    names = list(picked(session, SpeakerName, name_ids, "name_ids", ours))
    rest: list[SpeakerRole | SpeakerIdentifier] = [
        *picked(session, SpeakerRole, role_ids, "role_ids", ours),
        *picked(session, SpeakerIdentifier, identifier_ids, "identifier_ids", ours),
    ]
    if not (quotes or names or rest):
        raise BadInput("Nothing is picked.", path=("quote_ids",), hint="Name a quote, name, role or id elsewhere.")
    refuse_preferred(names)
    because(session, reason)
    kind = speaker.kind if kind is UNSET else kind
    other = Speaker(name=a_name(name, "name"), kind=kind, description=words_or_none(description, "description"))
    session.add(other)
    session.flush()
    moved: list[Quote | AttributionHop | SpeakerRole | SpeakerIdentifier] = [*rest, *quotes]
    for record in [*moved, *hops_of(session, quotes, ours)]:
        record.speaker_id = other.id
    give_names(session, other, names)
    return other


def picked(
    session: Session, noun: type[Owned], numbers: tuple[int, ...], argument: str, ours: set[int]
) -> Iterator[Owned]:
    """The records of these numbers, each once. Raises NotFound, and BadInput where one is another speaker's."""
    for place, number in enumerate(dict.fromkeys(numbers)):
        with inside(argument, place):
            found = get(session, noun, number, "id")
        if found.speaker_id not in ours:
            said = f"{noun.word}-{number} is not this speaker's."
            raise BadInput(said, path=(argument, place), hint="Pick from what the speaker shows.")
        yield found


def refuse_preferred(names: list[SpeakerName]) -> None:
    """Raises BadInput where one is a preferred name: no speaker is left without."""
    for place, name in enumerate(names):
        if name.preferred:
            said = f"{name.name} is the preferred name of speaker-{name.speaker_id}."
            raise BadInput(said, path=("name_ids", place), hint="Prefer another name first, or undo its merge.")


def hops_of(session: Session, quotes: list[Quote], ours: set[int]) -> list[AttributionHop]:
    """The links by which chains of attribution name the speaker of these quotes."""
    numbers = select(Appearance.id).where(Appearance.quote_id.in_([quote.id for quote in quotes]))
    theirs = select(AttributionHop).where(AttributionHop.appearance_id.in_(numbers))
    speaking = theirs.where(AttributionHop.kind == HopKind.SPEAKER, AttributionHop.speaker_id.in_(ours))
    return list(session.scalars(speaking))


def give_names(session: Session, other: Speaker, names: list[SpeakerName]) -> None:
    """The names that were picked, and the preferred one, which may be among them. A name that two of them bear, because
    a merge brought both, goes once."""
    for name in names:
        if find(session, SpeakerName, speaker_id=other.id, name=name.name) is None:
            name.preferred, name.speaker_id = name.name == other.name, other.id
            session.flush()
    if find(session, SpeakerName, speaker_id=other.id, name=other.name) is None:
        session.add(SpeakerName(speaker_id=other.id, name=other.name, preferred=True))
