"""The types by name, before they are defined: nouns point at each other in circles."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from factdb.graphql.types.accounts import Account, Token
    from factdb.graphql.types.claims import Assertion, Claim, ClaimRelation, Topic
    from factdb.graphql.types.drift import DriftEntry
    from factdb.graphql.types.evidence import Assessment, Evidence, Review
    from factdb.graphql.types.imports import Import
    from factdb.graphql.types.merges import MergeCandidate, PublisherMerge, SpeakerMerge
    from factdb.graphql.types.proposals import Proposal, ProposalCandidate, ProposalHop, ProposalRole
    from factdb.graphql.types.publishers import OwnerGroup, Publisher, PublisherDomain, ReliabilityGrade
    from factdb.graphql.types.quotes import Appearance, AttributionHop, Quote
    from factdb.graphql.types.revisions import RecordRevision, Revision, RevisionRecord
    from factdb.graphql.types.sources import Snapshot, SnapshotCheck, Source, SourceAuthor
    from factdb.graphql.types.speakers import Speaker, SpeakerIdentifier, SpeakerName, SpeakerRole
else:
    MODULES = {
        "accounts": ("Account", "Token"),
        "claims": ("Assertion", "Claim", "ClaimRelation", "Topic"),
        "drift": ("DriftEntry",),
        "evidence": ("Assessment", "Evidence", "Review"),
        "merges": ("MergeCandidate", "PublisherMerge", "SpeakerMerge"),
        "imports": ("Import",),
        "proposals": ("Proposal", "ProposalCandidate", "ProposalHop", "ProposalRole"),
        "publishers": ("OwnerGroup", "Publisher", "PublisherDomain", "ReliabilityGrade"),
        "quotes": ("Appearance", "AttributionHop", "Quote"),
        "revisions": ("RecordRevision", "Revision", "RevisionRecord"),
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
    "DriftEntry",
    "Evidence",
    "Import",
    "MergeCandidate",
    "OwnerGroup",
    "Proposal",
    "ProposalCandidate",
    "ProposalHop",
    "ProposalRole",
    "Publisher",
    "PublisherDomain",
    "PublisherMerge",
    "Quote",
    "RecordRevision",
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
    "SpeakerMerge",
    "SpeakerName",
    "SpeakerRole",
    "Token",
    "Topic",
]
