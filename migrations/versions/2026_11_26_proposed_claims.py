"""Proposals of claims: what a proposed quote claims, and what a source claims in its own voice.

Revision: 2026_11_26_proposed_claims
After: 2026_11_26_indexes_of_lists

All proposals there are were quotes. The statements are the same on both databases: SQLite 3.53 changes columns and
constraints in place; what it adds as a check must not be null for any row there is. Going down, proposals of a source's
own claims go, for they have no place there; the claims that came of them stay.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_proposed_claims"
down_revision = "2026_11_26_indexes_of_lists"
branch_labels = None
depends_on = None

TABLES = ("proposals", "proposals_history")
ADDED = {
    "kind": "VARCHAR(32)",
    "claim_text": "TEXT",
    "claim_kind": "VARCHAR(32)",
    "claim_checkable": "BOOLEAN",
    "claim_why_not": "VARCHAR(32)",
    "claim_about_edtf": "TEXT",
    "claim_about_earliest": "DATE",
    "claim_about_latest": "DATE",
    "claim_about_words": "TEXT",
    "claim_id": "INTEGER",
}
POINTS_AT = " CONSTRAINT fk_proposals_claim_id_claims REFERENCES claims (id)"
CHECKS = {
    "kind": "kind IN ('QUOTE', 'CLAIM')",
    "claim_kind": "claim_kind IS NULL OR claim_kind IN ('EVENT', 'NUMERICAL', 'CAUSAL', 'POSITION', 'PREDICTION')",
    "claim_why_not": "claim_why_not IS NULL OR claim_why_not IN ('OPINION', 'DEMAND', 'QUESTION', 'PROMISE', 'OTHER')",
    "quote_or_claim": "(kind = 'QUOTE') = (mode IS NOT NULL) AND (mode IS NULL) = (fidelity IS NULL)"
    " AND (kind = 'QUOTE' OR claim_text IS NOT NULL)",
    "whole_claim": "(claim_text IS NULL) = (claim_kind IS NULL) AND (claim_text IS NULL) = (claim_checkable IS NULL)"
    " AND (claim_why_not IS NULL) = COALESCE(claim_checkable, TRUE)",
}
OF_PROPOSALS = ("proposal_candidates", "proposal_hops", "proposal_roles")


def lean(table: str) -> sa.TableClause:
    """A table with the columns that statements here ask of it."""
    return sa.table(table, sa.column("id"), sa.column("kind"), sa.column("proposal_id"))


def nullable(columns: tuple[str, ...], change: str) -> None:
    for table in TABLES:
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} {change} NOT NULL")


def upgrade() -> None:
    for table in TABLES:
        for column, type_ in ADDED.items():
            points = POINTS_AT if (table, column) == ("proposals", "claim_id") else ""
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {type_}{points}")
        op.execute(sa.update(lean(table)).values(kind="QUOTE"))
        op.create_index(f"ix_{table}_claim_id", table, ["claim_id"])
    nullable(("kind",), "SET")
    nullable(("mode", "fidelity"), "DROP")
    for name, condition in CHECKS.items():
        op.execute(f"ALTER TABLE proposals ADD CONSTRAINT ck_proposals_{name} CHECK ({condition})")


def downgrade() -> None:
    for name in CHECKS:
        op.execute(f"ALTER TABLE proposals DROP CONSTRAINT ck_proposals_{name}")
    proposals = lean("proposals")
    claims = sa.select(proposals.c.id).where(proposals.c.kind == "CLAIM")
    for table in OF_PROPOSALS:
        for name in (table, f"{table}_history"):
            op.execute(sa.delete(lean(name)).where(sa.column("proposal_id").in_(claims)))
    for table in reversed(TABLES):
        op.execute(sa.delete(lean(table)).where(sa.column("kind") == "CLAIM"))
    nullable(("mode", "fidelity"), "SET")
    for table in TABLES:
        op.drop_index(f"ix_{table}_claim_id", table)
        for column in ADDED:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
