"""The order in which revisions are told, however their transactions end."""

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from factdb.rules import order
from factdb.rules.order import Behind, Order


class Transactions:
    """Transactions as a database has them: each takes the next id, and is seen when it has ended."""

    def __init__(self) -> None:
        self.last = 0
        self.open: list[int] = []
        self.committed: set[int] = set()

    def begin(self) -> None:
        self.last += 1
        self.open.append(self.last)

    def end(self, which: int, commit: bool) -> None:
        if self.open:
            number = self.open.pop(which % len(self.open))
            self.committed |= {number} if commit else set()

    def writing(self) -> set[str]:
        return {f"transaction {number}" for number in self.open}

    def above(self, position: int) -> list[int]:
        return sorted(number for number in self.committed if number > position)


STEPS = st.one_of(
    st.just(("begin",)),
    st.tuples(st.just("end"), st.integers(0, 5), st.booleans()),
    st.just(("ask who writes",)),
    st.just(("look",)),
)


@given(st.lists(STEPS, max_size=60))
def test_every_commit_is_told_once_in_order_whatever_commits_when(steps: list[Any]) -> None:
    database, log = Transactions(), Order(0)
    writing: set[str] | None = None
    for step in [*steps, *[("end", 0, True)] * 60, *[("ask who writes",), ("look",)] * 3]:
        if step[0] == "begin":
            database.begin()
        elif step[0] == "end":
            database.end(*step[1:])
        elif step[0] == "ask who writes":
            writing = database.writing()
        elif writing is not None:  # what happens between asking and looking may be anything
            log.take(database.above(log.position), writing)
            writing = None
    assert log.recent == sorted(database.committed)


def test_what_is_held_back_is_told_when_the_gap_can_no_longer_fill() -> None:
    log = Order(0)
    log.take([1, 3], ())
    assert (log.recent, log.waiting) == ([1], [3])
    log.take([3], {"a", "b"})
    log.take([3], {"b", "c"})  # c began later than 3 was seen: what it writes comes after
    assert log.recent == [1]
    log.take([3, 5], {"c"})
    assert (log.recent, log.waiting) == ([1, 3], [5])


def test_a_follower_gets_what_follows_a_little_at_a_time_and_is_told_when_too_much_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(order, "MOST_BEHIND", 10)
    monkeypatch.setattr(order, "AT_ONCE", 4)
    log = Order(0)
    log.take(range(1, 31), ())
    assert log.recent == list(range(21, 31))
    assert log.since(20) == [21, 22, 23, 24]
    assert log.since(28) == [29, 30]
    assert log.since(30) == []
    with pytest.raises(Behind):
        log.since(19)


def test_a_follower_is_told_that_it_is_behind_what_was_there_before_telling_began(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(order, "MOST_BEHIND", 10)
    log = Order(20)
    log.take([21, 22, 30], {"a"})  # 23 to 29 may still come, so that the position is not far from where it began
    assert log.since(20) == [21, 22]
    with pytest.raises(Behind):
        log.since(19)
