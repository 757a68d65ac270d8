"""`factdb account` and `factdb token`: who is let in. Read by GraphQL, written by commands as the operator."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import typer

from factdb.cli.databases import ready
from factdb.cli.options import account_role, moment, understood
from factdb.cli.reading import Asking
from factdb.cli.tables import NOTHING, cell, display, plain_table
from factdb.cli.telling import say
from factdb.cli.terminal import harmless, print_json
from factdb.commands import accounts as commands
from factdb.commands.arguments import TokenKey
from factdb.db import Database
from factdb.errors import BadInput, NotFound
from factdb.models import Token
from factdb.rules.ids import number_of
from factdb.rules.tokens import new_token

DURATION = re.compile(r"(\d{1,5})([dwy])")
DAYS = {"d": 1, "w": 7, "y": 365}
AN_ID = re.compile(r"account-\d+")

Record = dict[str, Any]


# --- accounts


def list_accounts(url: str, as_json: bool) -> None:
    with ready(url) as database:
        found = list(accounts(database))
    if as_json:
        print_json([{name: account[name] for name in ("id", "name", "role", "disabled")} for account in found])
        return
    rows = [[account["id"], account["name"], role_of(account), str(count_of_valid(account))] for account in found]
    show(("account", "name", "role", "valid tokens"), rows)


def role_of(account: Record) -> str:
    role = str(account["role"]).lower()
    return f"{role}, disabled" if account["disabled"] else role


def count_of_valid(account: Record) -> int:
    return sum(state_of(token) == "valid" for token in account["tokens"])


def add_account(url: str, name: str, role: str) -> None:
    given = understood("--role", account_role, role)
    assert given is not None
    with ready(url) as database, database.writing() as session:
        account = commands.create_account(session, commands.operator(session), name=name, role=given)
        number, called = account.id, account.name
    typer.echo(f"account-{number}")
    say(f"{harmless(called)} is a {role.lower()} now. `factdb token add account-{number} NAME` makes a token for it.")


def change_account(url: str, which: str, given: Mapping[str, Any]) -> None:
    wanted = {name: value for name, value in given.items() if value is not None}
    if not wanted:
        raise BadInput("Nothing is to be changed.", hint="Give --name, --role, --disable or --enable.")
    if "role" in wanted:
        wanted["role"] = understood("--role", account_role, wanted["role"])
    with ready(url) as database:
        number = number_of(account_called(database, which)["id"], "account")
        with database.writing() as session:
            commands.change_account(session, commands.operator(session), account_id=number, **wanted)
        now = account_called(database, f"account-{number}")
    say(f"{now['id']} is {harmless(now['name'])}: {role_of(now)}.")


# --- tokens


def list_tokens(url: str, which: str | None, as_json: bool) -> None:
    with ready(url) as database:
        found = list(accounts(database)) if which is None else [account_called(database, which)]
    owned = [(account, token) for account in found for token in account["tokens"]]
    if as_json:
        print_json([{**token, "account": {key: account[key] for key in ("id", "name")}} for account, token in owned])
        return
    show(("token", "account", "name", "begins with", "expires", "state"), [row(*each) for each in owned])


def row(account: Record, token: Record) -> list[str]:
    expires = token["expires"] and token["expires"][:10]
    return [token["id"], account["name"], token["name"], token["prefix"], expires or NOTHING, state_of(token)]


def state_of(token: Record) -> str:
    if token["revoked"]:
        return "revoked"
    expires = token["expires"] and dt.datetime.fromisoformat(token["expires"])
    return "expired" if expires and expires <= dt.datetime.now(dt.UTC) else "valid"


def add_token(url: str, which: str, name: str, expires: str) -> None:
    """Print the token, alone on stdout, once it is stored."""
    until, secret = understood("--expires", end_of, expires), new_token()
    with ready(url) as database:
        account = account_called(database, which)
        number = number_of(account["id"], "account")
        with database.writing() as session:
            actor, key = commands.operator(session), TokenKey.of(secret)
            token = commands.create_token(session, actor, account_id=number, name=name, expires=until, key=key)
            said = f"{told(token)} of {harmless(account['name'])} is valid until {token.expires:%Y-%m-%d %H:%M} UTC."
    typer.echo(secret)
    say(f"{said} It is shown this once.")


def revoke_token(url: str, which: str) -> None:
    number = number_of(which, Token.word)
    with ready(url) as database, database.writing() as session:
        token = commands.revoke_token(session, commands.operator(session), token_id=number)
        said = f"{told(token)} opens nothing any more."
    say(said)


def told(token: Token) -> str:
    return f"token-{token.id} ({harmless(token.name)}, {token.prefix}…)"


def end_of(value: str) -> dt.datetime:
    """The moment at which a duration from now is over, or the one that is given."""
    found = DURATION.fullmatch(value)
    try:
        if found is None:
            return moment(value)
        return dt.datetime.now(dt.UTC) + dt.timedelta(days=int(found[1]) * DAYS[found[2]])
    except (BadInput, OverflowError):
        hint = "Give such as 90d, 12w, 2y or 2027-12-31."
        raise BadInput(f"{value!r} is no time for which a token can be valid.", hint=hint) from None


# --- reading


def accounts(database: Database, where: Mapping[str, Sequence[str]] | None = None) -> Iterator[Record]:
    asking, after = Asking(database), None
    while True:
        page = asking.document("accounts", where=where, after=after)["accounts"]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def account_called(database: Database, which: str) -> Record:
    """The account with this name or id. Raises NotFound."""
    where = {"ids": [which]} if AN_ID.fullmatch(which) else {"name": [which]}
    for found in accounts(database, where):
        return found
    raise NotFound(f"There is no account {which!r}.", hint="`factdb account list` prints those there are.")


def show(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table."""
    if not rows:
        say("there are none.")
        return
    table = plain_table(*names)
    table.padding = (0, 2, 0, 0)
    for each in rows:
        table.add_row(*map(cell, each))
    display(table)
