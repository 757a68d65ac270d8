"""Copy broken at a column is whole again, however short; lines that stand for themselves stay."""

import time

import pytest

from factdb.extract.document import Document, read_document
from factdb.extract.document.datelines import has_dateline
from factdb.extract.document.layout import paragraphs
from factdb.extract.document.line_breaks import rejoined

REPORT = """Cranby to rebuild pier after winter storms

CRANBY, May 3, 2023 (XYNA) - The town of Cranby will rebuild the har-
bour pier that was wrecked by
the winter storms, councillor Ines Brand said on Wednesday.

"We are not going to leave the fishermen alone," Brand told
reporters at the quay. "The town will find the
four million pounds," she said.
"""


def of(text: str) -> Document:
    return read_document(text.encode(), name="a.txt")


def test_a_short_report_keeps_headline_lead_and_date() -> None:
    report = of(REPORT)
    assert report.title == "Cranby to rebuild pier after winter storms"
    assert report.published
    assert (report.published.edtf, report.published.words) == ("2023-05-03", "May 3, 2023")
    assert report.text.split("\n\n") == [
        "CRANBY, May 3, 2023 (XYNA) - The town of Cranby will rebuild the harbour pier that was wrecked by the winter "
        "storms, councillor Ines Brand said on Wednesday.",
        '"We are not going to leave the fishermen alone," Brand told reporters at the quay. "The town will find the '
        'four million pounds," she said.',
    ]


def test_a_headline_without_a_blank_line_below_is_the_headline_still() -> None:
    report = of(REPORT.replace("\n\n", "\n", 1))
    assert report.title == "Cranby to rebuild pier after winter storms"
    assert report.text == of(REPORT).text


def test_a_headline_broken_in_two_is_one() -> None:
    assert of(REPORT.replace("pier after", "pier\nafter")).title == "Cranby to rebuild pier after winter storms"


def test_nouns_and_brackets_at_the_start_of_a_line_part_nothing() -> None:
    report = of(
        "KRANHAUSEN (xy/dpa) - Die Stadträtin von Kranhausen, Ines von Brandt\n"
        "(Grüne), will die Mole sanieren. «Wir schließen nichts», sagte Brandt\n"
        "am Montag. Der Hafenmeister Otto Kalt nannte den Plan einen Unfug:\n"
        "«Das hilft hier niemandem.» Er werde gehen, kündigte Kalt an.\n"
    )
    assert "\n" not in report.text
    assert report.title is None
    assert "Ines von Brandt (Grüne), will" in report.text
    assert "Unfug: «Das hilft" in report.text


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Der Rat will die Mole sanieren, und das", "noch vor dem Winter."),
        ("„Wir schließen keine Mole, keinen Kai,", "Hafenbecken schon gar nicht“, sagte Brandt."),
        ("Die Stadträtin nannte den Plan des Rates „einen", "Unfug“, der niemandem helfe."),
        ("Der Hafenmeister nannte den Plan „einen Unfug“", "und ging nach Hause."),
        ("„Wer soll das am Ende alles bezahlen?“", "fragte Brandt im Rat."),
    ],
)
def test_a_sentence_goes_on_over_a_line_break(line: str, following: str) -> None:
    assert paragraphs(f"{line}\n{following}") == [f"{line} {following}"]


@pytest.mark.parametrize(
    "lines",
    [
        "Der Hafen von Kranhausen bleibt nun doch offen\nvon Anna Weber",
        "Der Hafen von Kranhausen bleibt nun doch offen\naktualisiert am 3. Mai 2023",
        "Der Hafen von Kranhausen bleibt nun doch offen\nmehr lesen\nSturm kippt den alten Kran am Kai um",
        "Der Hafen von Kranhausen bleibt nun doch offen\nKRANHAUSEN (xy/dpa) - Die Mole, heißt es, bleibe.",
        "Der Hafen von Kranhausen bleibt nun doch offen\nSturm kippt den alten Kran am Kai um",
        "Beschlossen wurde im Rat der Stadt am Montag:\n- Die Mole wird geprüft.\n- Der Kran bleibt stehen.",
        "Die Mole wird geprüft, sagte Brandt am Montag.\niPhones der Räte seien nicht betroffen.",
        "Wetter\nsport",
    ],
)
def test_lines_that_stand_for_themselves_stay(lines: str) -> None:
    assert paragraphs(lines) == lines.split("\n")


@pytest.mark.parametrize(
    ("line", "following", "whole"),
    [
        ("zahlt Entschä-", "digung für alle", "zahlt Entschädigung für alle"),
        ("die Rüstungs-", "und Finanzpolitik", "die Rüstungs- und Finanzpolitik"),
        ("the two-", "or three-year plan", "the two- or three-year plan"),
        ("in Nordrhein-", "Westfalen", "in Nordrhein-Westfalen"),
        ("die SPD-", "geführte Stadt", "die SPD-geführte Stadt"),
        ("der 20-", "jährige Sohn", "der 20-jährige Sohn"),
        ("a well-", "known skipper", "a well-known skipper"),
        ("a state-of-", "the-art crane", "a state-of-the-art crane"),
        ("der Kai -", "er ist alt", "der Kai - er ist alt"),
    ],
)
def test_the_hyphen_of_a_broken_word_goes_and_that_of_a_compound_stays(line: str, following: str, whole: str) -> None:
    assert rejoined(line, following) == whole


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("CRANBY, 3 May 2024 (xy) - The town", True),
        ("Kranhausen, 3. Mai 2023 (xy) – Die Stadt", True),
        ("Kranhausen (dpa) - Die Stadt", True),
        ("Krause (SPD) – ein Porträt", False),
        ("Harbour to stay open - council", False),
    ],
)
def test_a_dateline_has_a_day_or_an_agency(line: str, told: bool) -> None:
    assert has_dateline(line) is told


def test_a_line_with_a_dateline_is_never_the_headline() -> None:
    lead = "CRANBY, 3 May 2024 (xy) - Cranby to rebuild the harbour pier"
    assert of(f"{lead}\n\nThe town of Cranby will rebuild the harbour pier, Brand said on Monday.").title is None


@pytest.mark.parametrize(
    "piece", ["der Rat will die alte Mole im Herbst sanieren,\n", "x-", '"', "(a) - ", "„Ja, und\n"]
)
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    begun = time.process_time()
    paragraphs(f"Der Rat, der\n{piece * (300_000 // len(piece))}\nging".strip())
    assert time.process_time() - begun < 10
