"""The HTTP application: what is mounted where, and serving it."""

import gc
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from importlib import resources
from typing import Any

import uvicorn
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from factdb.audit.background import sealing
from factdb.audit.keys import read_key
from factdb.db import Database, current, ensure_current, head
from factdb.db.statements import statements_of
from factdb.errors import BadInput, DatabaseUnusable, FactdbError
from factdb.exporting.asking import reader_for
from factdb.exporting.routes import Exports
from factdb.formats.site import Site
from factdb.graphql.authentication import Authenticator
from factdb.graphql.disclosure import IntrospectionDisabled
from factdb.graphql.http import (
    COMPRESSED,
    LEVEL,
    Direct,
    GraphQLEndpoint,
    TrustedDocuments,
    broken,
    failed,
    json_response,
    refused,
)
from factdb.graphql.limits import Limits
from factdb.graphql.mutations import served_schema
from factdb.graphql.reading import Reader
from factdb.graphql.schema import print_schema
from factdb.graphql.subscriptions import Log, Serving, Subscriptions, allowed_origins
from factdb.settings import Settings, new_token, operator_token

STATIC = resources.files("factdb.web") / "static"
GRAPHQL = "/graphql"  # where the endpoint is
PATIENCE = 10  # seconds that requests have to end when the server is stopped


def create_app(settings: Settings, token: str | None = None) -> Starlette:
    """The application. `token` is the operator's, where it is known already. Raises BadInput for settings that cannot
    be; a database that is not at this factdb's revision is refused when the application starts."""
    database = database_of(settings)
    schema, log = served_schema(), Log(database)
    endpoint = endpoint_of(settings, database, Reader(schema, limits=limits_of(settings)), token)
    subscriptions, statements = subscriptions_of(settings, endpoint, log), endpoint.statements
    definition = print_schema(schema)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        try:
            await to_thread.run_sync(ensure_current, database)
            await statements.open()
            async with sealing_of(settings, database):
                yield
        finally:
            log.stop()
            await statements.close()
            database.close()

    async def schema_file(request: Request) -> Response:
        if endpoint.closed_to(await endpoint.viewer_of(request)):
            raise IntrospectionDisabled
        return PlainTextResponse(definition)

    async def health(request: Request) -> Response:
        return await to_thread.run_sync(state, request, database)

    routes = [
        Route(GRAPHQL, endpoint.respond, methods=["GET", "POST"]),
        WebSocketRoute(GRAPHQL, subscriptions.connect),
        Route("/", lambda request: RedirectResponse("graphql")),  # noqa: ARG005
        Route("/schema.graphql", schema_file),
        Route("/health", health),
        *exports_of(settings, endpoint).routes(),
        Mount("/static", StaticFiles(directory=str(STATIC))),
    ]
    handlers = {HTTPException: refused, FactdbError: failed, Exception: broken}
    shared = bool(allowed_origins(settings.cors_origins))
    around = middleware(settings)
    return Application(
        endpoint, shared, routes=routes, middleware=around, lifespan=lifespan, exception_handlers=handlers
    )


def database_of(settings: Settings) -> Database:
    """The database of the settings, with the key of its log. Raises BadInput."""
    timeout, key = settings.statement_timeout, read_key(settings.log_key_file)
    return Database(settings.database_url, settings.prepared_statements, timeout=timeout, log_key=key)


def sealing_of(settings: Settings, database: Database) -> AbstractAsyncContextManager[object]:
    """Sealing the log while the application runs."""
    return sealing(database, settings.seal_interval) if settings.seal_interval else nullcontext()


def endpoint_of(settings: Settings, database: Database, reader: Reader, token: str | None) -> GraphQLEndpoint:
    """What answers over HTTP."""
    authenticator = Authenticator(
        database,
        token or operator_token(settings) or new_token(),
        anonymous_reading=settings.anonymous_reading,
        anonymous_texts=settings.anonymous_texts,
    )
    return GraphQLEndpoint(
        reader,
        database,
        statements_of(database, settings.connections),
        authenticator,
        (STATIC / "explorer.html").read_text(encoding="utf-8"),
        settings.max_body_bytes,
        CapacityLimiter(settings.threads),
        trusted_documents(settings),
        settings.introspection,
        settings.second_approval,
    )


def exports_of(settings: Settings, endpoint: GraphQLEndpoint) -> Exports:
    """What answers with feeds and files, read as the endpoint reads. Raises BadInput where its address is none."""
    site = Site.at(settings.public_url, settings.public_name) if settings.public_url else None
    reader = reader_for(endpoint.reader.schema)
    return Exports(endpoint.database, reader, endpoint.viewer_of, site, few(settings.threads))


def subscriptions_of(settings: Settings, endpoint: GraphQLEndpoint, log: Log) -> Subscriptions:
    """What answers over WebSocket, by the same reader and for the same viewers."""
    serving = Serving(
        endpoint.reader,
        endpoint.database,
        log,
        endpoint.authenticator.viewer,
        few(settings.threads),
        settings.max_subscriptions,
        introspection=settings.introspection,
        trusted=endpoint.trusted,
    )
    return Subscriptions(serving, allowed_origins(settings.websocket_origins), settings.max_websockets)


class Application(Starlette):
    """Starlette's application, with the shortest way to the endpoint before all else. `shared` is whether pages of
    other origins may ask."""

    def __init__(self, endpoint: GraphQLEndpoint, shared: bool, **given: Any) -> None:
        super().__init__(**given)
        self.direct = Direct(super().__call__, endpoint, GRAPHQL, shared=shared)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.direct(scope, receive, send)


def middleware(settings: Settings) -> list[Middleware]:
    """What is around every answer: its compression, and which other origins' pages may read it."""
    found = [Middleware(GZipMiddleware, minimum_size=COMPRESSED, compresslevel=LEVEL)]
    origins = allowed_origins(settings.cors_origins)
    if origins:
        headers = ["Authorization", "Content-Type"]
        found.append(
            Middleware(
                CORSMiddleware,
                allow_origins=sorted(origins),
                allow_methods=["GET", "POST"],
                allow_headers=headers,
            )
        )
    return found


def trusted_documents(settings: Settings) -> TrustedDocuments:
    """The documents of the settings' file. Raises BadInput."""
    file, only = settings.trusted_documents, settings.trusted_documents_only
    if file is None and only:
        name = "FACTDB_TRUSTED_DOCUMENTS"
        raise BadInput("Only trusted documents are to be answered, but there are none.", hint=f"Set {name} to a file.")
    return TrustedDocuments.read(file, only) if file else TrustedDocuments()


def limits_of(settings: Settings) -> Limits:
    """What one operation may ask for."""
    return Limits(
        depth=settings.max_depth,
        aliases=settings.max_aliases,
        roots=settings.max_root_fields,
        directives=settings.max_directives,
        fields=settings.max_fields,
        tokens=settings.max_tokens,
        characters=settings.max_characters,
        tables=settings.max_tables,
        cost=settings.max_cost,
    )


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
    check_database(settings)
    app = create_app(settings, token)
    with listening(settings.host, settings.port) as door:
        sys.stderr.write(welcome(address(settings.host, door), None if given else token, settings.anonymous_reading))
        collect_rarely()
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config_of(app, settings)).run(sockets=[door])


def collect_rarely() -> None:
    """What is there when serving begins stays to the end: Python's collector of cycles need not walk it for every few
    hundred objects that a request makes. It takes a tenth of the time of short requests otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def config_of(app: Starlette, settings: Settings) -> uvicorn.Config:
    """How uvicorn serves the application."""
    return uvicorn.Config(
        app,
        access_log=False,
        http="httptools",
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        ws="websockets-sansio",  # uvicorn's other one uses what websockets has deprecated
        ws_max_size=settings.max_message_bytes,
    )


def check_database(settings: Settings) -> None:
    database = Database(settings.database_url, settings.prepared_statements)
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


def welcome(url: str, token: str | None, anonymous_reading: bool = True) -> str:
    """What is said at the start. A token that was set is not repeated."""
    who = "Everybody who reaches this address may read. Writing" if anonymous_reading else "Reading and writing"
    verb = "needs" if anonymous_reading else "need"
    shown = token or "$FACTDB_OPERATOR_TOKEN"
    one = "an account's token (`factdb token add`), or the operator's"
    needs = f"{one}:\n\n  {token}" if token else f"{one}, which was set"
    return f"""factdb serves {url} — Ctrl+C stops it.

{who} {verb} {needs}

  curl {url} \\
    -H "Authorization: Bearer {shown}" -H "Content-Type: application/json" \\
    -d '{{"query": "mutation {{ recordTopic(input: {{name: \\"Bridges\\"}}) {{ topic {{ id }} }} }}"}}'

"""
