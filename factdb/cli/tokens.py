"""`factdb token`: its commands, what they take, and their help. The work is in admitting.py, imported when it is
called."""
# ruff: noqa: PLC0415 - see above

from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, Account, Db, Json
from factdb.cli.terminal import print_help_alone

token = typer.Typer(rich_markup_mode=None)


@token.callback()
def tokens(context: typer.Context) -> None:
    """Make and revoke the tokens with which accounts read and write over HTTP.

    \b
    Examples:
      factdb token add "Mara Tal" laptop --expires 90d
      factdb token list
    """
    print_help_alone(context)


@token.command("list")
def list_(
    account: Annotated[
        str | None, typer.Option(metavar="ACCOUNT", help="Those of one account alone: its name, or its id.")
    ] = None,
    database: Db = DEFAULT_DATABASE,
    as_json: Json = False,
) -> None:
    """Print all tokens: whose they are, how they begin, and until when they are valid.

    \b
    Example:
      factdb token list --account "Mara Tal"
    """
    from factdb.cli import admitting

    admitting.list_tokens(database, account, as_json)


@token.command()
def add(
    which: Account,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is for, such as laptop.")],
    expires: Annotated[
        str, typer.Option(metavar="TIME", help="How long it is valid, 90d, 12w, 2y, or until when, 2027-12-31.")
    ] = "365d",
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Make a token for an account, and print it.

    It is shown this once, alone on stdout; factdb keeps its digest. Over HTTP it is sent as
    `Authorization: Bearer <token>`.

    \b
    Examples:
      factdb token add "Mara Tal" laptop
      factdb token add account-3 nightly-import --expires 90d > token.txt
    """
    from factdb.cli import admitting

    admitting.add_token(database, which, name, expires)


@token.command()
def revoke(
    which: Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, such as token-5: `factdb token list` has it.")],
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Make a token invalid, for good. A server that runs refuses it within seconds.

    \b
    Example:
      factdb token revoke token-5
    """
    from factdb.cli import admitting

    admitting.revoke_token(database, which)
