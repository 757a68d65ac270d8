"""An index of all assertions of a claim.

Revision: 2026_11_26_assertions_of_claims
After: 2026_11_26_search

Timelines tell of those that were taken back as well, which the unique indexes leave out: each timeline read the whole
table, 20 ms for 100,000 assertions.
"""

from alembic import op

revision = "2026_11_26_assertions_of_claims"
down_revision = "2026_11_26_search"
branch_labels = None
depends_on = None

TABLES = ("assertions", "assertions_history")


def upgrade() -> None:
    for table in TABLES:
        op.create_index(f"ix_{table}_claim_id_retracted_in_id", table, ["claim_id", "retracted_in_id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(f"ix_{table}_claim_id_retracted_in_id", table)
