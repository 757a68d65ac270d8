"""The generated data: the same each time, and such that the tables take it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import func, inspect, select

from benchmarks.reads.generating import World, columns, rows, tables
from benchmarks.reads.loading import fill
from benchmarks.reads.queries import QUERIES, Query
from benchmarks.reads.statements import ensure_one_statement, statements
from factdb.commands.accounts import operator
from factdb.commands.claims import record_topic
from factdb.db import Database
from factdb.models import Base
from tests.conftest import own_database

pytestmark = pytest.mark.slow

TINY = World(0.02)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest) -> Iterator[Database]:
    with own_database(request) as database:
        fill(database, TINY, quiet=True)
        yield database


@pytest.mark.parametrize("table", tables())
def test_the_same_size_and_seed_give_the_same_rows(table: str) -> None:
    assert list(rows(World(0.02), table)) == list(rows(World(0.02), table))


def test_another_seed_gives_other_rows() -> None:
    assert list(rows(World(0.02, seed=2), "claims")) != list(rows(TINY, "claims"))


@pytest.mark.parametrize("table", tables())
def test_rows_have_a_value_for_each_column(table: str) -> None:
    assert {len(row) for row in rows(TINY, table)} <= {len(columns(table))}


def test_few_speakers_have_many_quotes() -> None:
    counted = Counter(row[1] for row in rows(World(1), "quotes"))
    most = [count for _, count in counted.most_common(10)]
    assert sum(most) > 10_000 / 3
    assert sorted(counted.values())[len(counted) // 2] < 10


def test_texts_have_umlauts_and_quotation_marks() -> None:
    text = " ".join(str(row[2]) for row in rows(TINY, "quotes"))
    assert set('äöüß„“"’–') - {"ß"} <= set(text)


def test_tables_take_the_rows(filled: Database) -> None:
    with filled.reading() as connection:
        for table in tables():
            expected = sum(1 for _ in rows(TINY, table))
            assert connection.scalar(select(func.count()).select_from(Base.metadata.tables[table])) == expected


def test_no_foreign_key_dangles(filled: Database) -> None:
    """They are not checked while rows are loaded."""
    with filled.reading() as connection:
        for table in tables():
            for key in inspect(connection).get_foreign_keys(table):
                (name,), target = key["constrained_columns"], Base.metadata.tables[key["referred_table"]]
                column = Base.metadata.tables[table].c[name]
                dangling = select(func.count()).where(column.is_not(None), column.not_in(select(target.c.id)))
                assert connection.scalar(dangling) == 0, f"{table}.{name}"


def test_ids_go_on_after_the_loaded_ones(filled: Database) -> None:
    with filled.writing() as session:
        topic = record_topic(session, operator(session), name="One more")
        assert topic.id > TINY.counts.topics


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_each_query_is_one_statement(filled: Database, query: Query) -> None:
    url = filled.url.render_as_string(hide_password=False)
    ensure_one_statement(url, query, query.variables(TINY)[:3])


def test_the_endpoint_by_hand_is_given_the_values_that_factdb_binds(filled: Database) -> None:
    url = filled.url.render_as_string(hide_password=False)
    found = statements(url, QUERIES, {query.name: query.variables(TINY) for query in QUERIES})
    assert found["filtered_claims"].slots[:2] == [("item", "language"), ("item", "kind")]
    assert ("number", "id") in found["claim_page"].slots
