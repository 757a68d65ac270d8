"""Known claims that say the same as a new statement: on both databases the same ones."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import change_claim, record_claim
from factdb.commands.recording import Actor, revision
from factdb.db import Database
from factdb.models import CLAIM_TERMS, CLAIM_TEXTS, Claim, ClaimIdentifier
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import ClaimKind
from factdb.search.matching import Match, match
from factdb.search.reindexing import reindex
from factdb.search.spelling import among, pieces_of

KNOWN = {
    "dam": "The dam of Wendel was opened on Monday.",
    "bridge": "The northern bridge of Leuvra carries lorries of forty tonnes.",
    "water": "Drinking water in Orbel contains twice as much nitrate as is allowed.",
    "vote": "The council voted against the new school by one vote.",
    "levee": "Der Hochwasserschutz in Leuvra kostete zwölf Millionen.",
}


@pytest.fixture
def claims(session: Session, actor: Actor) -> dict[str, int]:
    return {name: recorded(session, actor, text) for name, text in KNOWN.items()}


def recorded(session: Session, actor: Actor, text: str, language: str | None = None, about: str | None = None) -> int:
    about_ = EdtfDate.parse(about) if about else None
    return record_claim(session, actor, text=text, kind=ClaimKind.EVENT, language=language, about=about_).id


def best(session: Session, text: str, **given_: object) -> Match:
    return match(session.connection(), text, **given_)[0]  # type: ignore[arg-type]


def test_the_same_in_other_forms_of_the_words_is_found(session: Session, claims: dict[str, int]) -> None:
    found = best(session, "They are opening dams at Wendel!")
    assert found.claim_id == claims["dam"]
    assert set(found.words) == {"opening", "dams", "Wendel"}


def test_the_very_words_are_likely_the_same_and_one_shared_word_is_not(
    session: Session, claims: dict[str, int]
) -> None:
    assert best(session, KNOWN["vote"]).confidence > 0.9
    assert (
        best(session, "A new opera about ships and clouds had its premiere in the harbour on Friday").confidence < 0.3
    )


def test_a_misspelt_word_is_mended_by_the_words_of_claims(session: Session, claims: dict[str, int]) -> None:
    assert best(session, "nitrxte levels, drinkinq").claim_id == claims["water"]


def test_a_tag_is_taken_apart_by_the_words_of_claims(session: Session, claims: dict[str, int]) -> None:
    assert best(session, "#northernbridge").claim_id == claims["bridge"]


def test_nothing_is_found_where_no_word_is_known(session: Session, claims: dict[str, int]) -> None:
    assert match(session.connection(), "zzyzx") == []
    assert match(session.connection(), "") == []


def test_an_empty_index_answers_nothing(session: Session) -> None:
    assert match(session.connection(), "The dam was opened.") == []


def test_a_claim_is_found_by_its_headline_elsewhere(session: Session, actor: Actor, claims: dict[str, int]) -> None:
    with_headline(session, actor, claims["bridge"], "Overloaded crossing?")
    assert best(session, "overloaded crossing").claim_id == claims["bridge"]


def with_headline(session: Session, actor: Actor, claim: int, title: str, dated: str | None = None) -> None:
    with revision(session, actor, "identify"):
        day = EdtfDate.parse(dated) if dated else None
        session.add(ClaimIdentifier(claim_id=claim, scheme="other", value=str(claim), title=title, dated=day))
        session.flush()


def test_of_two_claims_alike_the_one_of_about_the_time_comes_first(session: Session, actor: Actor) -> None:
    early = recorded(session, actor, "The ferry to Orbel sank.", about="2020-03-01")
    late = recorded(session, actor, "The ferry to Orbel sank.", about="2023-09-10")
    for day, first in ((dt.date(2020, 3, 5), early), (dt.date(2023, 9, 1), late)):
        assert best(session, "Ferry to Orbel has sunk, sank", day=day).claim_id == first


def test_a_changed_claim_is_found_by_its_new_words_alone(
    session: Session, actor: Actor, claims: dict[str, int]
) -> None:
    change_claim(session, actor, claim_id=claims["vote"], text="The committee postponed the decision.")
    assert best(session, "decision postponed").claim_id == claims["vote"]
    assert claims["vote"] not in {one.claim_id for one in match(session.connection(), "voted against school")}


def test_what_comes_to_nothing_is_not_in_the_index(session: Session, actor: Actor, claims: dict[str, int]) -> None:
    with pytest.raises(ZeroDivisionError), session.begin_nested():
        recorded(session, actor, "A lighthouse collapsed.")
        _ = 1 / 0
    assert match(session.connection(), "lighthouse") == []


def test_the_index_is_written_in_the_transaction_of_the_claim(database: Database) -> None:
    with database.writing() as session:
        recorded(session, operator(session), KNOWN["dam"])
        with database.reading() as other:
            assert match(other, "dam") == []
    with database.reading() as other:
        assert len(match(other, "dam")) == 1


def test_an_index_made_anew_is_the_same(database: Database) -> None:
    with database.writing() as session:
        for text in KNOWN.values():
            recorded(session, operator(session), text)
    before = held(database)
    assert [(step.done, step.total) for step in reindex(database)] == [(5, 5)]
    assert held(database) == before


def held(database: Database) -> list[list[tuple[object, ...]]]:
    with database.reading() as connection:
        return [sorted(map(tuple, connection.execute(select(table)))) for table in (CLAIM_TERMS, CLAIM_TEXTS)]


def test_an_index_that_was_lost_is_filled(database: Database) -> None:
    with database.writing() as session:
        recorded(session, operator(session), KNOWN["dam"])
        for table in (CLAIM_TERMS, CLAIM_TEXTS):
            session.connection().execute(table.delete())
    list(reindex(database))
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(Claim.table())) == len(held(database)[1]) == 1
        assert match(connection, "dam")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_no_text_makes_it_fail(session: Session, text: str) -> None:
    assert match(session.connection(), text) == match(session.connection(), text, first=10)


@pytest.mark.parametrize("piece", ["dam ", "#", "'", "\0", "\ud800", 'a-"(*', "水", "#dambridgewater"])
def test_a_hundred_thousand_signs_are_taken(session: Session, claims: dict[str, int], piece: str) -> None:
    match(session.connection(), piece * (100_000 // len(piece)))


def test_a_whole_is_made_of_the_fewest_known_words() -> None:
    assert pieces_of("savethedam", {"save", "the", "dam", "sa", "ve"}) == ["save", "the", "dam"]
    assert pieces_of("savethedam", {"save", "dam"}) == []


def test_short_words_may_have_one_letter_wrong_and_long_ones_two() -> None:
    assert among("brigde", ["bridge", "brigade", "fridge"]) == ["bridge", "brigade"]
    assert among("contanis", ["contains"]) == ["contains"]
    assert among("nitrite", ["nicotine"]) == []
