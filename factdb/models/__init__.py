"""The tables, by noun. Importing this package makes `Base.metadata` complete."""

from factdb.models.accounts import Account, Token
from factdb.models.base import Base, Recorded, Retractable
from factdb.models.claims import Assertion, Claim, ClaimRelation, ClaimTopic, QuoteTopic, Topic
from factdb.models.evidence import Assessment, AssessmentEvidence, Evidence, Review
from factdb.models.imports import ClaimIdentifier, Import, QuoteIdentifier
from factdb.models.proposals import Proposal, ProposalCandidate, ProposalHop, ProposalRole
from factdb.models.publishers import OwnerGroup, Publisher, PublisherDomain, ReliabilityGrade
from factdb.models.quotes import Appearance, AttributionHop, Quote
from factdb.models.revisions import Revision, RevisionRecord
from factdb.models.search import CLAIM_TERMS, CLAIM_TEXTS, DOCUMENTS, WORDS
from factdb.models.sources import Snapshot, SnapshotCheck, Source, SourceAuthor
from factdb.models.speakers import Speaker, SpeakerIdentifier, SpeakerName, SpeakerRole

__all__ = [
    "CLAIM_TERMS",
    "CLAIM_TEXTS",
    "DOCUMENTS",
    "WORDS",
    "Account",
    "Appearance",
    "Assertion",
    "Assessment",
    "AssessmentEvidence",
    "AttributionHop",
    "Base",
    "Claim",
    "ClaimIdentifier",
    "ClaimRelation",
    "ClaimTopic",
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
    "QuoteIdentifier",
    "QuoteTopic",
    "Recorded",
    "ReliabilityGrade",
    "Retractable",
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
