"""Merges are decisions that can be undone; wherever a chain of them goes, one look-up tells where it ends."""

from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.ingest import ingest
from factdb.commands.merging import merge_publishers, merge_speakers, undo_merge
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import record_quote
from factdb.commands.recording import Actor
from factdb.commands.speakers import change_speaker, record_speaker, speakers_named
from factdb.errors import BadInput, Conflict
from factdb.models import Quote, Revision, SpeakerMerge, SpeakerName
from factdb.rules.ids import RecordId

NUMBERS = count()


def speaker(session: Session, actor: Actor, name: str = "Ada Sorin") -> int:
    return record_speaker(session, actor, name=name).id


def merge(session: Session, actor: Actor, number: int, into: int) -> None:
    merge_speakers(session, actor, speaker_id=number, into_id=into, reason="the same person")


def undo(session: Session, actor: Actor, number: int) -> None:
    undo_merge(session, actor, record_id=RecordId("speaker", number), reason="two after all")


def survivors(session: Session) -> dict[int, int]:
    return {merge.record_id: merge.survivor_id for merge in session.scalars(select(SpeakerMerge))}


def test_a_merge_rewrites_no_key_and_says_why(session: Session, actor: Actor) -> None:
    one, other = speaker(session, actor), speaker(session, actor, "A. Sorin")
    quote = record_quote(session, actor, text="No", speaker_id=other)
    merge(session, actor, other, one)
    assert session.get_one(Quote, quote.id).speaker_id == other
    assert session.scalars(select(SpeakerName.speaker_id).filter_by(name="A. Sorin")).all() == [other]
    decision = session.scalars(select(SpeakerMerge)).one()
    assert session.get_one(Revision, decision.merged_in_id).reason == "the same person"
    undo(session, actor, other)
    assert session.scalars(select(SpeakerMerge)).all() == []
    history = session.execute(select(SpeakerMerge.history())).one()
    assert (history.record_id, history.survivor_id) == (other, one)


def test_one_of_a_merged_name_is_the_one_that_survives(session: Session, actor: Actor) -> None:
    one, other = speaker(session, actor), speaker(session, actor)
    merge(session, actor, other, one)
    assert [found.id for found in speakers_named(session, "Ada Sorin")] == [one]
    assert change_speaker(session, actor, speaker_id=other, description="the keeper").id == one


def test_what_cannot_be_merged_is_refused(session: Session, actor: Actor) -> None:
    one, other, third = (speaker(session, actor) for _ in range(3))
    merge(session, actor, other, one)
    with pytest.raises(Conflict, match="before"):
        merge(session, actor, other, third)
    with pytest.raises(Conflict, match="one already"):
        merge(session, actor, one, other)
    with pytest.raises(BadInput, match="into itself"):
        merge(session, actor, third, third)
    with pytest.raises(Conflict, match="not merged"):
        undo(session, actor, third)


def test_a_merge_of_publishers_loses_no_owner_by_whom_papers_are_one_voice(session: Session, actor: Actor) -> None:
    owned = record_publisher(session, actor, name="Leuvra Post", owner_group="Holding")
    other = record_publisher(session, actor, name="The Post")
    with pytest.raises(Conflict, match=f"owned by Holding; that of publisher-{other.id} is not known"):
        merge_publishers(session, actor, publisher_id=owned.id, into_id=other.id, reason="renamed")
    record_publisher(session, actor, name="The Post", owner_group="Others")
    with pytest.raises(Conflict, match="is another"):
        merge_publishers(session, actor, publisher_id=owned.id, into_id=other.id, reason="renamed")
    record_publisher(session, actor, name="The Post", owner_group="Holding")
    assert merge_publishers(session, actor, publisher_id=owned.id, into_id=other.id, reason="renamed") is other


def test_an_article_of_a_merged_publisher_is_known(session: Session, actor: Actor) -> None:
    one = record_publisher(session, actor, name="Leuvra Post", domains=("post.example",))
    other = record_publisher(session, actor, name="The Post", domains=("the-post.example",))
    merge_publishers(session, actor, publisher_id=other.id, into_id=one.id, reason="renamed")
    assert record_publisher(session, actor, name="The Post", domains=("post.example", "the-post.example")) is one
    text = "“It is open”, said Ada Berg, the mayor of the town of Wendel, on Monday.\n".encode()
    first = ingest(session, actor, content=text, title="Sluice", publisher="The Post", language="en")
    again = ingest(session, actor, content=text, title="Sluice", publisher="Leuvra Post", language="en")
    assert (first.source.id, again.is_new_source) == (again.source.id, False)


Steps = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.booleans()), max_size=25)


@given(Steps)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_map_tells_where_every_chain_ends(session: Session, actor: Actor, steps: Any) -> None:
    """Whatever is merged and undone, in whatever order, and with what is refused left out."""
    numbers = [speaker(session, actor) for _ in range(6)]
    into: dict[int, int] = {}

    def end(number: int) -> int:
        return end(into[number]) if number in into else number

    for left, right, is_undo in steps:
        one, other = numbers[left], numbers[right]
        if is_undo and one in into:
            undo(session, actor, one)
            del into[one]
        elif not is_undo and one not in into and end(other) != one:
            merge(session, actor, one, other)
            into[one] = other
        found = {number: ends for number, ends in survivors(session).items() if number in numbers}
        assert found == {number: end(number) for number in into}
