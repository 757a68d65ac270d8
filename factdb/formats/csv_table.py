"""CSV by RFC 4180, in UTF-8: a header, then a record a line; what is not known is empty."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Any

from factdb.formats.tables import Column, Node, row_of


def csv_of(columns: tuple[Column, ...], nodes: Iterable[Node]) -> Iterator[bytes]:
    """The file, a line at a time."""
    yield line([column.name for column in columns])
    for node in nodes:
        yield line([shown(value) for value in row_of(columns, node)])


def line(values: list[Any]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue().encode()


def shown(value: Any) -> Any:
    """Days and moments as ISO 8601 has them."""
    return value.isoformat() if isinstance(value, dt.date) else value
