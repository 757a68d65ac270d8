"""Reading whole lists: the documents of this folder, page by page, over one connection.

A document that reads a list names its root field `page` and takes `$after`. Where a record has connections of its own,
their first page comes with it; `$ids` and `${key}After` of the same document fetch what follows. A fragment has a
file of its name in `fragments`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import orjson
from sqlalchemy import Connection

from factdb.errors import FactdbError
from factdb.graphql.limits import UNLIMITED
from factdb.graphql.reading import Reader
from factdb.graphql.schema import Schema
from factdb.graphql.viewer import Viewer

Node = dict[str, Any]
SPREAD = re.compile(r"\.\.\.([A-Z]\w*)")  # of a fragment that has a file
Watch = Callable[[str, int, int | None], None]
"""Is told the document, how many of its records were read just now, and how many there are, on the first page."""


def reader_for(schema: Schema) -> Reader:
    """What answers the documents of this folder, which are ours and keep no limit."""
    return Reader(schema, limits=UNLIMITED)


@cache
def stored_reader_for(schema: Schema) -> Reader:
    """The same for what is to be put back: what was merged is told apart."""
    return Reader(schema, limits=UNLIMITED, as_stored=True)


@dataclass(frozen=True)
class Asking:
    """Asks as one viewer, over one connection, perhaps as of a date (`as_of`, as GraphQL takes it)."""

    reader: Reader
    connection: Connection
    viewer: Viewer
    as_of: Mapping[str, str] | None = None
    watch: Watch | None = None

    def answer(self, name: str, **variables: Any) -> Node:
        """The data that a document reads. Raises FactdbError where it cannot be read."""
        given = {"asOf": self.as_of, **variables}
        role, account = self.viewer.role, self.viewer.account_id
        answer = self.reader.bytes(document(name), given, role=role, account=account, connection=self.connection)
        body = orjson.loads(answer)
        if body.get("errors"):
            raise FactdbError(f"Reading {name} failed: {body['errors'][0]['message']}")
        found: Node = body["data"]
        return found

    def pages(self, name: str, **variables: Any) -> Iterator[Node]:
        """The pages of a document's list, one at a time."""
        after, count = None, self.watch is not None
        while True:
            page = self.answer(name, after=after, count=count and after is None, **variables)["page"]
            yield page
            if self.watch:
                self.watch(name, len(page["nodes"]), page.get("totalCount"))
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def nodes(self, name: str, **variables: Any) -> Iterator[Node]:
        """All records of a document's list, each with all that its connections hold in place of their pages."""
        for page in self.pages(name, **variables):
            for node in page["nodes"]:
                yield {key: self.whole(name, node, key, variables) for key in node}

    def whole(self, name: str, node: Node, key: str, variables: Mapping[str, Any]) -> Any:
        """A field of a record; all records of it where it is a connection."""
        value = node[key]
        if not (isinstance(value, dict) and "nodes" in value):
            return value
        found = list(value["nodes"])
        while value.get("pageInfo", {}).get("hasNextPage"):
            more = {"ids": [plain(node["id"])], f"{key}After": value["pageInfo"]["endCursor"]}
            value = self.answer(name, **{**variables, **more})["page"]["nodes"][0][key]
            found += value["nodes"]
        return found


@cache
def document(name: str) -> str:
    """One of our own documents, with the fragments that it spreads."""
    text, known = read(f"{name}.graphql"), set[str]()
    while missing := sorted(set(SPREAD.findall(text)) - known):
        text += "".join(f"\n{read(f'fragments/{fragment}.graphql')}" for fragment in missing)
        known.update(missing)
    return text


def read(file: str) -> str:
    return resources.files("factdb.exporting").joinpath("documents", file).read_text(encoding="utf-8")


def plain(id_: str) -> str:
    """An id without the dates it was read at."""
    return id_.partition("@")[0]
