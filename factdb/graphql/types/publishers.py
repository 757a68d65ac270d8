"""Outlets: who owns them, where they publish, how reliable they are."""

from factdb import models
from factdb.graphql.compiler.bindings import column, details, embedded, noun, one
from factdb.graphql.compiler.pages import connection
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.filters import PublisherFilter, ReviewFilter, SourceFilter
from factdb.graphql.types.names import PublisherMerge, Review, Source
from factdb.graphql.types.nodes import EdtfDate, Retractable, Versioned
from factdb.graphql.types.orders import PublisherOrder, ReviewOrder, SourceOrder
from factdb.graphql.types.vocabularies import Reliability


@noun(models.PublisherDomain)
class PublisherDomain(Versioned):
    """A domain under which a publisher publishes."""

    domain: str = column("In lower case, without `www.`.")


@noun(models.ReliabilityGrade, known="valid_from_latest")
class ReliabilityGrade(Versioned):
    """How reliable a publisher is from a date on, and why. Shown beside its evidence; never counted."""

    grade: Reliability = column("The grade of the Admiralty Code.")
    reason: str = column("Why this grade was given.")
    valid_from: EdtfDate | None = embedded("From when on.")


@noun(models.OwnerGroup)
class OwnerGroup(Retractable):
    """Whoever owns several publishers. Their reports count as one voice."""

    name: str = column("Its name.")
    publishers: Connection["Publisher"] = connection(
        PublisherFilter, PublisherOrder, PublisherOrder.NAME, "The publishers it owns.", "owner_group_id"
    )


@noun(models.Publisher)
class Publisher(Retractable):
    """An outlet."""

    name: str = column("Its name.")
    owner_group: OwnerGroup | None = one("Who owns it, where several publishers have one owner.")
    domains: list[PublisherDomain] = details("Where it publishes.", "publisher_id", "domain")
    grades: list[ReliabilityGrade] = details("How reliable it is, as it was graded.", "publisher_id")
    merges: list[PublisherMerge] = details("The publishers that were merged into this one.", "survivor_id")
    sources: Connection[Source] = connection(
        SourceFilter, SourceOrder, SourceOrder.PUBLISHED_DESC, "What it published.", "publisher_id"
    )
    reviews: Connection[Review] = connection(
        ReviewFilter, ReviewOrder, ReviewOrder.PUBLISHED_DESC, "The fact-checks it published.", "publisher_id"
    )
