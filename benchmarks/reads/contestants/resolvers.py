"""The types of the server with DataLoaders, resolved field by field as Strawberry's guide has it."""

import datetime as dt
from typing import Any, Generic, TypeVar

import strawberry

from benchmarks.reads.contestants import loaders as sql
from benchmarks.reads.contestants.loaders import Loaders, Row

T = TypeVar("T")
ALL = 1000  # details that come without paging
Info = strawberry.Info[Loaders, Any]


@strawberry.type
class EdtfDate:
    edtf: str
    earliest: dt.date | None = None
    latest: dt.date | None = None


def dated(row: Row, prefix: str) -> EdtfDate | None:
    text = row[f"{prefix}_edtf"]
    return None if text is None else EdtfDate(edtf=text)


def day(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Connection(Generic[T]):
    nodes: list[T]
    page_info: PageInfo | None = None


@strawberry.interface
class Node:
    id: strawberry.ID


def identity(word: str, row: Row) -> strawberry.ID:
    return strawberry.ID(f"{word}-{row['id']}")


def number(id_: str) -> int:
    return int(id_.partition("-")[2])


@strawberry.type
class Publisher(Node):
    name: str


@strawberry.type
class Source(Node):
    title: str | None
    url: str | None
    publisher_id: strawberry.Private[int | None]

    @strawberry.field
    async def publisher(self, info: Info) -> Publisher | None:
        row = await info.context.one("publishers", self.publisher_id)
        return Publisher(id=identity("publisher", row), name=row["name"]) if row else None


def source_of(row: Row | None) -> Source | None:
    if row is None:
        return None
    return Source(id=identity("source", row), title=row["title"], url=row["url"], publisher_id=row["publisher_id"])


@strawberry.type
class SpeakerName:
    name: str
    language: str | None
    preferred: bool


@strawberry.type
class SpeakerRole:
    title: str
    organization: str | None
    since: EdtfDate | None
    until: EdtfDate | None
    organization_id: strawberry.Private[int | None]

    @strawberry.field
    async def of_whom(self, info: Info) -> "Speaker | None":
        return speaker_of(await info.context.one("speakers", self.organization_id))


@strawberry.type
class Speaker(Node):
    kind: str
    name: str
    description: str | None
    number: strawberry.Private[int]

    @strawberry.field
    async def names(self, info: Info) -> list[SpeakerName]:
        rows = await info.context.many(sql.NAMES, self.number, ALL)
        return [SpeakerName(name=r["name"], language=r["language"], preferred=bool(r["preferred"])) for r in rows]

    @strawberry.field
    async def roles(self, info: Info) -> list[SpeakerRole]:
        return [role_of(row) for row in await info.context.many(sql.ROLES, self.number, ALL)]

    @strawberry.field
    async def quotes(self, info: Info, first: int) -> Connection["Quote"]:
        rows = await info.context.many(sql.QUOTES_OF_SPEAKER, self.number, first)
        return Connection(nodes=[quote_of(row) for row in rows])


def role_of(row: Row) -> SpeakerRole:
    return SpeakerRole(
        title=row["title"],
        organization=row["organization"],
        since=dated(row, "from"),
        until=dated(row, "to"),
        organization_id=row["organization_id"],
    )


def speaker_of(row: Row | None) -> Speaker | None:
    if row is None:
        return None
    columns = {name: row[name] for name in ("kind", "name", "description")}
    return Speaker(id=identity("speaker", row), number=row["id"], **columns)


@strawberry.type
class Quote(Node):
    text: str
    language: str | None
    said: EdtfDate | None
    medium: str | None
    number: strawberry.Private[int]
    speaker_id: strawberry.Private[int | None]

    @strawberry.field
    async def speaker(self, info: Info) -> Speaker | None:
        return speaker_of(await info.context.one("speakers", self.speaker_id))

    @strawberry.field
    async def sources(self, info: Info, first: int) -> Connection[Source]:
        rows = await info.context.many(sql.SOURCES_OF_QUOTE, self.number, first)
        return Connection(nodes=[source for row in rows if (source := source_of(row))])

    @strawberry.field
    async def claims(self, info: Info, first: int) -> Connection["Claim"]:
        rows = await info.context.many(sql.CLAIMS_OF_QUOTE, self.number, first)
        return Connection(nodes=[claim_of(row) for row in rows])


def quote_of(row: Row) -> Quote:
    columns = {name: row[name] for name in ("text", "language", "medium", "speaker_id")}
    return Quote(id=identity("quote", row), number=row["id"], said=dated(row, "said"), **columns)


@strawberry.type
class Assertion(Node):
    stance: str
    quote_id: strawberry.Private[int | None]

    @strawberry.field
    async def quote(self, info: Info) -> Quote | None:
        row = await info.context.one("quotes", self.quote_id)
        return quote_of(row) if row else None


@strawberry.type
class Evidence(Node):
    stance: str
    observed: EdtfDate | None
    passage: str | None
    source_id: strawberry.Private[int]

    @strawberry.field
    async def source(self, info: Info) -> Source | None:
        return source_of(await info.context.one("sources", self.source_id))


@strawberry.type
class Assessment(Node):
    veracity: str | None
    reason: str
    valid_from: EdtfDate | None


@strawberry.type
class Listed(Generic[T]):
    """A connection whose entries and number are read when they are asked for."""

    what: strawberry.Private[sql.Many]
    key: strawberry.Private[int]
    first: strawberry.Private[int]
    make: strawberry.Private[Any]

    @strawberry.field
    async def nodes(self, info: Info) -> list[T]:
        return [self.make(row) for row in await info.context.many(self.what, self.key, self.first)]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        return await info.context.count(self.what.table, self.key)


def assertion_of(row: Row) -> Assertion:
    return Assertion(id=identity("assertion", row), stance=row["stance"], quote_id=row["quote_id"])


def evidence_of(row: Row) -> Evidence:
    columns = {name: row[name] for name in ("stance", "passage", "source_id")}
    return Evidence(id=identity("evidence", row), observed=dated(row, "observed"), **columns)


def assessment_of(row: Row) -> Assessment:
    columns = {name: row[name] for name in ("veracity", "reason")}
    return Assessment(id=identity("assessment", row), valid_from=dated(row, "valid_from"), **columns)


@strawberry.type
class Claim(Node):
    text: str
    language: str | None
    kind: str
    about: EdtfDate | None
    number: strawberry.Private[int]
    about_order: strawberry.Private[Any]

    @strawberry.field
    def assertions(self, first: int = 20) -> Listed[Assertion]:
        return Listed(what=sql.ASSERTIONS, key=self.number, first=first, make=assertion_of)

    @strawberry.field
    def evidence(self, first: int = 20) -> Listed[Evidence]:
        return Listed(what=sql.EVIDENCE, key=self.number, first=first, make=evidence_of)

    @strawberry.field
    async def assessments(self, info: Info, first: int) -> Connection[Assessment]:
        rows = await info.context.many(sql.ASSESSMENTS, self.number, first)
        return Connection(nodes=[assessment_of(row) for row in rows])

    @strawberry.field
    async def quotes(self, info: Info, first: int) -> Connection[Quote]:
        rows = await info.context.many(sql.QUOTES_OF_CLAIM, self.number, first)
        return Connection(nodes=[quote_of(row) for row in rows])


def claim_of(row: Row) -> Claim:
    about = dated(row, "about")
    if about:
        about.earliest, about.latest = day(row["about_earliest"]), day(row["about_latest"])
    columns = {name: row[name] for name in ("text", "language", "kind", "about_order")}
    return Claim(id=identity("claim", row), number=row["id"], about=about, **columns)


@strawberry.type
class Topic(Node):
    name: str
    description: str | None
    number: strawberry.Private[int]

    @strawberry.field
    async def claims(self, info: Info, first: int) -> Connection[Claim]:
        rows = await info.context.many(sql.CLAIMS_OF_TOPIC, self.number, first)
        return Connection(nodes=[claim_of(row) for row in rows])
