"""The limit: a hand-written endpoint that runs factdb's SQL, one route a query, and sends its one value as it comes.

It reads the statements from the file that STATEMENTS names.
"""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson
import pysqlite3.dbapi2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.reads.contestants import serving

Fetch = Callable[[str, list[Any]], Awaitable[str]]


def value(kind: str, of: Any, variables: dict[str, Any]) -> Any:
    """A parameter of the statement."""
    if kind == "constant":
        return of
    if kind == "number":
        return int(variables[of].partition("-")[2])
    return orjson.dumps(variables[of]).decode() if kind == "json" else variables[of]


def route(name: str, statement: dict[str, Any]) -> Route:
    sql, slots = statement["sql"], statement["slots"]

    async def respond(request: Request) -> Response:
        variables = orjson.loads(await request.body())["variables"]
        values = [value(kind, of, variables) for kind, of in slots]
        return Response(await request.app.state.fetch(sql, values), media_type="application/json")

    return Route(f"/{name}", respond, methods=["POST"])


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    if os.environ[serving.URL].startswith("sqlite"):
        app.state.fetch = from_sqlite(os.environ[serving.URL].removeprefix("sqlite:///"))
        yield
        return
    pool = await serving.pool()

    async def fetch(sql: str, values: list[Any]) -> str:
        found: str = await pool.fetchval(sql, *values)
        return found

    app.state.fetch = fetch
    yield
    await pool.close()


def from_sqlite(file: str) -> Fetch:
    """A small pool of threads, each with a connection of its own."""
    kept, threads = threading.local(), ThreadPoolExecutor(serving.CONNECTIONS)

    def read(sql: str, values: list[Any]) -> str:
        if not hasattr(kept, "connection"):
            kept.connection = pysqlite3.dbapi2.connect(file, isolation_level=None)
        found: str = kept.connection.execute(sql, values).fetchone()[0]
        return found

    async def fetch(sql: str, values: list[Any]) -> str:
        return await asyncio.get_running_loop().run_in_executor(threads, read, sql, values)

    return fetch


def app() -> Starlette:
    statements = orjson.loads(Path(os.environ["STATEMENTS"]).read_bytes())
    return Starlette(routes=[route(name, statement) for name, statement in statements.items()], lifespan=lifespan)


if __name__ == "__main__":
    serving.run(app())
