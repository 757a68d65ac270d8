import contextlib
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import BadInput
from factdb.rules.dates import EdtfDate


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2021-12-21", "2021-12-21", "2021-12-21"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-12-13/2021-12-19", "2021-12-13", "2021-12-19"),
        ("2021-12/2022", "2021-12-01", "2022-12-31"),
        ("2021~", "2021-01-01", "2021-12-31"),
        ("2021-12-21?", "2021-12-21", "2021-12-21"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("../2021-12-21", None, "2021-12-21"),
        ("2021-12-21/..", "2021-12-21", None),
        ("/2021-12-21", None, "2021-12-21"),
        ("2021-12-21/", "2021-12-21", None),
        ("{..2021,2022}", None, "2022-12-31"),
        ("[2021,2022..]", "2021-01-01", None),
        ("2021-XX-21", "2021-01-21", "2021-12-21"),
        ("Y2E3", "2000-01-01", "2000-12-31"),
        (" 2021-12-21 ", "2021-12-21", "2021-12-21"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(edtf: str, earliest: str | None, latest: str | None) -> None:
    date = EdtfDate.parse(edtf, "the words")
    assert (date.edtf, date.earliest, date.latest) == (edtf.strip(), day(earliest), day(latest))
    assert date.words == "the words"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "21.12.2021",
        "yesterday",
        "2021-13",
        "2021-02-30",
        "2021-02-29",
        "2021-12-32",
        "../..",
        "/",
        "2021-12-21T25:00",
        "2" * 200,
        "0000",
        "Y12000",
        "Y1E99999999999",
        "2021-1X",
        "2021-0X",
        "2021-12-2X",
        "2021-XX-2X",
        "[2021-12-2X,2022]",
        "../",
        "/..",
        "../4X/S3",
        "-0044",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        EdtfDate.parse(text)


@given(st.lists(st.sampled_from([*"0123456789XYEST?~%-/.,[]{}", "..", "2021", "-12", "-2X"]), max_size=12).map("".join))
def test_any_text_is_a_date_or_refused_without_a_word(text: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(BadInput):
        date = EdtfDate.parse(text)
        assert date.earliest or date.latest
    assert said.getvalue() == ""


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="ends before it begins"):
        EdtfDate.parse("2021-12-21/2021-12-20")


def test_dates_are_made_of_days_too() -> None:
    first, last = dt.date(2021, 12, 13), dt.date(2021, 12, 19)
    assert EdtfDate.day(first) == EdtfDate.parse("2021-12-13")
    assert EdtfDate.between(first, last) == EdtfDate.parse("2021-12-13/2021-12-19")
    assert EdtfDate.no_later_than(last, "so far") == EdtfDate.parse("../2021-12-19", "so far")


@pytest.mark.slow
@given(st.dates(), st.dates())
def test_every_day_and_interval_survives_its_string(one: dt.date, other: dt.date) -> None:
    earliest, latest = sorted([one, other])
    assert EdtfDate.parse(one.isoformat()).earliest == one
    date = EdtfDate.parse(EdtfDate.between(earliest, latest).edtf)
    assert (date.earliest, date.latest) == (earliest, latest)


@given(st.text("0123456789-/.~?%XxuTZ:+[]{},YES ", max_size=14))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = EdtfDate.parse(text)
    except BadInput:
        return
    assert date.earliest or date.latest
