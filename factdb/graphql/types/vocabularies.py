"""The closed vocabularies as the API shows them: their names, each with its meaning."""

from typing import Any

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from factdb.rules.vocabulary import (
    AnchorState,
    AssertionStance,
    AssessmentState,
    Attribution,
    ClaimKind,
    EvidenceStance,
    Fidelity,
    Findable,
    HopKind,
    Mode,
    Operation,
    ProposalKind,
    ProposalState,
    RelationKind,
    Reliability,
    Role,
    SourceKind,
    SpeakerKind,
    Uncheckable,
    Veracity,
    Vocabulary,
)


def show(words: type[Vocabulary]) -> None:
    """Make an enum of the API of a vocabulary."""
    shown: Any = strawberry.enum(words, description=words.__doc__)
    definition: StrawberryEnumDefinition = shown.__strawberry_definition__
    for value in definition.values:
        value.description = value.value


for words in Vocabulary.__subclasses__():
    show(words)

__all__ = [
    "AnchorState",
    "AssertionStance",
    "AssessmentState",
    "Attribution",
    "ClaimKind",
    "EvidenceStance",
    "Fidelity",
    "Findable",
    "HopKind",
    "Mode",
    "Operation",
    "ProposalKind",
    "ProposalState",
    "RelationKind",
    "Reliability",
    "Role",
    "SourceKind",
    "SpeakerKind",
    "Uncheckable",
    "Veracity",
]
