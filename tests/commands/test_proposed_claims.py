"""What quotes and articles claim is proposed too, for a person to take, to word otherwise or to turn down."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import ClaimInput
from factdb.commands.claims import record_claim
from factdb.commands.editing import edit_proposal
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal, reject_proposal
from factdb.commands.recording import Actor
from factdb.errors import BadInput
from factdb.models import Appearance, Assertion, Base, Claim, Proposal, Quote
from factdb.rules.vocabulary import AssertionStance, ClaimKind, ProposalKind, ProposalState, Uncheckable

ARTICLE = """---
title: Council closes the sluice
date: 2024-05-03
publisher: Valley Post
---
The council closed the sluice on Monday.

“The council has opened the dam,” said Mayor Ada Berg. “Who would have thought that?” she asked.
"""
SLUICE, DAM = "The council closed the sluice on Monday.", "The council has opened the dam."


def take(session: Session, actor: Actor, text: str = ARTICLE) -> list[Proposal]:
    return ingest(session, actor, content=text.encode(), name="article.md").proposals


def own(proposals: list[Proposal]) -> Proposal:
    (found,) = [proposal for proposal in proposals if proposal.kind is ProposalKind.CLAIM]
    return found


def quoted(proposals: list[Proposal], words: str = "dam") -> Proposal:
    return next(one for one in proposals if one.kind is ProposalKind.QUOTE and words in one.text)


def count(session: Session, noun: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(noun)) or 0


def only_claim(session: Session) -> Claim:
    return session.scalars(select(Claim)).one()


def only_assertion(session: Session) -> Assertion:
    return session.scalars(select(Assertion)).one()


# --- what is proposed


def test_a_quote_is_proposed_with_what_it_claims(session: Session, actor: Actor) -> None:
    proposal = quoted(take(session, actor))
    assert (proposal.claim_text, proposal.claim_kind) == (DAM, ClaimKind.EVENT)
    assert (proposal.claim_checkable, proposal.claim_why_not) == (True, None)
    assert proposal.trace[-1].startswith("claim: ")


def test_what_cannot_be_checked_says_why(session: Session, actor: Actor) -> None:
    proposal = quoted(take(session, actor), "thought")
    assert (proposal.claim_checkable, proposal.claim_why_not) == (False, Uncheckable.QUESTION)


def test_the_sources_own_claim_is_a_proposal_without_a_speaker(session: Session, actor: Actor) -> None:
    proposals = take(session, actor)
    proposal = own(proposals)
    assert (proposal.text, proposal.claim_text) == (SLUICE, SLUICE)
    assert (proposal.mode, proposal.fidelity, proposal.speaker_name) == (None, None, None)
    assert proposal.claim_about
    assert proposal.claim_about.edtf == "2024-04-29"
    assert [one.start for one in proposals] == sorted(one.start for one in proposals)


def test_the_same_article_proposes_its_claims_once(session: Session, actor: Actor) -> None:
    proposals = take(session, actor)
    assert take(session, actor) == []
    assert count(session, Proposal) == len(proposals)


def test_a_known_claim_of_the_same_words_is_a_candidate(session: Session, actor: Actor) -> None:
    known = record_claim(session, actor, text=SLUICE, kind=ClaimKind.EVENT)
    proposals = take(session, actor)
    assert [(one.claim_id, one.score) for one in own(proposals).candidates] == [(known.id, 1)]
    assert not quoted(proposals).candidates


# --- accepting


def test_a_quote_is_accepted_without_its_claim_unless_that_is_taken(session: Session, actor: Actor) -> None:
    decided = accept_proposal(session, actor, proposal_id=quoted(take(session, actor)).id)
    assert (count(session, Quote), count(session, Claim), decided.claim_id) == (1, 0, None)


def test_a_quote_puts_its_proposed_claim_forward_where_it_is_taken(session: Session, actor: Actor) -> None:
    decided = accept_proposal(session, actor, proposal_id=quoted(take(session, actor)).id, take_claim=True)
    claim, assertion = only_claim(session), only_assertion(session)
    assert (claim.text, claim.kind, claim.language) == (DAM, ClaimKind.EVENT, "en")
    assert (assertion.quote_id, assertion.source_id) == (decided.quote_id, None)
    assert decided.claim_id == claim.id


def test_an_accepted_claim_is_put_forward_by_the_source(session: Session, actor: Actor) -> None:
    proposal = own(take(session, actor))
    decided = accept_proposal(session, actor, proposal_id=proposal.id)
    claim, assertion = only_claim(session), only_assertion(session)
    assert (claim.text, claim.about and claim.about.edtf) == (SLUICE, "2024-04-29")
    assert (assertion.source_id, assertion.quote_id) == (proposal.snapshot.source_id, None)
    assert assertion.stance is AssertionStance.ASSERTS
    assert (decided.state, decided.claim_id, decided.quote_id) == (ProposalState.ACCEPTED, claim.id, None)
    assert (count(session, Quote), count(session, Appearance)) == (0, 0)


def test_a_proposed_claim_may_be_a_known_one_or_worded_otherwise(session: Session, actor: Actor) -> None:
    known = record_claim(session, actor, text="The sluice is closed.", kind=ClaimKind.EVENT)
    decided = accept_proposal(session, actor, proposal_id=own(take(session, actor)).id, claim_id=known.id)
    assert (decided.claim_id, only_claim(session)) == (known.id, known)
    other = own(take(session, actor, ARTICLE.replace("Monday", "Tuesday")))
    accept_proposal(session, actor, proposal_id=other.id, claim=ClaimInput("The sluice is shut.", ClaimKind.EVENT))
    assert session.get_one(Claim, other.claim_id).text == "The sluice is shut."


def test_a_claim_that_is_not_proposed_cannot_be_taken(session: Session, actor: Actor) -> None:
    proposal = quoted(take(session, actor))
    edit_proposal(session, actor, proposal_id=proposal.id, claim_text=None)
    with pytest.raises(BadInput, match="proposes no claim") as refused:
        accept_proposal(session, actor, proposal_id=proposal.id, take_claim=True)
    assert refused.value.path == ("take_claim",)


def test_one_way_to_say_which_claim_it_is_is_enough(session: Session, actor: Actor) -> None:
    proposal = quoted(take(session, actor))
    with pytest.raises(BadInput, match="claim_id or take_claim, not both"):
        accept_proposal(session, actor, proposal_id=proposal.id, claim_id=1, take_claim=True)


@pytest.mark.parametrize("given", [{"quote_id": 1}, {"speaker_id": 1}, {"new_speaker": True}])
def test_the_sources_own_claim_takes_nothing_of_a_quote(session: Session, actor: Actor, given: dict[str, int]) -> None:
    proposal = own(take(session, actor))
    with pytest.raises(BadInput, match="in the source's own voice"):
        accept_proposal(session, actor, proposal_id=proposal.id, **given)  # type: ignore[arg-type]


def test_a_claim_is_turned_down_like_a_quote(session: Session, actor: Actor) -> None:
    decided = reject_proposal(session, actor, proposal_id=own(take(session, actor)).id, why="Not worth checking.")
    assert (decided.state, count(session, Claim)) == (ProposalState.REJECTED, 0)


# --- editing


def test_the_claim_of_a_proposal_can_be_worded_otherwise(session: Session, actor: Actor) -> None:
    known = record_claim(session, actor, text="The dam is open.", kind=ClaimKind.EVENT)
    proposal = quoted(take(session, actor))
    edit_proposal(session, actor, proposal_id=proposal.id, claim_text="The dam is open.", claim_kind=ClaimKind.CAUSAL)
    assert [one.claim_id for one in proposal.candidates] == [known.id]
    decided = accept_proposal(session, actor, proposal_id=proposal.id, take_claim=True)
    claim = session.get_one(Claim, decided.claim_id)
    assert (claim.text, claim.kind, decided.state) == ("The dam is open.", ClaimKind.CAUSAL, ProposalState.EDITED)


def test_a_person_may_find_a_claim_checkable_or_not(session: Session, actor: Actor) -> None:
    proposal = quoted(take(session, actor), "thought")
    edit_proposal(session, actor, proposal_id=proposal.id, claim_text="Nobody thought of it.", claim_why_not=None)
    assert (proposal.claim_checkable, proposal.claim_why_not) == (True, None)
    edit_proposal(session, actor, proposal_id=proposal.id, claim_why_not=Uncheckable.OPINION)
    assert (proposal.claim_checkable, proposal.claim_why_not) == (False, Uncheckable.OPINION)


def test_a_quote_without_a_claim_can_be_given_one(session: Session, actor: Actor) -> None:
    proposal = quoted(take(session, actor))
    edit_proposal(session, actor, proposal_id=proposal.id, claim_text=None)
    assert (proposal.claim_text, proposal.claim_kind, proposal.claim_checkable) == (None, None, None)
    with pytest.raises(BadInput, match="There is no claim"):
        edit_proposal(session, actor, proposal_id=proposal.id, claim_kind=ClaimKind.EVENT)
    with pytest.raises(BadInput, match="needs a kind"):
        edit_proposal(session, actor, proposal_id=proposal.id, claim_text=DAM)
    edit_proposal(session, actor, proposal_id=proposal.id, claim_text=DAM, claim_kind=ClaimKind.EVENT)
    assert proposal.claim_checkable


def test_the_sources_own_claim_has_words_and_no_speaker(session: Session, actor: Actor) -> None:
    proposal = own(take(session, actor))
    with pytest.raises(BadInput, match="cannot be emptied"):
        edit_proposal(session, actor, proposal_id=proposal.id, claim_text=None)
    with pytest.raises(BadInput, match="it has no speaker_name") as refused:
        edit_proposal(session, actor, proposal_id=proposal.id, speaker_name="Ada Berg")
    assert refused.value.path == ("speaker_name",)


def test_another_speaker_leaves_the_known_claims(session: Session, actor: Actor) -> None:
    known = record_claim(session, actor, text=DAM, kind=ClaimKind.EVENT)
    proposal = quoted(take(session, actor))
    edit_proposal(session, actor, proposal_id=proposal.id, speaker_name="Bo Lind")
    assert [one.claim_id for one in proposal.candidates] == [known.id]


def test_a_known_claim_that_says_the_same_in_other_words_is_a_candidate(session: Session, actor: Actor) -> None:
    for text in ("Councillors closed sluices on a Monday.", "The school got a new roof.", "Bread is dearer."):
        record_claim(session, actor, text=text, kind=ClaimKind.EVENT, language="en")
    named = own(take(session, actor)).candidates
    assert [one.why.startswith("A claim that shares: ") for one in named] == [True]
    assert 0.3 <= named[0].score < 1
