"""The site that publishes: what records are called outside of it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from factdb.errors import BadInput

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
        try:
            parts = urlsplit(address)
            is_address = (
                parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
            )
        except ValueError:
            is_address = False
        if not is_address:
            raise BadInput(f"{address!r} is no address of a site.", hint="Give one such as https://facts.example.")
        return cls(address.rstrip("/"), name)

    def url(self, id_: str) -> str:
        """The page of a record."""
        return f"{self.base}/{id_}"

    def tag(self, id_: str) -> str:
        """A name that never changes, wherever the page moves (RFC 4151)."""
        parts = urlsplit(self.base)
        return f"tag:{parts.hostname},{SINCE}:{parts.path.strip('/') + '/' if parts.path.strip('/') else ''}{id_}"
