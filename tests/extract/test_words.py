"""Text is cut into words, numbers and marks."""

from hypothesis import given
from hypothesis import strategies as st

from factdb.extract.words import Kind, words_of


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(word.text, word.kind) for word in words_of(text)]


def test_words_keep_their_hyphens_and_numbers_their_points() -> None:
    assert kinds("Der SPD-Politiker zahlte 1.250,50 Euro.") == [
        ("Der", Kind.WORD),
        ("SPD-Politiker", Kind.WORD),
        ("zahlte", Kind.WORD),
        ("1.250,50", Kind.NUMBER),
        ("Euro", Kind.WORD),
        (".", Kind.PUNCT),
    ]


def test_a_number_with_letters_is_a_word_with_a_capital_where_they_have_one() -> None:
    (first, second) = words_of("39-Jährige 3fach")
    assert (first.is_word, first.capital) == (True, True)
    assert (second.is_word, second.capital) == (True, False)


def test_only_the_stretch_is_cut() -> None:
    assert [(word.text, word.start) for word in words_of("ab cd ef", 3, 7)] == [("cd", 3), ("e", 6)]
    assert words_of("ab   ", 2) == []


@given(text=st.text(max_size=80))
def test_every_piece_is_at_its_place_and_only_blanks_lie_between(text: str) -> None:
    place = 0
    for word in words_of(text):
        assert word.text == text[word.start : word.end]
        assert not text[place : word.start].strip()
        place = word.end
    assert not text[place:].strip()


def test_a_very_long_word_is_cut_like_any_other() -> None:
    assert [word.text for word in words_of("Wort " + "x" * 1000 + " Ende")] == ["Wort", "x" * 1000, "Ende"]
