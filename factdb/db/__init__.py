"""Databases: engines, sessions, transactions, migrations."""

from factdb.db.engines import LOG_KEY, Database
from factdb.db.migrating import current, downgrade, drift, ensure_current, head, upgrade

__all__ = ["LOG_KEY", "Database", "current", "downgrade", "drift", "ensure_current", "head", "upgrade"]
