"""One request, asked of all paths and of the reference in all its turns: they must say the same."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from factdb.db import Database
from factdb.graphql.errors import INTERNAL
from factdb.graphql.viewer import Viewer
from tests.conftest import counted
from tests.graphql.generated.conftest import SEED
from tests.graphql.generated.features import features
from tests.graphql.generated.paths import PATHS, Answer, Ways, dumped, read
from tests.graphql.generated.reference import Reference, answer
from tests.graphql.generated.requests import Request
from tests.graphql.generated.rows import World

REFUSED = {"GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"}


@dataclass
class Agreement:
    """Asks, compares and counts."""

    database: Database
    ways: Ways
    world: World
    executed: Callable[[], int]  # how often the executor was used
    tally: Counter[str] = field(default_factory=Counter)

    def check(self, request: Request) -> None:
        """Raises AssertionError with all one needs to ask again, where answers differ."""
        tally = Counter(features(request))
        expected: dict[tuple[int, Any], Answer] = {}
        for turn, (number, viewer) in enumerate(request.turns):
            variables = request.variables[number]
            answers = {}
            for name in list(PATHS)[:: -1 if turn % 2 else 1]:  # which of them makes the plan
                try:
                    answers[name] = self.asked(name, request, variables, viewer, tally)
                    if not request.broken and (number, viewer) not in expected:
                        expected[number, viewer] = self.reference(request, variables, viewer)
                    compare(name, answers, expected.get((number, viewer)))
                except Exception as error:
                    raise AssertionError(self.report(request, variables, viewer, name, turn, error)) from error
            tally.update(f"code: {code}" for _, code in answers["executor"].faults)
            tally["asked: with errors"] += bool(answers["executor"].faults)
            tally["asked: in all"] += 1
        self.tally += tally
        self.tally["operations"] += 1

    def asked(self, name: str, request: Request, variables: Any, viewer: Viewer, tally: Counter[str]) -> Answer:
        before = self.executed()
        with self.database.reading() as connection, counted(self.database) as statements:
            body = PATHS[name](self.ways, request, variables, viewer, connection)
        if name != "executor" and not request.broken:
            tally[f"{name}: {'by the executor' if self.executed() > before else 'direct'}"] += 1
        assert len(statements) <= 1, f"{len(statements)} statements"
        found = read(body)
        assert all(code != INTERNAL for _, code in found.faults), body
        if request.broken:
            assert (found.data, len(statements)) == ("null", 0), "a document that cannot be executed was"
            assert found.faults, "a document that cannot be executed was not refused"
            assert {code for _, code in found.faults} <= REFUSED, found.faults
        return found

    def reference(self, request: Request, variables: dict[str, Any], viewer: Viewer) -> Answer:
        right = answer(request.text, request.name, variables, Reference(self.world, viewer))
        return Answer(dumped(right["data"]), "", right["errors"])

    def report(self, request: Request, variables: Any, viewer: Any, path: str, turn: int, error: Exception) -> str:
        return "\n".join(
            [
                f"{type(error).__name__}: {error}",
                f"FACTDB_FUZZ_SEED={SEED}, database: {self.database.engine.dialect.name}, {viewer}, path: {path}",
                f"turn {turn} of {[(number, str(one.role)) for number, one in request.turns]}",
                f"operation {request.name or '(the only one)'}:",
                request.text,
                f"variables: {json.dumps(variables)}",
                f"all variables: {json.dumps(request.variables)}",
            ]
        )


def compare(name: str, answers: dict[str, Answer], right: Answer | None) -> None:
    found, (first, other) = answers[name], next(iter(answers.items()))
    if right is not None:
        same("data", name, found.data, "the reference", right.data)
        same("paths and codes", name, dumped(found.faults), "the reference", dumped(right.faults))
    same("data", name, found.data, first, other.data)
    same("errors", name, found.errors, first, other.errors)


def same(what: str, name: str, found: str, other: str, expected: str) -> None:
    assert found == expected, f"{what} differ\n{name}:\n{found}\n{other}:\n{expected}"
