"""Labels become speakers: full names, roles, nobody where the text names nobody."""

import pytest

from factdb.extract import SpeakerCandidate
from factdb.rules.vocabulary import SpeakerKind
from tests.extract.transcripts.hearing import heard, speakers

ASK = "Q: Why?\n\n"


def first(text: str, language: str = "en") -> SpeakerCandidate:
    speaker = heard(text, language=language).quotes[0].speaker
    assert speaker
    return speaker


def roles(speaker: SpeakerCandidate) -> list[tuple[str, str | None]]:
    return [(role.title, role.organization) for role in speaker.roles]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ADA BERG", "Ada Berg"),
        ("ADA O'NEIL-BERG", "Ada O'Neil-Berg"),
        ("ADA MCKAY", "Ada McKay"),
        ("ADA VON DER BERG", "Ada von der Berg"),
        ("ÅSA ÖBERG", "Åsa Öberg"),
        ("Ada Berg", "Ada Berg"),
        ("DR. BERG", "Dr. Berg"),
        ("MS. BERG", "Ms. Berg"),
        ("MAYOR ADA BERG", "Ada Berg"),
    ],
)
def test_names_are_written_as_names(label: str, name: str) -> None:
    assert first(f"{label}: It is open.\n\n{ASK}{label}: It is.").name == name


@pytest.mark.parametrize(
    ("label", "name", "expected"),
    [
        ("Sen. Ada Berg (D-OH)", "Ada Berg", [("Sen.", None), ("D-OH", None)]),
        ("Ada Berg, mayor of Wendel", "Ada Berg", [("mayor", "Wendel")]),
        ("ADA BERG, CNN ANCHOR", "Ada Berg", [("CNN ANCHOR", None)]),
        ("Ada Berg, Sprecherin des Amtes", "Ada Berg", [("Sprecherin", "Amtes")]),
        ("VICE PRESIDENT BERG", "Berg", [("Vice President", None)]),
        ("Bürgermeisterin Ada Berg", "Ada Berg", [("Bürgermeisterin", None)]),
    ],
)
def test_offices_become_roles(label: str, name: str, expected: list[tuple[str, str | None]]) -> None:
    speaker = first(f"{label}: It is open.\n\n{ASK}{label}: It is.")
    assert (speaker.name, roles(speaker)) == (name, expected)


def test_roles_of_one_label_hold_for_all_turns() -> None:
    found = heard("SEN. ADA BERG (D-OH): It is open.\n\nQ: Two?\n\nBERG: Three.")
    assert found.quotes[0].speaker == found.quotes[2].speaker


@pytest.mark.parametrize(
    "head",
    [
        "Participants: Dr. Ida Berg, head of the office; Bo Lind (mayor)",
        "Teilnehmer: Ida Berg, Leiterin des Amtes, Bo Lind",
        "In attendance: Ida Berg and Bo Lind",
        "Hearing on the weir\n\nPresent:\n\n- Ida Berg, head of the office\n- Bo Lind",
        "Anwesend: Ida Berg und Bo Lind",
    ],
)
def test_a_list_of_those_present_gives_full_names(head: str) -> None:
    assert speakers(f"{head}\n\nBERG: It is open.\n\nLIND: Is it?\n\nBERG: Yes.") == ["Ida Berg", "Bo Lind", "Ida Berg"]


def test_the_list_stays_in_the_text_and_gives_roles_their_places() -> None:
    text = "Participants: Dr. Ida Berg, head of the office; Bo Lind\n\nBERG: It is open.\n\nLIND: Is it?\n\nBERG: Yes."
    role = first(text).roles[0]
    assert (text[role.start : role.end], role.title, role.organization) == ("head of the office", "head", "office")


def test_where_two_bear_a_name_it_stays_as_it_is() -> None:
    text = "Participants: Ida Berg; Ole Berg\n\nBERG: It is open.\n\nIDA BERG: Is it?\n\nBERG: Yes."
    assert speakers(text) == ["Berg", "Ida Berg", "Berg"]


def test_initials_and_first_names_are_those_of_one_person() -> None:
    text = "Participants: Ida Berg; Bo Lind\n\nIB: It is open.\n\nBO: Is it?\n\nIB: Yes."
    assert speakers(text) == ["Ida Berg", "Bo Lind", "Ida Berg"]


def test_an_office_in_the_head_names_its_holder() -> None:
    text = "Moderator: Ida Berg\n\nMODERATOR: Welcome to all of you.\n\nBO LIND: Thank you.\n\nQUESTION: Who pays?"
    found = heard(text)
    assert [quote.speaker and quote.speaker.name for quote in found.quotes] == ["Ida Berg", "Bo Lind", "QUESTION"]
    assert roles(found.speakers[0]) == [("Moderator", None)]


@pytest.mark.parametrize(
    "label",
    [
        "Q",
        "QUESTION",
        "FRAGE",
        "ANTWORT",
        "MODERATOR",
        "REPORTER",
        "UNIDENTIFIED MALE",
        "SPRECHER 1",
        "Speaker 2",
        "CROWD",
    ],
)
def test_labels_that_name_nobody_stay_as_they_are(label: str) -> None:
    quote = heard(f"{label}: It is open.\n\nADA BERG: Is it?\n\n{label}: Yes.").quotes[0]
    assert quote.anonymous
    assert quote.speaker == SpeakerCandidate(label, SpeakerKind.UNNAMED)


def test_an_office_alone_is_its_holder_where_the_head_names_one() -> None:
    talk = "THE PRESIDENT: It is open.\n\nADA BERG: Is it?\n\nTHE PRESIDENT: Yes."
    assert heard(talk).quotes[0].anonymous
    assert speakers(f"Participants: Ida Rothe, President; Bo Lind\n\n{talk}")[0] == "Ida Rothe"


def test_who_asks_and_answers_is_taken_where_the_text_says_so() -> None:
    talk = "FRAGE: Wer zahlt?\n\nANTWORT: Das Land zahlt alles.\n\nFRAGE: Alles?\n\nANTWORT: Ja."
    asked = f"Interview mit Ida Berg\n\n{talk}\n\nDas Interview führte Bo Lind."
    assert speakers(asked, "de") == ["Bo Lind", "Ida Berg", "Bo Lind", "Ida Berg"]
    assert speakers(talk, "de") == ["FRAGE", "ANTWORT", "FRAGE", "ANTWORT"]


def test_an_introduction_gives_full_names_and_roles() -> None:
    intro = "Mayor Ida Berg and the farmer Bo Lind spoke about the weir on Thursday in the town hall of Wendel."
    found = heard(f"{intro}\n\nBerg: It is open now and stays so.\n\nLind: Is it?\n\nBerg: Yes, of course it is.")
    assert [speaker.name for speaker in found.speakers][:2] == ["Ida Berg", "Bo Lind"]
    assert roles(found.speakers[0]) == [("Mayor", None)]


def test_somebody_of_the_same_name_whom_a_speaker_mentions_is_another() -> None:
    talk = "BERG: My brother John Berg built the weir.\n\nLIND: Did he?\n\nBERG: Yes."
    assert speakers(talk)[0] == "Berg"
    assert speakers(talk.replace("My brother", "I am"))[0] == "John Berg"


def test_an_outlet_in_capitals_among_names_is_an_organisation() -> None:
    talk = "BOTE: Frau Berg, wer zahlt?\n\nBerg: Das Land.\n\nBOTE: Alles?\n\nBerg: Ja."
    found = heard(f"Interview mit Ida Berg\n\n{talk}", language="de")
    assert [(one.name, one.kind) for one in found.speakers] == [
        ("BOTE", SpeakerKind.ORGANIZATION),
        ("Ida Berg", SpeakerKind.PERSON),
    ]


def test_how_somebody_is_heard_is_no_role() -> None:
    talk = "ADA BERG, ANCHOR (voice-over): It is open.\n\nBERG (on camera): It is.\n\nBO LIND (lacht): Ja."
    found = heard(talk)
    assert [(one.name, roles(one)) for one in found.speakers] == [("Ada Berg", [("ANCHOR", None)]), ("Bo Lind", [])]


def test_the_letters_of_a_record_need_no_colon() -> None:
    record = "Q. Did you see the weir?\n\nA. I did, yes.\n\nQ. When?\n\nA. In May."
    assert speakers(record) == ["Q", "A", "Q", "A"]
    briefing = "MS. BERG: The weir is open.\n\nQ Thank you. Who pays?\n\nMS. BERG: The state."
    assert speakers(briefing) == ["Ms. Berg", "Q", "Ms. Berg"]
    initial = "ADA BERG: It is open.\n\nA. Smith built it.\n\nBO LIND: I see."
    assert speakers(initial) == ["Ada Berg", "Bo Lind"]


def test_a_moderator_is_who_has_the_moderation() -> None:
    talk = "MODERATORIN: Guten Abend an alle.\n\nBO LIND: Danke.\n\nMODERATORIN: Bitte."
    assert speakers(f"Moderation: Ida Berg\n\n{talk}", "de") == ["Ida Berg", "Bo Lind", "Ida Berg"]


def test_an_introduction_gives_full_names_in_any_language() -> None:
    talk = "Kocsis: A gát biztosan kitart.\n\nBOTE: És utána?\n\nKocsis: Majd meglátjuk, mi lesz.\n\nBOTE: Köszönjük."
    found = heard(
        f"A gátról, a vízről és a pénzről beszélgettünk a hivatalban: Ida Kocsis vezeti.\n\n{talk}", language="hu"
    )
    assert found.speakers[0].name == "Ida Kocsis"


def test_the_publisher_is_no_person() -> None:
    text = "---\npublisher: Wendeler Bote\n---\nBote: Frau Berg, wer zahlt?\n\nIda Berg: Das Land.\n\nBote: Alles?"
    found = heard(text, name="a.md", language="de")
    assert found.speakers[0] == SpeakerCandidate("Bote", SpeakerKind.ORGANIZATION)
