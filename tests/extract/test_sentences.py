"""Sentences end where they should, with passages in marks as one word each."""

import pytest

from factdb.extract.languages.de import PACK
from factdb.extract.marks import quotations
from factdb.extract.sentences import LONGEST, paragraphs, sentences


def cut(text: str) -> list[str]:
    spans = paragraphs(text)
    found = sentences(text, spans, quotations(text, spans), PACK.abbreviations)
    return [text[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Anna Berg kam am 3. Mai nach Bonn.",
        "Das sagte K. Weber der Zeitung.",
        "„Komm. Geh!“, rief sie.",
        "Er kam z. B. nach Köln und blieb.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


def test_a_closing_mark_after_a_full_stop_ends_the_sentence() -> None:
    assert cut("Sie rief: „Es brennt!“ Niemand kam.") == ["Sie rief: „Es brennt!“", "Niemand kam."]


def test_a_heading_stands_apart_from_the_line_after_it() -> None:
    assert cut("Streit um den Hafen\nDer Rat tagt morgen.") == ["Streit um den Hafen", "Der Rat tagt morgen."]


def test_a_wrapped_line_goes_on() -> None:
    line = (
        "Der Rat der kleinen Stadt am Fluss hat am späten Abend nach langer und heftiger Debatte beschlossen, die alte"
    )
    assert cut(f"{line}\nBrücke zu sperren.") == [f"{line}\nBrücke zu sperren."]


def test_what_never_ends_is_cut() -> None:
    assert len(cut("Wort " * (LONGEST * 3))) == 3
