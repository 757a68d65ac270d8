"""`factdb import`: each record is imported, known, or told with its place."""

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from factdb.cli import ahead
from factdb.cli.ahead import BATCH
from factdb.cli.options import FORMATS as TOLD
from factdb.formats.registry import FORMATS
from tests.cli.conftest import Factdb

SOUND = """{"id": "1", "text": "The lock leaks.", "title": "Leak?", "date": "2024-03-05"}
{"id": "2", "text": "It rains."}
"""
FAULTY = SOUND + 'no JSON\n{"id": "4"}\n'
COUNTS = "{ claims { totalCount } imports { totalCount } revisions { totalCount } }"


@pytest.fixture
def counts(factdb: Factdb, database_url: str) -> Callable[[], list[int]]:
    """How many claims, imports and revisions there are."""

    def ask() -> list[int]:
        data = factdb("query", COUNTS, "--db", database_url).json["data"]
        return [data[name]["totalCount"] for name in ("claims", "imports", "revisions")]

    return ask


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "claims.jsonl"
    found.write_text(SOUND)
    return found


def test_help_names_every_format() -> None:
    assert tuple(FORMATS) == TOLD


def test_a_file_is_an_import_and_a_second_time_changes_nothing(
    factdb: Factdb, file: Path, database_url: str, counts: Callable[[], list[int]]
) -> None:
    command = ("import", "claims-jsonl", file, "--db", database_url, "--json")
    first = factdb(*command)
    assert (first.code, first.json["imported"], first.json["known"], first.json["refused"]) == (0, 2, 0, [])
    assert first.json["import"].startswith("import-")
    before = counts()
    assert before[:2] == [2, 1]
    again = factdb(*command)
    assert (again.code, again.json["imported"], again.json["known"], again.json["import"]) == (0, 0, 2, None)
    assert counts() == before


def test_the_api_shows_the_import_and_the_ids_it_brought(factdb: Factdb, file: Path, database_url: str) -> None:
    number = factdb("import", "claims-jsonl", file, "--db", database_url, "--json").json["import"]
    text = """query ($id: ID!) { importRecord(id: $id) { fileName format importer imported known refused }
      revisions(where: {record: $id}) { nodes { records { recordId } } }
      claims(order: ID_ASC) { nodes { identifiers { scheme value title dated { edtf } } } } }"""
    data = factdb("query", text, "--variables", f'{{"id": "{number}"}}', "--db", database_url).json["data"]
    assert data["importRecord"] == {
        "fileName": "claims.jsonl",
        "format": "claims-jsonl",
        "importer": "claims-jsonl 1",
        "imported": 2,
        "known": 0,
        "refused": 0,
    }
    assert len(data["revisions"]["nodes"][0]["records"]) == 5
    first = data["claims"]["nodes"][0]["identifiers"]
    assert first == [{"scheme": "claims-jsonl", "value": "1", "title": "Leak?", "dated": {"edtf": "2024-03-05"}}]


def test_a_file_with_a_fault_is_not_taken_and_each_fault_is_told(
    factdb: Factdb, file: Path, database_url: str, counts: Callable[[], list[int]]
) -> None:
    file.write_text(FAULTY)
    result = factdb("import", "claims-jsonl", file, "--db", database_url)
    assert result.code == 2
    assert f"{file}, line 3: not JSON" in result.err
    assert f"{file}, line 4: no text" in result.err
    assert "Nothing was imported" in result.out
    assert counts()[:2] == [0, 0]


def test_what_is_sound_is_taken_where_that_is_asked(
    factdb: Factdb, file: Path, database_url: str, counts: Callable[[], list[int]]
) -> None:
    file.write_text(FAULTY)
    result = factdb("import", "claims-jsonl", file, "--keep-going", "--json", "--db", database_url)
    assert result.code == 2
    assert (result.json["imported"], [one["place"] for one in result.json["refused"]]) == (2, ["line 3", "line 4"])
    assert counts()[:2] == [2, 1]


@pytest.mark.parametrize("extra", [(), ("--keep-going",)])
def test_a_file_of_several_batches_is_one_import(
    factdb: Factdb, file: Path, database_url: str, counts: Callable[[], list[int]], extra: tuple[str, ...]
) -> None:
    file.write_text("".join(f'{{"id": {number}, "text": "{number} it is."}}\n' for number in range(BATCH + 2)))
    result = factdb("import", "claims-jsonl", file, *extra, "--json", "--db", database_url)
    assert result.json["imported"] == BATCH + 2
    assert counts() == [BATCH + 2, 1, 3]


def test_a_large_file_is_read_by_another_process(
    factdb: Factdb, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ahead, "LARGE", 0)
    result = factdb("import", "claims-jsonl", file, "--json")
    assert (result.code, result.json["imported"]) == (0, 2)
    (tmp_path / "cut.gz").write_bytes(gzip.compress(SOUND.encode())[:-9])
    cut = factdb("import", "claims-jsonl", tmp_path / "cut.gz")
    assert (cut.code, "cannot be unpacked" in cut.err) == (2, True)


def test_packed_files_and_pipes_are_read(factdb: Factdb, tmp_path: Path) -> None:
    for name, pack in (("a.gz", gzip.compress), ("a.bz2", bz2.compress)):
        (tmp_path / name).write_bytes(pack(SOUND.encode()))
    packed = factdb("import", "claims-jsonl", "a.gz", "a.bz2", "--json")
    assert [line.count('"known":2') for line in packed.out.splitlines()] == [0, 1]
    piped = factdb("import", "claims-jsonl", "-", "--scheme", "other", "--json", stdin=SOUND.encode())
    assert (piped.json["file"], piped.json["imported"]) == ("stdin", 2)


def test_one_file_that_cannot_be_read_does_not_keep_the_others_out(factdb: Factdb, file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    result = factdb("import", "claims-jsonl", "nowhere", "empty", file, "--json")
    assert result.code == 2
    assert "There is no file nowhere" in result.err
    assert "empty is empty" in result.err
    assert result.json["imported"] == 2


def test_a_broken_archive_is_told(factdb: Factdb, tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(SOUND.encode())[:-9])
    result = factdb("import", "claims-jsonl", "a.gz")
    assert result.code == 2
    assert "a.gz" in result.err
    assert "mistake in factdb" not in result.err


def test_a_format_that_is_none_is_told_with_those_there_are(factdb: Factdb, file: Path) -> None:
    result = factdb("import", "claimz", file)
    assert result.code == 2
    assert "claims-jsonl" in result.err
