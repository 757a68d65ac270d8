"""Digests tell which column was altered, and hold nothing that can be read out of them."""

import datetime as dt
from dataclasses import replace

import pytest

from factdb.models import Base
from factdb.rules.digests import Entry, Wrote, altered, canonical, leaf, marks_of, reason_digest, tag, version_of
from factdb.rules.vocabulary import ClaimKind

NOON = dt.datetime(2026, 11, 26, 12, 0, tzinfo=dt.UTC)
VALUES = {"id": 5, "text": "„Ja“", "kind": ClaimKind.EVENT, "about_latest": dt.date(2024, 3, 5), "note": None}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("„Ja“\n", '"„Ja“\\n"'),
        (5, "5"),
        (True, "true"),
        (None, "null"),
        (0.5, "0.5"),
        (1e-7, "1e-07"),
        ([[1, 2]], "[[1,2]]"),
        (ClaimKind.EVENT, '"EVENT"'),
        (dt.date(2024, 3, 5), '"2024-03-05"'),
        (NOON.astimezone(dt.timezone(dt.timedelta(hours=2))), '"2026-11-26T12:00:00.000000+00:00"'),
        (b"", '"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"'),
    ],
)
def test_a_value_has_one_canonical_form(value: object, said: str) -> None:
    assert canonical(value).decode() == said


def test_the_digest_of_a_version_stays_what_it_was_in_edition_1() -> None:
    version = version_of("salt", VALUES)
    assert version.digest == "v1:ca3b5c7eff1731e8f58a9863dad8105311becd300f9f97969bde0950e5e83102"
    assert len(version.marks) == 6 * len(VALUES)


@pytest.mark.parametrize("name", VALUES)
def test_the_column_that_was_altered_is_named(name: str) -> None:
    marks = version_of("salt", VALUES).marks
    assert list(altered("salt", VALUES, marks)) == []
    assert list(altered("salt", VALUES | {name: "other"}, marks)) == [name]


def test_another_salt_alters_everything() -> None:
    assert list(altered("other", VALUES, version_of("salt", VALUES).marks)) == sorted(VALUES)


def test_no_two_columns_of_a_table_share_a_tag() -> None:
    for table in Base.metadata.tables.values():
        assert len({tag(column.name) for column in table.columns}) == len(table.columns), table.name
    assert set(marks_of(version_of("salt", VALUES).marks)) == {tag(name) for name in VALUES}


def test_a_link_depends_on_everything_an_entry_says() -> None:
    head = Wrote(NOON, 2, "record_claim", reason_digest("salt", "why")).header(1)
    said = Entry("claim", 5, NOON, "CREATED", "v1:0", b"1")
    others = [
        replace(said, noun="quote"),
        replace(said, record_id=6),
        replace(said, version=None),
        replace(said, operation="CHANGED"),
        replace(said, digest="v1:1"),
        replace(said, marks=None),
    ]
    links = {entry.link(head, None) for entry in [said, *others]}
    assert len(links | {said.link(head, b"before"), said.link(b"", None)}) == 9


def test_a_header_depends_on_who_when_why_and_what() -> None:
    later = NOON + dt.timedelta(microseconds=1)
    said = Wrote(NOON, 2, "record_claim", "v1:0")
    others = {
        "recorded": replace(said, recorded=later),
        "account_id": replace(said, account_id=None),
        "action": replace(said, action="retract"),
        "reason_digest": replace(said, reason_digest=None),
    }
    headers = {each.header(1) for each in [said, *others.values()]} | {said.header(2)}
    assert {name: other.altered(said.marks) for name, other in others.items()} == {name: [name] for name in others}
    assert len(headers) == 6


def test_a_leaf_holds_its_header_and_links_in_order() -> None:
    assert leaf(b"h", [b"a", b"b"]) == b"hab"
    assert reason_digest("salt", None) is None
