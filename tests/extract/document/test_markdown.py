"""Markdown: front matter, heading, and the words without their marks."""

import pytest

from factdb.errors import BadInput
from factdb.extract.document import Document, read_document


def of(text: str) -> Document:
    return read_document(text.encode(), name="a.md")


def test_the_front_matter_states_the_metadata() -> None:
    document = of(
        """---
title: "Hafen: er bleibt"
date: 3. Mai 2023
author:
  - Anna Weber
  - Otto Kalt
publisher: Hafenbote
url: https://www.hafenbote.example/hafen
lang: de-DE
tags: [hafen, rat]
# nicht für Leser
---
Der Hafen bleibt."""
    )
    assert (document.title, document.publisher, document.language) == ("Hafen: er bleibt", "Hafenbote", "de")
    assert document.authors == ("Anna Weber", "Otto Kalt")
    assert document.url == "https://www.hafenbote.example/hafen"
    assert document.published
    assert (document.published.edtf, document.published.words) == ("2023-05-03", "3. Mai 2023")
    assert (document.text, document.notes) == ("Der Hafen bleibt.", ("date taken from the front matter",))


def test_dates_may_be_edtf_too() -> None:
    document = of("---\ndate: 2021-12~\n---\nDer Hafen bleibt.")
    assert document.published
    assert document.published.edtf == "2021-12~"


@pytest.mark.parametrize(
    ("matter", "told"),
    [("title", "Line 2 of the front matter"), ("a: b\n{c}", "Line 3"), ("date: neulich", "not an EDTF date")],
)
def test_front_matter_that_cannot_be_read_is_refused(matter: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as error:
        of(f"---\n{matter}\n---\nText")
    assert error.value.path == ("data",)


def test_the_opening_heading_is_the_title() -> None:
    document = of("# Der *Hafen* bleibt\n\nAbsatz.\n\n## Zwischentitel\n\nNoch einer.")
    assert (document.title, document.text) == ("Der Hafen bleibt", "Absatz.\n\nZwischentitel\n\nNoch einer.")
    assert of("Absatz.\n\n# Später").title is None


def test_words_are_kept_and_marks_are_not() -> None:
    document = of(
        "„Wir *schließen* [keine Mole](https://a.example)“, sagte\n**Ines Brandt** am `Montag`.\\\nDann ging sie.\n\n"
        "![Die Mole](mole.jpg)\n\n> „Nein.“\n\n- eins &amp; zwei\n- drei<br>vier\n\n"
        "***\n\n    Code\n\n<div>HTML</div>\n\n"
        "| Jahr | Schiffe |\n|---|---|\n| 2020 | 40 |"
    )
    assert document.text.split("\n\n") == [
        "„Wir schließen keine Mole“, sagte Ines Brandt am Montag. Dann ging sie.",
        "„Nein.“",
        "eins & zwei",
        "dreivier",
        "Code",
        "Jahr | Schiffe",
        "2020 | 40",
    ]
