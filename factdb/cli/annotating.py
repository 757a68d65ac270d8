"""`factdb annotations`: appearances as W3C Web Annotations."""

from collections.abc import Iterator, Sequence
from typing import Any

from factdb.cli.databases import ready
from factdb.cli.reading import Asking
from factdb.cli.terminal import print_json
from factdb.errors import BadInput, NotFound
from factdb.formats.web_annotation import annotation
from factdb.rules.ids import RecordId


def print_annotations(url: str, ids: Sequence[str], base: str) -> None:
    """Print an annotation a line. Raises BadInput, NotFound before anything is printed."""
    if ":" not in base:
        raise BadInput(f"--base {base!r} begins no IRI.", hint="Give one such as https://facts.example/id/.")
    with ready(url) as database:
        asking = Asking(database)
        found = [annotation(appearance_of(asking, id_), base) for each in ids for id_ in appearances_of(asking, each)]
    for each in found:
        print_json(each, compact=True)


def appearances_of(asking: Asking, id_: str) -> Iterator[str]:
    """The appearances that an id means: its own, or all that stand of a quote or in a snapshot."""
    word = RecordId.parse(id_).word
    if word == "appearance":
        yield id_
    elif word in ("quote", "snapshot"):
        yield from pages_of(asking, id_)
    else:
        raise BadInput(f"{id_} is no appearance, quote or snapshot.", hint="Give an id such as appearance-5.")


def pages_of(asking: Asking, id_: str) -> Iterator[str]:
    after: str | None = None
    while True:
        node = asking.document("annotated", id=id_, after=after)["node"]
        if node is None:
            raise NotFound(f"There is no {id_}.")
        page = node["appearances"]
        yield from (one["id"] for one in page["nodes"] if one["quote"] and not one["quote"]["retraction"])
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def appearance_of(asking: Asking, id_: str) -> dict[str, Any]:
    """An appearance with the write that recorded it."""
    read = asking.document("annotation", id=id_)
    found: dict[str, Any] | None = read["appearance"]
    if found is None:
        raise NotFound(f"There is no {id_}.")
    if not (found["quote"] and found["snapshot"] and found["snapshot"]["source"]):
        raise NotFound(f"Of {id_} the quote or its source was not known.", hint="Give a later date.")
    for record in (found, found["quote"]):
        if record["retraction"] is not None:
            raise BadInput(f"{record['id']} was retracted.", hint="See why: `factdb query` with its `retraction`.")
    return found | {"written": read["revisions"]["nodes"][0]}
