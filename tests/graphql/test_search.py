"""`search`: the same records on both databases, whatever is typed."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import add_to_topic, change_claim, record_claim, record_topic
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import record_quote
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.snapshots import record_snapshot
from factdb.commands.sources import record_source
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.graphql.reading import Reader
from factdb.graphql.schema import make_schema
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import ClaimKind, SourceKind, SpeakerKind

READER = Reader(make_schema())
SEARCH = """query($query: String!, $kinds: [Findable!], $filters: SearchFilter, $first: Int, $after: String) {
  search(query: $query, kinds: $kinds, filters: $filters, first: $first, after: $after) {
    totalCount hasNextPage endCursor
    hits { score cursor passages { text spans }
      record { __typename ... on Claim { id text } ... on Quote { id text } ... on Source { id title }
               ... on Speaker { id name } } }
    facets { facet value count record { ... on Speaker { name } ... on Topic { name } ... on Publisher { name } } }
  } }"""


def written(session: Session, actor: Actor) -> None:
    """A small affair."""
    berg = record_speaker(session, actor, name="Ada Bergström", kind=SpeakerKind.PERSON)
    record_quote(
        session,
        actor,
        text="Der Staudamm hält, und die Brücken halten auch.",
        speaker_id=berg.id,
        language="de",
        said=EdtfDate.parse("2021-12-14"),
    )
    record_speaker(session, actor, name="Олена Марченко", kind=SpeakerKind.PERSON)
    record_quote(session, actor, text="We never closed the northern bridge.", language="en")
    dam = record_claim(session, actor, text="The dam of Wendel holds clean water.", kind=ClaimKind.EVENT, language="en")
    record_claim(session, actor, text="Water in Orbel is not clean.", kind=ClaimKind.EVENT, language="en")
    topic = record_topic(session, actor, name="Water")
    add_to_topic(session, actor, topic_id=topic.id, claim_ids=(dam.id,))
    bote = record_publisher(session, actor, name="Leuvra-Bote")
    source = record_source(
        session, actor, title="Bridges of the north", url="https://bote.example/1", publisher_id=bote.id,
        kind=SourceKind.ARTICLE, published=EdtfDate.parse("2022-03-01"), language="en",
    )  # fmt: skip
    record_snapshot(session, actor, source_id=source.id, text="A lorry fell into the river Tann. " * 5)


@pytest.fixture
def affair(database: Database) -> Database:
    with database.writing() as session:
        written(session, operator(session))
    return database


def found(database: Database, query: str, **variables: Any) -> Any:
    with database.reading() as connection:
        result = READER.read(SEARCH, {"query": query, **variables}, connection=connection)
    assert result.errors is None, result.errors
    assert result.data is not None
    return result.data["search"]


def records(database: Database, query: str, **variables: Any) -> set[str]:
    return {hit["record"]["id"] for hit in found(database, query, **variables)["hits"]}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("bridge", {"quote-2", "source-1"}),  # in another form, too
        ("bridge -northern", {"source-1"}),
        ("water", {"claim-1", "claim-2"}),
        ('"clean water"', {"claim-1"}),
        ('clean water -"clean water"', {"claim-2"}),
        ("damm", {"quote-1"}),  # as part of a compound
        ("waterr dam", {"claim-1"}),
        ("water brücken", set()),  # all words must be there
        ("nortern", {"quote-2"}),  # misspelt
        ("Bruecken", {"quote-1"}),
        ("Brücke", {"quote-1"}),
        ("bergstrom", {"speaker-1"}),
        ("speaker:bergstrom", {"quote-1", "speaker-1"}),
        ('speaker:"ada bergström" brücken', {"quote-1"}),
        ("Olena Marchenko", {"speaker-2"}),  # in another script
        ("Марченко", {"speaker-2"}),
        ("said:2021-12", {"quote-1"}),
        ("said:2022", {"source-1"}),
        ("publisher:leuvra", {"source-1"}),
        ("lorry tann", {"source-1"}),  # in the text of its snapshot
        ("language:de", {"quote-1"}),
        ("", set()),
        ("the -", set()),
    ],
)
def test_a_query_finds_the_same_on_both_databases(affair: Database, query: str, ids: set[str]) -> None:
    if query == "the -":
        assert records(affair, query) == {"quote-2", "claim-1", "source-1"}
    else:
        assert records(affair, query) == ids


def test_kinds_and_filters_narrow_what_is_found(affair: Database) -> None:
    assert records(affair, "bridge", kinds=["SOURCE"]) == {"source-1"}
    assert records(affair, "water", filters={"topic": "topic-1"}) == {"claim-1"}
    assert records(affair, "bridge", filters={"year": 2022, "publisher": "publisher-1"}) == {"source-1"}
    assert records(affair, "halten", filters={"speaker": "speaker-1", "language": "de"}) == {"quote-1"}


def test_passages_show_what_was_found(affair: Database) -> None:
    (hit,) = found(affair, "lorry")["hits"]
    passage = hit["passages"][0]
    (start, end), *_ = passage["spans"]
    assert passage["text"][start:end] == "lorry"


def test_facets_count_all_that_was_found(affair: Database) -> None:
    facets = {(one["facet"], one["value"]): one for one in found(affair, "water", first=0)["facets"]}
    assert facets["KIND", "CLAIM"]["count"] == 2
    assert facets["TOPIC", "topic-1"]["record"] == {"name": "Water"}
    assert found(affair, "water", first=0)["totalCount"] == 2


def test_pages_follow_one_another(affair: Database) -> None:
    first = found(affair, "water", first=1)
    assert first["hasNextPage"]
    second = found(affair, "water", first=1, after=first["endCursor"])
    assert not second["hasNextPage"]
    assert {page["hits"][0]["record"]["id"] for page in (first, second)} == {"claim-1", "claim-2"}


def test_what_is_retracted_or_changed_is_found_no_more(affair: Database) -> None:
    with affair.writing() as session:
        actor = operator(session)
        retract(session, actor, record_id=RecordId("quote", 2), note="printed in error")
        change_claim(session, actor, claim_id=2, text="It is not so.")
    assert records(affair, "bridge") == {"source-1"}
    assert records(affair, "water") == {"claim-1"}


@pytest.mark.parametrize(
    ("variables", "path"),
    [
        ({"first": 101}, "first"),
        ({"after": "x"}, "after"),
        ({"filters": {"speaker": "claim-1"}}, "filters"),
        ({"filters": {"year": 0}}, "filters"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place(affair: Database, variables: dict[str, Any], path: str) -> None:
    with affair.reading() as connection:
        for _ in range(2):  # by a plan that is made, and by one that is kept
            result = READER.read(SEARCH, {"query": "dam", **variables}, connection=connection)
            assert result.data == {"search": None}
            assert path in str(result.errors)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(['"', "-", ":", "speaker:", "said:", "(", "*", "OR", "NEAR(", "dam", "~", "\0", "'"])))
def test_no_operators_make_it_fail(affair: Database, parts: list[str]) -> None:
    found(affair, " ".join(parts))
    found(affair, "".join(parts))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_makes_it_fail(affair: Database, text: str) -> None:
    found(affair, text)


@pytest.mark.parametrize("piece", ["dam ", '"', "-a ", "speaker:a ", "水", "said:2021 "])
def test_a_hundred_thousand_signs_are_taken(affair: Database, piece: str) -> None:
    found(affair, piece * (100_000 // len(piece)))


def test_the_answer_is_the_same_as_it_is_sent(affair: Database) -> None:
    query = '{ search(query: "water") { totalCount hits { passages { text } } } claims { totalCount } }'
    with affair.reading() as connection:
        for _ in range(2):
            sent = json.loads(READER.bytes(query, connection=connection))
            assert sent == {"data": READER.read(query, connection=connection).data}
            assert sent["data"]["search"]["totalCount"] == sent["data"]["claims"]["totalCount"] == 2
