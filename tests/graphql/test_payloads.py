"""A mutation reads what its command wrote, by the compiler, on the transaction that wrote it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import strawberry
from sqlalchemy import update
from sqlalchemy.orm import Session
from strawberry import Info

from factdb import models
from factdb.db import Database
from factdb.errors import Conflict
from factdb.graphql.compiler.payloads import said, written, written_list
from factdb.graphql.reading import Reader, Viewing
from factdb.graphql.scalars import EDTF
from factdb.graphql.schema import make_schema
from factdb.graphql.types.names import Quote, Speaker
from factdb.graphql.types.nodes import Node
from factdb.graphql.types.vocabularies import SpeakerKind
from factdb.rules.ids import RecordId, number_of
from factdb.rules.vocabulary import Role
from tests.conftest import counted


@strawberry.type(description="What renaming did.")
class RenamePayload:
    speaker: Speaker | None = written("The speaker.")
    quotes: list[Quote] = written_list("Quotes beside it.")
    node: Node | None = written("The speaker as any record.")
    old_name: str | None = said("The name before.")
    notes: list[str] = said("What to know.")


@dataclass
class Writing(Viewing):
    session: Session | None = None
    reader: Reader | None = None


def rename(
    info: Info[Any, Any],
    id: strawberry.ID,  # noqa: A002
    name: str,
    kind: SpeakerKind,
    since: EDTF | None = None,
) -> Any:
    writing: Writing = info.context
    assert writing.session is not None
    assert writing.reader is not None
    if name == "taken":
        raise Conflict("That name is taken.")
    number = number_of(id, "speaker")
    speakers = models.Speaker.table()
    writing.session.execute(update(speakers).where(speakers.c.id == number).values(name=name, kind=kind))
    notes = ["a “note”", repr(since and since.latest)]
    node = RecordId("speaker", number) if since else None
    records = {"speaker": number, "node": node, "quotes": [1, 2], "old_name": None, "notes": notes}
    return writing.reader.payload(info, "RenamePayload", records, writing.session.connection())


@strawberry.type(description="Writing.")
class Mutation:
    rename: RenamePayload = strawberry.mutation(resolver=rename, description="Give a speaker another name and kind.")


@pytest.fixture(scope="module")
def writer() -> Reader:
    return Reader(make_schema(Mutation))


@pytest.fixture
def session(reading: Database) -> Iterator[Session]:
    with Session(reading.writer) as session:
        yield session  # rolled back: the world is for all


RENAME = """mutation ($id: ID!, $name: String!, $length: Int = 1) {
  done: rename(id: $id, name: $name, kind: GROUP, since: "2021-12") {
    __typename oldName notes node { id } quotes { id }
    speaker { id name kind quotes(first: $length) { totalCount nodes { text speaker { name } } } } } }"""


def test_a_payload_is_read_by_one_statement_on_the_transaction_that_wrote(
    reading: Database, session: Session, writer: Reader
) -> None:
    for name in ("Mara Tal", "Mora Tal"):  # the second time by the kept plan
        writing = Writing(Role.CONTRIBUTOR, session=session, reader=writer)
        with counted(reading) as statements:
            result = writer.write(RENAME, {"id": "speaker-1", "name": name}, viewing=writing)
        assert result.errors is None
        assert [statement.split()[0] for statement in statements] == ["UPDATE", "SELECT"]
        assert result.data == {
            "done": {
                "__typename": "RenamePayload",
                "oldName": None,
                "node": {"id": "speaker-1"},
                "notes": ["a “note”", repr(dt.date(2021, 12, 31))],
                "quotes": [{"id": "quote-1"}, {"id": "quote-2"}],
                "speaker": {
                    "id": "speaker-1",
                    "name": name,
                    "kind": "GROUP",
                    "quotes": {"totalCount": 3, "nodes": [{"text": 'No\\way "ever"', "speaker": {"name": name}}]},
                },
            }
        }


def test_errors_of_a_command_and_of_its_payload_are_told_with_their_codes(session: Session, writer: Reader) -> None:
    def codes(**variables: Any) -> list[Any]:
        writing = Writing(Role.CONTRIBUTOR, session=session, reader=writer)
        result = writer.write(RENAME, variables, viewing=writing)
        return [
            (error.path, (error.extensions or {})["code"], (error.extensions or {}).get("path"))
            for error in result.errors or []
        ]

    assert codes(id="speaker-1", name="taken") == [(["done"], "CONFLICT", None)]
    assert codes(id="quote-1", name="x") == [(["done"], "BAD_USER_INPUT", None)]
    assert codes(id="speaker-1", name="x", length=-1) == [(["done", "speaker", "quotes"], "BAD_USER_INPUT", ["first"])]
    assert codes(name="x") == [(None, "BAD_USER_INPUT", None)]


def test_a_date_that_is_none_is_refused_where_it_stands(session: Session, writer: Reader) -> None:
    text = 'mutation { rename(id: "speaker-1", name: "x", kind: GROUP, since: "yesterday") { oldName } }'
    (error,) = writer.write(text, viewing=Writing(session=session, reader=writer)).errors or []
    assert "'yesterday' is not an EDTF date" in error.message
    assert error.extensions == {"code": "BAD_USER_INPUT", "path": ["since"]}


def test_queries_and_mutations_go_their_own_ways(reading: Database, writer: Reader) -> None:
    with reading.reading() as connection:
        (error,) = writer.read(RENAME, {"id": "speaker-1", "name": "x"}, connection=connection).errors or []
    assert "only queries are read" in error.message
    (error,) = writer.write("{ __typename }", viewing=Viewing()).errors or []
    assert "no mutation" in error.message
