"""`factdb account`: its commands, what they take, and their help. The work is in admitting.py, imported when it is
called."""
# ruff: noqa: PLC0415 - see above

from typing import Annotated

import typer

from factdb.cli.options import DEFAULT_DATABASE, ROLES, Account, Db, Json
from factdb.cli.terminal import print_help_alone

account = typer.Typer(rich_markup_mode=None)


@account.callback()
def accounts(context: typer.Context) -> None:
    """Say who may do what: readers, contributors, reviewers, admins.

    You are the operator here, who may do everything; an account is for people and programs that come over HTTP, each
    with tokens of its own.

    \b
    Examples:
      factdb account add "Mara Tal" --role contributor
      factdb account list
    """
    print_help_alone(context)


@account.command("list")
def list_(database: Db = DEFAULT_DATABASE, as_json: Json = False) -> None:
    """Print all accounts, with how many valid tokens each has.

    \b
    Example:
      factdb account list --json | jq -r '.[] | select(.role == "ADMIN") | .name'
    """
    from factdb.cli import admitting

    admitting.list_accounts(database, as_json)


@account.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name that no other account has.")],
    role: Annotated[str, typer.Option(metavar="ROLE", help=f"What it may do: {', '.join(ROLES)}.")] = "reader",
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Make an account, and print its id.

    \b
    Example:
      factdb account add "Mara Tal" --role contributor
    """
    from factdb.cli import admitting

    admitting.add_account(database, name, role)


@account.command()
def change(
    which: Account,
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Another name.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help=f"Another role: {', '.join(ROLES)}.")] = None,
    disable: Annotated[
        bool | None, typer.Option("--disable/--enable", help="Let it in no more, or again.", show_default=False)
    ] = None,
    database: Db = DEFAULT_DATABASE,
) -> None:
    """Change an account's name or role, disable it, or let it in again.

    What it wrote keeps naming it. The operator's account stays as it is.

    \b
    Examples:
      factdb account change "Mara Tal" --role reviewer
      factdb account change account-3 --disable
    """
    from factdb.cli import admitting

    admitting.change_account(database, which, {"name": name, "role": role, "disabled": disable})
