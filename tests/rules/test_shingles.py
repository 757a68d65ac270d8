"""Texts are compared by hashes of their runs of words."""

from factdb.rules.shingles import EVERY, shingles

TEXT = " ".join(f"word{number} and{number * 7}" for number in range(200))


def test_case_marks_and_line_breaks_do_not_matter() -> None:
    assert shingles("“The Weir stood\nopen,” she said, all night long.") == shingles(
        "the weir stood open she said all night long"
    )


def test_about_every_fourth_run_is_kept() -> None:
    kept = len(shingles(TEXT))
    assert 0.7 < kept * EVERY / 396 < 1.3


def test_a_part_of_a_text_keeps_hashes_of_the_whole() -> None:
    assert shingles(TEXT[:1000]) <= shingles(TEXT)
    assert not shingles(TEXT) & shingles(TEXT.replace("word", "wort"))


def test_a_text_of_few_words_has_none() -> None:
    assert shingles("Four words are few") == frozenset()
