"""Files that are in use elsewhere, where they lie beside the project: taken in, written out, put back, and again."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from factdb.formats.checks import problems_of_all
from tests.cli.conftest import Factdb

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/samples is not beside the project")

REVIEWS = sorted((SAMPLES / "claimreview").glob("*"))
OTHERS = [
    ("claimreview", "real_datafeeditem_dpa.json"),
    ("google-factcheck", "real_urdu_vishvasnews.json"),
    ("averitec", "dev_15.json"),
    ("liar", "train_30_messy.tsv"),
    ("factckbr", "factckbr_40.tsv"),
    ("quotebank", "original_format_2020.json"),
]
EVERY = [*(("claimreview", file) for file in REVIEWS), *((name, SAMPLES / "other" / file) for name, file in OTHERS)]


def put_back(factdb: Factdb, url: str) -> None:
    """Write everything out, put it back, and see that it is the same."""
    first = factdb("export", "jsonl", "first.jsonl", "--db", url)
    assert (first.code, first.err) == (0, "")
    assert factdb("import", "jsonl", "first.jsonl", "--db", "sqlite:///back.db").code == 0
    assert factdb("export", "jsonl", "second.jsonl", "--db", "sqlite:///back.db").code == 0
    assert Path("second.jsonl").read_bytes() == Path("first.jsonl").read_bytes()


def reviews(answer: Any) -> Sequence[Mapping[str, Any]]:
    return [element["item"] for element in answer["dataFeedElement"]]


@pytest.mark.parametrize(("name", "file"), EVERY, ids=[file.name for _, file in EVERY])
def test_each_is_the_same_after_it_was_put_back(factdb: Factdb, name: str, file: Path) -> None:
    assert factdb("import", name, file, "--db", "sqlite:///facts.db").code == 0
    put_back(factdb, "sqlite:///facts.db")


def test_all_of_them_are_the_same_and_sound_claim_reviews(
    factdb: Factdb, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTDB_PUBLIC_URL", "https://facts.example")
    for name, file in EVERY:
        assert factdb("import", name, file, "--db", database_url).code == 0
    put_back(factdb, database_url)
    found = factdb("export", "claimreview", "--db", database_url)
    assert factdb("export", "claimreview", "--db", "sqlite:///back.db").out == found.out
    assert problems_of_all(reviews(found.json)) == []
    Path("reviews.jsonld").write_text(found.out, encoding="utf-8")
    assert factdb("import", "claimreview", "reviews.jsonld", "--db", "sqlite:///taken.db").code == 0
    assert factdb("export", "claimreview", "--db", "sqlite:///taken.db").out == found.out
    told = found.err.count("is left out")
    counted = factdb("query", "{ reviews { totalCount } }", "--db", database_url).json["data"]["reviews"]["totalCount"]
    assert len(reviews(found.json)) + told == counted
