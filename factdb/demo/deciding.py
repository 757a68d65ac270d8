"""How the demo decides on proposals: as the careful reader who wrote down what each article says."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from factdb.commands.editing import edit_proposal
from factdb.commands.proposals import accept_proposal, reject_proposal
from factdb.commands.recording import Actor
from factdb.demo.dossier import Expected
from factdb.models import Proposal
from factdb.rules.anchors import Span
from factdb.rules.vocabulary import Mode, ProposalKind, SpeakerKind


@dataclass
class Decisions:
    """How many proposals were taken as they were, taken with changes, and turned down."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    claims: int = 0
    """Claims that the articles make in their own voice, which are turned down: the dossier words its claims itself."""


def decide_all(
    session: Session, actor: Actor, proposals: Sequence[Proposal], gold: Sequence[Expected], names: dict[str, set[str]]
) -> Decisions:
    """Decide on what was found in one article. `names` gives each speaker's aliases. What the reader did not find is
    turned down where it stands in quotation marks, of which the reader's list is complete."""
    counts = Decisions()
    for proposal in proposals:
        if proposal.kind is ProposalKind.CLAIM:
            reject_proposal(session, actor, proposal_id=proposal.id, why="The dossier words its claims itself.")
            counts.claims += 1
            continue
        found = counterpart(proposal, gold)
        if found is None and proposal.mode is Mode.DIRECT:
            reject_proposal(session, actor, proposal_id=proposal.id, why="Nobody is quoted here.")
            counts.rejected += 1
            continue
        if found is not None and not same_speaker(proposal, found, names):
            kind = SpeakerKind.UNNAMED if found.is_unnamed else SpeakerKind.PERSON
            edit_proposal(session, actor, proposal_id=proposal.id, speaker_name=found.speaker, speaker_kind=kind)
            counts.edited += 1
        else:
            counts.accepted += 1
        accept_proposal(session, actor, proposal_id=proposal.id, quote_id=known_quote(proposal))
    return counts


def counterpart(proposal: Proposal, gold: Sequence[Expected]) -> Expected | None:
    """The reader's quote that shares most with the proposal's place."""
    spans = [(start, end) for start, end in proposal.spans]
    shared = max(gold, key=lambda entry: common(spans, entry.spans), default=None)
    return shared if shared is not None and common(spans, shared.spans) > 0 else None


def common(ones: Sequence[Span], others: Sequence[Span]) -> float:
    """What share of both places is common to them."""
    overlap = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in ones for b in others)
    return overlap / (length(ones) + length(others) - overlap)


def length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def same_speaker(proposal: Proposal, found: Expected, names: dict[str, set[str]]) -> bool:
    if found.is_unnamed:
        return proposal.speaker_kind is SpeakerKind.UNNAMED
    return proposal.speaker_name in names.get(found.speaker, {found.speaker})


def known_quote(proposal: Proposal) -> int | None:
    """The known quote of the same speaker in the same words, as a copy or a later capture of the page prints it."""
    return next((candidate.quote_id for candidate in proposal.candidates if candidate.quote_id is not None), None)
