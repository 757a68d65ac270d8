"""By what names are found that may be alike, and which speakers may be one.

Revision: 2026_11_26_name_keys
After: 2026_11_26_merges

Names that are there already get their keys. Suggestions come with the next name that is entered.
"""

import sqlalchemy as sa
from alembic import op

from factdb.rules.names import keys

revision = "2026_11_26_name_keys"
down_revision = "2026_11_26_merges"
branch_labels = None
depends_on = None

INSTANT = sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")
BATCH = 5_000
NAMES = sa.table("speaker_names", sa.column("id", sa.Integer), sa.column("name", sa.Text))
KEYS = sa.table("speaker_name_keys", sa.column("name_id", sa.Integer), sa.column("key", sa.Text))


def suggestion() -> list[sa.Column[object]]:
    return [
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("recorded_from", INSTANT, nullable=False),
    ]


def upgrade() -> None:
    speakers = [sa.Column(name, sa.Integer(), sa.ForeignKey("speakers.id"), nullable=False) for name in SPEAKERS]
    op.create_table(
        "merge_candidates",
        sa.Column("id", sa.Integer(), nullable=False),
        *speakers,
        *suggestion(),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "merge_candidates_history",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("id", *SPEAKERS)),
        *suggestion(),
        sa.Column("recorded_to", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", "recorded_from"),
    )
    for name in ("merge_candidates", "merge_candidates_history"):
        op.create_index(f"ix_{name}_speaker_id_other_id", name, SPEAKERS, unique=name == "merge_candidates")
        op.create_index(f"ix_{name}_other_id", name, ["other_id"])
    op.create_table(
        "speaker_name_keys",
        sa.Column("name_id", sa.Integer(), sa.ForeignKey("speaker_names.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name_id", "key"),
    )
    enter_keys()
    op.create_index("ix_speaker_name_keys_key_name_id", "speaker_name_keys", ["key", "name_id"])


SPEAKERS = ["speaker_id", "other_id"]


def enter_keys() -> None:
    connection, last = op.get_bind(), 0
    while names := connection.execute(
        sa.select(NAMES).where(NAMES.c.id > last).order_by(NAMES.c.id).limit(BATCH)
    ).all():
        rows = [{"name_id": number, "key": key} for number, name in names for key in sorted(keys(name))]
        if rows:
            connection.execute(sa.insert(KEYS), rows)
        last = names[-1].id


def downgrade() -> None:
    for table in ("speaker_name_keys", "merge_candidates_history", "merge_candidates"):
        op.drop_table(table)
