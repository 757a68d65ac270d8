"""Each turn is one direct quote, at its exact place."""

from pathlib import Path

import pytest

from factdb.extract.document import read_document
from factdb.rules.vocabulary import Fidelity, Mode
from tests.extract.transcripts.hearing import found_in, heard, speaker, turns

TALK = "ADA BERG: The sluice stays open.\n\nBO LIND: Until when?\n\nADA BERG: Until June.\n\n"


def test_a_turn_is_a_direct_quote_with_its_speaker() -> None:
    document = read_document(TALK.encode(), name="a.txt")
    first, second, third = found_in(document).quotes
    assert document.text[first.start : first.end] == first.text == "The sluice stays open."
    assert (first.mode, first.fidelity, first.cue, first.anonymous) == (Mode.DIRECT, Fidelity.VERBATIM, None, False)
    assert first.mention
    assert document.text[first.mention.start : first.mention.end] == first.mention.text == "ADA BERG"
    assert first.speaker == third.speaker
    assert first.trace == ("transcript turn", "name in the label")
    assert [quote.text for quote in (second, third)] == ["Until when?", "Until June."]


def test_a_turn_goes_on_over_paragraphs() -> None:
    text = "ADA BERG: One.\n\nTwo, and a “quote” inside.\n\nBO LIND: He told me 'no'.\n\nADA BERG: Three."
    first, second, _ = heard(text).quotes
    assert (first.text, len(first.spans)) == ("One.\n\nTwo, and a “quote” inside.", 1)
    assert second.text == "He told me 'no'."


def test_stage_notes_and_labels_part_a_turn() -> None:
    text = f"{TALK}BO LIND: We tested [applause] it.\n\n(Laughter.)\n\nBO LIND: Twice (that is true). (LAUGHS)"
    quote = heard(text).quotes[-1]
    assert quote.text == "We tested it. Twice (that is true)."
    assert len(quote.spans) == 3
    assert quote.trace[1] == "parts joined"


@pytest.mark.parametrize(
    ("words", "fidelity"),
    [
        ("We tested [inaudible] twice.", Fidelity.ELIDED),
        ("We tested […] twice.", Fidelity.ELIDED),
        ("We tested... well, twice.", Fidelity.VERBATIM),
        ("We tested [the dam] twice.", Fidelity.VERBATIM),
    ],
)
def test_only_marked_gaps_are_omissions(words: str, fidelity: Fidelity) -> None:
    assert heard(f"{TALK}BO LIND: {words}").quotes[-1].fidelity is fidelity


def test_sounds_alone_are_no_turn() -> None:
    assert turns(f"{TALK}BO LIND: [laughs]")[2:] == [("Ada Berg", "Until June.")]


def test_what_an_editor_adds_at_the_end_is_nobodys() -> None:
    assert turns(f"{TALK}The sluice was built in 1912.")[-1] == ("Ada Berg", "Until June.")
    assert turns(f"{TALK}It closes then.\n\nBO LIND: So.\n\nReally.\n\nBo Lind grows wheat.\n\nEND 10:30 A.M. EDT")[
        -1
    ] == (
        "Bo Lind",
        "So.\n\nReally.",
    )


def test_a_colon_in_a_turn_makes_no_speaker() -> None:
    text = f"{TALK}BO LIND: Good.\n\nMy point: it leaks.\n\nLast question: who pays?"
    assert turns(text)[-1] == ("Bo Lind", "Good.")  # and not to a speaker called "My point"
    text = f"{TALK}BO LIND: Good.\n\nMy point: it leaks.\n\nADA BERG: I see."
    assert turns(text)[-2] == ("Bo Lind", "Good.\n\nMy point: it leaks.")


def test_times_beside_labels_are_those_of_the_turns() -> None:
    text = "[00:00:05] ADA BERG: One.\n\n00:01:10 BO LIND: Two.\n\n"
    text += "ADA BERG (1:00:00.5): Three.\n\nBO LIND: [1:00:02] Four is it."
    quotes = heard(text).quotes
    assert [quote.time for quote in quotes] == [(5.0, 70.0), (70.0, 3600.5), (3600.5, 3602.0), (3602.0, None)]
    assert [quote.text for quote in quotes] == ["One.", "Two.", "Three.", "Four is it."]
    assert quotes[2].trace[-1] == "spoken at 1:00:00.5–1:00:02"


def test_wrapped_lines_are_joined_again() -> None:
    text = "ADA BERG: The sluice stays open until\nthe end of June, as we\nsaid.\nBO LIND: I see.\nADA BERG: Good."
    assert turns(text)[0] == ("Ada Berg", "The sluice stays open until the end of June, as we said.")


def test_no_language_pack_is_needed() -> None:
    found = heard("Adaeze Obi: Oru amaala.\n\nChidi Eze: Ee.\n\nAdaeze Obi: Daalụ.", language="ig")
    assert [quote.text for quote in found.quotes] == ["Oru amaala.", "Ee.", "Daalụ."]
    assert (found.language, found.notes, found.dates) == ("ig", (), ())


def test_dates_of_a_transcript_are_found_where_there_is_a_pack() -> None:
    found = heard(f"{TALK}BO LIND: We met on 3 May 2024.")
    assert [date.date.edtf for date in found.dates] == ["2024-05-03"]


# --- the head


def test_the_head_tells_occasion_day_and_medium() -> None:
    head = "Press briefing on the sluice\nDate: 3 May 2024\nChannel: Valley Radio\n\n"
    document = read_document((head + TALK).encode(), name="a.txt")
    quote = found_in(document).quotes[0]
    assert (document.title, quote.occasion, quote.medium) == (
        "Press briefing on the sluice",
        "Press briefing",
        "Valley Radio",
    )
    assert quote.said
    assert quote.said.edtf == "2024-05-03"
    assert document.text.startswith("ADA BERG: ")


def test_a_day_without_a_word_for_it_says_no_later_than() -> None:
    quote = heard(f"Interview über das Wehr\n\n3. Mai 2024\n\n{TALK}", language="de").quotes[0]
    assert quote.said
    assert (quote.said.edtf, quote.occasion) == ("../2024-05-03", "Interview")


def test_a_press_briefing_with_all_its_mess() -> None:
    data = (Path(__file__).parents[1] / "document" / "fixtures" / "briefing.txt").read_bytes()
    document = read_document(data, name="briefing.txt")
    found = found_in(document)
    assert document.title == "PRESS BRIEFING ON THE SLUICE"
    assert [(speaker(quote), quote.text) for quote in found.quotes] == [
        ("Bo Lind", "Good morning. Dr. Kestner will begin."),
        (
            "Ida Kestner",
            'Thank you, Bo. The sluice stays open until June. He told me "no" in March, and I kept the letter. '
            "We have tested it twice and it holds.",
        ),
        ("Oscar Quist", "That is not what we heard. Note: I asked in writing."),
        ("QUESTION", "Who pays?"),
        ("UNIDENTIFIED MALE", "Nobody!"),
        ("Ida Kestner", "The state does."),
        ("THE PRESIDENT", "We are grateful."),
        ("Oscar Quist", "Is that so?"),
    ]
    assert [quote.anonymous for quote in found.quotes] == [False, False, False, True, True, False, True, False]


def test_times_of_a_clock_are_no_times_of_a_recording() -> None:
    text = "[14:00:05] ADA BERG: It is open.\n\n[14:00:10] BO LIND: Is it?\n\n[14:00:12] ADA BERG: Yes."
    assert [quote.time for quote in heard(text).quotes] == [None, None, None]


def test_the_record_of_a_parliament() -> None:
    text = (
        "Präsidentin Dr. Ida Berg:\nGuten Morgen. Das Wort hat der Abgeordnete Lind.\n\nBo Lind (ABC):\n"
        "Danke. Der Damm hält.\n\n(Beifall bei der ABC)\n\nEr hält seit 1912.\n\nPräsidentin Dr. Ida Berg:\nDanke sehr."
    )
    assert turns(text, language="de") == [
        ("Ida Berg", "Guten Morgen. Das Wort hat der Abgeordnete Lind."),
        ("Bo Lind", "Danke. Der Damm hält. Er hält seit 1912."),
        ("Ida Berg", "Danke sehr."),
    ]
