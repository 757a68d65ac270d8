"""`factdb audit`: its commands, what they take, and their help. The work is in auditing.py, imported when it is
called."""
# ruff: noqa: PLC0415 - see above

from pathlib import Path
from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, Db, Json
from factdb.cli.terminal import print_help_alone

audit = typer.Typer(rich_markup_mode=None)


@audit.callback()
def audits(context: typer.Context) -> None:
    """Show that nobody altered what was written: seal the log, keep checkpoints, verify.

    \b
    Examples:
      factdb audit key ~/facts.key > facts.pub
      factdb audit checkpoint > 2026-11-26.checkpoint
      factdb audit verify --against 2026-11-26.checkpoint
    """
    print_help_alone(context)


@audit.command()
def key(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make. Keep it apart from the database.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="What names the log in checkpoints.")] = "factdb",
) -> None:
    """Make the key that the log is signed with, and print its public half.

    Name its file in FACTDB_LOG_KEY_FILE for everything that writes: `factdb serve` and this command line. Whoever has
    the public half can check signatures.

    \b
    Example:
      factdb audit key /etc/factdb/facts.key --name facts.example > facts.pub
    """
    from factdb.cli import auditing

    auditing.make(file, name)


@audit.command()
def seal(
    database: Db = DEFAULT_DATABASE,
    vouch: Annotated[
        bool, typer.Option("--vouch", help="Sign also what was not written with this key. Verify it first.")
    ] = False,
) -> None:
    """Seal what was written since the last time.

    `factdb serve` does so by itself. Neither signs what another key signed, or none: vouch for that where the
    key is new, or where somebody wrote without it.

    \b
    Example:
      factdb audit seal --db postgresql://factdb@localhost/facts
    """
    from factdb.cli import auditing

    auditing.seal(database, vouch)


@audit.command()
def checkpoint(database: Db = DEFAULT_DATABASE) -> None:
    """Print the latest checkpoint, to be kept where the database is not.

    \b
    Example:
      factdb audit checkpoint > 2026-11-26.checkpoint
    """
    from factdb.cli import auditing

    auditing.checkpoint(database)


@audit.command()
def verify(
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A checkpoint that was kept elsewhere: finds older copies.")
    ] = None,
    public: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The public key. Left out, that of FACTDB_LOG_KEY_FILE.")
    ] = None,
    database: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Check all rows against the log, and the log against its seals.

    Prints what was altered, deleted, put in, swapped, re-ordered or cut off, by record and column, and exits with 1;
    with 0 where there is nothing.

    \b
    Examples:
      factdb audit verify --against 2026-11-26.checkpoint
      factdb audit verify --public facts.pub --json | jq -r '.findings[].where'
    """
    from factdb.cli import auditing

    auditing.verify(database, against, public, as_json)
