"""Who may do what."""

import datetime as dt

from factdb import models
from factdb.graphql.compiler.bindings import column, details, noun
from factdb.graphql.types.nodes import Versioned
from factdb.graphql.types.rights import ACCOUNTS, TOKENS
from factdb.graphql.types.vocabularies import Role


@noun(models.Token, visible=TOKENS)
class Token(Versioned):
    """A key to an account. The key itself is not stored and cannot be shown."""

    name: str = column("What it is for, in its owner's words.")
    prefix: str = column("Its first characters, by which people tell tokens apart.")
    expires: dt.datetime | None = column("When it ceases to be valid.")
    revoked: dt.datetime | None = column("When it was revoked.")


@noun(models.Account, visible=ACCOUNTS)
class Account(Versioned):
    """A person or program that writes, or reads what is not public."""

    name: str = column("Its name.")
    role: Role = column("What it may do.")
    disabled: bool = column("A disabled account can do nothing; what it wrote keeps naming it.")
    tokens: list[Token] = details("Its keys.", "account_id")
