"""Who asks."""

from dataclasses import dataclass

from factdb.rules.vocabulary import Role


@dataclass(frozen=True)
class Viewer:
    """What the rest of factdb knows of whoever asks: what they may do, and the account they do it as."""

    role: Role | None = None
    account_id: int | None = None
    """None for who sends no token, and for the operator before the first write."""

    @property
    def is_anonymous(self) -> bool:
        """Whether no token came with the request, whatever may be read without one."""
        return self.account_id is None and self.role is not Role.ADMIN


ANONYMOUS = Viewer()
OPERATOR = Viewer(Role.ADMIN)
