"""Several writers at once: what they record together is what they would have recorded one after another."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from factdb.commands.accounts import operator
from factdb.commands.ingest import ingest
from factdb.commands.publishers import record_publisher
from factdb.commands.sources import change_source, record_source
from factdb.db import Database
from factdb.errors import Conflict
from factdb.models import Base, Proposal, Publisher, Snapshot, Source

pytestmark = pytest.mark.slow

ARTICLE = "“It is open”, said Ada Berg, the mayor of the town of Wendel, on Monday.\n"
WRITERS = 5


def at_once(tasks: Sequence[Callable[[], object]]) -> None:
    with ThreadPoolExecutor(len(tasks)) as pool:
        for done in [pool.submit(task) for task in tasks]:
            done.result()


def counts(database: Database, *nouns: type[Base]) -> list[int]:
    with database.writing() as session:
        return [session.scalar(select(func.count()).select_from(noun)) or 0 for noun in nouns]


def take(database: Database, text: str, url: str | None) -> None:
    with database.writing() as session:
        content = text.encode()
        ingest(session, operator(session), content=content, title="Sluice", url=url, publisher="Post", language="en")


@pytest.fixture
def ready(database: Database) -> Database:
    """A database whose operator is set up."""
    with database.writing() as session:
        operator(session)
    return database


@pytest.mark.parametrize("url", [None, "https://valley.example/sluice"])
def test_one_article_is_taken_in_once(ready: Database, url: str | None) -> None:
    at_once([lambda: take(ready, ARTICLE, url)] * WRITERS)
    assert counts(ready, Source, Snapshot, Proposal, Publisher) == [1, 1, 1, 1]


def test_a_changed_page_is_one_snapshot_more(ready: Database) -> None:
    url = "https://valley.example/sluice"
    take(ready, ARTICLE, url)
    at_once([lambda: take(ready, f"{ARTICLE}\nNobody else spoke at the meeting in the town hall.\n", url)] * WRITERS)
    assert counts(ready, Source, Snapshot, Proposal) == [1, 2, 2]


def test_a_new_publisher_is_recorded_once(ready: Database) -> None:
    def record() -> None:
        with ready.writing() as session:
            record_publisher(session, operator(session), name="Post", domains=("post.example",), owner_group="Vale")

    at_once([record] * WRITERS)
    assert counts(ready, Publisher) == [1]


def test_two_writers_do_not_make_a_circle_of_copies(ready: Database) -> None:
    with ready.writing() as session:
        one, other = (record_source(session, operator(session), title=title).id for title in ("one", "other"))
    refused = []

    def copy(source_id: int, origin_id: int) -> None:
        try:
            with ready.writing() as session:
                change_source(session, operator(session), source_id=source_id, syndicated_from_id=origin_id)
        except Conflict as error:
            refused.append(error)

    at_once([lambda: copy(one, other), lambda: copy(other, one)])
    assert len(refused) == 1
