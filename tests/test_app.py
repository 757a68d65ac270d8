"""The application: what is served where, and how serving begins and ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import httpx
import pytest
from graphql import parse, validate
from starlette.applications import Starlette

from factdb.app import create_app, serve
from factdb.db import Database, downgrade
from factdb.errors import BadInput, DatabaseUnusable
from factdb.graphql.mutations import served_schema
from factdb.settings import Settings, read_settings

TOKEN = "the-operator-of-the-tests"
ROOT = Path(__file__).parent.parent


def settings_of(url: str, port: int = 0) -> Settings:
    return read_settings(database_url=url, operator_token=TOKEN, port=port)


@asynccontextmanager
async def visiting(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application between its start and its end."""
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://factdb.test") as client,
    ):
        yield client


def visit(app: Starlette, *paths: str) -> list[httpx.Response]:
    async def get() -> list[httpx.Response]:
        async with visiting(app) as client:
            return [await client.get(path, headers={"Accept": "text/html"}) for path in paths]

    return anyio.run(get)


def test_everything_is_where_it_should_be(database_url: str) -> None:
    scripts = ("/static/explorer.js", "/static/explorer/editor.js")
    paths = ("/", "/graphql", *scripts, "/static/explorer.css", "/schema.graphql", "/nowhere")
    root, page, script, part, style, schema, nowhere = visit(create_app(settings_of(database_url)), *paths)
    assert (root.status_code, root.headers["location"]) == (307, "graphql")
    assert page.headers["content-type"].startswith("text/html")
    assert script.headers["content-type"].startswith("text/javascript")
    assert part.headers["content-type"].startswith("text/javascript")
    assert style.headers["content-type"].startswith("text/css")
    assert schema.headers["content-type"] == "text/plain; charset=utf-8"
    assert "type Mutation {" in schema.text
    assert nowhere.status_code == 404
    assert nowhere.json()["errors"][0]["extensions"] == {"code": "NOT_FOUND"}


def test_the_schema_is_whole_for_each_who_asks(database_url: str) -> None:
    async def twice() -> list[str]:
        async with visiting(create_app(settings_of(database_url))) as client:
            encodings = ("gzip", "identity", "gzip")
            found = [await client.get("/schema.graphql", headers={"Accept-Encoding": each}) for each in encodings]
            assert [answer.headers.get("content-encoding") for answer in found] == ["gzip", None, "gzip"]
            assert int(found[1].headers["content-length"]) == len(found[1].content)
            return [answer.text for answer in found]

    assert len(set(anyio.run(twice))) == 1


ALIASES = [f"a_name_that_makes_the_answer_longer_{number}" for number in range(25)]


async def long_answer(url: str, encoding: str) -> httpx.Response:
    """The answer to a query that is longer than what is sent uncompressed."""
    names = " ".join(f"{name}: topics {{ totalCount }}" for name in ALIASES)
    async with visiting(create_app(settings_of(url))) as client:
        query = {"query": f"{{ {names} }}"}
        return await client.post("/graphql", json=query, headers={"Accept-Encoding": encoding})


def test_a_long_answer_is_compressed_for_those_who_take_it(database_url: str) -> None:
    plain, small = (anyio.run(long_answer, database_url, encoding) for encoding in ("identity", "gzip"))
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < len(plain.content) / 5
    assert small.json() == plain.json() == {"data": {name: {"totalCount": 0} for name in ALIASES}}


def test_pages_of_other_origins_are_let_in_where_they_are_named(database_url: str) -> None:
    ours, other = "https://app.example", "https://elsewhere.example"
    settings = read_settings(
        database_url=database_url, operator_token=TOKEN, cors_origins=f"{ours}, https://other.example"
    )

    async def asking(origin: str) -> tuple[httpx.Response, httpx.Response]:
        preflight = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        preflight["Access-Control-Request-Headers"] = "authorization, content-type"
        async with visiting(create_app(settings)) as client:
            before = await client.options("/graphql", headers=preflight)
            return before, await client.post("/graphql", json={"query": "{ __typename }"}, headers={"Origin": origin})

    for answer in anyio.run(asking, ours):
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, ours)
    before, answer = anyio.run(asking, other)
    assert before.status_code == 400
    assert "access-control-allow-origin" not in answer.headers


def test_trusted_documents_are_read_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        create_app(read_settings(trusted_documents=tmp_path / "nowhere.json"))
    with pytest.raises(BadInput, match="FACTDB_TRUSTED_DOCUMENTS"):
        create_app(read_settings(trusted_documents_only=True))


def test_the_page_asks_nothing_of_the_internet() -> None:
    for file in (file for file in (ROOT / "factdb" / "web" / "static").rglob("*") if file.is_file()):
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.", file.read_text(encoding="utf-8")), file.name


def test_the_parts_of_the_page_are_there() -> None:
    static = ROOT / "factdb" / "web" / "static"
    for script in static.rglob("*.js"):
        for name in re.findall(r'from "(\..*?)"', script.read_text(encoding="utf-8")):
            assert (script.parent / name).is_file(), f"{script.name}: {name}"


def test_the_page_begins_with_a_query_that_can_be_asked() -> None:
    script = (ROOT / "factdb" / "web" / "static" / "explorer.js").read_text(encoding="utf-8")
    example = re.search(r"const EXAMPLE = `(.*?)`;", script, re.DOTALL)
    assert example is not None
    assert validate(served_schema().core, parse(example[1])) == []


def test_health_says_whether_the_database_can_be_used(database_url: str) -> None:
    async def before_and_after() -> tuple[httpx.Response, httpx.Response]:
        async with visiting(create_app(settings_of(database_url))) as client:
            well = await client.get("/health")
            database = Database(database_url)
            downgrade(database, "base")
            database.close()
            return well, await client.get("/health")

    well, unwell = anyio.run(before_and_after)
    assert (well.status_code, well.json()["status"]) == (200, "ok")
    assert unwell.status_code == 503
    assert "factdb db upgrade" in unwell.json()["errors"][0]["message"]


ARTICLE = "“It is closed,” said Mara Tal."
TEXT = """{ snapshot(id: "snapshot-1") { text } }"""


@pytest.mark.parametrize(
    ("settings", "status", "text"),
    [({}, 200, None), ({"anonymous_texts": True}, 200, ARTICLE), ({"anonymous_reading": False}, 401, None)],
)
def test_the_settings_say_what_is_read_without_a_token(
    database_url: str, settings: dict[str, bool], status: int, text: str | None
) -> None:
    app = create_app(read_settings(database_url=database_url, operator_token=TOKEN, **settings))
    ingest = "mutation ($content: String!) { ingest(input: { content: $content }) { isNewSource } }"
    operator = {"Authorization": f"Bearer {TOKEN}"}

    async def ask() -> list[httpx.Response]:
        async with visiting(app) as client:
            given = {"query": ingest, "variables": {"content": ARTICLE}}
            first = await client.post("/graphql", json=given, headers=operator)
            return [first, *[await client.post("/graphql", json={"query": TEXT}, headers=h) for h in (operator, {})]]

    first, with_token, without = anyio.run(ask)
    assert first.json() == {"data": {"ingest": {"isNewSource": True}}}
    assert with_token.json() == {"data": {"snapshot": {"text": ARTICLE}}}
    assert without.status_code == status
    if status == 200:
        assert without.json() == {"data": {"snapshot": {"text": text}}}
    else:
        assert without.headers["www-authenticate"] == 'Bearer realm="factdb"'
        assert without.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_a_fresh_sqlite_file_is_made_ready(tmp_path: Path) -> None:
    (health,) = visit(create_app(settings_of(f"sqlite:///{tmp_path / 'facts.db'}")), "/health")
    assert health.status_code == 200


def test_a_database_at_another_revision_is_not_served(database: Database, database_url: str) -> None:
    downgrade(database, "base")
    with pytest.raises(DatabaseUnusable, match="factdb db upgrade"):
        visit(create_app(settings_of(database_url)))
    with pytest.raises(DatabaseUnusable, match="factdb db upgrade"):
        serve(settings_of(database_url))


def test_a_port_that_is_taken_is_told_before_anything_is_served(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match=f"port {port}: Address already in use. .*FACTDB_PORT"):
            serve(settings_of(f"sqlite:///{tmp_path / 'facts.db'}", port))


def test_a_host_that_is_none_is_told(tmp_path: Path) -> None:
    settings = read_settings(database_url=f"sqlite:///{tmp_path / 'facts.db'}", host="no.such.host.invalid", port=0)
    with pytest.raises(BadInput, match="cannot listen at no"):
        serve(settings)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_server_says_where_it_is_and_what_its_token_is_and_stops_when_told(tmp_path: Path, stop: int) -> None:
    program = "from factdb.app import serve; from factdb.settings import read_settings; serve(read_settings())"
    environment = {**os.environ, "FACTDB_PORT": "0", "FACTDB_DATABASE_URL": f"sqlite:///{tmp_path / 'facts.db'}"}
    environment.pop("FACTDB_OPERATOR_TOKEN", None)
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as server:
        try:
            assert server.stderr is not None
            url, token, example = said(server.stderr.readline)
            bearer = {"Authorization": f"Bearer {token}"}
            answer = httpx.post(url, json=example, headers=bearer, trust_env=False)
            assert answer.json() == {"data": {"recordTopic": {"topic": {"id": "topic-1"}}}}
            assert httpx.post(url, json=example, trust_env=False).status_code == 401
            server.send_signal(stop)
            assert server.wait(10) in (0, -stop)
            assert "Traceback" not in server.stderr.read()
        finally:
            server.kill()


def said(line: Callable[[], str]) -> tuple[str, str, object]:
    """The address, the token and the request that the server gives as an example at its start."""
    text = "".join(line() for _ in range(9))
    url = re.search(r"http://127\.0\.0\.1:\d+/graphql", text)
    token = re.search(r"Bearer ([\w-]+)", text)
    example = re.search(r"-d '(.*)'", text)
    assert url, text
    assert token, text
    assert example, text
    return url[0], token[1], json.loads(example[1])
