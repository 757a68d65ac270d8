"""Who writes."""

from sqlalchemy.orm import Session

from factdb.commands.finding import find, words
from factdb.commands.recording import SYSTEM, Actor, command
from factdb.models import Account
from factdb.rules.vocabulary import Role

OPERATOR = "operator"


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
