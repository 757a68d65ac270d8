"""Which plain texts are transcripts, and which only have colons."""

import pytest

from factdb.extract.document import read_document

PROSE = "The council of Wendel met on Thursday night and talked for two hours about the sluice and its costs."
DEUTSCH = "Der Rat von Wendel hat am Donnerstag zwei Stunden lang über das Wehr und seine Kosten gesprochen."


@pytest.mark.parametrize(
    "text",
    [
        "ADA BERG: The sluice stays open.\n\nBO LIND: Until when?",
        "Ada Berg: The sluice stays open.\nBo Lind: Until when is that?\nAda Berg: Until June.",
        "Q: Who pays for the sluice?\n\nA: Nobody knows.",
        "Frage: Wer zahlt das neue Wehr?\n\nAntwort: Das Land.\n\nFrage: Alles?\n\nAntwort: Ja.",
        "BERG: We met.\n\nWe talked for long.\n\nBERG: We left.\n\nNobody came.\n\nBERG: That is all.\n\nLIND: Yes.",
        f"{PROSE}\n\nAda Berg: Is it open now?\n\nBo Lind: It is.\n\nAda Berg: Good.\n\nBo Lind: Is it?",
        "Ada:\nThe sluice stays open now.\n\nBen:\nUntil when?\n\nAda:\nUntil June.",
        "[00:00:01] Ada Berg: The sluice stays open.\n[00:00:05] Bo Lind: Until when?\n[00:01:00] Ada Berg: June.",
        "Ada Berg (00:01): The sluice stays open.\n\nBo Lind (00:04): Until when?\n\nAda Berg (00:06): June.",
        "Анна Берг: Шлюз открыт до июня.\n\nБорис Линд: А потом?\n\nАнна Берг: Не знаю.",
        "王小明：水闸六月以前一直开着。\n\n李雷：然后呢？\n\n王小明：不知道。",
    ],
)
def test_turns_with_names_are_a_transcript(text: str) -> None:
    assert read_document(text.encode(), name="a.txt").transcript


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"{PROSE}\n\nAda Berg: „Wir haben das geprüft.“\n\n{PROSE}\n\n{PROSE}\n\nBo Lind: „Ich nicht.“\n\n{PROSE}",
        "\n\n".join(
            [PROSE, PROSE, "Q: Who pays?", "A: Nobody.", "Q: Why?", "A: No money.", PROSE, PROSE, PROSE, PROSE]
        ),
        f"{DEUTSCH}\n\nBote: Hält der Damm?\n\nKestner: Ja, er hält.\n\nBote: Und dann?\n\nKestner: Wir bauen.\n\n"
        f"{DEUTSCH}\n\n{DEUTSCH}\n\nHintergrund: Der Damm ist alt.\n\n{DEUTSCH}",
        f"Datum: 3. Mai 2024\nOrt: Wendel\nThema: Wehr\nTeilnehmer: Ada Berg, Bo Lind\n\n{DEUTSCH}",
        "Datum: 3. Mai\nOrt: Wendel\n\nDatum: 4. Mai\nOrt: Leuvra\n\nDatum: 5. Mai\nOrt: Kranhausen",
        "Zutaten: Mehl, Wasser und Salz.\n\nTeig: Alles gut verrühren.\n\nBelag: Äpfel schälen.\n\nTipp: Kalt stellen.",
        "Montag: Es regnet den ganzen Tag.\n\nDienstag: Es bleibt trocken.\n\nMontag: Es regnet wieder lange.",
        "Widder\n\nLiebe: Ein guter Tag für Sie.\n\nBeruf: Es wird nicht leicht.\n\nStier\n\nLiebe: Warten Sie.\n\n"
        "Beruf: Sie kommen gut voran.",
        "http://a.example\n\nhttps://b.example\n\nmailto:c@d.example",
        "First Day: We walked to the weir.\n\nSecond Day: We slept.\n\nThird Day: We went home.",
        "Romeo Dam: 12 m\nWendel Weir: 3 m\nLeuvra Lock: 4 m\nWendel Weir: 5 m",
        "Er sagte: Das Wehr ist offen.\n\nSie sagte: Das Wehr ist zu.\n\nEr sagte: Das Wehr ist offen.",
        "12:30: The session opens with a vote.\n\n12:45: The vote is over.\n\n13:00: Lunch is served.",
        "Note: This is a draft.\n\nNote: It may change.\n\nNote: It is not for print.",
    ],
)
def test_what_only_has_colons_is_none(text: str) -> None:
    assert read_document(text.encode(), name="a.txt").transcript is None


def test_a_page_and_markdown_may_be_transcripts_too() -> None:
    turns = [("Ada Berg", "Is the sluice open?"), ("Bo Lind", "It is, and it stays so.")] * 3
    markdown = "# Talk at the weir\n\n" + "\n".join(f"**{name}:** {words}  " for name, words in turns)
    page = "".join(f"<p><strong>{name}:</strong> {words}</p>" for name, words in turns)
    for text, name in ((markdown, "a.md"), (f"<html><body><h1>Talk at the weir</h1>{page}</body></html>", "a.html")):
        document = read_document(text.encode(), name=name)
        assert document.transcript
        assert len(document.transcript.turns) == 6
        assert document.title == "Talk at the weir"
        assert document.text.startswith("Ada Berg: Is the sluice open?\n\nBo Lind: It is")


def test_what_a_page_states_goes_before_the_head() -> None:
    text = "---\ntitle: At the weir\ndate: 2024-05-04\n---\n3 May 2024\n\nADA BERG: It is open.\n\nBO LIND: Is it now?"
    document = read_document(text.encode(), name="a.md")
    assert (document.title, document.published and document.published.edtf) == ("At the weir", "2024-05-04")
    assert "3 May" not in document.text
