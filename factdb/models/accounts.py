"""Who may do what."""

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from factdb.models.base import Recorded
from factdb.models.columns import Word
from factdb.rules.vocabulary import Role


class Account(Recorded):
    """A person or program that writes, or reads what is not public."""

    __tablename__ = "accounts"
    word = "account"

    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[Role] = mapped_column(Word(Role))
    disabled: Mapped[bool]
    """A disabled account can do nothing; what it wrote keeps naming it."""


class Token(Recorded):
    """A key to an account. Only its digest is stored."""

    __tablename__ = "tokens"
    word = "token"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    name: Mapped[str]
    """What it is for, in its owner's words."""
    prefix: Mapped[str]
    """Its first characters, by which people tell tokens apart."""
    digest: Mapped[str] = mapped_column(unique=True)
    expires: Mapped[dt.datetime | None]
    revoked: Mapped[dt.datetime | None]

    __table_args__ = (Index(None, "account_id"),)
