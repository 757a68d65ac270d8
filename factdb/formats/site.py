"""The site that publishes: what records are called outside of it."""

import re
from dataclasses import dataclass

from factdb.errors import BadInput

ADDRESS = re.compile(r"https?://(?P<host>[\w.-]+|\[[0-9a-fA-F:]+\])(:\d+)?(?P<path>(/[^\s?#]*)?)")
SINCE = "2026"  # a day on which whoever has the address now had it: RFC 4151 wants one, and it must never change


@dataclass(frozen=True)
class Site:
    """Where records have their pages, and who publishes them."""

    base: str
    """Without a slash at its end."""
    name: str = "factdb"

    @classmethod
    def at(cls, address: str, name: str = "factdb") -> "Site":
        """The site at an address. Raises BadInput where that is none."""
        if not ADDRESS.fullmatch(address):
            raise BadInput(f"{address!r} is no address of a site.", hint="Give one such as https://facts.example.")
        return cls(address.rstrip("/"), name)

    def url(self, id_: str) -> str:
        """The page of a record."""
        return f"{self.base}/{id_}"

    def tag(self, id_: str) -> str:
        """A name that never changes, wherever the page moves (RFC 4151)."""
        found = ADDRESS.fullmatch(self.base)
        assert found is not None
        path = found["path"].strip("/")
        return f"tag:{found['host']},{SINCE}:{path + '/' if path else ''}{id_}"
