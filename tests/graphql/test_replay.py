"""Random histories: as of each moment the statement answers what a plain replay of the writes up to it does."""

import datetime as dt
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.claims import assert_claim, record_claim
from factdb.commands.evidence import add_evidence, assess
from factdb.commands.publishers import record_publisher
from factdb.commands.quotes import change_quote, record_quote
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.sources import change_source, record_source
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.errors import Conflict
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.independence import Outlet, Piece, origin_key, origins, root_of
from factdb.rules.standing import standing
from factdb.rules.vocabulary import AssertionStance, ClaimKind, EvidenceStance, SpeakerKind, Veracity
from tests.conftest import own_database
from tests.graphql.affair import last_moment, reader

SOURCES, QUOTES, OUTLETS, VOICES = 4, 3, 3, 2
DAYS = [dt.date(2024, 3, day) for day in range(1, 6)]
PICK = st.integers(0, 3)
STEP = st.tuples(
    st.sampled_from(["evidence", "evidence", "evidence", "assert", "copy", "move", "respeak", "withdraw", "judge"]),
    *[PICK] * 4,
)


@dataclass
class Written:
    source: int
    cites: int | None
    rests_on: int | None
    stance: EvidenceStance
    day: dt.date
    retracted: bool = False


@dataclass
class Replay:
    """What was written, as plain values; the numbers count from nought."""

    copied_from: dict[int, int | None] = field(default_factory=lambda: dict.fromkeys(range(SOURCES)))
    outlet: dict[int, int] = field(default_factory=lambda: {number: number % OUTLETS for number in range(SOURCES)})
    speaker: dict[int, int | None] = field(
        default_factory=lambda: {number: number % VOICES for number in range(QUOTES)}
    )
    asserting: set[int] = field(default_factory=set)  # quotes
    pieces: list[Written] = field(default_factory=list)
    verdict: Veracity | None = None

    def key(self, piece: Written) -> str:
        root = root_of(piece.source if piece.cites is None else piece.cites, self.copied_from)
        speaker = None if piece.rests_on is None else self.speaker[piece.rests_on]
        return origin_key(speaker, Outlet(root, self.outlet[root]))

    def answer(self, day: dt.date | None) -> Any:
        known = [piece for piece in self.pieces if not piece.retracted and (day is None or piece.day <= day)]
        asserting = {f"speaker-{self.speaker[q]}" for q in self.asserting if day is None or DAYS[q] <= day}
        pieces = [Piece(self.key(piece), piece.stance) for piece in known]
        counts = [
            (sum(piece.stance is stance for piece in pieces), origins(pieces, stance, asserting))
            for stance in EvidenceStance
        ]
        assert all(found <= records for records, found in counts)
        word = standing(counts[0][1], counts[1][1]).name
        return word, counts, self.verdict and self.verdict.name


@dataclass
class World:
    """The database's numbers of what the replay counts from nought."""

    database: Database
    claim: int
    sources: list[int]
    quotes: list[int]
    outlets: list[int]
    voices: list[int]
    evidence: list[int] = field(default_factory=list)
    assertions: dict[int, int] = field(default_factory=dict)
    assessment: int | None = None

    @classmethod
    def new(cls, database: Database) -> "World":
        with database.writing() as session:
            actor = operator(session)
            claim = record_claim(session, actor, text="It holds.", kind=ClaimKind.EVENT).id
            names = [f"{claim}/{number}" for number in range(OUTLETS)]
            outlets = [record_publisher(session, actor, name=name).id for name in names]
            sources = [
                record_source(session, actor, title="An article", publisher_id=outlets[number % OUTLETS]).id
                for number in range(SOURCES)
            ]
            who = [record_speaker(session, actor, name=name, kind=SpeakerKind.PERSON).id for name in "AB"]
            quotes = [
                record_quote(session, actor, text="So.", speaker_id=who[n % VOICES], said=EdtfDate.day(DAYS[n])).id
                for n in range(QUOTES)
            ]
        return cls(database, claim, sources, quotes, outlets, who)

    def ask(self, recorded: dt.datetime, day: dt.date | None) -> Any:
        text = """query ($id: ID!, $asOf: AsOf) { claim(id: $id, asOf: $asOf) { standing verdict { veracity }
          corroboration { supports { records origins } refutes { records origins } context { records origins } } } }"""
        as_of = {"recorded": recorded.isoformat()} | ({"valid": day.isoformat()} if day else {})
        with self.database.reading() as connection:
            result = reader().read(text, {"id": f"claim-{self.claim}", "asOf": as_of}, connection=connection)
        assert result.errors is None
        found: Any = (result.data or {})["claim"]
        counts = [(found["corroboration"][s]["records"], found["corroboration"][s]["origins"]) for s in STANCES]
        return found["standing"], counts, found["verdict"] and found["verdict"]["veracity"]


STANCES = ("supports", "refutes", "context")


# --- steps: each writes, and tells the replay


def evidence(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    one, two, three, four = picks
    stance = list(EvidenceStance)[two % 3]
    cites = three % SOURCES if three > 1 else None
    rests_on = four % QUOTES if four else None
    day = DAYS[(one + two) % len(DAYS)]
    found = add_evidence(
        s,
        a,
        claim_id=world.claim,
        source_id=world.sources[one],
        stance=stance,
        observed=EdtfDate.day(day),
        cites_id=None if cites is None else world.sources[cites],
        rests_on_id=None if rests_on is None else world.quotes[rests_on],
    )
    world.evidence.append(found.id)
    replay.pieces.append(Written(one, cites, rests_on, stance, day))


def put_forward(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    quote = picks[0] % QUOTES
    stance = AssertionStance.ASSERTS if picks[1] else AssertionStance.DENIES
    assert_claim(s, a, claim_id=world.claim, quote_id=world.quotes[quote], stance=stance)
    (replay.asserting.add if picks[1] else replay.asserting.discard)(quote)


def copy(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    source, original = picks[0], picks[1] if picks[2] else None
    try:
        number = None if original is None else world.sources[original]
        change_source(s, a, source_id=world.sources[source], syndicated_from_id=number)
    except Conflict:
        return  # it would be a copy of itself
    replay.copied_from[source] = original


def move(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    source, outlet = picks[0], picks[1] % OUTLETS
    change_source(s, a, source_id=world.sources[source], publisher_id=world.outlets[outlet])
    replay.outlet[source] = outlet


def respeak(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    quote, voice = picks[0] % QUOTES, picks[1] if picks[1] < VOICES else None
    change_quote(s, a, quote_id=world.quotes[quote], speaker_id=None if voice is None else world.voices[voice])
    replay.speaker[quote] = voice


def withdraw(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    standing = [number for number, piece in enumerate(replay.pieces) if not piece.retracted]
    if standing:
        number = standing[picks[0] % len(standing)]
        retract(s, a, record_id=RecordId("evidence", world.evidence[number]), note="A mix-up.")
        replay.pieces[number].retracted = True


def judge(s: Session, a: Actor, world: World, replay: Replay, picks: list[int]) -> None:
    verdict = list(Veracity)[picks[0]]
    world.assessment = assess(
        s,
        a,
        claim_id=world.claim,
        veracity=verdict,
        reason="So.",
        valid_from=EdtfDate.day(DAYS[0]),
        supersedes_id=world.assessment,
    ).id
    replay.verdict = verdict


STEPS: dict[str, Callable[[Session, Actor, World, Replay, list[int]], None]] = {
    "evidence": evidence,
    "assert": put_forward,
    "copy": copy,
    "move": move,
    "respeak": respeak,
    "withdraw": withdraw,
    "judge": judge,
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def written(request: pytest.FixtureRequest) -> Iterator[Database]:
    with own_database(request) as database:
        yield database


@pytest.mark.slow
def test_any_moment_reads_as_a_replay_of_the_writes_up_to_it(written: Database) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(STEP, min_size=4, max_size=14))
    def check(steps: list[tuple[Any, ...]]) -> None:
        world, replay = World.new(written), Replay()
        states: list[tuple[dt.datetime, Replay]] = []
        for name, *picks in steps:
            with written.writing() as session:
                STEPS[name](session, operator(session), world, replay, picks)
                session.flush()
                states.append((last_moment(session), deepcopy(replay)))
        for moment, then in states[::-1]:
            for day in (None, DAYS[0], DAYS[2]):
                assert world.ask(moment, day) == then.answer(day)

    check()
