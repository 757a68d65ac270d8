"""The dossier, told once to each database. What a test changes there it puts back."""

from collections.abc import Iterator

import pytest

from factdb.demo.playing import Play
from tests.conftest import own_database


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def told(request: pytest.FixtureRequest) -> Iterator[Play]:
    """The whole dossier, in a database of its own."""
    with own_database(request) as database:
        play = Play(database)
        for _, carry_out in play.steps():
            carry_out()
        yield play
