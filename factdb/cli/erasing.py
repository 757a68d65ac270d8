"""`factdb erase`: content that the law demands to be gone."""

import sys

import typer

from factdb.cli.databases import at_hand
from factdb.cli.telling import FAILED, say
from factdb.cli.terminal import harmless
from factdb.commands.accounts import operator
from factdb.commands.erasing import Erased, erase
from factdb.db import Database, ensure_current
from factdb.errors import BadInput
from factdb.rules.ids import RecordId


def erase_content(url: str, record: str, why: str, dry_run: bool, yes: bool) -> None:
    """Print what is erased, having asked; with `dry_run`, what would be."""
    record_id = RecordId.parse(record)
    with at_hand(url) as database:
        ensure_current(database)
        planned = run(database, record_id, why, dry_run=True)
        if dry_run:
            tell(planned, "would be erased")
            return
        if not yes:
            ask(planned)
        tell(run(database, record_id, why, dry_run=False), "are erased")
        if database.is_sqlite:
            forget_log(database)


def run(database: Database, record_id: RecordId, why: str, dry_run: bool) -> Erased:
    with database.writing() as session:
        return erase(session, operator(session), record_id=record_id, note=why, dry_run=dry_run)


def ask(planned: Erased) -> None:
    say(f"{len(planned.erased)} records lose their content for good: {', '.join(planned.erased[:5])} …")
    if not sys.stdin.isatty():
        raise BadInput("There is nobody to ask.", hint="Look at it with --dry-run, then say --yes.")
    typer.echo("Go on? [y/N] ", err=True, nl=False)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        say("nothing was erased.")
        raise typer.Exit(FAILED)


def tell(found: Erased, verb: str) -> None:
    for line in found.erased:
        typer.echo(harmless(line))
    say(f"{len(found.erased)} records {verb}.")
    for line in found.left:
        say(f"left: {line}")


def forget_log(database: Database) -> None:
    """SQLite keeps what was written last in a file beside the database until it is emptied."""
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
