"""Voices: persons, organisations, groups, and those a source does not name."""

import strawberry

from factdb import models
from factdb.graphql.compiler.aliases import came_from, of_survivor
from factdb.graphql.compiler.bindings import column, details, embedded, noun, one
from factdb.graphql.compiler.filters import Via
from factdb.graphql.compiler.pages import connection
from factdb.graphql.compiler.positions import positions
from factdb.graphql.compiler.ranked import ranked
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.filters import ClaimFilter, QuoteFilter
from factdb.graphql.types.names import Claim, MergeCandidate, Quote, SpeakerMerge
from factdb.graphql.types.nodes import EdtfDate, Retractable, Versioned
from factdb.graphql.types.orders import ClaimOrder, QuoteOrder
from factdb.graphql.types.positions import Position
from factdb.graphql.types.vocabularies import SpeakerKind


@noun(models.SpeakerName)
class SpeakerName(Versioned):
    """A name of a speaker."""

    name: str = column("The name.")
    language: str | None = column("A BCP 47 tag.")
    script: str | None = column("An ISO 15924 code, such as `Latn` or `Cyrl`.")
    preferred: bool = of_survivor("Whether it is the one that is shown.", "speaker_id")
    from_: strawberry.ID | None = came_from(
        "The id of the speaker that it came from by a merge; null where it is the speaker's own.", "speaker_id"
    )


@noun(models.SpeakerRole, known="from_latest")
class SpeakerRole(Versioned):
    """What a speaker is or was, of whom, and when."""

    title: str = column("Such as `chief negotiator`.")
    of_whom: "Speaker | None" = one("Of whom, where that is a known speaker.", "organization_id")
    organization: str | None = column("Of whom, in words.")
    since: EdtfDate | None = embedded("From when on.", "from")
    until: EdtfDate | None = embedded("Until when.", "to")


@noun(models.SpeakerIdentifier)
class SpeakerIdentifier(Versioned):
    """A speaker's id elsewhere."""

    scheme: str = column("Whose id it is, such as `wikidata`.")
    value: str = column("The id.")


@noun(models.Speaker)
class Speaker(Retractable):
    """Whoever speaks."""

    kind: SpeakerKind = column("What sort of voice it is.")
    name: str = column("The preferred name.")
    description: str | None = column("What tells this speaker from others of the name.")
    names: list[SpeakerName] = details("All names.", "speaker_id")
    roles: list[SpeakerRole] = details("What the speaker is or was, by date.", "speaker_id", "from_order", "id")
    identifiers: list[SpeakerIdentifier] = details("Ids elsewhere.", "speaker_id", "scheme", "value")
    merges: list[SpeakerMerge] = details("The speakers that were merged into this one.", "survivor_id")
    merge_candidates: list[MergeCandidate] = ranked(
        "The speakers that it may be, by their names, the likeliest first. Those that were merged or retracted are left"
        " out.",
        "speaker_id",
        "other_id",
    )
    quotes: Connection[Quote] = connection(
        QuoteFilter, QuoteOrder, QuoteOrder.SAID_DESC, "What the speaker said.", "speaker_id"
    )
    claims: Connection[Claim] = connection(
        ClaimFilter,
        ClaimOrder,
        ClaimOrder.RECORDED_DESC,
        "The claims that the speaker's quotes assert, deny or question.",
        "id",
        Via(models.Assertion, "claim_id", "quote_id"),
        Via(models.Quote, "id", "speaker_id"),
    )
    positions: Connection[Position] = positions(
        "What the speaker asserted and denied, in order, each with the earlier words it is at odds with. What is"
        " undated comes first."
    )
