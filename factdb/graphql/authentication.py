"""Whose request it is: from the Authorization header to the viewer.

Tokens are found by their digest, so that the time a look-up takes tells nothing of a token. What was found is
remembered for some seconds; nothing that a stranger sends is.
"""

import datetime as dt
from dataclasses import dataclass
from hmac import compare_digest
from threading import Lock
from time import monotonic

from sqlalchemy import Connection, select

from factdb.commands.accounts import OPERATOR as OPERATOR_NAME
from factdb.db import Database
from factdb.errors import Unauthenticated
from factdb.graphql.viewer import ANONYMOUS, Viewer
from factdb.models import Account, Token
from factdb.rules.tokens import WORD, digest_of, is_whole
from factdb.rules.vocabulary import Role

MOST_KNOWN = 10_000
HINT = "Send one as `Authorization: Bearer <token>`; `factdb token add` makes one, and `factdb serve` prints its own."

Header = str | bytes | None


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Known:
    """A viewer that was looked up, until when that is trusted (by the monotonic clock), and when the token ends."""

    viewer: Viewer
    until: float
    expires: dt.datetime | None

    @property
    def holds(self) -> bool:
        return monotonic() < self.until and (self.expires is None or now() < self.expires)


class Authenticator:
    """Knows viewers by their tokens. Safe to use from several threads.

    A revoked token, or one of a disabled account, is refused `ttl` seconds later at the latest; one that has expired at
    once. With `anonymous_texts` who sends no token reads as the role READER does.
    """

    def __init__(
        self,
        database: Database,
        operator_token: str,
        *,
        anonymous_reading: bool = True,
        anonymous_texts: bool = False,
        ttl: float = 5.0,
    ) -> None:
        self.database, self.ttl = database, ttl
        self.operator = digest_of(operator_token)
        self.stranger = (Viewer(Role.READER) if anonymous_texts else ANONYMOUS) if anonymous_reading else None
        self.remembered: dict[str, Known] = {}
        self.lock = Lock()

    def known(self, header: Header) -> Viewer | None:
        """The viewer, where that can be told without the database; it takes microseconds and raises nothing."""
        if header is None:
            return self.stranger
        token = token_in(header)
        found = self.remembered.get(digest_of(token)) if token else None
        return found.viewer if found and found.holds else None

    def viewer(self, header: Header) -> Viewer:
        """The viewer. It blocks. Raises Unauthenticated that says what is wrong with the token, or that one is needed;
        DatabaseUnusable."""
        found = self.known(header)
        if found is not None:
            return found
        if header is None:
            raise Unauthenticated("Reading needs a token here.", hint=HINT)
        token = token_in(header)
        if not token:
            raise Unauthenticated("The Authorization header holds no bearer token.", hint=HINT)
        return self.remember(digest_of(token), self.looked_up(token))

    def looked_up(self, token: str) -> Known:
        digest, until = digest_of(token), monotonic() + self.ttl
        if compare_digest(digest, self.operator):
            with self.database.reading() as connection:
                return Known(Viewer(Role.ADMIN, operators_account(connection)), until, None)
        if not is_whole(token):
            raise Unauthenticated(wrong(token), hint=HINT)
        with self.database.reading() as connection:
            viewer, expires = by_digest(connection, digest)
        return Known(viewer, until, expires)

    def remember(self, digest: str, found: Known) -> Viewer:
        with self.lock:
            self.remembered.pop(digest, None)
            self.remembered[digest] = found
            if len(self.remembered) > MOST_KNOWN:
                del self.remembered[next(iter(self.remembered))]  # the one that was looked up longest ago
        return found.viewer


def token_in(header: str | bytes) -> str | None:
    """What the header gives as a bearer token (RFC 6750, section 2.1)."""
    text = header.decode("latin-1") if isinstance(header, bytes) else header
    scheme, _, token = text.partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def wrong(token: str) -> str:
    """What to tell of a token that is none of ours."""
    if token.startswith(WORD):
        return "The token was mistyped or cut short: its checksum does not fit."
    return "The token is not valid."


def operators_account(connection: Connection) -> int | None:
    """The number of the operator's account, which is there from the first write on."""
    return connection.scalar(select(Account.id).where(Account.name == OPERATOR_NAME))


def by_digest(connection: Connection, digest: str) -> tuple[Viewer, dt.datetime | None]:
    """The viewer with this token, and when it ends. Raises Unauthenticated."""
    wanted = select(Account.id, Account.role, Account.disabled, Token.expires, Token.revoked)
    found = connection.execute(wanted.join(Token, Token.account_id == Account.id).where(Token.digest == digest)).first()
    if found is None:
        raise Unauthenticated("The token is not known.", hint=HINT)
    if found.revoked is not None:
        raise Unauthenticated("The token was revoked.", hint=HINT)
    if found.expires is not None and found.expires <= now():
        raise Unauthenticated(f"The token expired on {found.expires:%Y-%m-%d}.", hint=HINT)
    if found.disabled:
        raise Unauthenticated("The token's account is disabled.", hint="Ask an admin to let it in again.")
    return Viewer(found.role, found.id), found.expires
