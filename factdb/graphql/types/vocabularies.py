"""The closed vocabularies as the API shows them: their names, each with its meaning."""

from typing import Any

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

from factdb.rules.vocabulary import (
    AnchorState,
    AssertionStance,
    AssessmentState,
    Attribution,
    ChangeKind,
    ClaimKind,
    Counting,
    Decision,
    DiffOp,
    DriftState,
    EvidenceStance,
    Fidelity,
    Findable,
    HopKind,
    Known,
    Mode,
    Operation,
    OriginKind,
    ProposalKind,
    ProposalState,
    QueueKind,
    RelationKind,
    Reliability,
    Role,
    SourceKind,
    SpeakerKind,
    Standing,
    TimelineKind,
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
    "ChangeKind",
    "ClaimKind",
    "Counting",
    "Decision",
    "DiffOp",
    "DriftState",
    "EvidenceStance",
    "Fidelity",
    "Findable",
    "HopKind",
    "Known",
    "Mode",
    "Operation",
    "OriginKind",
    "ProposalKind",
    "ProposalState",
    "QueueKind",
    "RelationKind",
    "Reliability",
    "Role",
    "SourceKind",
    "SpeakerKind",
    "Standing",
    "TimelineKind",
    "Uncheckable",
    "Veracity",
]
