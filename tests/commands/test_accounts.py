"""Accounts and tokens: who makes and changes them, and what cannot be done to the operator."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from factdb.commands.accounts import change_account, create_account, create_token, revoke_token
from factdb.commands.arguments import TokenKey
from factdb.commands.recording import SYSTEM, Actor
from factdb.errors import BadInput, Conflict, Forbidden, NotFound
from factdb.models import Account, Token
from factdb.rules.tokens import new_token
from factdb.rules.vocabulary import Role

DAY = dt.timedelta(days=1)


def an_account(session: Session, actor: Actor, name: str = "Mara", role: Role = Role.CONTRIBUTOR) -> Account:
    account = create_account(session, actor, name=name, role=role)
    session.flush()
    return account


def a_token(session: Session, actor: Actor, **given: object) -> Token:
    key = TokenKey.of(new_token())
    return create_token(session, actor, name="laptop", key=key, **given)  # type: ignore[arg-type]


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


# --- accounts


def test_an_account_is_made_and_changed(session: Session, actor: Actor) -> None:
    account = an_account(session, actor, " Mara ")
    assert (account.name, account.role, account.disabled) == ("Mara", Role.CONTRIBUTOR, False)
    change_account(session, actor, account_id=account.id, name="Mara Tal", role=Role.REVIEWER, disabled=True)
    assert (account.name, account.role, account.disabled) == ("Mara Tal", Role.REVIEWER, True)
    change_account(session, actor, account_id=account.id, disabled=False)
    assert (account.name, account.role, account.disabled) == ("Mara Tal", Role.REVIEWER, False)


def test_no_two_accounts_have_one_name(session: Session, actor: Actor) -> None:
    mara, ute = an_account(session, actor), an_account(session, actor, "Ute")
    with pytest.raises(Conflict, match=f"account-{mara.id} has the name Mara"):
        an_account(session, actor)
    with pytest.raises(Conflict, match="has the name"):
        change_account(session, actor, account_id=ute.id, name="Mara")
    change_account(session, actor, account_id=ute.id, name="Ute ")
    assert ute.name == "Ute"


@pytest.mark.parametrize("name", ["", "  ", "x" * 501])
def test_an_account_without_a_usable_name_is_refused(session: Session, actor: Actor, name: str) -> None:
    with pytest.raises(BadInput) as refused:
        an_account(session, actor, name)
    assert refused.value.path == ("name",)


def test_the_operator_stays_as_it_is_and_nobody_else_is_called_so(session: Session, actor: Actor) -> None:
    assert actor.account_id is not None
    for change in ({"disabled": True}, {"role": Role.READER}, {"name": "somebody"}):
        with pytest.raises(Conflict, match="stays as it is"):
            change_account(session, actor, account_id=actor.account_id, **change)
    with pytest.raises(Conflict, match="whoever runs factdb"):
        an_account(session, actor, "Operator")
    with pytest.raises(Conflict, match="whoever runs factdb"):
        change_account(session, actor, account_id=an_account(session, actor).id, name="operator")


# --- tokens


def test_a_token_is_valid_for_a_year_unless_told(session: Session, actor: Actor) -> None:
    account = an_account(session, actor)
    usual = a_token(session, actor, account_id=account.id)
    assert usual.expires is not None
    assert now() + 364 * DAY < usual.expires < now() + 366 * DAY
    told = a_token(session, actor, account_id=account.id, expires=now() + DAY)
    assert told.expires is not None
    assert told.expires < now() + 2 * DAY
    with pytest.raises(BadInput, match="expired already"):
        a_token(session, actor, account_id=account.id, expires=now() - DAY)


def test_everybody_makes_and_revokes_their_own_tokens(session: Session, actor: Actor) -> None:
    account = an_account(session, actor, role=Role.READER)
    mara = Actor(account.id)
    token = a_token(session, mara)
    session.flush()
    assert (token.account_id, token.revoked) == (account.id, None)
    revoke_token(session, mara, token_id=token.id)
    assert token.revoked is not None
    with pytest.raises(Conflict, match="was revoked before"):
        revoke_token(session, mara, token_id=token.id)


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.REVIEWER])
def test_those_of_others_are_for_admins(session: Session, actor: Actor, role: Role) -> None:
    mara, ute = an_account(session, actor), Actor(an_account(session, actor, "Ute", role).id)
    token = a_token(session, actor, account_id=mara.id)
    session.flush()
    with pytest.raises(Forbidden, match=f"need the role ADMIN; yours is {role}"):
        a_token(session, ute, account_id=mara.id)
    with pytest.raises(Forbidden, match="need the role ADMIN"):
        revoke_token(session, ute, token_id=token.id)
    assert token.revoked is None
    revoke_token(session, Actor(an_account(session, actor, "Ada", Role.ADMIN).id), token_id=token.id)
    assert token.revoked is not None


def test_a_disabled_account_gets_none_and_factdb_itself_has_none(session: Session, actor: Actor) -> None:
    account = an_account(session, actor)
    change_account(session, actor, account_id=account.id, disabled=True)
    with pytest.raises(Conflict, match="is disabled"):
        a_token(session, actor, account_id=account.id)
    with pytest.raises(BadInput, match="No account is given"):
        a_token(session, SYSTEM)
    with pytest.raises(NotFound, match="no account-999"):
        a_token(session, actor, account_id=999)
    with pytest.raises(NotFound, match="no token-999"):
        revoke_token(session, actor, token_id=999)
