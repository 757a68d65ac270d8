"""From a document to records: its source, its snapshot, and proposals for what it quotes."""

import datetime as dt
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.finding import find, language_tag, serialize, words
from factdb.commands.proposing import propose
from factdb.commands.publishers import record_publisher
from factdb.commands.recording import AHEAD, Actor, command
from factdb.commands.snapshots import keep
from factdb.commands.sources import canonical_or_none, record_source
from factdb.errors import BadInput
from factdb.extract import Extraction, detect_language, extract
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
    told = (title, publisher, published, language)
    document, found = understood(content, name, media_type, url, told)
    known = known_source(session, document)
    source = known or new_source(session, actor, document, kind)
    if known is not None and known.publisher_id is None:
        known.publisher_id = publisher_of(session, actor, document)
    snapshot, is_new = keep(session, snapshot_of(source, document, content, captured))
    if not is_new and not (language and found.quotes and never_extracted(session, snapshot)):
        notes = (*document.notes, "It is known and has not changed.", *differences(source, document, told))
        return Ingested(source, snapshot, [], False, False, notes)
    if not is_new:
        source.language = document.language
    proposals = propose(session, snapshot, found)
    return Ingested(source, snapshot, proposals, known is None, is_new, (*document.notes, *found.notes))


# --- before the transaction: the document alone


@dataclass(frozen=True, kw_only=True)
class Article(Document):
    """A document with what was given in the place of what it says. `canonical` is what its address is compared by."""

    canonical: str | None


@lru_cache(maxsize=4)
def understood(
    content: bytes, name: str | None, media_type: str | None, url: str | None, told: tuple[Any, ...]
) -> tuple[Article, Extraction]:
    """What a document is and what it quotes. Pure and remembered, so that it can be worked out ahead."""
    try:
        document = read_document(content, name=name, media_type=media_type, url=url)
    except BadInput as error:
        path = ("content", *error.path[1:]) if error.path[:1] == ("data",) else error.path
        raise BadInput(error.message, path=path, hint=error.hint) from error
    article = with_title(with_language(addressed(document, url, told)))
    found = extract(article.text, language=article.language, title=article.title, published=article.published)
    return article, found


def ahead(
    *,
    content: bytes,
    name: str | None = None,
    media_type: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    published: EdtfDate | None = None,
    language: str | None = None,
    **_: object,
) -> None:
    understood(content, name, media_type, url, (title, publisher, published, language))


AHEAD[ingest.__name__] = ahead


def addressed(document: Document, url: str | None, told: tuple[Any, ...]) -> Article:
    """What was given wins over what the document says. Of the address it names as canonical we believe what is of the
    given address's own site: a copy may well name its original, and is another source all the same."""
    given = dict(zip(("title", "publisher", "published", "language"), told, strict=True))
    named = document.url if url is None or (document.url and same_site(document.url, url)) else url
    chosen = {name: value for name, value in given.items() if value is not None}
    fields = vars(document) | chosen | {"url": url or document.url}
    return Article(**fields, canonical=canonical_or_none(named))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one domain, or of a domain and one below it (`amp.`, `m.`)."""
    try:
        first, second = f".{domain(one)}", f".{domain(other)}"
    except BadInput:
        return False
    return first.endswith(second) or second.endswith(first)


def with_language(article: Article) -> Article:
    language = article.language or detect_language(article.text)
    return replace(article, language=language_tag(language))


def with_title(article: Article) -> Article:
    """A text without headline and address is named by its first words."""
    if article.title is not None or article.url is not None:
        return article
    title = textwrap.shorten(article.text.split("\n", 1)[0], TITLE, placeholder=" …")
    note = "No headline was found: the first words stand for it."
    return replace(article, title=title, notes=(*article.notes, note))


# --- what is known of it


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
    if article.publisher is None:
        return article.canonical is None or known_publisher(session, article) == source.publisher_id
    if source.publisher_id is None:
        return article.canonical is None
    publisher = find(session, Publisher, name=article.publisher.strip())
    return publisher is not None and publisher.id == source.publisher_id


def never_extracted(session: Session, snapshot: Snapshot) -> bool:
    """Whether nothing was ever proposed from it, as when its language was not known."""
    return session.scalar(select(Proposal.id).filter_by(snapshot_id=snapshot.id).limit(1)) is None


def differences(source: Source, article: Article, told: tuple[Any, ...]) -> Iterator[str]:
    """What was given and is not what the known source has: it is not taken, and that is said."""
    title, _, published, language = told
    known = {
        "title": (title, source.title),
        "language": (language and article.language, source.language),
        "date": (published and published.edtf, source.published and source.published.edtf),
    }
    other = [name for name, (given, held) in known.items() if given and given != held]
    if other:
        yield f"Its {' and '.join(other)} stay as they are known; changeSource corrects them."


def snapshot_of(source: Source, article: Article, content: bytes, captured: dt.datetime | None) -> Snapshot:
    return Snapshot(
        source_id=source.id,
        captured=captured or dt.datetime.now(dt.UTC),
        text=article.text,
        text_digest=digest(article.text),
        cleaner=article.cleaner,
        raw=content,
        raw_digest=digest(content),
        media_type=article.media_type,
    )


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
    return known.publisher_id if known and known.publisher.retracted_in_id is None else None
