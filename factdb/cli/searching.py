"""`factdb search find`: what a query finds, with the passages that show why, for people at a terminal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from factdb.cli.databases import ready
from factdb.cli.reading import Asking
from factdb.cli.tables import cell, display, plain_table
from factdb.cli.terminal import console, harmless, print_json
from factdb.errors import BadInput
from factdb.graphql.compiler.pages import LARGEST_SIZE
from factdb.rules.vocabulary import Findable

NAMED = 5  # values of a facet that are told
PASSAGES = 2  # of a record that are shown

Row = dict[str, Any]


def find_records(url: str, query: str, kinds: Sequence[str], first: int, as_json: bool) -> None:
    """Print what is found. Raises BadInput."""
    if not 1 <= first <= LARGEST_SIZE:
        raise BadInput(f"-n {first} is out of range.", hint=f"Give 1 to {LARGEST_SIZE}.")
    with ready(url) as database:
        found = Asking(database).document("searched", query=query, kinds=named(kinds) or None, first=first)["search"]
    if as_json:
        print_json(found)
    elif found["hits"]:
        display(hits(found["hits"]), facets(found["facets"]), cell(how_many(found)))
    else:
        display(cell("Nothing was found."))


def named(kinds: Sequence[str]) -> list[str]:
    """Kinds by their names in the API. Raises BadInput."""
    known = {kind.name.lower(): kind.name for kind in Findable}
    for kind in kinds:
        if kind.lower() not in known:
            raise BadInput(f"{kind[:50]!r} is no kind of record.", hint=f"Give one of {', '.join(known)}.")
    return [known[kind.lower()] for kind in kinds]


def how_many(found: Row) -> str:
    shown, total = len(found["hits"]), found["totalCount"]
    return f"{total:,} found." if shown == total else f"The best {shown} of {total:,}; -n tells how many are shown."


# --- hits


def hits(found: Iterable[Row]) -> Table:
    table = plain_table("score", "record", "passage")
    table.columns[1].max_width = 24
    for hit in found:
        about = Text("\n").join(map(cell, about_record(hit["record"] or {})))
        table.add_row(f"{hit['score']:.2f}", about, Text(" … ").join(map(highlighted, hit["passages"][:PASSAGES])))
    return table


def about_record(record: Row) -> Iterator[str]:
    """Its id; who says it, or publishes it, or what it is called; how a claim stands."""
    yield record.get("id", "retracted")
    for name in ("speaker", "publisher"):
        if record.get(name):
            yield record[name]["name"]
    for name in ("name", "title"):
        if record.get(name):
            yield record[name]
    if record.get("standing"):
        yield record["standing"].lower()


def highlighted(passage: Row) -> Text:
    """A passage on one line, the words that were found bold; between asterisks where there are no styles."""
    mark = "" if console().color_system else "*"
    shown, end = Text(), 0
    for start, stop in passage["spans"]:
        shown.append(in_line(passage["text"][end:start]))
        shown.append(mark + in_line(passage["text"][start:stop]) + mark, style="bold yellow")
        end = stop
    return shown.append(in_line(passage["text"][end:]))


def in_line(text: str) -> str:
    return harmless(re.sub(r"\s+", " ", text))


# --- facets


def facets(found: Iterable[Row]) -> Table:
    """Each facet with its commonest values."""
    values: dict[str, list[Row]] = {}
    for one in found:
        values.setdefault(one["facet"], []).append(one)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for facet, those in values.items():
        more = [f"and {len(those) - NAMED} more"] if len(those) > NAMED else []
        table.add_row(facet.lower(), cell(", ".join([*map(counted, those[:NAMED]), *more])))
    return table


def counted(value: Row) -> str:
    record = value["record"] or {}
    told = record.get("name") or (value["value"].lower() if value["value"].isupper() else value["value"])
    return f"{told} {value['count']:,}"
