"""The HTTP application: what is mounted where, and serving it."""

import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import resources

import uvicorn
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from factdb.db import Database, current, ensure_current, head
from factdb.errors import BadInput, DatabaseUnusable, FactdbError
from factdb.graphql.http import GraphQLEndpoint, broken, failed, json_response, refused
from factdb.graphql.mutations import served_schema
from factdb.graphql.reading import Reader
from factdb.graphql.schema import print_schema
from factdb.graphql.subscriptions import Log, Serving, Subscriptions, allowed_origins
from factdb.settings import Settings, new_token, operator_token

STATIC = resources.files("factdb.web") / "static"
PATIENCE = 10  # seconds that requests have to end when the server is stopped


def create_app(settings: Settings, token: str | None = None) -> Starlette:
    """The application. `token` is the operator's, where it is known already. Raises BadInput for settings that cannot
    be; a database that is not at this factdb's revision is refused when the application starts."""
    database = Database(settings.database_url)
    schema = served_schema()
    reader = Reader(schema)
    endpoint = GraphQLEndpoint(
        reader,
        database,
        token or operator_token(settings) or new_token(),
        (STATIC / "explorer.html").read_text(encoding="utf-8"),
        settings.max_body_bytes,
        CapacityLimiter(settings.threads),
    )
    log = Log(database)
    subscriptions = Subscriptions(
        Serving(reader, database, log, endpoint.viewer_of, few(settings.threads), settings.max_subscriptions),
        allowed_origins(settings.websocket_origins),
        settings.max_websockets,
    )
    definition = PlainTextResponse(print_schema(schema))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        try:
            await to_thread.run_sync(ensure_current, database)
            yield
        finally:
            log.stop()
            database.close()

    async def health(request: Request) -> Response:
        return await to_thread.run_sync(state, request, database)

    routes = [
        Route("/", lambda request: RedirectResponse("graphql")),  # noqa: ARG005
        Route("/graphql", endpoint.respond, methods=["GET", "POST"]),
        WebSocketRoute("/graphql", subscriptions.connect),
        Route("/schema.graphql", lambda request: definition),  # noqa: ARG005
        Route("/health", health),
        Mount("/static", StaticFiles(directory=str(STATIC))),
    ]
    handlers = {HTTPException: refused, FactdbError: failed, Exception: broken}
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)


def few(threads: int) -> CapacityLimiter:
    """The threads of subscriptions: some of their own, so that an event that goes to many makes no request wait."""
    return CapacityLimiter(max(1, threads // 4))


def state(request: Request, database: Database) -> Response:
    """Whether the database answers, and is at the revision this factdb works with."""
    found = current(database)
    if found != head():
        raise DatabaseUnusable(
            f"The database is at revision {found}; this factdb works with {head()}.", hint="Run `factdb db upgrade`."
        )
    return json_response(request, {"status": "ok", "revision": found})


# --- serving


def serve(settings: Settings) -> None:
    """Serve until stopped. Says on stderr where, and how to write. Raises BadInput and DatabaseUnusable before
    anything is served: a port that is taken, a database at another revision."""
    given = operator_token(settings)
    token = given or new_token()
    check_database(settings.database_url)
    app = create_app(settings, token)
    with listening(settings.host, settings.port) as door:
        sys.stderr.write(welcome(address(settings.host, door), None if given else token))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config_of(app, settings)).run(sockets=[door])


def config_of(app: Starlette, settings: Settings) -> uvicorn.Config:
    """How uvicorn serves the application."""
    return uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        ws="websockets-sansio",  # uvicorn's other one uses what websockets has deprecated
        ws_max_size=settings.max_message_bytes,
    )


def check_database(url: str) -> None:
    database = Database(url)
    try:
        ensure_current(database)
    finally:
        database.close()


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises BadInput that says why there can be none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        hint = "Stop what listens there, or choose another host or port (FACTDB_HOST, FACTDB_PORT)."
        raise BadInput(f"factdb cannot listen at {host}, port {port}: {reason}.", hint=hint) from None


def address(host: str, door: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{door.getsockname()[1]}/graphql"


def welcome(url: str, token: str | None) -> str:
    """What is said at the start. A token that was set is not repeated."""
    shown = token or "$FACTDB_OPERATOR_TOKEN"
    needs = f"the operator token:\n\n  {token}" if token else "the operator token that was set"
    return f"""factdb serves {url} — Ctrl+C stops it.

Everybody who reaches this address may read. Writing needs {needs}

  curl {url} \\
    -H "Authorization: Bearer {shown}" -H "Content-Type: application/json" \\
    -d '{{"query": "mutation {{ recordTopic(input: {{name: \\"Bridges\\"}}) {{ topic {{ id }} }} }}"}}'

"""
