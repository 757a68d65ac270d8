"""The review queue: what waits for a decision, of whatever sort, in one list; and deciding on it by the API."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.editing import edit_proposal
from factdb.commands.ingest import ingest
from factdb.commands.proposals import accept_proposal
from factdb.db import Database
from factdb.graphql.viewer import ANONYMOUS
from tests.conftest import counted
from tests.graphql.writing import Api

ARTICLE = """---
title: Council opens the sluice
date: 2024-05-03
publisher: Valley Post
url: https://valley.example/sluice
---
“The sluice stays open until June”, said Ada Berg, the mayor of Wendel. She took no questions.

“Nobody asked the farmers”, said Bo Lind, who grows wheat downstream.
"""
COPY = ARTICLE.replace("valley.example", "hill.example").replace("Valley", "Hill")
QUEUE = """query Queue($first: Int, $after: String, $last: Int, $before: String, $where: QueueItemFilter,
                       $order: QueueItemOrder, $asOf: AsOf) {
  reviewQueue(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order, asOf: $asOf) {
    totalCount
    nodes { id }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


def take(session: Session, text: str) -> list[int]:
    return [one.id for one in ingest(session, operator(session), content=text.encode(), name="article.md").proposals]


@pytest.fixture
def api(database: Database) -> Api:
    """Two quotes that were accepted; the page as it was changed, with two new proposals, one of them edited; and a copy
    of the page with two more."""
    with database.writing() as session:
        for number in take(session, ARTICLE):
            accept_proposal(session, operator(session), proposal_id=number)
    with database.writing() as session:
        first, _ = take(session, ARTICLE.replace("June", "July").replace("the farmers", "any of the farmers"))
    with database.writing() as session:
        take(session, COPY)
    with database.writing() as session:
        edit_proposal(session, operator(session), proposal_id=first, medium="speech")
    return Api.on(database)


def queue(api: Api, **variables: Any) -> list[str]:
    """The ids on a page."""
    with counted(api.writer.database) as statements:
        found = api.read(QUEUE, **variables)["reviewQueue"]
    assert len(statements) == 1
    return [node["id"] for node in found["nodes"]]


WAITING = ["drift-1", "proposal-4", "drift-2", "proposal-5", "proposal-6", "proposal-3"]


def test_what_waits_is_one_list_whatever_it_is(api: Api) -> None:
    waiting = queue(api)
    assert sorted(waiting) == sorted(WAITING)
    assert waiting[-1] == "proposal-3", "an edit is the latest"
    assert queue(api, order="RECORDED_DESC") == waiting[::-1]
    assert api.read(QUEUE)["reviewQueue"]["totalCount"] == 6


@pytest.mark.parametrize("order", ["RECORDED_ASC", "RECORDED_DESC"])
@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_pages_follow_each_other_in_both_directions(api: Api, size: int, order: str) -> None:
    everything = queue(api, order=order)
    for forward in (True, False):
        found: list[str] = []
        cursor, more = None, True
        while more:
            asked = {"first": size, "after": cursor} if forward else {"last": size, "before": cursor}
            page = api.read(QUEUE, order=order, **asked)["reviewQueue"]
            ids = [node["id"] for node in page["nodes"]]
            info = page["pageInfo"]
            found = found + ids if forward else ids + found
            cursor, more = (
                (info["endCursor"], info["hasNextPage"]) if forward else (info["startCursor"], info["hasPreviousPage"])
            )
        assert found == everything


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, WAITING),
        ({"decided": False}, WAITING),
        ({"decided": None}, WAITING),
        ({"decided": True}, ["proposal-1", "proposal-2"]),
        ({"decided": True, "decidedBy": {"name": "operator"}}, ["proposal-1", "proposal-2"]),
        ({"kind": "DRIFT"}, ["drift-1", "drift-2"]),
        ({"kind": ["QUOTE", "DRIFT"]}, WAITING),
        ({"kind": []}, []),
        ({"speakerName": "Ada Berg"}, ["drift-1", "proposal-3", "proposal-5"]),
        ({"speakerName": "Ada Berg", "kind": "QUOTE"}, ["proposal-3", "proposal-5"]),
        ({"source": {"publisher": {"name": "Hill Post"}}}, ["proposal-5", "proposal-6"]),
        ({"textContains": "july"}, ["drift-1", "proposal-3"]),
        ({"known": "QUOTE"}, ["proposal-5", "proposal-6"]),
        ({"known": ["SPEAKER", "CLAIM"]}, ["proposal-3", "proposal-4", "proposal-5", "proposal-6"]),
        ({"recordedSince": "2020-01-01T00:00:00Z"}, WAITING),
        ({"recordedUntil": "2020-01-01T00:00:00Z"}, []),
    ],
)
def test_a_filter_asks_each_sort_of_item_in_its_own_way(api: Api, where: dict[str, Any], expected: list[str]) -> None:
    assert sorted(queue(api, where=where)) == sorted(expected)
    assert api.read(QUEUE, where=where)["reviewQueue"]["totalCount"] == len(expected)


def test_each_item_shows_what_is_its_own(api: Api) -> None:
    text = """{ reviewQueue(where: { speakerName: "Ada Berg" }) { nodes { __typename source { id } snapshot { id }
                ... on Proposal { text candidates { record { ... on Speaker { name } ... on Quote { text } } } }
                ... on DriftEntry { words: text appearance { exact } diff { op text } } } } }"""
    nodes = {node["__typename"]: node for node in api.read(text)["reviewQueue"]["nodes"]}
    assert nodes["DriftEntry"]["appearance"] == {"exact": "The sluice stays open until June"}
    assert nodes["DriftEntry"]["words"] == "The sluice stays open until July"
    assert nodes["DriftEntry"]["source"] == {"id": "source-1"}
    assert {"name": "Ada Berg"} in [one["record"] for one in nodes["Proposal"]["candidates"]]


def test_the_queue_is_read_as_it_was(api: Api) -> None:
    before = api.read('{ proposal(id: "proposal-5") { recordedFrom } }')["proposal"]["recordedFrom"]
    then = queue(api, asOf={"recorded": before})
    assert "proposal-3" in [id_.split("@")[0] for id_ in then[:3]], "the edit came later"
    assert all(id_.endswith("+00:00") for id_ in then)


def test_a_cursor_of_another_order_is_refused(api: Api) -> None:
    cursor = api.read(QUEUE)["reviewQueue"]["edges"][0]["cursor"]
    for bad in (cursor.replace("ASC", "DESC"), "RECORDED_ASC|x|2024-01-01T00:00:00+00:00", "RECORDED_ASC|99999999999|"):
        with api.writer.database.reading() as connection:
            errors = api.writer.reader.read(QUEUE, {"after": bad}, role=None, connection=connection).errors
        assert errors is not None
        assert "not a cursor" in errors[0].message


def test_readers_see_of_the_queue_what_became_of_published_quotes(api: Api) -> None:
    with api.writer.database.reading() as connection:
        found = api.writer.reader.read(QUEUE, {}, role=ANONYMOUS.role, connection=connection)
    assert found.data is not None
    assert sorted(node["id"] for node in found.data["reviewQueue"]["nodes"]) == ["drift-1", "drift-2"]


# --- deciding

DECIDE = """mutation Round($items: [DecisionInput!]!, $reason: String) {
  decide(input: { items: $items, reason: $reason }) {
    __typename
    proposals { id state quote { id } decisionReason }
    driftEntries { id state reattachment { exact } }
    refused { __typename itemId code said: message }
    revision { action reason records { recordId operation } }
  }
}"""


def test_a_round_of_decisions_tells_what_was_done_and_what_was_not(api: Api) -> None:
    items = [
        {"itemId": "proposal-5", "decision": "MERGE"},
        {"itemId": "proposal-4", "decision": "REJECT", "why": "The page's second wording."},
        {"itemId": "proposal-1", "decision": "ACCEPT"},
        {"itemId": "proposal-6", "decision": "ACCEPT", "expectedVersion": "2024-01-01T00:00:00Z"},
        {"itemId": "proposal-3", "decision": "REATTACH"},
        {"itemId": "drift-1", "decision": "REATTACH", "fidelity": "ALTERED"},
    ]
    done = api(DECIDE, items=items, reason="The morning's round.")["decide"]
    assert [(one["id"], one["state"]) for one in done["proposals"]] == [
        ("proposal-4", "REJECTED"),
        ("proposal-5", "ACCEPTED"),
    ]
    assert done["proposals"][1]["quote"] == {"id": "quote-1"}
    assert done["driftEntries"] == [
        {"id": "drift-1", "state": "REATTACHED", "reattachment": {"exact": "The sluice stays open until July"}}
    ]
    assert [(one["itemId"], one["code"]) for one in done["refused"]] == [
        ("proposal-1", "CONFLICT"),
        ("proposal-6", "CONFLICT"),
        ("proposal-3", "BAD_USER_INPUT"),
    ]
    assert {one["__typename"] for one in done["refused"]} == {"Refusal"}
    assert "it is ACCEPTED, by operator" in done["refused"][0]["said"]
    assert (done["revision"]["action"], done["revision"]["reason"]) == ("decide", "The morning's round.")
    assert {"recordId": "proposal-5", "operation": "CHANGED"} in done["revision"]["records"]
    assert sorted(queue(api)) == ["drift-2", "proposal-3", "proposal-6"]


def test_a_message_names_what_is_missing_as_the_api_calls_it(api: Api) -> None:
    items = [{"itemId": "proposal-3", "decision": "MERGE"}]
    (refused,) = api(DECIDE, items=items)["decide"]["refused"]
    assert "Give quoteId or claimId" in refused["said"]


def test_a_proposal_that_was_edited_meanwhile_is_a_conflict_that_says_so(api: Api) -> None:
    seen = api.read('{ proposal(id: "proposal-3") { recordedFrom } }')["proposal"]["recordedFrom"]
    api('mutation { editProposal(input: { proposalId: "proposal-3", occasion: "a fair" }) { proposal { id } } }')
    accept = """mutation ($seen: DateTime) {
                  acceptProposal(input: { proposalId: "proposal-3", expectedVersion: $seen }) {
                    proposal { state } } }"""
    ((code, _, message),) = api.errors(accept, seen=seen)
    assert code == "CONFLICT"
    assert "changed meanwhile: edit_proposal by operator at " in message
    now = api.read('{ proposal(id: "proposal-3") { recordedFrom } }')["proposal"]["recordedFrom"]
    assert api(accept, seen=now)["acceptProposal"]["proposal"]["state"] == "EDITED"


def test_the_sources_own_claims_are_a_kind_of_the_queue(database: Database) -> None:
    with database.writing() as session:
        take(session, ARTICLE.replace("---\n“", "---\nThe council closed the sluice on Monday.\n\n“"))
    api = Api.on(database)
    (claim,) = queue(api, where={"kind": "CLAIM"})
    assert claim not in queue(api, where={"kind": ["QUOTE", "DRIFT"]})
    done = api(DECIDE, items=[{"itemId": claim, "decision": "ACCEPT"}])["decide"]
    assert [(one["id"], one["state"]) for one in done["proposals"]] == [(claim, "ACCEPTED")]
