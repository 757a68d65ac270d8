"""Quotes in bulk, as taking.py takes one: with their ids elsewhere, speakers, and the sources that bear on them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy.orm import Session

from factdb.commands.bulk.knowing import known_quotes
from factdb.commands.bulk.planning import Key, QuotePlan
from factdb.commands.bulk.rows import NewRows
from factdb.commands.bulk.sources import Sources
from factdb.commands.bulk.voices import Voices
from factdb.db.loading import overlapping
from factdb.db.rendering import Row
from factdb.models import Evidence, Quote, QuoteIdentifier
from factdb.search.documents import add_documents, quote_document

PARTS = ("edtf", "earliest", "latest", "words")
QUOTE = ("id", "text", "speaker_id", "language", *(f"said_{part}" for part in PARTS), "occasion", "medium")
EVIDENCE = ("id", "quote_id", "source_id", "stance", "note", *(f"observed_{part}" for part in PARTS))

Came = tuple[bool, tuple[str, ...]]
"""Whether a record brought something new, and what to know of it."""
Brought = tuple[int, int | None, QuotePlan]
"""A new quote: its number and its speaker's."""


def take_quotes(session: Session, plans: Sequence[QuotePlan]) -> list[Came]:
    """Record those that are new; answers of each what came of it. Raises Conflict where one of them cannot be taken, or
    somebody else records the same meanwhile: then none is."""
    is_new = list(those_new(session, plans))
    fresh = [plan for plan, new in zip(plans, is_new, strict=True) if new]
    told = iter(write(NewRows(session), fresh) if fresh else [])
    return [(new, (*plan.notes, *next(told)) if new else plan.notes) for plan, new in zip(plans, is_new, strict=True)]


def those_new(session: Session, plans: Sequence[QuotePlan]) -> Iterator[bool]:
    """Of each whether it is: none of its ids is known, nor came before it."""
    known: set[Key] = known_quotes(session, (key for plan in plans for key in plan.ids))
    for plan in plans:
        new = known.isdisjoint(plan.ids)
        if new:
            known.update(plan.ids)
        yield new


def write(rows: NewRows, fresh: Sequence[QuotePlan]) -> list[tuple[str, ...]]:
    """Write new quotes with all that they are tied to; answers what is to be told of each. All that the database must
    be asked is asked first: it then takes in rows while the next ones are made."""
    connection = rows.session.connection()
    voices = Voices(rows.session, [plan.voice for plan in fresh if plan.voice])
    speakers = speakers_of(rows, voices, fresh)
    sources = Sources(rows, [source for plan in fresh for source, _, _ in plan.evidence])
    numbers = rows.numbers(Quote, len(fresh))
    brought = [(number, who, plan) for number, (who, _), plan in zip(numbers, speakers, fresh, strict=True)]
    named = [(number, *key) for number, _, plan in brought for key in plan.ids]
    named = rows.numbered(QuoteIdentifier, named)
    evidence = [each for number, _, plan in brought for each in evidence_of(number, plan, sources)]
    evidence = rows.numbered(Evidence, evidence)
    like = voices.asked(rows.session)
    sources.write(rows)
    rows.later(Quote, QUOTE, list(map(row_of, brought)))
    rows.later(Evidence, EVIDENCE, evidence)
    rows.later(QuoteIdentifier, ("id", "quote_id", "scheme", "value"), named)
    found = [*voices.documents(), *sources.documents(), *map(document_of, brought)]
    with overlapping(connection):
        add_documents(connection, found, rows.words)  # first: SQLite's triggers take longer the more a savepoint holds
        with rows.putting():
            best = voices.likeliest(like)
    voices.write_candidates(rows, best)
    return [notes for _, notes in speakers]


def speakers_of(rows: NewRows, voices: Voices, fresh: Sequence[QuotePlan]) -> list[tuple[int | None, tuple[str, ...]]]:
    """Who said each, and what is to be told of that."""
    named = [voices.decide(plan.voice) if plan.voice else () for plan in fresh]
    voices.write(rows)
    names = (plan.voice.name if plan.voice else "" for plan in fresh)
    return [voices.settled(who, name) for who, name in zip(named, names, strict=True)]


def row_of(brought: Brought) -> Row:
    number, speaker, plan = brought
    return number, plan.text, speaker, plan.language, *plan.said, plan.occasion, plan.medium


def document_of(brought: Brought) -> Row:
    number, speaker, plan = brought
    return quote_document(number, plan.analysed, speaker, plan.said[1:3])


def evidence_of(number: int, plan: QuotePlan, sources: Sources) -> Iterator[Row]:
    """What bears on a quote: each source once that says the same."""
    seen: set[tuple[Any, ...]] = set()
    for source, stance, note in plan.evidence:
        source_id, published = sources.of(source)
        if (source_id, note) not in seen:
            seen.add((source_id, note))
            yield number, source_id, stance, note, *published
