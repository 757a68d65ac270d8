"""Filters. All fields of one filter must hold. Where a list is asked for, GraphQL takes a single value as well.

Lists leave out retracted records unless `retracted` is given. A filter of a related record does not ask whether that
one was retracted, but a retracted link (an appearance, an assertion) leads nowhere.
"""

import datetime as dt
from typing import Any

import strawberry
from sqlalchemy import Integer, Text, select

from factdb import models
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.compiler import Compiler
from factdb.graphql.compiler.corroboration import of_standings
from factdb.graphql.compiler.filters import (
    Via,
    among,
    among_ids,
    among_merged,
    among_over,
    contains,
    filtering,
    retracted,
    since,
    until,
    where_related,
)
from factdb.graphql.compiler.rows import Condition, Row
from factdb.graphql.compiler.verdicts import in_states
from factdb.graphql.types.vocabularies import (
    AnchorState,
    AssertionStance,
    AssessmentState,
    Attribution,
    ClaimKind,
    EvidenceStance,
    Mode,
    ProposalKind,
    ProposalState,
    RelationKind,
    Role,
    SourceKind,
    SpeakerKind,
    Standing,
    Veracity,
)
from factdb.rules.ids import RecordId, storable

Ids = list[strawberry.ID] | None
Words = list[str] | None


class Touched:
    """The revisions that wrote one record."""

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:  # noqa: ARG002
        word = compiler.parameter(value.checked(lambda id_: RecordId.parse(id_).word), Text())
        number = compiler.parameter(value.checked(lambda id_: storable(RecordId.parse(id_).number)), Integer())
        change = compiler.row(models.RevisionRecord, row.moment)
        this = [change["noun"] == word, change["record_id"] == number]
        return row["id"].in_(select(change["revision_id"]).where(*this, *change.rights))


FROM_QUOTE = (Via(models.Appearance, "quote_id", "snapshot_id"), Via(models.Snapshot, "id", "source_id"))


@strawberry.input(description="Which accounts.")
class AccountFilter:
    """Which accounts."""

    ids: Ids = among_ids("id", "account", "With one of these ids.")
    name: Words = among("name", "With one of these names, exactly.")
    role: list[Role] | None = among("role", "Of one of these roles.")


@strawberry.input(description="Which speakers.")
class SpeakerFilter:
    """Which speakers."""

    ids: Ids = among_ids("id", "speaker", "With one of these ids.")
    name: Words = among("name", "With one of these preferred names, exactly; `knownAs` finds by all names.")
    name_contains: str | None = contains("name")
    kind: list[SpeakerKind] | None = among("kind", "Of one of these kinds.")
    known_as: Words = among_over(
        "id", Via(models.SpeakerName, "speaker_id", "name"), description="With one of these among their names, exactly."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which publishers.")
class PublisherFilter:
    """Which publishers."""

    ids: Ids = among_ids("id", "publisher", "With one of these ids.")
    name: Words = among("name", "With one of these names, exactly.")
    name_contains: str | None = contains("name")
    known_as: Words = among_merged(
        "name", "With one of these names, exactly, its own or that of a publisher that was merged into it."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which topics.")
class TopicFilter:
    """Which topics."""

    ids: Ids = among_ids("id", "topic", "With one of these ids.")
    name: Words = among("name", "With one of these names, exactly.")
    name_contains: str | None = contains("name")
    retracted: bool | None = retracted()


@strawberry.input(description="Which sources.")
class SourceFilter:
    """Which sources."""

    ids: Ids = among_ids("id", "source", "With one of these ids.")
    url: Words = among("canonical_url", "At one of these canonical URLs.")
    title_contains: str | None = contains("title")
    kind: list[SourceKind] | None = among("kind", "Of one of these kinds.")
    language: Words = among("language", "In one of these languages, as BCP 47 tags.")
    published_since: dt.date | None = since("published_earliest", "Published on this day or later, for certain.")
    published_until: dt.date | None = until("published_latest", "Published on this day or earlier, for certain.")
    publisher: "PublisherFilter | None" = where_related(
        models.Publisher, "publisher_id", description="Published by one of these."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which quotes.")
class QuoteFilter:
    """Which quotes."""

    ids: Ids = among_ids("id", "quote", "With one of these ids.")
    text_contains: str | None = contains("text")
    language: Words = among("language", "In one of these languages, as BCP 47 tags.")
    said_since: dt.date | None = since("said_earliest", "Said on this day or later, for certain.")
    said_until: dt.date | None = until("said_latest", "Said on this day or earlier, for certain.")
    speaker: "SpeakerFilter | None" = where_related(models.Speaker, "speaker_id", description="Said by one of these.")
    source: "SourceFilter | None" = where_related(
        models.Source, "id", *FROM_QUOTE, description="Printed by one of these."
    )
    topic: "TopicFilter | None" = where_related(
        models.Topic, "id", Via(models.QuoteTopic, "quote_id", "topic_id"), description="Belonging to one of these."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which claims.")
class ClaimFilter:
    """Which claims."""

    ids: Ids = among_ids("id", "claim", "With one of these ids.")
    text_contains: str | None = contains("text")
    language: Words = among("language", "In one of these languages, as BCP 47 tags.")
    kind: list[ClaimKind] | None = among("kind", "Of one of these kinds.")
    about_since: dt.date | None = since("about_earliest", "About this on this day or later, for certain.")
    about_until: dt.date | None = until("about_latest", "About this on this day or earlier, for certain.")
    standing: list[Standing] | None = of_standings(
        "Standing so by their evidence. It is counted for each claim that is looked at: narrow whole lists down."
    )
    asserted_by: "SpeakerFilter | None" = where_related(
        models.Speaker,
        "id",
        Via(models.Assertion, "claim_id", "quote_id"),
        Via(models.Quote, "id", "speaker_id"),
        description="Asserted, denied or questioned by one of these, in a quote.",
    )
    topic: "TopicFilter | None" = where_related(
        models.Topic, "id", Via(models.ClaimTopic, "claim_id", "topic_id"), description="Belonging to one of these."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which evidence.")
class EvidenceFilter:
    """Which evidence."""

    ids: Ids = among_ids("id", "evidence", "With one of these ids.")
    stance: list[EvidenceStance] | None = among("stance", "With one of these stances.")
    observed_since: dt.date | None = since("observed_earliest", "Observed on this day or later, for certain.")
    observed_until: dt.date | None = until("observed_latest", "Observed on this day or earlier, for certain.")
    credibility: list[int] | None = among("credibility", "With one of these credibilities.")
    claim: "ClaimFilter | None" = where_related(models.Claim, "claim_id", description="Bearing on one of these claims.")
    quote: "QuoteFilter | None" = where_related(
        models.Quote, "quote_id", description="Bearing on the attribution of one of these quotes."
    )
    source: "SourceFilter | None" = where_related(models.Source, "source_id", description="From one of these sources.")
    retracted: bool | None = retracted()


@strawberry.input(description="Which proposals.")
class ProposalFilter:
    """Which proposals."""

    ids: Ids = among_ids("id", "proposal", "With one of these ids.")
    kind: list[ProposalKind] | None = among("kind", "Of one of these kinds.")
    state: list[ProposalState] | None = among("state", "In one of these states.")
    text_contains: str | None = contains("text")
    language: Words = among("language", "In one of these languages, as BCP 47 tags.")
    mode: list[Mode] | None = among("mode", "Given in one of these ways.")
    snapshot: Ids = among_ids("snapshot_id", "snapshot", "Found in one of these snapshots.")
    speaker_name: Words = among("speaker_name", "With one of these speaker names, exactly.")
    source: "SourceFilter | None" = where_related(
        models.Source,
        "snapshot_id",
        Via(models.Snapshot, "id", "source_id"),
        description="Found in one of these sources.",
    )


@strawberry.input(description="Which assessments.")
class AssessmentFilter:
    """Which assessments."""

    ids: Ids = among_ids("id", "assessment", "With one of these ids.")
    state: list[AssessmentState] | None = in_states("In one of these states.")
    veracity: list[Veracity] | None = among("veracity", "With one of these verdicts on a claim.")
    attribution: list[Attribution] | None = among("attribution", "With one of these verdicts on a quote.")
    claim: "ClaimFilter | None" = where_related(models.Claim, "claim_id", description="Of one of these claims.")
    quote: "QuoteFilter | None" = where_related(models.Quote, "quote_id", description="Of one of these quotes.")
    retracted: bool | None = retracted()


@strawberry.input(description="Which reviews.")
class ReviewFilter:
    """Which reviews."""

    ids: Ids = among_ids("id", "review", "With one of these ids.")
    veracity: list[Veracity] | None = among("veracity", "With one of these normalised ratings.")
    published_since: dt.date | None = since("published_earliest", "Published on this day or later, for certain.")
    published_until: dt.date | None = until("published_latest", "Published on this day or earlier, for certain.")
    claim: "ClaimFilter | None" = where_related(models.Claim, "claim_id", description="Of one of these claims.")
    publisher: "PublisherFilter | None" = where_related(
        models.Publisher, "publisher_id", description="By one of these publishers."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which revisions.")
class RevisionFilter:
    """Which revisions."""

    ids: Ids = among_ids("id", "revision", "With one of these ids.")
    action: Words = among("action", "By one of these commands, such as record_source.")
    record: strawberry.ID | None = filtering(Touched(), "That wrote this record.")


@strawberry.input(description="Which imports.")
class ImportFilter:
    """Which imports."""

    ids: Ids = among_ids("id", "import", "With one of these ids.")
    file_digest: Words = among("file_digest", "Of a file with one of these digests.")


@strawberry.input(description="Which snapshots.")
class SnapshotFilter:
    """Which snapshots."""

    ids: Ids = among_ids("id", "snapshot", "With one of these ids.")
    text_digest: Words = among("text_digest", "With one of these digests of the clean text.")


@strawberry.input(description="Which appearances.")
class AppearanceFilter:
    """Which appearances."""

    mode: list[Mode] | None = among("mode", "Given in one of these ways.")
    anchor_state: list[AnchorState] | None = among("anchor_state", "With the passage in one of these states.")
    snapshot: "SnapshotFilter | None" = where_related(
        models.Snapshot, "snapshot_id", description="In one of these snapshots."
    )
    retracted: bool | None = retracted()


@strawberry.input(description="Which assertions.")
class AssertionFilter:
    """Which assertions."""

    stance: list[AssertionStance] | None = among("stance", "With one of these stances.")
    retracted: bool | None = retracted()


@strawberry.input(description="Which relations between claims.")
class RelationFilter:
    """Which relations between claims."""

    kind: list[RelationKind] | None = among("kind", "Of one of these kinds.")
    retracted: bool | None = retracted()
