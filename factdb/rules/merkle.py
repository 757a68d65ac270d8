"""The Merkle tree of RFC 6962, section 2.1, as it grows: leaves are added at the right, and no leaf is kept.

What is kept is the frontier: the roots of the full subtrees that the leaves so far make, at most one for each bit of
their number, the largest first.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

EMPTY = hashlib.sha256(b"").digest()
WIDTH = 32  # bytes of a hash


def leaf_hash(content: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\x00" + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass
class Tree:
    """A tree of so many leaves."""

    size: int = 0
    frontier: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, size: int, frontier: bytes) -> "Tree":
        """The tree whose frontier was kept by `packed`. Raises ValueError where it is none of that size."""
        nodes = [frontier[at : at + WIDTH] for at in range(0, len(frontier), WIDTH)]
        if size < 0 or len(nodes) != size.bit_count() or any(len(node) != WIDTH for node in nodes):
            raise ValueError(f"The frontier has {len(frontier)} bytes, which is none of a tree of {size} leaves.")
        return cls(size, nodes)

    def packed(self) -> bytes:
        """The frontier as bytes."""
        return b"".join(self.frontier)

    def add(self, hashed: bytes) -> None:
        """Add a leaf by its hash."""
        filled = self.size
        while filled & 1:
            hashed = node_hash(self.frontier.pop(), hashed)
            filled >>= 1
        self.frontier.append(hashed)
        self.size += 1

    def extend(self, hashes: Iterable[bytes]) -> None:
        """Add leaves by their hashes, in order."""
        for hashed in hashes:
            self.add(hashed)

    @property
    def root(self) -> bytes:
        """The hash of the tree."""
        if not self.frontier:
            return EMPTY
        *others, found = self.frontier
        for node in reversed(others):
            found = node_hash(node, found)
        return found
