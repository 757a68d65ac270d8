"""How long single calls take."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Times:
    """Milliseconds: half of the calls took no longer than `p50`, all but one in twenty no longer than `p95`."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        ordered = sorted(seconds)
        return cls(1000 * ordered[len(ordered) // 2], 1000 * ordered[int(len(ordered) * 0.95)])


def timed(call: Callable[[], T]) -> tuple[T, float]:
    """What a call answers, and the seconds it took."""
    start = time.perf_counter()
    result = call()
    return result, time.perf_counter() - start
