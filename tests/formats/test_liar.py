"""LIAR: fourteen columns, quotation marks left open."""

import pytest

from factdb.formats.given import GivenId
from factdb.formats.liar import read
from factdb.rules.vocabulary import SpeakerKind
from tests.formats.reading import claim_of, read_all, reasons

CELLS = ["7.json", "barely-true", 'The lock ""holds, he said.', "water,locks-and-dams", "ada-quill", "Harbour master",
         "Eastshore", "none", "0", "1", "2", "3", "4", "a speech"]  # fmt: skip


def row(**changes: str) -> str:
    cells = [changes.get(f"c{number}", cell) for number, cell in enumerate(CELLS)]
    return "\t".join(cells) + "\n"


def test_a_row_is_a_statement_with_speaker_subjects_and_the_rating_of_politifact() -> None:
    found = claim_of(read, row())
    [quote], [review] = found.quotes, found.reviews
    assert (found.text, found.ids) == ('The lock ""holds, he said.', (GivenId("liar", "7"),))
    assert found.topics == ("water", "locks and dams")
    assert quote.voice
    assert (quote.voice.name, quote.voice.role, quote.occasion) == ("Ada Quill", "Harbour master", "a speech")
    assert quote.voice.ids == (GivenId("politifact", "ada-quill"),)
    assert (review.rating, review.publisher.name) == ("barely-true", "PolitiFact")
    assert review.url == "https://www.politifact.com/api/v/2/statement/7/?format=json"


def test_a_quotation_mark_that_is_left_open_swallows_no_row() -> None:
    assert len(read_all(read, row(c2='"Open') + row() + row(c2='Close"'))) == 3


@pytest.mark.parametrize(
    ("short", "party", "kind"),
    [
        ("eastshore-water-board", "organization", SpeakerKind.ORGANIZATION),
        ("lock-party-eastshore", "none", SpeakerKind.ORGANIZATION),
        ("ada-quill", "independent", SpeakerKind.PERSON),
    ],
)
def test_bodies_are_told_from_persons(short: str, party: str, kind: SpeakerKind) -> None:
    [quote] = claim_of(read, row(c4=short, c7=party)).quotes
    assert quote.voice
    assert quote.voice.kind is kind


@pytest.mark.parametrize("short", ["blog-posting", "chain-email", "facebook-posts", ""])
def test_what_names_nobody_is_nobody(short: str) -> None:
    assert claim_of(read, row(c4=short)).quotes[0].voice is None


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"7.json\ttrue\tx\n", [("line 1", "wrong number of columns")]),
        (row(c0="id").encode(), [("line 1", "no id")]),
        (row(c2=" ").encode(), [("line 1", "no text")]),
        (row(c2="\xe4").encode("latin-1"), [("line 1", "not UTF-8")]),
    ],
)
def test_what_is_no_statement_is_refused(data: bytes, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data + row().encode())) == expected
