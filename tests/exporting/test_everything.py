"""JSON Lines of everything: what goes out, and that it comes back as the same database."""

import json
from typing import Any

import pytest
from sqlalchemy import Table, insert, select

from factdb.commands.accounts import operator
from factdb.commands.claims import record_claim
from factdb.commands.restored_rows import PARTS, TYPES
from factdb.commands.restoring import restore
from factdb.db import Database
from factdb.errors import BadInput, Conflict
from factdb.exporting.everything import everything
from factdb.formats.jsonl import lines_of
from factdb.graphql.viewer import Viewer
from factdb.models import Base, Checkpoint, OwnerGroup, SealedRevision, SnapshotShingle, Token
from factdb.rules.vocabulary import ClaimKind, Role
from tests.exporting.conftest import asking

FOLLOWING, SEALED = {SnapshotShingle}, {SealedRevision, Checkpoint}  # made anew, by restoring and by sealing
INDEXES = {"search_documents", "search_claims", "search_terms", "search_words"}
MADE_OTHERWISE = {"tokens", "speaker_name_keys", "snapshot_shingles", *INDEXES}  # by commands: they made none here
LOG = {"salt", "digest", "marks", "link", "seal", "reason_salt", "reason_digest"}
"""Columns that are made anew."""


def exported(database: Database) -> list[bytes]:
    with asking(database) as asked:
        return list(everything(asked))


def put_back(database: Database, lines: list[bytes]) -> None:
    with database.writing() as session:
        assert sum(restore(session, lines_of(lines))) == len(lines) - 2


def rows_of(database: Database, table: Table) -> list[dict[str, Any]]:
    left_out = LOG if table.name in ("revisions", "revision_records") else {"raw"}
    with database.reading() as connection:
        found = connection.execute(select(*(column for column in table.c if column.name not in left_out)))
        return sorted(({name: shown(row[name]) for name in row} for row in found.mappings()), key=repr)


def shown(value: Any) -> Any:
    """As the API shows it: numbers have six places."""
    return round(value, 6) if isinstance(value, float) else value


def test_what_is_put_back_is_exported_byte_for_byte_alike(world: Database, empty: Database) -> None:
    lines = exported(world)
    put_back(empty, lines)
    assert exported(empty) == lines
    assert len(lines) > 30


def test_what_is_put_back_is_the_same_in_every_table_but_history_and_keys(world: Database, empty: Database) -> None:
    put_back(empty, exported(world))
    for table in Base.metadata.sorted_tables:
        if not table.name.endswith("_history") and table.name not in MADE_OTHERWISE:
            assert rows_of(empty, table) == rows_of(world, table), table.name


def test_every_table_is_exported_or_left_out_on_purpose() -> None:
    known = {*TYPES.values(), *PARTS.values(), OwnerGroup}
    every = {mapper.class_ for mapper in Base.registry.mappers}
    assert every - known == {Token, *FOLLOWING, *SEALED}


def test_the_next_record_gets_an_id_that_none_had(world: Database, empty: Database) -> None:
    lines = exported(world)
    put_back(empty, lines)
    last = max(int(json.loads(line)["id"].partition("-")[2]) for line in lines if b'"type":"Claim"' in line)
    with empty.writing() as session:
        claim = record_claim(session, operator(session), text="The dam holds.", kind=ClaimKind.EVENT)
        assert claim.id > last


def test_a_second_time_is_refused(world: Database) -> None:
    with world.writing() as session, pytest.raises(Conflict, match="not empty"):
        list(restore(session, lines_of(exported(world))))


END = b'{"type":"End","records":%d}\n'
HEAD = b'{"type":"Export","version":1}\n'
WHEN = '"recordedFrom":"2024-01-01T00:00:00.000000+00:00"'
TOPIC = f'{{"type":"Topic","id":"topic-1",{WHEN},"name":"Dams"}}\n'.encode()
BAD = {
    "no header": ([TOPIC], "line 1: It is no export of factdb"),
    "another version": ([b'{"type":"Export","version":9}\n'], "this factdb reads 1"),
    "not whole": ([b'{"type":"Export","version":1,"role":"anonymous"}\n'], "made with role"),
    "nothing": ([], "line 1: It is no JSON"),
    "no JSON": ([HEAD, b"{oops\n"], "line 2: It is no JSON"),
    "no record": ([HEAD, b"[]\n"], "line 2: It is no record"),
    "an unknown type": ([HEAD, b'{"type":"Dam"}\n'], "line 2: 'Dam' is no type"),
    "no id": ([HEAD, b'{"type":"Topic"}\n'], "line 2: id of the Topic: None"),
    "an id of another noun": ([HEAD, TOPIC.replace(b"topic-1", b"claim-1")], "line 2: 'claim-1' is the id of another"),
    "an id too large": ([HEAD, TOPIC.replace(b"topic-1", b"topic-99999999999")], "larger than any id"),
    "an unknown field": ([HEAD, TOPIC.replace(b'"name"', b'"named"')], "has no field 'named'"),
    "a missing field": ([HEAD, TOPIC.replace(b',"name":"Dams"', b"")], "line 2: The Topic has no name"),
    "a wrong value": ([HEAD, TOPIC.replace(b'"Dams"', b"7")], "name: 7 is no text"),
    "a NUL": ([HEAD, TOPIC.replace(b"Dams", b"D\\u0000")], "NUL"),
    "no moment": ([HEAD, TOPIC.replace(b"2024-01-01T", b"2024-13-01T")], "is no moment"),
    "twice": ([HEAD, TOPIC, TOPIC], "lines 2 to 3: The records do not fit together"),
    "retracted by nothing": (
        [HEAD, TOPIC.replace(b'"name"', b'"retraction":"revision-1","name"')],
        "do not fit",
    ),
    "cut off": ([HEAD, TOPIC], "line 2: The file was cut off after this line"),
    "cut in the middle": ([HEAD, TOPIC, END % 2], "line 3: It says that there are 2 records, and there are 1"),
    "more": ([HEAD, TOPIC, END % 1, TOPIC], "line 4: Something follows the end"),
}


NOT_ENDED = ("nothing", "cut off", "cut in the middle", "more")


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_put_back_is_told_with_its_line(name: str, empty: Database) -> None:
    lines, said = BAD[name]
    if name not in NOT_ENDED:
        lines = [*lines, END % (len(lines) - 1)]
    with pytest.raises(BadInput) as told, empty.writing() as session:
        list(restore(session, lines_of(lines)))
    assert said in str(told.value)
    assert len(exported(empty)) == 2


def test_who_may_see_less_exports_less_and_the_header_says_so(world: Database) -> None:
    with asking(world, Viewer(None)) as asked:
        lines = list(everything(asked))
    assert json.loads(lines[0]) == {"type": "Export", "version": 1, "role": "anonymous"}
    types = {json.loads(line)["type"] for line in lines}
    assert types & {"Proposal", "Account"} == set()
    assert "Claim" in types
    assert not any("text" in json.loads(line) for line in lines if b'"type":"Snapshot"' in line)


def test_a_record_holds_all_of_a_long_list(world: Database) -> None:
    appearances = Base.metadata.tables["appearances"]
    with world.engine.begin() as connection:
        one = connection.execute(select(appearances).where(appearances.c.id == 1)).mappings().one()
        for number in range(1000, 1012):
            connection.execute(insert(appearances), {**one, "id": number})
    quote = next(line for line in map(json.loads, exported(world)) if line.get("id") == "quote-1")
    found = [appearance["id"] for appearance in quote["appearances"]]
    assert found == ["appearance-1", "appearance-2", *(f"appearance-{number}" for number in range(1000, 1012))]


def test_as_of_a_moment_ids_are_plain_and_the_header_says_when(world: Database) -> None:
    as_of = {"recorded": "2024-01-02T00:00:00Z"}
    with asking(world, as_of=as_of) as asked:
        lines = [json.loads(line) for line in everything(asked)]
    assert lines[0]["asOf"] == as_of
    assert not any("@" in line["id"] for line in lines[1:-1])


def test_roles_that_see_all_but_are_not_the_operator_say_so(world: Database) -> None:
    with asking(world, Viewer(Role.CONTRIBUTOR, 1)) as asked:
        assert json.loads(next(everything(asked)))["role"] == "CONTRIBUTOR"
