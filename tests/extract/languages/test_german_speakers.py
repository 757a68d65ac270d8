"""German: who speaks, under the fullest name the article gives; nobody where two fit."""

import pytest

from factdb.rules.vocabulary import HopKind, SpeakerKind
from tests.extract.reading import only, read, said, speaker

INTRODUCED = "Die Chefunterhändlerin Karla Brandt traf am Montag ein. "


@pytest.mark.parametrize(
    "who",
    ["Brandt", "Karla Brandt", "die Unterhändlerin", "die Diplomatin", "sie"],
)
def test_a_speaker_is_resolved_to_the_full_name(who: str) -> None:
    text = f"{INTRODUCED}„Wir reden weiter“, sagte {who}."
    assert said(text) == [("Wir reden weiter", "Karla Brandt")]


def test_a_role_in_apposition_is_kept_with_its_field() -> None:
    text = "„Wir reden“, sagte Jonas Feld, Beauftragter für Rüstung und Handel. Feld reiste ab."
    found = only(text)
    assert found.speaker
    assert [role.title for role in found.speaker.roles] == ["Beauftragter für Rüstung und Handel"]


def test_a_name_in_apposition_is_the_name_of_the_role() -> None:
    text = "Der Leiter der Behörde, Andreas Huber, widersprach der Ministerin. „Wir reden“, sagte Huber."
    found = read(text).speakers
    assert [(one.name, [role.title for role in one.roles]) for one in found] == [("Andreas Huber", ["Leiter"])]


def test_a_sentence_after_a_cue_without_a_quote_has_its_subject() -> None:
    text = "Karla Brandt forderte China zum Gespräch auf. Der Streit sei zu lösen."
    assert said(text) == [("Der Streit sei zu lösen", "Karla Brandt")]


def test_a_document_speaks_where_es_heisst_names_it() -> None:
    found = only("In einer Mitteilung des Gerichts heißt es, die Brücke sei gesperrt.")
    assert (speaker(found), found.anonymous) == ("einer Mitteilung des Gerichts", True)


def test_whom_the_outlet_relies_on_is_a_link_of_the_chain() -> None:
    text = "Wie die Nachrichtenagentur dpa unter Berufung auf das Ministerium berichtet, ist die Brücke gesperrt."
    found = only(text)
    assert [(hop.kind, hop.name) for hop in found.hops] == [(HopKind.CITED, "Ministerium")]


def test_nobody_is_named_where_two_fit() -> None:
    text = "Minister Jonas Feld und Minister Emil Horn kamen. „Wir reden“, sagte der Minister."
    found = only(text)
    assert (found.speaker, found.mention and found.mention.text) == (None, "der Minister")


def test_a_pronoun_of_the_other_gender_names_nobody() -> None:
    assert said(f"{INTRODUCED}„Wir reden weiter“, sagte er.") == [("Wir reden weiter", None)]


@pytest.mark.parametrize(
    ("who", "name", "kind", "anonymous"),
    [
        ("Das US-Außenministerium", "US-Außenministerium", SpeakerKind.ORGANIZATION, False),
        ("Moskau", "Moskau", SpeakerKind.ORGANIZATION, False),
        ("Ein Sprecher der Polizei", "Ein Sprecher der Polizei", SpeakerKind.UNNAMED, True),
        ("Augenzeugen", "Augenzeugen", SpeakerKind.GROUP, False),
    ],
)
def test_institutions_governments_groups_and_the_unnamed(
    who: str, name: str, kind: SpeakerKind, anonymous: bool
) -> None:
    found = only(f"{who} erklärte, die Lage sei ernst.")
    assert found.speaker
    assert (found.speaker.name, found.speaker.kind, found.anonymous) == (name, kind, anonymous)


def test_an_unnamed_source_is_kept_as_said() -> None:
    found = only("Die Brücke wurde russischen Angaben zufolge gesprengt.")
    assert (speaker(found), found.anonymous) == ("russischen Angaben", True)


def test_who_is_only_talked_about_does_not_speak() -> None:
    text = "Karla Brandt sagte, die Lage sei ernst. Jonas Feld, Berater des Präsidenten, habe schon angerufen."
    assert {name for _, name in said(text)} == {"Karla Brandt"}
    assert not any(quote.hops for quote in read(text).quotes)


def test_whom_the_speaker_heard_it_from_is_a_link_of_the_chain() -> None:
    text = "Karla Brandt traf Jonas Feld. Brandt sagte, Feld habe ihr mitgeteilt, dass die Brücke gesperrt werde."
    found = read(text).quotes[0]
    assert [(hop.kind, hop.name) for hop in found.hops] == [(HopKind.CITED, "Jonas Feld")]


def test_the_occasion_and_the_medium_stand_beside_the_cue() -> None:
    found = only("„Wir reden“, sagte Karla Brandt in einem Interview auf YouTube.")
    assert (found.occasion, found.medium) == ("Interview auf YouTube", "YouTube")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Wir reden“, rief Ulma Drell von der Kette Oldern.", "Ulma Drell"),
        ("„Wir reden“, rief Ulma Drell aus dem Ortsteil Nordkamp.", "Ulma Drell"),
        ("Der Vorsitzende der Kette Oldern, Tjark Drell, kam. „Wir reden“, sagte Drell.", "Tjark Drell"),
        ("„Wir reden“, sagte Drell. Am Montag war Ulma Drell gekommen.", "Ulma Drell"),
        ("Bürgermeister Tjark Drell kam. Laut Drell ist die Brücke gesperrt.", "Tjark Drell"),
        ("Bürgermeister Tjark Drell kam. Das war eine Äußerung Drells. „Wir reden“, sagte Drell.", "Tjark Drell"),
        ("Ministerin Ulma Drell kam. „Wir reden“, sagte die Ministerin am Rande einer Sitzung.", "Ulma Drell"),
        ("Vorstandsvorsitzender Jonas Feld kam. „Wir reden“, sagte der Vorstandschef.", "Jonas Feld"),
        ("Vorstandsvorsitzender Jonas Feld kam. „Wir reden“, sagte der Manager.", "Jonas Feld"),
        ("Oppositionsführer Jonas Feld klagte. „Wir reden“, so der Vorsitzende der Bauernliste.", "Jonas Feld"),
        ("Ulma Drell fragte, wer das bezahle. „Wir reden“, sagte die junge Mutter.", "Ulma Drell"),
        ("Bürgermeister Jonas Feld kam. Nach seinen Worten ist die Brücke gesperrt.", "Jonas Feld"),
        ("Der Verein Kette Oldern warnte. Nach Angaben des Vereins ist die Brücke gesperrt.", "Kette Oldern"),
        ("Nach Angaben des Landesamts ist die Brücke gesperrt.", "Landesamt"),
        ("Die Oldern Chemie gab an, die Brücke sei gesperrt.", "Oldern Chemie"),
        ("Minister Jonas Feld (SPD) kam. „Wir reden“, sagte der SPD-Politiker.", "Jonas Feld"),
        ("Minister Jonas Feld (SPD) kam. „Wir reden“, sagte der CDU-Politiker.", "CDU-Politiker"),
        ("Karla Brandt kam. Die Vorwürfe nannte Brandt „reinen Unsinn“.", "Karla Brandt"),
        ("Der Diplomat Jonas Feld kam. Der Regierung riet er, dass sie redet.", "Jonas Feld"),
    ],
)
def test_the_words_for_a_speaker_lead_to_the_name_of_the_article(text: str, name: str) -> None:
    assert said(text)[-1 if text.startswith("Ulma") else 0][1] == name


@pytest.mark.parametrize(
    "text",
    [
        "Ein Sprecher kam. „Wir reden“, sagte ein Sprecher. Karla Brandt schwieg. „Wir warten“, sagte der Sprecher.",
        "Ministerin Karla Brandt kam. „Wir warten“, sagte die Präsidentin des Landesamts.",
    ],
)
def test_a_role_that_nobody_named_has_stays_as_it_is(text: str) -> None:
    assert read(text).quotes[-1].anonymous


HEARD = "„Wir reden“, sagte Karla Brandt. "


def test_what_the_speaker_was_told_is_still_their_speech() -> None:
    found = read(f"{HEARD}Der Leiter Jonas Feld habe ihr gesagt, dass das Tor offen sei.").quotes[-1]
    assert (found.text, speaker(found)) == (
        "Der Leiter Jonas Feld habe ihr gesagt, dass das Tor offen sei",
        "Karla Brandt",
    )
    assert [(hop.kind, hop.name) for hop in found.hops] == [(HopKind.CITED, "Jonas Feld")]


def test_words_that_a_speaker_hands_on_came_through_that_speaker() -> None:
    found = read(f"{HEARD}„Das Tor war offen“, habe der Leiter Jonas Feld ihr berichtet.").quotes[-1]
    assert speaker(found) == "Jonas Feld"
    assert [(hop.kind, hop.name) for hop in found.hops] == [(HopKind.VIA, "Karla Brandt")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ende Mai 2006 verkündete Karla Brandt, dass man redet.", "Karla Brandt"),
        ("Das Gericht sieht keine Gefahr. Der Mann sei geflohen.", "Gericht"),
        ("Karla Brandt zeigte sich besorgt, dass niemand redet: „Das geht nicht so weiter.“", "Karla Brandt"),
        ("Karla Brandt kam. Demnach ist die alte Brücke gesperrt.", None),
    ],
)
def test_only_who_can_speak_is_a_speaker(text: str, name: str | None) -> None:
    assert said(text)[-1][1] == name
