"""Claims, one JSON object a line: {"id", "text", "title"?, "lang"?, "date"?}. The id is kept as an id elsewhere."""

from collections.abc import Iterable
from typing import Any

from factdb.errors import BadInput
from factdb.formats.given import Format, Given, GivenClaim, GivenId, Options, Records, Refused
from factdb.formats.lines import json_lines, refused, stripped
from factdb.rules.dates import EdtfDate

NAME = "claims-jsonl"


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The claims, in the order of the lines."""
    return json_lines(chunks, lambda place, line: records(place, line, options))


def records(place: str, line: dict[str, Any], options: Options) -> Records:
    number, text = line.get("id"), stripped(line.get("text"))
    value = str(number).strip() if isinstance(number, (str, int)) and not isinstance(number, bool) else ""
    if not value:
        yield Refused(place, "no id", 'Each line needs an "id" that is text or a whole number.')
    elif text is None:
        yield Refused(place, "no text", 'Each line needs a "text".')
    else:
        yield claim(place, line, options, value, text)


def claim(place: str, line: dict[str, Any], options: Options, value: str, text: str) -> Given | Refused:
    day = stripped(line.get("date"))
    try:
        dated = EdtfDate.parse(day) if day else None
    except BadInput as error:
        return refused(place, error.under("date"))
    name = GivenId(options.scheme or NAME, value, stripped(line.get("title")), dated)
    return Given(place, GivenClaim(text, stripped(line.get("lang")) or options.language, ids=(name,)))


FORMAT = Format(NAME, 1, "Claims, a JSON object a line: id, text, title, lang, date.", read)
