"""Deciding on proposals: accepting, rejecting."""

import datetime as dt
from typing import Annotated, Any

from sqlalchemy.orm import Session

from factdb.commands.arguments import (
    AppearanceInput,
    ClaimId,
    ClaimInput,
    ExpectedVersion,
    HopInput,
    ProposalId,
    QuoteId,
    RoleInput,
    SpanInput,
    SpeakerId,
)
from factdb.commands.claims import account_of, assert_claim, record_claim
from factdb.commands.editing import pending, refuse_quoting
from factdb.commands.finding import get_standing, inside, words
from factdb.commands.quotes import new_appearance, no_later_than, outlet
from factdb.commands.recording import Actor, command
from factdb.commands.speakers import add_role, record_speaker, speakers_named
from factdb.errors import BadInput, Conflict
from factdb.models import Proposal, Quote, Source, Speaker
from factdb.rules.vocabulary import (
    AssertionStance,
    HopKind,
    ProposalKind,
    ProposalState,
    SpeakerKind,
)


@command
def accept_proposal(
    session: Session,
    actor: Actor,
    *,
    proposal_id: Annotated[ProposalId, "The proposal."],
    quote_id: Annotated[QuoteId | None, "The known quote it prints. Left out, the quote is new."] = None,
    speaker_id: Annotated[SpeakerId | None, "The known speaker. Left out, the one of that name, or a new one."] = None,
    new_speaker: Annotated[bool, "Whether it is a speaker yet unknown, though one of that name is known."] = False,
    claim_id: Annotated[ClaimId | None, "A known claim that the quote puts forward."] = None,
    claim: Annotated[ClaimInput | None, "A new claim that the quote puts forward."] = None,
    take_claim: Annotated[bool, "Whether the quote puts forward the claim that is proposed, as a new one."] = False,
    stance: Annotated[AssertionStance, "What the quote, or the source, does with the claim."] = AssertionStance.ASSERTS,
    expected_version: ExpectedVersion = None,
) -> Proposal:
    """Accept a proposal. A quote becomes one with its speaker and appearance, or another appearance of a known quote,
    and puts a claim forward, where one is given or taken. A claim becomes one that the source puts forward in its own
    voice: as it is proposed, unless another is given. Raises NotFound, BadInput, and Conflict where it was decided
    before or several speakers bear the name."""
    at_most_one(claim_id=claim_id, claim=claim, take_claim=take_claim or None)
    if speaker_id is not None and new_speaker:
        raise BadInput("Give speaker_id or new_speaker, not both.", path=("new_speaker",))
    if quote_id is not None and (speaker_id is not None or new_speaker):
        raise BadInput("A known quote has its speaker.", path=("speaker_id",), hint="Give quote_id or speaker_id.")
    proposal = pending(session, proposal_id, expected_version)
    source = get_standing(session, Source, proposal.snapshot.source_id, "proposal_id")
    putting: dict[str, int] = {"source_id": source.id}
    if proposal.kind is ProposalKind.QUOTE:
        chosen = {"quote_id": quote_id, "speaker_id": speaker_id, "new_speaker": new_speaker}
        putting = {"quote_id": accept_quote(session, actor, proposal, **chosen)}
    else:
        unset = {"quote_id": quote_id, "speaker_id": speaker_id, "new_speaker": new_speaker or None}
        refuse_quoting(proposal, **{name: value for name, value in unset.items() if value is not None})
        take_claim = claim is None and claim_id is None
    if claim is not None or take_claim:
        with inside("claim" if claim else "take_claim"):
            claim_id = new_claim(session, actor, claim or proposed_claim(proposal), proposal.language)
    if claim_id is not None:
        assert_claim(session, actor, claim_id=claim_id, stance=stance, **putting)
    proposal.claim_id = claim_id
    decide(proposal, actor, ProposalState.EDITED if proposal.edited else ProposalState.ACCEPTED)
    return proposal


def accept_quote(session: Session, actor: Actor, proposal: Proposal, **chosen: Any) -> int:
    """The quote that a proposal becomes, with its appearance; answers its number."""
    if chosen["quote_id"] is not None:
        quote = get_standing(session, Quote, chosen["quote_id"], "quote_id")
    else:
        speaker = choose_speaker(session, actor, proposal, chosen["speaker_id"], chosen["new_speaker"])
        quote = new_quote(session, proposal, speaker)
    appearance = new_appearance(session, quote, appearance_of(session, actor, proposal, quote))
    proposal.quote_id, proposal.appearance_id = quote.id, appearance.id
    return quote.id


def at_most_one(**given: object) -> None:
    """That no two ways to say which claim it is were given. Raises BadInput."""
    ways = [name for name, value in given.items() if value is not None]
    if len(ways) > 1:
        raise BadInput(f"Give {ways[0]} or {ways[1]}, not both.", path=(ways[1],))


def proposed_claim(proposal: Proposal) -> ClaimInput:
    """The claim as it is proposed. Raises BadInput where none is."""
    if proposal.claim_text is None or proposal.claim_kind is None:
        said = f"proposal-{proposal.id} proposes no claim."
        raise BadInput(said, path=(), hint="Give claim, claim_id or neither, or write its claim with editProposal.")
    return ClaimInput(proposal.claim_text, proposal.claim_kind, proposal.language, proposal.claim_about)


@command
def reject_proposal(
    session: Session,
    actor: Actor,
    *,
    proposal_id: Annotated[ProposalId, "The proposal."],
    why: Annotated[str, "Why, for those who look at it later."],
    expected_version: ExpectedVersion = None,
) -> Proposal:
    """Turn a proposal down. It stays, with the reason. Raises NotFound, BadInput, Conflict."""
    proposal = pending(session, proposal_id, expected_version)
    proposal.decision_reason = words(why, "why")
    decide(proposal, actor, ProposalState.REJECTED)
    return proposal


def decide(proposal: Proposal, actor: Actor, state: ProposalState) -> None:
    proposal.state, proposal.decided = state, dt.datetime.now(dt.UTC)
    proposal.decided_by_id = account_of(actor)
    proposal.decision_reason = proposal.decision_reason or actor.reason


def choose_speaker(
    session: Session, actor: Actor, proposal: Proposal, speaker_id: int | None, new_speaker: bool
) -> Speaker | None:
    """Who said it: the speaker named by the person who accepts, else the only known one of that name, else a new one.
    An unnamed voice is always a new one: two articles' "officials" need not be the same."""
    if speaker_id is not None:
        return with_roles(session, proposal, get_standing(session, Speaker, speaker_id, "speaker_id"))
    if proposal.speaker_name is None:
        return None
    unnamed = proposal.speaker_kind is SpeakerKind.UNNAMED
    known = [] if new_speaker or unnamed else speakers_named(session, proposal.speaker_name)
    if len(known) > 1:
        ids = ", ".join(f"speaker-{speaker.id}" for speaker in known)
        raise Conflict(f"{len(known)} speakers are called {proposal.speaker_name}: {ids}.", hint="Give speaker_id.")
    kind = proposal.speaker_kind or SpeakerKind.PERSON
    found = known[0] if known else record_speaker(session, actor, name=proposal.speaker_name, kind=kind)
    return with_roles(session, proposal, found)


def with_roles(session: Session, proposal: Proposal, speaker: Speaker) -> Speaker:
    """The speaker with the roles the text gives: held at the latest when it was published."""
    since = no_later_than(proposal.snapshot.source.published)
    for role in proposal.roles:
        add_role(session, speaker, RoleInput(role.title, organization=role.organization, since=since))
    return speaker


def new_quote(session: Session, proposal: Proposal, speaker: Speaker | None) -> Quote:
    quote = Quote(
        text=proposal.text,
        speaker_id=speaker.id if speaker else None,
        language=proposal.language,
        said=proposal.said or no_later_than(proposal.snapshot.source.published),
        occasion=proposal.occasion,
        medium=proposal.medium,
    )
    session.add(quote)
    session.flush()
    return quote


def appearance_of(session: Session, actor: Actor, proposal: Proposal, quote: Quote) -> AppearanceInput:
    assert proposal.mode is not None  # the table checks it, of quotes
    assert proposal.fidelity is not None
    return AppearanceInput(
        snapshot_id=proposal.snapshot_id,
        spans=tuple(SpanInput(*span) for span in proposal.spans),
        mode=proposal.mode,
        fidelity=proposal.fidelity,
        cue=proposal.cue,
        mention=proposal.mention,
        hops=tuple(chain(session, actor, proposal, quote)),
    )


def chain(session: Session, actor: Actor, proposal: Proposal, quote: Quote) -> list[HopInput]:
    """From the reader inwards: the outlet, through whom it has the words, the speaker, whom the speaker cites."""
    speaker = [HopInput(HopKind.SPEAKER, speaker_id=quote.speaker_id, mention=proposal.mention)]
    links = {kind: named_hops(session, actor, proposal, kind) for kind in (HopKind.VIA, HopKind.CITED)}
    return [
        *outlet(session, proposal.snapshot.source),
        *links[HopKind.VIA],
        *(speaker if quote.speaker_id else []),
        *links[HopKind.CITED],
    ]


def named_hops(session: Session, actor: Actor, proposal: Proposal, kind: HopKind) -> list[HopInput]:
    hops = [hop for hop in proposal.hops if hop.kind is kind]
    return [
        HopInput(kind, speaker_id=voice(session, actor, hop.name, hop.speaker_kind), mention=hop.mention)
        for hop in hops
    ]


def voice(session: Session, actor: Actor, name: str, kind: SpeakerKind) -> int:
    """The one speaker of that name, or a new one: where several bear it nobody has said yet which it is."""
    known = [] if kind is SpeakerKind.UNNAMED else speakers_named(session, name)
    return known[0].id if len(known) == 1 else record_speaker(session, actor, name=name, kind=kind).id


def new_claim(session: Session, actor: Actor, claim: ClaimInput, language: str | None) -> int:
    return record_claim(
        session,
        actor,
        text=claim.text,
        kind=claim.kind,
        language=claim.language or language,
        about=claim.about,
        topic_ids=claim.topic_ids,
    ).id
