"""Deciding on quotes that their page no longer prints as they were found."""

import datetime as dt
from typing import Annotated

from sqlalchemy.orm import Session

from factdb.commands.arguments import AppearanceInput, DriftId, ExpectedVersion, HopInput, SpanInput
from factdb.commands.claims import account_of
from factdb.commands.deciding import undecided
from factdb.commands.finding import get_standing, words
from factdb.commands.quotes import new_appearance
from factdb.commands.recording import Actor, command
from factdb.errors import BadInput
from factdb.models import Appearance, DriftEntry, Quote
from factdb.rules.vocabulary import DriftState, Fidelity


@command
def reattach_appearance(
    session: Session,
    actor: Actor,
    *,
    drift_id: Annotated[DriftId, "The entry, while nobody has decided on it."],
    why: Annotated[str, "Why these words are the quote, for those who look at it later."],
    spans: Annotated[
        tuple[SpanInput, ...], "Where the later snapshot prints the quote. Left out, at the words that the entry shows."
    ] = (),
    fidelity: Annotated[Fidelity, "How the words printed there stand to the spoken ones."] = Fidelity.UNKNOWN,
    expected_version: ExpectedVersion = None,
) -> DriftEntry:
    """Say that the later snapshot prints the quote, in other words or elsewhere: it gets an appearance there. The one
    before stays, for the earlier snapshot prints it. Raises NotFound, BadInput, and Conflict where it was decided or
    changed meanwhile."""
    entry = undecided(session, DriftEntry, drift_id, "drift_id", expected_version)
    before = get_standing(session, Appearance, entry.appearance_id, "drift_id")
    quote = get_standing(session, Quote, before.quote_id, "drift_id")
    appearance = new_appearance(session, quote, printed_anew(entry, before, spans, fidelity))
    entry.reattachment_id = appearance.id
    close(entry, actor, DriftState.REATTACHED, why)
    return entry


@command
def confirm_drift(
    session: Session,
    actor: Actor,
    *,
    drift_id: Annotated[DriftId, "The entry, while nobody has decided on it."],
    why: Annotated[str, "Why, for those who look at it later."],
    expected_version: ExpectedVersion = None,
) -> DriftEntry:
    """Say that the later snapshot does not print the quote: what the entry shows there, if anything, is something else.
    Raises NotFound, BadInput, and Conflict where it was decided or changed meanwhile."""
    entry = undecided(session, DriftEntry, drift_id, "drift_id", expected_version)
    close(entry, actor, DriftState.CONFIRMED, why)
    return entry


def close(entry: DriftEntry, actor: Actor, state: DriftState, why: str) -> None:
    entry.decision_reason = words(why, "why")
    entry.decided_by_id, entry.decided = account_of(actor), dt.datetime.now(dt.UTC)
    entry.state = state


def printed_anew(
    entry: DriftEntry, before: Appearance, given: tuple[SpanInput, ...], fidelity: Fidelity
) -> AppearanceInput:
    """The place in the later snapshot, with all else as it was found. Raises BadInput where no place is known."""
    spans = given or tuple(SpanInput(start, end) for start, end in entry.spans or ())
    if not spans:
        said = f"drift-{entry.id} knows no place in snapshot-{entry.snapshot_id}."
        raise BadInput(said, path=("spans",), hint="Give the spans of the words there, or use confirm_drift.")
    hops = tuple(
        HopInput(hop.kind, hop.publisher_id, hop.speaker_id, hop.source_id, hop.mention) for hop in before.hops
    )
    return AppearanceInput(entry.snapshot_id, spans, before.mode, fidelity, before.cue, before.mention, hops)
