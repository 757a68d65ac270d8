"""Saying that two records are one, and taking that back."""

from collections.abc import Iterator
from typing import Annotated, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.arguments import PublisherId, SpeakerId
from factdb.commands.finding import find, get_standing, serialize, survivor, words
from factdb.commands.recording import Actor, command, writing
from factdb.errors import BadInput, Conflict, NotFound
from factdb.models import MERGES, Merge, OwnerGroup, Publisher, Retractable, Speaker
from factdb.rules.ids import RecordId

Noun = TypeVar("Noun", bound=Retractable)

WORDS = {noun.word: noun for noun in MERGES if issubclass(noun, Retractable)}


@command
def merge_speakers(
    session: Session,
    actor: Actor,
    *,
    speaker_id: Annotated[SpeakerId, "The speaker that is the other one. Its id resolves to that one from then on."],
    into_id: Annotated[SpeakerId, "The speaker that stays."],
    reason: Annotated[str, "Why they are one."],
) -> Speaker:
    """Say that two speakers are one. What is known of either is then known of the one that stays; undoMerge takes it
    back. Raises NotFound, BadInput, and Conflict where the speaker was merged before."""
    return merge(session, Speaker, (speaker_id, "speaker_id"), into_id, reason)


@command
def merge_publishers(
    session: Session,
    actor: Actor,
    *,
    publisher_id: Annotated[PublisherId, "The publisher that is the other one. Its id resolves to that one then."],
    into_id: Annotated[PublisherId, "The publisher that stays."],
    reason: Annotated[str, "Why they are one."],
) -> Publisher:
    """Say that two publishers are one. What is known of either is then known of the one that stays; undoMerge takes it
    back. Raises NotFound, BadInput, and Conflict where the publisher was merged before, or has an owner that the other
    has not."""
    return merge(session, Publisher, (publisher_id, "publisher_id"), into_id, reason)


@command
def undo_merge(
    session: Session,
    actor: Actor,
    *,
    record_id: Annotated[RecordId, "The speaker or publisher that was merged, by its own id."],
    reason: Annotated[str, "Why they are two after all."],
) -> Retractable:
    """Undo a merge: what was known of the record before is its own again, and so is what was tied to its id since.
    Raises BadInput, NotFound, and Conflict where it is not merged."""
    if record_id.word not in WORDS:
        hint = f"Give an id such as {next(iter(WORDS))}-5."
        raise BadInput(f"{record_id.word} records cannot be merged.", path=("record_id",), hint=hint)
    noun, number = WORDS[record_id.word], record_id.number
    if session.get(noun, number) is None:
        raise NotFound(f"There is no {record_id}.", path=("record_id",))
    serialize(session, "merges", noun.word)
    decision = find(session, MERGES[noun], record_id=number)
    if decision is None:
        raise Conflict(f"{record_id} is not merged into another.", hint="Give the id of the one that was merged.")
    because(session, reason)
    for earlier in followers(session, MERGES[noun], number):
        earlier.survivor_id = number
    session.delete(decision)
    return session.get_one(noun, number)


def merge(session: Session, noun: type[Noun], merged: tuple[int, str], into: int, reason: str) -> Noun:
    """Enter the decision, and let the chains that ended at the merged record end where it now does. `merged` comes with
    the name of its argument."""
    (number, argument), merges = merged, MERGES[noun]
    serialize(session, "merges", noun.word)
    refuse_merged(session, noun, number)
    get_standing(session, noun, number, argument)
    stays = get_standing(session, noun, into, "into_id")
    if into == number:
        said = f"A {noun.word} is not merged into itself."
        raise BadInput(said, path=("into_id",), hint="Give the one that it is.")
    if stays.id == number:
        raise Conflict(f"{noun.word}-{into} was merged into {noun.word}-{number}: they are one already.")
    if isinstance(stays, Publisher):
        refuse_lost_owner(session, session.get_one(Publisher, number), stays)
    revision_id = because(session, reason)
    earlier = list(session.scalars(select(merges).where(merges.survivor_id == number)))
    numbers = {"record_id": number, "into_id": into, "survivor_id": stays.id}
    session.add(merges(**numbers, merged_in_id=revision_id))
    for each in earlier:
        each.survivor_id = stays.id
    return stays


def refuse_lost_owner(session: Session, merged: Publisher, stays: Publisher) -> None:
    """Papers of one owner are one voice; read with the owner of the one that stays, they would be several. Raises
    Conflict."""
    if merged.owner_group_id in (None, stays.owner_group_id):
        return
    owner = session.get_one(OwnerGroup, merged.owner_group_id).name
    theirs = f"that of publisher-{stays.id} is " + ("not known" if stays.owner_group_id is None else "another")
    raise Conflict(
        f"publisher-{merged.id} is owned by {owner}; {theirs}.",
        hint="Record first, of the one that stays or of both, who owns it: recordPublisher with ownerGroup.",
    )


def refuse_merged(session: Session, noun: type[Retractable], number: int) -> None:
    """Raises Conflict where the record was merged before."""
    found = survivor(session, noun, number)
    if found != number:
        hint = "Undo that merge first, or merge the one it was merged into."
        raise Conflict(f"{noun.word}-{number} was merged into {noun.word}-{found} before.", hint=hint)


def because(session: Session, reason: str) -> int:
    """Give the revision its reason. The number of the revision."""
    now = writing(session)
    now.actor = now.actor.because(words(reason, "reason"))
    return now.revision_id(session)


def followers(session: Session, merges: type[Merge], number: int) -> Iterator[Merge]:
    """The merges whose chains run over this record."""
    for each in session.scalars(select(merges).where(merges.into_id == number)):
        yield each
        yield from followers(session, merges, each.record_id)
