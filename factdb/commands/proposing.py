"""From what extraction found to proposals, with the known records each may be about."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

import factdb
from factdb.commands.finding import all_of
from factdb.commands.likeness import speakers_like
from factdb.commands.speakers import speakers_named
from factdb.extract import Extraction
from factdb.extract.candidates import HopCandidate, QuoteCandidate
from factdb.models import Proposal, ProposalCandidate, ProposalHop, ProposalRole, Quote, Snapshot, Speaker
from factdb.rules.vocabulary import ProposalState, SpeakerKind

EXTRACTOR = f"factdb/{factdb.__version__}"
SIMILAR = 5  # speakers of similar names that are suggested
COMPARED = 500  # quotes of one speaker that a proposal is compared with, newest first


def propose(session: Session, snapshot: Snapshot, found: Extraction) -> list[Proposal]:
    """Proposals for what was found in a snapshot, in the order of the text. For commands."""
    kinds = {speaker.name: speaker.kind for speaker in found.speakers}
    proposals = [new_proposal(snapshot, candidate, found.language) for candidate in found.quotes]
    session.add_all(proposals)
    session.flush()
    for proposal, candidate in zip(proposals, found.quotes, strict=True):
        session.add_all(roles_of(proposal, candidate))
        session.add_all(hops_of(proposal, candidate.hops, kinds))
        session.add_all(known_records(session, proposal))
    session.flush()
    return proposals


def new_proposal(snapshot: Snapshot, candidate: QuoteCandidate, language: str | None) -> Proposal:
    return Proposal(
        snapshot_id=snapshot.id,
        text=candidate.text,
        language=language,
        spans=[list(span) for span in candidate.spans],
        start=candidate.start,
        end=candidate.end,
        mode=candidate.mode,
        fidelity=candidate.fidelity,
        cue=candidate.cue.text if candidate.cue else None,
        mention=candidate.mention.text if candidate.mention else None,
        speaker_name=candidate.speaker.name if candidate.speaker else None,
        speaker_kind=kind_of(candidate),
        said=candidate.said,
        occasion=candidate.occasion,
        medium=candidate.medium,
        trace=list(candidate.trace),
        extractor=EXTRACTOR,
        edited=False,
        state=ProposalState.PENDING,
    )


def kind_of(candidate: QuoteCandidate) -> SpeakerKind | None:
    if candidate.speaker is None:
        return None
    return SpeakerKind.UNNAMED if candidate.anonymous else candidate.speaker.kind


def roles_of(proposal: Proposal, candidate: QuoteCandidate) -> list[ProposalRole]:
    roles = candidate.speaker.roles if candidate.speaker else ()
    return [ProposalRole(proposal_id=proposal.id, title=r.title, organization=r.organization) for r in roles]


def hops_of(proposal: Proposal, hops: Sequence[HopCandidate], kinds: dict[str, SpeakerKind]) -> Iterator[ProposalHop]:
    for place, hop in enumerate(hops):
        kind = kinds.get(hop.name, SpeakerKind.UNNAMED)
        named = {"kind": hop.kind, "name": hop.name, "speaker_kind": kind, "mention": hop.mention.text}
        yield ProposalHop(proposal_id=proposal.id, position=place, **named)


def known_records(session: Session, proposal: Proposal) -> list[ProposalCandidate]:
    """Speakers of the proposed name or one like it, and quotes of the same words by those who bear it."""
    if proposal.speaker_name is None or proposal.speaker_kind is SpeakerKind.UNNAMED:
        return []
    speakers = speakers_named(session, proposal.speaker_name)
    share = 1 / len(speakers) if speakers else 0
    same_name = [
        ProposalCandidate(proposal_id=proposal.id, speaker_id=speaker.id, score=share, why="Bears this name.")
        for speaker in speakers
    ]
    quotes = same_words(session, proposal, [speaker.id for speaker in speakers])
    return (
        same_name
        + similar(session, proposal, speakers)
        + [
            ProposalCandidate(
                proposal_id=proposal.id, quote_id=quote.id, score=1.0, why="The same speaker, the same words."
            )
            for quote in quotes
        ]
    )


def similar(session: Session, proposal: Proposal, same: Sequence[Speaker]) -> list[ProposalCandidate]:
    """Speakers whose name may be another spelling of the proposed one."""
    assert proposal.speaker_name is not None
    others = [like for like in speakers_like(session, proposal.speaker_name) if like.speaker not in same]
    return [
        ProposalCandidate(
            proposal_id=proposal.id, speaker_id=like.speaker.id, score=like.likeness.score, why=f"Like {like.why}"
        )
        for like in others[:SIMILAR]
    ]


def same_words(session: Session, proposal: Proposal, speaker_ids: Sequence[int]) -> list[Quote]:
    theirs = Quote.speaker_id.in_(all_of(session, Speaker, speaker_ids))
    standing = select(Quote).where(theirs, Quote.retracted_in_id.is_(None))
    newest = session.scalars(standing.order_by(Quote.said_order.desc(), Quote.id.desc()).limit(COMPARED))
    return [quote for quote in newest if essence(quote.text) == essence(proposal.text)]


def essence(text: str) -> str:
    """The letters and digits of a text, to compare wordings whatever their marks, blanks and capitals."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
