"""What a subscription is told: each write once, in order, as far as the viewer may see it."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from factdb.db import Database
from factdb.errors import DatabaseUnusable
from factdb.graphql.subscriptions import log
from factdb.graphql.subscriptions.events import following
from factdb.graphql.viewer import OPERATOR
from factdb.models import Revision, RevisionRecord
from factdb.rules import order
from factdb.rules.ids import number_of
from factdb.rules.vocabulary import Operation
from tests.conftest import counted
from tests.graphql.subscriptions.client import Client, Server, serving, until
from tests.graphql.writing import Api, reader

pytestmark = pytest.mark.slow

Write = Callable[[str], str]
IDS = "subscription ($after: ID, $where: RevisionFilter) { changes(after: $after, where: $where) { id } }"
CLAIM = """mutation { recordClaim(input: {text: "It fell.", language: "en", kind: EVENT}) {
    claim { id } revision { id } } }"""


def ids(client: Client, count: int) -> list[str]:
    return [client.event()["id"] for _ in range(count)]


def test_a_write_is_told_with_what_is_asked_of_it(server: Server, write: Write) -> None:
    write("Bridges")
    with server.client() as client:
        client.subscribe("""subscription New { told: changes { __typename id action reason
            records { recordId operation } } }""")
        server.followed_by(1)
        revision = write("Rivers")
        message = client.receive()
    assert message == {
        "id": "1",
        "type": "next",
        "payload": {
            "data": {
                "told": {
                    "__typename": "Revision",
                    "id": revision,
                    "action": "record_topic",
                    "reason": None,
                    "records": [{"recordId": "topic-2", "operation": "CREATED"}],
                }
            }
        },
    }


def test_a_filter_says_which_writes_are_told(server: Server, write: Write, database: Database) -> None:
    first = write("Bridges")
    claim = Api.on(database)(CLAIM)["recordClaim"]
    last = write("Rivers")
    with server.client() as client:
        for where in ({"action": "record_topic"}, {"record": claim["claim"]["id"]}, {"ids": [last]}):
            client.subscribe(IDS, variables={"after": "revision-1", "where": where})
        told: dict[str, list[str]] = {}
        for message in (client.receive() for _ in range(4)):
            told.setdefault(message["id"], []).append(message["payload"]["data"]["changes"]["id"])
    assert told == {"1": [first, last], "2": [claim["revision"]["id"]], "3": [last]}


def test_an_event_is_one_statement(write: Write, database: Database) -> None:
    revision = write("Bridges")
    document = reader().documents.get("subscription { changes { id account { id } records { recordId } } }", None)
    asked = following(document, {}, OPERATOR, database)
    with counted(database) as statements:
        assert asked.event(number_of(revision, "revision"), database) is not None
    assert len(statements) == 1


def test_what_readers_may_not_see_is_not_told_to_them(server: Server, database: Database) -> None:
    with database.writing() as session:
        hidden = entered(session, "proposal")
        shown = entered(session, "claim")
    with server.client() as reader, server.client("operator") as operator:
        for client in (reader, operator):
            client.subscribe(IDS, variables={"where": {"ids": [hidden, shown]}, "after": hidden})
        assert ids(reader, 1) == ids(operator, 1) == [shown]
        for client in (reader, operator):
            client.subscribe(IDS)
        server.followed_by(4)
        with database.writing() as session:
            hidden, shown = entered(session, "proposal"), entered(session, "claim")
        assert ids(operator, 2) == [hidden, shown]
        assert ids(reader, 1) == [shown]


def entered(session: Session, noun: str) -> str:
    """A revision that wrote one record of the noun."""
    numbers = insert(Revision).values(recorded=dt.datetime.now(dt.UTC), action="test").returning(Revision.id)
    number = session.connection().execute(numbers).scalar_one()
    entry = {"revision_id": number, "noun": noun, "record_id": 1, "operation": Operation.CREATED}
    session.connection().execute(insert(RevisionRecord).values(**entry, salt="", digest=""))
    return f"revision-{number}"


# --- from where on


def test_a_connection_that_broke_off_is_gone_on_with(server: Server, write: Write) -> None:
    revisions = [write(name) for name in "abc"]
    with server.client() as client:
        client.subscribe(IDS, variables={"after": revisions[0]})
        assert ids(client, 2) == revisions[1:]
        revisions.append(write("d"))
        assert ids(client, 1) == revisions[3:]
    revisions.append(write("e"))
    with server.client() as client:
        client.subscribe(IDS, variables={"after": revisions[3]})
        assert ids(client, 1) == revisions[4:]


def test_a_place_to_begin_at_that_cannot_be_is_refused(
    server: Server, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "MOST_BEHIND", 2)
    monkeypatch.setattr(log, "MOST_BEHIND", 2)
    revisions = [write(name) for name in "abcd"]
    with server.client() as client:
        for after, code, words in [
            ("revision-99", "NOT_FOUND", "There is no revision-99."),
            ("claim-1", "BAD_USER_INPUT", "'claim-1' is the id of another kind of record."),
            ("yesterday", "BAD_USER_INPUT", "'yesterday' is not an id."),
            (revisions[0], "BAD_USER_INPUT", f"More than 2 writes may follow {revisions[0]}"),
        ]:
            client.subscribe(IDS, variables={"after": after})
            told = client.receive()["payload"][0]
            assert (told["extensions"], told["message"][: len(words)]) == ({"code": code, "path": ["after"]}, words)


def test_who_falls_too_far_behind_is_told_how_far_it_came(
    server: Server, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write("a")
    monkeypatch.setattr(order, "MOST_BEHIND", 2)
    held = server.log.since

    def after_others(at: int) -> list[int]:
        if server.log.order.position > at:
            for name in "bcde":
                write(name)
            server.log.order.take(range(at + 1, at + 6), ())
        return held(at)

    with server.client() as client:
        client.subscribe(IDS)
        server.followed_by(1)
        monkeypatch.setattr(server.log, "since", after_others)
        write("f")
        code, words = client.error()
    assert code == "SLOW_CONSUMER"
    assert f"All were told up to {first}." in words


# --- many writers


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("commits", [True, False], ids=["commits", "rolls back"])
def test_a_write_is_held_back_while_an_earlier_one_may_still_come(
    server: Server, write: Write, database: Database, monkeypatch: pytest.MonkeyPatch, commits: bool
) -> None:
    write("before")
    with server.client() as client, Session(database.writer) as session:
        client.subscribe(IDS)
        server.followed_by(1)
        earlier = entered(session, "claim")
        later = write("after")
        assert number_of(later, "revision") == number_of(earlier, "revision") + 1
        looked_on(server, monkeypatch)
        assert server.log.order.waiting == [number_of(later, "revision")]
        if commits:
            session.commit()
        else:
            session.rollback()
        assert ids(client, 1 + commits) == [earlier, later][1 - commits :]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_was_being_written_when_following_began_is_told_and_what_had_been_is_not(
    server: Server, write: Write, database: Database
) -> None:
    with Session(database.writer) as session, server.client() as client:
        write("before")
        earlier = entered(session, "claim")
        write("seen")
        client.subscribe(IDS)
        server.followed_by(1)
        later = write("after")
        session.commit()
        assert ids(client, 2) == [earlier, later]


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_nothing_is_skipped_for_who_goes_on_after_what_is_no_longer_kept_while_others_write(
    server: Server, write: Write, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "MOST_BEHIND", 2)
    monkeypatch.setattr(log, "MOST_BEHIND", 2)
    revisions = [write(name) for name in "abc"]
    with Session(database.writer) as session, server.client() as client:
        revisions.append(entered(session, "claim"))  # which holds back what comes after it
        revisions.append(write("e"))
        client.subscribe(IDS, variables={"after": revisions[0]})
        told = client.receive()["payload"][0]
        assert told["message"].startswith(f"More than 2 writes may follow {revisions[0]}")
        client.subscribe(IDS, variables={"after": revisions[2]})
        server.followed_by(1)
        session.commit()
        assert ids(client, 2) == revisions[3:]


def looked_on(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait until the log was looked at several times."""
    seen: set[int] = set()
    held = server.log.look

    async def look() -> bool:
        seen.add(len(seen))
        return await held()

    monkeypatch.setattr(server.log, "look", look)
    until(lambda: len(seen) > 3)


def test_what_many_write_at_once_is_told_once_and_in_order_in_every_process(database: Database, write: Write) -> None:
    begin = write("begin")

    def record(writer: int) -> list[str]:
        return [write(f"{writer} {number}") for number in range(8)]

    with ExitStack() as stack:
        clients = []
        for server in [stack.enter_context(serving(database)) for _ in range(2)]:
            clients.append(stack.enter_context(server.client()))
            clients[-1].subscribe(IDS)
            server.followed_by(1)
        with ThreadPoolExecutor(4) as pool:
            batches = list(pool.map(record, range(4)))
        late = stack.enter_context(server.client())
        late.subscribe(IDS, variables={"after": begin})
        expected = sorted((id_ for batch in batches for id_ in batch), key=lambda id_: number_of(id_, "revision"))
        for client in [*clients, late]:
            assert ids(client, len(expected)) == expected


def test_nobody_looks_while_nobody_follows(server: Server, write: Write) -> None:
    for name in "ab":
        with server.client() as client:
            client.subscribe(IDS)
            server.followed_by(1)
            write(name)
            ids(client, 1)
            client.send("complete", id="1")
            server.followed_by(0)
            assert server.log.task is None


def test_followers_wait_while_the_database_cannot_be_read(
    server: Server, write: Write, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unusable(*_: object) -> list[int]:
        raise DatabaseUnusable("The database cannot be used.")

    with server.client() as client:
        client.subscribe(IDS)
        server.followed_by(1)
        with monkeypatch.context() as patched:
            patched.setattr(log, "numbers_above", unusable)
            revision = write("a")
            until(lambda: server.log.failing)
            looked_on(server, patched)
        assert ids(client, 1) == [revision]
    assert caplog.text.count("new revisions cannot be read: The database cannot be used.") == 1
    assert "Traceback" not in caplog.text
