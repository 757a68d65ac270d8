"""Entries of the review queue for quotes that their page no longer prints as they were found.

Revision: 2026_11_26_drift
After: 2026_11_26_proposed_claims

Appearances that are CHANGED or GONE already have no entry: the next changed capture of their page opens it. The queue
is read in the order of recording among what is undecided, for which proposals get an index.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_drift"
down_revision = "2026_11_26_name_keys"
branch_labels = None
depends_on = None

TABLE, PAST = "drift_entries", "drift_entries_history"
INSTANT = sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")
INDEXES = [["appearance_id", "id"], ["recorded_from", "id"], ["state", "recorded_from", "id"]]
QUEUE = ["state", "recorded_from", "id"]
OPEN = sa.text("state = 'OPEN'")
CHECKS = {
    "anchor_state": "anchor_state IN ('KEPT', 'MOVED', 'CHANGED', 'GONE')",
    "state": "state IN ('OPEN', 'REATTACHED', 'CONFIRMED', 'LAPSED')",
    "changed_or_gone": "anchor_state IN ('CHANGED', 'GONE') AND (anchor_state = 'GONE') = (text IS NULL)"
    " AND (text IS NULL) = (spans IS NULL) AND (text IS NULL) = (start IS NULL)"
    ' AND (text IS NULL) = ("end" IS NULL)',
    "decided_by_somebody": "(state = 'OPEN') = (decided IS NULL)"
    " AND (state IN ('REATTACHED', 'CONFIRMED')) = (decided_by_id IS NOT NULL)"
    " AND (state = 'REATTACHED') = (reattachment_id IS NOT NULL)",
}
POINTS_AT = {
    "appearance_id": "appearances",
    "snapshot_id": "snapshots",
    "decided_by_id": "accounts",
    "reattachment_id": "appearances",
}
COLUMNS: dict[str, tuple[Any, bool]] = {
    "id": (sa.Integer(), False),
    "appearance_id": (sa.Integer(), False),
    "snapshot_id": (sa.Integer(), False),
    "anchor_state": (sa.String(32), False),
    "text": (sa.Text(), True),
    "spans": (sa.Text(), True),
    "start": (sa.Integer(), True),
    "end": (sa.Integer(), True),
    "diff": (sa.Text(), False),
    "state": (sa.String(32), False),
    "decided_by_id": (sa.Integer(), True),
    "decided": (INSTANT, True),
    "decision_reason": (sa.Text(), True),
    "reattachment_id": (sa.Integer(), True),
    "recorded_from": (INSTANT, False),
}


def columns() -> list[sa.Column[Any]]:
    return [sa.Column(name, type_, nullable=nullable) for name, (type_, nullable) in COLUMNS.items()]


def upgrade() -> None:
    checks = [sa.CheckConstraint(test, name=name) for name, test in CHECKS.items()]
    keys = [sa.ForeignKeyConstraint([column], [f"{table}.id"]) for column, table in POINTS_AT.items()]
    op.create_table(TABLE, *columns(), sa.PrimaryKeyConstraint("id"), *checks, *keys, sqlite_autoincrement=True)
    op.create_table(
        PAST,
        *columns(),
        sa.Column("recorded_to", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", "recorded_from"),
    )
    open_one = f"ix_{TABLE}_appearance_id"
    op.create_index(open_one, TABLE, ["appearance_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index(f"ix_{PAST}_appearance_id", PAST, ["appearance_id"])
    for names in INDEXES:
        for table in (TABLE, PAST):
            op.create_index(f"ix_{table}_{'_'.join(names)}", table, names)
    for table in ("proposals", "proposals_history"):
        op.create_index(f"ix_{table}_{'_'.join(QUEUE)}", table, QUEUE)


def downgrade() -> None:
    for table in ("proposals", "proposals_history"):
        op.drop_index(f"ix_{table}_{'_'.join(QUEUE)}", table)
    op.drop_table(PAST)
    op.drop_table(TABLE)
