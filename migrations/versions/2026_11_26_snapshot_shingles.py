"""Hashes of runs of words, by which copies are suggested.

Revision: 2026_11_26_snapshot_shingles
After: 2026_11_26_sealed_history

They are derived from the texts of snapshots, those that are there already included.
"""

import sqlalchemy as sa
from alembic import op

from factdb.rules.shingles import shingles

revision = "2026_11_26_snapshot_shingles"
down_revision = "2026_11_26_sealed_history"
branch_labels = None
depends_on = None

BATCH = 100  # texts at a time


def upgrade() -> None:
    table = op.create_table(
        "snapshot_shingles",
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshots.id"], name="fk_snapshot_shingles_snapshot_id_snapshots"),
        sa.PrimaryKeyConstraint("snapshot_id", "hash", name="pk_snapshot_shingles"),
    )
    op.create_index("ix_snapshot_shingles_hash_snapshot_id", "snapshot_shingles", ["hash", "snapshot_id"])
    fill(op.get_bind(), table)


def fill(connection: sa.Connection, table: sa.Table) -> None:
    snapshots = sa.table("snapshots", sa.column("id", sa.Integer), sa.column("text", sa.Text))
    page = sa.select(snapshots.c.id, snapshots.c.text).order_by(snapshots.c.id).limit(BATCH)
    last = 0
    while texts := connection.execute(page.where(snapshots.c.id > last)).all():
        last = texts[-1].id
        rows = [{"snapshot_id": number, "hash": found} for number, text in texts for found in sorted(shingles(text))]
        if rows:
            connection.execute(table.insert(), rows)


def downgrade() -> None:
    op.drop_table("snapshot_shingles")
