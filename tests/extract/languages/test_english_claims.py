"""English: what somebody said as a sentence that stands alone, and what a text states in its own voice."""

import pytest

from factdb.extract import ClaimCandidate
from factdb.rules.vocabulary import ClaimKind, Uncheckable
from tests.extract.reading import claims, read

STONE = "The mayor, Anna Stone, is here. "


def last(text: str) -> ClaimCandidate:
    return read(text, "en").claims[-1]


@pytest.mark.parametrize(
    ("reported", "claimed"),
    [
        ("Stone said that the bridge was closed.", "The bridge was closed."),
        ("Stone said the bridge was closed on Monday.", "The bridge was closed on Monday."),
        ("The bridge, Stone said, was closed.", "The bridge was closed."),
        ("According to police, three people were injured.", "Three people were injured."),
        ("Stone said she had seen the bridge.", "Anna Stone had seen the bridge."),
        ("“I have seen the bridge,” Stone said.", "Anna Stone has seen the bridge."),
        ("“I am not aware of a leak,” Stone said.", "Anna Stone is not aware of a leak."),
        ("“But the council closed the bridge,” Stone said.", "The council closed the bridge."),
    ],
)
def test_what_was_said_stands_alone(reported: str, claimed: str) -> None:
    assert claims(STONE + reported, "en") == [claimed]


@pytest.mark.parametrize("said", ["I know him and respect him", "I have seen my brother", "We have seen the bridge"])
def test_a_first_person_stays_where_more_would_have_to_change(said: str) -> None:
    found = last(f"{STONE}“{said},” Stone said.")
    assert (found.text, found.why_not) == (f"{said}.", Uncheckable.OTHER)


@pytest.mark.parametrize(
    "text",
    [
        f"{STONE}The governor, Mary Horn, left. Stone said she had seen the bridge.",
        f"{STONE}Stone told the governor that she had seen the bridge.",
    ],
)
def test_a_pronoun_that_may_mean_another_stays(text: str) -> None:
    found = last(text)
    assert (found.text, found.why_not) == ("She had seen the bridge.", Uncheckable.OTHER)


def test_that_stays_where_a_second_clause_goes_on_with_it() -> None:
    found = last(f"{STONE}Stone said that the bridge was closed and that nobody knew.")
    assert found.text == "that the bridge was closed and that nobody knew"


@pytest.mark.parametrize(
    ("text", "why_not"),
    [
        ("“Who closed the bridge?” Stone asked.", Uncheckable.QUESTION),
        ("Stone asked whether the bridge was closed.", Uncheckable.QUESTION),
        ("Stone demanded that the bridge be closed.", Uncheckable.DEMAND),
        ("“The council must close the bridge,” Stone said.", Uncheckable.DEMAND),
        ("Stone promised to close the bridge.", Uncheckable.PROMISE),
        ("“We will close the bridge,” Stone said.", Uncheckable.PROMISE),
        ("“The closure of the bridge is a disgrace,” Stone said.", Uncheckable.OPINION),
        ("Stone hoped the bridge was closed.", Uncheckable.OPINION),
        ("“The bridge might collapse,” Stone said.", Uncheckable.OPINION),
        ("“That was never tested,” Stone said.", Uncheckable.OTHER),
        ("“The council closed the bridge,” Stone said.", None),
    ],
)
def test_it_is_told_why_something_cannot_be_checked(text: str, why_not: Uncheckable | None) -> None:
    assert last(STONE + text).why_not is why_not


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The council closed the bridge", ClaimKind.EVENT),
        ("The council closed the bridge on May 3, 2024", ClaimKind.EVENT),
        ("The council closed 12 bridges", ClaimKind.NUMERICAL),
        ("The bridge was closed because of rust", ClaimKind.CAUSAL),
        ("The council will close the bridge", ClaimKind.PREDICTION),
        ("The council opposed the closure", ClaimKind.POSITION),
    ],
)
def test_a_claim_has_its_kind(said: str, kind: ClaimKind) -> None:
    assert last(f"{STONE}“{said},” Stone said.").kind is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "The council closed the bridge.",
        "On Monday the ministry published the report.",
        "Anna Stone was elected on May 3, 2024.",
        "The company employs 300 people.",
    ],
)
def test_an_event_or_figure_of_a_named_actor_is_the_outlets_claim(sentence: str) -> None:
    found = last(f"{STONE}\n\n{sentence}")
    assert (found.text, found.quote, found.checkable) == (sentence, None, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Did the council close the bridge?",
        "Council closes bridge on Monday",
        "The council may have closed the bridge.",
        "The council reportedly closed the bridge.",
        "The closure by the council was wrong.",
        "It closed the bridge on Monday.",
        "Rain fell on Monday.",
        "The council sees dangers.",
        "The council said nothing on Monday.",
    ],
)
def test_a_sentence_that_guesses_judges_or_names_nobody_is_no_claim(sentence: str) -> None:
    assert not read(sentence, "en").claims


def test_a_claim_is_about_the_date_inside_it() -> None:
    about = last("The council closed the bridge on May 3, 2024.").about
    assert about
    assert about.edtf == "2024-05-03"
