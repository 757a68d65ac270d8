"""An index for each order in which whole lists are read, and counts that are answered by an index alone.

Revision: 2026_11_26_indexes_of_lists
After: 2026_11_23_every_noun

Lists in the order of recording, the default for claims, sorted every row of their table: 23 ms for 40,000 claims, 0.1 ms
by the index. Where a list leaves out what was retracted, the index says which that is, and where a link table leads.
"""

from alembic import op

revision = "2026_11_26_indexes_of_lists"
down_revision = "2026_11_23_every_noun"
branch_labels = None
depends_on = None

ADDED = [
    ("assessments", ["recorded_from", "id"]),
    ("assessments", ["valid_from_order", "id"]),
    ("claims", ["language", "kind", "about_order", "id"]),
    ("claims", ["recorded_from", "id"]),
    ("evidence", ["recorded_from", "id"]),
    ("proposals", ["recorded_from", "id"]),
    ("quotes", ["recorded_from", "id"]),
    ("reviews", ["published_order", "id"]),
    ("reviews", ["recorded_from", "id"]),
    ("sources", ["recorded_from", "id"]),
    ("speakers", ["recorded_from", "id"]),
]
WIDENED = [
    ("appearances", ["quote_id"], ["snapshot_id", "retracted_in_id"]),
    ("assertions", ["quote_id"], ["claim_id", "retracted_in_id"]),
    ("evidence", ["claim_id", "observed_order", "id"], ["retracted_in_id"]),
    ("evidence", ["quote_id", "observed_order", "id"], ["retracted_in_id"]),
    ("quotes", ["speaker_id", "said_order", "id"], ["retracted_in_id"]),
]


def create(table: str, columns: list[str]) -> None:
    """An index of a table, and of its history."""
    for name in (table, f"{table}_history"):
        op.create_index(f"ix_{name}_{'_'.join(columns)}", name, columns)


def drop(table: str, columns: list[str]) -> None:
    for name in (table, f"{table}_history"):
        op.drop_index(f"ix_{name}_{'_'.join(columns)}", name)


def upgrade() -> None:
    for table, columns in ADDED:
        create(table, columns)
    for table, columns, more in WIDENED:
        create(table, [*columns, *more])
        drop(table, columns)


def downgrade() -> None:
    for table, columns, more in WIDENED:
        create(table, columns)
        drop(table, [*columns, *more])
    for table, columns in ADDED:
        drop(table, columns)
