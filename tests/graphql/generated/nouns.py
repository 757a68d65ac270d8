"""The nouns as the reference knows them: where their rows are, and how they lead to each other. Written by hand from
the design, not from the bindings that it is to check."""

from factdb.rules.vocabulary import Role

TABLES = {
    "Account": "accounts",
    "Appearance": "appearances",
    "Assertion": "assertions",
    "Assessment": "assessments",
    "AssessmentEvidence": "assessment_evidence",
    "AttributionHop": "attribution_hops",
    "Claim": "claims",
    "ClaimRelation": "claim_relations",
    "ClaimTopic": "claim_topics",
    "Evidence": "evidence",
    "OwnerGroup": "owner_groups",
    "Proposal": "proposals",
    "ProposalCandidate": "proposal_candidates",
    "ProposalHop": "proposal_hops",
    "ProposalRole": "proposal_roles",
    "Publisher": "publishers",
    "PublisherDomain": "publisher_domains",
    "Quote": "quotes",
    "QuoteTopic": "quote_topics",
    "ReliabilityGrade": "reliability_grades",
    "Review": "reviews",
    "Revision": "revisions",
    "RevisionRecord": "revision_records",
    "Snapshot": "snapshots",
    "SnapshotCheck": "snapshot_checks",
    "Source": "sources",
    "SourceAuthor": "source_authors",
    "Speaker": "speakers",
    "SpeakerIdentifier": "speaker_identifiers",
    "SpeakerName": "speaker_names",
    "SpeakerRole": "speaker_roles",
    "Token": "tokens",
    "Topic": "topics",
}
WORDS = {type_: type_.lower() for type_ in TABLES} | {
    "AttributionHop": "hop",
    "ClaimRelation": "relation",
    "ProposalCandidate": "candidate",
    "ProposalHop": "proposedhop",
    "ProposalRole": "proposedrole",
    "PublisherDomain": "domain",
    "ReliabilityGrade": "grade",
    "RevisionRecord": "change",
    "SnapshotCheck": "check",
    "SourceAuthor": "author",
    "SpeakerIdentifier": "identifier",
    "SpeakerName": "name",
    "SpeakerRole": "role",
}
KNOWN = {
    "Quote": "said_latest",
    "Source": "published_latest",
    "Evidence": "observed_latest",
    "Assessment": "valid_from_latest",
    "Review": "published_latest",
    "ReliabilityGrade": "valid_from_latest",
    "SpeakerRole": "from_latest",
}
ROLES: list[Role | None] = [Role.READER, Role.CONTRIBUTOR, Role.REVIEWER, Role.ADMIN]
HIDDEN = {
    **dict.fromkeys(("Account", "Proposal", "ProposalCandidate", "ProposalHop", "ProposalRole"), (Role.READER,)),
    "Token": (Role.READER, Role.CONTRIBUTOR, Role.REVIEWER),
}
RETRACTABLE = {
    "Appearance",
    "Assertion",
    "Assessment",
    "Claim",
    "ClaimRelation",
    "Evidence",
    "OwnerGroup",
    "Publisher",
    "Quote",
    "Review",
    "Source",
    "Speaker",
    "Topic",
}
SORTS = {  # the default, and the column of each order
    "Appearance": ("ID", {"PLACE": "start", "ID": "id"}),
    "Assertion": ("ID", {"ID": "id"}),
    "Assessment": ("VALID_FROM_DESC", {"VALID_FROM": "valid_from_order", "RECORDED": "recorded_from"}),
    "Claim": ("RECORDED_DESC", {"RECORDED": "recorded_from", "ABOUT": "about_order"}),
    "ClaimRelation": ("ID", {"ID": "id"}),
    "Evidence": ("OBSERVED_DESC", {"OBSERVED": "observed_order", "RECORDED": "recorded_from"}),
    "Proposal": ("RECORDED_DESC", {"PLACE": "start", "RECORDED": "recorded_from"}),
    "Publisher": ("NAME", {"NAME": "name"}),
    "Quote": ("SAID_DESC", {"SAID": "said_order", "RECORDED": "recorded_from"}),
    "Review": ("PUBLISHED_DESC", {"PUBLISHED": "published_order", "RECORDED": "recorded_from"}),
    "Revision": ("RECORDED_DESC", {"RECORDED": "recorded"}),
    "Snapshot": ("CAPTURED_DESC", {"CAPTURED": "captured"}),
    "Source": ("PUBLISHED_DESC", {"PUBLISHED": "published_order", "RECORDED": "recorded_from"}),
    "Speaker": ("NAME", {"NAME": "name", "RECORDED": "recorded_from"}),
    "Topic": ("NAME", {"NAME": "name"}),
}
DEFAULTS = {  # connections whose default order is another than their noun's at the root
    ("Snapshot", "appearances"): "PLACE",
    ("Snapshot", "proposals"): "PLACE",
    ("Source", "proposals"): "PLACE",
    ("Source", "copies"): "PUBLISHED_ASC",
    ("Quote", "sources"): "PUBLISHED_ASC",
    ("Quote", "translations"): "RECORDED_ASC",
    ("Quote", "claims"): "RECORDED_ASC",
}
EDGES = {
    ("SpeakerRole", "ofWhom"): "organization_id",
    **{(type_, "retraction"): "retracted_in_id" for type_ in RETRACTABLE},
}
EMBEDDED = {("SpeakerRole", "since"): "from", ("SpeakerRole", "until"): "to"}
WRITTEN_DIFFERENTLY = {"url": "canonical_url"}
UNIONS = {
    ("AttributionHop", "party"): {"Publisher": "publisher_id", "Speaker": "speaker_id", "Source": "source_id"},
    ("Assertion", "by"): {"Quote": "quote_id", "Source": "source_id"},
    ("Evidence", "subject"): {"Claim": "claim_id", "Quote": "quote_id"},
    ("Assessment", "subject"): {"Claim": "claim_id", "Quote": "quote_id"},
    ("ProposalCandidate", "record"): {"Speaker": "speaker_id", "Quote": "quote_id", "Claim": "claim_id"},
}
OVER = {
    ("Appearance", "source"): ("snapshot_id", "Snapshot", "source_id"),
    ("Proposal", "source"): ("snapshot_id", "Snapshot", "source_id"),
}
DETAILS = {
    ("Publisher", "domains"): ("publisher_id", ("domain",)),
    ("Publisher", "grades"): ("publisher_id", ("id",)),
    ("Source", "authors"): ("source_id", ("position", "id")),
    ("Snapshot", "checks"): ("snapshot_id", ("checked", "id")),
    ("Speaker", "names"): ("speaker_id", ("id",)),
    ("Speaker", "roles"): ("speaker_id", ("from_order", "id")),
    ("Speaker", "identifiers"): ("speaker_id", ("scheme", "value")),
    ("Appearance", "hops"): ("appearance_id", ("position", "id")),
    ("Proposal", "roles"): ("proposal_id", ("id",)),
    ("Proposal", "hops"): ("proposal_id", ("position", "id")),
    ("Proposal", "candidates"): ("proposal_id", ("id",)),
    ("Account", "tokens"): ("account_id", ("id",)),
    ("Revision", "records"): ("revision_id", ("id",)),
}
CHILDREN = {  # connections over a foreign key of the child
    ("OwnerGroup", "publishers"): "owner_group_id",
    ("Publisher", "sources"): "publisher_id",
    ("Publisher", "reviews"): "publisher_id",
    ("Source", "copies"): "syndicated_from_id",
    ("Source", "snapshots"): "source_id",
    ("Source", "assertions"): "source_id",
    ("Source", "evidence"): "source_id",
    ("Snapshot", "appearances"): "snapshot_id",
    ("Snapshot", "proposals"): "snapshot_id",
    ("Speaker", "quotes"): "speaker_id",
    ("Quote", "translations"): "translation_of_id",
    ("Claim", "relations"): "claim_id",
    ("Claim", "relationsFromOthers"): "other_id",
    **{("Quote", name): "quote_id" for name in ("appearances", "assertions", "evidence", "assessments")},
    **{("Claim", name): "claim_id" for name in ("assertions", "evidence", "assessments", "reviews")},
}
THROUGH = {  # connections over other tables: from the child's key to the parent's id
    ("Source", "quotes"): ("id", ("Appearance", "quote_id", "snapshot_id"), ("Snapshot", "id", "source_id")),
    ("Source", "proposals"): ("snapshot_id", ("Snapshot", "id", "source_id")),
    ("Speaker", "claims"): ("id", ("Assertion", "claim_id", "quote_id"), ("Quote", "id", "speaker_id")),
    ("Quote", "sources"): ("id", ("Snapshot", "source_id", "id"), ("Appearance", "snapshot_id", "quote_id")),
    ("Quote", "claims"): ("id", ("Assertion", "claim_id", "quote_id")),
    ("Quote", "topics"): ("id", ("QuoteTopic", "topic_id", "quote_id")),
    ("Claim", "quotes"): ("id", ("Assertion", "quote_id", "claim_id")),
    ("Claim", "topics"): ("id", ("ClaimTopic", "topic_id", "claim_id")),
    ("Topic", "claims"): ("id", ("ClaimTopic", "claim_id", "topic_id")),
    ("Topic", "quotes"): ("id", ("QuoteTopic", "quote_id", "topic_id")),
    ("Evidence", "assessments"): ("id", ("AssessmentEvidence", "assessment_id", "evidence_id")),
    ("Assessment", "evidence"): ("id", ("AssessmentEvidence", "evidence_id", "assessment_id")),
}
