"""Names over scripts, transliterations and spellings: what is alike, what is not, and that alike names find each
other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.rules.names import LEAST, compare, keys, sought

SAME = "The same after transliteration."
ALIKE = [
    ("Konstantin Gawrilow", "Konstantin Gavrilov", SAME),
    ("Konstantin Gawrilow", "Константин Гаврилов", SAME),
    ("Konstantin Gavriloff", "Гаврилов Константин", "In another order."),
    ("K. Gawrilow", "Константин Гаврилов", "An initial stands for a name."),
    ("Nikita Chruschtschow", "Никита Хрущёв", "The same consonants."),
    ("Jewgenij Schtscherbakow", "Yevgeny Shcherbakov", SAME),
    ("Євген Щербаков", "Yevhen Shcherbakov", "Spelt alike."),
    ("Juri Uschakow", "Юрий Ушаков", SAME),
    ("Giorgos Papadopulos", "Γιώργος Παπαδόπουλος", "The same words in Latin letters."),
    ("Muhammad", "محمد", "The same consonants."),
    ("Miriam Dagan", "מרים דגן", "The same consonants."),
    ("Wang Xiaoming", "王晓明", SAME),
    ("Wang Xiaoming", "Xiaoming Wang", "In another order."),
    ("Jörg Müller", "Joerg Mueller", "The same words in Latin letters."),
    ("Jörg Müller", "Jorg Muller", SAME),
    ("Ian McArthur", "Ian MacArthur", "The same words in Latin letters."),
    ("Anna-Lena Kern", "Anna Lena Kern", "The same words in Latin letters."),
    ("J.-P. Durand", "Jean-Pierre Durand", "An initial stands for a name."),
    ("Ludwig van Dorn", "Ludwig Dorn", "The same words in Latin letters."),
    ("Kern", "Anna Kern", "One has further names."),
]
DIFFERENT = [
    ("Hans Müller", "Peter Müller"),
    ("Bank of Leuvra", "Bank of Orbel"),
    ("A. K.", "Anna Kern"),
    ("Kern", "Stern"),
    ("Li Wei", "Liu Fang"),
    ("", "Anna Kern"),
    ("!!!", "???"),
]


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_alike_names_are_told_with_a_reason_and_less_than_certainty(one: str, other: str, why: str) -> None:
    found = compare(one, other)
    assert found is not None
    assert LEAST <= found.score < 1
    assert why in found.why


@pytest.mark.parametrize(("one", "other", "why"), ALIKE)
def test_alike_names_find_each_other(one: str, other: str, why: str) -> None:
    assert sought(one) & keys(other)
    assert sought(other) & keys(one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert compare(one, other) is None


def test_a_name_of_the_same_word_twice_is_found_by_both() -> None:
    assert "krn+k" in keys("Kern Kern")


def test_the_nearer_spelling_is_the_likelier() -> None:
    scores = [compare("Maria Sorin", other) for other in ("Maria Sorin", "Мария Сорин", "M. Sorin", "Sorin")]
    assert [likeness and likeness.score for likeness in scores] == sorted(
        (likeness.score for likeness in scores if likeness), reverse=True
    )
    assert scores[0] is not None
    assert scores[0].score == 1


GERMAN = {"ш": "sch", "щ": "schtsch", "ч": "tsch", "ж": "sch", "в": "w", "й": "j", "х": "ch", "ц": "z", "ю": "ju",
          "я": "ja", "з": "s", "ы": "y"}  # fmt: skip
ENGLISH = {"ш": "sh", "щ": "shch", "ч": "ch", "ж": "zh", "в": "v", "й": "y", "х": "kh", "ц": "ts", "ю": "yu",
           "я": "ya", "з": "z", "ы": "y"}  # fmt: skip
SCHOLARLY = {"ш": "š", "щ": "šč", "ч": "č", "ж": "ž", "в": "v", "й": "j", "х": "ch", "ц": "c", "ю": "ju", "я": "ja",
             "з": "z", "ы": "y"}  # fmt: skip
PLAIN = dict(zip("абгдиклмнопрсту", "abgdiklmnoprstu", strict=True))


def written(name: str, scheme: dict[str, str]) -> str:
    return "".join((PLAIN | scheme).get(letter, letter) for letter in name).title()


syllables = st.builds("".join, st.tuples(st.sampled_from("бвгдзклмнпрстшжч"), st.sampled_from("аиоу")))
cyrillic = st.lists(syllables, min_size=2, max_size=4).map(lambda parts: "".join(parts) + "н")


@given(cyrillic, cyrillic)
def test_a_name_is_found_in_every_transliteration(given_name: str, surname: str) -> None:
    name = f"{given_name} {surname}"
    spellings = [name.title(), *(written(name, scheme) for scheme in (GERMAN, ENGLISH, SCHOLARLY))]
    for one in spellings:
        for other in spellings:
            found = compare(one, other)
            assert found is not None, (one, other)
            assert found.score >= 0.85, (one, other)
            assert sought(one) & keys(other), (one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_compared_is_compared_alike_from_both_sides(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there is None) == (back is None)
    if there and back:
        assert LEAST <= there.score <= 1
        assert there.score == pytest.approx(
            back.score, abs=0.031
        )  # of two names of one length either may be turned round
