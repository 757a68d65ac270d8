"""`factdb match`: the known claims that come nearest to a statement, or to each of many."""

import datetime as dt
import json
from contextlib import suppress
from typing import Any

from factdb.cli.databases import ready
from factdb.cli.files import opened, shown
from factdb.cli.lines import checked, counting, parsed, written
from factdb.cli.reading import Asking
from factdb.cli.tables import cell, display, plain_table
from factdb.cli.telling import say
from factdb.cli.terminal import harmless, print_json
from factdb.errors import BadInput
from factdb.extract.document.written_dates import written_dates
from factdb.graphql.compiler.pages import LARGEST_SIZE
from factdb.rules.dates import EdtfDate

Found = list[dict[str, Any]]


def match_text(url: str, text: str, language: str | None, said: str | None, first: int, as_json: bool) -> None:
    """Print the claims that come nearest to a statement."""
    day = day_of(said, "--said") if said is not None else None
    check_number(first)
    with ready(url) as database:
        found = matches(Asking(database), text, language, day, first)
    if as_json:
        print_json(found)
    elif found:
        show(found)
    else:
        display(cell("No known claim has anything of it."))


def match_lines(url: str, source: str, target: str | None, language: str | None, first: int) -> None:
    """Answer each line {"id","text","date"?} by a line {"id","matches","scores"}, the matches by their ids elsewhere
    where they have one. Raises BadInput with file, line and reason."""
    if target is None:
        raise BadInput("--jsonl needs a file to write to.", hint="Give QUERIES and OUT; - stands for stdin and stdout.")
    check_number(first)
    with ready(url) as database, opened(source) as lines, written(target) as out, counting() as step:
        asking = Asking(database)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                out.write(answered(asking, line, language, first, f"{shown(source)}, line {number}"))
            step()


def check_number(first: int) -> None:
    if not 1 <= first <= LARGEST_SIZE:
        raise BadInput(f"-k {first} is out of range.", hint=f"Give 1 to {LARGEST_SIZE}.")


def matches(asking: Asking, text: str, language: str | None, said: dt.date | None, first: int) -> Found:
    day = said.isoformat() if said else None
    found: Found = asking.document("matched", text=text, language=language, said=day, first=first)["matchClaims"]
    return found


def answered(asking: Asking, line: bytes, language: str | None, first: int, place: str) -> bytes:
    try:
        asked = question(checked(parsed(line)))
    except BadInput as error:
        raise BadInput(f"{place}: {error.message}", hint=error.hint) from error
    found = matches(asking, asked["text"], asked.get("lang") or language, asked["day"], first)
    answer = {
        "id": asked["id"],
        "matches": [known_as(one["claim"]) for one in found],
        "scores": [one["score"] for one in found],
        "confidences": [one["confidence"] for one in found],
    }
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def question(line: Any) -> dict[str, Any]:
    """A line's question, with its day where it has one. Raises BadInput."""
    if not isinstance(line, dict) or not isinstance(line.get("text"), str) or not isinstance(line.get("id"), str | int):
        raise BadInput('Each line is an object with "id" and "text".', hint='Such as {"id": "q1", "text": "…"}.')
    if not isinstance(line.get("lang"), str | None) or not isinstance(line.get("date"), str | None):
        raise BadInput('"lang" and "date" are texts.', hint='Such as "en" and "2021-12-21".')
    return {**line, "day": told_day(line["date"], str(line["id"])) if line.get("date") else None}


def told_day(text: str, name: str) -> dt.date | None:
    """The day of a line; one that is not understood is told, and left out."""
    try:
        return day_of(text, "date")
    except BadInput as error:
        say(harmless(f"{name}: {error.message} It is left out."))
        return None


def day_of(text: str, where: str) -> dt.date:
    """A day, in EDTF or as people write it. Raises BadInput."""
    with suppress(BadInput):
        found = EdtfDate.parse(text)
        if day := found.earliest or found.latest:
            return day
    if days := written_dates(text[:100]):
        return days[0].day
    raise BadInput(f"{where} {text[:50]!r} is no date.", hint="Give a day such as 2021-12-21 or 21 December 2021.")


def known_as(claim: dict[str, Any]) -> str:
    """A claim's id elsewhere; its own where it has none."""
    return next((str(one["value"]) for one in claim["identifiers"]), str(claim["id"]))


def show(found: Found) -> None:
    table = plain_table("likely", "claim", "says", "by the words")
    for one in found:
        likely = f"{one['confidence']:.0%}"
        table.add_row(*map(cell, (likely, one["claim"]["id"], one["claim"]["text"], ", ".join(one["words"]))))
    display(table)
