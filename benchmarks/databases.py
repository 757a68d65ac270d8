"""Empty databases for benchmarks that fill them, gone when the benchmark ends."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

from factdb.db import Database, upgrade
from tests.postgres import postgresql, url


@contextmanager
def databases(kind: str) -> Iterator[Callable[[], Database]]:
    """What makes an empty, migrated database as often as it is called."""
    opened: list[Database] = []
    with tempfile.TemporaryDirectory() as folder, servers(kind, Path(folder)) as place:

        def new() -> Database:
            opened.append(Database(place()))
            upgrade(opened[-1])
            return opened[-1]

        try:
            yield new
        finally:
            for database in opened:
                database.close()


@contextmanager
def servers(kind: str, folder: Path) -> Iterator[Callable[[], str]]:
    numbers = count()
    if kind == "sqlite":
        yield lambda: f"sqlite:///{folder / f'{next(numbers)}.db'}"
        return
    with postgresql() as sockets:

        def place() -> str:
            name = f"bench_{next(numbers)}"
            with psycopg.connect(url(sockets, "postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
            return url(sockets, name)

        yield place
