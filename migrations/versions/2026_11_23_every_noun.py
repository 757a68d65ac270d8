"""Every noun of the design, with the history of each.

Revision: 2026_11_23_every_noun
After: nothing
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_23_every_noun"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")
STANDING = "retracted_in_id IS NULL"


class Index:
    """An index by its columns; its name follows from them."""

    def __init__(self, *columns: str, unique: bool = False, where: str | None = None, name: str | None = None) -> None:
        self.columns, self.unique, self.where, self.name = columns, unique, where, name

    def create(self, table: str) -> None:
        where = sa.text(self.where) if self.where else None
        name = self.name or f"ix_{table}_{'_'.join(self.columns)}"
        op.create_index(name, table, self.columns, unique=self.unique, sqlite_where=where, postgresql_where=where)

    def create_plain(self, table: str) -> None:
        op.create_index(f"ix_{table}_{'_'.join(self.columns)}", table, self.columns)


def edtf(name: str) -> list[sa.Column[Any]]:
    """The four columns of a date."""
    types: dict[str, Any] = {"edtf": sa.Text(), "earliest": sa.Date(), "latest": sa.Date(), "words": sa.Text()}
    return [sa.Column(f"{name}_{part}", type_, nullable=True) for part, type_ in types.items()]


def edtf_order(name: str) -> sa.Column[Any]:
    """What records are ordered by."""
    latest_day = sa.Computed(f"coalesce({name}_latest, {name}_earliest, '0001-01-01')", persisted=True)
    return sa.Column(f"{name}_order", sa.Date(), latest_day, nullable=False)


def text(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def name(name: str, nullable: bool = False) -> sa.Column[Any]:
    """Text that lists are ordered by: by code points, on both databases."""
    return sa.Column(name, sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql"), nullable=nullable)


def number(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, INSTANT, nullable=nullable)


def word(name: str, *words: str, nullable: bool = False) -> list[Any]:
    """A member of a closed vocabulary."""
    check = sa.CheckConstraint(f"{name} IN ({', '.join(repr(word) for word in words)})", name=name)
    return [sa.Column(name, sa.String(32), nullable=nullable), check]


def ref(name: str, target: str, nullable: bool = False) -> sa.Column[Any]:
    """A foreign key."""
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{target}.id"), nullable=nullable)


def retractable() -> sa.Column[Any]:
    return ref("retracted_in_id", "revisions", nullable=True)


def exactly_one(*columns: str) -> sa.CheckConstraint:
    given = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return sa.CheckConstraint(f"{given} = 1", name="exactly_one_" + "_or_".join(c.removesuffix("_id") for c in columns))


def flat(things: Sequence[Any]) -> list[Any]:
    return [one for thing in things for one in (thing if isinstance(thing, list) else [thing])]


def plain(name: str, *things: Any, indexes: Sequence[Index] = ()) -> None:
    """A table without history."""
    key = sa.PrimaryKeyConstraint("id")
    op.create_table(name, number("id"), *flat(things), key, sqlite_autoincrement=True)  # no id is used twice
    for index in indexes:
        index.create(name)


def recorded(name: str, *things: Any, indexes: Sequence[Index] = ()) -> None:
    """A table, and the one that keeps the versions it replaces: the same columns without constraints."""
    plain(name, *things, instant("recorded_from"), indexes=indexes)
    columns = [column for column in flat(things) if isinstance(column, sa.Column)]
    past = [sa.Column(column.name, column.type, nullable=column.nullable) for column in columns]
    times = [instant("recorded_from"), instant("recorded_to")]
    versions = sa.PrimaryKeyConstraint("id", "recorded_from")
    op.create_table(f"{name}_history", number("id"), *past, *times, versions)
    for index in indexes:
        index.create_plain(f"{name}_history")


def upgrade() -> None:
    recorded(
        "accounts",
        text("name"),
        word("role", "READER", "CONTRIBUTOR", "REVIEWER", "ADMIN"),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("name"),
    )
    plain(
        "revisions",
        instant("recorded"),
        ref("account_id", "accounts", nullable=True),
        text("action"),
        text("reason", nullable=True),
        indexes=[Index("account_id"), Index("recorded", "id")],
    )
    recorded(
        "tokens",
        ref("account_id", "accounts"),
        text("name"),
        text("prefix"),
        text("digest"),
        instant("expires", nullable=True),
        instant("revoked", nullable=True),
        sa.UniqueConstraint("digest"),
        indexes=[Index("account_id")],
    )
    recorded(
        "claims",
        text("text"),
        text("language", nullable=True),
        word("kind", "EVENT", "NUMERICAL", "CAUSAL", "POSITION", "PREDICTION"),
        edtf("about"),
        edtf_order("about"),
        retractable(),
        indexes=[Index("about_order", "id")],
    )
    recorded(
        "owner_groups",
        text("name"),
        retractable(),
        indexes=[Index("name", unique=True, where=STANDING)],
    )
    plain(
        "revision_records",
        ref("revision_id", "revisions"),
        text("noun"),
        number("record_id"),
        word("operation", "CREATED", "CHANGED", "REMOVED"),
        text("salt"),
        text("digest"),
        indexes=[Index("noun", "record_id", "revision_id"), Index("revision_id")],
    )
    recorded(
        "speakers",
        word("kind", "PERSON", "ORGANIZATION", "GROUP", "UNNAMED"),
        name("name"),
        text("description", nullable=True),
        retractable(),
        indexes=[Index("name", "id")],
    )
    recorded(
        "topics",
        name("name"),
        text("description", nullable=True),
        retractable(),
        indexes=[Index("name", unique=True, where=STANDING), Index("name", "id")],
    )
    recorded(
        "claim_relations",
        ref("claim_id", "claims"),
        ref("other_id", "claims"),
        word("kind", "SAME", "NARROWER", "CONTRADICTS", "UPDATES"),
        text("note", nullable=True),
        ref("suggested_by_id", "accounts"),
        ref("confirmed_by_id", "accounts", nullable=True),
        retractable(),
        sa.CheckConstraint("claim_id <> other_id", name="not_to_itself"),
        indexes=[Index("claim_id", "other_id", "kind", unique=True, where=STANDING), Index("other_id")],
    )
    recorded(
        "claim_topics",
        ref("claim_id", "claims"),
        ref("topic_id", "topics"),
        indexes=[Index("claim_id", "topic_id", unique=True), Index("topic_id", "claim_id")],
    )
    recorded(
        "publishers",
        name("name"),
        ref("owner_group_id", "owner_groups", nullable=True),
        retractable(),
        indexes=[Index("name", unique=True, where=STANDING), Index("name", "id"), Index("owner_group_id")],
    )
    recorded(
        "quotes",
        ref("speaker_id", "speakers", nullable=True),
        text("text"),
        text("language", nullable=True),
        edtf("said"),
        edtf_order("said"),
        text("occasion", nullable=True),
        text("medium", nullable=True),
        ref("translation_of_id", "quotes", nullable=True),
        retractable(),
        indexes=[Index("said_order", "id"), Index("speaker_id", "said_order", "id"), Index("translation_of_id")],
    )
    recorded(
        "speaker_identifiers",
        ref("speaker_id", "speakers"),
        text("scheme"),
        text("value"),
        indexes=[Index("scheme", "value", unique=True), Index("speaker_id")],
    )
    recorded(
        "speaker_names",
        ref("speaker_id", "speakers"),
        text("name"),
        text("language", nullable=True),
        text("script", nullable=True),
        sa.Column("preferred", sa.Boolean(), nullable=False),
        indexes=[
            Index("name"),
            Index("speaker_id", "name", unique=True),
            Index("speaker_id", unique=True, where="preferred", name="uq_speaker_names_preferred"),
        ],
    )
    recorded(
        "speaker_roles",
        ref("speaker_id", "speakers"),
        text("title"),
        ref("organization_id", "speakers", nullable=True),
        text("organization", nullable=True),
        edtf("from"),
        edtf("to"),
        edtf_order("from"),
        indexes=[Index("organization_id"), Index("speaker_id", "from_order", "id")],
    )
    recorded(
        "assessments",
        ref("claim_id", "claims", nullable=True),
        ref("quote_id", "quotes", nullable=True),
        word("veracity", "SUPPORTED", "REFUTED", "CONFLICTING", "NOT_ENOUGH_EVIDENCE", "MISLEADING", nullable=True),
        word("attribution", "SAID", "ALTERED", "MISATTRIBUTED", "FABRICATED", "UNVERIFIED", nullable=True),
        text("reason"),
        edtf("valid_from"),
        edtf_order("valid_from"),
        ref("supersedes_id", "assessments", nullable=True),
        word("state", "DRAFT", "PUBLISHED", "SUPERSEDED", "RETRACTED"),
        ref("account_id", "accounts"),
        retractable(),
        exactly_one("claim_id", "quote_id"),
        sa.CheckConstraint(
            "(claim_id IS NOT NULL AND veracity IS NOT NULL AND attribution IS NULL) OR (quote_id IS NOT NULL AND attribution IS NOT NULL AND veracity IS NULL)",
            name="verdict_fits_its_subject",
        ),
        indexes=[
            Index("claim_id", "valid_from_order", "id"),
            Index("quote_id", "valid_from_order", "id"),
            Index("supersedes_id", unique=True, where=STANDING),
        ],
    )
    recorded(
        "publisher_domains",
        ref("publisher_id", "publishers"),
        text("domain"),
        sa.UniqueConstraint("domain"),
        indexes=[Index("publisher_id")],
    )
    recorded(
        "quote_topics",
        ref("quote_id", "quotes"),
        ref("topic_id", "topics"),
        indexes=[Index("quote_id", "topic_id", unique=True), Index("topic_id", "quote_id")],
    )
    recorded(
        "reliability_grades",
        ref("publisher_id", "publishers"),
        word("grade", "A", "B", "C", "D", "E", "F"),
        text("reason"),
        edtf("valid_from"),
        indexes=[Index("publisher_id")],
    )
    recorded(
        "reviews",
        ref("claim_id", "claims"),
        ref("publisher_id", "publishers", nullable=True),
        text("url"),
        text("canonical_url"),
        text("title", nullable=True),
        edtf("published"),
        edtf_order("published"),
        text("rating", nullable=True),
        text("rating_value", nullable=True),
        text("best_rating", nullable=True),
        text("worst_rating", nullable=True),
        word("veracity", "SUPPORTED", "REFUTED", "CONFLICTING", "NOT_ENOUGH_EVIDENCE", "MISLEADING", nullable=True),
        text("rating_rule", nullable=True),
        retractable(),
        sa.CheckConstraint("veracity IS NULL OR rating_rule IS NOT NULL", name="normalised_by_a_rule"),
        indexes=[
            Index("canonical_url", "claim_id", unique=True, where=STANDING),
            Index("claim_id", "published_order", "id"),
            Index("publisher_id"),
        ],
    )
    recorded(
        "sources",
        ref("publisher_id", "publishers", nullable=True),
        word("kind", "ARTICLE", "TRANSCRIPT", "POST", "VIDEO", "OFFICIAL_DOCUMENT"),
        text("url", nullable=True),
        text("canonical_url", nullable=True),
        text("title", nullable=True),
        edtf("published"),
        edtf_order("published"),
        text("language", nullable=True),
        ref("syndicated_from_id", "sources", nullable=True),
        retractable(),
        indexes=[
            Index("canonical_url", unique=True, where=STANDING),
            Index("published_order", "id"),
            Index("publisher_id", "published_order", "id"),
            Index("syndicated_from_id"),
        ],
    )
    recorded(
        "assertions",
        ref("claim_id", "claims"),
        ref("quote_id", "quotes", nullable=True),
        ref("source_id", "sources", nullable=True),
        word("stance", "ASSERTS", "DENIES", "QUESTIONS"),
        retractable(),
        exactly_one("quote_id", "source_id"),
        indexes=[
            Index("claim_id", "quote_id", unique=True, where=STANDING),
            Index("claim_id", "source_id", unique=True, where=STANDING),
            Index("quote_id"),
            Index("source_id"),
        ],
    )
    recorded(
        "snapshots",
        ref("source_id", "sources"),
        instant("captured"),
        text("text"),
        text("text_digest"),
        text("cleaner"),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        text("raw_digest", nullable=True),
        text("media_type", nullable=True),
        text("archive_url", nullable=True),
        number("http_status", nullable=True),
        indexes=[Index("source_id", "captured", "id"), Index("text_digest")],
    )
    recorded(
        "source_authors",
        ref("source_id", "sources"),
        number("position"),
        text("name"),
        indexes=[Index("source_id", "position", unique=True)],
    )
    recorded(
        "appearances",
        ref("quote_id", "quotes"),
        ref("snapshot_id", "snapshots"),
        text("exact"),
        text("spans"),
        number("start"),
        number("end"),
        text("prefix"),
        text("suffix"),
        word("mode", "DIRECT", "INDIRECT", "MIXED"),
        word("fidelity", "VERBATIM", "ELIDED", "ALTERED", "PARAPHRASE", "TRANSLATION", "UNKNOWN"),
        text("cue", nullable=True),
        text("mention", nullable=True),
        word("anchor_state", "KEPT", "MOVED", "CHANGED", "GONE"),
        retractable(),
        sa.CheckConstraint('0 <= start AND start < "end"', name="offsets_in_order"),
        indexes=[Index("quote_id"), Index("snapshot_id", "start", "id")],
    )
    recorded(
        "evidence",
        ref("claim_id", "claims", nullable=True),
        ref("quote_id", "quotes", nullable=True),
        ref("source_id", "sources"),
        word("stance", "SUPPORTS", "REFUTES", "CONTEXT"),
        edtf("observed"),
        edtf_order("observed"),
        ref("snapshot_id", "snapshots", nullable=True),
        text("passage", nullable=True),
        number("passage_start", nullable=True),
        number("passage_end", nullable=True),
        ref("rests_on_id", "quotes", nullable=True),
        ref("cites_id", "sources", nullable=True),
        number("credibility", nullable=True),
        text("note", nullable=True),
        retractable(),
        exactly_one("claim_id", "quote_id"),
        sa.CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility"),
        sa.CheckConstraint(
            "(passage IS NULL AND snapshot_id IS NULL AND passage_start IS NULL AND passage_end IS NULL) OR (passage IS NOT NULL AND snapshot_id IS NOT NULL AND passage_start < passage_end)",
            name="passage_is_anchored",
        ),
        indexes=[
            Index("cites_id"),
            Index("claim_id", "observed_order", "id"),
            Index("observed_order", "id"),
            Index("quote_id", "observed_order", "id"),
            Index("rests_on_id"),
            Index("source_id"),
        ],
    )
    recorded(
        "snapshot_checks",
        ref("snapshot_id", "snapshots"),
        instant("checked"),
        text("raw_digest", nullable=True),
        number("http_status", nullable=True),
        indexes=[Index("snapshot_id", "checked", "id")],
    )
    recorded(
        "assessment_evidence",
        ref("assessment_id", "assessments"),
        ref("evidence_id", "evidence"),
        indexes=[Index("assessment_id", "evidence_id", unique=True), Index("evidence_id")],
    )
    recorded(
        "attribution_hops",
        ref("appearance_id", "appearances"),
        number("position"),
        word("kind", "OUTLET", "VIA", "SPEAKER", "CITED"),
        ref("publisher_id", "publishers", nullable=True),
        ref("speaker_id", "speakers", nullable=True),
        ref("source_id", "sources", nullable=True),
        text("mention", nullable=True),
        exactly_one("publisher_id", "speaker_id", "source_id"),
        indexes=[Index("appearance_id", "position", unique=True), Index("speaker_id")],
    )
    recorded(
        "proposals",
        ref("snapshot_id", "snapshots"),
        text("text"),
        text("language", nullable=True),
        text("spans"),
        number("start"),
        number("end"),
        word("mode", "DIRECT", "INDIRECT", "MIXED"),
        word("fidelity", "VERBATIM", "ELIDED", "ALTERED", "PARAPHRASE", "TRANSLATION", "UNKNOWN"),
        text("cue", nullable=True),
        text("mention", nullable=True),
        text("speaker_name", nullable=True),
        word("speaker_kind", "PERSON", "ORGANIZATION", "GROUP", "UNNAMED", nullable=True),
        edtf("said"),
        text("occasion", nullable=True),
        text("medium", nullable=True),
        text("trace"),
        text("extractor"),
        sa.Column("edited", sa.Boolean(), nullable=False),
        word("state", "PENDING", "ACCEPTED", "EDITED", "REJECTED"),
        ref("decided_by_id", "accounts", nullable=True),
        instant("decided", nullable=True),
        text("decision_reason", nullable=True),
        ref("quote_id", "quotes", nullable=True),
        ref("appearance_id", "appearances", nullable=True),
        sa.CheckConstraint(
            "(state = 'PENDING') = (decided IS NULL) AND (decided IS NULL) = (decided_by_id IS NULL)",
            name="decided_by_somebody",
        ),
        sa.CheckConstraint('0 <= start AND start < "end"', name="offsets_in_order"),
        indexes=[Index("quote_id"), Index("snapshot_id", "start", "id"), Index("state", "id")],
    )
    recorded(
        "proposal_candidates",
        ref("proposal_id", "proposals"),
        ref("speaker_id", "speakers", nullable=True),
        ref("quote_id", "quotes", nullable=True),
        ref("claim_id", "claims", nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        text("why"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        exactly_one("speaker_id", "quote_id", "claim_id"),
        indexes=[Index("proposal_id")],
    )
    recorded(
        "proposal_hops",
        ref("proposal_id", "proposals"),
        number("position"),
        word("kind", "OUTLET", "VIA", "SPEAKER", "CITED"),
        text("name"),
        word("speaker_kind", "PERSON", "ORGANIZATION", "GROUP", "UNNAMED"),
        text("mention"),
        indexes=[Index("proposal_id", "position", unique=True)],
    )
    recorded(
        "proposal_roles",
        ref("proposal_id", "proposals"),
        text("title"),
        text("organization", nullable=True),
        indexes=[Index("proposal_id")],
    )


TABLES = [
    "accounts",
    "revisions",
    "tokens",
    "claims",
    "owner_groups",
    "revision_records",
    "speakers",
    "topics",
    "claim_relations",
    "claim_topics",
    "publishers",
    "quotes",
    "speaker_identifiers",
    "speaker_names",
    "speaker_roles",
    "assessments",
    "publisher_domains",
    "quote_topics",
    "reliability_grades",
    "reviews",
    "sources",
    "assertions",
    "snapshots",
    "source_authors",
    "appearances",
    "evidence",
    "snapshot_checks",
    "assessment_evidence",
    "attribution_hops",
    "proposals",
    "proposal_candidates",
    "proposal_hops",
    "proposal_roles",
]
WITHOUT_HISTORY = ["revisions", "revision_records"]


def downgrade() -> None:
    for name in reversed(TABLES):
        if name not in WITHOUT_HISTORY:
            op.drop_table(f"{name}_history")
        op.drop_table(name)
