"""The indexes that matching and search ask.

Revision: 2026_11_26_search
After: 2026_11_26_snapshot_shingles

They are empty after an upgrade: `factdb search reindex` fills them from the records that are there.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_search"
down_revision = "2026_11_26_snapshot_shingles"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


ON_SQLITE = [
    """CREATE VIRTUAL TABLE search_fts USING fts5(terms, content='search_documents', content_rowid='id', detail=none,
       tokenize="ascii tokenchars '~'")""",
    """CREATE TRIGGER search_documents_added AFTER INSERT ON search_documents BEGIN
       INSERT INTO search_fts(rowid, terms) VALUES (new.id, new.terms); END""",
    """CREATE TRIGGER search_documents_removed AFTER DELETE ON search_documents BEGIN
       INSERT INTO search_fts(search_fts, rowid, terms) VALUES ('delete', old.id, old.terms); END""",
]


def documents() -> None:
    """What search finds, under the full-text index of either database."""
    op.create_table(
        "search_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("analyzer", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        *(sa.Column(name, sa.Integer()) for name in ("speaker_id", "publisher_id")),
        *(sa.Column(name, sa.Date()) for name in ("earliest", "latest")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("words", "stems")),
        sa.Column("terms", sa.Text().with_variant(sa.ARRAY(sa.Text()), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_documents"),
    )
    op.create_index("ix_search_documents_kind_record_id", "search_documents", ["kind", "record_id"], unique=True)
    if op.get_bind().dialect.name == "postgresql":
        op.create_index("ix_search_documents_terms", "search_documents", ["terms"], postgresql_using="gin")
    else:
        for statement in ON_SQLITE:
            op.execute(statement)


def upgrade() -> None:
    documents()
    op.create_table(
        "search_claims",
        sa.Column("claim_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("analyzer", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("day", sa.Date()),
        sa.Column("stems", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", name="pk_search_claims"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_search_claims_claim_id_claims"),
    )
    op.create_table(
        "search_terms",
        sa.Column("term", NAME, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("weight", sa.REAL(), nullable=False),
        sa.PrimaryKeyConstraint("term", "claim_id", name="pk_search_terms", postgresql_include=["weight"]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_words",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, NAME, nullable=False) for name in ("word", "head", "tail")),
        sa.PrimaryKeyConstraint("id", name="pk_search_words"),
    )
    for name in ("word", "head", "tail"):
        op.create_index(f"ix_search_words_{name}", "search_words", [name])


def downgrade() -> None:
    for table in ("search_documents", "search_words", "search_terms", "search_claims"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_fts")
