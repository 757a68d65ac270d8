"""Our own CSV."""

from pathlib import Path

import pytest

from factdb.formats.given import GivenId, GivenPublisher, Options
from factdb.formats.own_csv import HEADER, read
from factdb.rules.vocabulary import ClaimKind
from tests.formats.reading import claim_of, read_all, reasons

FULL = {
    "id": "7",
    "text": "The lock leaks.",
    "language": "en",
    "kind": "causal",
    "topics": "Locks | Water",
    "speaker": "Ada Quill",
    "speaker_wikidata": "Q7",
    "said": "2024-03~",
    "occasion": "a speech",
    "source_url": "https://posts.example/1",
    "review_url": "https://check.example/lock",
    "review_publisher": "Lock Check",
    "review_title": "It leaks",
    "review_date": "2024-03-10",
    "rating": "True",
}


def table(*rows: dict[str, str], delimiter: str = ",") -> str:
    names = list(rows[0])
    return "\n".join(delimiter.join(row) for row in (names, *(list(row.values()) for row in rows))) + "\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_column_finds_its_place(delimiter: str) -> None:
    assert list(FULL) == list(HEADER)
    found = claim_of(read, table(FULL, delimiter=delimiter))
    [quote], [source], [review] = found.quotes, found.sources, found.reviews
    assert (found.text, found.language, found.kind) == ("The lock leaks.", "en", ClaimKind.CAUSAL)
    assert (found.ids, found.topics) == ((GivenId("csv", "7"),), ("Locks", "Water"))
    assert quote.voice
    assert quote.said
    assert (quote.voice.name, quote.voice.ids) == ("Ada Quill", (GivenId("wikidata", "Q7"),))
    assert (quote.said.edtf, quote.occasion, source.url) == ("2024-03~", "a speech", "https://posts.example/1")
    assert (review.publisher, review.title, review.rating) == (GivenPublisher("Lock Check"), "It leaks", "True")


def test_a_text_and_an_id_are_enough() -> None:
    found = claim_of(read, "TEXT,Id\nEs regnet.,w\n", Options("de", "weather"))
    assert (found.text, found.language, found.ids, found.quotes) == ("Es regnet.", "de", (GivenId("weather", "w"),), ())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("id,name\n1,x\n", [("line 1", "not the header of the format")]),
        ("id,text,colour\n1,x,red\n", [("line 1", "unknown column")]),
        ("id,text\n1,\n", [("line 2", "no text")]),
        ("id,text\n,x\n", [("line 2", "no id")]),
        ("id,text\n1,x,y\n", [("line 2", "wrong number of columns")]),
        ("id,text,kind\n1,x,rumour\n", [("line 2", "kind cannot be taken")]),
        ("id,text,said\n1,x,soon\n", [("line 2", "said cannot be taken")]),
        ("id,text,source_url\n1,x,here\n", [("line 2", "source_url cannot be taken")]),
        ("id,text,rating\n1,x,True\n", [("line 2", "rating cannot be taken")]),
    ],
)
def test_what_is_no_claim_is_refused_with_its_column(data: str, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data)) == expected


def test_the_guide_names_every_column() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
    for name, meaning in HEADER.items():
        assert f"| `{name}` | {meaning}" in guide
