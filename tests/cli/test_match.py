"""`factdb match` at the command line."""

import json
from pathlib import Path

import pytest

from factdb.cli.app import run

CLAIMS = [
    {
        "id": "m1",
        "text": "The dam of Wendel holds.",
        "title": "Does the dam hold?",
        "lang": "en",
        "date": "5 March 2024",
    },
    {"id": "m2", "text": "The bridge of Leuvra is closed to lorries.", "lang": "en", "date": "2024-03"},
    {"id": "m3", "text": "The bridge of Orbel is closed to lorries.", "lang": "en", "date": "no day at all"},
]


@pytest.fixture
def known(tmp_path: Path) -> list[str]:
    """The options that name a database with claims."""
    lines(tmp_path / "claims.jsonl", CLAIMS)
    database = ["--db", f"sqlite:///{tmp_path / 'facts.db'}"]
    assert run(["import", "claims-jsonl", str(tmp_path / "claims.jsonl"), *database]) == 0
    return database


def lines(path: Path, records: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def test_claims_are_printed_best_first(known: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["match", "Does the dam at Wendel hold?", "--json", *known]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found[0]["claim"]["text"] == "The dam of Wendel holds."
    assert found[0]["words"]


def test_lines_are_answered_by_the_ids_elsewhere(
    known: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = [
        {"id": "q1", "text": "lorries on the bridge in Leuvra", "date": "March 3, 2024"},
        {"id": "q2", "text": "?"},
    ]
    lines(tmp_path / "queries.jsonl", queries)
    out = tmp_path / "out.jsonl"
    assert run(["match", "--jsonl", str(tmp_path / "queries.jsonl"), str(out), "-k", "2", *known]) == 0
    first, second = map(json.loads, out.read_text().splitlines())
    assert first["matches"] == ["m2", "m3"]
    assert first["scores"] == sorted(first["scores"], reverse=True)
    assert second == {"id": "q2", "matches": [], "scores": [], "confidences": []}


@pytest.mark.parametrize("line", ["[]", "{}", '{"id": 1, "text": 2}', "no json", '{"id": "a", "text": "b", "lang": 3}'])
def test_a_line_that_is_none_is_told_with_its_place(
    known: list[str], tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "queries.jsonl").write_text(line)
    assert run(["match", "--jsonl", str(tmp_path / "queries.jsonl"), str(tmp_path / "o"), *known]) == 2
    assert "line 1" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()


def test_a_date_that_is_not_understood_is_told_and_left_out(
    known: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(tmp_path / "queries.jsonl", [{"id": "q1", "text": "dam", "date": "one day"}])
    assert run(["match", "--jsonl", str(tmp_path / "queries.jsonl"), str(tmp_path / "o"), *known]) == 0
    assert "one day" in capsys.readouterr().err


def test_numbers_out_of_range_are_refused(known: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["match", "dam", "-k", "0", *known]) == 2
    assert "-k 0" in capsys.readouterr().err


def test_the_index_is_made_anew(known: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "reindex", *known]) == 0
    assert "3 claims" in capsys.readouterr().err
