"""Errors of the domain. Each has a stable code, which GraphQL shows in `extensions.code`, the CLI beside its message.

A message says what was given, what was expected and what to do: it is read by the person who made the mistake.
"""

from collections.abc import Sequence
from typing import Self


class FactdbError(Exception):
    """An error that is ours to tell. `hint` says what to do about it, where the message does not."""

    code = "INTERNAL"

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class ArgumentError(FactdbError):
    """An argument is at fault. `path` leads to it from the command's arguments: `("names", 0, "language")`."""

    def __init__(self, message: str, *, path: Sequence[str | int] = (), hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.path = tuple(path)

    def under(self, *prefix: str | int) -> Self:
        """The same error seen from further out."""
        return type(self)(self.message, path=(*prefix, *self.path), hint=self.hint)


class BadInput(ArgumentError):
    """An input that cannot be taken."""

    code = "BAD_USER_INPUT"


class NotFound(ArgumentError):
    """No record has the id that was given."""

    code = "NOT_FOUND"


class Conflict(FactdbError):
    """The record is not, or no longer, in the state that the write expects."""

    code = "CONFLICT"


class Forbidden(FactdbError):
    """The viewer may not do this."""

    code = "FORBIDDEN"


class Unauthenticated(FactdbError):
    """A token is needed, or the one that was given is not valid."""

    code = "UNAUTHENTICATED"


class DatabaseUnusable(FactdbError):
    """The database cannot be read or written as it is: absent, locked, read-only, or at another revision. Its name
    (`where`, a URL) is for the operator: `str` leaves it out, for it may be shown to anybody; `named` has it."""

    code = "DATABASE_UNUSABLE"

    def __init__(self, message: str, *, hint: str | None = None, where: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.where = where

    @property
    def named(self) -> str:
        return str(self).replace("The database", f"The database {self.where}", 1) if self.where else str(self)


class OperationTooDeep(FactdbError):
    """The operation's statement would be deeper than the database can take."""

    code = "OPERATION_TOO_DEEP"

    def __init__(self) -> None:
        super().__init__(
            "The operation is nested deeper than the database can answer at once.",
            hint="Ask for less depth, and for the rest by `node` in a second operation.",
        )


class StatementTimeout(FactdbError):
    """The database was stopped answering, as it took longer than it may. `seconds` is how long it had."""

    code = "STATEMENT_TIMEOUT"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The database took longer than {seconds:g} s, the limit, and was stopped.",
            hint="Ask for less at once: smaller pages, fewer counts, narrower filters.",
        )
