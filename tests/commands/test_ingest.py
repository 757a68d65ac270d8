"""A document goes in; its source, its snapshot and proposals for what it quotes come out, and nothing twice."""

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import ClaimInput, SpanInput
from factdb.commands.editing import edit_proposal
from factdb.commands.ingest import Ingested, ingest
from factdb.commands.proposals import accept_proposal, reject_proposal
from factdb.commands.publishers import record_publisher
from factdb.commands.recording import SYSTEM, Actor
from factdb.commands.speakers import record_speaker
from factdb.errors import BadInput, Conflict, NotFound
from factdb.models import Appearance, Assertion, Base, Claim, Proposal, Quote, Snapshot, SnapshotCheck, Source, Speaker
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AnchorState, ClaimKind, HopKind, Mode, ProposalState, SourceKind, SpeakerKind

ARTICLE = """---
title: Council opens the sluice
date: 2024-05-03
publisher: Valley Post
url: https://valley.example/sluice
---
The council of Wendel met on Thursday night. Mayor Ada Berg opened the meeting.

“The sluice stays open until June”, said Ada Berg, the mayor of Wendel. She took no questions.

“Nobody asked the farmers”, said Bo Lind, who grows wheat downstream.
"""


def take(session: Session, actor: Actor, text: str = ARTICLE, **given: str) -> Ingested:
    return ingest(session, actor, content=text.encode(), name="article.md", **given)  # type: ignore[arg-type]


def count(session: Session, noun: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(noun)) or 0


def by_words(result: Ingested, words: str) -> Proposal:
    return next(proposal for proposal in result.proposals if words in proposal.text)


# --- ingesting


def test_an_article_becomes_a_source_a_snapshot_and_proposals(session: Session, actor: Actor) -> None:
    result = take(session, actor)
    source = result.source
    assert (source.title, source.canonical_url) == ("Council opens the sluice", "https://valley.example/sluice")
    assert source.published == EdtfDate.parse("2024-05-03", words="2024-05-03")
    assert source.language == "en"
    assert result.snapshot.raw == ARTICLE.encode()
    sluice = by_words(result, "sluice stays open")
    assert result.snapshot.text[sluice.start : sluice.end] == sluice.text == "The sluice stays open until June"
    assert (sluice.mode, sluice.speaker_name, sluice.cue) == (Mode.DIRECT, "Ada Berg", "said")
    assert sluice.trace, "it says which rules made it"


def test_the_same_article_adds_nothing(session: Session, actor: Actor) -> None:
    first = take(session, actor)
    again = take(session, actor)
    assert (again.source, again.snapshot, again.proposals) == (first.source, first.snapshot, [])
    assert not again.is_new_source
    assert not again.is_new_snapshot
    assert (count(session, Source), count(session, Snapshot), count(session, SnapshotCheck)) == (1, 1, 1)
    assert count(session, Proposal) == len(first.proposals)


def test_a_changed_article_adds_a_snapshot(session: Session, actor: Actor) -> None:
    first = take(session, actor)
    again = take(session, actor, ARTICLE.replace("until June", "until July"))
    assert again.source is first.source
    assert again.is_new_snapshot
    assert count(session, Snapshot) == 2
    assert by_words(again, "until July").snapshot_id == again.snapshot.id


def test_the_same_words_at_another_address_are_another_source(session: Session, actor: Actor) -> None:
    take(session, actor)
    copy = take(session, actor, url="https://hill.example/sluice", publisher="Hill Post")
    assert copy.is_new_source
    assert count(session, Source) == 2


def test_without_an_address_a_text_is_known_by_its_words_and_publisher(session: Session, actor: Actor) -> None:
    text = ARTICLE.replace("url: https://valley.example/sluice\n", "")
    first = take(session, actor, text)
    assert take(session, actor, text).source is first.source
    assert take(session, actor, text, publisher="Hill Post").is_new_source


def test_what_is_given_wins_over_what_the_document_says(session: Session, actor: Actor) -> None:
    result = ingest(
        session,
        actor,
        content=ARTICLE.encode(),
        name="article.md",
        title="Another",
        publisher="Hill Post",
        published=EdtfDate.parse("2024-05"),
    )
    assert (result.source.title, result.source.published) == ("Another", EdtfDate.parse("2024-05"))


def test_a_publisher_is_told_by_its_domain(session: Session, actor: Actor) -> None:
    publisher = record_publisher(session, actor, name="The Valley Post", domains=("valley.example",))
    result = take(session, actor, ARTICLE.replace("publisher: Valley Post\n", ""))
    assert result.source.publisher_id == publisher.id


def test_a_text_without_headline_is_named_by_its_first_words(session: Session, actor: Actor) -> None:
    result = ingest(session, actor, content=b"Nothing was said by anybody at the meeting, and it was short.\n" * 3)
    assert result.source.title
    assert result.source.title.startswith("Nothing was said")


def test_a_language_without_a_pack_is_kept_and_told(session: Session, actor: Actor) -> None:
    text = "Burmistrz powiedział w czwartek, że śluza pozostanie otwarta do czerwca, i nie odpowiadał na pytania. " * 4
    result = ingest(session, actor, content=text.encode(), title="Śluza")
    assert result.proposals == []
    assert count(session, Snapshot) == 1
    assert any("language" in note.lower() for note in result.notes)


def test_a_known_text_in_a_language_that_is_told_later_is_extracted_then(session: Session, actor: Actor) -> None:
    content = "„Wir bauen“, sagte Anna Holm.".encode()
    first = ingest(session, actor, content=content, title="Bau", language="fi")
    assert first.proposals == []
    again = ingest(session, actor, content=content, title="Bau", language="de")
    assert again.source is first.source
    assert (again.source.language, [proposal.text for proposal in again.proposals]) == ("de", ["Wir bauen"])


def test_what_is_told_of_a_known_source_and_not_taken_is_said(session: Session, actor: Actor) -> None:
    take(session, actor)
    again = take(session, actor, title="Another")
    assert again.source.title == "Council opens the sluice"
    assert any("title" in note and "changeSource" in note for note in again.notes)


def test_a_publisher_that_is_told_later_completes_the_source(session: Session, actor: Actor) -> None:
    text = ARTICLE.replace("url: https://valley.example/sluice\n", "").replace("publisher: Valley Post\n", "")
    first = take(session, actor, text)
    again = take(session, actor, text, publisher="Valley Post")
    assert again.source is first.source
    assert again.source.publisher_id is not None


@pytest.mark.parametrize("language", ["zz zz", "not a language!!", "d"])
def test_a_language_that_is_none_is_refused(session: Session, actor: Actor, language: str) -> None:
    with pytest.raises(BadInput, match="no language tag"):
        take(session, actor, language=language)


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"%PDF-1.7 \0\1\2", b"\x89PNG\r\n\x1a\n\0\0", b"abc\0def"])
def test_what_is_no_text_is_refused_and_leaves_nothing(session: Session, actor: Actor, content: bytes) -> None:
    with pytest.raises(BadInput):
        ingest(session, actor, content=content, title="Dam")
    assert count(session, Source) == 0


def test_a_page_is_one_source_by_its_address_and_by_the_one_it_names(session: Session, actor: Actor) -> None:
    page = b"""<html lang="en"><head><title>Sluice</title><link rel="canonical" href="https://valley.example/sluice">
      </head><body><article><p>The council of Wendel met on Thursday night and opened the sluice for the summer.</p>
      </article></body></html>"""
    first = ingest(session, actor, content=page, url="https://amp.valley.example/sluice?amp=1")
    assert first.source.canonical_url == "https://valley.example/sluice"
    assert first.source.url == "https://amp.valley.example/sluice?amp=1"
    assert ingest(session, actor, content=page).source is first.source
    copy = ingest(session, actor, content=page, url="https://hill.example/sluice")
    assert copy.source is not first.source, "a copy that names its original is another source"


def test_an_address_that_comes_later_is_given_to_the_known_text(session: Session, actor: Actor) -> None:
    text = ARTICLE.replace("url: https://valley.example/sluice\n", "")
    first = take(session, actor, text)
    again = take(session, actor, text, url="https://valley.example/sluice")
    assert again.source is first.source
    assert again.source.canonical_url == "https://valley.example/sluice"
    assert take(session, actor, text).source is first.source


def test_an_older_capture_that_comes_late_changes_no_anchors(session: Session, actor: Actor) -> None:
    days = [dt.datetime(2024, 5, day, tzinfo=dt.UTC) for day in (1, 2)]
    old, new = ARTICLE.replace("sluice stays open", "gate stays shut").encode(), ARTICLE.encode()
    ingest(session, actor, content=old, name="a.md", captured=days[0])
    latest = ingest(session, actor, content=new, name="a.md", captured=days[1])
    decided = accept_proposal(session, actor, proposal_id=by_words(latest, "sluice stays open").id)
    assert not ingest(session, actor, content=old, name="a.md", captured=days[0]).is_new_snapshot
    assert session.get_one(Appearance, decided.appearance_id).anchor_state is AnchorState.KEPT


def test_a_quote_accepted_late_shows_what_became_of_it(session: Session, actor: Actor) -> None:
    first = take(session, actor)
    take(session, actor, ARTICLE.replace("until June", "until July"))
    decided = accept_proposal(session, actor, proposal_id=by_words(first, "until June").id)
    assert session.get_one(Appearance, decided.appearance_id).anchor_state is AnchorState.CHANGED


# --- deciding


def test_accepting_makes_a_quote_with_speaker_role_date_and_place(session: Session, actor: Actor) -> None:
    result = take(session, actor)
    decided = accept_proposal(session, actor, proposal_id=by_words(result, "sluice").id)
    assert decided.quote_id is not None
    quote, appearance = session.get_one(Quote, decided.quote_id), session.get_one(Appearance, decided.appearance_id)
    assert decided.state is ProposalState.ACCEPTED
    assert decided.decided_by_id == actor.account_id
    assert quote.speaker is not None
    assert (quote.text, quote.speaker.name) == ("The sluice stays open until June", "Ada Berg")
    assert quote.said == EdtfDate.parse("../2024-05-03")
    assert "mayor" in [role.title.lower() for role in quote.speaker.roles]
    assert result.snapshot.text[appearance.start : appearance.end] == quote.text
    assert [hop.kind for hop in appearance.hops] == [HopKind.OUTLET, HopKind.SPEAKER]


def test_accepting_may_create_or_link_a_claim(session: Session, actor: Actor) -> None:
    result = take(session, actor)
    one, other = by_words(result, "sluice").id, by_words(result, "farmers").id
    new = ClaimInput("The sluice of Wendel stays open until June 2024.", ClaimKind.PREDICTION)
    accept_proposal(session, actor, proposal_id=one, claim=new)
    claim = session.scalars(select(Claim)).one()
    assert claim.language == "en"
    accept_proposal(session, actor, proposal_id=other, claim_id=claim.id)
    assert count(session, Assertion) == 2
    with pytest.raises(BadInput, match="not both"):
        accept_proposal(session, actor, proposal_id=one + 9999, claim=new, claim_id=1)


def test_a_known_speaker_is_found_by_name(session: Session, actor: Actor) -> None:
    known = record_speaker(session, actor, name="Ada Berg")
    decided = accept_proposal(session, actor, proposal_id=by_words(take(session, actor), "sluice").id)
    assert session.get_one(Quote, decided.quote_id).speaker is known
    assert [candidate.speaker_id for candidate in decided.candidates] == [known.id]


def test_where_two_bear_the_name_a_person_chooses(session: Session, actor: Actor) -> None:
    one, other = (record_speaker(session, actor, name="Ada Berg") for _ in range(2))
    proposal = by_words(take(session, actor), "sluice")
    with pytest.raises(Conflict, match=f"speaker-{one.id}, speaker-{other.id}"):
        accept_proposal(session, actor, proposal_id=proposal.id)
    assert proposal.state is ProposalState.PENDING
    decided = accept_proposal(session, actor, proposal_id=proposal.id, speaker_id=other.id)
    assert session.get_one(Quote, decided.quote_id).speaker is other


def test_a_namesake_can_be_new(session: Session, actor: Actor) -> None:
    record_speaker(session, actor, name="Ada Berg")
    accept_proposal(session, actor, proposal_id=by_words(take(session, actor), "sluice").id, new_speaker=True)
    assert session.scalar(select(func.count()).select_from(Speaker).where(Speaker.name == "Ada Berg")) == 2


def test_the_same_words_elsewhere_are_another_appearance_of_one_quote(session: Session, actor: Actor) -> None:
    first = accept_proposal(session, actor, proposal_id=by_words(take(session, actor), "sluice").id)
    copy = by_words(take(session, actor, url="https://hill.example/sluice"), "sluice")
    (candidate,) = [candidate for candidate in copy.candidates if candidate.quote_id]
    assert (candidate.quote_id, candidate.score) == (first.quote_id, 1)
    accept_proposal(session, actor, proposal_id=copy.id, quote_id=candidate.quote_id)
    assert (count(session, Quote), count(session, Appearance)) == (1, 2)


def test_editing_keeps_what_the_machine_read(session: Session, actor: Actor) -> None:
    proposal = by_words(take(session, actor), "sluice")
    spans = (SpanInput(proposal.start, proposal.start + len("The sluice stays open")),)
    edit_proposal(session, actor, proposal_id=proposal.id, spans=spans, speaker_name="Ada Holm", medium="speech")
    decided = accept_proposal(session, actor, proposal_id=proposal.id)
    quote = session.get_one(Quote, decided.quote_id)
    assert decided.state is ProposalState.EDITED
    assert quote.speaker is not None
    assert (quote.text, quote.speaker.name, quote.medium) == ("The sluice stays open", "Ada Holm", "speech")
    assert quote.speaker.roles == [], "the roles were those of the speaker the machine named"
    history = Proposal.history()
    read = session.execute(select(history.c.text, history.c.speaker_name).order_by(history.c.recorded_from)).first()
    assert read == ("The sluice stays open until June", "Ada Berg")


def test_a_proposal_can_be_given_to_nobody(session: Session, actor: Actor) -> None:
    proposal = by_words(take(session, actor), "sluice")
    edit_proposal(session, actor, proposal_id=proposal.id, speaker_name=None)
    decided = accept_proposal(session, actor, proposal_id=proposal.id)
    assert session.get_one(Quote, decided.quote_id).speaker_id is None


def test_unnamed_voices_are_never_taken_for_one(session: Session, actor: Actor) -> None:
    result = take(session, actor)
    for words in ("sluice", "farmers"):
        number = by_words(result, words).id
        edit_proposal(session, actor, proposal_id=number, speaker_name="an official", speaker_kind=SpeakerKind.UNNAMED)
        accept_proposal(session, actor, proposal_id=number)
    assert session.scalar(select(func.count()).select_from(Speaker).where(Speaker.name == "an official")) == 2


def test_an_unnamed_voice_that_gets_a_name_is_a_person_and_may_be_known(session: Session, actor: Actor) -> None:
    known = record_speaker(session, actor, name="Anna Holm")
    proposal = by_words(take(session, actor), "sluice")
    edit_proposal(session, actor, proposal_id=proposal.id, speaker_name="an official", speaker_kind=SpeakerKind.UNNAMED)
    edit_proposal(session, actor, proposal_id=proposal.id, speaker_name="Anna Holm")
    assert proposal.speaker_kind is SpeakerKind.PERSON
    assert [candidate.speaker_id for candidate in proposal.candidates] == [known.id]


def test_a_known_quote_has_its_speaker(session: Session, actor: Actor) -> None:
    proposal = by_words(take(session, actor), "sluice")
    with pytest.raises(BadInput, match="has its speaker"):
        accept_proposal(session, actor, proposal_id=proposal.id, quote_id=1, new_speaker=True)


def test_rejecting_keeps_the_reason(session: Session, actor: Actor) -> None:
    proposal = by_words(take(session, actor), "sluice")
    reject_proposal(session, actor, proposal_id=proposal.id, why="A headline.")
    assert (proposal.state, proposal.decision_reason) == (ProposalState.REJECTED, "A headline.")
    assert count(session, Quote) == 0


def test_a_proposal_is_decided_once(session: Session, actor: Actor) -> None:
    proposal = by_words(take(session, actor), "sluice")
    accept_proposal(session, actor, proposal_id=proposal.id)
    for again in (accept_proposal, edit_proposal):
        with pytest.raises(Conflict, match="decided before"):
            again(session, actor, proposal_id=proposal.id)
    with pytest.raises(Conflict, match="ACCEPTED"):
        reject_proposal(session, actor, proposal_id=proposal.id, why="No.")


def test_a_place_outside_the_text_is_refused(session: Session, actor: Actor) -> None:
    proposal = by_words(take(session, actor), "sluice")
    with pytest.raises(BadInput, match="outside the text"):
        edit_proposal(session, actor, proposal_id=proposal.id, spans=(SpanInput(0, 10**6),))
    with pytest.raises(NotFound, match="proposal-999999"):
        accept_proposal(session, actor, proposal_id=999_999)


def test_factdb_itself_decides_nothing(session: Session) -> None:
    proposal = by_words(take(session, SYSTEM), "sluice")
    with pytest.raises(Conflict, match="Only an account"):
        accept_proposal(session, SYSTEM, proposal_id=proposal.id)
    assert count(session, Quote) == 0


# --- transcripts

CAPTIONS = b"""WEBVTT

00:01.000 --> 00:03.500
<v Mayor Ada Berg>The sluice stays open until June.

00:04.000 --> 00:05.000
<v Bo Lind>Nobody asked the farmers.
"""


def test_a_transcript_is_a_source_of_that_kind_with_a_proposal_for_each_turn(session: Session, actor: Actor) -> None:
    result = ingest(session, actor, content=CAPTIONS, name="talk.vtt")
    assert result.source.kind is SourceKind.TRANSCRIPT
    assert [(one.speaker_name, one.text, one.mode) for one in result.proposals] == [
        ("Ada Berg", "The sluice stays open until June.", Mode.DIRECT),
        ("Bo Lind", "Nobody asked the farmers.", Mode.DIRECT),
    ]
    first = result.proposals[0]
    assert result.snapshot.text[first.start : first.end] == first.text
    assert [role.title for role in first.roles] == ["Mayor"]
    assert first.trace == ["transcript turn", "name in the label", "spoken at 0:00:01–0:00:03.5"]


def test_the_kind_that_is_given_goes_before_what_the_document_is(session: Session, actor: Actor) -> None:
    given = ingest(session, actor, content=CAPTIONS, name="talk.vtt", kind=SourceKind.VIDEO)
    assert given.source.kind is SourceKind.VIDEO
    assert take(session, actor).source.kind is SourceKind.ARTICLE


def test_a_turn_in_several_parts_is_accepted_as_one_quote(session: Session, actor: Actor) -> None:
    text = b"ADA BERG: The sluice [applause] stays open.\n\nUntil June.\n\nQ: Really?\n\nADA BERG: Yes."
    result = ingest(session, actor, content=text, name="talk.txt")
    accepted = accept_proposal(session, actor, proposal_id=result.proposals[0].id)
    quote = session.get(Quote, accepted.quote_id)
    assert quote
    assert quote.text == "The sluice stays open.\n\nUntil June."
    assert [one.speaker_kind for one in result.proposals] == [
        SpeakerKind.PERSON,
        SpeakerKind.UNNAMED,
        SpeakerKind.PERSON,
    ]
