"""German: what somebody said as a sentence that stands alone, and what a text states in its own voice."""

import pytest

from factdb.extract.languages.de.indicative import indicative
from factdb.rules.vocabulary import ClaimKind, Uncheckable
from tests.extract.reading import claim, claims, read

BRANDT = "Die Ministerin Karla Brandt ist hier. "


@pytest.mark.parametrize(
    ("reported", "claimed"),
    [
        ("Brandt sagte, die Brücke sei gesperrt.", "Die Brücke ist gesperrt."),
        ("Die Brücken seien gesperrt, sagte Brandt.", "Die Brücken sind gesperrt."),
        ("Brandt sagte, das Amt habe die Brücke geprüft.", "Das Amt hat die Brücke geprüft."),
        ("Brandt sagte, die Stadt nehme das Geld und gebe es weiter.", "Die Stadt nimmt das Geld und gibt es weiter."),
        ("Brandt sagte, die Stadt prüfe den Fall, wisse aber nichts.", "Die Stadt prüft den Fall, weiß aber nichts."),
        ("Die Brücke, sagte Brandt, sei gesperrt.", "Die Brücke ist gesperrt."),
        ("Brandt sagte, die Brücke sei gesperrt, weil Beton fehle.", "Die Brücke ist gesperrt, weil Beton fehlt."),
    ],
)
def test_reported_speech_stands_in_the_indicative(reported: str, claimed: str) -> None:
    assert claims(BRANDT + reported) == [claimed]


@pytest.mark.parametrize(
    ("konjunktiv", "form"),
    [
        ("sei", "ist"),
        ("werde", "wird"),
        ("könne", "kann"),
        ("angebe", "angibt"),
        ("verlasse", "verlässt"),
        ("befinde", "befindet"),
        ("warne", "warnt"),
        ("wechsle", "wechselt"),
        ("öffne", "öffnet"),
        ("reagiere", "reagiert"),
        ("große", None),
        ("heute", None),
    ],
)
def test_a_form_is_undone_where_the_lexicon_is_sure(konjunktiv: str, form: str | None) -> None:
    assert indicative(konjunktiv) == form


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        (
            "„Wer die Brücke sperrt“, sagte Brandt, „hat das Amt gefragt.“",
            "Wer die Brücke sperrt, hat das Amt gefragt.",
        ),
        (
            "„Das Amt hat die Brücke gesperrt“, sagte Brandt, „weil sie alt ist.“",
            "Das Amt hat die Brücke gesperrt, weil sie alt ist.",
        ),
        ("„Das Amt hat“, sagte Brandt, „die Brücke gesperrt.“", "Das Amt hat die Brücke gesperrt."),
    ],
)
def test_clauses_that_a_cue_parts_keep_their_comma(said: str, claimed: str) -> None:
    assert claims(BRANDT + said) == [claimed]


def test_what_a_reported_speaker_reports_stays_reported() -> None:
    text = BRANDT + "Brandt sagte, das Amt habe ihr gesagt, dass die Brücke sicher sei."
    assert claims(text)[0] == "Das Amt hat ihr gesagt, dass die Brücke sicher sei."


@pytest.mark.parametrize(
    "clause",
    [
        "die Stadt sei reich und beherberge tausend Betriebe",  # a verb that no list knows
        "die Arbeiten hätten begonnen",  # which may be unreal
    ],
)
def test_what_is_not_sure_keeps_its_words(clause: str) -> None:
    assert claims(f"{BRANDT}Brandt sagte, {clause}.") == [f"{clause[0].upper()}{clause[1:]}."]


@pytest.mark.parametrize(
    ("clause", "claimed"),
    [
        ("dass die Brücke gesperrt sei", "Die Brücke ist gesperrt."),
        ("dass die Brücke am Montag gesperrt worden sei", "Die Brücke ist am Montag gesperrt worden."),
        ("dass sich die Lage verbessert habe", "Die Lage hat sich verbessert."),
        ("dass der Betrieb das Wasser abpumpt", "Der Betrieb pumpt das Wasser ab."),
        ("dass Karla Brandt Geld bekommen habe", "Karla Brandt hat Geld bekommen."),
        ("dass die Arbeiten ruhen, bis Geld da ist", "Die Arbeiten ruhen, bis Geld da ist."),
        ("dass es am Montag gebrannt hat", "Es hat am Montag gebrannt."),
    ],
)
def test_a_clause_with_dass_becomes_a_main_clause(clause: str, claimed: str) -> None:
    assert claims(f"{BRANDT}Das Amt teilte mit, {clause}.") == [claimed]


@pytest.mark.parametrize(
    "clause",
    [
        "dass der Leiter der Behörde gegangen sei",  # whose leader, or who was served?
        "dass der Zug hält und die Türen klemmen",
        "dass das Ministerium in Moskau protestiert habe",
        "dass der Verein sich einigt",
    ],
)
def test_a_clause_with_dass_whose_parts_are_not_sure_keeps_its_order(clause: str) -> None:
    (found,) = read(f"{BRANDT}Das Amt teilte mit, {clause}.").claims
    assert found.text.startswith("dass ")


def test_a_clause_that_begins_with_its_verb_gets_a_first_constituent() -> None:
    assert claims("Nach Angaben der Polizei wurden drei Menschen verletzt.") == ["Drei Menschen wurden verletzt."]


def test_ich_is_the_speaker_where_one_verb_goes_with_it() -> None:
    assert claims(f"{BRANDT}„Ich habe die Brücke gestern gesehen“, sagte Brandt.") == [
        "Karla Brandt hat die Brücke gestern gesehen."
    ]


@pytest.mark.parametrize("said", ["Ich kenne ihn und schätze ihn", "Ich habe meinen Bruder gesehen"])
def test_ich_stays_where_more_would_have_to_change(said: str) -> None:
    found = claim(f"{BRANDT}„{said}“, sagte Brandt.")
    assert (found.text, found.why_not) == (f"{said}.", Uncheckable.OTHER)


def test_a_pronoun_right_behind_the_speaker_is_the_speaker() -> None:
    assert claims(f"{BRANDT}Brandt sagte, sie habe die Brücke gesperrt.") == ["Karla Brandt hat die Brücke gesperrt."]


@pytest.mark.parametrize(
    "text",
    [
        f"{BRANDT}Brandt sagte über die Behörde, sie habe die Brücke gesperrt.",
        f"{BRANDT}Die Bürgermeisterin Petra Horn kam. Brandt sagte, sie habe die Brücke gesperrt.",
    ],
)
def test_a_pronoun_that_may_mean_another_stays(text: str) -> None:
    found = read(text).claims[-1]
    assert (found.text, found.why_not) == ("Sie hat die Brücke gesperrt.", Uncheckable.OTHER)


@pytest.mark.parametrize(
    ("text", "why_not"),
    [
        ("„Wer hat das getan?“, fragte Brandt.", Uncheckable.QUESTION),
        ("Brandt fragte, ob die Brücke halte.", Uncheckable.QUESTION),
        ("Brandt forderte, die Brücke zu sperren.", Uncheckable.DEMAND),
        ("Brandt verlangte, dass die Stadt die Brücke sperrt.", Uncheckable.DEMAND),
        ("„Die Stadt muss die Brücke sperren“, sagte Brandt.", Uncheckable.DEMAND),
        ("Brandt versprach, die Brücke zu sperren.", Uncheckable.PROMISE),
        ("„Wir werden die Brücke sperren“, sagte Brandt.", Uncheckable.PROMISE),
        ("„Die Sperrung der Brücke ist ein Skandal“, sagte Brandt.", Uncheckable.OPINION),
        ("Brandt hofft, dass die Brücke hält.", Uncheckable.OPINION),
        ("„Die Brücke könnte einstürzen“, sagte Brandt.", Uncheckable.OPINION),
        ("„Das hat niemand gewusst“, sagte Brandt.", Uncheckable.OTHER),
        ("„Das Amt hat die Brücke gesperrt“, sagte Brandt.", None),
        ("Brandt sagte, der Fahrer solle das Schild gestohlen haben.", None),
    ],
)
def test_it_is_told_why_something_cannot_be_checked(text: str, why_not: Uncheckable | None) -> None:
    assert read(BRANDT + text).claims[-1].why_not is why_not


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Das Amt hat die Brücke gesperrt", ClaimKind.EVENT),
        ("Das Amt hat 300 Brücken gesperrt", ClaimKind.NUMERICAL),
        ("Das Amt hat die Brücke am 3. Mai 2024 gesperrt", ClaimKind.EVENT),
        ("Das Amt hat die Brücke wegen Rost gesperrt", ClaimKind.CAUSAL),
        ("Das Amt wird die Brücke sperren", ClaimKind.PREDICTION),
        ("Die Brücke wird gesperrt", ClaimKind.EVENT),
        ("Das Amt lehnt die Sperrung ab", ClaimKind.POSITION),
    ],
)
def test_a_claim_has_its_kind(said: str, kind: ClaimKind) -> None:
    assert claim(f"{BRANDT}„{said}“, sagte Brandt.").kind is kind


def test_a_fragment_is_no_claim() -> None:
    assert not read("Brandt nannte die Brücke „völlig unsicher“.").claims


def test_of_a_long_quote_the_first_sentence_that_can_be_checked_is_the_claim() -> None:
    text = f"{BRANDT}„Ist das nicht schlimm? Das Amt hat die Brücke gesperrt. Das Amt hat Geld“, sagte Brandt."
    found = claim(text)
    assert (found.text, found.quote) == ("Das Amt hat die Brücke gesperrt.", 0)
    assert text[found.start : found.end] == "Das Amt hat die Brücke gesperrt."


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Behörde sperrte die Brücke.",
        "Am Montag hat die Polizei die Brücke gesperrt.",
        "Karla Brandt wurde am 3. Mai 2024 gewählt.",
        "Der Konzern beschäftigt 300 Menschen.",
    ],
)
def test_an_event_or_figure_of_a_named_actor_is_the_outlets_claim(sentence: str) -> None:
    found = read(f"{BRANDT}\n\n{sentence}").claims[-1]
    assert (found.text, found.quote, found.checkable) == (sentence, None, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hat die Behörde die Brücke gesperrt?",
        "Behörde sperrt Brücke am Montag",
        "Die Behörde könnte die Brücke gesperrt haben.",
        "Die Behörde soll die Brücke gesperrt haben.",
        "Die Behörde war offenbar überrascht worden.",
        "Die Lage der Behörde ist schlimm.",
        "Sie sperrte die Brücke am Montag.",
        "Darin sperrte die Behörde die Brücke.",
        "Der Regen fiel am Montag.",
        "Die Behörde sieht Gefahren.",
        "Die Behörde sagte am Montag nichts.",
    ],
)
def test_a_sentence_that_guesses_judges_or_names_nobody_is_no_claim(sentence: str) -> None:
    assert not read(sentence).claims


def test_a_claim_is_about_the_date_inside_it() -> None:
    about = claim("Die Behörde sperrte am 3. Mai 2024 die Brücke.").about
    assert about
    assert about.edtf == "2024-05-03"


def test_a_claim_says_which_rules_made_it() -> None:
    found = claim("Das Amt teilte mit, dass die Brücke gesperrt sei.")
    assert found.trace == ("dass → main clause", "Konjunktiv I → indicative")
