"""Dates relative to Wednesday, 15 May 2024, in both languages."""

import datetime as dt
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.extract import extract, when
from tests.extract.reading import PUBLISHED, only, read

german: Any = import_module("factdb.extract.languages.de.dates")  # the package's own "dates" is a function
english: Any = import_module("factdb.extract.languages.en.dates")

GERMAN = [
    ("heute", "2024-05-15"),
    ("gestern", "2024-05-14"),
    ("am Montag", "2024-05-13"),
    ("am Mittwoch", "2024-05-15"),
    ("am vergangenen Mittwoch", "2024-05-08"),
    ("am kommenden Freitag", "2024-05-17"),
    ("in der vergangenen Woche", "2024-05-06/2024-05-12"),
    ("Ende der vergangenen Woche", "2024-05-09/2024-05-12"),
    ("Anfang dieser Woche", "2024-05-13/2024-05-15"),
    ("im vergangenen Monat", "2024-04"),
    ("im vergangenen Jahr", "2023"),
    ("vor zwei Tagen", "2024-05-13"),
    ("vor drei Wochen", "2024-04-22/2024-04-28"),
    ("am 3. Mai", "2024-05-03"),
    ("am 3. Mai 2019", "2019-05-03"),
    ("am 20.12.2021", "2021-12-20"),
    ("am 24. Dezember", "2023-12-24"),
    ("Mitte März", "2024-03-11/2024-03-20"),
    ("im November", "2023-11"),
    ("am Wochenende", "2024-05-11/2024-05-12"),
]
ENGLISH = [
    ("today", "2024-05-15"),
    ("yesterday", "2024-05-14"),
    ("on Monday", "2024-05-13"),
    ("last Wednesday", "2024-05-08"),
    ("last week", "2024-05-06/2024-05-12"),
    ("late last week", "2024-05-09/2024-05-12"),
    ("last month", "2024-04"),
    ("two days ago", "2024-05-13"),
    ("a week ago", "2024-05-06/2024-05-12"),
    ("on May 3", "2024-05-03"),
    ("on 3 May 2019", "2019-05-03"),
    ("in early March", "2024-03-01/2024-03-10"),
]


@pytest.mark.parametrize(("words", "edtf"), GERMAN)
def test_german_dates(words: str, edtf: str) -> None:
    (date,) = read(f"Der Rat tagt {words} in Bonn.").dates
    assert (date.date.edtf, date.date.words) == (edtf, words)


@pytest.mark.parametrize(("words", "edtf"), ENGLISH)
def test_english_dates(words: str, edtf: str) -> None:
    (date,) = read(f"The council met {words} in Bonn.", "en").dates
    assert (date.date.edtf, date.date.words) == (edtf, words)


@pytest.mark.parametrize("text", ["Der Rat kam am 31. Februar.", "Er kam die Straße hinauf mit ihr.", "Im Mai-Haus."])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text).dates == ()


def test_without_the_articles_date_only_full_dates_are_known() -> None:
    found = extract("Der Rat kam am 3. Mai 2019 und am Montag.", language="de").dates
    assert [date.date.edtf for date in found] == ["2019-05-03"]


def test_the_day_beside_the_cue_is_the_day_it_was_said() -> None:
    said = only("„Wir reden“, sagte Karla Brandt am Montag.").said
    assert said
    assert said.edtf == "2024-05-13"


def test_a_date_inside_the_quote_is_not_the_day_it_was_said() -> None:
    said = only("„Wir reden am Montag“, sagte Karla Brandt.").said
    assert PUBLISHED.latest
    assert said
    assert said.edtf == f"../{PUBLISHED.latest}"


def test_a_day_after_publication_is_not_the_day_it_was_said() -> None:
    said = only("Karla Brandt sagte mit Blick auf kommenden Freitag, die Lage sei ernst.").said
    assert said
    assert said.edtf == "../2024-05-15"


def test_nothing_is_known_of_the_day_without_any_date() -> None:
    (quote,) = extract("„Wir reden“, sagte Karla Brandt.", language="de").quotes
    assert quote.said is None


SAID = (
    "am 3. Mai 12. 5. 2024 im vergangenen Jahr vor zwei Wochen Montag abend gestern Anfang März in on May 3 last next "
    "week March, early this month ago today Tuesday und , ."
)
PIECES = st.sampled_from([*SAID.split(), "\n"])


@pytest.mark.parametrize("module", [german, english])
@given(pieces=st.lists(PIECES, max_size=40))
def test_patterns_near_cores_find_what_they_find_in_the_whole_text(module: Any, pieces: list[str]) -> None:
    text, today = " ".join(pieces), dt.date(2024, 5, 15)
    near = when.reckoned_near(module.CORE, module.meaning, module.PATTERNS, text, today)
    patterns = [pattern for some in module.PATTERNS.values() for pattern in some]
    assert set(near) == set(when.reckoned(module.meaning, patterns, text, today))


def test_a_letter_that_is_longer_in_lower_case_moves_no_date() -> None:
    found = when.reckoned_near(german.CORE, german.meaning, german.PATTERNS, "İİ am 3. Mai 2024", None)
    assert [(date.start, date.date.edtf) for date in found] == [(3, "2024-05-03")]
