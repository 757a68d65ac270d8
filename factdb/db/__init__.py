"""Databases: engines, sessions, transactions, migrations."""

from factdb.db.engines import Database
from factdb.db.migrating import current, downgrade, drift, ensure_current, head, upgrade

__all__ = ["Database", "current", "downgrade", "drift", "ensure_current", "head", "upgrade"]
