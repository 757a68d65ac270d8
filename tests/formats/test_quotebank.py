"""Quotebank, quote by quote."""

import json
from typing import Any

import pytest

from factdb.formats.given import Given, GivenId, GivenQuote
from factdb.formats.quotebank import read
from factdb.rules.vocabulary import EvidenceStance
from tests.formats.reading import read_all, reasons

LINE: dict[str, Any] = {
    "quoteID": "2024-03-10-000007",
    "quotation": "The gates were never tested,",
    "speaker": "Ada Quill",
    "qids": ["Q7"],
    "date": 1710028800000,
    "numOccurrences": 2,
    "probas": [["Ada Quill", "0.7"], ["None", "0.3"]],
    "urls": ["https://dispatch.example/1", "https://ledger.example/2"],
    "phase": "E",
}


def quote_of(**changes: Any) -> GivenQuote:
    [record] = read_all(read, LINE | changes)
    assert isinstance(record, Given)
    assert isinstance(record.what, GivenQuote)
    return record.what


def test_a_line_is_a_quote_that_was_said_no_later_than_it_was_printed() -> None:
    found = quote_of()
    assert found.voice
    assert found.said
    assert (found.text, found.voice.name) == ("The gates were never tested,", "Ada Quill")
    assert (found.said.edtf, found.ids) == ("../2024-03-10", (GivenId("quotebank", "2024-03-10-000007"),))


def test_the_pages_that_print_it_take_no_side_and_come_once() -> None:
    urls = ["https://dispatch.example/1", "http://dispatch.example/1#top", "nowhere"]
    assert [one.stance for one in quote_of().evidence] == [EvidenceStance.CONTEXT] * 2
    [record] = read_all(read, LINE | {"urls": urls})
    assert isinstance(record, Given)
    assert len(record.what.evidence) == 1
    assert "2 of its urls" in record.notes[0]


@pytest.mark.parametrize(
    ("qids", "known"),
    [
        (["Q7"], GivenId("wikidata", "Q7")),
        (["Q7", "Q8"], GivenId("quotebank", "Ada Quill")),
        ([], GivenId("quotebank", "Ada Quill")),
    ],
)
def test_a_name_that_several_bear_is_no_item_of_wikidata(qids: list[str], known: GivenId) -> None:
    found = quote_of(qids=qids)
    assert found.voice
    assert found.voice.ids == (known,)


def test_none_is_nobody() -> None:
    assert quote_of(speaker="None", qids=[]).voice is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [({"articleID": "1"}, "no id"), (LINE | {"quotation": ""}, "no text"), ("x", "not a JSON object")],
)
def test_what_is_no_quotation_is_refused(line: Any, reason: str) -> None:
    assert reasons(read_all(read, json.dumps(line))) == [("line 1", reason)]
