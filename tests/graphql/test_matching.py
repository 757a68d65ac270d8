"""`matchClaims`: what is shown of matches, to whom, and what is refused."""

from typing import Any

import pytest
from sqlalchemy import select

from factdb.commands.accounts import operator
from factdb.commands.claims import record_claim
from factdb.commands.retracting import retract
from factdb.db import Database
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from factdb.models import Claim
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind

READER = Reader(make_schema())
FOUND = (
    "query($text: String!, $first: Int) { matchClaims(text: $text, first: $first) { words confidence claim { text } } }"
)


@pytest.fixture
def known(database: Database) -> Database:
    with database.writing() as session:
        actor = operator(session)
        for text in ("The dam of Wendel holds.", "The dam of Orbel holds.", "The dam of Leuvra holds."):
            record_claim(session, actor, text=text, kind=ClaimKind.EVENT)
    return database


def asked(database: Database, text: str, first: int | None = None) -> Any:
    with database.reading() as connection:
        return READER.read(FOUND, {"text": text, "first": first}, connection=connection)


def texts(database: Database, text: str, first: int | None = None) -> list[str]:
    return [one["claim"]["text"] for one in asked(database, text, first).data["matchClaims"]]


def test_matches_come_best_first_with_the_words_that_told(known: Database) -> None:
    (first, *_) = asked(known, "Orbel's dam holds").data["matchClaims"]
    assert first["claim"] == {"text": "The dam of Orbel holds."}
    assert first["words"][0] == "Orbel's"
    assert 0 < first["confidence"] <= 1


def test_a_retracted_claim_is_passed_over_and_others_take_its_place(known: Database) -> None:
    best, *_ = texts(known, "the dam holds", 1)
    with known.writing() as session:
        actor = operator(session)
        number = session.scalars(select(Claim.id).where(Claim.text == best)).one()
        retract(session, actor, record_id=RecordId("claim", number), note="printed in error")
    (other,) = texts(known, "the dam holds", 1)
    assert other != best


def test_the_same_operation_answers_each_text_by_itself(known: Database) -> None:
    assert texts(known, "Wendel") != texts(known, "Leuvra")
    assert texts(known, "nothing of it") == []


@pytest.mark.parametrize("first", [-1, 101])
def test_too_many_are_refused(known: Database, first: int) -> None:
    result = asked(known, "dam", first)
    assert result.data == {"matchClaims": None}
    assert "matches" in result.errors[0].message


@pytest.mark.parametrize("text", ["", "\0", "dam\ud800", '"((* OR', "dam " * 25_000])
def test_no_text_makes_it_fail(known: Database, text: str) -> None:
    assert asked(known, text).errors is None
