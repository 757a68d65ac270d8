"""Files of lines: their text, their JSON, their columns, each with its place."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from factdb.errors import BadInput
from factdb.formats.given import Records, Refused

LOOSE = json.JSONDecoder(strict=False)
NOT_UTF8, NOT_JSON, NO_OBJECT, TOO_DEEP = "not UTF-8", "not JSON", "not a JSON object", "nested too deeply"


def numbered(chunks: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """The lines that are not empty, each with its place."""
    for number, line in enumerate(chunks, start=1):
        if line.strip():
            yield f"line {number}", line.removeprefix(BOM_UTF8) if number == 1 else line


def decoded(data: bytes) -> str:
    """The text. Raises BadInput where it is not UTF-8."""
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise BadInput(NOT_UTF8, hint=f"It breaks at byte {error.start}.") from None


def parsed(text: str) -> Any:
    """The JSON value; line breaks in strings, which pages write, are let pass. Raises BadInput."""
    try:
        return LOOSE.decode(text)
    except json.JSONDecodeError as error:
        said = f"{error.msg} at line {error.lineno}, character {error.colno}."
        raise BadInput(NOT_JSON, hint=said) from None
    except (RecursionError, ValueError):
        raise BadInput(TOO_DEEP, hint="No format nests that deeply.") from None


def json_lines(chunks: Iterable[bytes], read: Callable[[str, dict[str, Any]], Records]) -> Records:
    """What `read` makes of each line's object; other lines are refused."""
    for place, line in numbered(chunks):
        try:
            value = parsed(decoded(line))
            if not isinstance(value, dict):
                raise BadInput(NO_OBJECT, hint='Each line is to be an object: {"id": …}.')
        except BadInput as error:
            yield Refused(place, error.message, error.hint or "")
            continue
        yield from read(place, value)


def stripped(value: Any) -> str | None:
    """A text that says something, without the blanks around it; anything else is none."""
    return value.strip() or None if isinstance(value, str) else None


def refused(place: str, error: BadInput) -> Refused:
    """What a rule of ours did not take, under the argument it was."""
    where = ".".join(str(step) for step in error.path) or "record"
    return Refused(place, f"{where} cannot be taken", str(error))
