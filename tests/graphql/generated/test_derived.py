"""What is derived from many rows at once (origins, standings, verdicts, timelines, positions), in worlds where much of
it is on few claims: whole and at every sort of moment, all paths and the plain walk say the same."""

from collections.abc import Iterator
from itertools import product

import pytest

from factdb import models as m
from factdb.db import Database
from factdb.graphql.viewer import ANONYMOUS, OPERATOR
from tests.conftest import own_database
from tests.graphql.generated.agreement import Agreement
from tests.graphql.generated.paths import ways_of
from tests.graphql.generated.requests import Request
from tests.graphql.generated.rows import World, build, fill
from tests.graphql.generated.test_agree import Noting

pytestmark = pytest.mark.slow

SEEDS = range(11, 13)
CROWDED = {
    m.Publisher: 4,
    m.OwnerGroup: 2,
    m.Speaker: 3,
    m.Source: 12,
    m.Quote: 16,
    m.Claim: 4,
    m.Evidence: 36,
    m.Assertion: 30,
    m.ClaimRelation: 20,
    m.ClaimTopic: 6,
    m.Assessment: 24,
    m.Review: 8,
    m.Appearance: 20,
    m.Revision: 12,
    m.RevisionRecord: 60,
    m.SpeakerRole: 12,
    m.Topic: 2,
    m.Snapshot: 16,
    m.SnapshotShingle: 200,
}
AS_OF = [
    {},
    {"valid": "2021-12-20"},
    {"recorded": "2024-02-01T00:00:00+00:00"},
    {"recorded": "2024-06-01T12:00:00.0005Z", "valid": "2021-12-14"},
]
FRAGMENTS = """
fragment date on EdtfDate { edtf earliest latest words }
fragment count on OriginCount { records origins first latest }
"""
DOCUMENTS = {
    "origins": """query ($asOf: AsOf) {
  evidence(first: 100, asOf: $asOf) {
    nodes { id origin { key kind counts why speaker { id } publisher { id } sameAs { id } } }
  }
}""",
    "standings": """query ($asOf: AsOf) {
  claims(asOf: $asOf) {
    nodes {
      id standing disagreement verdict { id veracity }
      corroboration { rule standing supports { ...count } refutes { ...count } context { ...count } }
    }
  }
  quotes(asOf: $asOf) { nodes { id attributionVerdict { id } speakerRoles { id title } } }
}""",
    "filters": """query ($asOf: AsOf) {
  a: claims(asOf: $asOf, where: { standing: DISPUTED }) { totalCount nodes { id } }
  b: claims(asOf: $asOf, where: { standing: [UNCORROBORATED, CORROBORATED] }) { totalCount }
}""",
    "timelines": """query ($asOf: AsOf) {
  claims(asOf: $asOf) {
    nodes {
      corrections { id }
      timeline(first: 100) {
        totalCount
        edges { cursor node { kind recorded valid { ...date } revision { id } record { ... on Node { id } } } }
      }
      last: timeline(last: 3) { nodes { kind } pageInfo { hasPreviousPage } }
    }
  }
}""",
    "copies": """query ($asOf: AsOf) {
  sources(asOf: $asOf) {
    nodes {
      copyCandidates { share shareOfOther source { id } earlier { id } }
      few: copyCandidates(first: 1) { share }
    }
  }
}""",
    "positions": """query ($asOf: AsOf) {
  speakers(asOf: $asOf) {
    nodes {
      positions(first: 100) {
        totalCount
        edges {
          cursor
          node {
            stance said { ...date } claim { id } quote { id } assertion { id }
            changes { kind stance said { ...date } claim { id } quote { id } relation { id } }
          }
        }
      }
      on: positions(topic: "topic-1") { totalCount }
    }
  }
}""",
}


def whole(document: str) -> str:
    """The document with the fragments that it spreads."""
    return document + "".join(
        f"\n{text}" for text in FRAGMENTS.split("\n") if text and f"...{text.split()[1]}" in document
    )


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def crowded(request: pytest.FixtureRequest) -> Iterator[list[tuple[Database, World]]]:
    databases = [own_database(request) for _ in SEEDS]
    opened = [one.__enter__() for one in databases]
    worlds = [build(seed, CROWDED) for seed in SEEDS]
    for database, world in zip(opened, worlds, strict=True):
        with database.engine.begin() as connection:
            fill(connection, world)
    yield list(zip(opened, worlds, strict=True))
    for one in databases:
        one.__exit__(None, None, None)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_derived_has_one_answer(crowded: list[tuple[Database, World]], name: str) -> None:
    noting = Noting()
    for (database, world), as_of in product(crowded, AS_OF):
        with ways_of(database, noting) as ways:
            agreement = Agreement(database, ways, world, lambda: noting.executed)
            agreement.check(Request(whole(DOCUMENTS[name]), None, [{"asOf": as_of}], [OPERATOR, ANONYMOUS]))
