"""`factdb search`: its commands and their help. The work is in reindexing.py, imported when it is called."""
# ruff: noqa: PLC0415 - see above

import typer

from factdb.cli.options import DEFAULT_DATABASE, Db
from factdb.cli.terminal import print_help_alone

search = typer.Typer(rich_markup_mode=None)


@search.callback()
def top(context: typer.Context) -> None:
    """Look after the index that search and matching ask.

    \b
    Example:
      factdb search reindex
    """
    print_help_alone(context)


@search.command()
def reindex(database: Db = DEFAULT_DATABASE) -> None:
    """Make the index anew from the records.

    It is needed after an upgrade that says so; otherwise the index follows every write by itself. Others may read and
    write meanwhile: what has not come to its turn is found as before.

    \b
    Example:
      factdb search reindex --db postgresql://factdb@localhost/facts
    """
    from factdb.cli.reindexing import reindex_database

    reindex_database(database)
