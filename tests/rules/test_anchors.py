import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import BadInput
from factdb.rules.anchors import check_spans, context, exact, from_utf16, to_utf16
from factdb.rules.locating import locate
from factdb.rules.vocabulary import AnchorState

TEXT = (
    "Der Hafen bleibt offen. „Wir schließen keine Mole“, sagte Ines Brandt, „und auch keinen Kai“. "
    "Danach schwieg sie lange."
)
WORDS = "Wir schließen keine Mole"
START = TEXT.index(WORDS)
END = START + len(WORDS)
PREFIX, SUFFIX = context(TEXT, START, END)


def find(text: str, *parts: str) -> tuple[AnchorState, str]:
    found = locate(text, parts or (WORDS,), prefix=PREFIX, suffix=SUFFIX, start=START)
    return found.state, exact(text, found.spans) if found.spans else ""


def test_the_context_is_what_stands_on_either_side() -> None:
    assert context(TEXT, START, END, 5) == ("en. „", "“, sa")
    assert context(TEXT, 0, len(TEXT)) == ("", "")


def test_the_words_of_a_split_quote_are_joined() -> None:
    second = TEXT.index("und auch")
    assert exact(TEXT, [(START, END), (second, second + 19)]) == "Wir schließen keine Mole und auch keinen Kai"


@pytest.mark.parametrize("spans", [[], [(-1, 3)], [(3, 3)], [(0, len(TEXT) + 1)], [(5, 9), (8, 12)], [(5, 9), (1, 3)]])
def test_spans_that_do_not_fit_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(BadInput) as error:
        check_spans(TEXT, spans)
    assert error.value.path[0] == "spans"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_offsets_go_to_utf16_and_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = to_utf16(text, offset)
    assert units == len(text[:offset].encode("utf-16-le")) // 2
    assert from_utf16(text, units) == offset


def test_half_an_emoji_is_no_offset() -> None:
    assert from_utf16("a🙂b", 3) == 2
    with pytest.raises(BadInput, match="middle of a character"):
        from_utf16("a🙂b", 2)
    with pytest.raises(BadInput, match="outside the text"):
        from_utf16("a🙂b", 5)
    with pytest.raises(BadInput, match="outside the text"):
        to_utf16("a🙂b", 4)


def test_an_unchanged_text_keeps_its_quotes() -> None:
    assert find(TEXT) == (AnchorState.KEPT, WORDS)
    assert find(TEXT, WORDS, "und auch keinen Kai")[0] is AnchorState.KEPT


def test_a_paragraph_put_in_front_moves_a_quote() -> None:
    assert find("Neu: die Lage am Morgen. " + TEXT) == (AnchorState.MOVED, WORDS)
    assert find("Neu: die Lage. " + TEXT, WORDS, "und auch keinen Kai")[0] is AnchorState.MOVED


def test_of_several_places_the_one_with_the_old_context_is_taken() -> None:
    text = f"„{WORDS}“, stand auf Plakaten. {TEXT}"
    found = locate(text, [WORDS], prefix=PREFIX, suffix=SUFFIX, start=START)
    assert (found.state, found.start) == (AnchorState.MOVED, text.rindex(WORDS))


def test_of_several_places_without_context_none_is_taken() -> None:
    text = f"„{WORDS}“ hier, „{WORDS}“ dort."
    assert find(text) == (AnchorState.CHANGED, WORDS)


def test_few_words_elsewhere_are_not_believed_without_their_context() -> None:
    found = locate(
        "Sie wollte Ruhe. Nachts war Stille am Hafen.",
        ["Stille"],
        prefix="jetzt brauche es „",
        suffix="“, so der Rat",
        start=5,
    )
    assert found.state is AnchorState.CHANGED


def test_a_word_inside_another_is_not_that_word() -> None:
    found = locate("Die Stillegung der Bahn beginnt.", ["Still"], prefix="Die ", suffix="egung", start=4)
    assert found.state is AnchorState.GONE


def test_altered_words_are_shown_by_their_context() -> None:
    assert find(TEXT.replace(WORDS, "Wir schließen vorerst nichts")) == (
        AnchorState.CHANGED,
        "Wir schließen vorerst nichts",
    )


def test_altered_words_in_a_new_context_are_shown_by_their_likeness() -> None:
    words = "Wir werden in diesem Jahr keine einzige Mole am alten Hafen schließen"
    text = "Ganz anders. Wir werden in diesem Jahr keine Mole am alten Hafen schließen, hieß es nun."
    found = locate(text, [words], prefix="x" * 32, suffix="y" * 32, start=400)
    assert found.state is AnchorState.CHANGED
    assert "keine Mole am alten Hafen schließen" in text[found.start : found.end]


def test_words_that_only_look_alike_are_gone() -> None:
    assert find("Im Hafen war es still, und niemand sagte etwas über Wege und Straßen.") == (AnchorState.GONE, "")
    assert find("") == (AnchorState.GONE, "")


@given(st.text("ab „“.\n", max_size=60), st.text("ab ", min_size=1, max_size=5), st.integers(-5, 80))
def test_what_is_kept_or_moved_is_always_the_exact_wording(text: str, words: str, start: int) -> None:
    found = locate(text, [words], prefix="a b a b a", suffix=" b", start=start)
    if found.state in (AnchorState.KEPT, AnchorState.MOVED):
        assert exact(text, found.spans) == words


@pytest.mark.slow
def test_a_hostile_text_takes_bounded_time() -> None:
    text = "a " * 500_000
    assert locate(text, ["a a a a"], prefix="a " * 16, suffix=" a" * 16, start=1).state is not AnchorState.GONE
    assert locate(text, ["b c d e f g"], prefix="a " * 16, suffix=" z" * 16, start=1).state is AnchorState.GONE
