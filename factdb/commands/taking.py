"""What a record of an import becomes: part of the command `import_records`. It writes through the nouns' commands.

A record is known by the claim's or quote's ids elsewhere, and a claim without one by its reviews: the same address, the
same words. One that is known is left as people made it since, be it changed or retracted.
"""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from factdb.commands.claims import add_to_topic, assert_claim, record_claim, record_topic
from factdb.commands.evidence import add_evidence, record_review
from factdb.commands.finding import a_name, address, find, words, words_or_none
from factdb.commands.quotes import record_quote
from factdb.commands.recording import Actor
from factdb.commands.sources import record_source
from factdb.commands.voices import publisher_of, voice_of
from factdb.errors import BadInput, Conflict
from factdb.formats.given import GivenClaim, GivenEvidence, GivenId, GivenQuote, GivenReview, GivenSource
from factdb.models import Assertion, Claim, ClaimIdentifier, Evidence, Quote, QuoteIdentifier, Review, Source

Notes = list[str]


def take(session: Session, actor: Actor, given: GivenClaim | GivenQuote) -> Notes:
    """Record what is new of it; answers what to know of it. Raises BadInput, NotFound, Conflict."""
    notes: Notes = []
    if isinstance(given, GivenClaim):
        take_claim(session, actor, given, notes)
    else:
        take_quote(session, actor, given, notes)
    return notes


# --- claims


def take_claim(session: Session, actor: Actor, given: GivenClaim, notes: Notes) -> None:
    claim, is_whole = known_claim(session, given)
    if claim is not None and (is_whole or claim.retracted_in_id is not None):
        return
    if claim is None:
        claim = record_claim(session, actor, text=given.text, kind=given.kind, language=given.language)
    identify_claim(session, claim, given.ids)
    for quote in given.quotes:
        assert_by_quote(session, actor, claim, quote, notes)
    for source in given.sources:
        assert_by_source(session, actor, claim, source)
    for evidence in given.evidence:
        bear_on(session, actor, evidence, claim_id=claim.id)
    for review in given.reviews:
        review_claim(session, actor, claim, review)
    for topic in given.topics:
        number = record_topic(session, actor, name=topic).id
        add_to_topic(session, actor, topic_id=number, claim_ids=(claim.id,))


def known_claim(session: Session, given: GivenClaim) -> tuple[Claim | None, bool]:
    """The claim that is meant, and whether all that tells it is known. Raises BadInput where nothing tells it, and
    Conflict where an id is another claim's."""
    if not given.ids and not given.reviews:
        raise BadInput("Nothing tells the claim from others.", path=("id",), hint="Give its id, or its review's URL.")
    by_id = [find(session, ClaimIdentifier, scheme=one.scheme, value=one.value) for one in given.ids]
    claims = [session.get_one(Claim, found.claim_id) for found in by_id if found is not None]
    for claim in claims:
        refuse_other_words(session, claim, given)
    reviewed = [claim_reviewed(session, review, given.text) for review in given.reviews]
    found = next(iter([*claims, *filter(None, reviewed)]), None)
    return found, None not in (*by_id, *reviewed)


def refuse_other_words(session: Session, claim: Claim, given: GivenClaim) -> None:
    if given.text not in texts_of(session, claim):
        said = f"Its id is that of claim-{claim.id}, whose words are others."
        raise Conflict(said, hint="Check the id, or name another --scheme.")


def texts_of(session: Session, claim: Claim) -> set[str]:
    """How the claim reads, and how it read before somebody changed it."""
    past = Claim.history().c
    return {claim.text, *session.scalars(select(past.text).where(past.id == claim.id))}


def claim_reviewed(session: Session, review: GivenReview, text: str) -> Claim | None:
    """The claim of these words that a fact-check at this address is known to review."""
    url, past = address(review.url), Claim.history().c
    before = select(past.id).where(past.id == Claim.id, past.text == text).exists()
    found = select(Claim).join(Review, Review.claim_id == Claim.id).where(Review.canonical_url == url)
    return session.scalars(found.where(or_(Claim.text == text, before)).order_by(Claim.id).limit(1)).first()


def identify_claim(session: Session, claim: Claim, ids: tuple[GivenId, ...]) -> None:
    """Give a claim its ids elsewhere."""
    for given in ids:
        if find(session, ClaimIdentifier, scheme=given.scheme, value=given.value) is None:
            session.add(identifier_of(claim, given))


def identifier_of(claim: Claim, given: GivenId) -> ClaimIdentifier:
    name = {"scheme": a_name(given.scheme, "scheme"), "value": a_name(given.value, "id")}
    return ClaimIdentifier(claim_id=claim.id, **name, title=words_or_none(given.title, "title"), dated=given.dated)


def assert_by_quote(session: Session, actor: Actor, claim: Claim, given: GivenQuote, notes: Notes) -> None:
    """A quote of the claim's words; one by the same speaker that puts it forward already is not recorded again."""
    speaker = voice_of(session, actor, given.voice, notes)
    same = select(Quote.id).join(Assertion, Assertion.quote_id == Quote.id).where(Assertion.claim_id == claim.id)
    known = session.scalar(same.where(Quote.speaker_id == speaker, Quote.text == given.text).limit(1))
    if known is None:
        number = new_quote(session, actor, given, speaker).id
        assert_claim(session, actor, claim_id=claim.id, quote_id=number)


def assert_by_source(session: Session, actor: Actor, claim: Claim, given: GivenSource) -> None:
    source = source_of(session, actor, given)
    if find(session, Assertion, claim_id=claim.id, source_id=source.id) is None:
        assert_claim(session, actor, claim_id=claim.id, source_id=source.id)


def review_claim(session: Session, actor: Actor, claim: Claim, given: GivenReview) -> None:
    numbers = {"rating_value": given.rating_value, "best_rating": given.best_rating, "worst_rating": given.worst_rating}
    record_review(
        session,
        actor,
        claim_id=claim.id,
        url=given.url,
        publisher_id=publisher_of(session, actor, given.publisher),
        title=given.title,
        published=given.published,
        rating=given.rating,
        **numbers,
    )


# --- quotes


def take_quote(session: Session, actor: Actor, given: GivenQuote, notes: Notes) -> None:
    ids = [find(session, QuoteIdentifier, scheme=one.scheme, value=one.value) for one in given.ids]
    if not given.ids:
        raise BadInput("Nothing tells the quote from others.", path=("id",), hint="Give its id.")
    if any(ids):
        return
    quote = new_quote(session, actor, given, voice_of(session, actor, given.voice, notes))
    for one in given.ids:
        name = {"scheme": a_name(one.scheme, "scheme"), "value": a_name(one.value, "id")}
        session.add(QuoteIdentifier(quote_id=quote.id, **name))
    for evidence in given.evidence:
        bear_on(session, actor, evidence, quote_id=quote.id)


def new_quote(session: Session, actor: Actor, given: GivenQuote, speaker: int | None) -> Quote:
    return record_quote(
        session,
        actor,
        text=words(given.text, "text"),
        speaker_id=speaker,
        language=given.language,
        said=given.said,
        occasion=given.occasion,
        medium=given.medium,
    )


# --- what bears on either


def bear_on(
    session: Session, actor: Actor, given: GivenEvidence, *, claim_id: int | None = None, quote_id: int | None = None
) -> None:
    """A source that bears on the claim or quote; the same one that says the same is not recorded again."""
    source, note = source_of(session, actor, given.source), words_or_none(given.note, "note")
    subject = {"claim_id": claim_id, "quote_id": quote_id}
    same = select(Evidence.id).filter_by(**subject, source_id=source.id, note=note).limit(1)
    if session.scalar(same) is None:
        add_evidence(
            session,
            actor,
            claim_id=claim_id,
            quote_id=quote_id,
            source_id=source.id,
            stance=given.stance,
            note=note,
        )


def source_of(session: Session, actor: Actor, given: GivenSource) -> Source:
    return record_source(
        session,
        actor,
        title=given.title,
        url=given.url,
        canonical_url=given.canonical,
        kind=given.kind,
        published=given.published,
        authors=given.authors,
    )
