"""The schema's revisions: where a database stands, and moving it up or down."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import alembic.util.exc
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, inspect, text

import factdb
from factdb.db.engines import Database, told
from factdb.errors import BadInput, DatabaseUnusable

LOCK = 0x666163746462  # "factdb": the advisory lock that keeps two upgrades apart
PATIENCE = 60.0  # seconds to wait for another upgrade


def scripts_folder() -> Path:
    """The migrations: inside the package where it is installed, beside it in a checkout."""
    package = Path(factdb.__file__).parent
    return found if (found := package / "migrations").is_dir() else package.parent / "migrations"


def configuration(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(scripts_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """The revision this factdb works with."""
    found = ScriptDirectory.from_config(configuration()).get_current_head()
    if found is None:
        raise DatabaseUnusable("The migrations of factdb are missing.", hint="Install the package anew.")
    return found


def current(database: Database) -> str | None:
    """The database's revision; None where it has no tables of ours."""
    with database.reading() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, revision: str = "head") -> None:
    """Move up to a revision. Raises BadInput where there is none of that name."""
    migrate(database, lambda config: command.upgrade(config, revision))


def downgrade(database: Database, revision: str) -> None:
    """Move down to a revision, or to `base`, which drops everything."""
    migrate(database, lambda config: command.downgrade(config, revision))


def migrate(database: Database, move: Callable[[Config], None]) -> None:
    refuse_newer(database)
    with told(database), database.writer.connect() as connection, locked(connection), unchecked(connection):
        try:
            with connection.begin():
                move(configuration(connection))
                refuse_dangling(connection)
        except alembic.util.exc.CommandError as error:
            raise BadInput(f"{error}.", hint="`factdb db current` tells where the database stands.") from error


@contextmanager
def locked(connection: Connection) -> Iterator[None]:
    """One upgrade at a time. On PostgreSQL the lock is polled: waiting inside it would block an index that is built
    concurrently. On SQLite the transaction itself is exclusive."""
    if connection.dialect.name != "postgresql":
        yield
        return
    deadline = time.monotonic() + PATIENCE
    while not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK}):
        connection.rollback()
        if time.monotonic() > deadline:
            raise DatabaseUnusable("Another upgrade of this database is running.", hint="Wait for it to end.")
        time.sleep(0.2)
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": LOCK})
        connection.commit()


@contextmanager
def unchecked(connection: Connection) -> Iterator[None]:
    """SQLite rebuilds a table to change it, and with foreign keys on that deletes the rows that point at it. They can
    only be switched outside a transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def refuse_dangling(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if dangling:
            table, row, target, _ = dangling[0]
            raise DatabaseUnusable(
                f"The migration would leave {len(dangling)} foreign keys dangling, the first in {table} row {row}"
                f" to {target}. Nothing was changed."
            )


def refuse_newer(database: Database) -> None:
    now = current(database)
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    if now is not None and now not in known:
        raise DatabaseUnusable(
            f"The database is at revision {now}, which factdb {factdb.__version__} does not know:"
            " a newer one wrote it.",
            hint="Install that version or a later one.",
            where=database.name,
        )


def ensure_current(database: Database) -> None:
    """Refuse a database that is not at this factdb's revision, with the command that mends it. A SQLite database that
    has no tables yet is made ready without asking."""
    refuse_newer(database)
    now = current(database)
    if now == head():
        return
    if now is None and database.is_sqlite and is_empty(database):
        upgrade(database)
        return
    state = "has no tables of factdb" if now is None else f"is at revision {now}; this factdb works with {head()}"
    raise DatabaseUnusable(f"The database {state}.", hint="Run `factdb db upgrade`.", where=database.name)


def is_empty(database: Database) -> bool:
    with database.reading() as connection:
        return not inspect(connection).get_table_names()


FULL_TEXT = "search_fts"  # a virtual table of SQLite's, and with more at its end those in which it keeps itself


def is_ours(name: str | None, type_: str, parents: object) -> bool:  # noqa: ARG001
    return not (type_ == "table" and str(name).startswith(FULL_TEXT))


def drift(database: Database, metadata: MetaData) -> list[str]:
    """What differs between the database and the models, a line each."""
    with database.reading() as connection:
        here = connection.dialect.name

        def is_here(item: Any, name: str | None, type_: str, reflected: bool, compared: Any) -> bool:  # noqa: ARG001
            return type_ != "index" or item.info.get("only", here) == here

        options = {"compare_type": True, "include_name": is_ours, "include_object": is_here}
        context = MigrationContext.configure(connection, opts=options)
        return [str(difference) for difference in compare_metadata(context, metadata)]
