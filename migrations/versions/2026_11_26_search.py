"""The index that matching asks.

Revision: 2026_11_26_search
After: 2026_11_26_imports

It is empty after an upgrade: `factdb search reindex` fills it from the records that are there.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_search"
down_revision = "2026_11_26_imports"
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
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
    for table in ("search_words", "search_terms", "search_claims"):
        op.drop_table(table)
