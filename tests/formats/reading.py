"""What a reader makes of a file, for tests that look at one record."""

import json
from collections.abc import Iterator
from typing import Any

from factdb.formats.given import Given, GivenClaim, Options, Reader, Refused

NOTHING_SAID = Options()


def read_all(
    read: Reader, data: bytes | str | list[Any] | dict[str, Any], options: Options = NOTHING_SAID
) -> list[Given | Refused]:
    """The records of a file, which is given as bytes, as text, or as what its JSON is."""
    if isinstance(data, (list, dict)):
        data = json.dumps(data)
    return list(read(lines_of(data if isinstance(data, bytes) else data.encode()), options))


def lines_of(data: bytes) -> Iterator[bytes]:
    yield from data.splitlines(keepends=True)


def claim_of(
    read: Reader, data: bytes | str | list[Any] | dict[str, Any], options: Options = NOTHING_SAID
) -> GivenClaim:
    """The claim of a file of one record."""
    [record] = read_all(read, data, options)
    assert isinstance(record, Given), record
    assert isinstance(record.what, GivenClaim)
    return record.what


def reasons(records: list[Given | Refused]) -> list[tuple[str, str]]:
    """Places and reasons of what was refused."""
    return [(record.place, record.reason) for record in records if isinstance(record, Refused)]
