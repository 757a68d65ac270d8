"""English: from the words that name a speaker to the fullest name of the article, on sentences of our own."""

import pytest

from tests.extract.reading import read, said, speaker


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nora Quist, 34, lost her house. “I heard a crack,” the 34-year-old said.", "Nora Quist"),
        ("The striker, Joe Marsh, scored twice. “It hit my knee,” the striker said.", "Joe Marsh"),
        ("Dr Helen Wu met John Weber. The doctor said it was late.", "Helen Wu"),
        ("Hal Verde is 91 and swims every day. “It is cold,” he says.", "Hal Verde"),
        ("Kim Seo-yeon won gold. “I closed my eyes and ran,” Kim said.", "Kim Seo-yeon"),
        ("A worker at the plant, who hid in the attic, said it was dark. “I was afraid,” she said.", None),
        ("Lena Hartmann took over in May. She blamed the rain. “We sold hats,” she said.", "Lena Hartmann"),
        ("Stone met Mary Reed. The plan, Reed said, was dead. It was, she said, a pity.", "Mary Reed"),
        ("Rachel Moss KC left the court. Ms Moss said it was over.", "Rachel Moss"),
    ],
)
def test_a_person_is_found_by_what_the_article_tells_of_them(text: str, name: str | None) -> None:
    found = read(text, "en").quotes[-1]
    if name is None:
        assert found.anonymous
    else:
        assert speaker(found) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Quiet Streets Coalition (QSC) won. The QSC said it was glad.", "Quiet Streets Coalition"),
        ("The Quiet Streets Coalition won. The coalition said it was glad.", "Quiet Streets Coalition"),
        ("The airline Northair said flights would resume.", "Northair"),
        ("The opposition Centre Party said it would vote against the plan.", "Centre Party"),
        ("Campaign group Stop the Runway lost. The group said it would fight on.", "Stop the Runway"),
        ("The pilots’ union met. It said the talks had failed.", "pilots’ union"),
    ],
)
def test_an_institution_is_found_by_its_short_forms(text: str, name: str) -> None:
    assert said(text, "en")[-1][1] == name


def test_somebody_unnamed_stays_who_they_were_brought_in_as() -> None:
    text = "Mary Stone left. A ministry official said the plan was dead. “It never lived,” the official said."
    assert said(text, "en")[-1] == ("It never lived", "ministry official")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("K.R. Oldam arrived. Oldam said the gate was shut.", "K.R. Oldam"),
        ("MLA Ada Quill left early. The gate was shut, Quill said.", "Ada Quill"),
        ("Gov. Jon Marsh declared a state of emergency and urged drivers to stay at home.", "Jon Marsh"),
        ("Tern & Marsh Rail closed the line. Tern & Marsh Rail said the gate was shut.", "Tern & Marsh Rail"),
        ("A later statement from the Harbour Office said that the gate was shut.", "Harbour Office"),
        ("The Harbour Office’s report found that the gate was shut.", "Harbour Office"),
    ],
)
def test_names_with_initials_titles_and_documents_lead_to_who_speaks(text: str, name: str) -> None:
    assert said(text, "en")[-1][1] == name
