"""Where reading begins."""

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import own_account
from factdb.graphql.compiler.feeds import feed
from factdb.graphql.compiler.pages import connection
from factdb.graphql.compiler.queues import queue
from factdb.graphql.compiler.roots import by_id, node_by_id
from factdb.graphql.compiler.several import by_ids
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.filters import (
    AccountFilter,
    AssessmentFilter,
    ClaimFilter,
    EvidenceFilter,
    ImportFilter,
    ProposalFilter,
    PublisherFilter,
    QuoteFilter,
    ReviewFilter,
    RevisionFilter,
    SourceFilter,
    SpeakerFilter,
    TopicFilter,
)
from factdb.graphql.types.matching import ClaimMatch, claim_matches
from factdb.graphql.types.names import (
    Account,
    Appearance,
    Assessment,
    Claim,
    DriftEntry,
    Evidence,
    Import,
    OwnerGroup,
    Proposal,
    Publisher,
    Quote,
    Review,
    Revision,
    Snapshot,
    Source,
    Speaker,
    Topic,
)
from factdb.graphql.types.nodes import Node
from factdb.graphql.types.orders import (
    AccountOrder,
    AssessmentOrder,
    ClaimOrder,
    EvidenceOrder,
    ImportOrder,
    ProposalOrder,
    PublisherOrder,
    QueueItemOrder,
    QuoteOrder,
    ReviewOrder,
    RevisionOrder,
    SourceOrder,
    SpeakerOrder,
    TopicOrder,
)
from factdb.graphql.types.queue import QueueItem, QueueItemFilter, undecided
from factdb.graphql.types.search import SearchResults, search_results


@strawberry.type(description="Where reading begins.")
class Query:
    """Where reading begins."""

    node: Node | None = node_by_id("Any record by its id.")
    nodes: list[Node | None] | None = by_ids("Records by their ids, in their order, with null where there is none.")
    viewer: Account | None = own_account("The account whose token the request has; null without one.")
    account: Account | None = by_id("An account by its id.")
    appearance: Appearance | None = by_id("An appearance by its id.")
    assessment: Assessment | None = by_id("An assessment by its id.")
    claim: Claim | None = by_id("A claim by its id.")
    drift_entry: DriftEntry | None = by_id("An entry on words that a page no longer prints, by its id.")
    evidence_item: Evidence | None = by_id("A piece of evidence by its id.")
    import_record: Import | None = by_id("An import by its id.")
    owner_group: OwnerGroup | None = by_id("An owner of publishers by its id.")
    proposal: Proposal | None = by_id("A proposal by its id.")
    publisher: Publisher | None = by_id("A publisher by its id.")
    quote: Quote | None = by_id("A quote by its id.")
    review: Review | None = by_id("A review by its id.")
    revision: Revision | None = by_id("A revision by its id.")
    snapshot: Snapshot | None = by_id("A snapshot by its id.")
    source: Source | None = by_id("A source by its id.")
    speaker: Speaker | None = by_id("A speaker by its id.")
    topic: Topic | None = by_id("A topic by its id.")

    accounts: Connection[Account] | None = connection(AccountFilter, AccountOrder, AccountOrder.NAME, "Accounts.")
    assessments: Connection[Assessment] | None = connection(
        AssessmentFilter, AssessmentOrder, AssessmentOrder.VALID_FROM_DESC, "Verdicts."
    )
    claims: Connection[Claim] | None = connection(ClaimFilter, ClaimOrder, ClaimOrder.RECORDED_DESC, "Claims.")
    evidence: Connection[Evidence] | None = connection(
        EvidenceFilter, EvidenceOrder, EvidenceOrder.OBSERVED_DESC, "Evidence."
    )
    imports: Connection[Import] | None = connection(
        ImportFilter, ImportOrder, ImportOrder.RECORDED_DESC, "Files that were taken in from other systems."
    )
    proposals: Connection[Proposal] | None = connection(
        ProposalFilter, ProposalOrder, ProposalOrder.RECORDED_DESC, "Proposals."
    )
    publishers: Connection[Publisher] | None = connection(
        PublisherFilter, PublisherOrder, PublisherOrder.NAME, "Publishers."
    )
    quotes: Connection[Quote] | None = connection(QuoteFilter, QuoteOrder, QuoteOrder.SAID_DESC, "Quotes.")
    review_queue: Connection[QueueItem] | None = queue(
        QueueItemFilter,
        QueueItemOrder,
        QueueItemOrder.RECORDED_ASC,
        "What waits for a decision: proposals, and quotes that their page no longer prints as they were found.",
        models.Proposal,
        models.DriftEntry,
        unless="decided",
        usual=undecided,
    )
    reviews: Connection[Review] | None = connection(
        ReviewFilter, ReviewOrder, ReviewOrder.PUBLISHED_DESC, "Fact-checks published elsewhere."
    )
    revisions: Connection[Revision] | None = connection(
        RevisionFilter, RevisionOrder, RevisionOrder.RECORDED_DESC, "The log of writes."
    )
    changes: Connection[Revision] | None = feed(
        RevisionFilter,
        "The log of writes as a feed: each revision once, in the order of their ids, from the first on, as far as they"
        " are sealed. Nothing ever comes to stand before what was told: who goes on after the last one misses none.",
    )
    sources: Connection[Source] | None = connection(SourceFilter, SourceOrder, SourceOrder.PUBLISHED_DESC, "Sources.")
    speakers: Connection[Speaker] | None = connection(SpeakerFilter, SpeakerOrder, SpeakerOrder.NAME, "Speakers.")
    topics: Connection[Topic] | None = connection(TopicFilter, TopicOrder, TopicOrder.NAME, "Topics.")

    search: SearchResults | None = search_results("Claims, quotes, sources and speakers by what they say, best first.")
    match_claims: list[ClaimMatch] | None = claim_matches(
        "The known claims that come nearest to what a text states, best first. Suggestions; it may be none of them."
    )
