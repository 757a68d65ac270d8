"""`factdb search` at the command line."""

from collections.abc import Callable

import pytest

from factdb.db import Database
from tests.cli.conftest import Factdb
from tests.graphql.test_search import fill

Find = Callable[..., str]


@pytest.fixture
def find(factdb: Factdb, database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Find:
    """What `factdb search find` prints on a narrow screen, of a small affair."""
    fill(database)
    monkeypatch.setenv("COLUMNS", "80")

    def ask(*arguments: str) -> str:
        result = factdb("search", "find", *arguments, "--db", database_url)
        assert result.code == 0, result.err
        return result.out

    return ask


def test_a_table_shows_why_a_record_was_found_and_what_there_is_besides(find: Find) -> None:
    shown = find("water", "-n", "1")
    assert "*Water*" in shown
    assert "claim-2" in shown
    assert "uncorroborated" in shown
    assert "kind      claim 2\n" in shown
    assert "standing  uncorroborated 2\n" in shown
    assert "The best 1 of 2" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_who_said_or_published_it_stands_beside(find: Find) -> None:
    assert "Ada Bergström" in find("Brücken", "--kind", "quote")
    assert "Leuvra-Bote" in find("lorry")
    assert "Nothing was found." in find("lorry", "--kind", "quote")


def test_as_data_it_is_what_the_api_answers(factdb: Factdb, database: Database, database_url: str) -> None:
    fill(database)
    found = factdb("search", "find", "water", "--json", "--db", database_url).json
    assert {hit["record"]["id"] for hit in found["hits"]} == {"claim-1", "claim-2"}
    assert found["totalCount"] == 2


@pytest.mark.parametrize(("option", "words"), [(("--kind", "x"), "no kind"), (("-n", "0"), "out of range")])
def test_what_cannot_be_is_refused(factdb: Factdb, database_url: str, option: tuple[str, str], words: str) -> None:
    result = factdb("search", "find", "dam", *option, "--db", database_url)
    assert (result.code, words in result.err) == (2, True)


def test_the_index_is_made_anew(factdb: Factdb, database: Database, database_url: str) -> None:
    fill(database)
    result = factdb("search", "reindex", "--db", database_url)
    assert "indexed 2 claims, 2 quotes, 1 sources, 2 speakers" in result.err
