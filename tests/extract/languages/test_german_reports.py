"""German reported speech off the beaten track: passives, documents, nouns, hearsay, what others are said to say."""

import pytest

from tests.extract.reading import read, said


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Die Leiterin Ada Kern (FWG) sagte, die Halle bleibe zu.", "die Halle bleibe zu", "Ada Kern"),
        (
            "Ada Kern hat in einem Gespräch mit Uwe Lang (Hafenamt, früher Zoll) bekräftigt, die Halle bleibe zu.",
            "die Halle bleibe zu",
            "Ada Kern",
        ),
        ("Von der Aue betonte, die Halle bleibe zu.", "die Halle bleibe zu", "Von der Aue"),
        ("Das Ziel, das Ada Kern genannt hatte: „Wir öffnen im Mai.“", "Wir öffnen im Mai.", "Ada Kern"),
        ("Das Haus steht leer, die Leiterin, Ada Kern, sagte: „Wir öffnen.“", "Wir öffnen.", "Ada Kern"),
        (
            "Die Sprecherin des Vereins im Stadtrat, Ada Kern, sagte, die Halle bleibe zu.",
            "die Halle bleibe zu",
            "Ada Kern",
        ),
    ],
)
def test_the_subject_is_found_past_what_stands_between(text: str, quote: str, name: str) -> None:
    assert said(text) == [(quote, name)]


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Wie „Elbe online“ berichtet, blieb die Halle zu.", "blieb die Halle zu", "Elbe online"),
        ("„Elbe Radio“ berichtet, dass die Halle zu bleibt.", "dass die Halle zu bleibt", "Elbe Radio"),
        ("Laut einer Umfrage unter Eltern im Kreis fehlt Geld.", "fehlt Geld", "einer Umfrage"),
        ("Nach Kerns Angaben fehlt noch viel Geld.", "fehlt noch viel Geld", "Kerns"),
        (
            "Aus einem Vermerk des Hafenamts geht hervor, dass die Halle leer ist.",
            "dass die Halle leer ist",
            "einem Vermerk des Hafenamts",
        ),
        ("In dem Brief des Amts steht, die Halle sei leer.", "die Halle sei leer", "dem Brief des Amts"),
        (
            "Auf der Website des Vereins war zu lesen, dass die Halle schließt.",
            "dass die Halle schließt",
            "der Website des Vereins",
        ),
        ("Bei der Polizei hieß es, die Halle sei leer.", "die Halle sei leer", "der Polizei"),
        (
            "In der Erklärung, die am Montag kam, heißt es, die Halle sei leer.",
            "die Halle sei leer",
            "der Erklärung",
        ),
        ("Von Anwohnern wurde der Schluss gezogen, die Halle sei leer.", "die Halle sei leer", "Anwohnern"),
        ("Es gibt Gerüchte, die Halle sei leer.", "die Halle sei leer", "Gerüchte"),
        ("Zwei Berichte, wonach die Halle leer ist, liegen vor.", "die Halle leer ist", "Zwei Berichte"),
    ],
)
def test_documents_papers_and_unnamed_voices_speak_under_their_own_words(text: str, quote: str, name: str) -> None:
    (found,) = read(text).quotes
    assert quote in found.text
    assert found.mention
    assert found.mention.text.strip("„“") == name


@pytest.mark.parametrize(
    "text",
    [
        "Ada Kern wies den Vorwurf zurück, sie habe die Halle vergessen.",
        "Das Amt reagierte auf die Kritik, die Halle sei zu alt.",
    ],
)
def test_what_others_are_said_to_say_is_not_the_words_of_who_answers(text: str) -> None:
    assert [name for _, name in said(text)] == [None]


def test_hearsay_goes_on_with_the_source_before_it() -> None:
    text = "Laut Polizei brannte die Halle. Ein Mann soll das Feuer gelegt haben."
    assert said(text)[1] == ("Ein Mann soll das Feuer gelegt haben", "Polizei")


@pytest.mark.parametrize(
    "text",
    [
        "Ein Mann soll das Feuer gelegt haben. Das sei schade.",
        "Eine Frau wurde verletzt. Sie sei im Krankenhaus.",
    ],
)
def test_who_is_only_told_of_does_not_speak_in_the_next_sentence(text: str) -> None:
    assert {name for _, name in said(text)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "Der Fahrer bemerkte den Schaden, anhalten konnte er nicht.",
        "Niemand erwartet, dass die Halle öffnet.",
        "Die Halle wurde gemäß dem Baurecht errichtet und im Mai eröffnet.",
        "Das Ergebnis kam dadurch zustande, dass alle warteten.",
        "Die Gäste befanden sich im Saal, viele waren müde.",
        "Zuvor hatte die Halle eine gewisse Zeit leer gestanden.",
        "Die Leute sind gegangen und nur wenige geblieben.",
    ],
)
def test_what_only_looks_like_a_report_is_none(text: str) -> None:
    assert said(text) == []


def test_a_source_phrase_covers_no_more_than_its_part_of_the_sentence() -> None:
    text = "Die Gäste zählten 300 Leute; nach Polizeiangaben waren es 200 Menschen."
    assert said(text) == [("waren es 200 Menschen", "Polizeiangaben")]


def test_a_clause_ends_where_the_writer_goes_on() -> None:
    text = "Ada Kern sagte, die Halle müsse öffnen, und bemühte ein altes Bild."
    assert said(text) == [("die Halle müsse öffnen", "Ada Kern")]


def test_a_full_stop_without_a_blank_ends_a_sentence() -> None:
    assert said("„Die Halle bleibt zu“, sagte Ada Kern.Die Leute gingen.") == [("Die Halle bleibt zu", "Ada Kern")]


def test_speech_that_goes_on_behind_its_cue_is_one_quote() -> None:
    (quote,) = read("„Die Halle bleibt zu“, sagte Ada Kern. „Wir öffnen im Mai.“").quotes
    assert (quote.text, len(quote.spans)) == ("Die Halle bleibt zu Wir öffnen im Mai.", 2)


def test_a_speech_over_paragraphs_has_the_cue_of_its_last() -> None:
    (quote,) = read("„Die Halle bleibt zu.\n\n„Wir öffnen im Mai“, sagte Ada Kern.").quotes
    assert quote.speaker
    assert (quote.text, quote.speaker.name) == ("Die Halle bleibt zu. Wir öffnen im Mai", "Ada Kern")
