"""The index follows whatever is written: merges, splits, new names of publishers; made anew it is the same."""

from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import Connection, Table, select
from sqlalchemy.orm import Session

from factdb.commands.arguments import NameInput
from factdb.commands.claims import new_claim
from factdb.commands.merging import merge_publishers, merge_speakers, undo_merge
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import record_quote
from factdb.commands.recording import Actor, part, revision
from factdb.commands.sources import record_source
from factdb.commands.speakers import change_speaker, record_speaker
from factdb.commands.splitting import split_speaker
from factdb.models import CLAIM_TERMS, CLAIM_TEXTS, DOCUMENTS, WORDS, Publisher, SpeakerName
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind, Findable, SourceKind
from factdb.search import keeping
from factdb.search.finding import Filters, find

Found = set[tuple[Findable, int]]


def contents(connection: Connection) -> dict[str, list[str]]:
    """What the indexes hold, but for the numbers of their rows."""
    return {table.name: rows(connection, table) for table in (DOCUMENTS, CLAIM_TEXTS, CLAIM_TERMS, WORDS)}


def rows(connection: Connection, table: Table) -> list[str]:
    columns = [column for column in table.c if column.name != "id"]
    return sorted({repr(tuple(row)) for row in connection.execute(select(*columns))})


def found(session: Session, query: str, **filters: Any) -> Found:
    return {(hit.kind, hit.record_id) for hit in find(session.connection(), query, Filters(**filters)).hits}


def merge(session: Session, actor: Actor, number: int, into: int) -> None:
    merge_speakers(session, actor, speaker_id=number, into_id=into, reason="the same person")


def undo(session: Session, actor: Actor, record: str) -> None:
    undo_merge(session, actor, record_id=RecordId.parse(record), reason="two after all")


@pytest.fixture
def envoys(session: Session, actor: Actor) -> list[int]:
    """Three names of an envoy, each with a quote."""
    names = ("Gavril Sorin", "Gabriel Soren", "Hawryil Sowrin")
    numbers = [record_speaker(session, actor, name=name).id for name in names]
    for number in numbers:
        record_quote(session, actor, text="We shall sign.", speaker_id=number)
    return numbers


# --- merged speakers


def test_a_merged_speaker_is_found_by_its_names_as_the_one_that_survives(
    session: Session, actor: Actor, envoys: list[int]
) -> None:
    one, other, _ = envoys
    merge(session, actor, other, one)
    for name in ("Gavril", "Gabriel Soren"):
        assert found(session, name) == {(Findable.SPEAKER, one)}


def test_a_chain_of_merges_leads_to_its_end_and_back(session: Session, actor: Actor, envoys: list[int]) -> None:
    one, other, third = envoys
    before = contents(session.connection())
    merge(session, actor, third, other)
    merge(session, actor, other, one)
    assert found(session, "Hawryil") == found(session, "Gabriel") == {(Findable.SPEAKER, one)}
    undo(session, actor, f"speaker-{other}")
    assert found(session, "Hawryil") == {(Findable.SPEAKER, other)}
    undo(session, actor, f"speaker-{third}")
    assert contents(session.connection()) == before


def test_a_name_given_to_a_merged_speaker_is_its_survivors(session: Session, actor: Actor, envoys: list[int]) -> None:
    one, other, _ = envoys
    merge(session, actor, other, one)
    change_speaker(session, actor, speaker_id=other, name="Havriil Soryn")
    assert found(session, "Havriil") == {(Findable.SPEAKER, one)}


@pytest.mark.parametrize("asked", [0, 1])
def test_words_and_filters_of_a_speaker_go_by_who_it_is_now(
    session: Session, actor: Actor, envoys: list[int], asked: int
) -> None:
    one, other, third = envoys
    merge(session, actor, other, one)
    quotes = find(session.connection(), "sign", Filters(speaker_id=envoys[asked]))
    assert len(quotes.hits) == 2
    assert quotes.facets["speaker"] == {one: 2}
    assert find(session.connection(), "sign").facets["speaker"] == {one: 2, third: 1}
    assert len(found(session, "sign speaker:gabriel")) == len(found(session, "sign speaker:gavril")) == 2


# --- publishers


def paper(session: Session, actor: Actor, name: str, title: str) -> tuple[int, int]:
    number = record_publisher(session, actor, name=name).id
    url = f"https://{title.replace(' ', '-')}.example/1"
    source = record_source(session, actor, title=title, url=url, kind=SourceKind.ARTICLE, publisher_id=number)
    return number, source.id


def rename(session: Session, actor: Actor, publisher: int, name: str) -> None:
    with revision(session, actor, "rename"):
        session.get_one(Publisher, publisher).name = name


def test_words_and_filters_of_a_publisher_go_by_what_it_is_now(session: Session, actor: Actor) -> None:
    bote, first = paper(session, actor, "Leuvra-Bote", "Floods")
    kurier, second = paper(session, actor, "Tannkurier", "More floods")
    before = contents(session.connection())
    merge_publishers(session, actor, publisher_id=kurier, into_id=bote, reason="one paper")
    both = {(Findable.SOURCE, first), (Findable.SOURCE, second)}
    for number in (bote, kurier):
        assert found(session, "floods", publisher_id=number) == both
    assert found(session, "floods publisher:bote") == found(session, "floods publisher:tannkurier") == both
    assert found(session, "floods bote") == both
    assert find(session.connection(), "floods").facets["publisher"] == {bote: 2}
    undo(session, actor, f"publisher-{kurier}")
    assert contents(session.connection()) == before


def test_a_publisher_is_told_by_its_name_and_not_by_what_it_writes_about(session: Session, actor: Actor) -> None:
    _, own = paper(session, actor, "Leuvra-Bote", "Floods")
    paper(session, actor, "Tannkurier", "The Bote is sold")
    assert found(session, "publisher:bote") == {(Findable.SOURCE, own)}


def test_the_sources_of_a_publisher_are_found_by_its_new_name(session: Session, actor: Actor) -> None:
    number, source = paper(session, actor, "Leuvra-Bote", "Floods")
    rename(session, actor, number, "Nordkurier")
    assert found(session, "nordkurier") == {(Findable.SOURCE, source)}
    assert found(session, "bote") == set()


def test_of_a_publisher_with_many_sources_the_newest_are(
    session: Session, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_SOURCES", 1)
    number, _ = paper(session, actor, "Leuvra-Bote", "Floods")
    newest = record_source(session, actor, title="Dry", url="https://dry.example/1", publisher_id=number,
                           kind=SourceKind.ARTICLE)  # fmt: skip
    rename(session, actor, number, "Nordkurier")
    assert found(session, "nordkurier") == {(Findable.SOURCE, newest.id)}


# --- splits


def test_a_name_that_moves_is_found_where_it_went(session: Session, actor: Actor) -> None:
    aunt = record_speaker(session, actor, name="Ada Sorin", names=(NameInput(name="Adele Sorin"),)).id
    moved = session.scalars(select(SpeakerName.id).filter_by(name="Adele Sorin")).all()
    niece = split_speaker(session, actor, speaker_id=aunt, name="Adele Sorin", name_ids=tuple(moved), reason="two").id
    assert found(session, "adele") == {(Findable.SPEAKER, niece)}


# --- savepoints


def test_what_was_indexed_in_a_part_that_came_to_nothing_is_indexed_again(session: Session, actor: Actor) -> None:
    with revision(session, actor, "sorrows"):
        session.add(new_claim("The lighthouse stands.", ClaimKind.EVENT, "en"))
        with suppress(ZeroDivisionError), part(session):
            with part(session):
                pass
            _ = 1 / 0
    assert len(found(session, "lighthouse")) == 1
