"""Recording claims, who puts them forward, how they stand to each other, and what collects them."""

from typing import Annotated

from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, ClaimId, QuoteId, SourceId, TopicId, Unset
from factdb.commands.finding import (
    a_name,
    change,
    check,
    exactly_one,
    find,
    get_standing,
    language_tag,
    serialize,
    words,
    words_or_none,
)
from factdb.commands.recording import Actor, command
from factdb.errors import BadInput, Conflict
from factdb.models import Assertion, Claim, ClaimRelation, ClaimTopic, Quote, QuoteTopic, Source, Topic
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import AssertionStance, ClaimKind, RelationKind


@command
def record_topic(
    session: Session,
    actor: Actor,
    *,
    name: Annotated[str, "Its name. A topic known by it is the one that is meant."],
    description: Annotated[str | None, "What it is about."] = None,
) -> Topic:
    """Record a topic; one that is known by its name is returned as it is. Raises BadInput."""
    name = a_name(name, "name")
    serialize(session, Topic.word, name)
    topic = find(session, Topic, name=name)
    if topic is None:
        topic = Topic(name=name, description=words_or_none(description, "description"))
        session.add(topic)
    return topic


@command
def add_to_topic(
    session: Session,
    actor: Actor,
    *,
    topic_id: Annotated[TopicId, "The topic."],
    claim_ids: Annotated[tuple[ClaimId, ...], "Claims that belong to it."] = (),
    quote_ids: Annotated[tuple[QuoteId, ...], "Quotes that belong to it."] = (),
) -> Topic:
    """Put claims and quotes under a topic. Raises NotFound."""
    topic = get_standing(session, Topic, topic_id, "topic_id")
    for claim_id in claim_ids:
        check(session, Claim, claim_id, "claim_ids")
        if find(session, ClaimTopic, claim_id=claim_id, topic_id=topic_id) is None:
            session.add(ClaimTopic(claim_id=claim_id, topic_id=topic_id))
    for quote_id in quote_ids:
        check(session, Quote, quote_id, "quote_ids")
        if find(session, QuoteTopic, quote_id=quote_id, topic_id=topic_id) is None:
            session.add(QuoteTopic(quote_id=quote_id, topic_id=topic_id))
    return topic


@command
def remove_from_topic(
    session: Session,
    actor: Actor,
    *,
    topic_id: Annotated[TopicId, "The topic."],
    claim_ids: Annotated[tuple[ClaimId, ...], "Claims that do not belong to it."] = (),
    quote_ids: Annotated[tuple[QuoteId, ...], "Quotes that do not belong to it."] = (),
) -> Topic:
    """Take claims and quotes out of a topic. That they were in it stays in the history. Raises NotFound."""
    topic = get_standing(session, Topic, topic_id, "topic_id")
    claims = [find(session, ClaimTopic, claim_id=number, topic_id=topic_id) for number in claim_ids]
    quotes = [find(session, QuoteTopic, quote_id=number, topic_id=topic_id) for number in quote_ids]
    for link in filter(None, [*claims, *quotes]):
        session.delete(link)
    return topic


@command
def record_claim(
    session: Session,
    actor: Actor,
    *,
    text: Annotated[str, "The statement, to be understood on its own."],
    kind: Annotated[ClaimKind, "What sort of statement it is."],
    language: Annotated[str | None, "BCP 47."] = None,
    about: Annotated[EdtfDate | None, "When what it states is said to be so."] = None,
    topic_ids: Annotated[tuple[TopicId, ...], "The topics it belongs to."] = (),
) -> Claim:
    """Record a claim. Raises NotFound, BadInput."""
    claim = new_claim(text, kind, language, about)
    session.add(claim)
    session.flush()
    for topic_id in topic_ids:
        check(session, Topic, topic_id, "topic_ids")
        session.add(ClaimTopic(claim_id=claim.id, topic_id=topic_id))
    return claim


def new_claim(text: str, kind: ClaimKind, language: str | None, about: EdtfDate | None = None) -> Claim:
    """A claim, not yet recorded. Raises BadInput."""
    return Claim(text=words(text, "text"), kind=kind, language=language_tag(language), about=about)


@command
def change_claim(
    session: Session,
    actor: Actor,
    *,
    claim_id: Annotated[ClaimId, "The claim."],
    text: Annotated[str | Unset, "The statement."] = UNSET,
    kind: Annotated[ClaimKind | Unset, "What sort of statement it is."] = UNSET,
    language: Annotated[str | None | Unset, "BCP 47."] = UNSET,
    about: Annotated[EdtfDate | None | Unset, "When what it states is said to be so."] = UNSET,
) -> Claim:
    """Correct a claim. What is left out stays; null empties. Raises NotFound, BadInput, Conflict."""
    claim = get_standing(session, Claim, claim_id, "claim_id")
    if text is not UNSET:
        claim.text = words(text, "text")
    change(claim, kind=kind, language=language, about=about)
    return claim


@command
def assert_claim(
    session: Session,
    actor: Actor,
    *,
    claim_id: Annotated[ClaimId, "The claim."],
    quote_id: Annotated[QuoteId | None, "The quote that puts it forward."] = None,
    source_id: Annotated[SourceId | None, "The source that puts it forward in its own voice."] = None,
    stance: Annotated[AssertionStance, "What the quote or source does with the claim."] = AssertionStance.ASSERTS,
) -> Assertion:
    """Record who puts a claim forward: a quote, or a source in its own voice. One that is known is returned as it is,
    with the stance that is given. Raises NotFound, BadInput."""
    exactly_one(quote_id=quote_id, source_id=source_id)
    check(session, Claim, claim_id, "claim_id")
    check(session, Quote, quote_id, "quote_id")
    check(session, Source, source_id, "source_id")
    who = {"claim_id": claim_id, "quote_id": quote_id, "source_id": source_id}
    assertion = find(session, Assertion, **who)
    if assertion is None:
        assertion = Assertion(**who, stance=stance)
        session.add(assertion)
    assertion.stance = stance
    return assertion


MUTUAL = (RelationKind.SAME, RelationKind.CONTRADICTS)


@command
def relate_claims(
    session: Session,
    actor: Actor,
    *,
    claim_id: Annotated[ClaimId, "The claim that is narrower than, contradicts or updates the other."],
    other_id: Annotated[ClaimId, "The other claim."],
    kind: Annotated[RelationKind, "How the first stands to the second."],
    note: Annotated[str | None, "Why. With a confirmation it takes the place of what the suggestion says."] = None,
    confirmed: Annotated[bool, "Whether it is established, and not a suggestion."] = True,
) -> ClaimRelation:
    """Record how one claim stands to another, or confirm a suggestion. Two claims that say the same, or contradict each
    other, do so either way round. Raises NotFound, BadInput."""
    if claim_id == other_id:
        raise BadInput("A claim is not related to itself.", path=("other_id",), hint="Give another claim.")
    check(session, Claim, claim_id, "claim_id")
    check(session, Claim, other_id, "other_id")
    between = {"claim_id": claim_id, "other_id": other_id, "kind": kind}
    if kind in MUTUAL:
        serialize(session, "relation", *sorted((claim_id, other_id)), kind)
    relation, why = find(session, ClaimRelation, **between), words_or_none(note, "note")
    if relation is None and kind in MUTUAL:
        relation = find(session, ClaimRelation, claim_id=other_id, other_id=claim_id, kind=kind)
    if relation is None:
        relation = ClaimRelation(**between, suggested_by_id=account_of(actor))
        session.add(relation)
    if confirmed and relation.confirmed_by_id is None:
        relation.confirmed_by_id, relation.note = account_of(actor), why or relation.note
    relation.note = relation.note or why
    return relation


def account_of(actor: Actor) -> int:
    """The account that answers for what only a person decides. Raises Conflict for factdb itself."""
    if actor.account_id is None:
        raise Conflict("Only an account can do this.", hint="Act as one.")
    return actor.account_id
