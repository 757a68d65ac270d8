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
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from factdb.db import Database, current, ensure_current, head
from factdb.db.statements import statements_of
from factdb.errors import BadInput, DatabaseUnusable, FactdbError
from factdb.graphql.authentication import Authenticator
from factdb.graphql.disclosure import IntrospectionDisabled
from factdb.graphql.http import GraphQLEndpoint, TrustedDocuments, broken, failed, json_response, refused
from factdb.graphql.limits import Limits
from factdb.graphql.mutations import served_schema
from factdb.graphql.reading import Reader
from factdb.graphql.schema import print_schema
from factdb.settings import Settings, new_token, operator_token

STATIC = resources.files("factdb.web") / "static"
COMPRESSED, LEVEL = 1024, 5  # bytes from which on answers are compressed, and how hard it is tried
PATIENCE = 10  # seconds that requests have to end when the server is stopped


def create_app(settings: Settings, token: str | None = None) -> Starlette:
    """The application. `token` is the operator's, where it is known already. Raises BadInput for settings that cannot
    be; a database that is not at this factdb's revision is refused when the application starts."""
    database = Database(settings.database_url, settings.prepared_statements, timeout=settings.statement_timeout)
    statements = statements_of(database, settings.connections)
    schema = served_schema()
    endpoint = GraphQLEndpoint(
        Reader(schema, limits=limits_of(settings)),
        database,
        statements,
        Authenticator(
            database,
            token or operator_token(settings) or new_token(),
            anonymous_reading=settings.anonymous_reading,
            anonymous_texts=settings.anonymous_texts,
        ),
        (STATIC / "explorer.html").read_text(encoding="utf-8"),
        settings.max_body_bytes,
        CapacityLimiter(settings.threads),
        trusted_documents(settings),
        settings.introspection,
    )
    definition = print_schema(schema)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        try:
            await to_thread.run_sync(ensure_current, database)
            await statements.open()
            yield
        finally:
            await statements.close()
            database.close()

    async def schema_file(request: Request) -> Response:
        if endpoint.closed_to(await endpoint.viewer_of(request)):
            raise IntrospectionDisabled
        return PlainTextResponse(definition)

    async def health(request: Request) -> Response:
        return await to_thread.run_sync(state, request, database)

    routes = [
        Route("/graphql", endpoint.respond, methods=["GET", "POST"]),
        Route("/", lambda request: RedirectResponse("graphql")),  # noqa: ARG005
        Route("/schema.graphql", schema_file),
        Route("/health", health),
        Mount("/static", StaticFiles(directory=str(STATIC))),
    ]
    handlers = {HTTPException: refused, FactdbError: failed, Exception: broken}
    return Starlette(routes=routes, middleware=middleware(settings), lifespan=lifespan, exception_handlers=handlers)


def middleware(settings: Settings) -> list[Middleware]:
    """What is around every answer: its compression, and which other origins' pages may read it."""
    found = [Middleware(GZipMiddleware, minimum_size=COMPRESSED, compresslevel=LEVEL)]
    if settings.cors_origins:
        headers = ["Authorization", "Content-Type"]
        found.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors_origins,
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
        config = uvicorn.Config(
            app,
            access_log=False,
            http="httptools",
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[door])


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
