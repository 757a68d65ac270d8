"""What cannot be taken is told in one message, with an exit code and without a traceback; nothing goes to stdout."""

import os
from pathlib import Path

import pysqlite3.dbapi2
import pytest

from tests.cli.conftest import ARTICLE, SPANISH, Factdb, Result

READERS = pytest.mark.parametrize("command", ["ingest", "extract"])


def assert_told(result: Result, code: int, *words: str) -> None:
    assert result.code == code
    assert result.out == ""
    assert "Traceback" not in result.err
    for word in words:
        assert word in result.err


DOCUMENTS = [
    ("an empty file", b"", "empty"),
    ("white space", b" \n\n\t ", "white space"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG picture"),
    ("a binary file", bytes(range(256)) * 40, "binary file"),
    ("too much", b"word " * 4_000_000, "the limit"),
    ("a page without text", b"<!doctype html><html><body><img src='a.png'></body></html>", "no text to read"),
    ("NUL", b"Harbour master resigns\n\nShe said\0 nothing more about it to anybody.", "NUL"),
    ("half a surrogate pair", "Harbour \ud800 master".encode("utf-16-le", "surrogatepass"), "factdb: "),
]


@READERS
@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in DOCUMENTS], ids=[case[0] for case in DOCUMENTS])
def test_a_document_that_is_none(factdb: Factdb, command: str, data: bytes, reason: str) -> None:
    assert_told(factdb(command, "-", stdin=data), 2, "factdb: stdin", reason)


@READERS
def test_a_file_that_is_not_there(factdb: Factdb, command: str) -> None:
    assert_told(factdb(command, "missing.txt"), 2, "There is no file missing.txt")


@READERS
def test_a_folder(factdb: Factdb, command: str, tmp_path: Path) -> None:
    assert_told(factdb(command, tmp_path), 2, "is a folder")


@READERS
def test_a_file_that_may_not_be_read(
    factdb: Factdb, command: str, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root, as whom tests may run, may read everything
    assert_told(factdb(command, article), 2, "may not be read")


@READERS
def test_a_date_that_is_none(factdb: Factdb, command: str, article: Path) -> None:
    result = factdb(command, article, "--published", "yesterday-ish")
    assert_told(result, 2, "--published: 'yesterday-ish' is not an EDTF date", "2021-12-21")


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--kind", "rumour", "--kind: 'rumour' is no kind of source. Give one of article, transcript"),
        ("--captured", "tea time", "--captured: 'tea time' is not a moment."),
        ("--title", "a\0b", "NUL"),
        ("--title", "a\udcffb", "half a surrogate pair"),
        ("--publisher", "  ", "publisher"),
    ],
)
def test_an_option_that_cannot_be_taken(factdb: Factdb, article: Path, option: str, value: str, reason: str) -> None:
    assert_told(factdb("ingest", article, option, value), 2, reason)


def test_a_language_without_a_pack_is_kept_as_a_source_and_told(factdb: Factdb) -> None:
    result = factdb("ingest", "-", "--json", stdin=SPANISH.encode())
    assert result.code == 0
    assert (result.json["source"]["language"], result.json["proposals"]) == ("es", [])
    assert "There is no language pack for 'es'" in result.err


def test_a_guessed_encoding_is_told(factdb: Factdb) -> None:
    result = factdb("extract", "-", "--json", stdin="Die Schleusen seien nie geprüft worden.".encode("cp1252"))
    assert "geprüft" in result.json["text"]
    assert "decoded as windows-1252 (guessed)" in result.err


# --- databases

DATABASE_COMMANDS = pytest.mark.parametrize(
    "arguments", [("ingest", "article.txt"), ("query", "{ sources { totalCount } }"), ("db", "upgrade")]
)


@DATABASE_COMMANDS
def test_a_file_that_is_no_database(factdb: Factdb, article: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "facts.db").write_text(ARTICLE * 20)
    assert_told(factdb(*arguments), 1, "sqlite:///facts.db", "no SQLite database")


@DATABASE_COMMANDS
def test_a_url_that_is_none(factdb: Factdb, article: Path, arguments: tuple[str, ...]) -> None:
    assert_told(factdb(*arguments, "--db", "facts.db"), 2, "'facts.db' is no database URL", "sqlite:///facts.db")


@DATABASE_COMMANDS
def test_a_folder_that_is_not_there(factdb: Factdb, article: Path, arguments: tuple[str, ...]) -> None:
    assert_told(factdb(*arguments, "--db", "sqlite:///nowhere/facts.db"), 1, "cannot be opened")


@DATABASE_COMMANDS
def test_a_database_of_a_newer_factdb(
    factdb: Factdb, article: Path, migrated_file: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "facts.db").write_bytes(migrated_file.read_bytes())
    change(tmp_path / "facts.db", "UPDATE alembic_version SET version_num = '2999_01_01_later'")
    assert_told(factdb(*arguments), 1, "2999_01_01_later", "newer")


def change(file: Path, statement: str) -> None:
    connection = pysqlite3.dbapi2.connect(str(file))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_database_at_an_older_revision_is_not_written(factdb: Factdb, article: Path, tmp_path: Path) -> None:
    change(tmp_path / "facts.db", "CREATE TABLE recipes (id INTEGER)")
    assert_told(factdb("ingest", article), 1, "factdb db upgrade")


def test_a_locked_database(
    factdb: Factdb, article: Path, migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factdb.db.engines.WAIT", 0.1)
    (tmp_path / "facts.db").write_bytes(migrated_file.read_bytes())
    holder = pysqlite3.dbapi2.connect(str(tmp_path / "facts.db"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert_told(factdb("ingest", article), 1, "another program holds it locked")
    holder.close()


def test_a_read_only_database_can_be_read_and_not_written(
    factdb: Factdb, article: Path, migrated_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "facts.db").write_bytes(migrated_file.read_bytes())
    url = f"sqlite:///file:{tmp_path / 'facts.db'}?mode=ro&uri=true"
    assert_told(factdb("ingest", article, "--db", url), 1, "read-only")
    assert factdb("query", "{ sources { totalCount } }", "--db", url).code == 0


@pytest.mark.skipif(os.environ.get("PGPASSWORD") is not None, reason="a password of the tester's own is set")
def test_a_password_is_not_repeated(factdb: Factdb, tmp_path: Path) -> None:
    result = factdb("query", "{ sources { totalCount } }", "--db", f"postgresql://me:secret@/facts?host={tmp_path}")
    assert_told(result, 1, "server does not answer")
    assert "secret" not in result.err
