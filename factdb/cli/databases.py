"""The database of a command: opened, checked, closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factdb.audit.keys import read_key
from factdb.cli.telling import say
from factdb.db import Database, ensure_current
from factdb.errors import DatabaseUnusable
from factdb.settings import read_settings


def opened(url: str) -> Database:
    """The database of this URL, reached as the settings say. Raises BadInput."""
    settings = read_settings(database_url=url)
    return Database(url, settings.prepared_statements, log_key=read_key(settings.log_key_file))


@contextmanager
def at_hand(url: str) -> Iterator[Database]:
    """The database as it is. Raises DatabaseUnusable where it is a file that does not exist."""
    database = opened(url)
    try:
        refuse_absent(database)
        yield database
    finally:
        database.close()


@contextmanager
def ready(url: str) -> Iterator[Database]:
    """The database at this factdb's revision. A SQLite file that does not exist yet is made."""
    database = opened(url)
    try:
        is_new = absent(database)
        ensure_current(database)
        if is_new:
            say(f"made a new database, {database.name}.")
        yield database
    finally:
        database.close()


def absent(database: Database) -> bool:
    file = database.url.database
    if not database.is_sqlite or not file or file == ":memory:" or file.startswith("file:"):
        return False
    return not Path(file).exists()


def refuse_absent(database: Database) -> None:
    if absent(database):
        raise DatabaseUnusable(
            f"There is no database {database.name}.",
            hint="`factdb db upgrade` makes an empty one, and so does the first `factdb ingest`.",
        )
