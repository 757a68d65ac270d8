"""The log of writes is bound together, sealed in a tree, and tells of erasures.

Revision: 2026_11_26_sealed_history
After: 2026_11_26_imports

What was written before keeps the digest it has; its marks and links are null, which says that it is from before. It is
sealed with the rest by the first sealing. The moment of each version is that of its revision.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_26_sealed_history"
down_revision = "2026_11_26_imports"
branch_labels = None
depends_on = None

INSTANT = sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")
OPERATION = "ck_revision_records_operation"
MOMENTS = (
    "UPDATE revision_records SET version ="
    " (SELECT recorded FROM revisions WHERE revisions.id = revision_records.revision_id)"
)


def only(*operations: str) -> str:
    return f"operation IN ({', '.join(repr(each) for each in operations)})"


def upgrade() -> None:
    for name in ("reason_salt", "reason_digest"):
        op.add_column("revisions", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("revisions", sa.Column("marks", sa.LargeBinary(), nullable=True))
    op.add_column("revision_records", sa.Column("version", INSTANT, nullable=True))
    for name in ("marks", "link", "seal"):
        op.add_column("revision_records", sa.Column(name, sa.LargeBinary(), nullable=True))
    op.execute(MOMENTS)
    with op.batch_alter_table("revision_records", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f(OPERATION), type_="check")
        table.create_check_constraint(op.f(OPERATION), only("CREATED", "CHANGED", "REMOVED", "ERASED"))
    op.create_table(
        "sealed_revisions",
        sa.Column("position", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("revision_id"),
    )
    op.create_table(
        "checkpoints",
        sa.Column("size", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.Column("made", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("size"),
    )


def downgrade() -> None:
    op.drop_table("checkpoints")
    op.drop_table("sealed_revisions")
    op.execute("DELETE FROM revision_records WHERE operation = 'ERASED'")
    with op.batch_alter_table("revision_records", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint(op.f(OPERATION), type_="check")
        table.create_check_constraint(op.f(OPERATION), only("CREATED", "CHANGED", "REMOVED"))
        for name in ("seal", "link", "marks", "version"):
            table.drop_column(name)
    for name in ("marks", "reason_digest", "reason_salt"):
        op.drop_column("revisions", name)
