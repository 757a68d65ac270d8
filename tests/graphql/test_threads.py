"""What several threads share: a document's plans, and the coercion of its variables."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event
from time import sleep
from typing import Any

import pytest
from graphql import GraphQLInputField, GraphQLInputObjectType, GraphQLInt
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from factdb.graphql.compiler import coercion
from factdb.graphql.compiler.coercion import Coerce, coercer
from factdb.graphql.compiler.plan import Part, Plan
from factdb.graphql.compiler.plans import prepare
from factdb.graphql.schema import make_schema
from factdb.rules.vocabulary import Role

SCHEMA = make_schema()
PAGES = """query ($one: Boolean!, $n: Int, $m: Int) {
  x: speakers(first: $n) @include(if: $one) { totalCount nodes { id } }
  y: speakers(first: $m) @skip(if: $one) { totalCount nodes { id } } }"""


class Meeting(dict[Any, Any]):
    """A dict on whose change two threads wait for each other, as far as nothing keeps them apart."""

    def __init__(self) -> None:
        super().__init__()
        self.barrier = Barrier(2)

    def meet(self) -> None:
        with suppress(BrokenBarrierError):
            self.barrier.wait(0.5)

    def __or__(self, other: Any) -> Any:
        self.meet()
        return dict(self) | other

    def clear(self) -> None:
        self.meet()
        super().clear()
        self.meet()


def test_plans_made_at_once_are_kept_by_all_they_depend_on(monkeypatch: pytest.MonkeyPatch) -> None:
    document = prepare(SCHEMA.core, PAGES, None)
    document.questions, document.plans = Meeting(), Meeting()
    part, dialect = Part(SCHEMA.core.query_type, [document.operation.selection_set]), SQLiteDialect_pysqlite()
    both, compile_ = Barrier(2), document.compile

    def compile_both(*given: Any) -> Plan:
        plan = compile_(*given)
        both.wait()
        return plan

    def plan(variables: dict[str, Any]) -> Plan:
        return document.plan(part, variables, Role.READER, dialect)

    with monkeypatch.context() as patched, ThreadPoolExecutor(2) as threads:
        patched.setattr(document, "compile", compile_both)
        list(threads.map(plan, [{"one": True, "n": 7}, {"one": False, "m": 7}]))
    assert "LIMIT 5" in plan({"one": True, "n": 5}).sql
    assert "LIMIT 6" in plan({"one": False, "m": 6}).sql


def test_a_type_that_another_thread_is_learning_is_learned_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {name: GraphQLInputField(GraphQLInt) for name in ("a", "b")}
    coerce = coercer(GraphQLInputObjectType("Pair", fields))
    begun, half = Event(), Event()
    begun.set()

    def slow(type_: Any) -> Coerce:
        if half.is_set():
            sleep(0.2)
        half.set()
        return coercer(type_)

    def coerced_after(event: Event) -> Any:
        event.wait()
        return coerce({"b": 1})

    monkeypatch.setattr(coercion, "coercer", slow)
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(coerced_after, [begun, half])) == [{"b": 1}] * 2
