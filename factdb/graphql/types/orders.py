"""Orders of connections. Dates order by their latest day, or else their earliest; records without a date come before
all others. Ties are broken by id."""

from enum import Enum
from typing import Any

import strawberry

from factdb.graphql.compiler.cursors import Sort


def newest(column: str, description: str) -> Any:
    return strawberry.enum_value(Sort(column, descending=True), description=description)


def oldest(column: str, description: str) -> Any:
    return strawberry.enum_value(Sort(column), description=description)


@strawberry.enum(description="Orders of quotes.")
class QuoteOrder(Enum):
    """Orders of quotes."""

    SAID_DESC = newest("said_order", "Latest said first.")
    SAID_ASC = oldest("said_order", "Earliest said first.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of claims.")
class ClaimOrder(Enum):
    """Orders of claims."""

    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")
    ABOUT_DESC = newest("about_order", "By when they are about, latest first.")
    ABOUT_ASC = oldest("about_order", "By when they are about, earliest first.")
    ID_DESC = newest(
        "id", "Latest entered first, whatever was changed since: the cheapest order for claims of a topic."
    )
    ID_ASC = oldest("id", "Earliest entered first.")


@strawberry.enum(description="Orders of speakers.")
class SpeakerOrder(Enum):
    """Orders of speakers."""

    NAME = oldest("name", "By name, compared by code points.")
    NAME_DESC = newest("name", "The other way round.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of sources.")
class SourceOrder(Enum):
    """Orders of sources."""

    PUBLISHED_DESC = newest("published_order", "Latest published first.")
    PUBLISHED_ASC = oldest("published_order", "Earliest published first.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of evidence.")
class EvidenceOrder(Enum):
    """Orders of evidence."""

    OBSERVED_DESC = newest("observed_order", "Latest observed first.")
    OBSERVED_ASC = oldest("observed_order", "Earliest observed first.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of proposals.")
class ProposalOrder(Enum):
    """Orders of proposals."""

    PLACE = oldest("start", "As they stand in the text.")
    PLACE_DESC = newest("start", "The other way round.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of the review queue.")
class QueueItemOrder(Enum):
    """Orders of the review queue."""

    RECORDED_ASC = oldest("recorded_from", "What has waited longest since it was found or changed first.")
    RECORDED_DESC = newest("recorded_from", "What was found or changed latest first.")


@strawberry.enum(description="Orders of topics.")
class TopicOrder(Enum):
    """Orders of topics."""

    NAME = oldest("name", "By name, compared by code points.")
    NAME_DESC = newest("name", "The other way round.")


@strawberry.enum(description="Orders of accounts.")
class AccountOrder(Enum):
    """Orders of accounts."""

    NAME = oldest("name", "By name, compared by code points.")
    NAME_DESC = newest("name", "The other way round.")


@strawberry.enum(description="Orders of publishers.")
class PublisherOrder(Enum):
    """Orders of publishers."""

    NAME = oldest("name", "By name, compared by code points.")
    NAME_DESC = newest("name", "The other way round.")


@strawberry.enum(description="Orders of assessments.")
class AssessmentOrder(Enum):
    """Orders of assessments."""

    VALID_FROM_DESC = newest("valid_from_order", "Latest in force first.")
    VALID_FROM_ASC = oldest("valid_from_order", "Earliest in force first.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of reviews.")
class ReviewOrder(Enum):
    """Orders of reviews."""

    PUBLISHED_DESC = newest("published_order", "Latest published first.")
    PUBLISHED_ASC = oldest("published_order", "Earliest published first.")
    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of revisions.")
class RevisionOrder(Enum):
    """Orders of revisions."""

    RECORDED_DESC = newest("recorded", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded", "Earliest recorded first.")


@strawberry.enum(description="Orders of imports.")
class ImportOrder(Enum):
    """Orders of imports."""

    RECORDED_DESC = newest("recorded_from", "Latest recorded first.")
    RECORDED_ASC = oldest("recorded_from", "Earliest recorded first.")


@strawberry.enum(description="Orders of snapshots.")
class SnapshotOrder(Enum):
    """Orders of snapshots."""

    CAPTURED_DESC = newest("captured", "Latest captured first.")
    CAPTURED_ASC = oldest("captured", "Earliest captured first.")


@strawberry.enum(description="Orders of appearances.")
class AppearanceOrder(Enum):
    """Orders of appearances."""

    PLACE = oldest("start", "As they stand in the text.")
    PLACE_DESC = newest("start", "The other way round.")
    ID = oldest("id", "As they were entered.")


@strawberry.enum(description="Orders of assertions.")
class AssertionOrder(Enum):
    """Orders of assertions."""

    ID = oldest("id", "As they were entered.")


@strawberry.enum(description="Orders of relations between claims.")
class RelationOrder(Enum):
    """Orders of relations between claims."""

    ID = oldest("id", "As they were entered.")
