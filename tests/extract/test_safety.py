"""Any text is taken, spans lie inside it, and the work grows no faster than its length."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.extract import extract
from factdb.extract.languages.registry import PACKS
from factdb.extract.sentences import LONGEST
from factdb.rules.anchors import exact
from factdb.rules.dates import EdtfDate

PUBLISHED = EdtfDate.parse("2024-05-15")
WORDS = (
    "sagte teilte mit so laut nach zufolge dass sei habe wie hieß es der die Minister Karla Brandt er sie das wurde "
    "und zu gehen 3. Mai 2024 gestern said told that according to she the minister as in "
    "a dit que qu’il l’a selon d’après pour -t-il a-t-elle ajouté le ministre quant au s’est lundi"
)
PIECES = st.sampled_from([*"„“»«\"'’‚‘”,.:;–()\n", "« ", " »", "\u202f", "\n\n", *WORDS.split()])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)


@pytest.mark.parametrize("language", sorted(PACKS))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_is_taken_and_spans_match_it(language: str, text: str) -> None:
    found = extract(text, language=language, title=text[:40], published=PUBLISHED)
    for quote in found.quotes:
        assert quote.text == exact(text, quote.spans)
        assert (quote.start, quote.end) == (quote.spans[0][0], quote.spans[-1][1])
        assert all(0 <= start < end <= len(text) for start, end in quote.spans)
        assert list(quote.spans) == sorted(quote.spans)
        assert quote.mention is None or quote.mention.text == text[quote.mention.start : quote.mention.end]
    for claim in found.claims:
        assert claim.text
        assert (claim.start, claim.end) == (claim.spans[0][0], claim.spans[-1][1])
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
        assert claim.quote is None or claim.quote < len(found.quotes)
    for date in found.dates:
        assert date.date.words == text[date.start : date.end]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_dates_beyond_the_calendar_are_left_out(published: str) -> None:
    text = "Er kam vor 99 Tagen, vor 99 Wochen, vor 99 Monaten und vor 999 Jahren, kommende Woche und nächsten Montag."
    assert extract(text, language="de", published=EdtfDate.parse(published)).language == "de"


def calls(work: Callable[[], object]) -> int:
    """How many Python functions a piece of work calls: a measure of time that no other load disturbs."""
    count = 0

    def tick(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(PACKS))
@pytest.mark.parametrize(
    "piece",
    [
        "„",
        "‘",
        '"a" ',
        "sagte ",
        "said that ",
        "der der der ",
        "Karla Brandt, ",
        "laut nach zufolge ",
        "teilte, ",
        "„Ja“, sagte Karla Brandt. ",
        "Er sei da, sagte sie, dass er komme, wie sie sagte. ",
        "Der Minister sagte, er sei müde. Das teilte er mit. ",
        "She said that he had said that ",
        "Minister Karla Brandt kam. Der Minister sagte, er sei da. Er sagte: „Ja, ja.“ ",
        "« ",
        "« Oui, dit-il, a dit le maire, non. » ",
        "« Oui, dit-il, " * 20 + "» ",
        "a dit que, selon lui, a-t-il ajouté ",
        "de la ville de ",
        "(((",
        "a. ",
        "\n",
    ],
)
def test_twice_the_text_is_at_most_about_twice_the_work(language: str, piece: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: extract(piece * times, language=language, published=PUBLISHED))

    times = max(150, 2 * LONGEST // len(piece.split() or piece))
    work(10)  # fills the caches
    assert work(2 * times) < 2.6 * work(times) + 1000
