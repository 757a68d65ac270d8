"""Filling a database straight into its tables: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Iterator
from itertools import islice

from psycopg import sql
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from sqlalchemy import Connection

from benchmarks.reads.generating import World, columns, rows, tables
from benchmarks.reads.terminal import ERR
from factdb.db import Database

BATCH = 20_000  # rows between two signs of life


def fill(database: Database, world: World, quiet: bool = False) -> None:
    """Load a world into an empty, migrated database, and gather the statistics that its planner needs. Foreign keys are
    not checked row by row: the generator's rows keep them, and a test says so."""
    bar = Progress(TextColumn("{task.description:24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
                   console=ERR, disable=quiet)  # fmt: skip
    load = into_sqlite if database.is_sqlite else into_postgresql
    with bar, database.engine.connect() as connection:
        prepare(connection)
        for table in bar.track(tables(), description=f"filling size {world.size:g}"):
            task = bar.add_task(table, total=None)
            if not (quiet or ERR.is_terminal):
                ERR.print(f"filling {table}")
            for loaded in load(connection, world, table):
                bar.update(task, completed=loaded)
            bar.update(task, total=bar.tasks[task].completed)
        connection.commit()
    finish(database)


def batches(world: World, table: str) -> Iterator[list[tuple[object, ...]]]:
    found = rows(world, table)
    while batch := list(islice(found, BATCH)):
        yield batch


def into_postgresql(connection: Connection, world: World, table: str) -> Iterator[int]:
    names = sql.SQL(", ").join(map(sql.Identifier, columns(table)))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    driver, loaded = connection.connection.driver_connection, 0
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for batch in batches(world, table):
            for row in batch:
                copy.write_row(row)
            loaded += len(batch)
            yield loaded


def into_sqlite(connection: Connection, world: World, table: str) -> Iterator[int]:
    names = ", ".join(f'"{name}"' for name in columns(table))
    marks = ", ".join("?" for _ in columns(table))
    statement, loaded = f'INSERT INTO "{table}" ({names}) VALUES ({marks})', 0
    driver = connection.connection.driver_connection
    assert driver is not None
    for batch in batches(world, table):
        driver.executemany(statement, batch)
        loaded += len(batch)
        yield loaded


def prepare(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET session_replication_role = replica")
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
        driver.execute(f"PRAGMA {pragma}")
    connection.exec_driver_sql("SELECT 1")  # begins the transaction, which foreign_keys cannot be switched in


def finish(database: Database) -> None:
    """Ids go on after those that were loaded; statistics are gathered, and what is dead is cleared away."""
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if database.is_sqlite:
            driver = connection.connection.driver_connection
            assert driver is not None
            for statement in ("ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
                driver.execute(statement).fetchall()
            return
        for table in tables():
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM \"{table}\""
            )
        connection.exec_driver_sql("VACUUM (ANALYZE)")
