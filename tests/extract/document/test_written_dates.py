import pytest

from factdb.extract.document.written_dates import date_in_path, written_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("21.12.2021", ["2021-12-21"]),
        ("am 3. 5. 2023 und 4.5.23", ["2023-05-03", "2023-05-04"]),
        ("3. Mai 2023", ["2023-05-03"]),
        ("1. Jänner 2023, 2. März 2023", ["2023-01-01", "2023-03-02"]),
        ("3 May 2023, 3rd of May 2023, May 3rd, 2023, Dec. 21, 2021", ["2023-05-03"] * 3 + ["2021-12-21"]),
        ("2021-12-21T10:15:00+01:00", ["2021-12-21"]),
        ("Tue, 21 Dec 2021 10:00:00 GMT", ["2021-12-21"]),
        ("12/21/2021 und 21/12/2021", ["2021-12-21", "2021-12-21"]),
        ("03/05/2023", []),
        ("31.02.2023, 2023-13-01, 1920, 10.15 Uhr, 192.168.20.21, Version 1.2.2021.4", []),
        ("120211221", []),
        ("maybe 3, 2023", []),
    ],
)
def test_days_are_read_as_they_are_written(text: str, days: list[str]) -> None:
    assert [date.day.isoformat() for date in written_dates(text)] == days


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/12/21/hafen", "2021-12-21"),
        ("https://a.example/hafen-20211221.html", "2021-12-21"),
        ("https://a.example/2021-12-21_hafen", "2021-12-21"),
        ("https://a.example/2021/hafen-1234567890", None),
        ("https://a.example/20211399", None),
    ],
)
def test_addresses_may_hold_a_day(url: str, day: str | None) -> None:
    found = date_in_path(url)
    assert (found.day.isoformat() if found else None) == day
