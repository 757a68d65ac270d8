"""Exports over HTTP: feeds, whole files, and the ClaimReview of one claim, each as the viewer may see it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, BinaryIO, TypeVar

import orjson
from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from factdb.db import Database
from factdb.errors import BadInput
from factdb.exporting.asking import Asking
from factdb.exporting.formats import FORMATS, JSON_LD, SET_ONE, Order, write
from factdb.exporting.linked import claim_review_of
from factdb.exporting.news import SORTS, SUFFIXES, feed
from factdb.exporting.streaming import Streamed
from factdb.formats.feeds import MEDIA_TYPES, WRITERS
from factdb.formats.site import Site
from factdb.graphql.http.responses import VARY, cacheable
from factdb.graphql.reading import Reader
from factdb.graphql.viewer import Viewer
from factdb.rules.ids import RecordId, utc

T = TypeVar("T")

AT_ONCE = 2  # whole files that are written at a time; others wait
ENDINGS = {"jsonl": "jsonl", "claimreview": "jsonld", "schema-org": "jsonld", "web-annotation": "jsonld"}
FILES = {  # what is written for each name
    **{f"{'everything' if name == 'jsonl' else name}.{ending}": (name, None) for name, ending in ENDINGS.items()},
    **{f"{of}.{name}": (name, of) for name in ("csv", "parquet") for of in FORMATS[name].of},
}
FEEDS = {f"{of}.{suffix}": (of, name) for of in SORTS for name, suffix in SUFFIXES.items()}


@dataclass(frozen=True)
class Exports:
    """What answers. `viewer_of` says whose request it is; `limiter` bounds the threads of short answers."""

    database: Database
    reader: Reader
    viewer_of: Callable[[Request], Any]
    site: Site | None
    limiter: CapacityLimiter
    long: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(AT_ONCE))

    def routes(self) -> list[Route]:
        return [
            Route("/feeds/{name}", self.feed),
            Route("/export/{name}", self.file),
            Route("/claimreview/{id}", self.claim_review),
        ]

    async def feed(self, request: Request) -> Response:
        """A feed, with ETag and Last-Modified."""
        of, name = chosen(FEEDS, request.path_params["name"])
        site, viewer = self.published(), await self.viewer_of(request)

        def made() -> tuple[bytes, dt.datetime]:
            with self.asking(viewer, None) as asking:
                found = feed(asking, site, of, name)
                return WRITERS[name](found), found.updated

        body, updated = await to_thread.run_sync(made, limiter=self.limiter)
        return dated(request, body, MEDIA_TYPES[name].partition(";")[0], updated)

    async def file(self, request: Request) -> Response:
        """A whole file, written while it is sent."""
        name, of = chosen(FILES, request.path_params["name"])
        as_of, viewer = moments(request), await self.viewer_of(request)
        if FORMATS[name].addressed:
            self.published()

        def produce(out: BinaryIO) -> None:
            with self.asking(viewer, as_of) as asking:
                write(name, Order(asking, out, of, self.site))

        headers = {"Vary": VARY, "Cache-Control": "no-cache"}
        return Streamed(produce, FORMATS[name].media_type, headers, self.long)

    async def claim_review(self, request: Request) -> Response:
        """The ClaimReview of one claim, for its page."""
        id_, site, viewer = claim_of(request.path_params["id"]), self.published(), await self.viewer_of(request)

        def made() -> dict[str, Any] | None:
            with self.asking(viewer, moments(request)) as asking:
                return claim_review_of(asking, site, id_)

        found = await to_thread.run_sync(made, limiter=self.limiter)
        if found is None:
            raise HTTPException(404, f"There is no verdict in force on {id_}, or no such claim.")
        return cacheable(request, orjson.dumps(found), JSON_LD)

    @contextmanager
    def asking(self, viewer: Viewer, as_of: dict[str, str] | None) -> Iterator[Asking]:
        with self.database.snapshot() as connection:
            yield Asking(self.reader, connection, viewer, as_of)

    def published(self) -> Site:
        if self.site is None:
            raise HTTPException(404, f"No address is set under which records are published. {SET_ONE}")
        return self.site


def chosen(names: Mapping[str, T], name: str) -> T:
    """What a name stands for. Raises HTTPException where it stands for nothing."""
    if name not in names:
        raise HTTPException(404, f"There is no {name[:80]!r} here. There are {', '.join(names)}.")
    return names[name]


def claim_of(id_: str) -> str:
    try:
        found = RecordId.parse(id_)
    except BadInput as error:
        raise HTTPException(404, str(error)) from None
    if found.word != "claim":
        raise HTTPException(404, f"{id_} is no claim; give an id such as claim-5.")
    return f"claim-{found.number}"


def moments(request: Request) -> dict[str, str] | None:
    """`?valid=2021-12-21&recorded=2022-01-03T12:00Z`, as GraphQL takes them. Raises HTTPException."""
    readers: dict[str, Callable[[str], object]] = {
        "valid": dt.date.fromisoformat,
        "recorded": lambda value: utc(dt.datetime.fromisoformat(value)),
    }
    given = {name: request.query_params[name] for name in readers if request.query_params.get(name)}
    for name, value in given.items():
        try:
            readers[name](value)
        except (ValueError, OverflowError):
            raise HTTPException(400, f"{name}: {value[:80]!r} cannot be read. Give {EXAMPLES[name]}.") from None
    return given or None


EXAMPLES = {"valid": "a day such as 2021-12-21", "recorded": "a moment such as 2022-01-03T12:00:00Z"}


def dated(request: Request, body: bytes, media: str, updated: dt.datetime) -> Response:
    """The answer, or that it is the one the reader has: by its ETag, or else by its date (RFC 9110, section 13.2.2)."""
    answer = cacheable(request, body, media)
    if "if-none-match" not in request.headers and not_since(request.headers.get("if-modified-since"), updated):
        answer = Response(None, 304, {name: answer.headers[name] for name in ("ETag", "Cache-Control", "Vary")})
    answer.headers["Last-Modified"] = format_datetime(updated, usegmt=True)
    return answer


def not_since(header: str | None, updated: dt.datetime) -> bool:
    try:
        given = parsedate_to_datetime(header) if header else None
    except ValueError:
        return False
    return given is not None and given.tzinfo is not None and updated.replace(microsecond=0) <= given
