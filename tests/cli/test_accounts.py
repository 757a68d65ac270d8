"""`factdb account` and `factdb token`: who is let in over HTTP."""

import datetime as dt

import pytest

from factdb.db import Database
from factdb.graphql.authentication import Authenticator
from factdb.graphql.viewer import Viewer
from factdb.rules.tokens import is_whole
from factdb.rules.vocabulary import Role
from tests.cli.conftest import Factdb


def test_an_account_is_made_listed_and_changed(factdb: Factdb, database_url: str) -> None:
    db = ("--db", database_url)
    made = factdb("account", "add", "Mara Tal", "--role", "contributor", *db)
    assert (made.code, made.out) == (0, "account-2\n")
    assert "factdb token add account-2" in made.err
    assert factdb("account", "list", "--json", *db).json == [
        {"id": "account-2", "name": "Mara Tal", "role": "CONTRIBUTOR", "disabled": False},
        {"id": "account-1", "name": "operator", "role": "ADMIN", "disabled": False},
    ]
    changed = factdb("account", "change", "Mara Tal", "--name", "Mara", "--role", "Reviewer", "--disable", *db)
    assert (changed.code, changed.out, changed.err) == (0, "", "factdb: account-2 is Mara: reviewer, disabled.\n")
    assert "account-2  Mara      reviewer, disabled  0" in factdb("account", "list", *db).out
    assert factdb("account", "change", "account-2", "--enable", *db).err == "factdb: account-2 is Mara: reviewer.\n"


def test_a_token_is_printed_alone_and_opens_its_account(factdb: Factdb, database_url: str, database: Database) -> None:
    db = ("--db", database_url)
    factdb("account", "add", "Mara", "--role", "reviewer", *db)
    made = factdb("token", "add", "Mara", "laptop", "--expires", "90d", *db)
    token = made.out.removesuffix("\n")
    assert is_whole(token)
    assert token not in made.err
    assert "It is shown this once" in made.err
    assert Authenticator(database, "the-operator").viewer(f"Bearer {token}") == Viewer(Role.REVIEWER, 2)
    (listed,) = factdb("token", "list", "--account", "account-2", "--json", *db).json
    expires = dt.datetime.fromisoformat(listed.pop("expires"))
    assert dt.timedelta(days=89) < expires - dt.datetime.now(dt.UTC) < dt.timedelta(days=91)
    account = {"id": "account-2", "name": "Mara"}
    assert listed == {"id": "token-1", "name": "laptop", "prefix": token[:11], "revoked": None, "account": account}


def test_a_token_is_revoked(factdb: Factdb) -> None:
    factdb("account", "add", "Mara")
    factdb("token", "add", "Mara", "laptop")
    assert factdb("token", "list").out.splitlines()[1].endswith("valid")
    assert "1" in factdb("account", "list").out.splitlines()[1].split()
    revoked = factdb("token", "revoke", "token-1")
    assert (revoked.code, revoked.out) == (0, "")
    assert factdb("token", "list").out.splitlines()[1].endswith("revoked")
    assert factdb("token", "revoke", "token-1").code == 1


def test_until_a_day_is_until_it_begins(factdb: Factdb) -> None:
    factdb("account", "add", "Mara")
    assert factdb("token", "add", "Mara", "x", "--expires", "2099-01-01T00:00Z").code == 0
    midnight = dt.datetime.fromisoformat("2099-01-01").astimezone(dt.UTC)  # here
    made = factdb("token", "add", "Mara", "x", "--expires", "2099-01-01")
    assert f"is valid until {midnight:%Y-%m-%d %H:%M} UTC" in made.err


def test_where_there_are_none_it_is_said(factdb: Factdb) -> None:
    empty = factdb("token", "list")
    assert (empty.code, empty.out) == (0, "")
    assert "there are none" in empty.err
    assert factdb("account", "list", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("account", "add", "Mara", "--role", "boss"), 2, "--role: 'boss' is no role. Give one of reader,"),
        (("account", "add", "operator"), 1, "Choose another name"),
        (("account", "add", " "), 2, "name is empty"),
        (("account", "change", "operator", "--role", "reader"), 1, "stays as it is"),
        (("account", "change", "operator"), 2, "Give --name, --role"),
        (("account", "change", "Nobody", "--disable"), 1, "There is no account 'Nobody'. `factdb account list`"),
        (("account", "change", "account-99", "--disable"), 1, "There is no account 'account-99'"),
        (("token", "add", "Nobody", "laptop"), 1, "There is no account 'Nobody'"),
        (("token", "add", "operator", "x", "--expires", "morgen"), 2, "--expires: 'morgen' is no time"),
        (("token", "add", "operator", "x", "--expires", "99999y"), 2, "--expires: '99999y' is no time"),
        (("token", "add", "operator", "x", "--expires", "2001-01-01"), 2, "expired already"),
        (("token", "revoke", "laptop"), 2, "'laptop' is not an id"),
        (("token", "revoke", "account-1"), 2, "Give an id such as token-5"),
        (("token", "revoke", "token-9"), 1, "There is no token-9"),
        (("token", "list", "--account", "Nobody"), 1, "There is no account"),
    ],
)
def test_what_cannot_be_is_told(factdb: Factdb, arguments: tuple[str, ...], code: int, said: str) -> None:
    factdb("account", "add", "first")  # and with it the operator's
    result = factdb(*arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
