"""Quotation marks of all styles are paired, and what finds no partner is dropped."""

import pytest

from factdb.extract.marks import DEEPEST, quotations
from factdb.extract.sentences import paragraphs


def inner(text: str) -> list[str]:
    return [text[slice(*found.inner)] for found in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Er sagte: „Wir gehen“.",
        "Er sagte: »Wir gehen«.",
        "Er sagte: «Wir gehen».",
        "Er sagte: “Wir gehen”.",
        'Er sagte: "Wir gehen".',
        'Er sagte: „Wir gehen".',
        "Er sagte: ‚Wir gehen‘.",
        "Er sagte: ‹Wir gehen›.",
        "Er sagte: 'Wir gehen'.",
    ],
)
def test_every_style_of_marks_is_read(text: str) -> None:
    assert inner(text) == ["Wir gehen"]


def test_a_quote_within_a_quote_has_a_depth() -> None:
    text = "„Er rief ‚Halt‘ und lief“, sagte sie."
    found = quotations(text, paragraphs(text))
    assert [(text[slice(*one.inner)], one.depth) for one in found] == [("Er rief ‚Halt‘ und lief", 0), ("Halt", 1)]


def test_an_apostrophe_is_no_mark() -> None:
    assert inner("The ministers' meeting wasn't about Peter's 'secret plan' at all.") == ["secret plan"]


def test_a_mark_without_partner_does_not_swallow_the_next_paragraph() -> None:
    assert inner("„Das ist offen.\n\n„Das ist zu“, sagte sie.") == ["Das ist offen.", "Das ist zu"]


def test_the_comma_before_a_closing_mark_belongs_to_the_sentence() -> None:
    assert inner("“We are done,” she said.") == ["We are done"]


def test_a_quote_that_goes_on_in_the_next_paragraph_needs_no_closing_mark() -> None:
    assert inner("“It is late.\n\n“It is dark,” she said.") == ["It is late.", "It is dark"]


def test_depth_is_bounded() -> None:
    text = "„" * 1000 + "a" + "“" * 1000
    assert max(found.depth for found in quotations(text, paragraphs(text))) < DEEPEST
