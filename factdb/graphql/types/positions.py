"""Where a speaker stood, and how that changed."""

import strawberry

from factdb.graphql.compiler.bindings import column, embedded, one
from factdb.graphql.compiler.positions import changes
from factdb.graphql.types.names import Assertion, Claim, ClaimRelation, Quote
from factdb.graphql.types.nodes import EdtfDate
from factdb.graphql.types.vocabularies import AssertionStance, ChangeKind


@strawberry.type(description="An earlier position of the speaker that a later one is at odds with.")
class PositionChange:
    """An earlier position of the speaker that a later one is at odds with."""

    kind: ChangeKind = column("How the later position stands to this one.")
    stance: AssertionStance = column("What the speaker did with the claim then.")
    said: EdtfDate | None = embedded("When.")
    claim: Claim | None = one("The claim of then.")
    quote: Quote | None = one("The words of then.")
    relation: ClaimRelation | None = one("What relates the two claims; null where they are one.")


@strawberry.type(description="A claim that a speaker asserted or denied in a quote.")
class Position:
    """A claim that a speaker asserted or denied in a quote."""

    stance: AssertionStance = column("What the speaker did with the claim.")
    said: EdtfDate | None = embedded("When.")
    claim: Claim | None = one("The claim.")
    quote: Quote | None = one("The words.")
    assertion: Assertion | None = one("The record that ties the two.", "id")
    changes: list[PositionChange] = changes("The speaker's positions before it, on any topic, that it is at odds with.")
