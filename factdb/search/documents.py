"""The index of all that search finds: what each record is found by, and writing it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, literal, null, select

from factdb.models import (
    DOCUMENTS,
    Claim,
    ClaimIdentifier,
    Publisher,
    Quote,
    Snapshot,
    Source,
    SourceAuthor,
    Speaker,
    SpeakerName,
)
from factdb.rules.vocabulary import Findable
from factdb.search.analyzer import VERSION, grams_of, language_told, primary, stem_of, words_of
from factdb.search.claims import learn, parted
from factdb.search.scripts import in_latin

COMPOUNDING = {"de", "nl", "sv", "da", "no", "nb", "nn", "fi", "hu"}  # languages that write compounds as one word
LONG = 8  # letters of a word that may be a compound
INNER = "~"  # before a run of letters of one

Row = Mapping[str, Any]


def index_documents(connection: Connection, kind: Findable, ids: Collection[int]) -> None:
    """Make the index agree with these records as the database has them. What does not stand is not in it."""
    for part in parted(sorted(ids)):
        rows = [document(kind, row._asdict()) for row in connection.execute(READ[kind](part))]
        here = [DOCUMENTS.c.kind == kind, DOCUMENTS.c.record_id.in_(part)]
        connection.execute(delete(DOCUMENTS).where(*here))
        if rows:
            connection.execute(insert(DOCUMENTS), rows)
            if kind is not Findable.CLAIM:  # whose words matching learns
                learn(connection, {word for row in rows for word in row["words"].split()})


def document(kind: Findable, row: Row) -> dict[str, Any]:
    text = " \n".join(part for part in (row["title"], row["text"]) if part)
    language = primary(row["language"]) or language_told(text) or None
    words = words_of(text)
    stems = [stem_of(word, language) for word in words]
    facets = {name: row[name] for name in ("record_id", "speaker_id", "publisher_id", "earliest", "latest")}
    made = {"kind": kind, "analyzer": VERSION, "language": language, **facets}
    return {**made, "words": " ".join(words), "stems": " ".join(stems), "terms": terms_of(words, stems, language)}


def terms_of(words: Sequence[str], stems: Sequence[str], language: str | None) -> list[str]:
    """What a text is found by: its stems and words, these in Latin letters too, and of long words, where they may be
    compounds, what they are made of."""
    found = {*stems, *words, *map(in_latin, words)}
    if language in COMPOUNDING:
        found |= {INNER + gram for word in words if len(word) >= LONG for gram in inner_grams(word)}
    return sorted(found)


def inner_grams(word: str) -> Iterable[str]:
    """The runs of four letters of a word, without those that hold its beginning and end."""
    return (gram for gram in grams_of(word) if "_" not in gram)


# --- what each kind is made of


def together(column: Any, where: ColumnElement[bool]) -> Any:
    """The texts of a column, one after the other."""
    return select(func.aggregate_strings(column, " \n")).where(where).scalar_subquery()


def claims(ids: Sequence[int]) -> Select[Any]:
    one, known = Claim.table().c, ClaimIdentifier.table().c
    return select(
        one.id.label("record_id"),
        together(known.title, known.claim_id == one.id).label("title"),
        one.text.label("text"),
        one.language.label("language"),
        null().label("speaker_id"),
        null().label("publisher_id"),
        one.about_earliest.label("earliest"),
        one.about_latest.label("latest"),
    ).where(one.id.in_(ids), one.retracted_in_id.is_(None))


def quotes(ids: Sequence[int]) -> Select[Any]:
    one = Quote.table().c
    return select(
        one.id.label("record_id"),
        one.occasion.label("title"),
        one.text.label("text"),
        one.language.label("language"),
        one.speaker_id.label("speaker_id"),
        null().label("publisher_id"),
        one.said_earliest.label("earliest"),
        one.said_latest.label("latest"),
    ).where(one.id.in_(ids), one.retracted_in_id.is_(None))


def sources(ids: Sequence[int]) -> Select[Any]:
    one, by, author, taken = Source.table().c, Publisher.table().c, SourceAuthor.table().c, Snapshot.table().c
    latest = select(taken.text).where(taken.source_id == one.id).order_by(taken.captured.desc(), taken.id.desc())
    publisher = select(by.name).where(by.id == one.publisher_id).scalar_subquery()
    authors = together(author.name, author.source_id == one.id)
    title = func.coalesce(one.title, "") + " \n" + func.coalesce(publisher, "") + " \n" + func.coalesce(authors, "")
    return select(
        one.id.label("record_id"),
        title.label("title"),
        latest.limit(1).scalar_subquery().label("text"),
        one.language.label("language"),
        null().label("speaker_id"),
        one.publisher_id.label("publisher_id"),
        one.published_earliest.label("earliest"),
        one.published_latest.label("latest"),
    ).where(one.id.in_(ids), one.retracted_in_id.is_(None))


def speakers(ids: Sequence[int]) -> Select[Any]:
    one, name = Speaker.table().c, SpeakerName.table().c
    return select(
        one.id.label("record_id"),
        together(name.name, name.speaker_id == one.id).label("title"),
        (one.name + " \n" + func.coalesce(one.description, "")).label("text"),
        literal("und").label("language"),  # names have no stems
        one.id.label("speaker_id"),
        null().label("publisher_id"),
        null().label("earliest"),
        null().label("latest"),
    ).where(one.id.in_(ids), one.retracted_in_id.is_(None))


READ = {Findable.CLAIM: claims, Findable.QUOTE: quotes, Findable.SOURCE: sources, Findable.SPEAKER: speakers}
RECORDS = {Findable.CLAIM: Claim, Findable.QUOTE: Quote, Findable.SOURCE: Source, Findable.SPEAKER: Speaker}
