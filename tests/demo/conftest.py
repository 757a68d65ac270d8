"""The dossier, told once to each database. What a test changes there it puts back."""

import contextlib
import shutil
from collections.abc import Iterator

import pytest

from factdb.db import Database
from factdb.demo.playing import Play
from tests.conftest import postgresql_database


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """The whole dossier, in a database of its own."""
    with contextlib.ExitStack() as stack:
        if request.param == "sqlite":
            file = tmp_path_factory.mktemp("demo") / "facts.db"
            shutil.copy(request.getfixturevalue("migrated_file"), file)
            database = Database(f"sqlite:///{file}")
        else:
            sockets = request.getfixturevalue("postgresql_sockets")
            database = Database(stack.enter_context(postgresql_database(sockets)))
        stack.callback(database.close)
        play = Play(database)
        for _, carry_out in play.steps():
            carry_out()
        yield play
