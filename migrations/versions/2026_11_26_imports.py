"""Imports, the ids that claims and quotes have elsewhere, and an index of reviews by their address, retracted ones too.

Revision: 2026_11_26_imports
After: 2026_11_26_drift
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_imports"
down_revision = "2026_11_26_drift"
branch_labels = None
depends_on = None

INSTANT = sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")


def key(name: str, target: str, nullable: bool = False) -> tuple[sa.Column[Any], str]:
    return sa.Column(name, sa.Integer(), nullable=nullable), target


def text(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def edtf(name: str) -> list[sa.Column[Any]]:
    types: dict[str, Any] = {"edtf": sa.Text(), "earliest": sa.Date(), "latest": sa.Date(), "words": sa.Text()}
    return [sa.Column(f"{name}_{part}", type_, nullable=True) for part, type_ in types.items()]


TABLES: dict[str, list[Any]] = {
    "imports": [
        *(text(name) for name in ("file_name", "file_digest", "format", "importer")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("imported", "known", "refused")),
        key("account_id", "accounts", nullable=True),
    ],
    "claim_identifiers": [
        key("claim_id", "claims"),
        text("scheme"),
        text("value"),
        text("title", True),
        *edtf("dated"),
    ],
    "quote_identifiers": [key("quote_id", "quotes"), text("scheme"), text("value")],
}
INDEXES: list[tuple[str, list[str], bool]] = [
    ("imports", ["file_digest"], False),
    ("imports", ["recorded_from", "id"], False),
    ("claim_identifiers", ["claim_id"], False),
    ("claim_identifiers", ["scheme", "value"], True),
    ("quote_identifiers", ["quote_id"], False),
    ("quote_identifiers", ["scheme", "value"], True),
    ("reviews", ["canonical_url"], False),
]


def create(table: str, columns: list[Any]) -> None:
    """A table and its history."""
    own = [each[0] if isinstance(each, tuple) else each for each in columns]
    keys = [
        sa.ForeignKeyConstraint([each[0].name], [f"{each[1]}.id"], name=f"fk_{table}_{each[0].name}_{each[1]}")
        for each in columns
        if isinstance(each, tuple)
    ]
    number, since = sa.Column("id", sa.Integer(), nullable=False), sa.Column("recorded_from", INSTANT, nullable=False)
    primary = sa.PrimaryKeyConstraint("id", name=f"pk_{table}")
    plain = [sa.Column(each.name, each.type, nullable=each.nullable) for each in (number, *own, since)]
    op.create_table(table, number, *own, since, primary, *keys, sqlite_autoincrement=True)
    past = f"{table}_history"
    until = sa.Column("recorded_to", INSTANT, nullable=False)
    op.create_table(past, *plain, until, sa.PrimaryKeyConstraint("id", "recorded_from", name=f"pk_{past}"))


def upgrade() -> None:
    for table, columns in TABLES.items():
        create(table, columns)
    for table, names, unique in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(names)}", table, names, unique=unique)
        op.create_index(f"ix_{table}_history_{'_'.join(names)}", f"{table}_history", names)


def downgrade() -> None:
    for table in ("reviews", "reviews_history"):
        op.drop_index(f"ix_{table}_canonical_url", table)
    for table in reversed(TABLES):
        op.drop_table(f"{table}_history")
        op.drop_table(table)
