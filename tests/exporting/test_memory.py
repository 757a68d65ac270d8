"""However much there is, it takes the same memory to write it, and to put it back."""

import datetime as dt
import io
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factdb.commands.restoring import restore
from factdb.db import Database
from factdb.exporting.everything import everything
from factdb.exporting.formats import FORMATS, Order, write
from factdb.formats.jsonl import lines_of
from factdb.formats.site import Site
from factdb.models import Account, Assertion, Assessment, Claim, Quote
from factdb.rules.vocabulary import AssertionStance, AssessmentState, ClaimKind, Role, Veracity
from tests.exporting.conftest import asking

FEW, MANY = 600, 1800  # few enough to wait for, and more than a batch of each type
FIRST = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
WORDS = "The dam of Wendel holds, said the crew of the sluice on the morning after the flood. " * 3


class Nothing(io.BytesIO):
    """Takes everything and keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return memoryview(data).nbytes


def grow(database: Database, start: int, end: int) -> None:
    """Add claims with a quote that asserts each and a verdict on it."""
    tables = {model: model.table().insert() for model in (Account, Quote, Claim, Assertion, Assessment)}
    with database.engine.begin() as connection:
        if not start:
            account = {"id": 1, "name": "Ada", "role": Role.ADMIN, "disabled": False, "recorded_from": FIRST}
            connection.execute(tables[Account], account)
        for number in range(start + 1, end + 1):
            at = {"id": number, "recorded_from": FIRST + dt.timedelta(seconds=number)}
            connection.execute(tables[Quote], {**at, "text": WORDS})
            connection.execute(tables[Claim], {**at, "text": f"{WORDS} {number}", "kind": ClaimKind.EVENT})
            stance = {"claim_id": number, "quote_id": number, "stance": AssertionStance.ASSERTS}
            connection.execute(tables[Assertion], {**at, **stance})
            verdict = {"veracity": Veracity.REFUTED, "reason": "Tape.", "state": AssessmentState.PUBLISHED}
            connection.execute(tables[Assessment], {**at, **verdict, "claim_id": number, "account_id": 1})


def peak(work: Callable[[], object]) -> int:
    """The bytes that Python took at most, over what it had, the second time: the first time fills caches."""
    work()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "claimreview", "schema-org"])
def test_writing_takes_no_more_memory_for_more_records(name: str, database: Database) -> None:
    of = "claims" if FORMATS[name].of else None
    site = Site.at("https://facts.example")

    def export() -> None:
        with asking(database) as asked:
            write(name, Order(asked, Nothing(), of, site))

    grow(database, 0, FEW)
    few = peak(export)
    grow(database, FEW, MANY)
    assert peak(export) < 1.5 * few


@pytest.mark.slow
def test_putting_back_takes_no_more_memory_for_more_records(
    database: Database, empty: Database, tmp_path: Path
) -> None:
    def put_back(lines: Iterable[bytes]) -> int:
        with Session(empty.writer) as session:  # and roll back
            return sum(restore(session, lines_of(lines)))

    def measured(file: Path) -> int:
        with asking(database) as asked, file.open("wb") as out:
            out.writelines(everything(asked))

        def work() -> None:
            with file.open("rb") as lines:
                assert put_back(lines) > FEW

        return peak(work)

    grow(database, 0, FEW)
    few = measured(tmp_path / "few.jsonl")
    grow(database, FEW, MANY)
    assert measured(tmp_path / "many.jsonl") < 1.5 * few
