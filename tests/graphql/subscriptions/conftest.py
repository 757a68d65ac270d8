"""`server` is a server of subscriptions to an empty database, on both databases; `write` writes to it."""

from collections.abc import Callable

import pytest

from factdb.db import Database
from tests.graphql.subscriptions.client import server
from tests.graphql.writing import Api

__all__ = ["server"]

RECORD = "mutation ($name: String!) { recordTopic(input: {name: $name}) { revision { id } } }"


@pytest.fixture
def write(database: Database) -> Callable[[str], str]:
    """Record a topic of this name; the id of the revision."""
    api = Api.on(database)
    return lambda name: str(api(RECORD, name=name)["recordTopic"]["revision"]["id"])
