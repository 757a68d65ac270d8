"""Documents as published, and as captured."""

import datetime as dt

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import column, details, embedded, excerpt, noun, one
from factdb.graphql.compiler.copies import copy_candidates
from factdb.graphql.compiler.filters import Via
from factdb.graphql.compiler.pages import connection
from factdb.graphql.compiler.rows import declare
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.filters import (
    FROM_QUOTE,
    AppearanceFilter,
    AssertionFilter,
    EvidenceFilter,
    ProposalFilter,
    QuoteFilter,
    SnapshotFilter,
    SourceFilter,
)
from factdb.graphql.types.names import Appearance, Assertion, Evidence, Proposal, Publisher, Quote
from factdb.graphql.types.nodes import EdtfDate, Retractable, Versioned
from factdb.graphql.types.orders import (
    AppearanceOrder,
    AssertionOrder,
    EvidenceOrder,
    ProposalOrder,
    QuoteOrder,
    SnapshotOrder,
    SourceOrder,
)
from factdb.graphql.types.rights import LONGEST_PASSAGE, WHOLE_TEXTS
from factdb.graphql.types.vocabularies import SourceKind

declare(models.SnapshotShingle)


@strawberry.type(description="A source whose text is nearly that of another: one may be a copy of the other.")
class CopyCandidate:
    """A source whose text is nearly that of another."""

    source: "Source | None" = one("The source.")
    share: float = column("How much of the text that was asked about is in this one's too, from 0 to 1.")
    share_of_other: float = column("How much of this one's text is in the one that was asked about.")
    earlier: "Source | None" = one("The one that was published first; null where their dates do not tell.")


@noun(models.SourceAuthor)
class SourceAuthor(Versioned):
    """Who wrote a source, as its byline has it."""

    position: int = column("Its place in the byline, from 0.")
    name: str = column("The name as printed.")


@noun(models.SnapshotCheck)
class SnapshotCheck(Versioned):
    """A later capture whose clean text was that of the snapshot."""

    checked: dt.datetime = column("When it was captured again.")
    raw_digest: str | None = column("`sha256:` and the hex digest of the bytes.")
    http_status: int | None = column("The status of the response.")


@noun(models.Source, known="published_latest")
class Source(Retractable):
    """A document as published."""

    kind: SourceKind = column("What sort of document it is.")
    url: str | None = column("Where it is, as given.")
    canonical_url: str | None = column("Where it is, as compared: no two sources share one.")
    title: str | None = column("Its headline.")
    published: EdtfDate | None = embedded("When it was published.")
    language: str | None = column("A BCP 47 tag.")
    publisher: Publisher | None = one("Who published it.")
    authors: list[SourceAuthor] = details("Who wrote it.", "source_id", "position", "id")
    syndicated_from: "Source | None" = one("The source whose text this one prints.")
    copies: Connection["Source"] = connection(
        SourceFilter,
        SourceOrder,
        SourceOrder.PUBLISHED_ASC,
        "The sources that print this one's text.",
        "syndicated_from_id",
    )
    copy_candidates: list[CopyCandidate] = copy_candidates(
        "Other sources of nearly the same text, by its last capture, without those that are known to be copies of one"
        " text. Suggestions: `changeSource` with `syndicatedFromId` makes one a copy."
    )
    snapshots: Connection["Snapshot"] = connection(
        SnapshotFilter, SnapshotOrder, SnapshotOrder.CAPTURED_DESC, "Its captures.", "source_id"
    )
    quotes: Connection[Quote] = connection(
        QuoteFilter,
        QuoteOrder,
        QuoteOrder.SAID_DESC,
        "The quotes that any of its snapshots prints.",
        "id",
        *FROM_QUOTE,
    )
    assertions: Connection[Assertion] = connection(
        AssertionFilter, AssertionOrder, AssertionOrder.ID, "The claims it puts forward in its own voice.", "source_id"
    )
    evidence: Connection[Evidence] = connection(
        EvidenceFilter, EvidenceOrder, EvidenceOrder.OBSERVED_DESC, "What it bears on, as evidence.", "source_id"
    )
    proposals: Connection[Proposal] = connection(
        ProposalFilter,
        ProposalOrder,
        ProposalOrder.PLACE,
        "The candidates found in its snapshots.",
        "snapshot_id",
        Via(models.Snapshot, "id", "source_id"),
    )


@noun(models.Snapshot, known_with="source_id")
class Snapshot(Versioned):
    """A source as captured. Its text never changes; a changed page is another snapshot."""

    captured: dt.datetime = column("When it was captured.")
    text: str | None = column(
        "The clean text. All offsets count its Unicode code points. Null without a token, unless that is allowed.",
        visible=WHOLE_TEXTS,
    )
    passage: str | None = excerpt(
        f"The clean text between two offsets; without a token at most {LONGEST_PASSAGE:,} code points of it.",
        "text",
        WHOLE_TEXTS,
        LONGEST_PASSAGE,
    )
    text_digest: str = column("`sha256:` and the hex digest of the clean text as UTF-8.")
    cleaner: str = column("Name and version of what made the clean text.")
    raw_digest: str | None = column("`sha256:` and the hex digest of the bytes it was made from.")
    media_type: str | None = column("The media type of those bytes.")
    archive_url: str | None = column("Where an archive keeps it.")
    http_status: int | None = column("The status of the response.")
    source: Source | None = one("What it is a capture of.")
    checks: list[SnapshotCheck] = details("Later captures with the same clean text.", "snapshot_id", "checked", "id")
    appearances: Connection[Appearance] = connection(
        AppearanceFilter, AppearanceOrder, AppearanceOrder.PLACE, "The quotes it prints, and where.", "snapshot_id"
    )
    proposals: Connection[Proposal] = connection(
        ProposalFilter, ProposalOrder, ProposalOrder.PLACE, "The candidates found in it.", "snapshot_id"
    )
