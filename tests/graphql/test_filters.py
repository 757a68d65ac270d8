"""Filters of connections, each with what it finds."""

from collections.abc import Iterator
from typing import Any

import pytest

from factdb.db import Database, upgrade
from factdb.graphql.reading import Reader
from factdb.rules.vocabulary import Role
from tests.conftest import run
from tests.graphql.conftest import Ask
from tests.graphql.world import World, fill
from tests.postgres import url

FOUND: list[tuple[str, str, list[int]]] = [
    ("quotes", 'ids: ["quote-1", "quote-4", "quote-99"]', [1, 4]),
    ("quotes", "ids: []", []),
    ("quotes", "ids: null", [1, 2, 3, 4, 5]),
    ("quotes", 'language: "de"', [1]),  # a single value for a list
    ("quotes", 'language: ["de", "en"]', [1, 2, 3, 5]),
    ("quotes", 'saidSince: "2024-03-04"', [1, 5]),  # quote 2 may have been said before
    ("quotes", 'saidUntil: "2024-03-04"', [1, 5]),
    ("quotes", 'saidUntil: "2024-03-05"', [1, 2, 5]),
    ("quotes", 'textContains: "WILL NOT"', [3]),
    ("quotes", 'textContains: "%"', []),
    ("quotes", 'textContains: "\'"', []),
    ("quotes", 'textContains: "\\\\way \\"E"', [2]),
    ("quotes", 'speaker: { name: "Mira Tal" }', [1, 2, 5]),
    ("quotes", 'speaker: { knownAs: "M. Tal" }', [1, 2, 5]),
    ("quotes", "speaker: { kind: [PERSON, GROUP] }", [1, 2, 4, 5]),
    ("quotes", "speaker: {}", [1, 2, 4, 5]),
    ("quotes", 'source: { ids: "source-1" }', [1, 2]),
    ("quotes", 'source: { publisher: { nameContains: "bote" } }', [1]),
    ("quotes", 'source: { ids: "source-3" }', []),
    ("quotes", 'topic: { name: "Bridge" }', [1]),
    ("quotes", 'topic: { name: "Bridge" }, language: "en"', []),
    ("quotes", "retracted: true", [6]),
    ("quotes", "retracted: false", [1, 2, 3, 4, 5]),
    ("claims", "kind: [EVENT, NUMERICAL]", [1, 2]),
    ("claims", 'topic: { ids: ["topic-1"] }', [1]),
    ("claims", 'assertedBy: { ids: "speaker-1" }', [1]),
    ("claims", 'assertedBy: { ids: "speaker-2" }', []),
    ("claims", 'aboutSince: "2024-01-01", aboutUntil: "2024-12-31"', [1]),
    ("speakers", 'nameContains: "TAL"', [1]),
    ("speakers", 'name: ["Mira Tal", "mira tal"]', [1]),
    ("speakers", "retracted: true", [4]),
    ("sources", 'titleContains: "bridge"', [1]),
    ("sources", 'url: "https://wire.example/1"', [1]),
    ("sources", 'publisher: { ids: "publisher-1" }', [2]),
    ("sources", 'publishedSince: "2024-03-02"', [1]),
    ("evidence", "stance: [SUPPORTS, CONTEXT]", [1, 3]),
    ("evidence", "credibility: [1, 2]", [1]),
    ("evidence", 'claim: { topic: { name: "Bridge" } }', [1, 2]),
    ("evidence", 'quote: { ids: "quote-1" }', [3]),
    ("evidence", 'source: { kind: ARTICLE, language: "de" }', [2]),
    ("proposals", "state: PENDING", [1]),
    ("proposals", "kind: QUOTE", [1, 2]),
    ("proposals", "kind: CLAIM", []),
    ("proposals", "state: [PENDING, ACCEPTED]", [1, 2]),
    ("proposals", 'snapshot: "snapshot-1"', [1, 2]),
    ("proposals", 'snapshot: "snapshot-2"', []),
    ("proposals", 'source: { ids: "source-1" }, speakerName: "Mira Tal"', [1]),
    ("assessments", "veracity: SUPPORTED", [1]),
    ("assessments", "attribution: [SAID, ALTERED]", [3]),
    ("reviews", 'publisher: { ids: "publisher-1" }', [1]),
    ("revisions", 'action: "retract"', [2]),
    ("revisions", 'record: "quote-6"', [2]),
    ("revisions", 'record: "source-1"', [1]),
    ("topics", 'nameContains: "br"', [1]),
    ("publishers", 'name: "Orbel Wire"', [2]),
]


def numbers(connection: Any) -> list[int]:
    return sorted(int(node["id"].split("-")[1]) for node in connection["nodes"])


@pytest.mark.parametrize(("root", "where", "expected"), FOUND, ids=[f"{root} {where}" for root, where, _ in FOUND])
def test_a_filter_finds_its_records(ask: Ask, root: str, where: str, expected: list[int]) -> None:
    found = ask(f"{{ {root}(where: {{ {where} }}) {{ totalCount nodes {{ id }} }} }}", Role.CONTRIBUTOR)[root]
    assert numbers(found) == expected
    assert found["totalCount"] == len(expected)


@pytest.fixture
def in_a_locale(postgresql_sockets: str, reader: Reader) -> Iterator[Ask]:
    """The world on a PostgreSQL database whose locale knows more letters than ASCII's."""
    run(postgresql_sockets, "CREATE DATABASE locale TEMPLATE template0 LOCALE 'C.UTF-8'")
    database = Database(url(postgresql_sockets, "locale"))
    try:
        upgrade(database)
        with database.engine.begin() as connection:
            fill(World(connection))
        yield Ask(database, reader, [])
    finally:
        database.close()
        run(postgresql_sockets, "DROP DATABASE locale WITH (FORCE)")


def test_postgresql_folds_the_case_of_every_letter_in_names(in_a_locale: Ask) -> None:
    found = in_a_locale('{ speakers(where: { nameContains: "ÖDÖN" }) { nodes { id } } }')
    assert numbers(found["speakers"]) == [2]


def test_filters_come_in_variables_of_any_shape(ask: Ask) -> None:
    text = "query ($where: QuoteFilter) { quotes(where: $where) { nodes { id } } }"
    for where, expected in [
        (None, [1, 2, 3, 4, 5]),
        ({}, [1, 2, 3, 4, 5]),
        ({"language": "de"}, [1]),
        ({"language": ["en"]}, [2, 3, 5]),
        ({"language": ["de", "en"]}, [1, 2, 3, 5]),
        ({"language": None}, [1, 2, 3, 4, 5]),
        ({"speaker": {"ids": ["speaker-2"]}}, [4]),
        ({"speaker": {"ids": ["speaker-1", "speaker-2"]}, "language": "de"}, [1]),
        ({"retracted": True}, [6]),
        ({"retracted": False}, [1, 2, 3, 4, 5]),
    ]:
        assert numbers(ask(text, where=where)["quotes"]) == expected, where


def test_variables_stand_anywhere_in_a_filter(ask: Ask) -> None:
    text = """query ($a: ID!, $languages: [String!], $kinds: [SpeakerKind!] = [PERSON]) {
      quotes(where: { language: $languages, speaker: { ids: [$a, "speaker-2"], kind: $kinds } }) { nodes { id } } }"""
    assert numbers(ask(text, a="speaker-1")["quotes"]) == [1, 2, 4, 5]
    assert numbers(ask(text, a="speaker-3", languages=["de"])["quotes"]) == []
    assert numbers(ask(text, a="speaker-3", kinds=["GROUP"])["quotes"]) == []


@pytest.mark.parametrize(
    ("where", "path", "said"),
    [
        ('ids: ["quote-1", "claim-1"]', ["where", "ids"], "'claim-1' is the id of another kind"),
        ('speaker: { ids: "Mira" }', ["where", "speaker", "ids"], "'Mira' is not an id"),
        ('textContains: "\\u0000"', ["where", "textContains"], "NUL"),
        ('language: "\\u0000"', ["where", "language"], "NUL"),
    ],
)
def test_what_a_filter_cannot_take_is_refused_at_its_place(ask: Ask, where: str, path: list[str], said: str) -> None:
    ((code, at, message),) = ask.errors(f"{{ quotes(where: {{ {where} }}) {{ nodes {{ id }} }} }}")
    assert (code, at) == ("BAD_USER_INPUT", path)
    assert said in message


def test_a_record_of_a_filter_need_not_exist(ask: Ask) -> None:
    assert ask('{ quotes(where: { ids: "quote-999999999999999" }) { totalCount } }')["quotes"]["totalCount"] == 0
