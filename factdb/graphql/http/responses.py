"""What goes out: bytes with the right status and headers, and errors in the shape of GraphQL's."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from factdb.errors import FactdbError, Unauthenticated
from factdb.graphql.errors import INTERNAL
from factdb.graphql.http.requests import BAD_REQUEST, JSON, Refusal, negotiated

STATUS = {  # of errors that leave no answer
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "INTROSPECTION_DISABLED": 403,
    "DATABASE_UNUSABLE": 503,
    "STATEMENT_TIMEOUT": 503,
}
VARY = "Accept, Accept-Encoding, Authorization"


def cacheable(request: Request, body: bytes, media: str) -> Response:
    """The answer to a GET. Who has it already, by its ETag, is told so; who caches it asks again before using it."""
    tag = f'W/"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": VARY}
    if tag in (given.strip() for given in request.headers.get("if-none-match", "").split(",")):
        return Response(None, 304, headers)
    return Response(body, 200, headers, f"{media}; charset=utf-8")


def json_response(
    request: Request, content: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """JSON as UTF-8. Half a surrogate pair, which UTF-8 cannot hold, stays the escape it came as."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    try:
        media = negotiated(request)
    except Refusal:
        media = JSON
    return Response(body, status, {"Vary": VARY, **(headers or {})}, f"{media}; charset=utf-8")


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
    asked = {"WWW-Authenticate": 'Bearer realm="factdb"'} if isinstance(error, Unauthenticated) else None
    return json_response(request, content, STATUS.get(error.code, 500), asked)


def broken(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Starlette's handler for what should not happen; the server logs the error itself."""
    message = "Something went wrong inside factdb. The server's log has it."
    return json_response(request, {"errors": [{"message": message, "extensions": {"code": INTERNAL}}]}, 500)
