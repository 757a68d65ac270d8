"""What the words of a fact-check's rating mean."""

import pytest

from factdb.rules.rating_words import TABLE
from factdb.rules.ratings import NUMBERS, WORDS, Normalised, folded, normalised
from factdb.rules.vocabulary import Veracity

S, R, C = Veracity.SUPPORTED, Veracity.REFUTED, Veracity.CONFLICTING
M, N = Veracity.MISLEADING, Veracity.NOT_ENOUGH_EVIDENCE


@pytest.mark.parametrize(
    ("rating", "veracity"),
    [
        ("True", S), ("MOSTLY FALSE", R), ("Pants on Fire!", R), ("pants-fire", R), ("half-true", C),
        ("barely-true", R),
        ("Missing Context", M), ("Unproven", N), ("Größtenteils falsch", R), ("Teilweise richtig", C), ("unbelegt", N),
        ("Plutôt vrai", S), ("Faux", R), ("Trompeur", M), ("Engañoso", M), ("Verdad a medias", C), ("Bulo", R),
        ("Sin pruebas", N), ("FALSO", R), ("Distorcido", M), ("Verdadeiro, mas", C), ("Bufala", R), ("Misleidend", M),
        ("Fałsz", R), ("YANLIŞ", R), ("yanlış", R), ("भ्रामक", M), ("झूठ", R), ("মিথ্যা", R), ("বিভ্রান্তিকর", M),
        ("مضلل", M),
        ("زائِف", R), ("جھوٹ", R), ("錯誤", R), ("部分正确", C), ("Ложь", R), ("거짓", R),
        ("誤り", R), ("Sai sự thật", R),
    ],
)  # fmt: skip
def test_words_of_many_languages_are_known(rating: str, veracity: Veracity) -> None:
    assert normalised(rating) == Normalised(veracity, WORDS)


@pytest.mark.parametrize(
    ("rating", "veracity"),
    [
        ("❌ False!!", R),
        ("really_false", R),
        (" Incorrect \r\n", R),
        ("FALSO: o vídeo foi gravado em outra cidade.", R),
        ("False. The bridge was closed a year before.", R),
        ("Misleading – the picture shows another bridge", M),
        ("Our rating: Mostly true", S),
        ("This claim is false", R),
        ("Es falso", R),
        ("Das ist falsch", R),
        ("Fake / Altered", R),
    ],
)
def test_what_stands_around_the_words_does_not_hide_them(rating: str, veracity: Veracity) -> None:
    assert normalised(rating) == Normalised(veracity, WORDS)


@pytest.mark.parametrize(
    "rating",
    [
        "The harbour master never said that.",
        "Satire",
        "Full flop",
        "True – but the bridge was another one",
        "True, but misleading",
        "True or false?",
        "True/False",
        "False and unproven",
        "Not false",
        "Four out of ten herons",
        "A true story that began on a false bridge and went on: it did not end",
        "true" * 1000,
    ],
)
def test_what_the_table_does_not_hold_is_unrated(rating: str) -> None:
    assert normalised(rating) is None
    assert normalised(rating, "1", "5", "1") is None  # there are words, so the number has no say


@pytest.mark.parametrize(
    ("value", "best", "worst", "veracity"),
    [("5", "5", "1", S), ("1", "5", "1", R), ("1.0", "5", "1", R), ("3", "5", "1", None), ("1", "1", "1", None),
     ("-1", "-1", "-1", None), ("1", "1", "5", None), ("1", "", "", None),
     ("six", "5", "1", None), ("7", "5", "1", None),
     (None, None, None, None), ("nan", "5", "1", None)],
)  # fmt: skip
def test_numbers_count_without_words_and_at_the_ends_of_a_scale(
    value: str | None, best: str | None, worst: str | None, veracity: Veracity | None
) -> None:
    for silent in (None, "", " – "):
        found = normalised(silent, value, best, worst)
        assert found == (Normalised(veracity, NUMBERS) if veracity else None)


def test_no_words_have_two_meanings() -> None:
    seen: dict[str, Veracity] = {}
    for veracity, languages in TABLE.items():
        for listed in languages.values():
            for words in listed.split(","):
                assert folded(words)
                assert seen.setdefault(folded(words), veracity) is veracity, words
