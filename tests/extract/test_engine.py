"""Languages are told and asked for; what cannot be read is said."""

import pytest

from factdb.extract import detect_language, extract


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Rat hat die Brücke gesperrt und das Geld ist nicht da.", "de"),
        ("The council has closed the bridge and the money is not there.", "en"),
        ("Le conseil a fermé le pont et il n'y a pas de fonds pour les travaux.", "fr"),
        ("Совет закрыл мост, и на это не было средств, как он сказал.", "ru"),
        ("", None),
        ("xyzzy 123", None),
    ],
)
def test_the_language_is_told_from_small_words(text: str, code: str | None) -> None:
    assert detect_language(text) == code


def test_a_language_without_a_pack_gives_no_candidates_and_a_note() -> None:
    found = extract("«Nos vamos», ha dicho el alcalde de la ciudad en una entrevista con el periódico.")
    assert (found.language, found.quotes, found.dates) == ("es", (), ())
    assert "'es'" in found.notes[0]


def test_a_language_that_cannot_be_told_gives_a_note() -> None:
    found = extract("12345")
    assert found.language is None
    assert "could not be told" in found.notes[0]


def test_a_regional_code_takes_the_pack_of_its_language() -> None:
    assert extract("„Wir reden“, sagte Karla Brandt.", language="de-AT").quotes


def test_each_speaker_is_listed_once() -> None:
    found = extract("„Ja, ja“, sagte Karla Brandt. „Nein, nein“, sagte Brandt.", language="de")
    assert [speaker.name for speaker in found.speakers] == ["Karla Brandt"]


def test_who_has_an_office_but_says_nothing_is_among_the_speakers_all_the_same() -> None:
    found = extract("„Wir reden“, sagte Ministerin Karla Brandt dem Präsidenten Jonas Feld.", language="de")
    assert [(one.name, [role.title for role in one.roles]) for one in found.speakers] == [
        ("Karla Brandt", ["Ministerin"]),
        ("Jonas Feld", ["Präsident"]),
    ]
    assert [quote.speaker and quote.speaker.name for quote in found.quotes] == ["Karla Brandt"]


def test_claims_are_left_out_where_nobody_asks_for_them() -> None:
    text = "Das Amt sperrte die Brücke."
    assert extract(text, language="de").claims
    assert extract(text, language="de", claims=False).claims == ()
