"""Checkable statements: who puts them forward, how they stand to each other, what they belong to."""

from typing import Annotated

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import column, details, embedded, noun, one, one_of
from factdb.graphql.compiler.corroboration import standing, tallied
from factdb.graphql.compiler.filters import Via
from factdb.graphql.compiler.pages import connection
from factdb.graphql.compiler.timelines import timeline
from factdb.graphql.compiler.verdicts import disagreement, verdict
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.corroboration import Corroboration
from factdb.graphql.types.filters import (
    AssertionFilter,
    AssessmentFilter,
    ClaimFilter,
    EvidenceFilter,
    QuoteFilter,
    RelationFilter,
    ReviewFilter,
    TopicFilter,
)
from factdb.graphql.types.names import Account, Assessment, Evidence, Quote, Review, Source
from factdb.graphql.types.nodes import EdtfDate, Link, Retractable, Versioned
from factdb.graphql.types.orders import (
    AssertionOrder,
    AssessmentOrder,
    ClaimOrder,
    EvidenceOrder,
    QuoteOrder,
    RelationOrder,
    ReviewOrder,
    TopicOrder,
)
from factdb.graphql.types.timelines import TimelineEntry
from factdb.graphql.types.vocabularies import AssertionStance, ClaimKind, RelationKind, Standing

Voice = Annotated[
    Quote | Source,
    strawberry.union("Voice", description="What puts a claim forward: a quote, or a source in its own voice."),
]


@noun(models.Topic)
class Topic(Retractable):
    """A subject or dossier that collects claims and quotes."""

    name: str = column("Its name.")
    description: str | None = column("What it is about.")
    claims: Connection["Claim"] = connection(
        ClaimFilter,
        ClaimOrder,
        ClaimOrder.RECORDED_DESC,
        "The claims that belong to it.",
        "id",
        Via(models.ClaimTopic, "claim_id", "topic_id"),
    )
    quotes: Connection[Quote] = connection(
        QuoteFilter,
        QuoteOrder,
        QuoteOrder.SAID_DESC,
        "The quotes that belong to it.",
        "id",
        Via(models.QuoteTopic, "quote_id", "topic_id"),
    )


@noun(models.ClaimTopic)
class ClaimTopic(Link):
    """That a claim belongs to a topic."""

    topic: Topic | None = one("The topic.")


@noun(models.Assertion)
class Assertion(Retractable):
    """Who puts a claim forward: a quote, or a source in its own voice."""

    stance: AssertionStance = column("What it does with the claim.")
    claim: "Claim | None" = one("The claim.")
    by: Voice | None = one_of("Who does.", Quote="quote_id", Source="source_id")
    quote: Quote | None = one("The quote, where it is one.")
    source: Source | None = one("The source, where it speaks in its own voice.")


@noun(models.ClaimRelation)
class ClaimRelation(Retractable):
    """How one claim stands to another."""

    kind: RelationKind = column("How `claim` stands to `other`.")
    claim: "Claim | None" = one("The claim that stands so.")
    other: "Claim | None" = one("The claim it stands so to.")
    note: str | None = column("Why.")
    suggested_by: Account | None = one("Who suggested it.")
    confirmed_by: Account | None = one("Who confirmed it; null while it is a suggestion.")


@noun(models.ClaimIdentifier)
class ClaimIdentifier(Versioned):
    """A claim's id elsewhere, with the headline and the date it has there."""

    scheme: str = column("Whose id it is, such as `liar`.")
    value: str = column("The id.")
    title: str | None = column("How it is headed there.")
    dated: EdtfDate | None = embedded("The date it has there.")


@noun(models.Claim)
class Claim(Retractable):
    """One checkable statement."""

    text: str = column("The statement.")
    language: str | None = column("A BCP 47 tag.")
    kind: ClaimKind = column("What sort of statement it is.")
    about: EdtfDate | None = embedded("When what it states is said to be so.")
    identifiers: list[ClaimIdentifier] = details("Ids elsewhere.", "claim_id", "scheme", "value")
    topic_links: list[ClaimTopic] = details("Since when it belongs to which topics.", "claim_id")
    assertions: Connection[Assertion] = connection(
        AssertionFilter,
        AssertionOrder,
        AssertionOrder.ID,
        "Who puts it forward, denies it or questions it.",
        "claim_id",
    )
    quotes: Connection[Quote] = connection(
        QuoteFilter,
        QuoteOrder,
        QuoteOrder.SAID_DESC,
        "The quotes that assert, deny or question it.",
        "id",
        Via(models.Assertion, "quote_id", "claim_id"),
    )
    evidence: Connection[Evidence] = connection(
        EvidenceFilter, EvidenceOrder, EvidenceOrder.OBSERVED_DESC, "What bears on whether it is true.", "claim_id"
    )
    corroboration: Corroboration = tallied("What the evidence comes to: records, independent origins, dates, standing.")
    standing: Standing = standing("How it stands by the independent origins of its evidence alone.")
    verdict: Assessment | None = verdict(
        "A person's verdict on whether it is true, in force at the moment that is asked for; null without one.",
        "claim_id",
    )
    disagreement: bool | None = disagreement(
        "Whether the verdict says otherwise than the standing; null where there is no verdict. Neither overwrites the"
        " other."
    )
    assessments: Connection[Assessment] = connection(
        AssessmentFilter,
        AssessmentOrder,
        AssessmentOrder.VALID_FROM_DESC,
        "Verdicts on whether it is true.",
        "claim_id",
    )
    reviews: Connection[Review] = connection(
        ReviewFilter, ReviewOrder, ReviewOrder.PUBLISHED_DESC, "Fact-checks published elsewhere.", "claim_id"
    )
    relations: Connection[ClaimRelation] = connection(
        RelationFilter, RelationOrder, RelationOrder.ID, "How it stands to other claims.", "claim_id"
    )
    relations_from_others: Connection[ClaimRelation] = connection(
        RelationFilter, RelationOrder, RelationOrder.ID, "How other claims stand to it.", "other_id"
    )
    timeline: Connection[TimelineEntry] = timeline(
        "What happened to it, in order: said, published, evidence, verdicts, reviews, corrections and retractions."
        " Undated entries come first."
    )
    topics: Connection[Topic] = connection(
        TopicFilter,
        TopicOrder,
        TopicOrder.NAME,
        "What it belongs to.",
        "id",
        Via(models.ClaimTopic, "topic_id", "claim_id"),
    )
