"""`factdb db`: where a database stands, moving it up or down, and whether it is sound."""

import sys

import typer
from sqlalchemy import inspect, literal, select, table, text

from factdb.cli.databases import at_hand
from factdb.cli.telling import FAILED, say
from factdb.cli.terminal import print_json, progress
from factdb.db import Database, drift
from factdb.db import current as revision_of
from factdb.db import downgrade as move_down
from factdb.db import head as newest
from factdb.db import upgrade as move_up
from factdb.db.migrating import FULL_TEXT, refuse_newer
from factdb.errors import BadInput
from factdb.models import Base

NO_TABLES = "no tables"
VERSION_TABLE = "alembic_version"


def upgrade(url: str, revision: str) -> None:
    """Move up. A SQLite file that does not exist is made."""
    database = Database(url)
    try:
        before = revision_of(database)
        with progress(f"Upgrading {database.name} …"):
            move_up(database, revision)
        say(moved(database, before))
    finally:
        database.close()


def downgrade(url: str, revision: str, yes: bool) -> None:
    """Move down, having asked where rows may be lost."""
    with at_hand(url) as database:
        before = revision_of(database)
        if not yes:
            refuse_or_ask(database)
        with progress(f"Downgrading {database.name} …"):
            move_down(database, revision)
        say(moved(database, before))


def moved(database: Database, before: str | None) -> str:
    now = revision_of(database)
    if now == before:
        return f"{database.name} stays at {now or NO_TABLES}."
    return f"{database.name} went from {before or NO_TABLES} to {now or NO_TABLES}."


def refuse_or_ask(database: Database) -> None:
    filled = tables_with_rows(database)
    if not filled:
        return
    say(f"{database.name} holds rows in {len(filled)} tables; going down drops those that the older schema lacks.")
    if not sys.stdin.isatty():
        raise BadInput("There is nobody to ask.", hint="Make a copy of the database, then say --yes.")
    typer.echo("Go on? [y/N] ", err=True, nl=False)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        say("nothing was changed.")
        raise typer.Exit(FAILED)


def tables_with_rows(database: Database) -> list[str]:
    with database.reading() as connection:
        found = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
        names = {name for name in found if not name.startswith(FULL_TEXT)}
        some = (select(literal(1)).select_from(table(name)).limit(1) for name in sorted(names))
        return [name for name, one in zip(sorted(names), some, strict=True) if connection.scalar(one)]


def current(url: str, as_json: bool) -> None:
    """Print the database's revision, and whether it is the one this factdb works with."""
    with at_hand(url) as database:
        found, wanted = revision_of(database), newest()
        if as_json:
            stands = {"database": database.name, "revision": found, "head": wanted, "isHead": found == wanted}
            print_json(stands)
        else:
            typer.echo(f"{found or NO_TABLES} ({'head' if found == wanted else f'head is {wanted}'})")


def check(url: str, as_json: bool) -> None:
    """Print what is wrong with the database; exits with 1 where something is."""
    with at_hand(url) as database:
        with progress(f"Checking {database.name} …"):
            problems = problems_of(database)
        if as_json:
            print_json({"database": database.name, "isSound": not problems, "problems": problems})
        else:
            typer.echo("\n".join(problems) or f"{database.name} is sound: at the head, as the models say, keys hold.")
    if problems:
        raise typer.Exit(FAILED)


def problems_of(database: Database) -> list[str]:
    """What is wrong, a line each. Raises DatabaseUnusable where a newer factdb wrote it."""
    refuse_newer(database)
    found = revision_of(database)
    if found != newest():
        return [f"It is at {found or NO_TABLES}; this factdb works with {newest()}. Run `factdb db upgrade`."]
    differences = [f"It differs from the models: {difference}" for difference in drift(database, Base.metadata)]
    return differences + (broken_in_sqlite(database) if database.is_sqlite else unchecked_in_postgresql(database))


def broken_in_sqlite(database: Database) -> list[str]:
    with database.reading() as connection:
        pages = [str(line[0]) for line in connection.exec_driver_sql("PRAGMA quick_check") if line[0] != "ok"]
        keys = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    dangling = [
        f"Row {row} of {child} points at a row of {parent} that is not there." for child, row, parent, _ in keys
    ]
    return [f"The file is damaged: {line}" for line in pages] + dangling


def unchecked_in_postgresql(database: Database) -> list[str]:
    """PostgreSQL holds keys itself, but for those that were added without checking what was there."""
    unchecked = text("SELECT conrelid::regclass, conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated")
    with database.reading() as connection:
        return [f"The key {name} of {child} was never validated." for child, name in connection.execute(unchecked)]
