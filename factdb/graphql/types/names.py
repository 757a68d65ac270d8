"""The types by name, before they are defined: nouns point at each other in circles."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from factdb.graphql.types.accounts import Account, Token
    from factdb.graphql.types.claims import Assertion, Claim, ClaimRelation, Topic
    from factdb.graphql.types.evidence import Assessment, Evidence, Review
    from factdb.graphql.types.imports import Import
    from factdb.graphql.types.proposals import Proposal, ProposalCandidate, ProposalHop, ProposalRole
    from factdb.graphql.types.publishers import OwnerGroup, Publisher, PublisherDomain, ReliabilityGrade
    from factdb.graphql.types.quotes import Appearance, AttributionHop, Quote
    from factdb.graphql.types.revisions import Revision, RevisionRecord
    from factdb.graphql.types.sources import Snapshot, SnapshotCheck, Source, SourceAuthor
    from factdb.graphql.types.speakers import Speaker, SpeakerIdentifier, SpeakerName, SpeakerRole
else:
    MODULES = {
        "accounts": ("Account", "Token"),
        "claims": ("Assertion", "Claim", "ClaimRelation", "Topic"),
        "evidence": ("Assessment", "Evidence", "Review"),
        "imports": ("Import",),
        "proposals": ("Proposal", "ProposalCandidate", "ProposalHop", "ProposalRole"),
        "publishers": ("OwnerGroup", "Publisher", "PublisherDomain", "ReliabilityGrade"),
        "quotes": ("Appearance", "AttributionHop", "Quote"),
        "revisions": ("Revision", "RevisionRecord"),
        "sources": ("Snapshot", "SnapshotCheck", "Source", "SourceAuthor"),
        "speakers": ("Speaker", "SpeakerIdentifier", "SpeakerName", "SpeakerRole"),
    }
    for module, names in MODULES.items():
        for name in names:
            globals()[name] = Annotated[name, strawberry.lazy(f"factdb.graphql.types.{module}")]

__all__ = [
    "Account",
    "Appearance",
    "Assertion",
    "Assessment",
    "AttributionHop",
    "Claim",
    "ClaimRelation",
    "Evidence",
    "Import",
    "OwnerGroup",
    "Proposal",
    "ProposalCandidate",
    "ProposalHop",
    "ProposalRole",
    "Publisher",
    "PublisherDomain",
    "Quote",
    "ReliabilityGrade",
    "Review",
    "Revision",
    "RevisionRecord",
    "Snapshot",
    "SnapshotCheck",
    "Source",
    "SourceAuthor",
    "Speaker",
    "SpeakerIdentifier",
    "SpeakerName",
    "SpeakerRole",
    "Token",
    "Topic",
]
