"""Plain text: clean ones come through whole, saved pages lose what stood around the story."""

import json
from pathlib import Path

import pytest

from factdb.extract.document import Document, read_document

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def read(name: str) -> Document:
    return read_document((FIXTURES / name).read_bytes(), name=name)


def published(document: Document) -> str | None:
    return document.published.edtf if document.published else None


def of(text: str) -> Document:
    return read_document(text.encode(), name="a.txt")


def test_a_german_page_saved_as_text_yields_its_story() -> None:
    page = read("seite_als_text.txt")
    assert page.title == "Stadträtin Brandt: Der Hafen bleibt offen"
    assert published(page) == "2023-05-03"
    assert page.authors == ("Anna Weber", "Otto Kalt")
    assert [paragraph[:21] for paragraph in page.text.split("\n\n")] == [
        "Die Stadt Kranhausen ",
        "„Nein.“",
        "So knapp antwortete B",
        "Im Herbst wird neu be",
    ]
    assert page.text.endswith("Kann das gut gehen?")


def test_boxes_and_advertisements_do_not_cut_a_story_short() -> None:
    page = read("abo_seite.txt")
    assert page.title == "Werksleiter Krause: „Wir haben keine andere Wahl“"
    assert published(page) == "2022-02-14"
    assert page.authors == ("Jana Pohl",)
    assert [paragraph[:21] for paragraph in page.text.split("\n\n")] == [
        "Der Stahlkonzern Nord",
        "Norderstadt. Die Nach",
        "„Wir haben keine ande",
        "Die Gewerkschaft sieh",
        "Laut einem Gutachten,",
        "„Nie.“",
        "Das war Krauses Antwo",
    ]


def test_an_english_page_saved_as_text_yields_its_story() -> None:
    page = read("page_as_text.txt")
    assert page.title == "Harbour will stay open, councillor says"
    assert published(page) == "2023-05-03"
    assert [paragraph[:21] for paragraph in page.text.split("\n\n")] == [
        "The town of Cranby wi",
        "“No.”",
        "That was her answer w",
        "The council will meet",
    ]
    assert any("left out" in note for note in page.notes)


def test_a_wire_report_is_unwrapped_and_dated_by_its_dateline() -> None:
    report = read("agenturmeldung.txt")
    assert report.title == "Kranhausen behält seinen Hafen"
    assert report.published
    assert (report.published.edtf, report.published.words) == ("2023-05-03", "3. Mai 2023")
    assert report.notes == ("date taken from the dateline",)
    lines = (FIXTURES / "agenturmeldung.txt").read_text().split("\n", 1)[1]
    assert report.text.split() == lines.split()
    assert "„Wir schließen keine Mole“" in report.text
    assert "\n\n- Die Mole wird geprüft.\n\n- Der Kran bleibt stehen.\n\n" in report.text


def test_a_transcript_keeps_every_turn() -> None:
    transcript = read("mitschrift.txt")
    lines = (FIXTURES / "mitschrift.txt").read_text().strip().split("\n\n")
    assert [transcript.title, *transcript.text.split("\n\n")] == lines
    assert transcript.notes == ()


def test_a_text_without_headline_or_date_has_none() -> None:
    note = read("notiz.txt")
    assert (note.title, note.published, note.authors, note.notes) == (None, None, (), ())
    assert note.text.split("\n\n") == (FIXTURES / "notiz.txt").read_text().strip().split("\n")


STORY = """Die Stadt Kranhausen will ihren alten Hafen behalten. Das sagte Stadträtin Ines Brandt am Montag.

Kein Geld für den Kai

„Nein.“

Am 4. Juli 2019 hatte der Rat noch anders entschieden, doch davon will heute niemand mehr etwas wissen."""


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Der Hafen von Kranhausen bleibt offen\n\n",
        "Hafenstreit\nRat will den Hafen behalten\nVon Anna Weber, Berlin\n\n",
    ],
)
def test_a_clean_text_keeps_all_of_its_body(head: str) -> None:
    assert of(head + STORY).text == STORY


def test_few_lines_are_not_lost_for_want_of_prose() -> None:
    assert of("Der Kai ist zu.").text == "Der Kai ist zu."
    assert of("Hafen Kai Mole").text == "Hafen Kai Mole"
    assert of("Foto: Jens Kalt").text == "Foto: Jens Kalt"
    assert of("***").text == "***"


@pytest.mark.parametrize(
    "caption",
    [
        "© Agentur / Jens Kalt",
        "Foto: Jens Kalt",
        "The minister opens the new bridge in the rain. Photo: Courier/J. Kalt",
        "Die Brücke von Osten gesehen, links das Rathaus (Archivfoto)",
        "Ein Boot im Becken - BA, 1280, 14.02.2019",
        "Image: Jens Kalt/Picture Alliance",
    ],
)
def test_captions_go_even_from_a_clean_text(caption: str) -> None:
    assert of(f"{STORY}\n\n{caption}\n\n{STORY}").text == f"{STORY}\n\n{STORY}"


def test_telling_of_cookies_and_newsletters_is_no_prompt() -> None:
    told = (
        "Der Verein schrieb an alle Mitglieder: „Bitte klicken Sie hier und melden Sie sich an.“ Das ging schief.\n\n"
        "„Abonnieren Sie unseren Newsletter“, rief der Hafenmeister den Leuten zu, die am Kai standen und lachten."
    )
    assert of(told).text == told


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Stand: 21.12.2021, 10:15 Uhr", "2021-12-21"),
        ("Veröffentlicht am Dienstag, 21. Dezember 2021", "2021-12-21"),
        ("Dienstag, 21.12.2021 - 10:15 Uhr", "2021-12-21"),
        ("Published 3 May 2023", "2023-05-03"),
        ("Published: Wednesday, May 3, 2023 at 10:15 am", "2023-05-03"),
        ("Updated 5 May 2023", "../2023-05-05"),
        ("Aktualisiert am 5.5.2023 um 7:30 Uhr", "../2023-05-05"),
        ("Published 3 May 2023, updated 5 May 2023", "2023-05-03"),
        ("Von Anna Weber, Berlin | 3. Mai 2023", "2023-05-03"),
        ("Anna Weber · 3. Mai 2023 · 4 Min.", "2023-05-03"),
        ("Berlin, den 3. Mai 2023", "2023-05-03"),
        ("https://www.hafenbote.example/2023/05/03/hafen.html", "2023-05-03"),
        ("Die Mole am Morgen - BA, 1280, 03.05.2023", "2023-05-03"),
        ("03/05/2023", None),
        ("12/21/2021", "2021-12-21"),
    ],
)
def test_the_day_of_publication_stands_on_a_line_near_the_headline(line: str, edtf: str | None) -> None:
    document = of(f"Der Hafen von Kranhausen bleibt offen\n{line}\n\n{STORY}")
    assert published(document) == edtf
    assert document.title == "Der Hafen von Kranhausen bleibt offen"
    if edtf:
        assert document.text == STORY


def test_where_dates_disagree_the_stated_one_wins_and_the_others_are_noted() -> None:
    lines = "Die Mole - BA, 1280, 01.01.2020\nErschienen am 3.5.2023\nStand: 4.5.2023\n\n"
    document = of(f"2.2.2024\nDer Hafen von Kranhausen bleibt offen\n{lines}{STORY}")
    assert published(document) == "2023-05-03"
    assert document.notes[:2] == (
        "date taken from the line 'Erschienen am 3.5.2023'",
        "other dates stand around the text: 2020-01-01, 2023-05-04, 2024-02-02",
    )


def test_the_address_a_text_was_found_at_may_date_it() -> None:
    document = read_document(STORY.encode(), url="https://www.hafenbote.example/2023-05-03-hafen")
    assert published(document) == "2023-05-03"
    assert document.url == "https://www.hafenbote.example/2023-05-03-hafen"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Von Anna Weber", ("Anna Weber",)),
        ("Von Anna Weber, Berlin", ("Anna Weber",)),
        ("Von Anna Weber, Otto Kalt und Ida von Frey, Kranhausen", ("Anna Weber", "Otto Kalt", "Ida von Frey")),
        ("By Jane Doe, Political Editor", ("Jane Doe",)),
        ("BY JANE O’DOE AND JOHN J. SMITH", ("JANE O’DOE", "JOHN J. SMITH")),
        ("Von Anfang an war alles klar", ()),
    ],
)
def test_bylines_name_the_authors(line: str, authors: tuple[str, ...]) -> None:
    assert of(f"Der Hafen von Kranhausen bleibt offen\n{line}\n\n{STORY}").authors == authors


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not beside the repository")
def test_the_starting_article_is_read_as_expected() -> None:
    expected = json.loads((SAMPLES / "sna-2021-12-21.expected.json").read_text())
    document = read_document((SAMPLES / expected["file"]).read_bytes(), name=expected["file"])
    assert (document.title, document.published and document.published.edtf) == (
        expected["title"],
        expected["published"],
    )
    assert [part for part in expected["body_must_contain"] if part not in document.text] == []
    assert [part for part in expected["body_must_not_contain"] if part in document.text] == []
    assert [quote["text"] for quote in expected["direct"] if quote["text"] not in document.text] == []
