"""Another scorer's figures beside ours, for whoever doubts ours. It runs as a program: SCORER GOLD PREDICTIONS."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.extraction.datasets import DataSet, Unusable
from benchmarks.extraction.figures import ALL, Compared, Figures, Rates
from benchmarks.extraction.scoring import CLASSES

Row = tuple[str, float, float]


def beside(scorer: Path, data: DataSet, articles: list[Compared], ours: Figures) -> list[Row]:
    """Each figure by name, ours and the other scorer's. Raises Unusable where that fails."""
    theirs = scored(scorer, data, articles)
    return [
        *rates_beside("overlap", ours.overlap, theirs["overlap"]),
        *rates_beside("exact", ours.exact, theirs["exact"]),
        *speakers_beside(ours, theirs["speaker_accuracy"]),
        ("end-to-end F1", ours.end_to_end.f1, theirs["end_to_end"]["F1"]),
    ]


def scored(scorer: Path, data: DataSet, articles: list[Compared]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        gold.write_text("".join(json.dumps(article) + "\n" for article in data.articles), encoding="utf-8")
        records = ({"id": article.id, "quotes": article.found} for article in articles)
        found.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        run = subprocess.run(
            [sys.executable, str(scorer), str(gold), str(found)], capture_output=True, text=True, check=False
        )
    if run.returncode:
        raise Unusable(f"{scorer} failed: {run.stderr.strip().splitlines()[-1:] or run.returncode}")
    return json.loads(run.stdout)


def rates_beside(name: str, ours: dict[str, Rates], theirs: dict[str, dict[str, float]]) -> Iterator[Row]:
    for kind in (ALL, *CLASSES):
        other = theirs[ALL if kind == ALL else f"surface:{kind}"]
        rates = ours[kind]
        for short, figure in (("P", rates.precision), ("R", rates.recall), ("F1", rates.f1)):
            yield f"{name} {kind} {short}", figure, other[short]


def speakers_beside(ours: Figures, theirs: dict[str, dict[str, float]]) -> Iterator[Row]:
    for kind, other in theirs.items():
        yield f"speaker {kind}", ours.speaker[kind].rate, other["acc"]


def differ(rows: list[Row]) -> list[Row]:
    """The figures that are not the same to four places."""
    return [row for row in rows if abs(row[1] - row[2]) > 0.000051]
