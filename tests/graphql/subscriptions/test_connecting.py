"""Connecting and speaking: who is let in, what is answered, and how a connection ends."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from factdb.app import config_of, create_app
from factdb.db import Database
from factdb.errors import BadInput, DatabaseUnusable
from factdb.graphql.http import TrustedDocuments
from factdb.graphql.subscriptions import Log, allowed_origins
from factdb.graphql.subscriptions.events import Following
from factdb.graphql.viewer import ANONYMOUS, OPERATOR
from factdb.settings import read_settings
from tests.graphql.subscriptions.client import Server, from_site, in_thread, serving

pytestmark = pytest.mark.slow

Write = Callable[[str], str]
IDS = "subscription ($after: ID) { changes(after: $after) { id } }"


# --- being let in


def refused(server: Server, **given: Any) -> tuple[int, str]:
    with pytest.raises(InvalidStatus) as refusal, server.connected(**given):
        pass
    response = refusal.value.response
    return response.status_code, json.loads(response.body or b"")["errors"][0]["extensions"]["code"]


def test_pages_of_other_sites_may_not_connect_unless_they_are_listed(database: Database) -> None:
    with serving(database, origins=("https://example.org",)) as server:
        own = server.url.replace("ws:", "http:").removesuffix("/graphql")
        for origin in (own, "https://example.org", "https://EXAMPLE.org:443"):
            with server.client(**from_site(origin)):
                pass
        for origin in ("https://evil.example", "http://example.org", "http://localhost:1", "null", own + "1"):
            assert refused(server, **from_site(origin)) == (403, "FORBIDDEN")


def test_no_other_site_is_listed_unless_set_and_a_star_lists_all(database: Database) -> None:
    with serving(database) as server:
        assert refused(server, **from_site("https://example.org")) == (403, "FORBIDDEN")
    with serving(database, origins=("*",)) as server, server.client(**from_site("https://example.org")):
        pass


def test_origins_are_set_with_commas_between_them() -> None:
    assert allowed_origins("") == frozenset()
    assert allowed_origins("https://a.example, http://B.example:80") == {"https://a.example", "http://b.example"}
    assert allowed_origins("*") == {"*"}
    for text in ("example.org", "https://a.example/path", "https://["):
        with pytest.raises(BadInput, match="are no origins"):
            allowed_origins(text)


def test_no_more_connect_than_may(database: Database) -> None:
    with serving(database, most=1) as server:
        with server.client():
            assert refused(server) == (503, "TOO_MANY_CONNECTIONS")
        with server.client():
            pass


def test_another_protocol_is_not_spoken(server: Server) -> None:
    with server.connected("graphql-ws") as client:
        assert client.closed() == (4406, "The subprotocol must be graphql-transport-ws.")


# --- who the viewer is


@pytest.mark.parametrize("name", ["Authorization", "authorization"])
def test_a_token_is_given_at_the_start_or_with_the_handshake(server: Server, name: str) -> None:
    server.viewers = {"Bearer a": OPERATOR}
    for payload, headers in ({name: "Bearer a"}, None), (None, {name: "Bearer a"}), ({name: "Bearer a"}, {name: "x"}):
        with server.connected(additional_headers=headers) as client:
            client.send("connection_init", payload=payload)
            assert client.receive() == {"type": "connection_ack"}


def test_who_has_no_valid_token_is_sent_away(server: Server) -> None:
    for payload in ({"Authorization": "Bearer other"}, {"Authorization": ["Bearer operator"]}):
        with server.connected() as client:
            client.send("connection_init", payload=payload)
            assert client.closed() == (4403, "The token is not valid.")


def test_a_token_that_is_revoked_ends_the_connection(server: Server) -> None:
    with server.client("operator") as client:
        client.subscribe(IDS)
        server.followed_by(1)
        del server.viewers["Bearer operator"]
        assert client.closed() == (4403, "The token is not valid.")
        server.followed_by(0)


def test_other_rights_want_a_new_connection(server: Server) -> None:
    with server.client("operator") as client:
        server.viewers["Bearer operator"] = ANONYMOUS
        assert client.closed() == (1012, "What the viewer may do has changed. Connect anew.")


def test_while_the_database_cannot_be_asked_nobody_new_is_let_in_and_nobody_sent_away(server: Server) -> None:
    with server.client("operator") as client:
        server.viewers = dict.fromkeys(server.viewers, DatabaseUnusable("The database cannot be used: " + "é" * 100))
        with server.connected() as other:
            other.send("connection_init")
            assert other.closed() == (1013, "The database cannot be used: " + "é" * 47)
        client.subscribe("{ __typename }")
        assert client.receive()["type"] == "next"


# --- the protocol


def test_operations_wait_for_the_introduction(server: Server) -> None:
    with server.connected() as client:
        client.subscribe(IDS)
        assert client.closed() == (4401, "Unauthorized")
    with server.client() as client:
        client.send("connection_init")
        assert client.closed() == (4429, "Too many initialisation requests")


def test_who_does_not_introduce_itself_is_sent_away(database: Database) -> None:
    with serving(database, patience=0.01) as server, server.connected() as client:
        assert client.closed() == (4408, "Connection initialisation timeout")


def test_pings_are_answered(server: Server) -> None:
    with server.connected() as client:
        client.send("ping", payload={"any": 1})
        client.send("pong")
        assert client.receive() == {"type": "pong"}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("{", "WebSocket message must be valid JSON"),
        ("[" * 60_000, "WebSocket message must be valid JSON"),
        (b"{}", "WebSocket message type must be text"),
        ("[]", "A message is a JSON object with a type"),
        ('{"type": ["ping"]}', "A message is a JSON object with a type"),
        ('{"type": "start"}', "Unknown message type: start"),
        ('{"type": "' + "é" * 200 + '"}', "Unknown message type: éé"),
        ('{"type": "connection_init", "payload": 1}', "Invalid connection init payload"),
        ('{"type": "complete"}', "`id` must be a string"),
        ('{"type": "subscribe", "id": "", "payload": {"query": "{a}"}}', "`id` must be a string"),
        ('{"type": "subscribe", "id": "' + "a" * 101 + '"}', "`id` must be a string"),
        ('{"type": "subscribe", "id": "1"}', "`payload` must be an object"),
        ('{"type": "subscribe", "id": "1", "payload": {"query": 5}}', "`payload` must be an object"),
        ('{"type": "subscribe", "id": "1", "payload": {"query": "", "variables": 1}}', "`variables` must be"),
        ('{"type": "subscribe", "id": "1", "payload": {"query": "", "operationName": 1}}', "`operationName` must be"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_no_message_of_the_protocol_ends_the_connection(
    server: Server, message: str | bytes, reason: str
) -> None:
    with server.connected() as client:
        client.socket.send(message)
        code, words = client.closed()
    assert (code, words[: len(reason)]) == (4400, reason)


def test_an_operation_ends_when_the_client_says_so_and_its_id_is_free_again(server: Server, write: Write) -> None:
    with server.client() as client:
        client.subscribe(IDS, "mine")
        server.followed_by(1)
        client.send("complete", id="mine")
        client.send("complete", id="never begun")
        server.followed_by(0)
        client.subscribe(IDS, "mine")
        server.followed_by(1)
        write("Bridges")
        assert client.receive()["id"] == "mine"
        client.subscribe(IDS, "mine")
        assert client.closed() == (4409, "Subscriber for mine already exists")


def test_a_connection_runs_no_more_operations_than_it_may(server: Server) -> None:
    with server.client() as client:
        for _ in range(4):
            client.subscribe(IDS)
        words = "This connection has 3 operations running, the most it may have. Complete one first."
        assert client.error() == ("TOO_MANY_OPERATIONS", words)
        client.send("complete", id="1")
        client.subscribe("{ __typename }")
        assert client.receive()["type"] == "next"


# --- what is asked


def test_a_query_is_answered_and_done(server: Server, write: Write) -> None:
    write("Bridges")
    with server.client() as client:
        client.subscribe("query ($n: Int) { topics(first: $n) { nodes { name } } }", variables={"n": 1})
        answer = {"data": {"topics": {"nodes": [{"name": "Bridges"}]}}}
        assert client.receive() == {"id": "1", "type": "next", "payload": answer}
        assert client.receive() == {"id": "1", "type": "complete"}
        client.subscribe('{ topics(after: "x") { nodes { id } } }')
        payload = client.receive()["payload"]
        assert payload["data"] == {"topics": None}
        assert payload["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_where_introspection_is_off_strangers_are_not_told_what_the_schema_holds(database: Database) -> None:
    with serving(database, introspection=False) as server:
        with server.client() as stranger:
            stranger.subscribe("{ __schema { queryType { name } } }")
            assert stranger.error()[0] == "INTROSPECTION_DISABLED"
            stranger.subscribe("{ topicz { totalCount } }")
            assert "Did you mean" not in stranger.error()[1]
        with server.client("operator") as operator:
            operator.subscribe("{ __schema { queryType { name } } }")
            assert operator.receive()["payload"] == {"data": {"__schema": {"queryType": {"name": "Query"}}}}


def test_where_only_trusted_documents_are_answered_others_are_refused(database: Database) -> None:
    trusted = TrustedDocuments({"known": "{ __typename }"}, only=True)
    with serving(database, trusted=trusted) as server, server.client() as client:
        client.subscribe("subscription { changes { id } }")
        assert client.error()[0] == "DOCUMENT_NOT_TRUSTED"
        client.subscribe("{ __typename }")
        assert client.receive()["payload"] == {"data": {"__typename": "Query"}}


SKIPPED = "subscription ($s: Boolean!) { changes @skip(if: $s) { id } }"
FILTERED = "subscription ($where: RevisionFilter) { changes(where: $where) { id } }"
RECORD = 'mutation { recordTopic(input: {name: "a"}) { topic { id } } }'
DEEP = "subscription { changes { account { ...A } } } fragment A on Account { id(x: 1) }"


@pytest.mark.parametrize(
    ("query", "variables", "code", "words"),
    [
        ("{", {}, "GRAPHQL_PARSE_FAILED", "Syntax Error: Expected Name"),
        ("subscription { changes { nothing } }", {}, "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nothing'"),
        ("subscription { a: changes { id } b: changes { id } }", {}, "GRAPHQL_VALIDATION_FAILED", "Anonymous Subscrip"),
        (DEEP, {}, "GRAPHQL_VALIDATION_FAILED", "Unknown argument 'x'"),
        ("query ($n: Int!) { topics(first: $n) { totalCount } }", {}, "BAD_USER_INPUT", "Variable '$n' has invalid"),
        (IDS, {"after": {}}, "BAD_USER_INPUT", "Variable '$after' has invalid value"),
        (SKIPPED, {"s": True}, "GRAPHQL_VALIDATION_FAILED", "Anonymous Subscription must not use"),
        (FILTERED, {"where": {"ids": "x"}}, "BAD_USER_INPUT", "'x' is not an id."),
        (RECORD, {}, "BAD_REQUEST", "Mutations are not taken over WebSocket. Send them by POST."),
    ],
)
def test_what_cannot_be_answered_is_told_and_the_connection_stays(
    server: Server, query: str, variables: dict[str, Any], code: str, words: str
) -> None:
    with server.client() as client:
        client.subscribe(query, variables=variables)
        told = client.error()
        assert (told[0], told[1][: len(words)]) == (code, words)
        client.subscribe("{ __typename }")
        assert client.receive()["payload"] == {"data": {"__typename": "Query"}}


def test_an_error_inside_factdb_is_told_by_a_number(
    server: Server, write: Write, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with server.client() as client:
        client.subscribe(IDS)
        server.followed_by(1)
        monkeypatch.setattr(Following, "event", lambda *_: 1 / 0)
        write("Bridges")
        code, words = client.error()
        server.followed_by(0)
    assert code == "INTERNAL_SERVER_ERROR"
    assert "ZeroDivisionError" not in words
    assert "ZeroDivisionError" in caplog.text


# --- the application


def test_the_application_answers_both_ways_at_one_address_and_says_when_it_stops(database_url: str) -> None:
    settings = read_settings(database_url=database_url, operator_token="the-operator-of-the-tests")
    app = create_app(settings)
    with in_thread(config_of(app, settings)) as (url, uvicorn):
        database = Database(database_url)
        server = Server(database, Log(database), url)
        with server.connected() as client:
            client.socket.send("x" * (settings.max_message_bytes + 1))
            assert client.closed()[0] == 1009
        with server.client("the-operator-of-the-tests") as client:
            client.subscribe("{ __typename }")
            assert client.receive()["payload"] == {"data": {"__typename": "Query"}}
            client.receive()
            client.subscribe(IDS)
            uvicorn.should_exit = True
            assert client.closed()[0] == 1012
        database.close()
