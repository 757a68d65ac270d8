"""The benchmark of loading: its file, its copy, its bounds."""

import json
from pathlib import Path

import pytest

from benchmarks.load.generated import lines
from benchmarks.load.measuring import Run, measured
from factdb.formats.given import Given, Options
from factdb.formats.quotebank import read


def test_every_line_is_a_quote_and_the_file_is_always_the_same() -> None:
    made = list(lines(60))
    assert made == list(lines(60))
    assert all(isinstance(record, Given) for record in read(made, Options()))
    assert 1 < len({json.loads(line)["speaker"] for line in made}) < 60


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_was_imported_is_loaded_again(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "quotes.jsonl"
    file.write_bytes(b"".join(lines(20)))
    run = measured(kind, file, 20)
    assert (run.rows["quotes"], run.rows["imports"]) == (20, 1)
    assert {"revision_records", "search_documents", "sources", "speakers"} < set(run.rows)
    assert run.bare_seconds > 0


def test_ratio_and_growth_are_told_from_seconds_and_bytes() -> None:
    run = Run("sqlite", 1, {"quotes": 1}, 4.0, 3.0, 2.0, [10, 20, 21, 22], 0.0)
    assert (run.ratio, round(run.growth, 2)) == (0.5, 0.1)
