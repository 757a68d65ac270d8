"""A person whom an article names."""

from dataclasses import dataclass, field

from factdb.extract.candidates import RoleCandidate

MOST_ROLES = 12  # of one person; a bound keeps the work linear


@dataclass(eq=False)
class Person:
    """Somebody the article names. `places` are the character offsets of the last name."""

    name: str
    last: str
    gender: str = ""
    roles: list[RoleCandidate] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    """Nouns in lower case by which the article introduces the person."""

    def take(self, role: RoleCandidate) -> None:
        """Add a role where the text first gives it."""
        known = any((one.title, one.organization) == (role.title, role.organization) for one in self.roles)
        if not known and len(self.roles) < MOST_ROLES:
            self.roles.append(role)

    def heads(self) -> set[str]:
        """The role words without what they are of, in lower case."""
        return self.called | {role.title.split()[0].lower() for role in self.roles if role.title}
