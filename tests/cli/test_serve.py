"""`factdb serve`: the API over HTTP, as long as one lets it."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pysqlite3.dbapi2
import pytest

from factdb.cli import options
from factdb.settings import Settings
from tests.cli.conftest import Factdb

COMMAND = [sys.executable, "-c", "from factdb.cli.app import main; main()", "serve", "--port", "0"]


def test_the_defaults_are_those_of_the_settings() -> None:
    ours = {"database_url": options.DEFAULT_DATABASE, "host": options.DEFAULT_HOST, "port": options.DEFAULT_PORT}
    assert ours == {name: Settings.model_fields[name].default for name in ours}


def test_it_serves_where_it_is_told(factdb: Factdb, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Settings] = []
    monkeypatch.setattr("factdb.cli.serving.serve", asked.append)
    monkeypatch.setenv("FACTDB_PORT", "8081")
    factdb("serve", "--host", "::1", "--db", "sqlite:///other.db")
    assert [(one.host, one.port, one.database_url) for one in asked] == [("::1", 8081, "sqlite:///other.db")]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(COMMAND, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@pytest.mark.slow
def test_it_answers_and_ends_in_peace(server: subprocess.Popen[str]) -> None:
    assert server.stderr is not None
    first = server.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/graphql", first)
    assert found, first
    answer = httpx.post(found[0], json={"query": "{ topics { totalCount } }"}, timeout=30)
    assert answer.json() == {"data": {"topics": {"totalCount": 0}}}
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=30)
    assert (server.returncode, out) == (0, "")
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_told(factdb: Factdb) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = factdb("serve", "--port", taken.getsockname()[1])
    assert (result.code, result.out) == (2, "")
    assert "cannot listen" in result.err


def test_a_database_at_another_revision_is_not_served(factdb: Factdb, tmp_path: Path) -> None:
    connection = pysqlite3.dbapi2.connect(str(tmp_path / "facts.db"))
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()
    result = factdb("serve")
    assert (result.code, result.out) == (1, "")
    assert "factdb db upgrade" in result.err
