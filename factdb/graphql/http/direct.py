"""The shortest way: a POST whose plan is kept is answered before anything else looks at the request.

What stands between a server and the endpoint (middleware, routing, request and response objects) costs as much as
reading does. Requests that need nothing of it pass it by; whatever is out of the ordinary goes the long way, on which
errors are worded too.
"""

import gzip
from functools import lru_cache, partial

import orjson
from anyio import to_thread
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factdb.errors import FactdbError, OperationTooDeep
from factdb.graphql.http.endpoint import GraphQLEndpoint
from factdb.graphql.http.requests import Refusal, is_json, media_type, operation
from factdb.graphql.http.responses import VARY, failed
from factdb.graphql.reading import Bound

COMPRESSED, LEVEL = 1024, 5  # bytes from which on answers are compressed, and how hard it is tried
SHORT = 64 * 1024  # bytes of a request that is waited for; what is longer brings an article in
AT_ONCE = 128 * 1024  # bytes that may be compressed on the event loop
Headers = dict[bytes, bytes]


class Direct:
    """An application with the shortest way to its endpoint in front of it. `shared` is whether pages of other origins
    may ask, which is not decided here."""

    def __init__(self, app: ASGIApp, endpoint: GraphQLEndpoint, path: str, *, shared: bool) -> None:
        self.app, self.endpoint, self.path, self.shared = app, endpoint, path, shared

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != self.path:
            await self.app(scope, receive, send)
            return
        message = await receive()
        if message.get("more_body", False):
            message = await completed(message, receive)
        headers: Headers = dict(scope["headers"])
        try:
            body = await self.answer(headers, message)
        except FactdbError as error:
            await failed(Request(scope), error)(scope, receive, send)
            return
        except Exception:  # a fault of ours: the long way meets it again, and knows how to tell it
            body = None
        if body is None:
            await self.app(scope, beginning(message, receive), send)
        else:
            await tell(body, headers, send)

    async def answer(self, headers: Headers, message: Message) -> bytes | None:
        """The answer as its statement writes it; None where the request must go the long way."""
        found = self.bound(headers, message)
        if found is None:
            return None
        try:
            return await self.endpoint.run(*found)
        except OperationTooDeep:
            return None

    def bound(self, headers: Headers, message: Message) -> tuple[Bound, bool] | None:
        """The statement that answers the request, and whether its cost is to be told."""
        body: bytes = message.get("body", b"")
        if message.get("more_body", False) or len(body) > self.endpoint.max_body or self.is_special(headers):
            return None
        viewer = self.endpoint.authenticator.known(headers.get(b"authorization"))
        if viewer is None:
            return None
        try:
            asked = operation(orjson.loads(body), self.endpoint.trusted)
        except (orjson.JSONDecodeError, Refusal):
            return None
        given = (asked.text, asked.variables, asked.name)
        kept = self.endpoint.reader.kept(*given, viewer=viewer, dialect=self.endpoint.statements.dialect)
        return (kept, asked.cost) if kept else None

    def is_special(self, headers: Headers) -> bool:
        if self.shared and b"origin" in headers:
            return True
        return not (is_plain_json(headers.get(b"content-type", b"")) and answer_type(headers.get(b"accept", b"*/*")))


@lru_cache(1000)
def is_plain_json(content_type: bytes) -> bool:
    return is_json(content_type.decode("latin-1"))


@lru_cache(1000)
def answer_type(accept: bytes) -> bytes | None:
    """The Content-Type of an answer to this Accept header; None where there is none that it takes."""
    try:
        return f"{media_type(accept.decode('latin-1') or '*/*')}; charset=utf-8".encode()
    except Refusal:
        return None


async def completed(message: Message, receive: Receive) -> Message:
    """A request's first message with those that follow it, as long as together they are short."""
    body: bytes = message["body"]
    while message.get("more_body", False) and len(body) < SHORT:
        message = await receive()
        body += message.get("body", b"")
    return {**message, "body": body}


def beginning(message: Message, receive: Receive) -> Receive:
    """What is received, beginning with a message that was taken already."""
    first = [message]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return again


async def tell(body: bytes, headers: Headers, send: Send) -> None:
    encoding: list[tuple[bytes, bytes]] = []
    if len(body) >= COMPRESSED and b"gzip" in headers.get(b"accept-encoding", b""):
        compress = partial(gzip.compress, body, LEVEL, mtime=0)
        body = compress() if len(body) <= AT_ONCE else await to_thread.run_sync(compress)
        encoding = [(b"content-encoding", b"gzip")]
    head = [
        (b"content-type", answer_type(headers.get(b"accept", b"*/*"))),
        (b"content-length", b"%d" % len(body)),
        (b"vary", VARY.encode()),
        *encoding,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})
