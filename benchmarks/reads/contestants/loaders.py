"""SQL by hand for the server with DataLoaders: one statement for all the records that a level of the answer needs."""

import asyncio
import json
import os
import threading
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pysqlite3.dbapi2
from strawberry.dataloader import DataLoader

from benchmarks.reads.contestants import serving

Row = Any  # an asyncpg record or a row of SQLite: both give a column by its name
Fetch = Callable[[str, Sequence[Any]], Awaitable[Sequence[Row]]]
COLUMNS = {
    "claims": "id text language kind about_edtf about_earliest about_latest about_order",
    "quotes": "id text language said_edtf medium speaker_id said_order",
    "speakers": "id kind name description",
    "speaker_names": "id name language preferred",
    "speaker_roles": "id title organization organization_id from_edtf to_edtf from_order",
    "sources": "id title url publisher_id published_order",
    "publishers": "id name",
    "assertions": "id stance quote_id",
    "evidence": "id stance observed_edtf passage source_id observed_order",
    "assessments": "id veracity reason valid_from_edtf valid_from_order",
    "topics": "id name description",
}
STANDING = "x.retracted_in_id IS NULL"


def listed(table: str) -> str:
    return ", ".join(f"x.{name}" for name in COLUMNS[table].split())


@dataclass(frozen=True)
class Many:
    """A list of each record: `where` says of `x` and `{key}` which rows belong to it, `order` how they are ordered."""

    table: str
    where: str
    order: str

    def postgresql(self, first: int) -> str:
        return (
            f"SELECT k.key, x.* FROM unnest($1::int[]) AS k(key) CROSS JOIN LATERAL (SELECT {listed(self.table)}"
            f" FROM {self.table} x WHERE {self.where.format(key='k.key')} ORDER BY {self.order} LIMIT {first}) x"
        )

    def sqlite(self, first: int) -> str:
        return (
            f"SELECT k.value AS key, {listed(self.table)} FROM json_each(?) k JOIN {self.table} x ON x.id IN"
            f" (SELECT x.id FROM {self.table} x WHERE {self.where.format(key='k.value')}"
            f" ORDER BY {self.order} LIMIT {first}) ORDER BY k.value, {self.order}"
        )


ASSERTIONS = Many("assertions", f"x.claim_id = {{key}} AND {STANDING}", "x.id")
EVIDENCE = Many("evidence", f"x.claim_id = {{key}} AND {STANDING}", "x.observed_order DESC, x.id DESC")
ASSESSMENTS = Many(
    "assessments",
    f"x.claim_id = {{key}} AND x.state <> 'DRAFT' AND {STANDING}",
    "x.valid_from_order DESC, x.id DESC",
)
NAMES = Many("speaker_names", "x.speaker_id = {key}", "x.id")
ROLES = Many("speaker_roles", "x.speaker_id = {key}", "x.from_order, x.id")
QUOTES_OF_SPEAKER = Many("quotes", f"x.speaker_id = {{key}} AND {STANDING}", "x.said_order DESC, x.id DESC")
QUOTES_OF_CLAIM = Many(
    "quotes",
    "x.id IN (SELECT a.quote_id FROM assertions a WHERE a.claim_id = {key} AND a.retracted_in_id IS NULL)"
    f" AND {STANDING}",
    "x.said_order DESC, x.id DESC",
)
SOURCES_OF_QUOTE = Many(
    "sources",
    "x.id IN (SELECT s.source_id FROM snapshots s JOIN appearances a ON a.snapshot_id = s.id"
    f" WHERE a.quote_id = {{key}} AND a.retracted_in_id IS NULL) AND {STANDING}",
    "x.published_order, x.id",
)
CLAIMS_OF_QUOTE = Many(
    "claims",
    "x.id IN (SELECT a.claim_id FROM assertions a WHERE a.quote_id = {key} AND a.retracted_in_id IS NULL)"
    f" AND {STANDING}",
    "x.recorded_from, x.id",
)
CLAIMS_OF_TOPIC = Many(
    "claims",
    f"x.id IN (SELECT t.claim_id FROM claim_topics t WHERE t.topic_id = {{key}}) AND {STANDING}",
    "x.recorded_from DESC, x.id DESC",
)


@dataclass
class Store:
    """The database: a statement and its values → rows."""

    fetch: Fetch
    postgresql: bool

    async def by_keys(self, sql: str, keys: Sequence[int]) -> Sequence[Row]:
        return await self.fetch(sql, [self.several(keys)])

    def several(self, values: Sequence[Any]) -> Any:
        """A list as one value."""
        return list(values) if self.postgresql else json.dumps(values)

    def one_of(self, position: int) -> str:
        """That a column is among the list at this position of the values."""
        return f"= ANY (${position})" if self.postgresql else "IN (SELECT value FROM json_each(?))"


async def from_postgresql() -> Store:
    pool = await serving.pool()

    async def fetch(sql: str, values: Sequence[Any]) -> Sequence[Row]:
        found: Sequence[Row] = await pool.fetch(sql, *values)
        return found

    return Store(fetch, postgresql=True)


def from_sqlite(file: str) -> Store:
    kept, threads = threading.local(), ThreadPoolExecutor(serving.CONNECTIONS)

    def read(sql: str, values: Sequence[Any]) -> Sequence[Row]:
        if not hasattr(kept, "connection"):
            kept.connection = pysqlite3.dbapi2.connect(file, isolation_level=None)
            kept.connection.row_factory = pysqlite3.dbapi2.Row
        found: Sequence[Row] = kept.connection.execute(sql, values).fetchall()
        return found

    async def fetch(sql: str, values: Sequence[Any]) -> Sequence[Row]:
        return await asyncio.get_running_loop().run_in_executor(threads, read, sql, values)

    return Store(fetch, postgresql=False)


async def opened() -> Store:
    url = os.environ[serving.URL]
    return from_sqlite(url.removeprefix("sqlite:///")) if url.startswith("sqlite") else await from_postgresql()


@dataclass
class Loaders:
    """The loaders of one request, each made when it is first wanted."""

    store: Store
    made: dict[Any, DataLoader[int, Any]] = field(default_factory=dict)

    async def one(self, table: str, key: int | None) -> Row | None:
        if key is None:
            return None
        return await self.loader(table, lambda: self.load_one(table)).load(key)

    async def many(self, what: Many, key: int, first: int) -> list[Row]:
        found: list[Row] = await self.loader((what, first), lambda: self.load_many(what, first)).load(key)
        return found

    async def count(self, table: str, key: int) -> int:
        found: int = await self.loader(("count", table), lambda: self.load_counts(table)).load(key)
        return found

    def loader(self, name: Any, make: Callable[[], Any]) -> DataLoader[int, Any]:
        if name not in self.made:
            self.made[name] = DataLoader(load_fn=make())
        return self.made[name]

    def load_one(self, table: str) -> Callable[[list[int]], Awaitable[list[Row | None]]]:
        async def load(keys: list[int]) -> list[Row | None]:
            sql = f"SELECT {listed(table)} FROM {table} x WHERE x.id {self.store.one_of(1)}"
            found = {row["id"]: row for row in await self.store.by_keys(sql, keys)}
            return [found.get(key) for key in keys]

        return load

    def load_many(self, what: Many, first: int) -> Callable[[list[int]], Awaitable[list[list[Row]]]]:
        async def load(keys: list[int]) -> list[list[Row]]:
            sql = what.postgresql(first) if self.store.postgresql else what.sqlite(first)
            found: defaultdict[int, list[Row]] = defaultdict(list)
            for row in await self.store.by_keys(sql, keys):
                found[row["key"]].append(row)
            return [found[key] for key in keys]

        return load

    def load_counts(self, table: str) -> Callable[[list[int]], Awaitable[list[int]]]:
        async def load(keys: list[int]) -> list[int]:
            sql = (
                f"SELECT x.claim_id AS key, count(*) AS number FROM {table} x"
                f" WHERE x.claim_id {self.store.one_of(1)} AND {STANDING} GROUP BY x.claim_id"
            )
            found = {row["key"]: row["number"] for row in await self.store.by_keys(sql, keys)}
            return [found.get(key, 0) for key in keys]

        return load
