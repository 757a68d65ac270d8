"""Taking back what turned out wrong, without losing it."""

from collections.abc import Sequence
from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.finding import get, survivor, words
from factdb.commands.recording import Actor, command, writing
from factdb.commands.watching import lapse, open_entry
from factdb.errors import BadInput, Conflict
from factdb.models import Appearance, Assessment, Base, Quote, Retractable
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import AssessmentState


def retractable_nouns() -> dict[str, type[Retractable]]:
    """The nouns whose records can be retracted, by the word of their ids."""
    mapped = [mapper.class_ for mapper in Base.registry.mappers]
    return {noun.word: noun for noun in mapped if issubclass(noun, Retractable)}


@command
def retract(
    session: Session,
    actor: Actor,
    *,
    record_id: Annotated[RecordId, "The record, of any noun that can be retracted."],
    note: Annotated[str, "Why; shown wherever the record is."],
) -> Retractable:
    """Retract a record. It leaves the lists, keeps its id, and shows when, by whom and why it was retracted. Raises
    BadInput, NotFound, and Conflict where it was retracted before."""
    nouns = retractable_nouns()
    if record_id.word not in nouns:
        can = f"These can be: {', '.join(sorted(nouns))}."
        raise BadInput(f"{record_id.word} records cannot be retracted.", path=("record_id",), hint=can)
    record = get(session, nouns[record_id.word], record_id.number, "record_id")
    if (found := survivor(session, nouns[record_id.word], record_id.number)) != record_id.number:
        hint = "Retract that one, or undo the merge first."
        raise Conflict(f"{record_id} was merged into {record_id.word}-{found}.", hint=hint)
    if record.retracted_in_id is not None:
        raise Conflict(f"{record_id} was retracted before, in revision-{record.retracted_in_id}.")
    now = writing(session)
    now.actor = now.actor.because(words(note, "note"))
    record.retracted_in_id = now.revision_id(session)
    if isinstance(record, Assessment):
        withdraw(session, record)
    for appearance in no_longer_watched(session, record):
        lapse(open_entry(session, appearance))
    return record


def no_longer_watched(session: Session, record: Retractable) -> Sequence[Appearance]:
    """The appearances whose page need not print their words any more."""
    if isinstance(record, Quote):
        return session.scalars(select(Appearance).where(Appearance.quote_id == record.id)).all()
    return [record] if isinstance(record, Appearance) else []


def withdraw(session: Session, assessment: Assessment) -> None:
    """A verdict that was in force is so no longer, and the one it superseded is again. Where it was superseded itself,
    its successor takes the place of the one before: in a chain with a gap that one would look as if nothing had come
    after it. A draft stays one: nobody but its author and reviewers has seen it, and nobody else shall."""
    was_in_force = assessment.state is AssessmentState.PUBLISHED
    if assessment.state is not AssessmentState.DRAFT:
        assessment.state = AssessmentState.RETRACTED
    published = Assessment.state != AssessmentState.DRAFT
    succeeding = select(Assessment).filter_by(supersedes_id=assessment.id, retracted_in_id=None).where(published)
    for successor in session.scalars(succeeding):
        successor.supersedes_id = assessment.supersedes_id
    if was_in_force and assessment.supersedes_id is not None:
        before = session.get_one(Assessment, assessment.supersedes_id)
        if before.retracted_in_id is None:
            before.state = AssessmentState.PUBLISHED
