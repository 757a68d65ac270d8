"""How Alembic runs our migrations: on the connection it is handed, inside the caller's transaction."""

from typing import Any, Literal

from alembic import context

from factdb.models import Base
from factdb.models.columns import Instant, JsonText, Word

PLAIN = {
    Instant: 'sa.String(32).with_variant(sa.DateTime(timezone=True), "postgresql")',
    Word: "sa.String(32)",
    JsonText: "sa.Text()",
}


def render(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """Migrations are history: they spell our types out, so that they stay as they were when the types change."""
    return PLAIN.get(type(thing), False) if kind == "type" else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_item=render,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
context.run_migrations()
