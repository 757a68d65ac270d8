"""Decisions on many items of the review queue at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.arguments import DecisionInput
from factdb.commands.drifting import confirm_drift, reattach_appearance
from factdb.commands.finding import get
from factdb.commands.proposals import accept_proposal, reject_proposal
from factdb.commands.recording import Actor, command, part
from factdb.errors import BadInput, Conflict, FactdbError
from factdb.models import DriftEntry, Proposal, ProposalCandidate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import Decision

MOST = 100  # items a command takes
Item = Proposal | DriftEntry
NOUNS: dict[str, type[Proposal] | type[DriftEntry]] = {noun.word: noun for noun in (Proposal, DriftEntry)}


@dataclass
class Decided:
    """What was decided on, and what was not, each with the error that tells why."""

    proposals: list[Proposal] = field(default_factory=list)
    drift_entries: list[DriftEntry] = field(default_factory=list)
    refused: list[tuple[RecordId, FactdbError]] = field(default_factory=list)

    def add(self, item: Item) -> None:
        if isinstance(item, Proposal):
            self.proposals.append(item)
        else:
            self.drift_entries.append(item)


@command
def decide(
    session: Session,
    actor: Actor,
    *,
    items: Annotated[tuple[DecisionInput, ...], "The decisions, in the order in which they are taken; at most 100."],
) -> Decided:
    """Decide on many items of the review queue in one write. Each item stands by itself: one that somebody else decided
    on or changed meanwhile, or that does not take its decision, is left as it is and named with the reason, and the
    others are decided on. Raises BadInput where there are no items, or too many."""
    if not 0 < len(items) <= MOST:
        said = f"{len(items)} items were given; one write takes 1 to {MOST}."
        raise BadInput(said, path=("items",), hint="Decide on the others in another.")
    lock(session, items)
    done = Decided()
    for item in items:
        try:
            with part(session):
                found = carry_out(session, actor, item)
        except FactdbError as error:
            done.refused.append((item.item_id, error))
        else:
            done.add(found)
    return done


def lock(session: Session, items: Sequence[DecisionInput]) -> None:
    """Hold all items from the beginning, in one order: two who decide on the same ones do not wait for each other."""
    for word, noun in NOUNS.items():
        numbers = sorted({item.item_id.number for item in items if item.item_id.word == word})
        if numbers:
            session.execute(select(noun.id).where(noun.id.in_(numbers)).order_by(noun.id).with_for_update())


def carry_out(session: Session, actor: Actor, item: DecisionInput) -> Item:
    """One decision. Raises NotFound, BadInput, Conflict."""
    ways = WAYS.get(item.item_id.word)
    if ways is None:
        raise BadInput(f"{item.item_id} is no item of the review queue.", path=("item_id",), hint=GIVE)
    if item.decision not in ways:
        takes = " or ".join(map(str, ways))
        raise BadInput(f"{item.item_id} takes {takes}, not {item.decision}.", path=("decision",))
    return ways[item.decision](session, actor.because(item.why or actor.reason), item)


GIVE = "Give the id of a proposal or of a drift entry."


def accept(session: Session, actor: Actor, item: DecisionInput) -> Item:
    return accept_proposal(
        session,
        actor,
        proposal_id=item.item_id.number,
        quote_id=item.quote_id,
        claim_id=item.claim_id,
        take_claim=item.take_claim,
        speaker_id=item.speaker_id,
        new_speaker=item.new_speaker,
        expected_version=item.expected_version,
    )


def merge(session: Session, actor: Actor, item: DecisionInput) -> Item:
    """Accept it as what is known: the named quote or claim, or else those that are its candidates by the same words."""
    if item.quote_id is None and item.claim_id is None:
        candidates = get(session, Proposal, item.item_id.number, "item_id").candidates
        quote_id, claim_id = (only_one(item.item_id, candidates, key) for key in ("quote_id", "claim_id"))
        item = replace(item, quote_id=quote_id, claim_id=claim_id)
    if item.quote_id is None and item.claim_id is None:
        said = f"No quote or claim in the same words as {item.item_id} is known."
        raise BadInput(said, path=("quote_id",), hint="Give quote_id or claim_id, or accept it as new.")
    return accept(session, actor, item)


def only_one(item: RecordId, candidates: Sequence[ProposalCandidate], key: str) -> int | None:
    """The one candidate of a noun in the very same words. Raises Conflict where there are several."""
    same = [getattr(one, key) for one in candidates if one.score == 1 and getattr(one, key) is not None]
    if len(same) > 1:
        word = key.removesuffix("_id")
        ids = ", ".join(f"{word}-{number}" for number in same)
        raise Conflict(f"{item} is in the same words as {len(same)} of one kind: {ids}.", hint=f"Give {key}.")
    return next(iter(same), None)


def reject(session: Session, actor: Actor, item: DecisionInput) -> Item:
    number, version = item.item_id.number, item.expected_version
    return reject_proposal(session, actor, proposal_id=number, why=actor.reason or "", expected_version=version)


def reattach(session: Session, actor: Actor, item: DecisionInput) -> Item:
    return reattach_appearance(
        session,
        actor,
        drift_id=item.item_id.number,
        why=actor.reason or "",
        spans=item.spans,
        fidelity=item.fidelity,
        expected_version=item.expected_version,
    )


def confirm(session: Session, actor: Actor, item: DecisionInput) -> Item:
    number, version = item.item_id.number, item.expected_version
    return confirm_drift(session, actor, drift_id=number, why=actor.reason or "", expected_version=version)


Way = Callable[[Session, Actor, DecisionInput], Item]
WAYS: dict[str, dict[Decision, Way]] = {
    Proposal.word: {Decision.ACCEPT: accept, Decision.MERGE: merge, Decision.REJECT: reject},
    DriftEntry.word: {Decision.REATTACH: reattach, Decision.CONFIRM: confirm},
}
