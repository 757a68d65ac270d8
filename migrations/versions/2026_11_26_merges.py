"""Which speakers and publishers were found to be one.

Revision: 2026_11_26_merges
After: 2026_11_26_indexes_of_lists
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_merges"
down_revision = "2026_11_26_proposed_claims"
branch_labels = None
depends_on = None

INSTANT = sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")
NOUNS = {"speaker_merges": "speakers", "publisher_merges": "publishers"}
REFERENCES = ("record_id", "into_id", "survivor_id")


def moment(name: str) -> sa.Column[str]:
    return sa.Column(name, INSTANT, nullable=False)


def create(table: str, noun: str) -> None:
    """The map of a noun, and the table of the versions it replaces."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), sa.ForeignKey(f"{noun}.id"), nullable=False) for name in REFERENCES),
        sa.Column("merged_in_id", sa.Integer(), sa.ForeignKey("revisions.id"), nullable=False),
        moment("recorded_from"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    numbers = ("id", *REFERENCES, "merged_in_id")
    op.create_table(
        f"{table}_history",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in numbers),
        moment("recorded_from"),
        moment("recorded_to"),
        sa.PrimaryKeyConstraint("id", "recorded_from"),
    )
    for name in (table, f"{table}_history"):
        op.create_index(f"ix_{name}_record_id", name, ["record_id"], unique=name == table)
        op.create_index(f"ix_{name}_survivor_id", name, ["survivor_id"])


def upgrade() -> None:
    for table, noun in NOUNS.items():
        create(table, noun)


def downgrade() -> None:
    for table in NOUNS:
        op.drop_table(f"{table}_history")
        op.drop_table(table)
