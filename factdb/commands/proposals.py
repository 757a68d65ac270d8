"""Deciding on proposals: editing, accepting, rejecting."""

import datetime as dt
from typing import Annotated

from sqlalchemy.orm import Session

from factdb.commands.arguments import (
    UNSET,
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
    Unset,
)
from factdb.commands.claims import account_of, assert_claim, record_claim
from factdb.commands.deciding import undecided
from factdb.commands.finding import change, get_standing, inside, words
from factdb.commands.proposing import known_records
from factdb.commands.quotes import new_appearance, no_later_than, outlet
from factdb.commands.recording import Actor, command
from factdb.commands.speakers import add_role, record_speaker, speakers_named
from factdb.errors import BadInput, Conflict
from factdb.models import Proposal, Quote, Source, Speaker
from factdb.rules.anchors import check_spans, exact
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AssertionStance, Fidelity, HopKind, Mode, ProposalState, SpeakerKind


def pending(session: Session, number: int, expected: dt.datetime | None = None) -> Proposal:
    """The proposal, while nobody has decided on it, in the version that is expected. Raises NotFound, Conflict."""
    return undecided(session, Proposal, number, "proposal_id", expected)


@command
def edit_proposal(
    session: Session,
    actor: Actor,
    *,
    proposal_id: Annotated[ProposalId, "The proposal, while nobody has decided on it."],
    spans: Annotated[tuple[SpanInput, ...] | Unset, "Other places; the words are then those there."] = UNSET,
    mode: Annotated[Mode | Unset, "As spoken or as reported."] = UNSET,
    fidelity: Annotated[Fidelity | Unset, "How the printed words stand to the spoken ones."] = UNSET,
    speaker_name: Annotated[str | None | Unset, "Another speaker; null for nobody."] = UNSET,
    speaker_kind: Annotated[SpeakerKind | Unset, "What sort of voice that is."] = UNSET,
    said: Annotated[EdtfDate | None | Unset, "When."] = UNSET,
    occasion: Annotated[str | None | Unset, "Such as a speech in Bremen."] = UNSET,
    medium: Annotated[str | None | Unset, "Such as interview."] = UNSET,
    expected_version: ExpectedVersion = None,
) -> Proposal:
    """Correct a proposal before it is accepted. What the machine read stays in its history. Raises NotFound, BadInput,
    Conflict."""
    proposal = pending(session, proposal_id, expected_version)
    if spans is not UNSET:
        move(proposal, spans)
    if speaker_name is not UNSET or speaker_kind is not UNSET:
        rename(session, proposal, speaker_name, speaker_kind)
    change(proposal, mode=mode, fidelity=fidelity, said=said, occasion=occasion, medium=medium, edited=True)
    return proposal


def move(proposal: Proposal, given: tuple[SpanInput, ...]) -> None:
    text, spans = proposal.snapshot.text, [(span.start, span.end) for span in given]
    proposal.text = exact(text, check_spans(text, spans))
    proposal.spans, proposal.start, proposal.end = [list(span) for span in spans], spans[0][0], spans[-1][1]


def rename(session: Session, proposal: Proposal, name: str | None | Unset, kind: SpeakerKind | Unset) -> None:
    """Another speaker: the roles that were read and the known records that were found belong to the one before. A voice
    that gets a name is unnamed no longer: a person, unless told otherwise."""
    before = (proposal.speaker_name, proposal.speaker_kind)
    change(proposal, speaker_name=name)
    if kind is not UNSET:
        proposal.speaker_kind = kind
    elif proposal.speaker_name != before[0] and proposal.speaker_kind in (None, SpeakerKind.UNNAMED):
        proposal.speaker_kind = SpeakerKind.PERSON
    if proposal.speaker_name is None:
        proposal.speaker_kind = None
    if (proposal.speaker_name, proposal.speaker_kind) == before:
        return
    for former in [*(proposal.roles if proposal.speaker_name != before[0] else []), *proposal.candidates]:
        session.delete(former)
    session.add_all(known_records(session, proposal))
    session.flush()
    session.expire(proposal, ["roles", "candidates"])


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
    stance: Annotated[AssertionStance, "What the quote does with the claim."] = AssertionStance.ASSERTS,
    expected_version: ExpectedVersion = None,
) -> Proposal:
    """Accept a proposal: it becomes a quote with its speaker and appearance, or another appearance of a known quote;
    and the quote puts a claim forward, where one is given. Raises NotFound, BadInput, and Conflict where it was decided
    before or several speakers bear the name."""
    if claim_id is not None and claim is not None:
        raise BadInput("Give claim_id or claim, not both.", path=("claim",))
    if speaker_id is not None and new_speaker:
        raise BadInput("Give speaker_id or new_speaker, not both.", path=("new_speaker",))
    if quote_id is not None and (speaker_id is not None or new_speaker):
        raise BadInput("A known quote has its speaker.", path=("speaker_id",), hint="Give quote_id or speaker_id.")
    proposal = pending(session, proposal_id, expected_version)
    get_standing(session, Source, proposal.snapshot.source_id, "proposal_id")
    if quote_id is not None:
        quote = get_standing(session, Quote, quote_id, "quote_id")
    else:
        quote = new_quote(session, proposal, choose_speaker(session, actor, proposal, speaker_id, new_speaker))
    appearance = new_appearance(session, quote, appearance_of(session, actor, proposal, quote))
    if claim is not None:
        with inside("claim"):
            claim_id = new_claim(session, actor, claim, proposal.language)
    if claim_id is not None:
        assert_claim(session, actor, claim_id=claim_id, quote_id=quote.id, stance=stance)
    proposal.quote_id, proposal.appearance_id = quote.id, appearance.id
    decide(proposal, actor, ProposalState.EDITED if proposal.edited else ProposalState.ACCEPTED)
    return proposal


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
