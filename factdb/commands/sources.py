"""Recording documents as published."""

from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.arguments import UNSET, PublisherId, SourceId, Unset
from factdb.commands.finding import (
    address,
    change,
    check,
    find,
    get_standing,
    language_tag,
    serialize,
    words,
    words_or_none,
)
from factdb.commands.recording import Actor, command
from factdb.errors import BadInput, Conflict
from factdb.models import Publisher, Source, SourceAuthor
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import SourceKind


@command
def record_source(
    session: Session,
    actor: Actor,
    *,
    title: Annotated[str | None, "Its headline."] = None,
    url: Annotated[str | None, "Where it is. A source known by its canonical form is the one that is meant."] = None,
    kind: Annotated[SourceKind, "What sort of document it is."] = SourceKind.ARTICLE,
    publisher_id: Annotated[PublisherId | None, "Who published it."] = None,
    published: Annotated[EdtfDate | None, "When."] = None,
    authors: Annotated[tuple[str, ...], "Its byline, in order."] = (),
    language: Annotated[str | None, "BCP 47."] = None,
    syndicated_from_id: Annotated[SourceId | None, "The source whose text it prints."] = None,
    canonical_url: Annotated[str | None, "What it names as its address. Left out, the canonical form of url."] = None,
) -> Source:
    """Record a document as published. One that is known by its URL is returned as it is. Raises NotFound, BadInput."""
    source = Source(
        title=words_or_none(title, "title"),
        url=words_or_none(url, "url"),
        canonical_url=canonical_or_none(canonical_url or url),
        kind=kind,
        publisher_id=publisher_id,
        published=published,
        language=language_tag(language),
        syndicated_from_id=syndicated_from_id,
    )
    if source.canonical_url is not None:
        serialize(session, Source.word, source.canonical_url)
    return known_by_url(session, source) or new_source(session, source, authors)


def canonical_or_none(url: str | None) -> str | None:
    return address(url) if url else None


def known_by_url(session: Session, source: Source) -> Source | None:
    return find(session, Source, canonical_url=source.canonical_url) if source.canonical_url else None


def new_source(session: Session, source: Source, authors: tuple[str, ...]) -> Source:
    if source.title is None and source.canonical_url is None:
        raise BadInput("A source needs a title or a URL.", path=("title",), hint="Give what readers could find it by.")
    check(session, Publisher, source.publisher_id, "publisher_id")
    check(session, Source, source.syndicated_from_id, "syndicated_from_id")
    session.add(source)
    session.flush()
    names = [words(name, "authors") for name in authors]
    session.add_all(SourceAuthor(source_id=source.id, position=place, name=name) for place, name in enumerate(names))
    return source


@command
def change_source(
    session: Session,
    actor: Actor,
    *,
    source_id: Annotated[SourceId, "The source."],
    title: Annotated[str | None | Unset, "Its headline."] = UNSET,
    kind: Annotated[SourceKind | Unset, "What sort of document it is."] = UNSET,
    publisher_id: Annotated[PublisherId | None | Unset, "Who published it."] = UNSET,
    published: Annotated[EdtfDate | None | Unset, "When."] = UNSET,
    language: Annotated[str | None | Unset, "BCP 47."] = UNSET,
    syndicated_from_id: Annotated[SourceId | None | Unset, "The source whose text it prints."] = UNSET,
) -> Source:
    """Correct what is known of a source. What is left out stays; null empties. Raises NotFound, and Conflict where
    copies would go round in a circle."""
    source = get_standing(session, Source, source_id, "source_id")
    if publisher_id is not UNSET:
        check(session, Publisher, publisher_id, "publisher_id")
    if syndicated_from_id is not UNSET:
        refuse_circle(session, source_id, syndicated_from_id)
    if source.canonical_url is None and title is not UNSET and not (title or "").strip():
        raise BadInput("A source without URL needs its title.", path=("title",), hint="Give what it is found by.")
    change(source, title=title, kind=kind, publisher_id=publisher_id, published=published, language=language)
    change(source, syndicated_from_id=syndicated_from_id)
    return source


def refuse_circle(session: Session, source_id: int, origin_id: int | None) -> None:
    """A source is no copy of itself, nor of its own copies."""
    check(session, Source, origin_id, "syndicated_from_id")
    serialize(session, "syndication")
    seen: set[int | None] = set()
    while origin_id is not None and origin_id not in seen:
        if origin_id == source_id:
            raise Conflict(f"source-{source_id} would be a copy of itself.", hint="Name the text that came first.")
        seen.add(origin_id)
        origin_id = session.scalar(select(Source.syndicated_from_id).where(Source.id == origin_id))
