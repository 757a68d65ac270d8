"""The index of all that search finds: what each record is found by, and writing it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, delete, func, insert, literal, null, or_, select

from factdb.db.loading import write_rows
from factdb.models import (
    DOCUMENTS,
    Claim,
    ClaimIdentifier,
    Publisher,
    PublisherMerge,
    Quote,
    Snapshot,
    Source,
    SourceAuthor,
    Speaker,
    SpeakerMerge,
    SpeakerName,
)
from factdb.rules.vocabulary import Findable
from factdb.search.analyzer import VERSION, all_stems, grams_of, language_told, primary, words_of
from factdb.search.claims import learn, parted
from factdb.search.scripts import in_latin
from factdb.search.survivors import is_merged

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


COLUMNS = [column.name for column in DOCUMENTS.columns if column.name != "id"]
WORDS_AT = COLUMNS.index("words")
Made = tuple[Any, ...]  # a document by these columns


def add_documents(connection: Connection, made: Sequence[Made], known: set[str]) -> None:
    """Index documents of records that are in no index yet. Words that are `known` to be there already are not looked
    for; those that come are added to them."""
    words = {word for each in made for word in each[WORDS_AT].split()} - known
    learn(connection, words)
    known |= words
    write_rows(connection, DOCUMENTS, COLUMNS, made)


class Analysed(NamedTuple):
    """What a text is found by: the language of its stems, and its words and stems with blanks between."""

    language: str | None
    words: str
    stems: str
    terms: list[str]


def document(kind: Findable, row: Row) -> dict[str, Any]:
    found = analysed(row["title"], row["text"], row["language"])
    facets = {name: row[name] for name in ("record_id", "speaker_id", "publisher_id", "earliest", "latest")}
    return {"kind": kind, "analyzer": VERSION, **facets, **found._asdict()}


def analysed(title: str | None, text: str | None, tag: str | None) -> Analysed:
    """What a title and a text are found by."""
    both = " \n".join(part for part in (title, text) if part)
    if not both or both.isspace():  # as of a page of which nothing but its address is known
        return Analysed(primary(tag) or None, "", "", [])
    words = words_of(both)
    language = primary(tag) or (language_told(both) if words else None) or None
    stems = all_stems(words, language)
    return Analysed(language, " ".join(words), " ".join(stems), terms_of(words, stems, language))


def terms_of(words: Sequence[str], stems: Sequence[str], language: str | None) -> list[str]:
    """What a text is found by: its stems and words, these in Latin letters too, and of long words, where they may be
    compounds, what they are made of."""
    found = {*stems, *words}
    found.update(in_latin(word) for word in words if not word.isascii())
    if language in COMPOUNDING:
        found |= {INNER + gram for word in words if len(word) >= LONG for gram in inner_grams(word)}
    return sorted(found)


def inner_grams(word: str) -> Iterable[str]:
    """The runs of four letters of a word, without those that hold its beginning and end."""
    return (gram for gram in grams_of(word) if "_" not in gram)


# --- what each kind is made of


def together(column: Any, where: ColumnElement[bool], outer: FromClause) -> Any:
    """The texts of a column of rows that belong to one of `outer`, one after the other, in the order of the rows."""
    texts = select(column.label("text")).where(where).order_by(column.table.c.id).correlate(outer).subquery()
    return select(func.aggregate_strings(texts.c.text, " \n")).correlate(outer).scalar_subquery()


def claims(ids: Sequence[int]) -> Select[Any]:
    one, known = Claim.table().c, ClaimIdentifier.table().c
    return select(
        one.id.label("record_id"),
        together(known.title, known.claim_id == one.id, Claim.table()).label("title"),
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
    publisher = together(by.name, by.id.in_(itself_and_survivor(one.publisher_id, Source.table())), Source.table())
    authors = together(author.name, author.source_id == one.id, Source.table())
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


def itself_and_survivor(publisher: Any, outer: FromClause) -> Any:
    """The numbers of a publisher, and of the one that it is now."""
    merge = PublisherMerge.table().c
    now = select(merge.survivor_id).where(merge.record_id == publisher).correlate(outer)
    return select(publisher).correlate(outer).union_all(now)


def speakers(ids: Sequence[int]) -> Select[Any]:
    """Those that were not merged into others, each with the names of all that it was found to be."""
    one, name, merge = Speaker.table().c, SpeakerName.table().c, SpeakerMerge.table().c
    merged = select(merge.record_id).where(merge.survivor_id == one.id).correlate(Speaker.table())
    theirs = or_(name.speaker_id == one.id, name.speaker_id.in_(merged))
    return select(
        one.id.label("record_id"),
        together(name.name, theirs, Speaker.table()).label("title"),
        (one.name + " \n" + func.coalesce(one.description, "")).label("text"),
        literal("und").label("language"),  # names have no stems
        one.id.label("speaker_id"),
        null().label("publisher_id"),
        null().label("earliest"),
        null().label("latest"),
    ).where(one.id.in_(ids), one.retracted_in_id.is_(None), ~is_merged(Speaker, one.id))


# --- the same of what is new, and has nothing else


def quote_document(number: int, found: Analysed, speaker: int | None, said: Sequence[Any]) -> Made:
    """Of a quote that was `analysed`, with the days between which it was said."""
    return Findable.QUOTE, number, VERSION, found.language, speaker, None, *said, *found[1:]


def source_document(number: int, title: str | None, authors: Sequence[str], published: Sequence[Any]) -> Made:
    found = analysed(" \n".join((title or "", "", " \n".join(authors))), None, None)
    return Findable.SOURCE, number, VERSION, found.language, None, None, *published, *found[1:]


def speaker_document(number: int, name: str) -> Made:
    found = analysed(name, f"{name} \n", "und")
    return Findable.SPEAKER, number, VERSION, found.language, number, None, None, None, *found[1:]


READ = {Findable.CLAIM: claims, Findable.QUOTE: quotes, Findable.SOURCE: sources, Findable.SPEAKER: speakers}
RECORDS = {Findable.CLAIM: Claim, Findable.QUOTE: Quote, Findable.SOURCE: Source, Findable.SPEAKER: Speaker}
