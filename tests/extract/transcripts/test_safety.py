"""Any text is taken as a transcript or not, spans lie inside it, and the work grows no faster than its length."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.errors import BadInput
from factdb.extract import Extraction, extract
from factdb.extract.document import Document, read_document
from factdb.rules.anchors import exact
from tests.extract.test_safety import calls

TIMING = "00:00:01.000 --> 00:00:02.000\n"
PIECES = st.sampled_from(
    [
        *(
            "ADA BERG: ",
            "Bo Lind: ",
            "Q: ",
            "A: ",
            "DR. X: ",
            "Sen. Y (D-OH): ",
            "Participants: ",
            "[applause]",
            "(Musik)",
        ),
        *(
            "It is open. ",
            "Why? ",
            "\n",
            "\n\n",
            ":",
            "：",
            ">> ",
            "- ",
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            "…",
            "♪",
            "ẞ",
            "ǅ",
            "ﷺ",
        ),
        *(TIMING, "<v Ada>", "</v>", "<", "1\n", "&amp;", "İ", "\u2028", "王小明：", "[00:01] "),
    ]
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.vtt", "a.srt"])


def read(text: str, name: str, language: str | None = "en") -> tuple[Document, Extraction] | None:
    try:
        document = read_document(text.encode(errors="replace"), name=name)
    except BadInput:
        return None
    title, published = document.title, document.published
    return document, extract(
        document.text, language=language, title=title, published=published, transcript=document.transcript
    )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join), NAMES, st.sampled_from(["en", "de", "ig"]))
def test_any_text_is_taken_and_spans_match_it(text: str, name: str, language: str) -> None:
    head = (
        "WEBVTT\n\n" + TIMING
        if name == "a.vtt"
        else "1\n" + TIMING
        if name == "a.srt"
        else "Q: It is so.\n\nA: Yes.\n\n"
    )
    result = read(head + text, name, language)
    if result is None:
        return
    document, found = result
    for quote in found.quotes:
        assert quote.text == exact(document.text, quote.spans)
        assert (quote.start, quote.end) == (quote.spans[0][0], quote.spans[-1][1])
        assert quote.mention is None or quote.mention.text == document.text[quote.mention.start : quote.mention.end]
        assert quote.time is None or quote.time[1] is None or quote.time[0] <= quote.time[1]
    for speaker in found.speakers:
        assert speaker.name.strip()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "head", "piece"),
    [
        ("a.txt", "", "JANE HALE: We are here.\n\nQ: Why?\n\n"),
        ("a.txt", "", "{0} Smith: I am here now.\n\n{0} Smith: Yes.\n\n"),
        ("a.txt", "", "Q {}: I am here now.\n\n"),
        ("a.txt", "JANE HALE: Hello there you.\n\nQ: Yes.\n\n", "[applause] "),
        ("a.txt", "JANE HALE: Hello there you.\n\nQ: Yes.\n\n", "(("),
        ("a.txt", "JANE HALE: Hello there you.\n\nQ: Yes.\n\n", "A B, c (d) "),
        ("a.txt", "Q: Yes, it is.\n\nA: No.\n\nParticipants: ", "Anna Brandt, mayor, "),
        ("a.vtt", "WEBVTT\n\n", f"{TIMING}Hello\n\n"),
        ("a.vtt", "WEBVTT\n\n", f"{TIMING}<v Jane Hale>Hello\n"),
        ("a.vtt", f"WEBVTT\n\n{TIMING}", "<v "),
        ("a.vtt", f"WEBVTT\n\n{TIMING}", ">> "),
        ("a.vtt", f"WEBVTT\n\n{TIMING}", "- No.\n"),
        ("a.vtt", "WEBVTT\n\n", "NOTE\n\nSTYLE\n\n"),
        ("a.srt", "", f"1\n{TIMING}the same\nlines again\n\n"),
        ("a.srt", TIMING, "[music]\n\n"),
    ],
)
def test_twice_the_text_is_at_most_about_twice_the_work(name: str, head: str, piece: str) -> None:
    def work(times: int) -> int:
        text = head + "".join(piece.format(f"X{number}") for number in range(times))
        return calls(lambda: read(text, name))

    work(10)  # fills the caches
    assert work(1000) < 2.6 * work(500) + 1000


def test_two_hours_are_read_whole() -> None:
    cues = "".join(
        f"{n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}.000 --> {n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}.900\n"
        f"<v Speaker {n // 20 % 2 + 1}>words number {n} of a long talk\n\n"
        for n in range(7200)
    )
    result = read("WEBVTT\n\n" + cues, "a.vtt")
    assert result
    quotes = result[1].quotes
    assert len(quotes) == 360
    assert quotes[-1].time == (7180.0, 7199.9)
