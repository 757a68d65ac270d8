"""Tables of the small world."""

import csv
import io

import pytest

from factdb.db import Database
from factdb.exporting.formats import Order, write
from factdb.formats.tables import TABLES
from tests.exporting.conftest import asking


def table(database: Database, of: str, name: str = "csv") -> bytes:
    out = io.BytesIO()
    with asking(database) as asked:
        write(name, Order(asked, out, of))
    return out.getvalue()


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


@pytest.mark.parametrize("of", TABLES)
def test_every_table_has_every_record_that_stands_once(world: Database, of: str) -> None:
    rows = read(table(world, of))
    assert rows
    assert len({row["id"] for row in rows}) == len(rows)
    assert table(world, of) == table(world, of)
    parquet = table(world, of, "parquet")
    assert parquet[:4] == parquet[-4:] == b"PAR1"


def test_a_quote_has_its_speaker_dates_and_sources(world: Database) -> None:
    quote = next(row for row in read(table(world, "quotes")) if row["id"] == "quote-1")
    assert (quote["speaker_id"], quote["speaker"]) == ("speaker-1", "Mira Tal")
    assert (quote["said"], quote["said_earliest"], quote["said_words"]) == ("2024-03-04", "2024-03-04", "am Montag")
    assert quote["sources"] == "source-1; source-2"
    assert "quote-6" not in {row["id"] for row in read(table(world, "quotes"))}


def test_a_speaker_has_names_roles_and_identifiers(world: Database) -> None:
    speaker = next(row for row in read(table(world, "speakers")) if row["id"] == "speaker-1")
    assert speaker["names"] == "Mira Tal; M. Tal"
    assert speaker["identifiers"] == "wikidata:Q0"
