"""Scalars. What the statement wrote is already the wire form: the executor only passes it on."""

import base64
import binascii
import datetime as dt
from collections.abc import Callable
from typing import Any, NewType

from graphql import GraphQLNamedType, is_enum_type
from strawberry.scalars import Base64
from strawberry.types.scalar import ScalarDefinition

from factdb.errors import BadInput
from factdb.graphql.compiler.json_sql import (
    Column,
    Decimal,
    InstantText,
    Parts,
    Plain,
    Quoted,
    TextElement,
    Truth,
    or_null,
)
from factdb.models.columns import JsonText
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import utc
from factdb.rules.text import checked_text

EDTF = NewType("EDTF", EdtfDate)
"""A date in the world, as an input."""


def parse_day(text: Any) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadInput(f"{text!r} is not a day.", hint="Give one as YYYY-MM-DD, such as 2021-12-21.") from None


def parse_instant(text: Any) -> dt.datetime:
    try:
        return utc(dt.datetime.fromisoformat(text))
    except (TypeError, ValueError, OverflowError):
        raise BadInput(f"{text!r} is not a moment.", hint="Give one such as 2021-12-21T18:30:00Z.") from None


def parse_edtf(text: Any) -> EdtfDate:
    if not isinstance(text, str):
        raise BadInput(f"{text!r} is not a date.", hint="Give an EDTF string, such as 2021-12-21 or 2021-12.")
    return EdtfDate.parse(text)


def parse_base64(given: Any) -> bytes:
    try:
        return base64.b64decode(given, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise BadInput(f"The value is no Base64: {error}.", hint="Encode the bytes by RFC 4648, section 4.") from None


def parse_text(text: Any) -> str:
    """Text that databases can store and find."""
    if not isinstance(text, str):
        raise BadInput(f"{text!r} is not text.", hint="Give it in quotation marks.")
    return checked_text(text, "text")


def passed(value: object) -> object:
    """The wire form as the statement wrote it; a value from Python in the same form."""
    if isinstance(value, dt.datetime):
        return utc(value).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, dt.date) else value


def scalar(name: str, description: str, parse: Callable[[Any], Any], url: str | None = None) -> ScalarDefinition:
    return ScalarDefinition(name, description, url, passed, parse, None)


SCALARS: dict[object, ScalarDefinition] = {
    dt.date: scalar("Date", "A day of the Gregorian calendar, `YYYY-MM-DD`.", parse_day),
    dt.datetime: scalar(
        "DateTime",
        "A moment in UTC with microseconds, such as `2021-12-21T18:30:00.000000+00:00`. As an input any offset will do;"
        " without one it is taken to be UTC.",
        parse_instant,
    ),
    EDTF: scalar(
        "EDTF",
        "A date in the Extended Date/Time Format (ISO 8601-2): a day `2021-12-21`, month `2021-12`, year `2021`,"
        " interval `2021-12-13/2021-12-19`, an approximate one `2021~`, an open one `../2021-12-21`.",
        parse_edtf,
        "https://www.loc.gov/standards/datetime/",
    ),
    Base64: scalar(
        "Base64",
        "Bytes in Base64 (RFC 4648, section 4), as an input.",
        parse_base64,
        "https://www.rfc-editor.org/rfc/rfc4648#section-4",
    ),
}

WRITERS: dict[str, tuple[type[TextElement], str]] = {
    "Int": (Plain, ""),
    "Float": (Decimal, ""),
    "Boolean": (Truth, ""),
    "Date": (Plain, '"'),
    "DateTime": (InstantText, '"'),
    "String": (Quoted, ""),
    "ID": (Quoted, ""),
}


def wire(type_: GraphQLNamedType, value: Column, nullable: bool) -> Parts:
    """How a value of this GraphQL type is written as JSON. A column of JSON text stands as it is."""
    if isinstance(value.type, JsonText):
        return or_null([Plain(value)]) if nullable else [Plain(value)]
    writer, mark = (Plain, '"') if is_enum_type(type_) else WRITERS[type_.name]
    parts: Parts = [mark, writer(value), mark] if mark else [writer(value)]
    return or_null(parts) if nullable else parts
