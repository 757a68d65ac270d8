"""French words are cut at their apostrophes and before pronouns; guillemets have blanks inside."""

import pytest

from factdb.extract.languages.fr.grammar import PIECES
from factdb.extract.languages.fr.verbs import FORMS, REFLEXIVE_FORMS
from factdb.extract.marks import quotations
from factdb.extract.sentences import paragraphs
from factdb.extract.words import words_of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("qu’il", ["qu’", "il"]),
        ("l’Assemblée", ["l’", "Assemblée"]),
        ("D'après", ["D'", "après"]),
        ("a-t-il dit", ["a", "-t-", "il", "dit"]),
        ("explique-t-elle", ["explique", "-t-", "elle"]),
        ("dit-on", ["dit", "-", "on"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("porte-parole", ["porte-parole"]),
        ("celui-ci", ["celui-ci"]),
        ("quelqu’un", ["quelqu’un"]),
        ("Aix-en-Provence", ["Aix-en-Provence"]),
    ],
)
def test_words(text: str, pieces: list[str]) -> None:
    assert [word.text for word in words_of(text, pieces=PIECES)] == pieces


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u202f"])
def test_the_blanks_inside_guillemets_are_no_part_of_the_passage(blank: str) -> None:
    text = f"Elle dit : «{blank}Un «{blank}deux{blank}» trois{blank}» et d’«{blank}autres{blank}»."
    found = quotations(text, paragraphs(text))
    inner = [text[slice(*one.inner)] for one in found]
    assert inner == [f"Un «{blank}deux{blank}» trois", "deux", "autres"]


def test_german_guillemets_point_the_other_way_still() -> None:
    text = "Sie sagte »Wir gehen« und »Wir kommen« dazu."
    assert [text[slice(*one.inner)] for one in quotations(text, paragraphs(text))] == ["Wir gehen", "Wir kommen"]


@pytest.mark.parametrize("form", ["rappelle", "répète", "martèle", "annonça", "jugea", "ajoutée", "prévient", "promis"])
def test_forms_of_speech_verbs(form: str) -> None:
    assert form in FORMS


def test_reflexive_verbs_have_forms_of_their_own() -> None:
    assert "indigne" in REFLEXIVE_FORMS
    assert "indigne" not in FORMS
