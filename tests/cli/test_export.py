"""`factdb export` and `factdb import jsonl`."""

from pathlib import Path

import pytest

from factdb.cli.options import EXPORTS
from factdb.exporting.formats import FORMATS
from tests.cli.conftest import Factdb

CLAIM = 'mutation { recordClaim(input: {text: "The dam of Wendel holds.", kind: EVENT}) { claim { id } } }'


@pytest.fixture
def filled(factdb: Factdb, article: Path, database_url: str) -> str:
    """The URL of a database with an article, its proposals and a claim in it."""
    assert factdb("ingest", article, "--publisher", "Eastshore Dispatch", "--db", database_url).code == 0
    assert factdb("query", CLAIM, "--db", database_url).code == 0
    return database_url


def test_what_was_exported_is_put_back_and_exported_alike(factdb: Factdb, filled: str, tmp_path: Path) -> None:
    assert factdb("export", "jsonl", "facts.jsonl", "--db", filled).code == 0
    back = factdb("import", "jsonl", "facts.jsonl", "--db", "sqlite:///back.db")
    assert back.code == 0
    assert "records were put back" in back.out
    again = factdb("export", "jsonl", "--db", "sqlite:///back.db")
    assert again.out.encode() == (tmp_path / "facts.jsonl").read_bytes()
    second = factdb("import", "jsonl", "facts.jsonl", "--db", "sqlite:///back.db")
    assert (second.code, "nothing was changed" in second.out) == (0, True)
    assert factdb("import", "jsonl", "facts.jsonl", "--json", "--db", "sqlite:///back.db").json["imported"] == 0


def test_an_export_goes_into_no_database_that_holds_something_else(factdb: Factdb, filled: str) -> None:
    factdb("export", "jsonl", "facts.jsonl", "--db", filled)
    factdb("query", CLAIM, "--db", filled)
    refused = factdb("import", "jsonl", "facts.jsonl", "--db", filled)
    assert refused.code == 1
    assert "is not empty" in refused.err


def test_what_everybody_may_read_has_no_proposals(factdb: Factdb, filled: str) -> None:
    assert '"type":"Proposal"' in factdb("export", "jsonl", "--db", filled).out
    assert '"type":"Proposal"' not in factdb("export", "jsonl", "--public", "--db", filled).out


def test_an_account_exports_what_it_may_read(factdb: Factdb, filled: str) -> None:
    factdb("account", "add", "Mara Tal", "--role", "reader", "--db", filled)
    told = factdb("export", "jsonl", "--account", "Mara Tal", "--db", filled).out
    assert told.startswith('{"type":"Export","version":1,"role":"READER"}')
    assert '"type":"Proposal"' not in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "'nonsense' is no format. Give one of jsonl, claimreview"),
        (("jsonl", "--of", "claims"), "jsonl holds all there is"),
        (("claimreview",), "Set FACTDB_PUBLIC_URL"),
        (("csv",), "csv is of one sort of records. Give --of with one of claims, quotes"),
        (("parquet", "--of", "dams"), "parquet is not made of 'dams'. Give --of with one of claims"),
        (("jsonl", "--as-of", "yesterday"), "--as-of: 'yesterday' is no day"),
        (("jsonl", "--recorded", "then"), "--recorded: 'then' is not a moment"),
        (("jsonl", "--public", "--account", "Ada"), "two different things"),
    ],
)
def test_what_cannot_be_exported_is_told(factdb: Factdb, filled: str, arguments: tuple[str, ...], said: str) -> None:
    told = factdb("export", *arguments, "--db", filled)
    assert told.code == 2
    assert said in told.err
    assert told.out == ""


def test_what_has_addresses_takes_them_from_the_settings(
    factdb: Factdb, filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = 'mutation { assess(input: {claimId: "claim-1", veracity: REFUTED, reason: "Tape."}) { assessment { id } } }'
    factdb("query", judge, "--db", filled)
    monkeypatch.setenv("FACTDB_PUBLIC_URL", "https://facts.example/")
    (item,) = factdb("export", "claimreview", "--db", filled).json["dataFeedElement"]
    assert item["item"]["url"] == "https://facts.example/claim-1"
    (entry,) = factdb("export", "jsonfeed", "--of", "claims", "--db", filled).json["items"]
    assert entry["id"] == "tag:facts.example,2026:claim-1"
    assert "factdb: claims and verdicts" in factdb("export", "rss", "--db", filled).out
    monkeypatch.setenv("FACTDB_PUBLIC_URL", "facts.example")
    refused = factdb("export", "claimreview", "--db", filled)
    assert (refused.code, "FACTDB_PUBLIC_URL: 'facts.example' is no address" in refused.err) == (2, True)


def test_the_formats_that_help_names_are_those_there_are() -> None:
    assert tuple(FORMATS) == EXPORTS


def test_a_table_goes_into_a_file(factdb: Factdb, filled: str) -> None:
    assert factdb("export", "csv", "claims.csv", "--of", "claims", "--db", filled).code == 0
    header, row = Path("claims.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("id,text,language,kind,about")
    assert row.startswith("claim-1,The dam of Wendel holds.,,EVENT")


def test_an_account_that_is_not_there_and_a_database_that_is_not_there_are_told(factdb: Factdb, filled: str) -> None:
    nobody = factdb("export", "jsonl", "--account", "Nobody", "--db", filled)
    assert (nobody.code, "no account 'Nobody'" in nobody.err) == (1, True)
    nowhere = factdb("export", "jsonl", "out.jsonl", "--db", "sqlite:///nowhere.db")
    assert (nowhere.code, "There is no database" in nowhere.err) == (1, True)
    assert not Path("out.jsonl").exists()
    assert not Path("nowhere.db").exists()
