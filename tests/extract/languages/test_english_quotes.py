"""English: direct and indirect speech, rule by rule, on sentences of our own."""

import pytest

from factdb.rules.vocabulary import HopKind, Mode, SpeakerKind
from tests.extract.reading import only, read, said, speaker


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“The bridge is closed,” said Mary Stone.", "The bridge is closed"),
        ("“The bridge is closed,” Mary Stone said on Monday.", "The bridge is closed"),
        ("Mary Stone said: “The bridge is closed.”", "The bridge is closed."),
        ("Mary Stone told reporters, “The bridge is closed.”", "The bridge is closed."),
        ("“The bridge,” Mary Stone said, “is closed.”", "The bridge is closed."),
        ("“The bridge is closed,” according to Mary Stone.", "The bridge is closed"),
    ],
)
def test_direct_speech(text: str, quote: str) -> None:
    found = only(text, "en")
    assert (found.text, found.mode, speaker(found)) == (quote, Mode.DIRECT, "Mary Stone")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Mary Stone said that the bridge was closed.", "that the bridge was closed"),
        ("Mary Stone said on Monday the bridge was closed.", "the bridge was closed"),
        ("Mary Stone said in a statement that the bridge was closed.", "that the bridge was closed"),
        ("Mary Stone told reporters the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, Mary Stone said.", "The bridge was closed"),
        ("The bridge, Mary Stone said, was closed.", "The bridge was closed"),
        ("According to Mary Stone, the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, according to Mary Stone.", "The bridge was closed"),
        ("As Mary Stone announced, the bridge was closed.", "the bridge was closed"),
        ("Mary Stone promised to close the bridge.", "to close the bridge"),
    ],
)
def test_indirect_speech(text: str, quote: str) -> None:
    found = only(text, "en")
    assert (found.text, found.mode, speaker(found)) == (quote, Mode.INDIRECT, "Mary Stone")


def test_a_sentence_without_a_cue_is_not_claimed_as_speech() -> None:
    assert said("Mary Stone said the bridge was closed. It had been unsafe for years.", "en") == [
        ("the bridge was closed", "Mary Stone")
    ]


def test_a_fragment_belongs_to_the_subject_of_its_verb() -> None:
    assert said("Mary Stone called the plan “a bad joke”.", "en") == [("a bad joke", "Mary Stone")]


@pytest.mark.parametrize(
    "text",
    [
        "She declined to say whether the bridge was safe.",
        "The “Blue Lantern” festival starts in June.",
        "The report was published in May.",
        "He was told to leave the town.",
    ],
)
def test_what_nobody_said_is_no_quote(text: str) -> None:
    assert said(text, "en") == []


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("The mayor said the bridge was old.", "Mary Stone"),
        ("Stone said the bridge was old.", "Mary Stone"),
        ("She said the bridge was old.", "Mary Stone"),
    ],
)
def test_a_speaker_is_resolved_to_the_full_name(second: str, name: str) -> None:
    text = f"“The bridge is closed,” said Mayor Mary Stone. {second}"
    assert said(text, "en")[-1] == ("the bridge was old", name)


def test_somebodys_deputy_is_not_that_somebody() -> None:
    text = "Mayor Mary Stone left. Stone's deputy, Adam Reed, said the bridge was old."
    assert said(text, "en") == [("the bridge was old", "Adam Reed")]


def test_he_is_not_a_woman() -> None:
    text = "“The bridge is closed,” said Mayor Mary Stone. He said the bridge was old."
    assert said(text, "en")[-1] == ("the bridge was old", None)


def test_an_unnamed_spokesman_is_anonymous() -> None:
    found = only("A spokesman for the ministry said the bridge was old.", "en")
    assert found.speaker
    assert (found.speaker.kind, found.anonymous) == (SpeakerKind.UNNAMED, True)


def test_whom_the_speaker_heard_it_from_is_a_link_of_the_chain() -> None:
    text = "Mary Stone met John Weber. Stone said Weber had told her that the bridge was unsafe."
    outer, inner = read(text, "en").quotes
    assert [(hop.kind, hop.name) for hop in outer.hops] == [(HopKind.CITED, "John Weber")]
    assert (inner.text, speaker(inner)) == ("that the bridge was unsafe", "John Weber")
    assert [(hop.kind, hop.name) for hop in inner.hops] == [(HopKind.VIA, "Mary Stone")]


def test_somebody_who_is_only_talked_about_is_no_link() -> None:
    text = "Mary Stone met John Weber. Stone said Weber had called the engineer on Friday."
    found = read(text, "en").quotes[-1]
    assert (speaker(found), found.hops) == ("Mary Stone", ())


def test_the_agency_told_is_a_link_between_outlet_and_speaker() -> None:
    found = only("“The bridge is closed,” Mary Stone told Reuters in an interview.", "en")
    assert [(hop.kind, hop.name) for hop in found.hops] == [(HopKind.VIA, "Reuters")]
    assert found.occasion == "interview"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is closed,” said Ruvo Tamm, Oldern’s chief executive, at a meeting. It is old, Tamm said.", "Ruvo Tamm"),
        ("“It is closed,” Merit Tamm, a professor at Oldern, told the Herald. She said it was old.", "Merit Tamm"),
        ("Ulva Tamm of the campaign group Kett Oldern protested. Tamm said it was old.", "Ulva Tamm"),
        ("Ruvo Tamm, who chairs the club, repeated his claim. “It is old,” he told Orbel by telephone.", "Ruvo Tamm"),
        ("Council leader Ruvo Tamm left. Cllr Tamm said it was old.", "Ruvo Tamm"),
        ("The shift supervisor Ruvo Tamm left. It was old, the supervisor said.", "Ruvo Tamm"),
        ("The chemical maker Oldern on Friday denied that it was old.", "Oldern"),
        ("Judge Adam Reed met John Weber.\nMary Stone resigned. She accepted that it was old.", "Mary Stone"),
        ("Adam Reed met John Weber in May.\nRuvo Tamm, the mayor, resigned. He accepted that it was old.", "Ruvo Tamm"),
    ],
)
def test_the_words_for_a_speaker_lead_to_the_name_of_the_article(text: str, name: str) -> None:
    assert said(text, "en")[-1][1] == name


def test_two_people_familiar_with_a_matter_stay_unnamed() -> None:
    found = only("Two people familiar with the talks said the bridge was closed.", "en")
    assert (speaker(found), found.anonymous) == ("Two people familiar with the talks", True)


def test_a_link_of_the_chain_may_have_an_apposition() -> None:
    text = "Mary Stone left. A worker at the plant, John Weber, had told her that the gate was open, Stone added."
    outer, inner = read(text, "en").quotes
    assert (speaker(outer), [hop.name for hop in outer.hops]) == ("Mary Stone", ["John Weber"])
    assert speaker(inner) == "John Weber"


def test_an_apposition_does_not_hide_who_told_the_speaker() -> None:
    text = "Mary Stone left. Stone said John Weber, the engineer who built it, had told her that it was old."
    outer, inner = read(text, "en").quotes
    assert (speaker(outer), [hop.name for hop in outer.hops]) == ("Mary Stone", ["John Weber"])
    assert speaker(inner) == "John Weber"


def test_what_a_speaker_reports_of_another_is_a_quote_of_the_other_through_the_speaker() -> None:
    found = read("Mary Stone met John Weber. Stone said Weber had told her that the bridge was unsafe.", "en").quotes[1]
    assert (found.text, speaker(found)) == ("that the bridge was unsafe", "John Weber")
    assert [(hop.kind, hop.name) for hop in found.hops] == [(HopKind.VIA, "Mary Stone")]


def test_what_somebody_tells_inside_direct_speech_is_a_quote_too() -> None:
    text = "Mary Stone left. “John Weber told me that the bridge was unsafe,” Stone said."
    assert said(text, "en") == [
        ("John Weber told me that the bridge was unsafe", "Mary Stone"),
        ("that the bridge was unsafe", "John Weber"),
    ]


def test_passages_after_the_cue_go_on_with_the_quote() -> None:
    text = "“The bridge is closed,” Mary Stone said. “It will stay closed for a year.”"
    assert said(text, "en") == [("The bridge is closed It will stay closed for a year.", "Mary Stone")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Mary Stone, who built it, said the bridge was old.", "the bridge was old"),
        ("Mary Stone closed the road and said that the bridge was old, and left the room.", "that the bridge was old"),
        ("Mary Stone urged drivers to stay away, but few listened.", "to stay away"),
        ("Mary Stone called on the council to close the bridge.", "to close the bridge"),
        ("Mary Stone pointed out that the bridge was old.", "that the bridge was old"),
        ("Mary Stone was quoted as saying that the bridge was old.", "that the bridge was old"),
        ("In a letter the mayor, Mary Stone, wrote that the bridge was old.", "that the bridge was old"),
        ("The bridge was old, said Mary Stone.", "The bridge was old"),
        ("The bridge was old, Mary Stone added, but it was safe.", "The bridge was old but it was safe"),
        ("Mary Stone left early, saying that the bridge was old.", "that the bridge was old"),
        ("Mary Stone’s warning that the bridge was old came too late.", "that the bridge was old"),
        ("The council was told by Mary Stone that the bridge was old.", "that the bridge was old"),
        ("Mary Stone used to say that the bridge was old.", "that the bridge was old"),
    ],
)
def test_what_somebody_said_stands_in_many_forms(text: str, quote: str) -> None:
    found = only(text, "en")
    assert (found.text, speaker(found)) == (quote, "Mary Stone")


@pytest.mark.parametrize(
    "text",
    [
        "The storm claimed two boats that week.",
        "The plan called for a bridge that nobody wanted.",
        "Mary Stone wrote 212 checks to a firm that did not exist.",
        "Mary Stone would not say whether the bridge was safe.",
        "Nobody said that the bridge was safe.",
        "Officers found a press that had been stolen.",
    ],
)
def test_verbs_that_only_look_like_speech_bring_no_quote(text: str) -> None:
    assert said(text, "en") == []
