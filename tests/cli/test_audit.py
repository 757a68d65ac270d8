"""`factdb audit`: the key, sealing, checkpoints, and what verifying says."""

import stat
from contextlib import closing
from pathlib import Path

import pysqlite3.dbapi2
import pytest

from factdb.rules.notes import Checkpoint, PublicKey, is_signed
from tests.cli.conftest import Factdb
from tests.cli.test_db import execute

pytestmark = pytest.mark.slow

TOPIC = 'mutation { recordTopic(input: {name: "Dams", reason: "a hearing"}) { topic { id } } }'


@pytest.fixture
def key(factdb: Factdb, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PublicKey:
    made = factdb("audit", "key", "facts.key", "--name", "facts.example")
    assert made.code == 0
    monkeypatch.setenv("FACTDB_LOG_KEY_FILE", str(tmp_path / "facts.key"))
    return PublicKey.parse(made.out)


def test_a_key_is_its_owners_and_is_not_written_over(factdb: Factdb, key: PublicKey, tmp_path: Path) -> None:
    assert key.name == "facts.example"
    assert stat.S_IMODE((tmp_path / "facts.key").stat().st_mode) == 0o600
    again = factdb("audit", "key", "facts.key")
    assert (again.code, again.out) == (2, "")
    assert "exists" in again.err


def test_what_was_written_is_sealed_signed_and_sound(factdb: Factdb, key: PublicKey, database_url: str) -> None:
    db = ("--db", database_url)
    assert factdb("query", TOPIC, *db).code == 0
    assert "sealed 2 revisions" in factdb("audit", "seal", *db).err
    note = factdb("audit", "checkpoint", *db).out
    assert (Checkpoint.parse(note).size, is_signed(note, key)) == (2, True)
    Path("kept").write_text(note)
    Path("facts.pub").write_text(str(key))
    verified = factdb("audit", "verify", "--against", "kept", "--public", "facts.pub", *db)
    assert (verified.code, verified.out) == (0, "")
    assert "nothing was altered; 2 revisions are sealed, 0 wait to be." in verified.err


def test_a_key_that_comes_later_signs_what_there_is(factdb: Factdb, key: PublicKey, database_url: str) -> None:
    db, vouching = ("--db", database_url), ("audit", "seal", "--vouch")
    with pytest.MonkeyPatch.context() as without:
        without.delenv("FACTDB_LOG_KEY_FILE")
        factdb("query", TOPIC, *db)
        assert "unsigned" in factdb("audit", "seal", *db).err
        refused = factdb(*vouching, *db)
        assert (refused.code, "There is no key to vouch with." in refused.err) == (2, True)
    assert factdb("audit", "verify", *db).out == "the latest checkpoint: not signed (by facts.example)\n"
    refused = factdb("audit", "seal", *db)
    assert (refused.code, "`factdb audit seal --vouch` signs it" in refused.err) == (1, True)
    assert "facts.example vouches for all that was written up to revision-2." in factdb(*vouching, *db).err
    assert (factdb("audit", "verify", *db).out, factdb("audit", "seal", *db).code) == ("", 0)


def test_the_demo_is_told_with_the_key(factdb: Factdb, key: PublicKey, database_url: str) -> None:
    db = ("--db", database_url)
    factdb("query", TOPIC, *db)
    factdb("audit", "seal", *db)
    assert factdb("demo", *db).code == 0
    assert factdb("audit", "verify", *db).out == ""


def test_what_was_altered_is_told_by_record_and_column(factdb: Factdb, database_url: str) -> None:
    db = ("--db", database_url)
    factdb("query", TOPIC, *db)
    execute(database_url, "UPDATE topics SET name = 'Bridges'")
    told = factdb("audit", "verify", *db)
    assert (told.code, told.out) == (1, "topic-1: altered in name\n")
    assert "1 findings; 0 revisions are sealed, 2 wait to be. No key was given" in told.err
    as_json = factdb("audit", "verify", "--json", *db)
    assert as_json.code == 1
    assert as_json.json["findings"] == [{"what": "altered", "where": "topic-1", "columns": ["name"], "said": ""}]


def test_where_nothing_is_sealed_there_is_no_checkpoint(factdb: Factdb, database_url: str) -> None:
    result = factdb("audit", "checkpoint", "--db", database_url)
    assert (result.code, result.out) == (1, "")
    assert "factdb audit seal" in result.err


@pytest.mark.parametrize("option", ["--against", "--public"])
def test_a_file_that_holds_something_else_is_refused(factdb: Factdb, database_url: str, option: str) -> None:
    Path("other").write_text("something else\n")
    for file in ("other", "absent"):
        result = factdb("audit", "verify", option, file, "--db", database_url)
        assert (result.code, result.out, result.err.count("\n") <= 2) == (2, "", True)
        assert f"{file} cannot be " in result.err


def test_a_key_file_that_holds_none_is_refused(factdb: Factdb, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("wrong.key").write_text("a secret")
    monkeypatch.setenv("FACTDB_LOG_KEY_FILE", "wrong.key")
    result = factdb("query", "{ topics { totalCount } }")
    assert result.code == 2
    assert "FACTDB_LOG_KEY_FILE: wrong.key holds no key of a log." in result.err
    assert "a secret" not in result.err


# --- erasing


def test_a_dry_run_prints_what_would_be_erased(factdb: Factdb, database_url: str) -> None:
    db = ("--db", database_url)
    factdb("query", TOPIC, *db)
    result = factdb("erase", "topic-1", "--why", "the law", "--dry-run", *db)
    assert (result.code, result.out) == (0, "topic-1: name\n")
    assert "would be erased" in result.err
    assert factdb("query", "{ topics { nodes { name } } }", *db).json["data"]["topics"]["nodes"] == [{"name": "Dams"}]


def test_content_is_erased_when_a_person_says_so(factdb: Factdb, database_url: str) -> None:
    db = ("--db", database_url)
    factdb("query", TOPIC, *db)
    assert factdb("erase", "topic-1", "--why", "the law", *db).code == 2, "there is nobody to ask"
    kept = factdb("erase", "topic-1", "--why", "the law", *db, stdin=b"n\n", terminal=True)
    assert (kept.code, "nothing was erased" in kept.err) == (1, True)
    done = factdb("erase", "topic-1", "--why", "the law", *db, stdin=b"y\n", terminal=True)
    assert (done.code, done.out) == (0, "topic-1: name\n")
    names = factdb("query", "{ topics { nodes { name } } }", *db).json["data"]["topics"]["nodes"]
    assert names == [{"name": "[erased topic-1]"}]
    assert factdb("audit", "verify", *db).code == 0


def test_erased_content_is_gone_from_the_files(factdb: Factdb, tmp_path: Path) -> None:
    factdb("query", TOPIC.replace("Dams", "Quellmar"), "--db", "sqlite:///facts.db")
    assert factdb("erase", "topic-1", "--why", "the law", "--yes").code == 0
    assert not [file.name for file in tmp_path.glob("facts.db*") if b"Quellmar" in file.read_bytes()]


def test_a_log_that_was_moved_down_says_what_it_lost(factdb: Factdb) -> None:
    db = ("--db", "sqlite:///facts.db")
    factdb("query", TOPIC, *db)
    factdb("db", "downgrade", "2026_11_26_imports", "--yes", *db)
    factdb("db", "upgrade", *db)
    found = factdb("audit", "verify", *db)
    assert (found.code, "as it is after `factdb db downgrade`" in found.out) == (1, True)


def test_so_is_what_older_versions_left_in_unused_places_of_them(factdb: Factdb, tmp_path: Path) -> None:
    factdb("query", TOPIC.replace("Dams", "Quellmar"), "--db", "sqlite:///facts.db")
    older = pysqlite3.dbapi2.connect(tmp_path / "facts.db")
    older.executescript("CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('Quellmar'); DELETE FROM t; DROP TABLE t")
    older.close()
    assert b"Quellmar" in (tmp_path / "facts.db").read_bytes()
    assert factdb("erase", "topic-1", "--why", "the law", "--yes").code == 0
    assert not [file.name for file in tmp_path.glob("facts.db*") if b"Quellmar" in file.read_bytes()]


def test_a_reader_that_keeps_erased_content_in_the_files_is_told(factdb: Factdb, tmp_path: Path) -> None:
    factdb("query", TOPIC, "--db", "sqlite:///facts.db")
    reader = pysqlite3.dbapi2.connect(tmp_path / "facts.db", isolation_level=None)
    with closing(reader):
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM topics").fetchall()
        result = factdb("erase", "topic-1", "--why", "the law", "--yes")
        assert (result.code, "`factdb db compact`" in result.err) == (0, True)
        assert (factdb("db", "compact").code, b"Dams" in (tmp_path / "facts.db").read_bytes()) == (1, True)
    assert factdb("db", "compact").code == 0
    assert b"Dams" not in (tmp_path / "facts.db").read_bytes()


def test_what_cannot_be_erased_is_refused(factdb: Factdb, database_url: str) -> None:
    for record, words in (("topic", "not an id"), ("topic-9", "no topic-9"), ("token-1", "cannot be erased")):
        result = factdb("erase", record, "--why", "the law", "--yes", "--db", database_url)
        assert result.code != 0
        assert words in result.err
