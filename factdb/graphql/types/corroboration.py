"""What the evidence of a claim comes to, and where each piece of it comes from."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import strawberry
from sqlalchemy import case, func

from factdb.graphql.compiler.corroboration import (
    OriginRow,
    Tally,
    first_alike,
    of_origin,
    of_stance,
    of_tally,
    record_of_origin,
    rule,
    stanced,
)
from factdb.graphql.compiler.json_sql import Column
from factdb.graphql.types.names import Evidence, Publisher, Speaker
from factdb.graphql.types.vocabularies import Counting, EvidenceStance, OriginKind, Standing
from factdb.rules import independence

KINDS = {  # by the word that a key begins with
    independence.SPEAKER: OriginKind.SPEAKER,
    independence.OWNER_GROUP: OriginKind.OWNER_GROUP,
    independence.PUBLISHER: OriginKind.PUBLISHER,
    independence.SOURCE: OriginKind.SOURCE,
}


def kind_of_origin(origin: OriginRow) -> Column:
    return case(*((origin.key.like(f"{word}-%"), kind.name) for word, kind in KINDS.items()))


def counts(origin: OriginRow) -> Column:
    return origin.why == Counting.COUNTS.name


def observed(aggregate: Callable[[Column], Any]) -> Callable[[Tally, EvidenceStance], Column]:
    return lambda tally, stance: tally.of(stance, aggregate(tally.column("observed_latest")))


@strawberry.type(description="Where a piece of evidence comes from in the end, and whether it adds a voice.")
class Origin:
    """Where a piece of evidence comes from in the end, and whether it adds a voice."""

    key: str = of_origin(
        lambda origin: origin.key,
        "What all pieces of this origin share: `speaker-12`, `ownergroup-3`, `publisher-7` or `source-5`.",
    )
    kind: OriginKind = of_origin(kind_of_origin, "What the origin is.")
    speaker: Speaker | None = record_of_origin(
        lambda origin: origin.origins.speaker(origin.evidence), "The speaker of the quote it rests on."
    )
    publisher: Publisher | None = record_of_origin(
        lambda origin: origin.origins.publisher(origin.evidence),
        "The publisher whose text it is, over all copies; null where a speaker is the origin.",
    )
    counts: bool = of_origin(counts, "Whether this piece is the one that adds the origin.")
    why: Counting = of_origin(lambda origin: origin.why, "Why it does, or does not.")
    same_as: Evidence | None = record_of_origin(
        first_alike, "The piece that counts for the origin, where this one does not because of it."
    )


@strawberry.type(description="The evidence of one stance: how much of it there is, and from how many voices.")
class OriginCount:
    """The evidence of one stance."""

    records: int = of_stance(
        lambda tally, stance: tally.of(stance, func.count()), "How many pieces of evidence there are."
    )
    origins: int = of_stance(Tally.origins, "How many independent origins they have. Copies and repetitions add none.")
    first: dt.date | None = of_stance(
        observed(func.min), "The day by which the first of them had come to light; null where none has a date."
    )
    latest: dt.date | None = of_stance(observed(func.max), "The same of the last of them.")


@strawberry.type(description="What the evidence of a claim comes to, by the rules of independence and standing.")
class Corroboration:
    """What the evidence of a claim comes to."""

    supports: OriginCount = stanced(
        EvidenceStance.SUPPORTS,
        "What speaks for it. Origins that put the claim forward themselves are not counted among the origins.",
    )
    refutes: OriginCount = stanced(EvidenceStance.REFUTES, "What speaks against it.")
    context: OriginCount = stanced(EvidenceStance.CONTEXT, "What helps to understand it.")
    standing: Standing = of_tally(Tally.standing, "How the claim stands by the independent origins alone.")
    rule: str = rule("Name and version of the rule that made the standing of them.")
