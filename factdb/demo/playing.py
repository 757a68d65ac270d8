"""Telling the demo dossier to factdb, step by step as its manifest has it. Each step is a transaction."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.accounts import operator
from factdb.commands.arguments import AppearanceInput, NameInput, PassageInput, RoleInput, SpanInput
from factdb.commands.claims import assert_claim, record_claim, record_topic, relate_claims
from factdb.commands.evidence import add_evidence, assess
from factdb.commands.ingest import ingest
from factdb.commands.publishers import grade_publisher, record_publisher
from factdb.commands.quotes import add_appearance, record_quote
from factdb.commands.recording import Actor
from factdb.commands.retracting import retract
from factdb.commands.sources import change_source
from factdb.commands.speakers import record_speaker, speakers_named
from factdb.db import Database
from factdb.demo.deciding import Decisions, common, decide_all
from factdb.demo.dossier import Expected, Table, content, dossier, expected, table
from factdb.models import Appearance, Quote, Snapshot
from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.vocabulary import (
    AssertionStance,
    Attribution,
    ClaimKind,
    EvidenceStance,
    Mode,
    RelationKind,
    Reliability,
    SourceKind,
    SpeakerKind,
    Veracity,
)


@dataclass(frozen=True)
class Told:
    """An article that was taken in."""

    key: str
    source_id: int
    snapshot_id: int
    is_new_source: bool
    found: int
    decisions: Decisions


@dataclass
class Play:
    """The dossier as far as it was told, by the keys of its manifest."""

    database: Database
    topics: dict[str, int] = field(default_factory=dict)
    articles: dict[str, Told] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    evidence: dict[str, int] = field(default_factory=dict)
    assessments: dict[str, int] = field(default_factory=dict)
    by_hand: int = 0
    """How many quotes the manifest needs that extraction did not find."""

    def steps(self) -> Iterator[tuple[Table, Callable[[], None]]]:
        """Every step with what carries it out; they are to be carried out in order."""
        for step in [{"do": "prepare"}, *dossier()["steps"]]:
            yield step, partial(self.in_transaction, STEPS[step["do"]], step)

    def in_transaction(self, do: "Step", step: Table) -> None:
        with self.database.writing() as session:
            do(self, session, operator(session), step)


Step = Callable[[Play, Session, Actor, Table], None]


def date(value: Any) -> EdtfDate | None:
    """A TOML date is that day; a string is EDTF."""
    if value is None:
        return None
    return EdtfDate.day(value) if isinstance(value, dt.date) else EdtfDate.parse(value)


# --- before the first article


def prepare(play: Play, session: Session, actor: Actor, step: Table) -> None:  # noqa: ARG001
    for publisher in dossier()["publishers"]:
        new_publisher(session, actor, publisher)
    for speaker in dossier()["speakers"]:
        new_speaker(session, actor, speaker)
    for topic in dossier()["topics"]:
        play.topics[topic["key"]] = record_topic(session, actor, name=topic["name"]).id


def new_publisher(session: Session, actor: Actor, entry: Table) -> None:
    owner = entry.get("owner_group")
    found = record_publisher(session, actor, name=entry["name"], domains=(entry["domain"],), owner_group=owner)
    for grade in entry["grades"]:
        worth = Reliability[grade["grade"]]
        since = date(grade["from"])
        grade_publisher(session, actor, publisher_id=found.id, grade=worth, reason=grade["reason"], valid_from=since)


def new_speaker(session: Session, actor: Actor, entry: Table) -> None:
    record_speaker(
        session,
        actor,
        name=entry["name"],
        kind=SpeakerKind[entry["kind"]],
        names=tuple(NameInput(alias) for alias in entry.get("aliases", ())),
        roles=tuple(RoleInput(r["title"], organization=r["of"], until=date(r.get("until"))) for r in entry["roles"]),
    )


# --- articles


def take_in(play: Play, session: Session, actor: Actor, step: Table) -> None:
    article = table("articles", step["article"])
    publisher = table("publishers", article["publisher"])["name"] if "publisher" in article else None
    kind = SourceKind[article.get("kind", "ARTICLE")]
    address = {"url": article.get("url"), "captured": article["captured"]}
    given = {"content": content(article), "name": article["file"], "publisher": publisher, "kind": kind}
    result = ingest(session, actor, **given, **address)
    gold = expected(article, result.snapshot.text)
    decisions = decide_all(session, actor, result.proposals, gold, aliases())
    ids = {"source_id": result.source.id, "snapshot_id": result.snapshot.id, "found": len(result.proposals)}
    told = Told(step["article"], **ids, is_new_source=result.is_new_source, decisions=decisions)
    play.articles[step["article"]] = told


def aliases() -> dict[str, set[str]]:
    return {entry["name"]: {entry["name"], *entry.get("aliases", ())} for entry in dossier()["speakers"]}


def syndicate(play: Play, session: Session, actor: Actor, step: Table) -> None:
    copy, original = play.articles[step["article"]], play.articles[step["from"]]
    change_source(session, actor, source_id=copy.source_id, syndicated_from_id=original.source_id)


# --- quotes and passages, by the words that name them


def place(play: Play, session: Session, named: Table) -> tuple[Snapshot, int, int]:
    snapshot = session.get_one(Snapshot, play.articles[named["article"]].snapshot_id)
    start = snapshot.text.index(named["text"])
    return snapshot, start, start + len(named["text"])


def quote(play: Play, session: Session, actor: Actor, named: Table) -> int:
    """The quote at a place: as it was found, or else as the careful reader found it."""
    appearance = appearance_at(play, session, named)
    return appearance.quote_id if appearance else quote_by_hand(play, session, actor, named)


def appearance_at(play: Play, session: Session, named: Table) -> Appearance | None:
    snapshot, start, end = place(play, session, named)
    reaching = select(Appearance).where(Appearance.snapshot_id == snapshot.id, Appearance.retracted_in_id.is_(None))
    overlapping = session.scalars(reaching.where(Appearance.start < end, Appearance.end > start))
    wanted = [(start, end)]
    return max(overlapping, key=lambda found: common(wanted, [(s, e) for s, e in found.spans]), default=None)


def quote_by_hand(play: Play, session: Session, actor: Actor, named: Table) -> int:
    snapshot, start, end = place(play, session, named)
    gold = expected(table("articles", named["article"]), snapshot.text)
    found = next(entry for entry in gold if entry.start < end and entry.end > start)
    spans = tuple(SpanInput(*span) for span in found.spans)
    printed = AppearanceInput(snapshot.id, spans, Mode[found.mode])
    play.by_hand += 1
    return record_quote(session, actor, speaker_id=speaker_of(session, actor, found), appearance=printed).id


def speaker_of(session: Session, actor: Actor, found: Expected) -> int:
    if found.is_unnamed:
        return record_speaker(session, actor, name=found.speaker, kind=SpeakerKind.UNNAMED).id
    return speakers_named(session, found.speaker)[0].id


def unite_quotes(play: Play, session: Session, actor: Actor, step: Table) -> None:
    """Two places print one speech act: where they were taken for two, the second is retracted."""
    known, other = quote(play, session, actor, step["as"]), appearance_at(play, session, step["quote"])
    if other is None or other.quote_id == known:
        return
    spans = tuple(SpanInput(start, end) for start, end in other.spans)
    printed = AppearanceInput(other.snapshot_id, spans, other.mode, other.fidelity, other.cue, other.mention)
    add_appearance(session, actor, quote_id=known, appearance=printed)
    for record in (RecordId(Appearance.word, other.id), RecordId(Quote.word, other.quote_id)):
        retract(session, actor, record_id=record, note=f"The same speech act as quote-{known}.")


def passage(play: Play, session: Session, step: Table) -> PassageInput:
    snapshot, start, end = place(play, session, {"article": step["article"], "text": step["passage"]})
    return PassageInput(snapshot.id, start, end)


# --- claims, evidence, verdicts


def new_claim(play: Play, session: Session, actor: Actor, step: Table) -> None:
    play.claims[step["key"]] = record_claim(
        session,
        actor,
        text=step["text"],
        kind=ClaimKind[step["kind"]],
        language=step["language"],
        about=date(step["about"]),
        topic_ids=(play.topics[step["topic"]],),
    ).id


def put_forward(play: Play, session: Session, actor: Actor, step: Table) -> None:
    source_id = play.articles[step["source"]["article"]].source_id if "source" in step else None
    quote_id = quote(play, session, actor, step["quote"]) if "quote" in step else None
    who = {"quote_id": quote_id, "source_id": source_id}
    stance = AssertionStance[step["stance"]]
    assert_claim(session, actor, claim_id=play.claims[step["claim"]], stance=stance, **who)


def tie_evidence(play: Play, session: Session, actor: Actor, step: Table) -> None:
    cited, rests_on, about = step.get("cites"), step.get("rests_on"), step.get("quote")
    play.evidence[step["key"]] = add_evidence(
        session,
        actor,
        claim_id=play.claims[step["claim"]] if "claim" in step else None,
        quote_id=quote(play, session, actor, about) if about else None,
        source_id=play.articles[step["article"]].source_id,
        stance=EvidenceStance[step["stance"]],
        observed=date(step["observed"]),
        passage=passage(play, session, step),
        rests_on_id=quote(play, session, actor, rests_on) if rests_on else None,
        cites_id=play.articles[cited].source_id if cited else None,
        credibility=step["credibility"],
        note=step["note"],
    ).id


def relate(play: Play, session: Session, actor: Actor, step: Table) -> None:
    claim_id, other_id = play.claims[step["claim"]], play.claims[step["to"]]
    kind = RelationKind[step["relation"]]
    relate_claims(session, actor, claim_id=claim_id, other_id=other_id, kind=kind, note=step["note"])


def judge(play: Play, session: Session, actor: Actor, step: Table) -> None:
    about = step.get("quote")
    play.assessments[step["key"]] = assess(
        session,
        actor,
        claim_id=play.claims[step["claim"]] if "claim" in step else None,
        quote_id=quote(play, session, actor, about) if about else None,
        veracity=None if about else Veracity[step["verdict"]],
        attribution=Attribution[step["verdict"]] if about else None,
        reason=step["reason"],
        evidence_ids=tuple(play.evidence[key] for key in step["cites"]),
        valid_from=date(step["valid_from"]),
        supersedes_id=play.assessments[step["supersedes"]] if "supersedes" in step else None,
    ).id


STEPS: dict[str, Step] = {
    "prepare": prepare,
    "ingest": take_in,
    "syndicated": syndicate,
    "same_quote": unite_quotes,
    "claim": new_claim,
    "assert": put_forward,
    "evidence": tie_evidence,
    "relate": relate,
    "assess": judge,
}
