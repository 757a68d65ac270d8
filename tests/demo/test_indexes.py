"""However the dossier's records were written and changed, the indexes made anew are what they were."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim
from factdb.commands.erasing import erase
from factdb.commands.merging import merge_publishers, merge_speakers, undo_merge
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.splitting import split_speaker
from factdb.demo.playing import Play
from factdb.formats.given import GivenClaim, GivenId, GivenQuote, GivenSource, GivenVoice
from factdb.models import Claim, Publisher, Quote, Recorded, Source, Speaker, SpeakerName
from factdb.rules.ids import RecordId
from factdb.search.documents import RECORDS
from factdb.search.keeping import index_records, index_what_is_pending
from tests.commands.test_importing import imported
from tests.search.test_keeping import contents

FERRY = GivenClaim(
    "The ferry of Orbel sank.",
    ids=(GivenId("test", "ferry", "Did the ferry sink?"),),
    sources=(GivenSource("https://ferry.example/1", title="Ferries", authors=("Ada Quill",)),),
    quotes=(GivenQuote("It sank.", voice=GivenVoice("Ada Quill")),),
)
RAIN = GivenClaim("It rains in Orbel.", ids=(GivenId("test", "rain"),))


@pytest.fixture
def writing(told: Play) -> Iterator[Session]:
    """A transaction on the dossier that comes to nothing."""
    with told.database.writing() as session:
        yield session
        session.rollback()


def numbers(session: Session, noun: type[Recorded]) -> list[int]:
    return list(session.scalars(select(noun.table().c.id).order_by(noun.table().c.id)))


def identities(session: Session, actor: Actor) -> None:
    """Speakers and papers are found to be one, and one to be two."""
    one, other, third, *_ = numbers(session, Speaker)
    merge_speakers(session, actor, speaker_id=other, into_id=one, reason="the same")
    merge_speakers(session, actor, speaker_id=one, into_id=third, reason="the same")
    undo_merge(session, actor, record_id=RecordId("speaker", one), reason="not the same")
    named = session.scalars(select(SpeakerName).where(~SpeakerName.preferred, SpeakerName.speaker_id > third)).first()
    assert named is not None
    owner, name, picked = named.speaker_id, named.name, (named.id,)
    split_speaker(session, actor, speaker_id=owner, name=name, name_ids=picked, reason="two")
    paper, copy, *_ = numbers(session, Publisher)
    merge_publishers(session, actor, publisher_id=copy, into_id=paper, reason="one paper")


def corrections(session: Session, actor: Actor) -> None:
    """Something of each kind is changed, taken back, or erased."""
    for noun in (Claim, Quote, Source, Speaker):
        *_, last_but_one, last = numbers(session, noun)
        retract(session, actor, record_id=RecordId(noun.word, last), note="it was wrong")
        erase(session, actor, record_id=RecordId(noun.word, last_but_one), note="a court's order")
    erase(session, actor, record_id=RecordId("publisher", numbers(session, Publisher)[0]), note="a court's order")
    change_claim(session, actor, claim_id=numbers(session, Claim)[0], text="Nobody knows.")


def test_indexes_made_anew_hold_what_they_held(writing: Session) -> None:
    actor = operator(writing)
    assert imported(writing, actor, RAIN).tally.imported == 1
    assert imported(writing, actor, FERRY, RAIN).tally.imported == 1
    identities(writing, actor)
    corrections(writing, actor)
    index_what_is_pending(writing)
    before = contents(writing.connection())
    for kind, noun in RECORDS.items():
        index_records(writing.connection(), kind, numbers(writing, noun))
    assert contents(writing.connection()) == before
