"""`factdb db`: its commands, what they take, and their help. The work is in moving.py, imported when it is called."""
# ruff: noqa: PLC0415 - see above

from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, Db, Json
from factdb.cli.terminal import print_help_alone

db = typer.Typer(rich_markup_mode=None)


@db.callback()
def databases(context: typer.Context) -> None:
    """Move a database up or down, and see whether it is sound.

    \b
    Examples:
      factdb db current
      factdb db upgrade --db postgresql://factdb@localhost/facts
    """
    print_help_alone(context)


@db.command()
def upgrade(
    revision: Annotated[str, typer.Argument(metavar="REVISION", help="Where to.")] = "head",
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Move the database up to a revision.

    A SQLite file that does not exist is made. Make a copy of a database before you move it.

    \b
    Example:
      factdb db upgrade
    """
    from factdb.cli import moving

    moving.upgrade(database, revision)


@db.command()
def downgrade(
    revision: Annotated[str, typer.Argument(metavar="REVISION", help="Where to; `base` drops all tables.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, though rows may be lost.")] = False,
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Move the database down to a revision.

    Where it holds rows, you are asked first.

    \b
    Example:
      factdb db downgrade base --yes
    """
    from factdb.cli import moving

    moving.downgrade(database, revision, yes)


@db.command()
def current(database: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Print the database's revision, and whether it is the head.

    \b
    Example:
      factdb db current --json
    """
    from factdb.cli import moving

    moving.current(database, as_json)


@db.command()
def check(database: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Check the database: its revision, its tables against the models, its keys.

    Exits with 1 where something is wrong.

    \b
    Example:
      factdb db check --db postgresql://factdb@localhost/facts
    """
    from factdb.cli import moving

    moving.check(database, as_json)


@db.command()
def compact(database: Db = DEFAULT_DATABASE) -> None:
    """Write a SQLite file anew, without what was deleted in it.

    `factdb erase` does it by itself; after erasing by the API it is for you to do. It needs as much room again as the
    file has, and others can only read meanwhile.

    \b
    Example:
      factdb db compact
    """
    from factdb.cli import moving

    moving.compact(database)
