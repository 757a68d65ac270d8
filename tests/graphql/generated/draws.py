"""What all generators of operations share: chances, choices, names."""

from dataclasses import dataclass
from typing import Any, TypeVar

from hypothesis import strategies as st

Item = TypeVar("Item")
PERCENT = st.integers(0, 99)
SHORT = st.integers(0, 3)


@dataclass
class Draws:
    """Decisions. The simplest of each is the one that shrinking ends at: no, the first, none."""

    draw: Any
    count: int = 0

    def chance(self, percent: int) -> bool:
        return bool(self.draw(PERCENT) >= 100 - percent)

    def pick(self, items: Any) -> Any:
        found = list(items)
        return found[self.draw(st.integers(0, len(found) - 1))]

    def few(self) -> range:
        return range(self.draw(SHORT))

    def fresh(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"
