"""The feed of changes: each sealed revision once, in the order of their ids, from any place on."""

import pytest

from factdb.audit.sealing import Sealer
from factdb.commands.accounts import operator
from factdb.commands.claims import record_topic
from factdb.db import Database
from factdb.graphql.viewer import Viewer
from factdb.rules.vocabulary import Role
from tests.graphql.writing import Api, reader

FEED = """query ($after: String, $first: Int, $where: RevisionFilter) {
  changes(after: $after, first: $first, where: $where) { nodes { id } pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture
def api(database: Database) -> Api:
    for name in "abcd":
        with database.writing() as session:
            record_topic(session, operator(session), name=name)
    return Api.on(database)


def ids(api: Api, **given: object) -> list[int]:
    return [int(node["id"].split("-")[1]) for node in api.read(FEED, **given)["changes"]["nodes"]]


def test_what_is_not_sealed_is_not_told_yet(api: Api, database: Database) -> None:
    assert ids(api) == []
    Sealer(database).finish()
    assert ids(api) == [1, 2, 3, 4, 5]


def test_it_is_gone_on_with_by_a_cursor_and_by_the_id_of_the_last_one(api: Api, database: Database) -> None:
    Sealer(database).finish()
    told, after = [], None
    while True:
        page = api.read(FEED, after=after, first=2)["changes"]
        told += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert told == [f"revision-{number}" for number in range(1, 6)]
    assert ids(api, after="revision-3") == [4, 5]
    assert ids(api, after="revision-5") == []
    assert ids(api, after="revision-99999999999") == [], "no revision has so large a number"


def test_it_can_be_narrowed(api: Api, database: Database) -> None:
    Sealer(database).finish()
    assert ids(api, where={"record": "topic-3"}) == [4]


@pytest.mark.parametrize("after", ["claim-5", "5", "ID|5", "RECORDED_DESC|5|5"])
def test_a_place_that_is_none_is_refused(api: Api, database: Database, after: str) -> None:
    with database.reading() as connection:
        found = reader().read(FEED, {"after": after}, role=Role.ADMIN, connection=connection)
    (error,) = found.errors or []
    assert (error.extensions or {})["code"] == "BAD_USER_INPUT"
    assert "not a cursor" in error.message


def test_who_may_see_nothing_of_a_revision_is_not_told_of_it(api: Api, database: Database) -> None:
    Sealer(database).finish()
    viewer = Viewer(Role.READER, 7)
    with database.reading() as connection:
        found = reader().read(FEED, {}, role=viewer.role, account=viewer.account_id, connection=connection)
    assert found.data is not None
    assert [node["id"] for node in found.data["changes"]["nodes"]] == [f"revision-{number}" for number in range(2, 6)]
