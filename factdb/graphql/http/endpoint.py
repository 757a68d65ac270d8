"""The endpoint: from an operation to its answer by the shortest way there is.

Most requests are for operations seen before: their plan is kept, and nothing is left to do but to bind it and run its
statement, whose value is the answer as it is sent. What is seen for the first time is parsed and compiled in a worker
thread, and so are mutations, and questions that Strawberry's executor must answer.
"""

import json
from dataclasses import dataclass
from functools import partial

from anyio import CapacityLimiter, to_thread
from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from strawberry.types import ExecutionResult

from factdb.db import Database
from factdb.db.statements import Statements
from factdb.errors import OperationTooDeep, Unauthenticated
from factdb.graphql.authentication import HINT, Authenticator
from factdb.graphql.compiler.plans import Refused
from factdb.graphql.disclosure import IntrospectionDisabled, without_suggestions
from factdb.graphql.errors import told
from factdb.graphql.http.requests import (
    BAD_REQUEST,
    JSON,
    Operation,
    Refusal,
    bad,
    negotiated,
    operation_of,
    wants_page,
)
from factdb.graphql.http.responses import VARY, cacheable
from factdb.graphql.http.trusted import TrustedDocuments
from factdb.graphql.mutations import Writer
from factdb.graphql.reading import Bound, Reader, encoded
from factdb.graphql.viewer import Viewer

PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}


@dataclass
class GraphQLEndpoint:
    """Answers requests. `page` is what browsers are shown; `limiter` bounds how many operations are worked on in
    threads at a time; without `introspection` the schema is told to accounts alone; with `second_approval` no
    verdict comes in force by its author alone."""

    reader: Reader
    database: Database
    statements: Statements
    authenticator: Authenticator
    page: str
    max_body: int
    limiter: CapacityLimiter
    trusted: TrustedDocuments
    introspection: bool = True
    second_approval: bool = False

    def __post_init__(self) -> None:
        self.writer = Writer(self.reader, self.database, second_approval=self.second_approval)

    async def respond(self, request: Request) -> Response:
        """The endpoint."""
        if wants_page(request):
            return HTMLResponse(self.page, headers=PAGE_HEADERS)
        media = negotiated(request)
        viewer = await self.viewer_of(request)
        operation = await operation_of(request, self.trusted, self.max_body)
        found = await self.found(operation, viewer, request.method != "POST")
        if isinstance(found, bytes):
            return answered(request, found, media)
        if found.data is not None and not found.errors:
            return answered(request, encoded(found), media)
        status = 200 if found.data is not None or media == JSON else 400
        return Response(encoded(found), status, {"Vary": VARY}, f"{media}; charset=utf-8")

    async def viewer_of(self, request: Request) -> Viewer:
        """Whose request it is. Raises Unauthenticated, DatabaseUnusable."""
        header = request.headers.get("authorization")
        known = self.authenticator.known(header)
        if known is not None:
            return known
        return await to_thread.run_sync(self.authenticator.viewer, header, limiter=self.limiter)

    async def found(self, operation: Operation, viewer: Viewer, by_get: bool) -> bytes | ExecutionResult:
        """The answer: as its statement writes it, or as the executor does."""
        given = (operation.text, operation.variables, operation.name)
        bound = self.reader.kept(*given, viewer=viewer, dialect=self.statements.dialect)
        if bound is None:
            begin = partial(self.begin, operation, viewer, by_get)
            begun = await to_thread.run_sync(begin, limiter=self.limiter)
            if isinstance(begun, ExecutionResult):
                begun.errors = without_suggestions(begun.errors) if self.closed_to(viewer) else begun.errors
                return begun
            bound = begun
        try:
            return await self.run(bound, operation.cost)
        except OperationTooDeep:
            return await to_thread.run_sync(partial(self.read, operation, viewer), limiter=self.limiter)

    async def run(self, bound: Bound, cost: bool) -> bytes:
        """What a statement answers. Raises DatabaseUnusable, StatementTimeout, OperationTooDeep."""
        body = await self.statements.fetch(bound.plan.sql, bound.values)
        return self.with_cost(body, bound) if cost else body

    def closed_to(self, viewer: Viewer) -> bool:
        """Whether the viewer may not be told what the schema holds."""
        return viewer.is_anonymous and not self.introspection

    def with_cost(self, body: bytes, bound: Bound) -> bytes:
        cost = {"cost": self.reader.cost_of(bound.plan)}
        return body[:-1] + b',"extensions":' + json.dumps(cost, separators=(",", ":")).encode() + b"}"

    def begin(self, operation: Operation, viewer: Viewer, by_get: bool) -> Bound | ExecutionResult:
        """What is seen for the first time, or is not for a single statement: what is left to run of it, or the answer.
        It blocks, so it runs in a worker thread."""
        given = (operation.text, operation.variables, operation.name)
        try:
            document = self.reader.documents.get(operation.text, operation.name)
            if document.introspective and self.closed_to(viewer):
                raise IntrospectionDisabled
            if document.operation.operation is OperationType.SUBSCRIPTION:
                bad("Subscribe over WebSocket (graphql-transport-ws), at the same address.")
            if document.operation.operation is OperationType.MUTATION:
                refuse_writing(viewer, by_get)
                return self.writer.write(*given, viewer=viewer)
            bound = self.reader.bound(*given, viewer=viewer, dialect=self.statements.dialect)
        except Refused as refusal:
            return ExecutionResult(None, refusal.errors)
        except IntrospectionDisabled as error:
            return ExecutionResult(None, told([GraphQLError("", original_error=error)], error.code))
        return bound or self.read(operation, viewer)

    def read(self, operation: Operation, viewer: Viewer) -> ExecutionResult:
        """Let the executor answer. It blocks."""
        with self.database.reading() as connection:
            given = (operation.text, operation.variables, operation.name)
            role, account, cost = viewer.role, viewer.account_id, operation.cost
            return self.reader.read(*given, role=role, account=account, connection=connection, cost=cost)


def answered(request: Request, body: bytes, media: str) -> Response:
    """An answer without errors."""
    if request.method != "POST":
        return cacheable(request, body, media)
    return Response(body, 200, {"Vary": VARY}, f"{media}; charset=utf-8")


def refuse_writing(viewer: Viewer, by_get: bool) -> None:
    if by_get:
        raise Refusal(405, BAD_REQUEST, "Mutations are sent by POST.", {"Allow": "POST"})
    if viewer.is_anonymous:
        raise Unauthenticated("Writing needs a token.", hint=HINT)
