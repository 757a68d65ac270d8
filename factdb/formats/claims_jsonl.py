"""Claims, one JSON object a line: {"id", "text", "title"?, "lang"?, "date"?}. The id is kept as an id elsewhere."""

from collections.abc import Iterable
from typing import Any

from factdb.errors import BadInput
from factdb.extract.document.written_dates import written_dates
from factdb.formats.given import Format, Given, GivenClaim, GivenId, Options, Records, Refused
from factdb.formats.lines import json_lines, stripped
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


def claim(place: str, line: dict[str, Any], options: Options, value: str, text: str) -> Given:
    day = stripped(line.get("date"))
    dated = date_of(day) if day else None
    name = GivenId(options.scheme or NAME, value, stripped(line.get("title")), dated)
    notes = (f"Its date is not understood, and left out: {day[:80]!r}.",) if day and dated is None else ()
    return Given(place, GivenClaim(text, stripped(line.get("lang")) or options.language, ids=(name,)), notes)


def date_of(text: str) -> EdtfDate | None:
    """A date in EDTF, or a day as people write it: 26 May 2015."""
    try:
        return EdtfDate.parse(text)
    except BadInput:
        words = " ".join(text.split())
        return next((EdtfDate.day(found.day, words) for found in written_dates(words) if found.words == words), None)


FORMAT = Format(NAME, 1, "Claims, a JSON object a line: id, text, title, lang, date.", read)
