"""Ids carry a word, a number, and the moment they were read at."""

import datetime as dt

import pytest

from factdb.errors import BadInput
from factdb.rules.ids import RecordId, number_of

INSTANT = dt.datetime(2022, 1, 3, 12, 30, 0, 250000, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim-5", RecordId("claim", 5)),
        ("speaker-12@2021-12-21", RecordId("speaker", 12, dt.date(2021, 12, 21))),
        ("claim-5@2021-12-21@2022-01-03T12:30:00.250000+00:00", RecordId("claim", 5, dt.date(2021, 12, 21), INSTANT)),
        ("claim-5@@2022-01-03T12:30:00.250000+00:00", RecordId("claim", 5, None, INSTANT)),
    ],
)
def test_an_id_is_read_and_written_alike(text: str, expected: RecordId) -> None:
    assert RecordId.parse(text) == expected
    assert str(expected) == text


@pytest.mark.parametrize("text", ["claim-5@@2022-01-03T13:30:00.25+01:00", "claim-5@@2022-01-03T12:30:00.250Z"])
def test_a_moment_is_told_in_utc(text: str) -> None:
    assert RecordId.parse(text).recorded == INSTANT
    assert str(RecordId.parse(text)) == "claim-5@@2022-01-03T12:30:00.250000+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "claim",
        "claim-",
        "claim-0",
        "claim-05",
        "Claim-5",
        "claim-5 ",
        "5",
        "claim-5@",
        "claim-5@@",
        "claim-5@2021-12-21@",
        "claim-5@2021-02-30",
        "claim-5@2021",
        "claim-5@@yesterday",
        "claim-5@@0001-01-01T00:00:00+23:00",
        "claim-٥",
    ],
)
def test_what_is_no_id_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="claim-5"):
        RecordId.parse(text)


def test_a_number_is_taken_from_ids_of_its_noun_alone() -> None:
    assert number_of("claim-5", "claim") == 5
    with pytest.raises(BadInput, match="quote-5' is the id of another"):
        number_of("quote-5", "claim")


def test_no_record_has_a_number_beyond_the_columns() -> None:
    assert number_of("claim-99999999999", "claim") == 0
