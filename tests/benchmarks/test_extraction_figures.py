"""Which quotes count as found, of what class and by whom, and what the figures come to."""

from pathlib import Path

import pytest

from benchmarks.extraction.datasets import DEVELOPMENT, SCORER, DataSet, Unusable, compared, data_sets, lines
from benchmarks.extraction.errors import errors
from benchmarks.extraction.figures import ALL, Compared, figures
from benchmarks.extraction.reference import beside, differ
from benchmarks.extraction.scoring import Quote, partners, places, same_name, same_speaker, surface
from benchmarks.extraction.speed import Doubling, doubling

TEXT = 'The gates hold, said Quill. "They are old," Marsh said, "and rusty." Nobody knew.'


def quote(words: str, speaker: str | None = None, **fields: object) -> Quote:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "speaker_text": speaker, **fields}


def article(gold: list[Quote], found: list[Quote]) -> Compared:
    return Compared("a", TEXT, gold, found)


GATES = quote("The gates hold", "Quill")
PARTS = quote('They are old," Marsh said, "and rusty', "Marsh") | {"spans": [[29, 41], [56, 65]]}


def test_marks_blanks_and_full_stops_at_the_edges_do_not_matter() -> None:
    assert places(quote('"They are old,"'), TEXT) == places(quote("They are old"), TEXT)


def test_the_words_between_two_parts_are_not_in_the_quote() -> None:
    whole = quote('They are old," Marsh said, "and rusty')
    assert places(PARTS, TEXT) < places(whole, TEXT)


def test_a_quote_has_one_partner_and_the_most_alike_goes_first() -> None:
    gold = [frozenset(range(10))]
    found = [frozenset(range(6)), frozenset(range(9))]
    assert partners(gold, found, 0.5) == [(0, 1)]
    assert partners(gold, found, 1.0) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The gates hold", "indirect"),
        ('"They are old,"', "direct"),
        ("They are old", "direct"),
        ('said Quill. "They are old,"', "mixed"),
        ('"They are old," Marsh said, "and rusty."', "mixed"),
    ],
)
def test_the_class_is_told_from_the_marks(words: str, kind: str) -> None:
    assert surface(quote(words), TEXT) == kind


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Ada Quill", "harbour master Quill", True),
        ("Quill's", "Ada Quill", True),
        ("the harbour master", "The harbour master", True),
        ("the harbour master", "the mayor", False),
        ("Ada Quill", None, False),
    ],
)
def test_a_speaker_is_the_same_by_the_last_name(gold: str, found: str | None, same: bool) -> None:
    assert same_speaker(quote("Nobody", gold), quote("Nobody", found)) is same


def test_a_speaker_is_the_same_where_the_mentions_share_their_place() -> None:
    told = {"speaker_start": 16, "speaker_end": 26}
    assert same_speaker(quote("Nobody", "she", **told), quote("Nobody", "he", **told))


def test_a_full_name_is_compared_without_articles_titles_and_capitals() -> None:
    gold = quote("Nobody", speaker_name="The Harbour Board")
    assert same_name(gold, {"speaker_name": "harbour board"})
    assert same_name({"speaker_name": "Dr. Ada Quill"}, {"speaker_name": "Ada Quill"})
    assert not same_name(gold, {"speaker_name": None})


def test_figures_count_quotes_speakers_and_both() -> None:
    gold = [GATES | {"speaker_name": "Ada Quill"}, PARTS]
    found = [GATES | {"speaker_name": "Ada Quill"}, quote("They are old", "Quill"), quote("Nobody knew")]
    told = figures([article(gold, found)])
    overlap = told.overlap[ALL]
    assert overlap.precision == pytest.approx(2 / 3)
    assert overlap.recall == 1.0
    assert told.exact[ALL].recall == 0.5
    assert (told.speaker[ALL].right, told.speaker[ALL].of) == (1, 2)
    assert (told.resolved[ALL].right, told.resolved[ALL].of) == (1, 1)
    assert told.end_to_end.f1 == pytest.approx(0.4)


def test_nothing_found_in_nothing_is_no_division_by_zero() -> None:
    assert figures([article([], [])]).overlap[ALL].f1 == 0.0


def test_errors_are_told_in_the_order_of_the_text() -> None:
    gold = [GATES, PARTS]
    found = [GATES | {"speaker_text": "Marsh"}, quote("Nobody knew")]
    told = errors(article(gold, found), frozenset(("missed", "false", "speaker", "edges")))
    assert [error.what for error in told] == ["speaker", "missed", "false"]


def test_wrong_edges_are_told_where_they_are_asked_for() -> None:
    compared_one = article([PARTS], [quote("They are old", "Marsh")])
    assert [error.what for error in errors(compared_one, frozenset(("edges",)))] == ["edges"]
    assert errors(compared_one, frozenset(("missed", "false", "speaker"))) == []


def test_halves_share_no_article_and_leave_none_out() -> None:
    data = DataSet("a", [{"id": str(number)} for number in range(5)])
    halves = [data.half(half).articles for half in ("even", "odd")]
    assert sorted(one["id"] for half in halves for one in half) == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a", "text": "b"}', '{"id": "a", "text": "b", "quotes": [{}]}'])
def test_a_line_that_is_no_article_is_told_by_its_place(tmp_path: Path, line: str) -> None:
    file = tmp_path / "data.jsonl"
    file.write_text('{"id": "a", "text": "b", "quotes": []}\n' + line + "\n")
    with pytest.raises(Unusable, match=r"data\.jsonl, line 2: each line must be"):
        list(lines(file))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cannot be read"):
        data_sets([tmp_path / "none.jsonl"])


def test_doubling_measures_four_sizes() -> None:
    found = doubling("tiny", "Er sagte, sie sei da. ", "de", passes=1, shortest=50)
    assert len(found.seconds) == 4
    assert Doubling("x", 1, (1.0, 2.0, 4.0, 8.0)).mean == pytest.approx(2.0)


@pytest.mark.skipif(not SCORER.exists(), reason="the reference scorer lies in ../shared, which is not here")
def test_the_reference_scorer_gives_the_same_figures() -> None:
    (data,) = [found for found in data_sets([DEVELOPMENT]) if found.name == DEVELOPMENT.stem]
    articles = [compared(one) for one in data.articles]
    assert differ(beside(SCORER, data, articles, figures(articles))) == []
