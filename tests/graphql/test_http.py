"""GraphQL over HTTP: what comes in, what goes out, and who may write."""

import json
import re
from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from factdb.db import Database
from factdb.db.statements import SqliteStatements, ThreadedStatements
from factdb.errors import DatabaseUnusable, FactdbError
from factdb.graphql.authentication import Authenticator
from factdb.graphql.http import (
    GRAPHQL_JSON,
    JSON,
    GraphQLEndpoint,
    TrustedDocuments,
    broken,
    failed,
    refused,
)
from tests.graphql.writing import reader

TOKEN = "the-operator-of-the-tests"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
LARGEST = 200_000
TOPICS = "{ topics { nodes { name } } }"
RECORD = 'mutation { recordTopic(input: {name: "Bridges"}) { topic { name } } }'


class Client:
    """Sends requests to an application in this process."""

    def __init__(self, app: Starlette) -> None:
        self.transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    def request(self, method: str, **given: Any) -> httpx.Response:
        async def send() -> httpx.Response:
            async with httpx.AsyncClient(transport=self.transport, base_url="http://factdb.test") as client:
                return await client.request(method, "/graphql", **given)

        return anyio.run(send)

    def post(self, query: object, **given: Any) -> httpx.Response:
        headers = given.pop("headers", {})
        return self.request("POST", json={"query": query, **given}, headers=headers)


def serving(database: Database, trusted: TrustedDocuments | None = None, introspection: bool = True) -> Client:
    """A client of an application with nothing but the endpoint."""
    statements = (SqliteStatements if database.is_sqlite else ThreadedStatements)(database, 2)
    page, limiter = "<!doctype html>the page", CapacityLimiter(2)
    trusted = trusted or TrustedDocuments()
    authenticator = Authenticator(database, TOKEN)
    endpoint = GraphQLEndpoint(
        reader(), database, statements, authenticator, page, LARGEST, limiter, trusted, introspection
    )
    route = Route("/graphql", endpoint.respond, methods=["GET", "POST"])
    handlers: Any = {HTTPException: refused, FactdbError: failed, Exception: broken}
    return Client(Starlette(routes=[route], exception_handlers=handlers))


@pytest.fixture
def client(database: Database) -> Client:
    return serving(database)


def refusal(response: httpx.Response) -> tuple[int, str, str]:
    """Status, code and message of an answer that has nothing but one error."""
    assert set(response.json()) == {"errors"}
    (error,) = response.json()["errors"]
    return response.status_code, error["extensions"]["code"], error["message"]


# --- reading


def test_a_query_is_answered_by_post_and_by_get(client: Client) -> None:
    by_post = client.post("query ($n: Int) { topics(first: $n) { nodes { name } } }", variables={"n": 3})
    parameters = {"query": TOPICS, "variables": "", "operationName": ""}
    by_get = client.request("GET", params=parameters)
    for response in (by_post, by_get):
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/json; charset=utf-8"
        assert response.json() == {"data": {"topics": {"nodes": []}}}


def test_a_subscription_is_sent_where_it_can_be_followed(client: Client) -> None:
    query = "subscription { changes { id } }"
    for response in (client.post(query), client.request("GET", params={"query": query})):
        words = "Subscribe over WebSocket (graphql-transport-ws), at the same address."
        assert refusal(response) == (400, "BAD_REQUEST", words)


def test_get_takes_variables_as_json_and_the_operation_by_name(client: Client) -> None:
    query = "query A($id: ID!) { topic(id: $id) { id } } query B { __typename }"
    found = client.request("GET", params={"query": query, "variables": '{"id": "topic-1"}', "operationName": "A"})
    assert found.json() == {"data": {"topic": None}}
    broken = client.request("GET", params={"query": TOPICS, "variables": "{"})
    assert refusal(broken)[:2] == (400, "BAD_REQUEST")


def test_introspection_is_answered(client: Client) -> None:
    found = client.post("{ __schema { mutationType { name } } __typename }").json()
    assert found == {"data": {"__schema": {"mutationType": {"name": "Mutation"}}, "__typename": "Query"}}


def test_texts_of_all_scripts_come_back_as_they_went(client: Client) -> None:
    name = "Брюкке “Ü” 𝔘 \u2028 \\"
    text = "mutation ($name: String!) { recordTopic(input: {name: $name}) { topic { name } } }"
    found = client.post(text, variables={"name": name}, headers=BEARER)
    assert found.json()["data"]["recordTopic"]["topic"]["name"] == name


def test_half_a_surrogate_pair_is_refused_in_json_that_can_be_read(client: Client) -> None:
    text = "mutation ($name: String!) { recordTopic(input: {name: $name}) { topic { name } } }"

    def send(query: str) -> Any:
        body = json.dumps({"query": query, "variables": {"name": "\ud800"}})
        return client.request("POST", content=body, headers={"Content-Type": JSON, **BEARER}).json()

    assert send(text)["errors"][0]["extensions"] == {"code": "BAD_USER_INPUT", "path": ["input", "name"]}
    assert send("{ \ud800 }")["errors"][0]["extensions"] == {"code": "GRAPHQL_PARSE_FAILED"}


def test_where_introspection_is_off_only_accounts_are_told_what_the_schema_holds(database: Database) -> None:
    client = serving(database, introspection=False)
    asked = "{ __schema { queryType { name } } topics { nodes { id } } }"
    assert refusal(client.post(asked))[:2] == (200, "INTROSPECTION_DISABLED")
    assert client.post(asked, headers=BEARER).json()["data"]["__schema"] == {"queryType": {"name": "Query"}}
    wrong = ("{ topicz { nodes { id } } }", "{ topics(order: NAM) { nodes { id } } }")
    for query in wrong:
        assert "Did you mean" not in refusal(client.post(query))[2]
        assert "Did you mean" in refusal(client.post(query, headers=BEARER))[2]
        assert "Did you mean" in refusal(serving(database).post(query))[2]
    assert client.post("{ __typename }").json() == {"data": {"__typename": "Query"}}


# --- writing


def test_writing_needs_the_token(client: Client) -> None:
    without = client.post(RECORD)
    assert refusal(without)[:2] == (401, "UNAUTHENTICATED")
    assert without.headers["www-authenticate"].startswith("Bearer")
    assert client.post(TOPICS).json() == {"data": {"topics": {"nodes": []}}}
    assert client.post(RECORD, headers=BEARER).json() == {"data": {"recordTopic": {"topic": {"name": "Bridges"}}}}
    assert client.post(TOPICS).json() == {"data": {"topics": {"nodes": [{"name": "Bridges"}]}}}


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer ", "Bearer", "Basic dXNlcg==", TOKEN, "Bearer ä"])
def test_a_wrong_token_is_refused_even_for_reading(client: Client, header: str) -> None:
    response = client.post(TOPICS, headers={"Authorization": header.encode("latin-1")})
    assert refusal(response)[:2] == (401, "UNAUTHENTICATED")
    assert TOKEN not in response.text


def test_the_operator_sees_what_readers_do_not(client: Client) -> None:
    client.post(
        'mutation { ingest(input: {content: "“It is closed,” said Mara Tal."}) { isNewSource } }', headers=BEARER
    )
    proposals = "{ proposals { nodes { id } } }"
    assert client.post(proposals).json()["data"]["proposals"]["nodes"] == []
    assert client.post(proposals, headers=BEARER).json()["data"]["proposals"]["nodes"] == [{"id": "proposal-1"}]


def test_nothing_is_written_by_get_nor_by_what_a_form_can_send(client: Client) -> None:
    by_get = client.request("GET", params={"query": RECORD}, headers=BEARER)
    assert refusal(by_get)[:2] == (405, "BAD_REQUEST")
    assert by_get.headers["allow"] == "POST"
    for media in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"):
        body = json.dumps({"query": RECORD})
        response = client.request("POST", content=body, headers={"Content-Type": media, **BEARER})
        assert refusal(response)[:2] == (415, "BAD_REQUEST")
        assert media in response.text
    assert client.post(TOPICS).json() == {"data": {"topics": {"nodes": []}}}


def test_no_page_of_another_origin_is_let_in(client: Client) -> None:
    origin = {"Origin": "https://elsewhere.test", "Access-Control-Request-Method": "POST"}
    assert client.request("OPTIONS", headers=origin).status_code == 405
    answer = client.post(TOPICS, headers=origin)
    assert not [name for name in answer.headers if name.startswith("access-control")]


# --- what clients and caches keep


def test_who_has_the_answer_to_a_get_is_not_sent_it_again(client: Client) -> None:
    first = client.request("GET", params={"query": TOPICS})
    assert first.headers["cache-control"] == "no-cache"
    assert {"Accept", "Authorization"} <= set(first.headers["vary"].split(", "))
    for known in (first.headers["etag"], f'"other", {first.headers["etag"]}'):
        again = client.request("GET", params={"query": TOPICS}, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    client.post(RECORD, headers=BEARER)
    changed = client.request("GET", params={"query": TOPICS}, headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


def test_the_schema_is_kept_as_well_and_errors_are_not(client: Client) -> None:
    schema = {"query": "{ __schema { queryType { name } } }"}
    tag = client.request("GET", params=schema).headers["etag"]
    assert client.request("GET", params=schema, headers={"If-None-Match": tag}).status_code == 304
    assert "etag" not in client.request("GET", params={"query": '{ topic(id: "claim-1") { id } }'}).headers
    assert "etag" not in client.post(TOPICS).headers


# --- requests that are none

BODIES = {
    "no JSON": (b"{query", 400, "line 1, column 2"),
    "no UTF-8": (b'{"query": "\xff"}', 400, "not in UTF-8: see byte 11"),
    "no number of JSON": (b'{"query": "{ a }", "variables": {"n": NaN}}', 400, "NaN"),
    "nested without end": (b"[" * 100_000, 400, "nested too deep"),
    "a number without end": (b'{"query": ' + b"1" * 5000 + b"}", 400, "too long a number"),
    "a list": (b'[{"query": "{ __typename }"}]', 400, "Send each by itself"),
    "a string": (b'"{ __typename }"', 400, "must be a JSON object"),
    "empty": (b"", 400, "line 1, column 1"),
    "without a query": (b'{"variables": {}}', 400, "has no query"),
    "with an empty query": (b'{"query": ""}', 400, "has no query"),
    "with a query that is no string": (b'{"query": {"a": 1}}', 400, "`query` must be a string"),
    "with variables that are a list": (
        b'{"query": "{ __typename }", "variables": []}',
        400,
        "`variables` must be an object",
    ),
    "with a name that is a number": (
        b'{"query": "{ __typename }", "operationName": 7}',
        400,
        "`operationName` must be",
    ),
    "with extensions that are a string": (
        b'{"query": "{ __typename }", "extensions": "x"}',
        400,
        "`extensions` must be",
    ),
    "too large": (b" " * (LARGEST + 1), 413, "larger than 200,000 bytes"),
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_is_no_request_is_refused_in_words(client: Client, case: str) -> None:
    body, status, words = BODIES[case]
    found, code, message = refusal(client.request("POST", content=body, headers={"Content-Type": JSON}))
    assert (found, code) == (status, "TOO_LARGE" if status == 413 else "BAD_REQUEST")
    assert words in message


def test_a_request_in_another_encoding_or_of_no_type_is_refused(client: Client) -> None:
    body = json.dumps({"query": TOPICS})
    for media in ({}, {"Content-Type": "application/json; charset=latin-1"}, {"Content-Type": "text/json"}):
        assert refusal(client.request("POST", content=body, headers=media))[0] == 415
    named = {"Content-Type": 'Application/JSON; Charset="UTF-8"'}
    assert client.request("POST", content=body, headers=named).status_code == 200


def test_other_methods_are_refused(client: Client) -> None:
    assert refusal(client.request("PUT", json={"query": TOPICS}))[:2] == (405, "BAD_REQUEST")


# --- what it costs


@pytest.mark.parametrize(
    "query",
    ["{ topics(first: 7) { nodes { id } } }", "{ topics(first: 7) { nodes { id } } __schema { queryType { name } } }"],
)
def test_the_cost_is_told_to_who_asks_for_it(client: Client, query: str) -> None:
    for _ in range(2):  # the second time by the kept plan
        found = client.post(query, extensions={"cost": True}).json()
        assert found["extensions"] == {"cost": {"requested": 7, "limit": 500_000}}
        assert found["data"]["topics"] == {"nodes": []}
    by_get = client.request("GET", params={"query": query, "extensions": '{"cost": true}'})
    assert by_get.json()["extensions"] == found["extensions"]
    assert "extensions" not in client.post(query, extensions={"cost": False}).json()


def test_what_costs_too_much_is_refused_with_both_numbers(client: Client) -> None:
    lists = "claims(first: 100) { nodes { quotes(first: 100) { nodes { claims(first: 100) { nodes { id } } } } } }"
    status, code, message = refusal(client.post(f"{{ {lists} }}"))
    assert (status, code) == (200, "COST_EXCEEDED")
    assert re.search(r"may touch [\d,]{7,} rows; the limit is 500,000", message)


# --- answers by media type


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*;q=0.5", JSON),
        (GRAPHQL_JSON, GRAPHQL_JSON),
        (f"{GRAPHQL_JSON}, {JSON};q=0.9", GRAPHQL_JSON),
        (f"{GRAPHQL_JSON};q=0.1, {JSON}", JSON),
        (f"text/html, {JSON};q=x, */*;q=0.1", JSON),
    ],
)
def test_the_answer_is_of_the_type_that_is_preferred(client: Client, accept: str | None, media: str) -> None:
    headers = {} if accept is None else {"Accept": accept}
    assert client.post(TOPICS, headers=headers).headers["content-type"] == f"{media}; charset=utf-8"


def test_a_client_that_takes_neither_type_is_told_so(client: Client) -> None:
    assert refusal(client.post(TOPICS, headers={"Accept": "text/csv, application/json;q=0"}))[:2] == (
        406,
        "BAD_REQUEST",
    )


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ topics", "GRAPHQL_PARSE_FAILED"),
        ("{ rumours }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { __typename } query B { __typename }", "BAD_USER_INPUT"),
        ("query ($n: Int!) { topics(first: $n) { nodes { id } } }", "BAD_USER_INPUT"),
    ],
)
def test_what_cannot_be_executed_is_no_success_where_the_type_can_say_so(client: Client, query: str, code: str) -> None:
    new, old = client.post(query, headers={"Accept": GRAPHQL_JSON}), client.post(query, headers={"Accept": JSON})
    assert refusal(new)[:2] == (400, code)
    assert refusal(old)[:2] == (200, code)


def test_an_error_of_one_field_leaves_the_others_and_the_status(client: Client) -> None:
    found = client.post('{ topics { nodes { id } } topic(id: "claim-1") { id } }', headers={"Accept": GRAPHQL_JSON})
    assert found.status_code == 200
    assert found.json()["data"] == {"topics": {"nodes": []}, "topic": None}
    (error,) = found.json()["errors"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "path": ["id"]}


# --- the page


def test_a_browser_is_shown_the_page_and_a_query_its_answer(client: Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page = client.request("GET", headers=browser)
    assert page.text == "<!doctype html>the page"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert client.request("GET", headers=browser, params={"query": TOPICS}).json() == {
        "data": {"topics": {"nodes": []}}
    }
    assert refusal(client.request("GET"))[:2] == (400, "BAD_REQUEST")


# --- the database


@pytest.fixture
def unusable(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    def closed(*given: object) -> None:
        raise DatabaseUnusable("The database facts.db cannot be used: another program holds it locked.")

    monkeypatch.setattr(ThreadedStatements, "run", closed)
    monkeypatch.setattr(SqliteStatements, "run", closed)
    return client


def test_a_database_that_cannot_be_used_is_told_as_such(unusable: Client) -> None:
    status, code, message = refusal(unusable.post(TOPICS))
    assert (status, code) == (503, "DATABASE_UNUSABLE")
    assert "another program holds it locked" in message


def test_a_fault_of_ours_is_told_without_its_details(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*given: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(ThreadedStatements, "run", faulty)
    monkeypatch.setattr(SqliteStatements, "run", faulty)
    status, code, message = refusal(client.post(TOPICS))
    assert (status, code) == (500, "INTERNAL_SERVER_ERROR")
    assert "secret" not in message


def test_many_requests_at_once_are_all_answered(client: Client) -> None:
    answers: list[httpx.Response] = []

    async def flood() -> None:
        async with (
            httpx.AsyncClient(transport=client.transport, base_url="http://factdb.test") as many,
            anyio.create_task_group() as group,
        ):
            for number in range(12):
                query = RECORD.replace("Bridges", f"Bridge {number}") if number % 3 == 0 else TOPICS
                group.start_soon(ask, many.post, query)

    async def ask(post: Callable[..., Any], query: str) -> None:
        answers.append(await post("/graphql", json={"query": query}, headers=BEARER))

    anyio.run(flood)
    assert [answer.status_code for answer in answers] == [200] * 12
    assert not [answer.json()["errors"] for answer in answers if "errors" in answer.json()]
    assert len(client.post(TOPICS).json()["data"]["topics"]["nodes"]) == 4
