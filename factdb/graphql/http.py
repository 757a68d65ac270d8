"""GraphQL over HTTP, by https://graphql.github.io/graphql-over-http/draft/.

Queries come by GET or POST, mutations by POST with the operator's token. Bodies are JSON alone: what a web page can
send across origins without asking first (forms, plain text) is refused, so no page can write in somebody's name.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hmac import compare_digest
from typing import Any, NoReturn

from anyio import CapacityLimiter, to_thread
from graphql import OperationType
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from strawberry.types import ExecutionResult

from factdb.db import Database
from factdb.errors import FactdbError
from factdb.graphql.errors import INTERNAL
from factdb.graphql.mutations import Writer
from factdb.graphql.reading import Reader
from factdb.rules.vocabulary import Role

JSON, GRAPHQL_JSON = "application/json", "application/graphql-response+json"
LONGEST_DOCUMENT = 100_000  # characters; long texts belong into variables
BAD_REQUEST = "BAD_REQUEST"
STATUS = {"UNAUTHENTICATED": 401, "FORBIDDEN": 403, "DATABASE_UNUSABLE": 503}  # of errors that leave no answer

PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}


class Refusal(HTTPException):
    """A request that is no GraphQL request of ours; `code` is for `extensions.code`."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, message, headers)
        self.code = code


@dataclass(frozen=True)
class Operation:
    """What a request asks to execute."""

    text: str
    variables: dict[str, Any]
    name: str | None


@dataclass
class GraphQLEndpoint:
    """Answers requests. `page` is what browsers are shown; `limiter` bounds how many operations run at a time."""

    reader: Reader
    database: Database
    token: str
    page: str
    max_body: int
    limiter: CapacityLimiter

    def __post_init__(self) -> None:
        self.writer = Writer(self.reader, self.database)

    async def respond(self, request: Request) -> Response:
        """The endpoint."""
        if wants_page(request):
            return HTMLResponse(self.page, headers=PAGE_HEADERS)
        negotiated(request)
        role = self.viewer_of(request.headers.get("authorization"))
        operation = await self.operation_of(request)
        run = partial(self.answer, operation, role, by_get=request.method != "POST")
        return answered(request, await to_thread.run_sync(run, limiter=self.limiter))

    def viewer_of(self, header: str | None) -> Role:
        """What the viewer with this Authorization header may do: the operator everything, everybody else read."""
        if header is None:
            return Role.READER
        scheme, _, given = header.partition(" ")
        if scheme.lower() != "bearer" or not compare_digest(given.strip().encode(), self.token.encode()):
            raise unauthenticated("The token is not valid.")
        return Role.ADMIN

    async def operation_of(self, request: Request) -> Operation:
        if request.method != "POST":
            return operation(parameters(request))
        refuse_other_bodies(request)
        return operation(parsed(await self.body_of(request), "The body"))

    async def body_of(self, request: Request) -> bytes:
        body = bytearray()
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > self.max_body:
                    raise Refusal(413, "TOO_LARGE", f"The request is larger than {self.max_body:,} bytes, the limit.")
        except ClientDisconnect:
            bad("The request broke off.")
        return bytes(body)

    def answer(self, operation: Operation, role: Role, by_get: bool) -> ExecutionResult:
        """Execute. It blocks, so it runs in a worker thread."""
        kind = self.reader.operation_type(operation.text, operation.name)
        if kind is OperationType.SUBSCRIPTION:
            bad("Subscribe over WebSocket (graphql-transport-ws), at the same address.")
        if kind is OperationType.MUTATION:
            refuse_writing(role, by_get)
            return self.writer.write(operation.text, operation.variables, operation.name)
        with self.database.reading() as connection:
            given = (operation.text, operation.variables, operation.name)
            return self.reader.read(*given, role=role, connection=connection)


def refuse_writing(role: Role, by_get: bool) -> None:
    if by_get:
        raise Refusal(405, BAD_REQUEST, "Mutations are sent by POST.", {"Allow": "POST"})
    if role is Role.READER:
        raise unauthenticated("Writing needs the operator's token.")


def unauthenticated(message: str) -> Refusal:
    hint = "Send the one that `factdb serve` printed: `Authorization: Bearer <token>`."
    return Refusal(401, "UNAUTHENTICATED", f"{message} {hint}", {"WWW-Authenticate": 'Bearer realm="factdb"'})


def bad(message: str) -> NoReturn:
    raise Refusal(400, BAD_REQUEST, message)


# --- from the request


def wants_page(request: Request) -> bool:
    """A browser that comes to look, and asks nothing yet."""
    looks = "text/html" in request.headers.get("accept", "")
    return request.method != "POST" and looks and "query" not in request.query_params


def negotiated(request: Request) -> str:
    """The media type of the answer: what the request prefers of the two, JSON where it does not care."""
    accept = request.headers.get("accept") or "*/*"
    for media in by_preference(accept):
        if media in (JSON, GRAPHQL_JSON):
            return media
        if media in ("*/*", "application/*"):
            return JSON
    raise Refusal(406, BAD_REQUEST, f"Answers are {JSON} or {GRAPHQL_JSON}; the request accepts neither.")


def by_preference(accept: str) -> list[str]:
    """The media types of an Accept header, best first (RFC 9110, section 12.5.1)."""
    ranges = [[part.strip().lower() for part in media.split(";")] for media in accept.split(",")]
    weights = {media: quality(parameters) for media, *parameters in ranges}
    return sorted((media for media, weight in weights.items() if weight > 0), key=lambda media: -weights[media])


def quality(parameters: list[str]) -> float:
    given = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
    try:
        return float(given)
    except ValueError:
        return 0


def refuse_other_bodies(request: Request) -> None:
    media, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].strip().strip('"')
    if media.strip() != JSON or charset not in ("", "utf-8", "utf8"):
        given = request.headers.get("content-type") or "nothing"
        message = f"The request must be {JSON} in UTF-8; its Content-Type says {given[:80]}."
        raise Refusal(415, BAD_REQUEST, message, {"Accept-Post": JSON})


def parameters(request: Request) -> dict[str, Any]:
    """The request in a URL: variables and extensions are JSON."""
    given: dict[str, Any] = dict(request.query_params)
    for name in given.keys() & {"variables", "extensions"}:
        given[name] = parsed(given[name].encode(), name) if given[name] else None
    return given


def parsed(data: bytes, what: str) -> Any:
    try:
        return json.loads(data.decode(), parse_constant=lambda word: bad(f"{what} holds {word}, which is no JSON."))
    except json.JSONDecodeError as error:
        bad(f"{what} is no JSON: {error.msg} at line {error.lineno}, column {error.colno}.")
    except UnicodeDecodeError as error:
        bad(f"{what} is not in UTF-8: see byte {error.start}.")
    except (RecursionError, ValueError):
        bad(f"{what} is nested too deep, or holds too long a number.")


def operation(given: Any) -> Operation:
    if isinstance(given, list):
        bad("Several operations in one request are not taken. Send each by itself.")
    if not isinstance(given, dict):
        bad('The request must be a JSON object such as {"query": "{ speakers { nodes { name } } }"}.')
    text = checked(given, "query", str, "a string with a GraphQL document")
    if not text:
        bad("The request has no query. Give a GraphQL document as `query`.")
    if len(text) > LONGEST_DOCUMENT:
        bad(f"The query is longer than {LONGEST_DOCUMENT:,} characters. Send long texts as variables.")
    variables = checked(given, "variables", dict, "an object")
    checked(given, "extensions", dict, "an object")
    return Operation(text, variables or {}, checked(given, "operationName", str, "a string") or None)


def checked(given: dict[str, Any], name: str, type_: type, expected: str) -> Any:
    value = given.get(name)
    if value is not None and not isinstance(value, type_):
        bad(f"`{name}` must be {expected}.")
    return value


# --- to the response


def answered(request: Request, result: ExecutionResult) -> Response:
    """The result. What was not executed has no data, and a status that says so where the media type lets it."""
    errors = [error.formatted for error in result.errors or []]
    executed = result.data is not None
    content = ({"errors": errors} if errors else {}) | ({"data": result.data} if executed else {})
    return json_response(request, content, 200 if executed or negotiated(request) == JSON else 400)


def json_response(
    request: Request, content: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """JSON as UTF-8. Half a surrogate pair, which UTF-8 cannot hold, stays the escape it came as."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    try:
        media = negotiated(request)
    except Refusal:
        media = JSON
    return Response(body, status, {"Vary": "Accept", **(headers or {})}, f"{media}; charset=utf-8")


def refused(request: Request, error: Exception) -> Response:
    """Starlette's handler for HTTP errors, ours and its own, in the shape of GraphQL's."""
    assert isinstance(error, HTTPException)
    code = getattr(error, "code", BAD_REQUEST if error.status_code != 404 else "NOT_FOUND")
    content = {"errors": [{"message": error.detail, "extensions": {"code": code}}]}
    return json_response(request, content, error.status_code, error.headers)


def failed(request: Request, error: Exception) -> Response:
    """Starlette's handler for errors of the domain that leave no answer at all, such as an unusable database."""
    assert isinstance(error, FactdbError)
    content = {"errors": [{"message": str(error), "extensions": {"code": error.code}}]}
    return json_response(request, content, STATUS.get(error.code, 500))


def broken(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Starlette's handler for what should not happen; the server logs the error itself."""
    message = "Something went wrong inside factdb. The server's log has it."
    return json_response(request, {"errors": [{"message": message, "extensions": {"code": INTERNAL}}]}, 500)
