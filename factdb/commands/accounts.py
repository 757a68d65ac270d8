"""Who writes, and the keys they do it with.

There is always an operator: whoever runs factdb on this machine, or holds the token it is served with. The operator's
account cannot be disabled or made less, so nobody can lock everybody out.
"""

import datetime as dt
from typing import Annotated

from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, AccountId, TokenId, TokenKey, Unset
from factdb.commands.finding import a_name, change, find, get, words
from factdb.commands.recording import SYSTEM, Actor, command
from factdb.errors import BadInput, Conflict, Forbidden
from factdb.models import Account, Token
from factdb.rules.vocabulary import Role

OPERATOR = "operator"
LIFETIME = dt.timedelta(days=365)
"""How long a token is valid whose end is not told."""


@command
def ensure_account(session: Session, actor: Actor, *, name: str, role: Role) -> Account:
    """The account of this name, made where there is none. Raises BadInput."""
    account = find(session, Account, name=words(name, "name"))
    if account is None:
        account = Account(name=words(name, "name"), role=role, disabled=False)
        session.add(account)
    return account


def operator(session: Session) -> Actor:
    """Whoever runs factdb on this machine: the command line, and the holder of the token that `factdb serve` prints."""
    return Actor(ensure_account(session, SYSTEM, name=OPERATOR, role=Role.ADMIN).id)


@command
def create_account(
    session: Session,
    actor: Actor,
    *,
    name: Annotated[str, "A name that no other account has."],
    role: Annotated[Role, "What it may do."],
) -> Account:
    """Make an account, for a person or a program. Raises BadInput, and Conflict where the name is taken."""
    account = Account(name=free_name(session, name), role=role, disabled=False)
    session.add(account)
    return account


@command
def change_account(
    session: Session,
    actor: Actor,
    *,
    account_id: Annotated[AccountId, "The account."],
    name: Annotated[str | Unset, "Another name."] = UNSET,
    role: Annotated[Role | Unset, "What it may do from now on."] = UNSET,
    disabled: Annotated[
        bool | Unset, "True: it can do nothing until this is false again, and its tokens open nothing."
    ] = UNSET,
) -> Account:
    """Change an account's name or role, disable it, or let it in again. What it wrote keeps naming it. Raises NotFound,
    BadInput, and Conflict where the name is taken or the account is the operator's."""
    account = get(session, Account, account_id, "account_id")
    if account.name == OPERATOR:
        raise Conflict("The operator's account stays as it is.", hint="Make another account, and change that one.")
    if name is not UNSET and words(name, "name") != account.name:
        name = free_name(session, name)
    change(account, name=name, role=role, disabled=disabled)
    return account


def free_name(session: Session, name: str) -> str:
    """A name that a new account may have. Raises BadInput, Conflict."""
    found = a_name(name, "name")
    if found.casefold() == OPERATOR:
        raise Conflict(f"{found} is whoever runs factdb.", hint="Choose another name.")
    known = find(session, Account, name=found)
    if known is not None:
        raise Conflict(f"account-{known.id} has the name {found}.", hint="Choose another name.")
    return found


@command
def create_token(
    session: Session,
    actor: Actor,
    *,
    account_id: Annotated[
        AccountId | None, "The account it opens. Left out, your own; another's needs an admin."
    ] = None,
    name: Annotated[str, "What it is for, such as laptop."],
    expires: Annotated[dt.datetime | None, "When it ceases to be valid. Left out, a year from now."] = None,
    key: Annotated[TokenKey, "What is kept of the token itself."],
) -> Token:
    """Make a token for an account: whoever sends it is that account. Raises NotFound, BadInput, Forbidden, and Conflict
    where the account is disabled."""
    number = own_account(actor) if account_id is None else account_id
    refuse_others(session, actor, number)
    account = get(session, Account, number, "account_id")
    if account.disabled:
        raise Conflict(f"account-{number} is disabled.", hint="Let it in again first.")
    now = dt.datetime.now(dt.UTC)
    if expires is not None and expires <= now:
        raise BadInput("The token would have expired already.", path=("expires",), hint="Give a moment to come.")
    token = Token(
        account_id=account.id,
        name=a_name(name, "name"),
        prefix=key.prefix,
        digest=key.digest,
        expires=expires or now + LIFETIME,
    )
    session.add(token)
    return token


@command
def revoke_token(
    session: Session, actor: Actor, *, token_id: Annotated[TokenId, "The token. Another account's needs an admin."]
) -> Token:
    """Make a token invalid, for good. Requests that send it are refused within seconds. Raises NotFound, Forbidden, and
    Conflict where it was revoked before."""
    token = get(session, Token, token_id, "token_id")
    refuse_others(session, actor, token.account_id)
    if token.revoked is not None:
        raise Conflict(f"token-{token_id} was revoked before, at {token.revoked:%Y-%m-%d %H:%M} UTC.")
    token.revoked = dt.datetime.now(dt.UTC)
    return token


def own_account(actor: Actor) -> int:
    """The number of who writes. Raises BadInput for factdb itself, which has no account."""
    if actor.account_id is None:
        raise BadInput("No account is given.", path=("account_id",), hint="Say whose token it is to be.")
    return actor.account_id


def refuse_others(session: Session, actor: Actor, account_id: int) -> None:
    """Who is no admin has to do with the tokens of their own account alone. Raises Forbidden."""
    if actor.account_id in (None, account_id):
        return
    own = session.get_one(Account, actor.account_id)
    if own.role is not Role.ADMIN:
        raise Forbidden(f"The tokens of another account need the role ADMIN; yours is {own.role}.")
