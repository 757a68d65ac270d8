"""From what extraction found to proposals, with the known records each may be about."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import factdb
from factdb.commands.finding import all_of
from factdb.commands.likeness import speakers_like
from factdb.commands.speakers import speakers_named
from factdb.extract import Extraction
from factdb.extract.candidates import ClaimCandidate, HopCandidate, QuoteCandidate, Span
from factdb.models import Claim, Proposal, ProposalCandidate, ProposalHop, ProposalRole, Quote, Snapshot, Speaker
from factdb.rules.anchors import exact
from factdb.rules.vocabulary import ProposalKind, ProposalState, SpeakerKind
from factdb.search.matching import Match, match

EXTRACTOR = f"factdb/{factdb.__version__}"
SIMILAR = 5  # speakers of similar names that are suggested
MOST_ALIKE, SPARE = 3, 5  # claims in other words that are named, and how many more are looked at
LIKELY, FEWEST = 0.3, 2  # how likely one must be to say the same, and how many words it must share
COMPARED = 500  # quotes of one speaker that a proposal is compared with, newest first


def propose(session: Session, snapshot: Snapshot, found: Extraction) -> list[Proposal]:
    """Proposals for what was found in a snapshot, in the order of the text: its quotes, each with what it claims, and
    what the source claims in its own voice. For commands."""
    kinds = {speaker.name: speaker.kind for speaker in found.speakers}
    claimed = {claim.quote: claim for claim in found.claims if claim.quote is not None}
    quotes = [new_quote(snapshot, one, claimed.get(place), found.language) for place, one in enumerate(found.quotes)]
    claims = [new_claim(snapshot, claim) for claim in found.claims if claim.quote is None]
    proposals = sorted([*quotes, *claims], key=lambda proposal: proposal.start)
    session.add_all(proposals)
    session.flush()
    for proposal, candidate in zip(quotes, found.quotes, strict=True):
        session.add_all(roles_of(proposal, candidate))
        session.add_all(hops_of(proposal, candidate.hops, kinds))
        session.add_all(known_records(session, proposal))
    session.add_all(known_claims(session, proposals))
    session.flush()
    return proposals


def new_quote(
    snapshot: Snapshot, candidate: QuoteCandidate, claim: ClaimCandidate | None, language: str | None
) -> Proposal:
    return new_proposal(
        snapshot,
        kind=ProposalKind.QUOTE,
        text=candidate.text,
        language=language,
        spans=candidate.spans,
        mode=candidate.mode,
        fidelity=candidate.fidelity,
        cue=candidate.cue.text if candidate.cue else None,
        mention=candidate.mention.text if candidate.mention else None,
        speaker_name=candidate.speaker.name if candidate.speaker else None,
        speaker_kind=kind_of(candidate),
        said=candidate.said,
        occasion=candidate.occasion,
        medium=candidate.medium,
        trace=[*candidate.trace, *(f"claim: {rule}" for rule in (claim.trace if claim else ()))],
        **(claimed_by(claim) if claim else {}),
    )


def new_claim(snapshot: Snapshot, claim: ClaimCandidate) -> Proposal:
    return new_proposal(
        snapshot,
        kind=ProposalKind.CLAIM,
        text=exact(snapshot.text, claim.spans),
        language=claim.language,
        spans=claim.spans,
        trace=list(claim.trace),
        **claimed_by(claim),
    )


def claimed_by(claim: ClaimCandidate) -> dict[str, Any]:
    return {
        "claim_text": claim.text,
        "claim_kind": claim.kind,
        "claim_checkable": claim.checkable,
        "claim_why_not": claim.why_not,
        "claim_about": claim.about,
    }


def new_proposal(snapshot: Snapshot, *, spans: Sequence[Span], **read: Any) -> Proposal:
    """A proposal as the machine reads it, which nobody has decided on."""
    return Proposal(
        snapshot_id=snapshot.id,
        spans=[list(span) for span in spans],
        start=spans[0][0],
        end=spans[-1][1],
        extractor=EXTRACTOR,
        edited=False,
        state=ProposalState.PENDING,
        **read,
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
    named = {speaker.id for speaker in same}
    others = [like for like in speakers_like(session, proposal.speaker_name) if like.speaker_id not in named]
    return [
        ProposalCandidate(
            proposal_id=proposal.id, speaker_id=like.speaker_id, score=like.likeness.score, why=f"Like {like.why}"
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


def known_claims(session: Session, proposals: Sequence[Proposal]) -> list[ProposalCandidate]:
    """Claims in the very words of a proposed one, looked up for all proposals at once, and those that may say the same
    in others."""
    wanted = {proposal.claim_text for proposal in proposals if proposal.claim_text is not None}
    known = select(Claim).where(Claim.text.in_(wanted), Claim.retracted_in_id.is_(None)).order_by(Claim.id)
    by_text: dict[str, list[Claim]] = {}
    for claim in session.scalars(known) if wanted else ():
        by_text.setdefault(claim.text, []).append(claim)
    same = [
        ProposalCandidate(proposal_id=proposal.id, claim_id=claim.id, score=1.0, why="A claim of the same words.")
        for proposal in proposals
        for claim in by_text.get(proposal.claim_text or "", ())
    ]
    others = [one for proposal in proposals for one in alike(session, proposal, by_text)]
    return same + others


def alike(session: Session, proposal: Proposal, by_text: Mapping[str, Sequence[Claim]]) -> list[ProposalCandidate]:
    """Claims that stand and are likely to say the same as the proposed one in other words."""
    if proposal.claim_text is None:
        return []
    day = proposal.said.latest if proposal.said else None
    found = match(
        session.connection(), proposal.claim_text, language=proposal.language, day=day, first=MOST_ALIKE + SPARE
    )
    likely = {one.claim_id: one for one in found if one.confidence >= LIKELY and len(one.words) >= FEWEST}
    known = {claim.id for claim in by_text.get(proposal.claim_text, ())}
    numbers = [number for number in standing(session, likely) if number not in known][:MOST_ALIKE]
    return [alike_one(proposal, likely[number]) for number in numbers]


def standing(session: Session, numbers: Collection[int]) -> list[int]:
    """Those of the claims, in their order, that were not retracted."""
    here = select(Claim.id).where(Claim.id.in_(numbers), Claim.retracted_in_id.is_(None))
    found = set(session.scalars(here)) if numbers else set()
    return [number for number in numbers if number in found]


def alike_one(proposal: Proposal, found: Match) -> ProposalCandidate:
    why = f"A claim that shares: {', '.join(found.words)}."
    return ProposalCandidate(proposal_id=proposal.id, claim_id=found.claim_id, score=found.confidence, why=why)
