"""The shortest way answers as the long one does, and leaves to it what is out of the ordinary."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import anyio
import httpx
import pytest
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from factdb.db import Database
from factdb.db.statements import SqliteStatements, ThreadedStatements
from factdb.errors import DatabaseUnusable, FactdbError, OperationTooDeep
from factdb.graphql.authentication import Authenticator
from factdb.graphql.http import (
    COMPRESSED,
    GRAPHQL_JSON,
    LEVEL,
    Direct,
    GraphQLEndpoint,
    TrustedDocuments,
    broken,
    failed,
    refused,
)
from factdb.graphql.mutations import served_schema
from factdb.graphql.reading import Reader
from tests.graphql.test_http import BEARER, RECORD, TOKEN, TOPICS

LARGEST = 20_000
ALIASES = " ".join(f"a_name_that_makes_the_answer_longer_{number}: topics {{ totalCount }}" for number in range(25))
Headers = dict[str, str]


class Server:
    """An application with both ways, which counts how often the long one is gone."""

    def __init__(self, database: Database, *, shared: bool = False) -> None:
        statements = (SqliteStatements if database.is_sqlite else ThreadedStatements)(database, 2)
        known, trusted, limiter = Authenticator(database, TOKEN), TrustedDocuments(), CapacityLimiter(2)
        self.endpoint = GraphQLEndpoint(
            Reader(served_schema()), database, statements, known, "", LARGEST, limiter, trusted
        )
        routes = [Route("/graphql", self.endpoint.respond, methods=["GET", "POST"])]
        handlers: Any = {HTTPException: refused, FactdbError: failed, Exception: broken}
        around = [Middleware(GZipMiddleware, minimum_size=COMPRESSED, compresslevel=LEVEL)]
        self.app = Starlette(routes=routes, middleware=around, exception_handlers=handlers)
        self.direct = Direct(self.long_way, self.endpoint, "/graphql", shared=shared)
        self.long_ways = 0

    async def long_way(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.long_ways += 1
        await self.app(scope, receive, send)

    def post(self, query: str = TOPICS, headers: Headers | None = None, **given: Any) -> httpx.Response:
        return self.send(json.dumps({"query": query, **given}).encode(), headers or {})

    def send(self, body: bytes, headers: Headers, method: str = "POST") -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.direct, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://factdb.test") as client:
                sent = {"Content-Type": "application/json", **headers}
                return await client.request(method, "/graphql", content=body, headers=sent)

        return anyio.run(ask)

    def ways(self, **given: Any) -> tuple[httpx.Response, httpx.Response]:
        """The same question twice: answered the long way, as it is new, and then the short one."""
        first = self.post(**given)
        gone = self.long_ways
        again = self.post(**given)
        assert (gone, self.long_ways) == (1, 1)
        return first, again


@pytest.fixture
def server(database: Database) -> Server:
    return Server(database)


def told(response: httpx.Response) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of an answer."""
    return response.status_code, dict(sorted(response.headers.items())), response.content


@pytest.mark.parametrize("headers", [{}, {"Accept": GRAPHQL_JSON}, {"Accept-Encoding": "identity"}, BEARER])
def test_both_ways_answer_alike(server: Server, headers: Headers) -> None:
    first, again = server.ways(headers=headers)
    assert first.status_code == 200
    assert told(first) == told(again)


def test_the_cost_is_told_by_both(server: Server) -> None:
    first, again = server.ways(query="{ topics(first: 3) { nodes { id } } }", extensions={"cost": True})
    assert first.json()["extensions"]["cost"]["requested"] == 3
    assert told(first) == told(again)


def test_a_long_answer_is_compressed_by_both(server: Server) -> None:
    first, again = server.ways(query=f"{{ {ALIASES} }}", headers={"Accept-Encoding": "gzip, br"})
    assert first.json() == again.json()
    for response in (first, again):
        assert response.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in response.headers["vary"].lower()


def test_a_very_long_answer_is_compressed_without_stopping_the_others(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = json.dumps({"data": "é" * 200_000}).encode()
    monkeypatch.setattr(type(server.endpoint.statements), "run", lambda *given: long)
    _, again = server.ways(headers={"Accept-Encoding": "gzip"})
    assert again.content == long
    assert int(again.headers["content-length"]) == len(gzip.compress(long, LEVEL, mtime=0))


def test_other_origins_are_the_long_ways_business_where_they_may_ask(database: Database) -> None:
    for shared, gone in ((False, 1), (True, 3)):
        server = Server(database, shared=shared)
        for _ in range(3):
            server.post(headers={"Origin": "https://elsewhere.example"})
        assert server.long_ways == gone


UNUSUAL: dict[str, Callable[[Server], httpx.Response]] = {
    "by GET": lambda server: server.send(b"", {}, "GET"),
    "a mutation": lambda server: server.post(RECORD, BEARER),
    "an answer of another type": lambda server: server.post(headers={"Accept": "text/csv"}),
    "a body of another type": lambda server: server.post(headers={"Content-Type": "text/plain"}),
    "no JSON": lambda server: server.send(b"{", {}),
    "a list": lambda server: server.send(b"[]", {}),
    "too large": lambda server: server.send(b" " * (LARGEST + 1), {}),
    "a wrong token": lambda server: server.post(headers={"Authorization": "Bearer wrong"}),
    "a wrong value": lambda server: server.post('{ topic(id: "x") { id } }'),
    "of the schema": lambda server: server.post("{ __schema { queryType { name } } }"),
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("case", UNUSUAL)
def test_what_is_out_of_the_ordinary_goes_the_long_way_each_time(server: Server, case: str) -> None:
    answers = [UNUSUAL[case](server) for _ in range(2)]
    assert server.long_ways == 2
    assert all("errors" in answer.json() for answer in answers) or case in ("a mutation", "of the schema")


@pytest.mark.parametrize("error", [DatabaseUnusable("The database is away."), ZeroDivisionError("secret")])
def test_what_goes_wrong_is_told_as_on_the_long_way(
    server: Server, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def run(*given: object) -> bytes:
        raise error

    server.ways()
    monkeypatch.setattr(type(server.endpoint.statements), "run", run)
    broken_ = server.post()
    assert broken_.status_code == (503 if isinstance(error, FactdbError) else 500)
    assert "secret" not in broken_.text


def test_what_is_too_deep_for_one_statement_is_left_to_the_executor(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*given: object) -> bytes:
        raise OperationTooDeep

    server.ways()
    monkeypatch.setattr(type(server.endpoint.statements), "run", run)
    assert server.post().json() == {"data": {"topics": {"nodes": []}}}
