"""Files that are in use elsewhere, where they lie beside the project: each record is accounted for, and comes once."""

from pathlib import Path

import pytest

from tests.cli.conftest import Factdb

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="../shared/samples is not beside the project")

REVIEWS = sorted((SAMPLES / "claimreview").glob("*"))
OTHERS = [  # with the number of records, and of those that say the same as one before them
    ("claimreview", "real_datafeeditem_dpa.json", 1, 0),
    ("google-factcheck", "real_urdu_vishvasnews.json", 1, 0),
    ("averitec", "dev_15.json", 15, 6),
    ("liar", "train_30_messy.tsv", 30, 5),
    ("factckbr", "factckbr_40.tsv", 39, 0),
    ("quotebank", "original_format_2020.json", 2, 0),
]
COUNTS = "{ revisions { totalCount } claims { totalCount } quotes { totalCount } imports { totalCount } }"


def test_all_clippings_of_claimreview_come_and_come_once(factdb: Factdb, database_url: str) -> None:
    command = ("import", "claimreview", *REVIEWS, "--json", "--db", database_url)
    first = factdb(*command)
    assert (first.code, first.err.count("factdb:")) == (0, 0)
    assert first.out.count('"imported":1,"known":0,"refused":[],"notes":[]') == len(REVIEWS)
    before = factdb("query", COUNTS, "--db", database_url).json
    again = factdb(*command)
    assert again.out.count('"imported":0,"known":1,"refused":[],"notes":[]') == len(REVIEWS)
    assert factdb("query", COUNTS, "--db", database_url).json == before


@pytest.mark.parametrize(("name", "file", "records", "doubles"), OTHERS)
def test_each_record_of_the_others_comes_and_comes_once(
    factdb: Factdb, database_url: str, name: str, file: str, records: int, doubles: int
) -> None:
    command = ("import", name, SAMPLES / "other" / file, "--json", "--db", database_url)
    first = factdb(*command).json
    assert (first["imported"], first["known"], first["refused"]) == (records - doubles, doubles, [])
    before = factdb("query", COUNTS, "--db", database_url).json
    again = factdb(*command).json
    assert (again["imported"], again["known"], again["import"]) == (0, records, None)
    assert factdb("query", COUNTS, "--db", database_url).json == before
