"""Speakers under similar names are suggested, with a score and a reason, and nothing is decided for anybody."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import NameInput
from factdb.commands.ingest import ingest
from factdb.commands.likeness import speakers_like
from factdb.commands.merging import merge_speakers
from factdb.commands.proposals import accept_proposal
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.speakers import change_speaker, record_speaker
from factdb.models import MergeCandidate, Speaker, SpeakerMerge
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import SpeakerKind

ARTICLE = "“The weir is open”, said Pavel Sorin, the mayor of the town of Wendel, on Monday.\n"


def suggested(session: Session) -> list[tuple[int, int, str]]:
    found = session.scalars(select(MergeCandidate).order_by(MergeCandidate.id))
    return [(each.speaker_id, each.other_id, each.why) for each in found]


def test_a_new_name_is_compared_with_those_that_are_known(session: Session, actor: Actor) -> None:
    one = record_speaker(session, actor, name="Павел Сорин").id
    other = record_speaker(session, actor, name="Pawel Sorin").id
    record_speaker(session, actor, name="Peter Sorin")
    why = "Pawel Sorin, Павел Сорин: The same after transliteration."
    assert suggested(session) == [(other, one, why), (one, other, why)]
    assert session.scalar(select(func.count()).select_from(SpeakerMerge)) == 0


def test_a_further_name_brings_suggestions_and_a_likelier_one_takes_the_place(session: Session, actor: Actor) -> None:
    one = record_speaker(session, actor, name="Pavel Sorin").id
    other = record_speaker(session, actor, name="P. Sorin").id
    assert {each[2] for each in suggested(session)} == {"P. Sorin, Pavel Sorin: An initial stands for a name."}
    change_speaker(session, actor, speaker_id=other, add_names=(NameInput("Pawel Sorin"),))
    why = "Pawel Sorin, Pavel Sorin: The same after transliteration."
    assert suggested(session) == [(other, one, why), (one, other, why)]


def test_unnamed_retracted_and_merged_speakers_are_like_nobody(session: Session, actor: Actor) -> None:
    unnamed = record_speaker(session, actor, name="Pavel Sorin", kind=SpeakerKind.UNNAMED)
    gone = record_speaker(session, actor, name="Pavel Sorin").id
    retract(session, actor, record_id=RecordId("speaker", gone), note="entered twice")
    one = record_speaker(session, actor, name="Pavel Sorin").id
    merged = record_speaker(session, actor, name="Pawel Sorin").id
    merge_speakers(session, actor, speaker_id=merged, into_id=one, reason="one")
    (like,) = speakers_like(session, "Pawel Sorin")
    assert (like.speaker_id, like.name, like.likeness.score) == (one, "Pawel Sorin", 1.0)
    assert unnamed.id not in {each[0] for each in suggested(session)}


def test_a_proposal_names_speakers_of_similar_names_and_takes_none_of_them(session: Session, actor: Actor) -> None:
    known = record_speaker(session, actor, name="Павел Сорин").id
    found = ingest(session, actor, content=ARTICLE.encode(), title="Weir", publisher="Post", language="en")
    (proposal,) = found.proposals
    (candidate,) = proposal.candidates
    assert (candidate.speaker_id, candidate.why) == (known, "Like Павел Сорин: The same words in Latin letters.")
    assert 0.9 < candidate.score < 1
    quote_id = accept_proposal(session, actor, proposal_id=proposal.id).quote_id
    assert quote_id is not None
    named = session.scalars(select(Speaker).filter_by(name="Pavel Sorin")).one()
    assert named.id != known
