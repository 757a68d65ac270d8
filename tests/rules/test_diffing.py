"""The words that stayed, came and went between two wordings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.diffing import MOST_TOKENS, Run, word_diff
from factdb.rules.vocabulary import DiffOp

WORDS = st.lists(st.sampled_from(["der", "Damm", "hält", "nicht", ",", " ", "\n", "“", "🙂", "e\u0301"]), max_size=30)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.op.name, run.text) for run in word_diff(before, after)]


def test_a_word_that_was_taken_out_is_shown_with_its_blank() -> None:
    assert told("We let nothing illegal out", "We let nothing out") == [
        ("KEPT", "We let nothing "),
        ("REMOVED", "illegal "),
        ("KEPT", "out"),
    ]


def test_a_word_in_another_ones_place_is_removed_and_inserted() -> None:
    assert word_diff("open until June", "open until July") == (
        Run(DiffOp.KEPT, "open until ", 0, 0),
        Run(DiffOp.REMOVED, "June", 11, None),
        Run(DiffOp.INSERTED, "July", None, 11),
    )


def test_neighbouring_changes_are_one() -> None:
    assert told("I saw two women there", "I saw three men there") == [
        ("KEPT", "I saw "),
        ("REMOVED", "two women"),
        ("INSERTED", "three men"),
        ("KEPT", " there"),
    ]


def test_words_are_compared_whole() -> None:
    assert told("still", "stillness") == [("REMOVED", "still"), ("INSERTED", "stillness")]


def test_the_same_words_and_no_words() -> None:
    assert told("as it was", "as it was") == [("KEPT", "as it was")]
    assert told("gone", "") == [("REMOVED", "gone")]
    assert told("", "") == []


@given(WORDS, WORDS)
def test_both_wordings_can_be_put_together_again(one: list[str], other: list[str]) -> None:
    before, after = "".join(one), "".join(other)
    runs = word_diff(before, after)
    assert "".join(run.text for run in runs if run.op is not DiffOp.INSERTED) == before
    assert "".join(run.text for run in runs if run.op is not DiffOp.REMOVED) == after
    for run in runs:
        assert run.text
        assert run.before is None or before.startswith(run.text, run.before)
        assert run.after is None or after.startswith(run.text, run.after)
        assert (run.before is None, run.after is None) == (run.op is DiffOp.INSERTED, run.op is DiffOp.REMOVED)


@pytest.mark.parametrize("op", [DiffOp.INSERTED, DiffOp.REMOVED])
def test_no_two_runs_of_a_kind_are_neighbours(op: DiffOp) -> None:
    ops = [run.op for run in word_diff("a b, c d e f", "a x, y d z f")]
    assert (op, op) not in list(pairwise(ops))


def test_a_long_change_is_told_as_a_whole() -> None:
    before, after = ("word " * MOST_TOKENS, "other word " * MOST_TOKENS)
    runs = word_diff(f"It began so. {before}end", f"It began so. {after}end")
    assert [run.op for run in runs] == [DiffOp.KEPT, DiffOp.REMOVED, DiffOp.INSERTED, DiffOp.KEPT]
