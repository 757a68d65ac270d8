"""Recording speech acts, where they are printed, and through whom they reached the reader."""

from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, AppearanceInput, HopInput, QuoteId, SpeakerId, Unset
from factdb.commands.finding import (
    change,
    check,
    exactly_one,
    get,
    get_standing,
    inside,
    language_tag,
    words,
    words_or_none,
)
from factdb.commands.recording import Actor, command
from factdb.commands.snapshots import latest_snapshot
from factdb.commands.watching import watch_one
from factdb.errors import BadInput
from factdb.models import Appearance, AttributionHop, Publisher, Quote, Snapshot, Source, Speaker
from factdb.rules.anchors import check_spans, context, exact
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AnchorState, HopKind


@command
def record_quote(
    session: Session,
    actor: Actor,
    *,
    text: Annotated[str | None, "The words. Left out, those of the appearance."] = None,
    speaker_id: Annotated[SpeakerId | None, "Who said it; nobody where the text names nobody."] = None,
    language: Annotated[str | None, "BCP 47. Left out, the language of the source."] = None,
    said: Annotated[EdtfDate | None, "When. Left out, no later than the source was published."] = None,
    occasion: Annotated[str | None, "Such as a speech in Bremen."] = None,
    medium: Annotated[str | None, "Such as interview, press conference, tweet, speech, statement."] = None,
    translation_of_id: Annotated[QuoteId | None, "The quote in its original language."] = None,
    appearance: Annotated[AppearanceInput | None, "Where it is printed."] = None,
) -> Quote:
    """Record a quote, with or without a place where it is printed. Raises NotFound, BadInput."""
    check(session, Speaker, speaker_id, "speaker_id")
    check(session, Quote, translation_of_id, "translation_of_id")
    with inside("appearance"):
        source = None if appearance is None else source_of(session, appearance)
    quote = Quote(
        text=words(text, "text") if text is not None else printed(session, appearance),
        speaker_id=speaker_id,
        language=language_tag(language) or (source.language if source else None),
        said=said or (no_later_than(source.published) if source else None),
        occasion=words_or_none(occasion, "occasion"),
        medium=words_or_none(medium, "medium"),
        translation_of_id=translation_of_id,
    )
    session.add(quote)
    session.flush()
    if appearance is not None:
        with inside("appearance"):
            new_appearance(session, quote, appearance)
    return quote


def source_of(session: Session, appearance: AppearanceInput) -> Source:
    """The source that prints it, which must stand."""
    source_id = get(session, Snapshot, appearance.snapshot_id, "snapshot_id").source_id
    return get_standing(session, Source, source_id, "snapshot_id")


def printed(session: Session, appearance: AppearanceInput | None) -> str:
    """The words of the place. Raises BadInput where there is none either."""
    if appearance is None:
        raise BadInput("A quote needs its text.", path=("text",), hint="Give text, or an appearance.")
    with inside("appearance"):
        snapshot = get(session, Snapshot, appearance.snapshot_id, "snapshot_id")
        return words(exact(snapshot.text, spans_of(appearance)), "spans")


def spans_of(appearance: AppearanceInput) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in appearance.spans]


def no_later_than(published: EdtfDate | None) -> EdtfDate | None:
    """What publication says of when something was said: not later. Never the day itself."""
    return EdtfDate.no_later_than(published.latest) if published and published.latest else None


@command
def add_appearance(
    session: Session,
    actor: Actor,
    *,
    quote_id: Annotated[QuoteId, "The quote."],
    appearance: Annotated[AppearanceInput, "Where it is printed."],
) -> Appearance:
    """Record that a snapshot prints a known quote. One that is known at that place is returned as it is. Raises
    NotFound, BadInput."""
    quote = get_standing(session, Quote, quote_id, "quote_id")
    with inside("appearance"):
        return new_appearance(session, quote, appearance)


def new_appearance(session: Session, quote: Quote, given: AppearanceInput) -> Appearance:
    source = source_of(session, given)
    snapshot = get(session, Snapshot, given.snapshot_id, "snapshot_id")
    spans = check_spans(snapshot.text, spans_of(given))
    start, end = spans[0][0], spans[-1][1]
    known = known_appearance(session, quote, snapshot, [list(span) for span in spans])
    if known is not None:
        return known
    prefix, suffix = context(snapshot.text, start, end)
    found = Appearance(
        quote_id=quote.id,
        snapshot_id=snapshot.id,
        exact=exact(snapshot.text, spans),
        spans=[list(span) for span in spans],
        start=start,
        end=end,
        prefix=prefix,
        suffix=suffix,
        mode=given.mode,
        fidelity=given.fidelity,
        anchor_state=AnchorState.KEPT,
        cue=words_or_none(given.cue, "cue"),
        mention=words_or_none(given.mention, "mention"),
    )
    session.add(found)
    session.flush()
    latest = latest_snapshot(session, source.id)
    if latest is not None and latest is not snapshot:
        watch_one(session, latest, found)
    hops = outlet_and_speaker(session, source, quote) if given.hops is None else given.hops
    for place, hop in enumerate(hops):
        with inside("hops", place):
            session.add(new_hop(session, found, place, hop))
    return found


def known_appearance(session: Session, quote: Quote, snapshot: Snapshot, spans: list[list[int]]) -> Appearance | None:
    there = select(Appearance).filter_by(quote_id=quote.id, snapshot_id=snapshot.id, retracted_in_id=None)
    return next((known for known in session.scalars(there) if known.spans == spans), None)


def outlet(session: Session, source: Source) -> tuple[HopInput, ...]:
    """The first link of a chain: who published the source, where that is known and stands."""
    if source.publisher_id is None or session.get_one(Publisher, source.publisher_id).retracted_in_id is not None:
        return ()
    return (HopInput(HopKind.OUTLET, publisher_id=source.publisher_id),)


def outlet_and_speaker(session: Session, source: Source, quote: Quote) -> tuple[HopInput, ...]:
    """The shortest chain: the outlet has it from the speaker."""
    speaker = [HopInput(HopKind.SPEAKER, speaker_id=quote.speaker_id)] if quote.speaker_id else []
    return (*outlet(session, source), *speaker)


def new_hop(session: Session, appearance: Appearance, place: int, hop: HopInput) -> AttributionHop:
    ids = {"publisher_id": hop.publisher_id, "speaker_id": hop.speaker_id, "source_id": hop.source_id}
    exactly_one(**ids)
    for noun, (name, number) in zip((Publisher, Speaker, Source), ids.items(), strict=True):
        check(session, noun, number, name)
    mention = words_or_none(hop.mention, "mention")
    return AttributionHop(appearance_id=appearance.id, position=place, kind=hop.kind, mention=mention, **ids)


@command
def change_quote(
    session: Session,
    actor: Actor,
    *,
    quote_id: Annotated[QuoteId, "The quote."],
    text: Annotated[str | Unset, "The words."] = UNSET,
    speaker_id: Annotated[SpeakerId | None | Unset, "Who said it."] = UNSET,
    language: Annotated[str | None | Unset, "BCP 47."] = UNSET,
    said: Annotated[EdtfDate | None | Unset, "When."] = UNSET,
    occasion: Annotated[str | None | Unset, "Such as a speech in Bremen."] = UNSET,
    medium: Annotated[str | None | Unset, "Such as interview."] = UNSET,
    translation_of_id: Annotated[QuoteId | None | Unset, "The quote in its original language."] = UNSET,
) -> Quote:
    """Correct a quote. What is left out stays; null empties. Raises NotFound, BadInput, Conflict."""
    quote = get_standing(session, Quote, quote_id, "quote_id")
    if speaker_id is not UNSET:
        check(session, Speaker, speaker_id, "speaker_id")
    if translation_of_id is not UNSET:
        check(session, Quote, translation_of_id, "translation_of_id")
    if translation_of_id == quote_id:
        raise BadInput("A quote is not its own translation.", path=("translation_of_id",), hint="Give another quote.")
    if text is not UNSET:
        quote.text = words(text, "text")
    change(quote, speaker_id=speaker_id, language=language, said=said, occasion=occasion, medium=medium)
    change(quote, translation_of_id=translation_of_id)
    return quote
