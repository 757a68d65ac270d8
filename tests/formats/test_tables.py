"""Records as rows, in CSV and in Parquet."""

import csv
import datetime as dt
import io
from typing import Any

from arro3.core import DataType
from arro3.io import read_parquet

from factdb.formats import parquet
from factdb.formats.csv_table import csv_of
from factdb.formats.tables import Column, Kind, date, number, row_of, text

COLUMNS = (
    text("id"),
    text("speaker", "speaker", "name"),
    *date("said", "said"),
    text("topics", "topics", "name"),
    text("ids", "ids", "scheme:value"),
    number("count", "quotes", "totalCount"),
    Column("recorded", ("recordedFrom",), Kind.MOMENT),
)
NODE: dict[str, Any] = {
    "id": "claim-5@2024-01-01",
    "speaker": {"name": 'Ada "the gate", Quill\nof Eastshore'},
    "said": {"edtf": "2024-03", "earliest": "2024-03-01", "latest": "2024-03-31"},
    "topics": {"nodes": [{"name": "Dams"}, {"name": "Floods"}, {"name": "Dams"}]},
    "ids": [{"scheme": "wikidata", "value": "Q0"}],
    "quotes": {"totalCount": 0},
    "recordedFrom": "2024-06-01T12:30:00.250000+00:00",
}
EMPTY = dict.fromkeys(NODE) | {"id": "claim-6", "topics": {"nodes": []}, "ids": [], "quotes": {"totalCount": 2}}
ROW = [
    "claim-5",
    'Ada "the gate", Quill\nof Eastshore',
    "2024-03",
    dt.date(2024, 3, 1),
    dt.date(2024, 3, 31),
    "Dams; Floods",
    "wikidata:Q0",
    0,
    dt.datetime(2024, 6, 1, 12, 30, 0, 250000, tzinfo=dt.UTC),
]


def test_a_row_has_plain_ids_and_the_values_of_lists_once() -> None:
    assert row_of(COLUMNS, NODE) == ROW
    assert row_of(COLUMNS, EMPTY) == ["claim-6", None, None, None, None, None, None, 2, None]


def test_csv_is_read_back_as_it_was() -> None:
    file = b"".join(csv_of(COLUMNS, [NODE, EMPTY])).decode()
    header, first, second = csv.reader(io.StringIO(file, newline=""))
    assert header == [column.name for column in COLUMNS]
    assert first[1] == ROW[1]
    assert first[3] == "2024-03-01"
    assert first[8] == "2024-06-01T12:30:00.250000+00:00"
    assert second == ["claim-6", "", "", "", "", "", "", "2", ""]


def test_parquet_has_the_types_and_values(tmp_path: Any) -> None:
    with (tmp_path / "table.parquet").open("wb") as out:
        parquet.write(COLUMNS, [NODE, EMPTY], out)
    table = read_parquet(tmp_path / "table.parquet").read_all()
    assert [table.schema.field(column.name).type for column in COLUMNS] == [
        *(DataType.string(),) * 3,
        *(DataType.date32(),) * 2,
        *(DataType.string(),) * 2,
        DataType.int64(),
        DataType.timestamp("us", tz="UTC"),
    ]
    assert [table.column(place).chunks[0][0].as_py() for place in range(len(COLUMNS))] == ROW


def test_a_table_without_rows_has_its_columns(tmp_path: Any) -> None:
    with (tmp_path / "table.parquet").open("wb") as out:
        parquet.write(COLUMNS, [], out)
    assert read_parquet(tmp_path / "table.parquet").read_all().shape == (0, len(COLUMNS))
