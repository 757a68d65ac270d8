"""French: direct and indirect speech, rule by rule, on sentences of our own."""

import pytest

from factdb.extract import detect_language
from factdb.rules.vocabulary import Mode
from tests.extract.reading import only, read, said, speaker


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("« Le pont est fermé », a déclaré Marie Leroux.", "Le pont est fermé"),
        ("«\u00a0Le pont est fermé\u00a0», assure Marie Leroux.", "Le pont est fermé"),
        ("«\u202fLe pont est fermé\u202f», a dit lundi Marie Leroux.", "Le pont est fermé"),
        ("«Le pont est fermé», dit Marie Leroux.", "Le pont est fermé"),
        ("“Le pont est fermé”, a ajouté Marie Leroux.", "Le pont est fermé"),
        ('"Le pont est fermé", expliquait Marie Leroux.', "Le pont est fermé"),
        ("« Le pont est fermé ! », s’est indignée Marie Leroux.", "Le pont est fermé !"),
        ("« Le pont est fermé », dixit Marie Leroux.", "Le pont est fermé"),
        ("« Le pont est fermé », selon Marie Leroux.", "Le pont est fermé"),
        ("Marie Leroux a répondu : « Le pont est fermé. »", "Le pont est fermé."),
        ("Et Marie Leroux de préciser : « Le pont est fermé. »", "Le pont est fermé."),
        ("Marie Leroux est formelle : « Le pont est fermé. »", "Le pont est fermé."),
        ("Pour Marie Leroux, « le pont est fermé ».", "le pont est fermé"),
        ("D’après Marie Leroux, « le pont est fermé ».", "le pont est fermé"),
        ("« Le pont », a déclaré Marie Leroux, « est fermé. »", "Le pont est fermé."),
    ],
)
def test_direct_speech(text: str, quote: str) -> None:
    found = only(text, "fr")
    assert (found.text, found.mode, speaker(found)) == (quote, Mode.DIRECT, "Marie Leroux")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("« Nous partirons, a déclaré Marie Leroux, dès demain. »", "Nous partirons dès demain."),
        ("« C’est fini, soupire Marie Leroux. Il faut partir. »", "C’est fini Il faut partir."),
        ("« Pourquoi partir ? demande Marie Leroux. Rien ne presse. »", "Pourquoi partir ? Rien ne presse."),
        ("« C’est fini, a réagi la maire, Marie Leroux. »", "C’est fini"),
    ],
)
def test_a_cue_inside_the_marks_is_no_part_of_the_quote(text: str, quote: str) -> None:
    found = only(text, "fr")
    assert (found.text, found.mode, speaker(found)) == (quote, Mode.DIRECT, "Marie Leroux")


def test_several_cues_inside_the_marks_part_one_quote() -> None:
    found = only("« Nous partirons, dit-il. Nous reviendrons, ajoute-t-il. Peut-être. »", "fr")
    assert found.text == "Nous partirons Nous reviendrons Peut-être."


@pytest.mark.parametrize(
    "text",
    [
        "« Le plan, a dit le ministre, est mort », a déclaré Marie Leroux.",
        "Marie Leroux a déclaré : « Le plan, a dit le ministre, est mort ».",
    ],
)
def test_a_cue_outside_the_marks_makes_the_one_inside_part_of_the_quote(text: str) -> None:
    assert said(text, "fr") == [("Le plan, a dit le ministre, est mort", "Marie Leroux")]


def test_a_pronoun_at_the_verb_is_the_last_speaker() -> None:
    text = "« C’est non », a dit Marie Leroux. « C’est trop tard », a-t-elle ajouté. « Tant pis », conclut-elle."
    assert [name for _, name in said(text, "fr")] == ["Marie Leroux"] * 3


def test_nested_marks_are_part_of_the_quote_around_them() -> None:
    found = only("« On m’a dit : “Partez.” Je reste », raconte Marie Leroux.", "fr")
    assert (found.text, speaker(found)) == ("On m’a dit : “Partez.” Je reste", "Marie Leroux")


def test_each_paragraph_of_a_long_quote_opens_with_a_mark() -> None:
    text = "« Il est tard et il fait nuit.\n\n« Il faut partir d’ici », a déclaré Marie Leroux."
    assert said(text, "fr") == [("Il est tard et il fait nuit. Il faut partir d’ici", "Marie Leroux")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Marie Leroux a déclaré que le pont était fermé.", "que le pont était fermé"),
        ("Marie Leroux a indiqué lundi à l’AFP qu’elle partait.", "qu’elle partait"),
        ("Marie Leroux explique, de son côté, que le pont est fermé.", "que le pont est fermé"),
        ("Selon Marie Leroux, le pont est fermé.", "le pont est fermé"),
        ("D’après Marie Leroux, le pont est fermé.", "le pont est fermé"),
        ("Le pont est fermé, selon Marie Leroux.", "Le pont est fermé"),
        ("Le pont est fermé, a annoncé Marie Leroux.", "Le pont est fermé"),
        ("Le pont, a indiqué Marie Leroux, sera fermé lundi.", "Le pont sera fermé lundi"),
        ("Comme l’a annoncé Marie Leroux, le pont est fermé.", "le pont est fermé"),
        ("Marie Leroux, qui affirme que le pont est fermé, est partie.", "que le pont est fermé"),
    ],
)
def test_indirect_speech_where_it_is_certain(text: str, quote: str) -> None:
    found = only(text, "fr")
    assert (found.text, found.mode, speaker(found)) == (quote, Mode.INDIRECT, "Marie Leroux")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Marie Leroux a qualifié la situation d’« intenable ».", "intenable"),
        ("Marie Leroux dénonce « une mise en scène ».", "une mise en scène"),
        ("Marie Leroux a déclaré vouloir « tout faire ».", "tout faire"),
        ("Marie Leroux s’est dite « confiante ».", "confiante"),
        ("Le pont est à Marie Leroux, directrice, qui dit avoir « tout transmis ».", "tout transmis"),
    ],
)
def test_fragments_belong_to_the_subject_of_their_verb(text: str, quote: str) -> None:
    found = only(text, "fr")
    assert (found.text, found.mode, speaker(found)) == (quote, Mode.MIXED, "Marie Leroux")


@pytest.mark.parametrize(
    "text",
    [
        "Il faut dire que la pluie n’a pas aidé.",
        "Il y a « un problème ».",
        "Le film « Les Oubliés » sort mercredi.",
        "L’« affaire » du pont continue.",
        "Marie Leroux lance un plan « vélo pour tous ».",
        "Un seul mot d’ordre : « Tout doit changer. »",
        "Marie Leroux n’a pas dit que le pont était fermé.",
        "Marie Leroux a refusé de dire si le pont était sûr.",
        "La prime a été annoncée par Marie Leroux.",
        "Cela rappelle que rien n’est simple.",
        "Selon les cas, le pont ferme à midi.",
        "Selon la loi, le pont ferme à midi.",
        "Pour Marie Leroux, le pont ferme à midi.",
    ],
)
def test_what_nobody_said_is_no_quote(text: str) -> None:
    assert read(text, "fr").quotes == ()


def test_on_names_nobody() -> None:
    found = only("On dit que le pont est fermé.", "fr")
    assert (found.text, found.speaker, found.mention) == ("que le pont est fermé", None, None)


def test_french_is_told_from_its_small_words() -> None:
    assert detect_language("La maire a dit que le pont est fermé et qu’il n’y a pas d’argent pour les travaux.") == "fr"
