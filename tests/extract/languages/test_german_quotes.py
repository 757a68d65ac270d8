"""German: direct and indirect speech, rule by rule, on sentences of our own."""

import pytest

from factdb.extract import QuoteCandidate
from factdb.rules.vocabulary import Fidelity, Mode
from tests.extract.reading import only, read, said

WHO = "Die Bürgermeisterin Karla Brandt"


@pytest.mark.parametrize(
    ("text", "quote", "cue"),
    [
        ("„Wir bauen die Brücke“, sagte Karla Brandt.", "Wir bauen die Brücke", "sagte"),
        ("Karla Brandt sagte: „Wir bauen die Brücke.“", "Wir bauen die Brücke.", "sagte"),
        ("„Wir bauen die Brücke“, so Karla Brandt.", "Wir bauen die Brücke", "so"),
        ("„Wir bauen die Brücke“, lachte Karla Brandt.", "Wir bauen die Brücke", "lachte"),
        ("„Warum bauen wir nicht?“ fragte Karla Brandt.", "Warum bauen wir nicht?", "fragte"),
        ("„Wir bauen die Brücke“, teilte Karla Brandt am Abend mit.", "Wir bauen die Brücke", "teilte mit"),
        ("Karla Brandt: „Wir bauen die Brücke.“", "Wir bauen die Brücke.", None),
    ],
)
def test_direct_speech(text: str, quote: str, cue: str | None) -> None:
    found = only(text)
    assert (found.text, found.mode, found.fidelity) == (quote, Mode.DIRECT, Fidelity.VERBATIM)
    assert (found.cue.text if found.cue else None) == cue
    assert found.speaker
    assert found.speaker.name == "Karla Brandt"


def test_a_quote_parted_by_its_cue_is_one_quote() -> None:
    found = only("„Die Brücke“, sagte Karla Brandt, „wird gebaut.“")
    assert (found.text, len(found.spans), found.fidelity) == ("Die Brücke wird gebaut.", 2, Fidelity.VERBATIM)


@pytest.mark.parametrize("omission", ["[…]", "(...)", "…"])
def test_marks_with_an_omission_are_elided(omission: str) -> None:
    assert only(f"„Wir bauen {omission} die Brücke“, sagte Karla Brandt.").fidelity is Fidelity.ELIDED


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"{WHO} sagte, dass die Brücke gebaut werde.", "dass die Brücke gebaut werde"),
        (f"{WHO} sagte, die Brücke werde gebaut.", "die Brücke werde gebaut"),
        (f"{WHO} hat angekündigt, die Brücke zu bauen.", "die Brücke zu bauen"),
        (f"Die Brücke werde gebaut, sagte {WHO[:3].lower()}{WHO[3:]}.", "Die Brücke werde gebaut"),
        (f"Die Brücke, sagte {WHO[:3].lower()}{WHO[3:]}, werde gebaut.", "Die Brücke werde gebaut"),
        ("Wie Karla Brandt mitteilte, wird die Brücke gebaut.", "wird die Brücke gebaut"),
        ("Die Brücke wird gebaut, wie Karla Brandt mitteilte.", "Die Brücke wird gebaut"),
        ("Laut Karla Brandt wird die Brücke gebaut.", "wird die Brücke gebaut"),
        ("Nach Angaben von Karla Brandt wird die Brücke gebaut.", "wird die Brücke gebaut"),
        ("Die Brücke wird Karla Brandt zufolge gebaut.", "Die Brücke wird gebaut"),
        ("Die Brücke wird bald gebaut, so Karla Brandt.", "Die Brücke wird bald gebaut"),
        ("Karla Brandt hält einen Bau der Brücke für möglich.", "einen Bau der Brücke"),
        ("Die Forderung von Karla Brandt, die Brücke zu bauen, ist alt.", "die Brücke zu bauen"),
    ],
)
def test_indirect_speech(text: str, quote: str) -> None:
    found = only(text)
    assert (found.text, found.mode, found.fidelity) == (quote, Mode.INDIRECT, Fidelity.PARAPHRASE)
    assert found.speaker
    assert found.speaker.name == "Karla Brandt"
    assert found.trace


def test_das_teilte_x_mit_takes_the_sentence_before() -> None:
    text = "Die Brücke wird gebaut. Das teilte Karla Brandt, die Chefin der Stadtwerke, mit."
    found = only(text)
    assert found.text == "Die Brücke wird gebaut"
    assert found.cue
    assert found.cue.text == "teilte mit"


def test_konjunktiv_carries_speech_on_over_sentences() -> None:
    text = "Karla Brandt sagte, die Brücke sei alt. Sie müsse weg. Das Geld sei da. Der Rat tagt am Montag."
    assert said(text) == [
        ("die Brücke sei alt", "Karla Brandt"),
        ("Sie müsse weg. Das Geld sei da", "Karla Brandt"),
    ]


def test_a_past_tense_is_no_konjunktiv() -> None:
    assert said("Karla Brandt sagte, die Brücke sei alt. Der Rat tagte lange. Er vertagte die Sache.") == [
        ("die Brücke sei alt", "Karla Brandt")
    ]


def test_a_fragment_in_marks_counts_beside_the_clause_around_it() -> None:
    quotes = {q.text: q for q in read("Karla Brandt nannte den Plan „völlig unzumutbar“.").quotes}
    assert quotes["völlig unzumutbar"].mode is Mode.MIXED
    inside = {q.text: q.mode for q in read("Karla Brandt sagte, der Plan sei „völlig unzumutbar“.").quotes}
    assert inside == {"der Plan sei „völlig unzumutbar“": Mode.MIXED, "völlig unzumutbar": Mode.MIXED}


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Der lange Weg“ läuft am Montag im Kino.",
        "Die Zeitung „Hafenbote“ erscheint seit 1920.",
        "Das sogenannte „schnelle Netz“ ist langsam.",
        "Der Zug fand keinen Halt.",
        "Die geplante Brücke kostet viel.",
    ],
)
def test_titles_scare_quotes_and_plain_sentences_are_no_quotes(text: str) -> None:
    assert said(text) == []


def test_a_verb_with_another_particle_is_another_verb() -> None:
    assert said("Am Montag fand, wenn auch spät, die Wahl statt.") == []


def nobody(found: QuoteCandidate) -> bool:
    return found.speaker is None and found.mention is None


def test_es_hiess_names_nobody() -> None:
    assert nobody(only("Es hieß, die Brücke sei gesperrt."))


def test_demnach_names_nobody() -> None:
    assert nobody(only("Demnach wird die alte Brücke am Fluss gesperrt."))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Karla Brandt entgegnete, Ausgaben müssten gesenkt werden.", "Ausgaben müssten gesenkt werden"),
        ("Karla Brandt wirft den Gegnern vor, die Wachen angegriffen zu haben.", "die Wachen angegriffen zu haben"),
        ("Dem Vernehmen nach soll die Brücke im Mai gesperrt werden.", "soll die Brücke im Mai gesperrt werden"),
        ("Die Brücke ist alt. Dies bestätigte Karla Brandt am Montag.", "Die Brücke ist alt"),
        (
            "Karla Brandt sagte, sie verstehe nicht, wie man das behaupten könne.",
            "sie verstehe nicht, wie man das behaupten könne",
        ),
        ("Karla Brandt sagte, er müsse gehen und warnte die Stadt.", "er müsse gehen"),
        (
            "In zehn Jahren, so schätzt Karla Brandt, soll die Brücke fertig sein.",
            "In zehn Jahren soll die Brücke fertig sein",
        ),
        ("Der Rat müsse sich, so Karla Brandt, die Chefin, um alle kümmern.", "Der Rat müsse sich um alle kümmern"),
        ("Die Brücke ist alt, wie Karla Brandt, Chefin der Werke, mitteilte.", "Die Brücke ist alt"),
    ],
)
def test_a_clause_ends_where_its_speaker_stops(text: str, quote: str) -> None:
    assert [found.text for found in read(text).quotes] == [quote]


def test_a_sentence_in_konjunktiv_two_is_speech_where_the_next_one_shows_it() -> None:
    text = "Karla Brandt schildert den Abend. Die Wachen hätten geschlafen. Das Tor sei offen gewesen."
    assert said(text) == [("Die Wachen hätten geschlafen. Das Tor sei offen gewesen", "Karla Brandt")]


def test_one_word_in_marks_behind_a_verb_of_naming_is_somebodys_word() -> None:
    assert said("Karla Brandt sprach von „Panik“.") == [("Panik", "Karla Brandt")]


def test_a_relative_clause_behind_a_quote_is_not_part_of_it() -> None:
    assert said("„Wir bauen“, sagte Karla Brandt, Chefin der Leute, die den Bau überprüft hatten.") == [
        ("Wir bauen", "Karla Brandt")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der 23-jährige Sportler gab bekannt: „Ich gehe nicht.“", "23-jährige Sportler"),
        ("Karla Brandt verurteilte die Haltung der Stadt. „Das geht nicht so weiter.“", "Karla Brandt"),
        ("Karla Brandt sagte: „Wir bauen das.“ und „Wir bauen es bald.“", "Karla Brandt"),
        ("„Er ist wie Stein“, so beschrieb ihn Karla Brandt.", "Karla Brandt"),
        ("Karla Brandt will „bis zum Ende darum kämpfen“, hat aber wenig Zeit.", "Karla Brandt"),
        ("Karla Brandt bezeichnete den Plan als „Unsinn“ und kündigte an, sie werde reden.", "Karla Brandt"),
    ],
)
def test_every_passage_in_marks_that_somebody_said_is_found(text: str, name: str) -> None:
    found = read(text).quotes
    assert len([quote for quote in found if quote.mode is not Mode.INDIRECT]) == text.count("„")
    assert {quote.speaker and quote.speaker.name for quote in found} == {name}
