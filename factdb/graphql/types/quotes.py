"""Speech acts, and where they are printed."""

from typing import Annotated

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import column, details, embedded, noun, one, one_of, one_over
from factdb.graphql.compiler.filters import Via
from factdb.graphql.compiler.offices import offices
from factdb.graphql.compiler.pages import connection
from factdb.graphql.compiler.verdicts import verdict
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.filters import (
    AppearanceFilter,
    AssertionFilter,
    AssessmentFilter,
    ClaimFilter,
    EvidenceFilter,
    QuoteFilter,
    SourceFilter,
    TopicFilter,
)
from factdb.graphql.types.names import (
    Assertion,
    Assessment,
    Claim,
    DriftEntry,
    Evidence,
    Publisher,
    Snapshot,
    Source,
    Speaker,
    SpeakerRole,
    Topic,
)
from factdb.graphql.types.nodes import EdtfDate, Link, Retractable, Versioned
from factdb.graphql.types.orders import (
    AppearanceOrder,
    AssertionOrder,
    AssessmentOrder,
    ClaimOrder,
    EvidenceOrder,
    QuoteOrder,
    SourceOrder,
    TopicOrder,
)
from factdb.graphql.types.vocabularies import AnchorState, Fidelity, HopKind, Mode

Party = Annotated[
    Publisher | Speaker | Source,
    strawberry.union("Party", description="Who stands at one link of a chain of attribution."),
]


@noun(models.AttributionHop)
class AttributionHop(Versioned):
    """One link in the chain of attribution, from the reader inwards: outlet, speaker, whom the speaker cites."""

    position: int = column("From 0, the outlet.")
    kind: HopKind = column("The part of this link.")
    party: Party | None = one_of("Who it is.", Publisher="publisher_id", Speaker="speaker_id", Source="source_id")
    mention: str | None = column("The words that name this link in the text.")


@noun(models.QuoteIdentifier)
class QuoteIdentifier(Versioned):
    """A quote's id elsewhere."""

    scheme: str = column("Whose id it is, such as `quotebank`.")
    value: str = column("The id.")


@noun(models.QuoteTopic)
class QuoteTopic(Link):
    """That a quote belongs to a topic."""

    topic: Topic | None = one("The topic.")


@noun(models.Quote, known="said_latest")
class Quote(Retractable):
    """A speech act. It may be known without an appearance, when it was imported."""

    text: str = column("The words.")
    language: str | None = column("A BCP 47 tag.")
    said: EdtfDate | None = embedded("When it was said.")
    occasion: str | None = column("Such as `Online-Interview auf YouTube`.")
    medium: str | None = column("Such as interview, press conference, tweet, speech, statement.")
    speaker: Speaker | None = one("Who said it; null where the text names nobody.")
    identifiers: list[QuoteIdentifier] = details("Ids elsewhere.", "quote_id", "scheme", "value")
    topic_links: list[QuoteTopic] = details("Since when it belongs to which topics.", "quote_id")
    speaker_roles: list[SpeakerRole] = offices(
        "What the speaker was when it was said: the roles that no date rules out on that day. Empty where nobody knows"
        " the day."
    )
    translation_of: "Quote | None" = one("The quote that this one renders in another language.")
    translations: Connection["Quote"] = connection(
        QuoteFilter, QuoteOrder, QuoteOrder.RECORDED_ASC, "The quotes that render this one.", "translation_of_id"
    )
    appearances: Connection["Appearance"] = connection(
        AppearanceFilter, AppearanceOrder, AppearanceOrder.ID, "Where it is printed.", "quote_id"
    )
    sources: Connection[Source] = connection(
        SourceFilter,
        SourceOrder,
        SourceOrder.PUBLISHED_ASC,
        "The sources that print it.",
        "id",
        Via(models.Snapshot, "source_id", "id"),
        Via(models.Appearance, "snapshot_id", "quote_id"),
    )
    assertions: Connection[Assertion] = connection(
        AssertionFilter, AssertionOrder, AssertionOrder.ID, "What it does with which claims.", "quote_id"
    )
    claims: Connection[Claim] = connection(
        ClaimFilter,
        ClaimOrder,
        ClaimOrder.RECORDED_ASC,
        "The claims that it asserts, denies or questions.",
        "id",
        Via(models.Assertion, "claim_id", "quote_id"),
    )
    evidence: Connection[Evidence] = connection(
        EvidenceFilter, EvidenceOrder, EvidenceOrder.OBSERVED_DESC, "What bears on whether it was said.", "quote_id"
    )
    attribution_verdict: Assessment | None = verdict(
        "A person's verdict on whether it was said, in force at the moment that is asked for; null without one.",
        "quote_id",
    )
    assessments: Connection[Assessment] = connection(
        AssessmentFilter,
        AssessmentOrder,
        AssessmentOrder.VALID_FROM_DESC,
        "Verdicts on whether it was said.",
        "quote_id",
    )
    topics: Connection[Topic] = connection(
        TopicFilter,
        TopicOrder,
        TopicOrder.NAME,
        "What it belongs to.",
        "id",
        Via(models.QuoteTopic, "topic_id", "quote_id"),
    )


@noun(models.Appearance, known_with="snapshot_id")
class Appearance(Retractable):
    """A quote as one snapshot prints it."""

    quote: Quote | None = one("The quote.")
    snapshot: Snapshot | None = one("The snapshot that prints it.")
    source: Source | None = one_over("The source of that snapshot.", "snapshot_id", models.Snapshot, "source_id")
    exact: str = column(
        "The printed words, without their quotation marks; the parts of several spans are joined by a blank."
    )
    spans: list[list[int]] = column(
        "`[[start, end], …]` in code points of the snapshot's text, end exclusive, in order."
    )
    start: int = column("Where it begins, in code points of the snapshot's text.")
    end: int = column("The code point after its last.")
    prefix: str = column("The text before it, to find the place again.")
    suffix: str = column("The text after it.")
    mode: Mode = column("How the text gives the words.")
    fidelity: Fidelity = column("How the printed words stand to the spoken ones.")
    cue: str | None = column("The words that mark it as somebody's, such as `sagte`.")
    mention: str | None = column("The words that name the speaker there, such as `der Diplomat`.")
    anchor_state: AnchorState = column("Whether the latest snapshot still prints it there.")
    drift: list[DriftEntry] = details(
        "What later snapshots of its source were found to print instead, in the order of finding.", "appearance_id"
    )
    hops: list[AttributionHop] = details(
        "The chain of attribution, from the reader inwards.", "appearance_id", "position", "id"
    )
