"""What comes in: which media types, which operation.

Bodies are JSON alone: what a web page can send across origins without asking first (forms, plain text) is refused, so
no page can write in somebody's name.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from factdb.graphql.http.trusted import NOT_TRUSTED, TrustedDocuments

JSON, GRAPHQL_JSON = "application/json", "application/graphql-response+json"
BAD_REQUEST = "BAD_REQUEST"
EXAMPLE = '{"query": "{ speakers { nodes { name } } }"}'


class Refusal(HTTPException):
    """A request that is no GraphQL request of ours; `code` is for `extensions.code`."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, message, headers)
        self.code = code


def bad(message: str) -> NoReturn:
    raise Refusal(400, BAD_REQUEST, message)


@dataclass(frozen=True)
class Operation:
    """What a request asks to execute. `cost` is whether it wants to be told what that costs."""

    text: str
    variables: dict[str, Any]
    name: str | None
    cost: bool = False


# --- headers


def wants_page(request: Request) -> bool:
    """A browser that comes to look, and asks nothing yet."""
    if request.method == "POST":
        return False
    looks = "text/html" in request.headers.get("accept", "")
    return looks and not request.query_params.keys() & {"query", "documentId", "extensions"}


def negotiated(request: Request) -> str:
    """The media type of the answer: what the request prefers of the two, JSON where it does not care."""
    return media_type(request.headers.get("accept") or "*/*")


@lru_cache(1000)
def media_type(accept: str) -> str:
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
    given = request.headers.get("content-type", "")
    if not is_json(given):
        message = f"The request must be {JSON} in UTF-8; its Content-Type says {given[:80] or 'nothing'}."
        raise Refusal(415, BAD_REQUEST, message, {"Accept-Post": JSON})


@lru_cache(1000)
def is_json(content_type: str) -> bool:
    media, _, parameters = content_type.lower().partition(";")
    charset = parameters.partition("charset=")[2].strip().strip('"')
    return media.strip() == JSON and charset in ("", "utf-8", "utf8")


# --- the operation


async def operation_of(request: Request, trusted: TrustedDocuments, max_body: int) -> Operation:
    """The operation of a request, by POST or GET. Raises Refusal."""
    if request.method != "POST":
        return operation(parameters(request), trusted)
    refuse_other_bodies(request)
    return operation(parsed(await body_of(request, max_body), "The body"), trusted)


async def body_of(request: Request, most: int) -> bytes:
    parts, size = [], 0
    try:
        async for part in request.stream():
            parts.append(part)
            size += len(part)
            if size > most:
                raise Refusal(413, "TOO_LARGE", f"The request is larger than {most:,} bytes, the limit.")
    except ClientDisconnect:
        bad("The request broke off.")
    return b"".join(parts)


def parameters(request: Request) -> dict[str, Any]:
    """The request in a URL: variables and extensions are JSON."""
    given: dict[str, Any] = dict(request.query_params)
    for name in given.keys() & {"variables", "extensions"}:
        given[name] = parsed(given[name].encode(), name) if given[name] else None
    return given


def parsed(data: bytes, what: str) -> Any:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return parsed_slowly(data, what)


def parsed_slowly(data: bytes, what: str) -> Any:
    """By Python's own parser: it takes what orjson does not (half a surrogate pair), and tells what is wrong."""
    try:
        return json.loads(data.decode(), parse_constant=lambda word: bad(f"{what} holds {word}, which is no JSON."))
    except json.JSONDecodeError as error:
        bad(f"{what} is no JSON: {error.msg} at line {error.lineno}, column {error.colno}.")
    except UnicodeDecodeError as error:
        bad(f"{what} is not in UTF-8: see byte {error.start}.")
    except (RecursionError, ValueError):
        bad(f"{what} is nested too deep, or holds too long a number.")


def operation(given: Any, trusted: TrustedDocuments) -> Operation:
    if isinstance(given, list):
        bad("Several operations in one request are not taken. Send each by itself.")
    if not isinstance(given, dict):
        bad(f"The request must be a JSON object such as {EXAMPLE}.")
    extensions = checked(given, "extensions", dict, "an object") or {}
    text = document_of(given, extensions, trusted)
    variables = checked(given, "variables", dict, "an object") or {}
    name = checked(given, "operationName", str, "a string") or None
    return Operation(text, variables, name, extensions.get("cost") is True)


def checked(given: dict[str, Any], name: str, type_: type, expected: str) -> Any:
    value = given.get(name)
    if value is not None and not isinstance(value, type_):
        bad(f"`{name}` must be {expected}.")
    return value


def document_of(given: dict[str, Any], extensions: dict[str, Any], trusted: TrustedDocuments) -> str:
    """The document: its text, or that of a trusted document by its hash."""
    text: str | None = checked(given, "query", str, "a string with a GraphQL document")
    id_ = checked(given, "documentId", str, "a string") or persisted_hash(extensions)
    if not text:
        return named(id_, trusted)
    if id_ and not trusted.fits(id_, text):
        bad("The hash that was sent is not that of the query. Send the SHA-256 of its text in UTF-8, as hex digits.")
    if not trusted.allows(text):
        raise Refusal(403, "DOCUMENT_NOT_TRUSTED", NOT_TRUSTED)
    return text


def persisted_hash(extensions: dict[str, Any]) -> str | None:
    """The hash as Apollo's clients send it: `extensions: {persistedQuery: {version: 1, sha256Hash}}`."""
    persisted = checked(extensions, "persistedQuery", dict, "an object") or {}
    found: str | None = checked(persisted, "sha256Hash", str, "a string")
    return found


def named(id_: str | None, trusted: TrustedDocuments) -> str:
    if not id_:
        bad(f"The request has no query. Give a GraphQL document as `query`, such as {EXAMPLE}.")
    text = trusted.text(id_)
    if text is None:  # the code and the words by which Apollo's clients know to send the text
        raise Refusal(200, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
    return text
