"""From a document to records: its source, its snapshot, and proposals for what it quotes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.articles import Article, Given, understood
from factdb.commands.finding import find, serialize, survivor, words
from factdb.commands.proposing import propose
from factdb.commands.publishers import record_publisher
from factdb.commands.recording import Actor, command
from factdb.commands.snapshots import keep, new_snapshot
from factdb.commands.sources import record_source
from factdb.models import Proposal, Publisher, PublisherDomain, Snapshot, Source
from factdb.rules.dates import EdtfDate
from factdb.rules.text import digest
from factdb.rules.urls import domain
from factdb.rules.vocabulary import SourceKind


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
    content: Annotated[bytes, "The document, byte for byte: text, HTML, Markdown, WebVTT or SubRip."],
    name: Annotated[str | None, "Its file name, where it has one."] = None,
    media_type: Annotated[str | None, "Such as text/html. Left out, it is told from the name and the content."] = None,
    url: Annotated[str | None, "Where it is. Left out, what the document says."] = None,
    publisher: Annotated[str | None, "Who published it, by name. Left out, what the document says."] = None,
    title: Annotated[str | None, "Its headline. Left out, what the document says."] = None,
    published: Annotated[EdtfDate | None, "When. Left out, what the document says."] = None,
    language: Annotated[str | None, "BCP 47. Left out, what the document says, or what its words tell."] = None,
    kind: Annotated[SourceKind | None, "What sort of document it is. Left out, a transcript or an article."] = None,
    captured: Annotated[dt.datetime | None, "When it was captured. Left out, now."] = None,
) -> Ingested:
    """Take a document in. One that is known (by its URL, or else by its text) adds nothing; a changed one adds a
    snapshot. What it quotes becomes proposals. Raises BadInput."""
    given = Given(title, publisher, published, language)
    document, found = understood(content, name, media_type, url, given)
    known = known_source(session, document)
    source = known or new_source(session, actor, document, kind or kind_of(document))
    if known is not None and known.publisher_id is None:
        known.publisher_id = publisher_of(session, actor, document)
    capture = new_snapshot(source.id, document.text, document.cleaner, captured, content, document.media_type)
    snapshot, is_new = keep(session, capture)
    if not is_new and not (language and (found.quotes or found.claims) and never_extracted(session, snapshot)):
        notes = (*document.notes, "It is known and has not changed.", *differences(source, document, given))
        return Ingested(source, snapshot, [], False, False, notes)
    if not is_new:
        source.language = document.language
    proposals = propose(session, snapshot, found)
    return Ingested(source, snapshot, proposals, known is None, is_new, (*document.notes, *found.notes))


def kind_of(document: Article) -> SourceKind:
    return SourceKind.TRANSCRIPT if document.transcript else SourceKind.ARTICLE


def known_source(session: Session, article: Article) -> Source | None:
    """The source of the article: by its address, or else by its words at the same publisher, where not both have an
    address."""
    if article.canonical is not None:
        serialize(session, Source.word, article.canonical)
        known = find(session, Source, canonical_url=article.canonical)
        if known is not None:
            return known
    serialize(session, Snapshot.word, digest(article.text))
    same_text = select(Snapshot.source_id).where(Snapshot.text_digest == digest(article.text))
    standing = select(Source).where(Source.id.in_(same_text), Source.retracted_in_id.is_(None)).order_by(Source.id)
    sources = [source for source in session.scalars(standing) if same_publisher(session, source, article)]
    if article.canonical is None:
        return next(iter(sources), None)
    return next((give_address(source, article) for source in sources if source.canonical_url is None), None)


def give_address(source: Source, article: Article) -> Source:
    """A source that was taken in without its address gets it."""
    source.url, source.canonical_url = article.url, article.canonical
    return source


def same_publisher(session: Session, source: Source, article: Article) -> bool:
    """Whether the article may be the source's: it names no publisher and has no address, or has the same publisher."""
    theirs = source.publisher_id and survivor(session, Publisher, source.publisher_id)
    if article.publisher is None:
        return article.canonical is None or known_publisher(session, article) == theirs
    if theirs is None:
        return article.canonical is None
    publisher = find(session, Publisher, name=article.publisher.strip())
    return publisher is not None and survivor(session, Publisher, publisher.id) == theirs


def never_extracted(session: Session, snapshot: Snapshot) -> bool:
    """Whether nothing was ever proposed from it, as when its language was not known."""
    return session.scalar(select(Proposal.id).filter_by(snapshot_id=snapshot.id).limit(1)) is None


def differences(source: Source, article: Article, given: Given) -> Iterator[str]:
    """What was given and is not what the known source has: it is not taken, and that is said."""
    known = {
        "title": (given.title, source.title),
        "language": (given.language and article.language, source.language),
        "date": (given.published and given.published.edtf, source.published and source.published.edtf),
    }
    other = [name for name, (wanted, held) in known.items() if wanted and wanted != held]
    if other:
        yield f"Its {' and '.join(other)} stay as they are known; changeSource corrects them."


def new_source(session: Session, actor: Actor, document: Article, kind: SourceKind) -> Source:
    return record_source(
        session,
        actor,
        title=document.title,
        url=document.url,
        canonical_url=document.canonical,
        kind=kind,
        publisher_id=publisher_of(session, actor, document),
        published=document.published,
        authors=document.authors,
        language=document.language,
    )


def publisher_of(session: Session, actor: Actor, article: Article) -> int | None:
    """The publisher by the name the article gives, or else by the domain of its address."""
    if article.publisher is not None:
        return record_publisher(session, actor, name=words(article.publisher, "publisher")).id
    return known_publisher(session, article)


def known_publisher(session: Session, article: Article) -> int | None:
    """The publisher of the address's domain, where one is known and stands."""
    if article.url is None:
        return None
    known = find(session, PublisherDomain, domain=domain(article.url))
    if known is None:
        return None
    publisher = session.get_one(Publisher, survivor(session, Publisher, known.publisher_id))
    return publisher.id if publisher.retracted_in_id is None else None
