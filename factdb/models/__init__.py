"""The tables, by noun. Importing this package makes `Base.metadata` complete."""

from factdb.models.accounts import Account, Token
from factdb.models.base import Base, Recorded, Retractable
from factdb.models.claims import Assertion, Claim, ClaimRelation, ClaimTopic, QuoteTopic, Topic
from factdb.models.drift import DriftEntry
from factdb.models.evidence import Assessment, AssessmentEvidence, Evidence, Review
from factdb.models.imports import ClaimIdentifier, Import, QuoteIdentifier
from factdb.models.merges import MERGES, SPEAKER_NAME_KEYS, Merge, MergeCandidate, PublisherMerge, SpeakerMerge
from factdb.models.proposals import Proposal, ProposalCandidate, ProposalHop, ProposalRole
from factdb.models.publishers import OwnerGroup, Publisher, PublisherDomain, ReliabilityGrade
from factdb.models.quotes import Appearance, AttributionHop, Quote
from factdb.models.revisions import Checkpoint, Revision, RevisionRecord, SealedRevision
from factdb.models.search import CLAIM_TERMS, CLAIM_TEXTS, DOCUMENTS, WORDS
from factdb.models.sources import Snapshot, SnapshotCheck, SnapshotShingle, Source, SourceAuthor
from factdb.models.speakers import Speaker, SpeakerIdentifier, SpeakerName, SpeakerRole

__all__ = [
    "CLAIM_TERMS",
    "CLAIM_TEXTS",
    "DOCUMENTS",
    "MERGES",
    "SPEAKER_NAME_KEYS",
    "WORDS",
    "Account",
    "Appearance",
    "Assertion",
    "Assessment",
    "AssessmentEvidence",
    "AttributionHop",
    "Base",
    "Checkpoint",
    "Claim",
    "ClaimIdentifier",
    "ClaimRelation",
    "ClaimTopic",
    "DriftEntry",
    "Evidence",
    "Import",
    "Merge",
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
    "QuoteIdentifier",
    "QuoteTopic",
    "Recorded",
    "ReliabilityGrade",
    "Retractable",
    "Review",
    "Revision",
    "RevisionRecord",
    "SealedRevision",
    "Snapshot",
    "SnapshotCheck",
    "SnapshotShingle",
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
