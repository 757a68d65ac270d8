"""Near-identical texts are suggested as copies; only a person makes one a copy."""

from typing import Any

import pytest

from factdb.commands.snapshots import record_snapshot
from factdb.commands.sources import change_source
from factdb.db import Database
from tests.graphql.affair import Affair, reader

REPORT = " ".join(
    f"Gate {number} of the weir stood open from {number} until the warden of lock {number + 40} came and shut it."
    for number in range(30)
)
OTHER = " ".join(
    f"The council of ward {number} spent {number * 3} on lamps and benches this year." for number in range(30)
)


@pytest.fixture
def affair(database: Database) -> Affair:
    return Affair(database)


def captured(affair: Affair, outlet: str, day: str, text: str) -> int:
    source = affair.article(outlet, day)
    affair.do(record_snapshot, source_id=source, text=text)
    return source


def candidates(affair: Affair, source: int, **variables: Any) -> list[Any]:
    text = """query ($id: ID!, $first: Int) { source(id: $id) { copyCandidates(first: $first) {
                source { id } share shareOfOther earlier { id } } } }"""
    found: list[Any] = affair.ask(text, id=f"source-{source}", **variables)["source"]["copyCandidates"]
    return found


def test_a_shortened_copy_is_suggested_with_its_share_and_the_earlier_one(affair: Affair) -> None:
    wire = captured(affair, "Wire", "2024-03-01", REPORT)
    post = captured(affair, "Post", "2024-03-02", "From our desk. " + REPORT[: len(REPORT) // 2])
    captured(affair, "Echo", "2024-03-02", OTHER)
    (found,) = candidates(affair, post)
    assert (found["source"], found["earlier"]) == ({"id": f"source-{wire}"}, {"id": f"source-{wire}"})
    assert found["share"] > 0.9
    assert 0.4 < found["shareOfOther"] < 0.6
    (other_way,) = candidates(affair, wire)
    assert other_way["source"] == {"id": f"source-{post}"}


def test_of_two_on_one_day_neither_is_called_the_earlier(affair: Affair) -> None:
    captured(affair, "Wire", "2024-03-01", REPORT)
    post = captured(affair, "Post", "2024-03-01", REPORT)
    assert [one["earlier"] for one in candidates(affair, post)] == [None]


def test_what_a_person_made_a_copy_is_suggested_no_more(affair: Affair) -> None:
    wire, post = captured(affair, "Wire", "2024-03-01", REPORT), captured(affair, "Post", "2024-03-02", REPORT)
    affair.do(change_source, source_id=post, syndicated_from_id=wire)
    assert candidates(affair, wire) == candidates(affair, post) == []


def test_as_many_as_asked_for(affair: Affair) -> None:
    sources = [captured(affair, outlet, "2024-03-01", REPORT) for outlet in ("Wire", "Post", "Echo")]
    assert [len(candidates(affair, sources[0], first=first)) for first in (None, 1, 0)] == [2, 1, 0]
    with affair.database.reading() as connection:
        text = '{ source(id: "source-1") { copyCandidates(first: 21) { share } } }'
        (error,) = reader().read(text, {}, connection=connection).errors or []
    assert error.message == "21 candidates cannot be asked for. Give first as 0 to 20."
