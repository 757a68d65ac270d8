"""Authentication: from the header to the viewer, and what is told where there is none."""

import datetime as dt
import time

import pytest

from factdb.commands.accounts import change_account, create_account, create_token, operator, revoke_token
from factdb.commands.arguments import TokenKey
from factdb.db import Database
from factdb.errors import Unauthenticated
from factdb.graphql import authentication
from factdb.graphql.authentication import Authenticator
from factdb.graphql.viewer import ANONYMOUS, Viewer
from factdb.rules.tokens import new_token
from factdb.rules.vocabulary import Role
from tests.conftest import counted

OPERATORS = "the-operator-of-the-tests"


@pytest.fixture
def authenticator(database: Database) -> Authenticator:
    """One that remembers for an hour."""
    return Authenticator(database, OPERATORS, ttl=3600)


@pytest.fixture
def forgetful(database: Database) -> Authenticator:
    """One that remembers nothing."""
    return Authenticator(database, OPERATORS, ttl=0)


@pytest.fixture
def token(database: Database) -> str:
    """The token of account-2, a reviewer."""
    secret = new_token()
    with database.writing() as session:
        actor = operator(session)
        account = create_account(session, actor, name="Mara", role=Role.REVIEWER)
        create_token(session, actor, account_id=account.id, name="laptop", key=TokenKey.of(secret))
    return secret


MARA = Viewer(Role.REVIEWER, 2)


def refused(authenticator: Authenticator, header: str | bytes | None) -> str:
    with pytest.raises(Unauthenticated) as told:
        authenticator.viewer(header)
    return str(told.value)


def test_a_token_is_looked_up_once_and_then_known(database: Database, authenticator: Authenticator, token: str) -> None:
    header = f"Bearer {token}"
    assert authenticator.known(header) is None
    with counted(database) as statements:
        assert authenticator.viewer(header) == MARA
        assert len(statements) == 1
        assert authenticator.known(header) == authenticator.viewer(f"bearer  {token} ".encode()) == MARA
        assert len(statements) == 1


def test_the_operator_is_an_admin_and_has_an_account_from_the_first_write_on(
    database: Database, forgetful: Authenticator
) -> None:
    assert forgetful.viewer(f"Bearer {OPERATORS}") == Viewer(Role.ADMIN, None)
    with database.writing() as session:
        number = operator(session).account_id
    assert forgetful.viewer(f"Bearer {OPERATORS}") == Viewer(Role.ADMIN, number)


def test_who_sends_none_reads_as_far_as_the_settings_let_them(database: Database) -> None:
    usual, texts = Authenticator(database, OPERATORS), Authenticator(database, OPERATORS, anonymous_texts=True)
    closed = Authenticator(database, OPERATORS, anonymous_reading=False, anonymous_texts=True)
    assert usual.known(None) == usual.viewer(None) == ANONYMOUS
    assert texts.known(None) == Viewer(Role.READER)
    assert ANONYMOUS.is_anonymous
    assert Viewer(Role.READER).is_anonymous
    assert not Viewer(Role.ADMIN).is_anonymous
    assert closed.known(None) is None
    assert "Reading needs a token here. Send one as" in refused(closed, None)


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Basic dXNlcg==", "holds no bearer token"),
        ("Bearer", "holds no bearer token"),
        ("Bearer ", "holds no bearer token"),
        ("", "holds no bearer token"),
        (b"\xff\xfe", "holds no bearer token"),
        ("Bearer wrong", "The token is not valid"),
        ("Bearer ä\0", "The token is not valid"),
        ("Bearer factdb_wrong", "mistyped or cut short: its checksum does not fit"),
    ],
)
def test_what_is_no_token_is_refused_without_the_database(
    database: Database, authenticator: Authenticator, header: str | bytes, said: str
) -> None:
    with counted(database) as statements:
        assert authenticator.known(header) is None
        assert said in refused(authenticator, header)
    assert statements == []
    assert authenticator.remembered == {}


def test_an_unknown_token_is_refused_and_not_remembered(authenticator: Authenticator, database: Database) -> None:
    assert "The token is not known" in refused(authenticator, f"Bearer {new_token()}")
    assert authenticator.remembered == {}


def test_a_revoked_token_is_refused_when_it_is_looked_up_again(
    database: Database, authenticator: Authenticator, forgetful: Authenticator, token: str
) -> None:
    header = f"Bearer {token}"
    authenticator.viewer(header)
    with database.writing() as session:
        revoke_token(session, operator(session), token_id=1)
    assert authenticator.known(header) == MARA
    assert "The token was revoked" in refused(forgetful, header)


def test_a_disabled_account_is_let_in_no_more(database: Database, forgetful: Authenticator, token: str) -> None:
    def disable(disabled: bool) -> None:
        with database.writing() as session:
            change_account(session, operator(session), account_id=2, disabled=disabled)

    disable(True)
    assert "account is disabled" in refused(forgetful, f"Bearer {token}")
    disable(False)
    assert forgetful.viewer(f"Bearer {token}") == MARA


@pytest.mark.parametrize("remembered", [True, False])
def test_a_token_that_has_expired_is_refused_at_once(
    authenticator: Authenticator, token: str, monkeypatch: pytest.MonkeyPatch, remembered: bool
) -> None:
    header = f"Bearer {token}"
    if remembered:
        authenticator.viewer(header)
    in_two_years = dt.datetime.now(dt.UTC) + dt.timedelta(days=730)
    monkeypatch.setattr(authentication, "now", lambda: in_two_years)
    assert authenticator.known(header) is None
    assert "The token expired on " in refused(authenticator, header)


def test_what_is_remembered_is_forgotten_in_time(
    authenticator: Authenticator, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    authenticator.viewer(f"Bearer {token}")
    in_an_hour = time.monotonic() + 3601
    monkeypatch.setattr(authentication, "monotonic", lambda: in_an_hour)
    assert authenticator.known(f"Bearer {token}") is None
    assert authenticator.viewer(f"Bearer {token}") == MARA


def test_only_so_many_are_remembered(
    database: Database, authenticator: Authenticator, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authentication, "MOST_KNOWN", 1)
    authenticator.viewer(f"Bearer {OPERATORS}")
    authenticator.viewer(f"Bearer {token}")
    assert authenticator.known(f"Bearer {OPERATORS}") is None
    assert authenticator.known(f"Bearer {token}") == MARA
    assert token not in str(authenticator.remembered)
