"""`factdb extract --explain`: the text as it is read, with what was found marked in it."""

import datetime as dt
from pathlib import Path

import pytest

from factdb.cli.explaining import COLOURED, PLAIN, Marked, marked_paragraph, quote_marks, shared_out, spoken
from factdb.cli.wording import in_words
from factdb.extract import extract
from factdb.rules.dates import EdtfDate
from tests.cli.conftest import Factdb

TEXT = (
    "“The pumps were off,” Ada Quill told Reuters, “and we were told ‘all is well’ by the mayor.” "
    "Quill said Jon Marsh had told her that the money was gone."
)


@pytest.fixture
def at_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("at_80_columns")
def test_quotes_speakers_and_cues_are_marked_in_the_text(factdb: Factdb, article: Path) -> None:
    out = factdb("extract", article, "--explain").out
    assert '"⟦1 The gates were never tested⟧," *said* ⟨Ada Quill⟩ on Thursday' in out
    assert "Marked: ⟦1 quote⟧, ⟨speaker⟩, *cue*" in out
    assert "2 quotes and 2 claims found." in out


@pytest.mark.usefixtures("at_80_columns")
def test_below_a_paragraph_each_quote_tells_who_how_when_and_why(factdb: Factdb, article: Path) -> None:
    lines = factdb("extract", article, "--explain").out.splitlines()
    first = lines.index("  1 direct · Ada Quill")
    assert lines[first + 1] == "    cue “said” · said 2024-03-14 · occasion press conference"
    assert lines[first + 2] == "    found: in quotation marks, with the cue after it – speaker: named here"
    assert any(line.startswith("  2 indirect · Jon Marsh") for line in lines)


@pytest.mark.usefixtures("at_80_columns")
def test_no_line_is_longer_than_the_terminal(factdb: Factdb, article: Path) -> None:
    assert max(map(len, factdb("extract", article, "--explain").out.splitlines())) <= 80


def test_a_discontinuous_quote_has_its_number_at_each_part_and_chains_are_told(factdb: Factdb) -> None:
    out = factdb("extract", "-", "--explain", stdin=TEXT.encode()).out
    assert "“⟦1 The pumps were off⟧,” ⟨Ada Quill⟩ *told* ⟨Reuters⟩, “⟦1 and we were" in out
    assert "through Reuters" in out
    assert "citing Jon Marsh" in out


def test_nothing_found_is_the_text_and_says_so(factdb: Factdb) -> None:
    out = factdb("extract", "-", "--explain", "--language", "en", stdin=b"It rained in Eastshore for a week.").out
    assert "It rained in Eastshore for a week." in out
    assert "Nothing quoted was found." in out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("article.txt", "--explain", "--json"), "--explain and --json do not go together"),
        (("--jsonl", "article.txt", "-", "--explain"), "--explain is for one document"),
    ],
)
def test_explaining_is_for_people_and_one_document(
    factdb: Factdb, article: Path, arguments: tuple[str, ...], reason: str
) -> None:
    result = factdb("extract", *arguments)
    assert (result.code, result.out) == (2, "")
    assert reason in result.err


def test_what_would_steer_the_terminal_is_not_printed(factdb: Factdb) -> None:
    stdin = "“The pumps were \x9b31m off,” Ada Quill said.".encode()
    assert "\x9b" not in factdb("extract", "-", "--explain", "--language", "en", stdin=stdin).out


# --- marks that meet


def marked(text: str, *spans: tuple[int, int, int]) -> str:
    marks = [Marked(start, end, f"⟦{number} ", "⟧", "green", number) for start, end, number in spans]
    return marked_paragraph(text, (0, len(text)), marks).plain


def test_a_quote_in_a_quote_closes_first() -> None:
    assert marked("abcdef", (0, 6, 1), (2, 4, 2)) == "⟦1 ab⟦2 cd⟧ef⟧"
    assert marked("abcdef", (0, 6, 1), (2, 6, 2)) == "⟦1 ab⟦2 cdef⟧⟧"
    assert marked("abcdef", (0, 6, 1), (0, 4, 2)) == "⟦1 ⟦2 abcd⟧ef⟧"


def test_a_bracket_that_closes_another_than_the_innermost_quote_says_which() -> None:
    assert marked("abcdef", (0, 4, 1), (2, 6, 2)) == "⟦1 ab⟦2 cd⟧1ef⟧"


def test_a_quote_over_paragraphs_is_marked_in_each() -> None:
    first, second = shared_out([(0, 3), (5, 9)], [Marked(1, 7, "⟦1 ", "⟧", "green", 1)])
    assert marked_paragraph("abc\n\ndefg", (0, 3), first).plain == "a⟦1 bc⟧"
    assert marked_paragraph("abc\n\ndefg", (5, 9), second).plain == "⟦1 de⟧fg"


def test_colours_take_the_place_of_the_brackets_of_speakers() -> None:
    found = extract(TEXT, language="en")
    numbered = list(enumerate(found.quotes, start=1))
    assert [mark.opening[0] for mark in quote_marks(numbered, COLOURED)][:2] == ["⟦", "⟦"]
    assert COLOURED.speaker == ("", "")
    assert PLAIN.speaker == ("⟨", "⟩")


# --- words


def test_rules_are_told_in_plain_words_and_unknown_ones_as_they_are() -> None:
    assert in_words(("verb + infinitive", "pronoun: several fit")) == (
        "found: a verb of speech with an infinitive – speaker: the pronoun fits several"
    )
    assert in_words(("source phrase (laut)", "x")) == "found: a phrase that names the source (“laut”) – speaker: x"
    assert in_words(("new rule", "speaker of the quote before (speaker of the quote before (name))")) == (
        "found: new rule – speaker: as in the quote before (named here)"
    )


def test_a_day_that_is_only_bounded_is_told_so() -> None:
    assert spoken(EdtfDate.no_later_than(dt.date(2024, 3, 5))) == "by 2024-03-05"
    assert spoken(EdtfDate.parse("2024-03-05")) == "2024-03-05"
