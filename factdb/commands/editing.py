"""Editing proposals before they are decided on."""

import datetime as dt
from typing import Annotated, Any

from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, ExpectedVersion, ProposalId, SpanInput, Unset
from factdb.commands.deciding import undecided
from factdb.commands.finding import change, words
from factdb.commands.proposing import known_claims, known_records
from factdb.commands.recording import Actor, command
from factdb.errors import BadInput
from factdb.models import Proposal
from factdb.rules.anchors import check_spans, exact
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import (
    ClaimKind,
    Fidelity,
    Mode,
    ProposalKind,
    SpeakerKind,
    Uncheckable,
)


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
    claim_text: Annotated[str | None | Unset, "What is claimed there; null for nothing."] = UNSET,
    claim_kind: Annotated[ClaimKind | Unset, "What sort of statement the claim is."] = UNSET,
    claim_why_not: Annotated[Uncheckable | None | Unset, "Why the claim cannot be checked; null where it can."] = UNSET,
    claim_about: Annotated[EdtfDate | None | Unset, "When what is claimed is said to be so."] = UNSET,
    expected_version: ExpectedVersion = None,
) -> Proposal:
    """Correct a proposal before it is accepted. What the machine read stays in its history. Raises NotFound, BadInput,
    Conflict."""
    proposal = pending(session, proposal_id, expected_version)
    quoting = {"mode": mode, "fidelity": fidelity, "said": said, "occasion": occasion, "medium": medium}
    refuse_quoting(proposal, **quoting, speaker_name=speaker_name, speaker_kind=speaker_kind)
    if spans is not UNSET:
        move(proposal, spans)
    if speaker_name is not UNSET or speaker_kind is not UNSET:
        rename(session, proposal, speaker_name, speaker_kind)
    change(proposal, **quoting, edited=True)
    restate(session, proposal, claim_text, claim_kind=claim_kind, claim_why_not=claim_why_not, claim_about=claim_about)
    return proposal


def refuse_quoting(proposal: Proposal, **given: object) -> None:
    """What the source says in its own voice has no speaker and nothing else that belongs to a quote."""
    wrong = next((name for name, value in given.items() if value is not UNSET), None)
    if proposal.kind is ProposalKind.CLAIM and wrong is not None:
        raise BadInput(
            f"proposal-{proposal.id} is a claim in the source's own voice; it has no {wrong}.",
            path=(wrong,),
            hint="Reject it, and record the quote, where somebody else says it.",
        )


def restate(session: Session, proposal: Proposal, text: str | None | Unset, **rest: Any) -> None:
    """Another claim, or none. The known claims that were found belong to the words before."""
    before = proposal.claim_text
    if text is None:
        empty_claim(proposal)
    elif text is not UNSET:
        proposal.claim_text = words(text, "claim_text")
    given = {name: value for name, value in rest.items() if value is not UNSET}
    if proposal.claim_text is None and given:
        raise BadInput("There is no claim to say that of.", path=(next(iter(given)),), hint="Give claim_text.")
    if proposal.claim_text is not None:
        with session.no_autoflush:
            change(proposal, **given)
            proposal.claim_checkable = proposal.claim_why_not is None
            if proposal.claim_kind is None:
                raise BadInput("A claim needs a kind.", path=("claim_kind",), hint="Give claim_kind, such as EVENT.")
    if proposal.claim_text != before:
        renew_claims(session, proposal)


def empty_claim(proposal: Proposal) -> None:
    if proposal.kind is ProposalKind.CLAIM:
        raise BadInput("A proposed claim cannot be emptied.", path=("claim_text",), hint="Reject the proposal.")
    proposal.claim_text = proposal.claim_kind = proposal.claim_checkable = None
    proposal.claim_why_not = proposal.claim_about = None


def renew_claims(session: Session, proposal: Proposal) -> None:
    for former in proposal.candidates:
        if former.claim_id is not None:
            session.delete(former)
    session.add_all(known_claims(session, [proposal]))
    session.flush()
    session.expire(proposal, ["candidates"])


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
    found = [one for one in proposal.candidates if one.claim_id is None]
    for former in [*(proposal.roles if proposal.speaker_name != before[0] else []), *found]:
        session.delete(former)
    session.add_all(known_records(session, proposal))
    session.flush()
    session.expire(proposal, ["roles", "candidates"])
