"""What the reference walks over: records as they are seen at a moment, pages of them, and the values they show."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from strawberry.utils.str_converters import to_snake_case

from factdb.errors import BadInput
from factdb.rules.ids import RecordId
from tests.graphql.generated.nouns import EMBEDDED, QUEUE, SORTS, WORDS
from tests.graphql.generated.rows import Row

At = dict[str, Any]


@dataclass
class Record:
    """A row as it is seen at a moment."""

    type: str
    row: Row
    at: At

    @property
    def id(self) -> str:
        return record_id(self.type, self.row["id"], self.at)


def record_id(type_: str, number: int, at: At) -> str:
    return str(RecordId(WORDS[type_], number, at.get("valid"), at.get("recorded")))


@dataclass
class Listing:
    """A page, and all it is a page of."""

    records: list[Record]
    page: list[Record]
    order: str
    column: str
    more: tuple[bool, bool]
    target: str

    def cursor(self, record: Record) -> str:
        value = record.row[self.column]
        text = value.isoformat(timespec="microseconds") if isinstance(value, dt.datetime) else str(value)
        return f"{self.order}|{place_of(self.target, record.type, record.row)}|{text}"


def place_of(target: str, type_: str, row: Row) -> int:
    """Where a record stands among those that tie in a list: at its id, in the queue also by its noun."""
    number: int = row["id"]
    return number if target != "QueueItem" else number * len(QUEUE) + QUEUE.index(type_)


@dataclass
class Date:
    row: Row
    prefix: str


def value_of(record: Record | list[Any], type_: str, field: str, target: str, args: dict[str, Any]) -> Any:
    if isinstance(record, list):  # a run of a diff
        return record[["op", "text", "before", "after"].index(field)]
    row, snake = record.row, to_snake_case(field)
    if target == "EdtfDate":
        prefix = EMBEDDED.get((type_, field), snake)
        return Date(row, prefix) if row[f"{prefix}_edtf"] is not None else None
    if (type_, field) == ("Snapshot", "passage"):
        return passage(row["text"], args["start"], args["end"])
    if field == "recordId":
        return f"{row['noun']}-{row['record_id']}"
    if field in ("score", "share", "shareOfOther"):
        return round(row[snake], 6)
    return record.id if field == "id" else row[snake]


def given(values: dict[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (values or {}).items() if value is not None}


def lowered(text: str) -> str:
    return "".join(char.lower() if char.isascii() else char for char in text)


def passage(text: str, start: int, end: int) -> str:
    if not 0 <= start <= end or start == 2**31 - 1:
        raise BadInput("passage")
    return text[start:end]


def whole(text: str) -> int:
    """A number as the database holds them: in ASCII digits, of 32 bits."""
    if not re.fullmatch("[0-9]+", text) or int(text) >= 2**31:
        raise ValueError
    return int(text)


def checked(text: str) -> str:
    """Text that the databases can hold: without NUL, and not half a surrogate pair."""
    if re.search("[\0\ud800-\udfff]", text):
        raise BadInput("text")
    return text


def sort_of(target: str, args: dict[str, Any], default: str | None) -> tuple[str, str, bool]:
    usual, columns = SORTS[target]
    order = args.get("order")
    name = order.name if order is not None else default or usual
    return name, columns[name.removesuffix("_DESC").removesuffix("_ASC")], name.endswith("_DESC")


def beyond(records: list[Record], cursor: str, order: str, column: str, above: bool, target: str) -> list[Record]:
    try:
        name, number, value = cursor.split("|", 2)
        convert: Callable[[str], Any] = checked
        if column in ("recorded", "recorded_from", "captured"):
            convert = dt.datetime.fromisoformat
        elif column.endswith("_order"):
            convert = dt.date.fromisoformat
        elif column in ("id", "start"):
            convert = whole
        place = (convert(value), whole(number))
        if name != order:
            raise ValueError
    except ValueError:
        raise BadInput("cursor") from None
    places = [(one, (one.row[column], place_of(target, one.type, one.row))) for one in records]
    return [record for record, here in places if (here > place if above else here < place)]


def paged(
    records: list[Record], args: dict[str, Any], name: str, column: str, descending: bool = False, target: str = ""
) -> Listing:
    """The page that is asked for, of these records in this order. Raises BadInput."""
    first, last = args.get("first"), args.get("last")
    size = next((n for n in (first, last) if n is not None), 20)
    if (first is not None and last is not None) or not 0 <= size <= 100:
        raise BadInput("size")
    rest = sorted(
        records, key=lambda record: (record.row[column], place_of(target, record.type, record.row)), reverse=descending
    )
    for name_, after in (("after", True), ("before", False)):
        if args.get(name_) is not None:
            rest = beyond(rest, args[name_], name, column, after is not descending, target)
    page = rest[:size] if last is None else rest[len(rest) - min(size, len(rest)) :]
    exceeded = len(rest) > size
    more = (args.get("after") is not None, exceeded)
    more = more if last is None else (exceeded, args.get("before") is not None)
    return Listing(records, page, name, column, more, target)


def of_listing(listing: Listing, name: str) -> Any:
    ends: list[Any] = [listing.cursor(record) for record in listing.page] or [None]
    return {
        "nodes": listing.page,
        "edges": [(record, listing) for record in listing.page],
        "pageInfo": listing,
        "totalCount": len(listing.records),
        "startCursor": ends[0],
        "endCursor": ends[-1],
        "hasPreviousPage": listing.more[0],
        "hasNextPage": listing.more[1],
    }[name]
