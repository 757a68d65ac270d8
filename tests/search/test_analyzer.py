"""What texts are made of."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from factdb.search.analyzer import (
    ASCII_WORD,
    LONGEST_WORD,
    REMEMBERED,
    WORD,
    Remembered,
    all_stems,
    fold,
    grams_of,
    halves,
    stem_of,
    stems_of,
    tokens,
    words_of,
)


def test_case_marks_and_compatible_forms_make_no_difference() -> None:
    assert words_of("Ärztin ÉCOLE straße Łódź ﬁnal") == ["arztin", "ecole", "strasse", "lodz", "final"]


def test_a_composed_letter_and_a_decomposed_one_are_the_same() -> None:
    assert words_of(unicodedata.normalize("NFD", "Müller aß")) == words_of("Müller aß")


def test_addresses_are_left_out() -> None:
    assert words_of("See https://t.co/abc and www.bote.example/x?y=1 now") == ["see", "and", "now"]
    assert words_of("See WWW.bote.example now") == ["see", "now"]


def test_an_apostrophe_is_no_letter_and_the_s_after_it_no_part_of_the_word() -> None:
    assert words_of("The mayor's dam doesn’t hold") == ["the", "mayor", "dam", "doesnt", "hold"]


def test_a_tag_is_as_many_words_as_its_capitals_tell() -> None:
    assert words_of("#SaveTheDam @LeuvraBote24") == ["save", "the", "dam", "leuvra", "bote", "24"]


def test_stems_are_those_of_the_language_and_small_words_have_none() -> None:
    assert stems_of(words_of("The dams are holding"), "en") == ["dam", "hold"]
    assert stems_of(words_of("Die Brücken halten"), "de-AT") == stems_of(words_of("Brücke halte"), "de")


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stems_of(["iyo", "dams"], "so") == ["iyo", "dams"]


def test_signs_of_scripts_without_blanks_are_words_each() -> None:
    assert tokens("水坝 holds") == ["水", "坝", "holds"]


def test_vowel_signs_do_not_end_a_word() -> None:
    assert len(tokens("हिन्दी")) == 1


def test_a_german_compound_shares_runs_of_letters_with_its_parts() -> None:
    assert set(grams_of("staudamm")) & set(grams_of("damm")) == {"damm", "amm_"}


def test_a_word_misspelt_once_keeps_one_of_its_halves() -> None:
    assert halves("bridge") == ("bri", "dge")
    assert halves("bridye")[0] == halves("bridge")[0]


def test_many_words_have_the_stems_that_each_has() -> None:
    words = ["dams", "holding", "brucken"]
    for language in ("en", "de-AT", "so", None):
        assert all_stems(words, language) == [stem_of(word, language) for word in words]


def test_what_is_remembered_of_words_has_an_end() -> None:
    remembered = Remembered(str.upper)
    assert [remembered[str(number)] for number in range(REMEMBERED + 1)][-1] == str(REMEMBERED)
    assert len(remembered) == 1
    assert remembered["dam"] == "DAM"


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=300))
def test_the_words_of_plain_texts_are_those_of_any(text: str) -> None:
    assert ASCII_WORD.findall(text) == WORD.findall(text)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_has_words_without_blanks_that_are_folded(text: str) -> None:
    for word in words_of(text):
        assert word
        assert not any(letter.isspace() for letter in word)
        assert len(word) <= LONGEST_WORD
        word.encode()
        assert stems_of([word], "tr") is not None


@given(st.text(max_size=50))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
