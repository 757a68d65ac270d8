"""JSON Lines of everything: a header, then a record a line, what belongs to it inside of it, and how many they were.

{"type":"Export","version":1}
{"type":"Claim","id":"claim-5","recordedFrom":"…","text":"…","kind":"EVENT","about":{"edtf":"2024"}}
{"type":"End","records":1}

The fields are those of the API, under its names. Other records are named by their ids; dates are `{edtf, words}`; what
is null or empty is left out. A record comes after those it names, but for records of its own type.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from factdb.errors import BadInput
from factdb.rules.text import checked_text

VERSION = 1
RETRACTED = "retracted"  # begins the keys of what a record holds that was retracted: it joins what was not
IDS = ("id", "recordId", "intoId")
WHOLE = "Export it again, or copy the whole file."
EXAMPLE = '{"type":"Export","version":1}'

Line = dict[str, Any]


def header(**about: Any) -> bytes:
    """The first line. `about` says what the file does not hold, where it does not hold all."""
    return encoded({"type": "Export", "version": VERSION, **about})


def end(records: int) -> bytes:
    """The last line, by which a file that was cut off is told from a whole one."""
    return encoded({"type": "End", "records": records})


def encoded(line: Line) -> bytes:
    return orjson.dumps(line) + b"\n"


def line_of(type_: str, node: Line) -> bytes:
    """A record, as GraphQL answers it, as a line."""
    return encoded({"type": type_, **compact(node)})


def compact(node: Line) -> Line:
    """The record without what is empty, other records by their ids, what was retracted beside what was not."""
    found: Line = {}
    for key, value in node.items():
        short = flat(key, value)
        if short is None or short == []:
            continue
        name = key if not key.startswith(RETRACTED) else key[len(RETRACTED)].lower() + key[len(RETRACTED) + 1 :]
        found[name] = found[name] + short if isinstance(found.get(name), list) else short
    return found


def flat(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [flat("", item) for item in value]
    if isinstance(value, dict):
        return plain(value["id"]) if value.keys() <= {"id", "__typename"} else compact(value)
    return plain(value) if key in IDS else value


def plain(id_: str) -> str:
    """An id without the dates it was read at."""
    return id_.partition("@")[0]


# --- reading


def lines_of(chunks: Iterable[bytes]) -> Iterator[tuple[int, Line]]:
    """The records with their line numbers, the first and the last line read and left out. Raises BadInput with the
    line, and where the file is not whole."""
    numbered = ((number, line) for number, line in enumerate(chunks, start=1) if line.strip())
    number, first = next(numbered, (1, b""))
    check_header(number, first)
    for count, (number, line) in enumerate(numbered):
        found = parsed(number, line)
        if found["type"] == "End":
            check_end(number, found, count, next(numbered, None))
            return
        yield number, found
    raise BadInput(f"line {number}: The file was cut off after this line.", hint=WHOLE)


def check_end(number: int, last: Line, count: int, more: tuple[int, bytes] | None) -> None:
    """Raises BadInput where records are missing, or something follows."""
    if last.get("records") != count:
        said = f"line {number}: It says that there are {last.get('records')!r} records, and there are {count}."
        raise BadInput(said, hint=WHOLE)
    if more is not None:
        raise BadInput(f"line {more[0]}: Something follows the end.", hint=WHOLE)


def check_header(number: int, line: bytes) -> None:
    given = parsed(number, line.removeprefix(b"\xef\xbb\xbf"))
    if given.get("type") != "Export":
        raise BadInput(f"line {number}: It is no export of factdb.", hint=f"The first line is to be {EXAMPLE}.")
    if given.get("version") != VERSION:
        said = f"line {number}: It is of version {given.get('version')!r}; this factdb reads {VERSION}."
        raise BadInput(said, hint="Use the factdb that wrote it, or a newer one.")
    partial = sorted(given.keys() - {"type", "version"})
    if partial:
        said = f"line {number}: It was made with {' and '.join(partial)}, so it does not hold all."
        raise BadInput(said, hint="Export it again as the operator, without --public and --as-of.")


def parsed(number: int, line: bytes) -> Line:
    """A line's object. Raises BadInput."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise BadInput(f"line {number}: It is no JSON: {error.msg} at character {error.colno}.") from None
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise BadInput(f"line {number}: It is no record.", hint='A record begins {"type":"Claim","id":"claim-5",…}.')
    return value


def text(value: Any, where: str) -> str:
    """A text of a record. Raises BadInput where it is none, or holds what cannot be stored."""
    if not isinstance(value, str):
        raise BadInput(f"{where}: {value!r} is no text.")
    return checked_text(value, where)
