"""WebVTT and SubRip: what is shown becomes paragraphs with speakers and times."""

from pathlib import Path

import pytest

from factdb.errors import BadInput
from factdb.extract.document import Document, read_document
from tests.extract.transcripts.hearing import found_in, speaker

FIXTURES = Path(__file__).parent / "fixtures"
TIMING = "00:00:0{}.000 --> 00:00:0{}.900"


def fixture(name: str) -> Document:
    return read_document((FIXTURES / name).read_bytes(), name=name)


def vtt(*cues: str) -> Document:
    timed = (f"{TIMING.format(number, number)}\n{cue}\n" for number, cue in enumerate(cues, start=1))
    return read_document(("WEBVTT\n\n" + "\n".join(timed)).encode(), name="a.vtt")


def turns(document: Document) -> list[tuple[str | None, str]]:
    return [(speaker(quote), quote.text) for quote in found_in(document).quotes]


def test_voice_tags_become_labels() -> None:
    document = fixture("hearing.vtt")
    assert document.text == (
        "Mayor Ida Rothe: Good morning. Please sit down.\n\nIda Rothe: Mr. Lund, the floor is yours.\n\n"
        "Per Lund: Thank you. [applause] The dam holds — for now."
    )
    assert turns(document) == [
        ("Ida Rothe", "Good morning. Please sit down."),
        ("Ida Rothe", "Mr. Lund, the floor is yours."),
        ("Per Lund", "Thank you. The dam holds — for now."),
    ]


def test_a_turn_knows_when_it_was_spoken() -> None:
    quotes = found_in(fixture("hearing.vtt")).quotes
    assert [quote.time for quote in quotes] == [(1.0, 3.0), (3.0, 6.0), (4.5, 9.0)]
    assert quotes[2].trace == ("transcript turn", "parts joined", "name in the label", "spoken at 0:00:04.5–0:00:09")


def test_subrip_with_all_its_mess() -> None:
    document = fixture("rat.srt")
    assert document.media_type == "application/x-subrip"
    assert document.text == (
        "(Musik)\n\nSPRECHERIN: Der Rat von Wendel tagt heute zum dritten Mal.\n\n"
        "DR. KESTNER: Wir haben den Damm geprüft & freigegeben. [Applaus] Das war nötig.\n\n"
        "Und die Kosten?\n\nSpäter.\n\nDR. KESTNER: Die Kosten trägt das Land."
    )
    assert [who for who, _ in turns(document)] == ["SPRECHERIN", "Dr. Kestner", None, None, "Dr. Kestner"]
    assert found_in(document).quotes[-1].time == (360017.5, 360019.0)


def test_rolling_captions_are_read_once() -> None:
    document = fixture("rolling.vtt")
    assert document.text == "good evening everyone we open the sluice in June\n\nwho pays [Music]"
    assert document.language == "en"
    assert document.notes == ("the captions name no speakers",)


def test_what_is_said_twice_stays() -> None:
    assert turns(vtt("JANE HALE: No.", "No.", "It leaks badly now.")) == [("Jane Hale", "No. No. It leaks badly now.")]


def test_two_voices_may_say_the_same() -> None:
    assert turns(vtt("<v Ada>We were not asked.", "<v Bo>We were not asked.")) == [
        ("Ada", "We were not asked."),
        ("Bo", "We were not asked."),
    ]


def test_captions_that_overlap_are_put_in_order() -> None:
    text = "WEBVTT\n\n00:03.000 --> 00:04.000\ntwo\n\n00:01.000 --> 00:03.500\nKAI: One,\n"
    assert turns(read_document(text.encode())) == [("Kai", "One, two")]


def test_an_untagged_cue_among_tagged_ones_is_nobodys() -> None:
    assert turns(vtt("<v Ada>One.", "Two.", "<v Ada>Three.")) == [("Ada", "One."), (None, "Two."), ("Ada", "Three.")]


def test_marks_of_change_without_names_part_turns() -> None:
    assert turns(vtt(">> Is it open?", ">> It is.", "As ever. >> Good.")) == [
        (None, "Is it open?"),
        (None, "It is. As ever."),
        (None, "Good."),
    ]


def test_a_dash_in_the_middle_of_a_sentence_is_no_dialogue() -> None:
    assert turns(vtt("KAI: We tested it", "- twice, in fact -", "and it held.")) == [
        ("Kai", "We tested it - twice, in fact - and it held.")
    ]


def test_a_label_at_a_line_that_a_sentence_only_happens_to_have_is_none() -> None:
    assert turns(vtt("KAI: We saw it in", "New York: it was cold.")) == [("Kai", "We saw it in New York: it was cold.")]


def test_without_any_mark_each_stretch_of_speech_is_a_quote_of_nobody() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nThe dam holds.\n\n2\n00:00:09,000 --> 00:00:10,000\nFor now.\n"
    document = read_document(text.encode(), name="a.srt")
    assert turns(document) == [(None, "The dam holds."), (None, "For now.")]
    assert found_in(document).quotes[0].trace == ("transcript turn", "no label", "spoken at 0:00:01–0:00:02")


def test_text_in_angle_brackets_that_is_no_tag_stays() -> None:
    assert vtt("KAI: 3 < 5 &lt; 7 & so on").text == "KAI: 3 < 5 < 7 & so on"


@pytest.mark.parametrize(
    ("start", "name", "media_type", "expected"),
    [
        ("WEBVTT\n\n", None, None, "text/vtt"),
        ("\ufeffWEBVTT - Talk\n\n", "a.txt", None, "text/vtt"),
        ("", "a.vtt", None, "text/vtt"),
        ("", None, "text/vtt; charset=utf-8", "text/vtt"),
        ("1\n", None, None, "application/x-subrip"),
        ("1\r\n", "a.txt", "text/plain", "application/x-subrip"),
        ("", "a.SRT", None, "application/x-subrip"),
        ("", None, "application/x-subrip", "application/x-subrip"),
    ],
)
def test_captions_are_declared_named_or_seen(
    start: str, name: str | None, media_type: str | None, expected: str
) -> None:
    text = f"{start}00:00:01.000 --> 00:00:02.000\nKAI: It holds."
    document = read_document(text.encode(), name=name, media_type=media_type)
    assert (document.media_type, document.text) == (expected, "KAI: It holds.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("00:00:01,000 -> 00:00:02,000", "Line 3"),
        ("00:00:01,000 --> ", "Line 3"),
        ("--> 00:00:02,000", "Line 3"),
        ("00:00:01,000 --> later", "Line 3"),
        ("00:99:01,000 --> 00:99:02,000", "Line 3"),
        ("It flows from A --> B", "Line 3"),
        ("no time at all", "no time codes"),
    ],
)
def test_a_broken_time_code_is_told_with_its_line(line: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as error:
        read_document(f"WEBVTT\n\n{line}\nHello.".encode(), name="a.vtt")
    assert "00:01:02.345 --> 00:01:04.000" in (error.value.hint or "")
    assert error.value.path == ("data",)


def test_captions_without_words_are_refused() -> None:
    with pytest.raises(BadInput, match="no text"):
        vtt("", " ")


def test_a_blank_line_inside_a_cue_loses_nothing() -> None:
    assert vtt("KAI: It holds.\n\nFor now.").text == "KAI: It holds. For now."


def test_where_most_captions_have_a_label_one_that_comes_once_is_a_voice_too() -> None:
    assert turns(vtt("Ada Berg: It is open.", "Ada Berg: I think.", "Bo Lind: It is.", "Ada Berg: Good.")) == [
        ("Ada Berg", "It is open. I think."),
        ("Bo Lind", "It is."),
        ("Ada Berg", "Good."),
    ]
