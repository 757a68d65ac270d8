"""Quotes that are taken in bulk come to the very rows that they would come to one by one."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, func, select, text
from sqlalchemy.orm import Session

from factdb.audit.sealing import Sealer
from factdb.audit.verifying import verify
from factdb.commands.accounts import operator
from factdb.commands.arguments import IdentifierInput, NameInput
from factdb.commands.bulk import planning, quotes
from factdb.commands.bulk.making import HELPER, helped
from factdb.commands.importing import Origin, Tally, import_records
from factdb.commands.merging import merge_speakers
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.sources import record_source
from factdb.commands.speakers import record_speaker
from factdb.db import Database
from factdb.errors import FactdbError
from factdb.formats.given import (
    Given,
    GivenClaim,
    GivenEvidence,
    GivenId,
    GivenQuote,
    GivenSource,
    GivenVoice,
    Refused,
)
from factdb.models import Base, Quote, Recorded
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.notes import LogKey
from factdb.rules.vocabulary import EvidenceStance, Findable, SourceKind, SpeakerKind
from tests.conftest import counted

ORIGIN = Origin("quotes.jsonl", "sha256:0", "test", "test 1")
NOUNS: list[Any] = [each.class_ for each in Base.registry.mappers if issubclass(each.class_, Recorded)]
WORDS: dict[str, str] = {noun.word: noun.table().name for noun in NOUNS}
POINTING = {"speaker_id": "speakers", "account_id": "accounts", "claim_id": "claims"}  # where there is no foreign key
MADE_ANEW = {
    *("recorded_from", "recorded_to", "recorded", "version"),
    *("salt", "digest", "marks", "link", "seal", "reason_salt", "reason_digest"),
}
UNORDERED = {"revision_records", "search_documents", "search_words", "revisions"}

# --- what files may give


def quote(number: str, text: str = "It rains.", voice: GivenVoice | None = None, *sources: GivenSource) -> GivenQuote:
    evidence = tuple(GivenEvidence(source, EvidenceStance.CONTEXT, "Prints it.") for source in sources)
    return GivenQuote(
        text, voice, "en", EdtfDate.parse("../2024-03-01"), ids=(GivenId("t", number),), evidence=evidence
    )


def item(value: str) -> GivenId:
    return GivenId("wikidata", value)


DATED = EdtfDate.parse("2024-05")
VOICES = [
    GivenVoice("Ada Quill", ids=(item("Q1"),)),
    GivenVoice("Ada Quill"),
    GivenVoice("A. Quill", ids=(item("Q1"), item("Q2"))),
    GivenVoice("Adah Quill", ids=(item("Q3"),)),
    GivenVoice("Bo Reed"),
    GivenVoice("Bo  Reed ", SpeakerKind.ORGANIZATION),
    GivenVoice("Someone", SpeakerKind.UNNAMED),
    GivenVoice("Retracted Ray", ids=(item("Q4"),)),
    GivenVoice("Retracted Ray", ids=(item("Q4"), item("Q5"))),
    GivenVoice("Merged Mo", ids=(item("Q6"),)),
    GivenVoice("Merged Mo"),
    GivenVoice("Gone Gus", ids=(item("Q7"),)),
    GivenVoice("Two Names"),
    GivenVoice("Role Roe", role="Mayor", organization="Bremen"),
    GivenVoice(" ", ids=(item("Q1"),)),
    GivenVoice("x" * 501),
    GivenVoice("Caps", ids=(GivenId("WikiData", "Q8"),)),
    GivenVoice("Dora Ümlaut", ids=(item("Q9"), item("Q9"))),
]
SOURCES = [
    GivenSource("http://a.example/1?utm_source=x"),
    GivenSource("https://a.example/1", title="A title of words", published=DATED),
    GivenSource("https://b.example/", published=DATED, authors=("Ann Author", "Bob")),
    GivenSource("https://web.archive.org/web/2024/https://b.example/", canonical="https://b.example/"),
    GivenSource("https://known.example/", published=EdtfDate.parse("2020")),
    GivenSource("https://retracted.example/", kind=SourceKind.VIDEO),
    GivenSource("nowhere"),
    GivenSource("https://c.example/", authors=("",)),
]
MESSY: list[GivenQuote | GivenClaim | Refused] = [
    *(quote(f"v{place}", f"Number {place}, said well.", voice) for place, voice in enumerate(VOICES)),
    *(quote(f"s{place}", "Der Ärger über Windkraftanlagen.", None, each) for place, each in enumerate(SOURCES)),
    quote("all", "Twice!", VOICES[0], *SOURCES[:6], *SOURCES[:2]),
    quote("all", "Known now."),
    Refused("line 7", "no text"),
    quote("known", "It was known before."),
    quote("nul", "a\0b"),
    quote("blank", "  "),
    quote(" padded", "Padded."),
    GivenQuote("No id."),
    GivenQuote("Two ids.", ids=(GivenId("t", "one"), GivenId("u", "one")), occasion=" A speech ", medium="speech"),
    GivenQuote("The same id twice.", ids=(GivenId("t", "twice"), GivenId("t", "twice"))),
    GivenQuote("One is known.", ids=(GivenId("t", "new"), GivenId("u", "one"))),
    GivenQuote("Bad tag.", language="no tag!", ids=(GivenId("t", "tag"),)),
    GivenQuote("Capital tag.", language="EN-gb", ids=(GivenId("t", "gb"),)),
    GivenClaim("It rains.", ids=(GivenId("t", "claim"),)),
    GivenClaim("It snows.", quotes=(GivenQuote("It snows.", VOICES[4]),), ids=(GivenId("t", "claim 2"),)),
]
RECORDS = st.sampled_from(MESSY) | st.builds(
    lambda number, text, voice, sources: quote(str(number), text, voice, *sources),
    st.integers(1, 6),
    st.text(max_size=12) | st.sampled_from(["It rains.", "Rain in Bremen."]),
    st.none() | st.sampled_from(VOICES),
    st.lists(st.sampled_from(SOURCES[:6]), max_size=3),
)


def prepare(session: Session, actor: Actor) -> None:
    """What is there before: speakers that are retracted, merged, or merged into one that is gone, sources, a quote."""

    def speaker(name: str, *ids: str, names: tuple[str, ...] = ()) -> int:
        others = tuple(NameInput(each) for each in names)
        elsewhere = tuple(IdentifierInput("wikidata", value) for value in ids)
        return record_speaker(session, actor, name=name, names=others, identifiers=elsewhere).id

    def gone(word: str, number: int) -> None:
        retract(session, actor, record_id=RecordId(word, number), note="Wrong.")

    gone("speaker", speaker("Retracted Ray", "Q4"))
    merge_speakers(session, actor, speaker_id=speaker("Merged Mo", "Q6"), into_id=speaker("Mo"), reason="One.")
    last = speaker("Gus")
    merge_speakers(session, actor, speaker_id=speaker("Gone Gus", "Q7"), into_id=last, reason="One.")
    gone("speaker", last)
    speaker("Two Names")
    speaker("Other", names=("Two Names",))
    record_source(session, actor, url="https://known.example/", published=EdtfDate.parse("2021-02"))
    gone("source", record_source(session, actor, url="https://retracted.example/").id)
    import_(session, actor, [quote("known", "It was known.")])


def import_(session: Session, actor: Actor, what: Sequence[Any], so_far: Tally | None = None) -> Any:
    records = [each if isinstance(each, Refused) else Given(f"line {at}", each, ("Noted.",) * (at % 2))
               for at, each in enumerate(what)]  # fmt: skip
    return import_records(session, actor, origin=ORIGIN, records=records, so_far=so_far or Tally())


# --- what came of it


class Rows:
    """The rows of all tables, told by what does not change from one run to another: an id is the place of its row."""

    def __init__(self, session: Session) -> None:
        self.places: dict[str, dict[int, int]] = {}
        self.found = {table.name: session.execute(select(table)).mappings().all() for table in tables()}
        for name, rows in self.found.items():
            ids = sorted(row["id"] for row in rows if "id" in row)
            self.places[name] = {number: place for place, number in enumerate(ids)}

    def told(self) -> dict[str, list[Any]]:
        return {name: sorted(map(repr, self.rows(Base.metadata.tables[name]))) for name in self.found}

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        for row in self.found[table.name]:
            yield {name: self.value(table, name, row) for name in row if name not in MADE_ANEW}

    def value(self, table: Table, name: str, row: Any) -> Any:
        value = row[name]
        if name == "id":
            return None if table.name in UNORDERED else self.places[table.name][value]
        if name == "record_id":
            return self.places[self.pointed_at(table, row)][value]
        keys = list(table.c[name].foreign_keys)
        points = keys[0].column.table.name if keys else POINTING.get(name)
        return self.places[points][value] if points and value is not None else value

    def pointed_at(self, table: Table, row: Any) -> str:
        if "noun" in row:
            return WORDS[row["noun"]]
        if table.name == "search_documents":
            return f"{Findable(row['kind']).name.lower()}s"
        key: Any = next(iter(table.c.record_id.foreign_keys))
        return str(key.column.table.name)

    def numbered(self, text: str) -> str:
        return re.sub(r"speaker-(\d+)", lambda found: f"speaker #{self.places['speakers'][int(found[1])]}", text)


def tables() -> list[Table]:
    return list(Base.metadata.sorted_tables)


def outcome(session: Session, batches: Sequence[Sequence[Any]]) -> Any:
    """What importing these batches tells and leaves in the database, which is then as it was."""
    actor = operator(session)
    prepare(session, actor)
    told: list[Any] = []
    done = Tally()
    for batch in batches:
        taken = import_(session, actor, batch, done)
        done = taken.tally
        told += [done.imported, done.known, done.refused, taken.refused, taken.notes]
    session.flush()
    session.expire_all()
    rows = Rows(session)
    session.rollback()
    return rows.numbered(repr(told)), rows.told()


def both_ways(kept: Database, monkeypatch: pytest.MonkeyPatch, batches: Sequence[Sequence[Any]]) -> None:
    with Session(kept.writer) as session:
        told, rows = outcome(session, batches)
        with monkeypatch.context() as patch:
            patch.setattr(planning, "planned", lambda _: None)
            told_one_by_one, rows_one_by_one = outcome(session, batches)
    assert told == told_one_by_one
    for name, found in rows_one_by_one.items():
        assert rows[name] == found, name


def test_messy_records_come_to_the_same_rows(kept_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    both_ways(kept_database, monkeypatch, [MESSY, list(reversed(MESSY))])


def test_rows_that_another_process_makes_are_the_same(kept_database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with helped():
        both_ways(kept_database, monkeypatch, [MESSY, list(reversed(MESSY))])


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches=st.lists(st.lists(RECORDS, max_size=8), min_size=1, max_size=2))
def test_any_records_come_to_the_same_rows(
    kept_database: Database, monkeypatch: pytest.MonkeyPatch, batches: list[list[Any]]
) -> None:
    both_ways(kept_database, monkeypatch, batches)


def test_verifying_has_nothing_to_say_of_them(database: Database) -> None:
    database.log_key = LogKey.new("facts.example")
    with database.writing() as session:
        import_(session, operator(session), MESSY)
    Sealer(database).finish()
    with database.snapshot() as connection:
        assert list(verify(connection, key=database.log_key)) == []


def test_a_hundred_quotes_take_no_more_statements_than_ten(database: Database) -> None:
    def statements(number: int) -> int:
        what = [quote(f"{number} {at}", "It rains.", VOICES[0], SOURCES[0]) for at in range(number)]
        with database.writing() as session:
            writer = operator(session)
            with counted(database) as found:
                import_(session, writer, what)
        return len(found)

    assert statements(1)
    assert statements(100) <= statements(10)


def test_where_somebody_else_recorded_the_same_meanwhile_it_is_taken_one_by_one(
    session: Session, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_(session, actor, [quote("1")])
    monkeypatch.setattr(quotes, "known_quotes", lambda *_: set())
    again = import_(session, actor, [quote("1"), quote("2")])
    assert (again.tally.imported, again.tally.known, again.tally.refused) == (1, 1, 0)


def test_ids_that_others_have_between_are_left_to_them(session: Session) -> None:
    actor = operator(session)
    if session.get_bind().dialect.name == "postgresql":  # where others write at the same time
        session.execute(text("ALTER SEQUENCE quotes_id_seq INCREMENT BY 3"))
    import_(session, actor, [quote(str(number), f"Number {number}.") for number in range(3)])
    one, two, three = session.scalars(select(Quote.id).order_by(Quote.text))
    step = 3 if session.get_bind().dialect.name == "postgresql" else 1
    assert (two - one, three - two) == (step, step)


def test_where_the_process_that_makes_rows_has_ended_that_is_told_and_nothing_is_written(session: Session) -> None:
    actor = operator(session)
    with helped():
        helper = HELPER.get()
        assert helper
        helper.submit(os._exit, 9)
        with pytest.raises(FactdbError, match="The process that makes the rows has ended before it was through"):
            import_(session, actor, [quote("1"), quote("2")])
    assert not session.scalar(select(func.count()).select_from(Quote))
