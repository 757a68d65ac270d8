"""A bare load of rows that are there: the driver's fastest way, row after row, and nothing else."""

import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from psycopg import sql
from sqlalchemy import Connection, Table

from factdb.db import Database
from factdb.models import Base

BATCH = 10_000  # rows held at a time
Counts = dict[str, int]


def tables() -> list[Table]:
    """All tables, each after those it refers to."""
    return list(Base.metadata.sorted_tables)


def columns(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.computed is None]


def counts(database: Database) -> Counts:
    """How many rows each table has that has any."""
    with database.reading() as connection:
        found = {table.name: number_of(connection, table.name) for table in tables()}
    return {name: number for name, number in found.items() if number}


def number_of(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one())


def copied(source: Database, target: Database) -> float:
    """Load the rows of one database into an empty one, in one transaction; answers the seconds that writing took.
    Reading them is not counted."""
    load = into_sqlite if target.is_sqlite else into_postgresql
    took = 0.0
    with source.reading() as reading, target.writing() as session:
        writing = session.connection()
        for table in tables():
            took += load(reading, writing, table)
        start = time.perf_counter()
        session.commit()
        return took + time.perf_counter() - start


def into_sqlite(reading: Connection, writing: Connection, table: Table) -> float:
    names = columns(table)
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
    cursor = driver(reading).execute(f'SELECT {listed} FROM "{table.name}"')
    took = 0.0
    while batch := list(islice(cursor, BATCH)):
        start = time.perf_counter()
        driver(writing).executemany(f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})', batch)
        took += time.perf_counter() - start
    return took


def into_postgresql(reading: Connection, writing: Connection, table: Table) -> float:
    """The text of COPY TO goes into COPY FROM: no client could give the rows faster. Each batch is a COPY of its own,
    as an import's are, so that as much is held."""
    listed = sql.SQL(", ").join(map(sql.Identifier, columns(table)))
    out = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(table.name), listed)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), listed)
    took = 0.0
    with driver(reading).cursor() as cursor, cursor.copy(out) as rows:
        for batch in batches(iter(rows)):
            start = time.perf_counter()
            with driver(writing).cursor() as other, other.copy(into) as copy:
                copy.write(b"".join(batch))
            took += time.perf_counter() - start
    return took


def batches(rows: Iterator[Any]) -> Iterator[Sequence[Any]]:
    while batch := [bytes(row) for row in islice(rows, BATCH)]:
        yield batch


def driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
