"""Files of columns: with a header or without, with quotes or without, each row with its line."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence

from factdb.formats.given import Refused

WRONG_NUMBER = "wrong number of columns"
NOT_UTF8 = "not UTF-8"
NO_HEADER = "not the header of the format"
DELIMITERS = (",", ";", "\t")
csv.field_size_limit(2**27)  # the text of an article in a field is no broken file

Row = Mapping[str, str]


def texts_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """The lines as text; bytes that are no UTF-8 stay to be told apart."""
    for number, line in enumerate(chunks):
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", "surrogateescape")


def is_utf8(fields: Iterable[str]) -> bool:
    return not any("\udc80" <= character <= "\udcff" for field in fields for character in field)


def unquoted(chunks: Iterable[bytes], delimiter: str = "\t") -> Iterator[tuple[str, list[str]]]:
    """Rows in which a quotation mark is a character like any other, and a line is a row."""
    for number, line in enumerate(texts_of(chunks), start=1):
        if line.strip():
            yield f"line {number}", line.rstrip("\r\n").split(delimiter)


def quoted(chunks: Iterable[bytes], delimiter: str) -> Iterator[tuple[str, list[str]]]:
    """Rows of a CSV file; a field in quotation marks may hold line breaks."""
    rows = csv.reader(texts_of(chunks), delimiter=delimiter)
    while True:
        place = f"line {rows.line_num + 1}"
        row = next(rows, None)
        if row is None:
            return
        if row:
            yield place, row


def checked(place: str, row: Sequence[str], columns: int) -> Refused | None:
    """What is wrong with a row as such."""
    if not is_utf8(row):
        return Refused(place, NOT_UTF8, "Save the file as UTF-8.")
    if len(row) != columns:
        return Refused(place, WRONG_NUMBER, f"It has {len(row)}; {columns} are expected.")
    return None


def with_header(rows: Iterable[tuple[str, list[str]]], needed: Sequence[str]) -> Iterator[tuple[str, Row] | Refused]:
    """Rows by the names of the header, which are compared in lower case. A header without a needed name is refused, and
    the file with it."""
    names: list[str] | None = None
    for place, row in rows:
        if names is None:
            names = [name.strip().casefold() for name in row]
            missing = [name for name in needed if name not in names]
            if missing:
                yield Refused(place, NO_HEADER, f"Missing: {', '.join(missing)}.")
                return
        elif (wrong := checked(place, row, len(names))) is not None:
            yield wrong
        else:
            yield place, dict(zip(names, (field.strip() for field in row), strict=True))


def delimiter_of(first: bytes) -> str:
    """What parts the names of a header: the one of comma, semicolon and tab that there is most of."""
    text = first.decode("utf-8", "replace")
    return max(DELIMITERS, key=text.count)


def delimited(chunks: Iterable[bytes], needed: Sequence[str]) -> Iterator[tuple[str, Row] | Refused]:
    """Rows of a CSV file by its header; comma, semicolon or tab, as the header has it."""
    lines = iter(chunks)
    first = next(lines, b"")

    def whole() -> Iterator[bytes]:
        yield first
        yield from lines

    return with_header(quoted(whole(), delimiter_of(first)), needed)
