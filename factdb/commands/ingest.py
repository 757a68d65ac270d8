"""From a document to records: its source, its snapshot, and proposals for what it quotes."""

import datetime as dt
import textwrap
from dataclasses import dataclass, replace
from typing import Annotated, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.finding import find, words
from factdb.commands.proposing import propose
from factdb.commands.publishers import record_publisher
from factdb.commands.recording import Actor, command
from factdb.commands.snapshots import latest_snapshot, record_snapshot
from factdb.commands.sources import canonical_or_none, record_source
from factdb.errors import BadInput
from factdb.extract import detect_language, extract
from factdb.extract.document import Document, read_document
from factdb.models import Proposal, Publisher, PublisherDomain, Snapshot, Source
from factdb.rules.dates import EdtfDate
from factdb.rules.text import digest
from factdb.rules.urls import domain
from factdb.rules.vocabulary import SourceKind

TITLE = 100  # characters of a headline made from a text's first words


@dataclass(frozen=True)
class Ingested:
    """What came of a document. Where it was known already, source and snapshot are the known ones and nothing is
    proposed."""

    source: Source
    snapshot: Snapshot
    proposals: list[Proposal]
    is_new_source: bool
    is_new_snapshot: bool
    notes: tuple[str, ...]
    """What was assumed, and what could not be done."""


@command
def ingest(
    session: Session,
    actor: Actor,
    *,
    content: Annotated[bytes, "The document, byte for byte: text, HTML or Markdown."],
    name: Annotated[str | None, "Its file name, where it has one."] = None,
    media_type: Annotated[str | None, "Such as text/html. Left out, it is told from the name and the content."] = None,
    url: Annotated[str | None, "Where it is. Left out, what the document says."] = None,
    publisher: Annotated[str | None, "Who published it, by name. Left out, what the document says."] = None,
    title: Annotated[str | None, "Its headline. Left out, what the document says."] = None,
    published: Annotated[EdtfDate | None, "When. Left out, what the document says."] = None,
    language: Annotated[str | None, "BCP 47. Left out, what the document says, or what its words tell."] = None,
    kind: Annotated[SourceKind, "What sort of document it is."] = SourceKind.ARTICLE,
    captured: Annotated[dt.datetime | None, "When it was captured. Left out, now."] = None,
) -> Ingested:
    """Take a document in. One that is known (by its URL, or else by its text) adds nothing; a changed one adds a
    snapshot. What it quotes becomes proposals. Raises BadInput."""
    document = completed(
        read(content, name, media_type, url),
        {"title": title, "published": published, "publisher": publisher, "url": url, "language": language},
    )
    known = known_source(session, document)
    source = known or new_source(session, actor, document, kind)
    before = latest_snapshot(session, source.id)
    snapshot = record_snapshot(
        session,
        actor,
        source_id=source.id,
        text=document.text,
        cleaner=document.cleaner,
        captured=captured,
        raw=content,
        media_type=document.media_type,
    )
    if snapshot is before:
        return Ingested(source, snapshot, [], False, False, (*document.notes, "It is known and has not changed."))
    found = extract(document.text, language=document.language, title=source.title, published=source.published)
    proposals = propose(session, snapshot, found)
    return Ingested(source, snapshot, proposals, known is None, True, (*document.notes, *found.notes))


def read(content: bytes, name: str | None, media_type: str | None, url: str | None) -> Document:
    """Read the document; what is wrong with its bytes is wrong with our argument."""
    try:
        return read_document(content, name=name, media_type=media_type, url=url)
    except BadInput as error:
        path = ("content", *error.path[1:]) if error.path[:1] == ("data",) else error.path
        raise BadInput(error.message, path=path, hint=error.hint) from error


def completed(document: Document, given: dict[str, Any]) -> Document:
    """The document with what was given in the place of what it says, and what neither says told from its words."""
    document = replace(document, **{name: value for name, value in given.items() if value is not None})
    if document.language is None:
        document = replace(document, language=detect_language(document.text))
    if document.title is None and document.url is None:
        first = document.text.split("\n", 1)[0]
        note = "No headline was found: the first words stand for it."
        title = textwrap.shorten(first, TITLE, placeholder=" …")
        document = replace(document, title=title, notes=(*document.notes, note))
    return document


def known_source(session: Session, document: Document) -> Source | None:
    """The source of the document: by its URL, or where it has none by its words at the same publisher."""
    canonical = canonical_or_none(document.url)
    if canonical is not None:
        return find(session, Source, canonical_url=canonical)
    same_text = select(Snapshot.source_id).where(Snapshot.text_digest == digest(document.text))
    without_url = select(Source).where(Source.id.in_(same_text), Source.canonical_url.is_(None))
    sources = session.scalars(without_url.order_by(Source.id))
    return next((source for source in sources if same_publisher(session, source, document)), None)


def same_publisher(session: Session, source: Source, document: Document) -> bool:
    if document.publisher is None:
        return True
    publisher = find(session, Publisher, name=document.publisher.strip())
    return publisher is not None and publisher.id == source.publisher_id


def new_source(session: Session, actor: Actor, document: Document, kind: SourceKind) -> Source:
    return record_source(
        session,
        actor,
        title=document.title,
        url=document.url,
        kind=kind,
        publisher_id=publisher_of(session, actor, document),
        published=document.published,
        authors=document.authors,
        language=document.language,
    )


def publisher_of(session: Session, actor: Actor, document: Document) -> int | None:
    """The publisher by the name the document gives, or else by the domain of its address."""
    if document.publisher is not None:
        return record_publisher(session, actor, name=words(document.publisher, "publisher")).id
    if document.url is None:
        return None
    known = find(session, PublisherDomain, domain=domain(document.url))
    return known.publisher_id if known else None
