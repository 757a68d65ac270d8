"""`factdb annotations`: where quotes stand, for other programs."""

from pathlib import Path

import orjson
import pytest

from tests.cli.conftest import Factdb


@pytest.fixture
def quoted(factdb: Factdb, article: Path, database_url: str) -> tuple[str, ...]:
    """A database with an accepted quote."""
    db = ("--db", database_url)
    found = factdb("ingest", article, *db, "--json", "--url", "https://dispatch.example/quill").json["proposals"]
    direct = next(one["id"] for one in found if one["mode"] == "DIRECT")
    factdb("query", f'mutation {{ acceptProposal(input: {{proposalId: "{direct}"}}) {{ proposal {{ id }} }} }}', *db)
    return db


@pytest.mark.parametrize("id_", ["appearance-1", "quote-1", "snapshot-1"])
def test_each_appearance_is_an_annotation_on_a_line(factdb: Factdb, quoted: tuple[str, ...], id_: str) -> None:
    result = factdb("annotations", id_, *quoted, "--base", "https://facts.example/id/")
    assert (result.code, result.out.count("\n")) == (0, 1)
    assert result.json["id"] == "https://facts.example/id/appearance-1"
    assert result.json["target"]["source"] == "https://dispatch.example/quill"
    assert result.json["target"]["selector"][0]["exact"] == "The gates were never tested"
    assert result.json["creator"]["name"] == "operator"


def test_several_ids_are_several_lines(factdb: Factdb, quoted: tuple[str, ...]) -> None:
    result = factdb("annotations", "appearance-1", "quote-1", *quoted)
    assert [orjson.loads(line)["id"] for line in result.out.splitlines()] == ["urn:factdb:appearance-1"] * 2


@pytest.mark.parametrize(
    ("id_", "code", "said"),
    [
        ("appearance-99", 1, "There is no appearance-99."),
        ("quote-99", 1, "There is no quote-99."),
        ("claim-1", 2, "claim-1 is no appearance, quote or snapshot."),
        ("nonsense", 2, "is not an id"),
        ("appearance-1@0001-01-01", 1, "There is no appearance-1@0001-01-01."),
    ],
)
def test_what_is_no_appearance_is_told(factdb: Factdb, quoted: tuple[str, ...], id_: str, code: int, said: str) -> None:
    result = factdb("annotations", "appearance-1", id_, *quoted)
    assert (result.code, result.out) == (code, "")
    assert said in result.err


def test_of_a_quote_that_is_dated_after_its_article_nothing_is_told_before(
    factdb: Factdb, quoted: tuple[str, ...]
) -> None:
    later = 'mutation { changeQuote(input: { quoteId: "quote-1", said: "2099-01-01" }) { quote { id } } }'
    assert factdb("query", later, *quoted).code == 0
    result = factdb("annotations", "appearance-1@2098-01-01", *quoted)
    assert (result.code, result.out) == (1, "")
    assert "Of appearance-1@2098-01-01 the quote or its source was not known." in result.err


def test_a_base_that_begins_no_iri_is_refused(factdb: Factdb, quoted: tuple[str, ...]) -> None:
    result = factdb("annotations", "appearance-1", *quoted, "--base", "here")
    assert (result.code, result.out) == (2, "")
    assert "begins no IRI" in result.err


def test_what_was_retracted_is_not_handed_on(factdb: Factdb, quoted: tuple[str, ...]) -> None:
    taken = 'mutation { retract(input: { recordId: "appearance-1", note: "A mix-up." }) { node { id } } }'
    assert factdb("query", taken, *quoted).code == 0
    assert "was retracted" in factdb("annotations", "appearance-1", *quoted).err
    assert factdb("annotations", "quote-1", *quoted).out == ""


@pytest.mark.parametrize("id_", ["appearance-1", "quote-1", "snapshot-1"])
def test_a_quote_that_was_retracted_is_not_handed_on(factdb: Factdb, quoted: tuple[str, ...], id_: str) -> None:
    taken = 'mutation { retract(input: { recordId: "quote-1", note: "A mix-up." }) { node { id } } }'
    assert factdb("query", taken, *quoted).code == 0
    told = factdb("annotations", id_, *quoted)
    assert told.out == ""
    assert ("quote-1 was retracted" in told.err) is (id_ == "appearance-1")
