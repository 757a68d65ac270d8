"""Claims as lines of JSON."""

import pytest

from factdb.formats.claims_jsonl import read
from factdb.formats.given import Given, GivenClaim, GivenId, Options, Refused
from factdb.rules.dates import EdtfDate

LINE = b'{"id": "m-1", "text": " The lock leaks. ", "title": "Does it leak?", "lang": "en", "date": "2024-03-05"}\n'


def test_a_line_is_a_claim_under_its_id_with_headline_and_date() -> None:
    name = GivenId("claims-jsonl", "m-1", "Does it leak?", EdtfDate.parse("2024-03-05"))
    assert list(read([LINE], Options())) == [Given("line 1", GivenClaim("The lock leaks.", "en", ids=(name,)))]


def test_what_the_line_does_not_say_is_what_was_said_of_the_file() -> None:
    [record] = read([b'{"id": 12, "text": "Es regnet."}'], Options(language="de", scheme="weather"))
    assert record == Given("line 1", GivenClaim("Es regnet.", "de", ids=(GivenId("weather", "12"),)))


def test_empty_lines_count_and_a_byte_order_mark_does_not() -> None:
    lines = [b"\xef\xbb\xbf" + LINE, b"\n", LINE]
    assert [record.place for record in read(lines, Options())] == ["line 1", "line 3"]
    assert all(isinstance(record, Given) for record in read(lines, Options()))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[1]", "not a JSON object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": "x"}', "no id"),
        (b'{"id": " ", "text": "x"}', "no id"),
        (b'{"id": true, "text": "x"}', "no id"),
        (b'{"id": "a", "text": ["x"]}', "no text"),
    ],
)
def test_what_is_no_claim_is_refused_with_place_and_reason(line: bytes, reason: str) -> None:
    first, second = read([line + b"\n", LINE], Options())
    assert isinstance(first, Refused)
    assert (first.place, first.reason) == ("line 1", reason)
    assert isinstance(second, Given)


@pytest.mark.parametrize("written", ["26 May 2015", "May 26, 2015", "2015-05-26", "26  May 2015"])
def test_a_day_may_be_written_as_people_do(written: str) -> None:
    (one,) = read([f'{{"id": "a", "text": "x", "date": "{written}"}}'.encode()], Options())
    assert isinstance(one, Given)
    assert isinstance(one.what, GivenClaim)
    assert one.what.ids[0].dated is not None
    assert one.what.ids[0].dated.edtf == "2015-05-26"


def test_a_date_that_is_not_understood_is_told_and_left_out() -> None:
    (one,) = read([b'{"id": "a", "text": "x", "date": "Not surprisingly, when 26 May 2015 came"}'], Options())
    assert isinstance(one, Given)
    assert isinstance(one.what, GivenClaim)
    assert one.what.ids[0].dated is None
    assert "Not surprisingly" in one.notes[0]
