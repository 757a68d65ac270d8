"""Strawberry as it is usually written: resolvers with DataLoaders, parsing and validation cached. It answers factdb's
documents of the benchmark, and nothing else of factdb's schema."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum
from typing import Any

import strawberry
from starlette.applications import Starlette
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from benchmarks.reads.contestants import serving
from benchmarks.reads.contestants.loaders import STANDING, Loaders, Store, listed, opened
from benchmarks.reads.contestants.resolvers import (
    Claim,
    Connection,
    Info,
    Node,
    PageInfo,
    Quote,
    Speaker,
    Topic,
    claim_of,
    identity,
    number,
    quote_of,
    speaker_of,
)


@strawberry.enum
class ClaimOrder(Enum):
    ABOUT_DESC = "ABOUT_DESC"


@strawberry.enum
class ClaimKind(Enum):
    EVENT = "EVENT"
    NUMERICAL = "NUMERICAL"
    CAUSAL = "CAUSAL"
    POSITION = "POSITION"
    PREDICTION = "PREDICTION"


@strawberry.input
class ClaimFilter:
    language: list[str] | None = None
    kind: list[ClaimKind] | None = None


@strawberry.type
class Query:
    @strawberry.field
    async def claim(self, info: Info, id: strawberry.ID) -> Claim | None:  # noqa: A002
        row = await info.context.one("claims", number(id))
        return claim_of(row) if row else None

    @strawberry.field
    async def speaker(self, info: Info, id: strawberry.ID) -> Speaker | None:  # noqa: A002
        return speaker_of(await info.context.one("speakers", number(id)))

    @strawberry.field
    async def topic(self, info: Info, id: strawberry.ID) -> Topic | None:  # noqa: A002
        row = await info.context.one("topics", number(id))
        if row is None:
            return None
        columns = {name: row[name] for name in ("name", "description")}
        return Topic(id=identity("topic", row), number=row["id"], **columns)

    @strawberry.field
    async def node(self, info: Info, id: strawberry.ID) -> Node | None:  # noqa: A002
        row = await info.context.one("quotes", number(id))
        return quote_of(row) if row else None

    @strawberry.field
    async def claims(
        self,
        info: Info,
        first: int,
        order: ClaimOrder,
        where: ClaimFilter | None = None,
    ) -> Connection[Claim]:
        rows = await claims_of(info.context.store, where or ClaimFilter(), first + 1)
        shown = rows[:first]
        end = f"{order.value}|{shown[-1]['id']}|{shown[-1]['about_order']}" if shown else None
        page = PageInfo(has_next_page=len(rows) > first, end_cursor=end)
        return Connection(nodes=[claim_of(row) for row in shown], page_info=page)


async def claims_of(store: Store, where: ClaimFilter, limit: int) -> Any:
    """The claims that match, in their order."""
    conditions, values = [STANDING], []
    kinds = [kind.value for kind in where.kind] if where.kind else None
    for column, wanted in (("language", where.language), ("kind", kinds)):
        if wanted is not None:
            values.append(store.several(wanted))
            conditions.append(f"x.{column} {store.one_of(len(values))}")
    matching = " AND ".join(conditions)
    order = "x.about_order DESC, x.id DESC"
    return await store.fetch(
        f"SELECT {listed('claims')} FROM claims x WHERE {matching} ORDER BY {order} LIMIT {limit}",
        values,
    )


class Endpoint(GraphQL[Loaders, None]):
    """Strawberry's view with loaders for each request."""

    store: Store

    async def get_context(self, request: Any, response: Any) -> Loaders:  # noqa: ARG002
        return Loaders(self.store)


def app() -> Starlette:
    schema = strawberry.Schema(Query, types=[Quote], extensions=[ParserCache, ValidationCache])
    endpoint: Endpoint = Endpoint(schema, graphql_ide=None)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        endpoint.store = await opened()
        yield

    found = Starlette(lifespan=lifespan)
    found.add_route("/graphql", endpoint)  # type: ignore[arg-type]
    return found


if __name__ == "__main__":
    serving.run(app())
