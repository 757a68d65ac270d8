"""`ask` puts an operation to a world of which everybody sees another part: `ask(text, viewer, **variables)` answers
`{"data": …, "errors": […]}`. Each way to the database is a parameter of it."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select

from factdb import models as m
from factdb.db import Database
from factdb.graphql.mutations import Writer
from factdb.graphql.viewer import Viewer
from factdb.rules.vocabulary import Operation, Role, SpeakerKind
from tests.conftest import counted, own_database
from tests.graphql.roles.page import ACCOUNTS, LOG, OWNER, STRANGER
from tests.graphql.world import CHANGED, FIRST, World, fill
from tests.graphql.writing import reader

Answer = dict[str, Any]
Ask = Callable[..., Answer]


def add_to(world: World) -> None:
    """Writes that wrote nothing but what is hidden, a relation that somebody suggested, an account of each role, and a
    speaker and a publisher that were merged."""
    at = {"recorded_from": FIRST}
    world.add(m.Account(id=STRANGER, name="Ute", role=Role.READER, disabled=False, **at))
    world.add(*(m.Account(id=id_, name=f"a {role}", role=role, disabled=False, **at) for role, id_ in ACCOUNTS.items()))
    relations: Any = m.ClaimRelation.__table__
    speakers: Any = m.Speaker.__table__
    world.connection.execute(relations.update().values(suggested_by_id=OWNER, confirmed_by_id=OWNER))
    for revision, changes in list(LOG.items())[2:]:
        ((change, record),) = changes.items()
        noun, number, in_revision = record.split("-")[0], number_in(record), number_in(revision)
        wrote = {"recorded": CHANGED, "account_id": OWNER, "action": "assess", "reason": "a reason"}
        what = {"noun": noun, "record_id": number, "operation": Operation.CHANGED, "salt": "s", "digest": "d"}
        world.add(m.Revision(id=in_revision, **wrote))
        world.add(m.RevisionRecord(id=number_in(change), revision_id=in_revision, **what))
    world.connection.execute(speakers.update().where(speakers.c.id == 4).values(retracted_in_id=3))
    world.add(m.Speaker(id=5, kind=SpeakerKind.ORGANIZATION, name="The board", **at))
    world.add(m.MergeCandidate(id=1, speaker_id=1, other_id=2, score=0.7, why="Alike.", **at))
    world.add(m.Publisher(id=3, name="The Bote", **at))
    world.add(m.SpeakerMerge(id=1, record_id=5, into_id=3, survivor_id=3, merged_in_id=2, **at))
    world.add(m.PublisherMerge(id=1, record_id=3, into_id=1, survivor_id=1, merged_in_id=2, **at))
    world.add(m.SealedRevision(position=0, revision_id=999, leaf=b""))  # all there are


def count_on(world: World) -> None:
    """PostgreSQL counts on from what it gave out itself; the world's ids were given to it."""
    if world.connection.dialect.name == "postgresql":
        for mapper in [mapper for mapper in m.Base.registry.mappers if "id" in mapper.columns]:
            sequence = func.pg_get_serial_sequence(mapper.class_.__tablename__, "id")
            world.connection.execute(select(func.setval(sequence, 1000)))


def number_in(id_: str) -> int:
    return int(id_.split("-")[1])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[Database]:
    with own_database(request) as database:
        with database.engine.begin() as connection:
            world = World(connection)
            fill(world)
            add_to(world)
            count_on(world)
        yield database


def by_executor(database: Database) -> Ask:
    writer = Writer(reader(), database)

    def ask(text: str, viewer: Viewer, **variables: Any) -> Answer:
        if text.lstrip().startswith("mutation"):
            result = writer.write(text, variables, viewer=viewer)
        else:
            who: dict[str, Any] = {"role": viewer.role, "account": viewer.account_id}
            with database.reading() as connection, counted(database) as statements:
                result = reader().read(text, variables, connection=connection, **who)
            assert len(statements) == 1
        return {"data": result.data, "errors": [error.formatted for error in result.errors or []]}

    return ask


def by_statement(database: Database) -> Ask:
    """As it is sent over HTTP: the statement writes the answer, unless there is something wrong to tell."""
    write = by_executor(database)

    def ask(text: str, viewer: Viewer, **variables: Any) -> Answer:
        if text.lstrip().startswith("mutation"):
            return write(text, viewer, **variables)
        who: dict[str, Any] = {"role": viewer.role, "account": viewer.account_id}
        with database.reading() as connection, counted(database) as statements:
            found: Answer = json.loads(reader().bytes(text, variables, connection=connection, **who))
            bound = partial(reader().bound, text, variables, None, viewer=viewer, dialect=connection.dialect)
            assert "errors" in found or "passage" in text or bound() is not None  # too long a one, of what is hidden
        assert len(statements) == 1
        return {"errors": [], **found}

    return ask


@pytest.fixture(params=[by_executor, by_statement])
def ask(request: pytest.FixtureRequest, filled: Database) -> Ask:
    way: Callable[[Database], Ask] = request.param
    return way(filled)
