"""What a document is and what it quotes, before anything is known of it: pure, without a database."""

import textwrap
from dataclasses import dataclass, replace
from functools import lru_cache

from factdb.commands.finding import language_tag
from factdb.commands.recording import AHEAD
from factdb.commands.sources import canonical_or_none
from factdb.errors import BadInput
from factdb.extract import Extraction, detect_language, extract
from factdb.extract.document import Document, read_document
from factdb.rules.dates import EdtfDate
from factdb.rules.urls import domain

TITLE = 100  # characters of a headline made from a text's first words


@dataclass(frozen=True)
class Given:
    """What the person who brings a document says of it. It wins over what the document says."""

    title: str | None = None
    publisher: str | None = None
    published: EdtfDate | None = None
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class Article(Document):
    """A document with what was given in the place of what it says. `canonical` is what its address is compared by."""

    canonical: str | None


@lru_cache(maxsize=4)
def understood(
    content: bytes, name: str | None, media_type: str | None, url: str | None, given: Given
) -> tuple[Article, Extraction]:
    """What a document is and what it quotes. Pure and remembered, so that it can be worked out ahead."""
    try:
        document = read_document(content, name=name, media_type=media_type, url=url)
    except BadInput as error:
        path = ("content", *error.path[1:]) if error.path[:1] == ("data",) else error.path
        raise BadInput(error.message, path=path, hint=error.hint) from error
    article = with_title(with_language(addressed(document, url, given)))
    return article, extract(
        article.text,
        language=article.language,
        title=article.title,
        published=article.published,
        transcript=article.transcript,
    )


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
    """What `ingest` can work out from its arguments alone."""
    understood(content, name, media_type, url, Given(title, publisher, published, language))


AHEAD["ingest"] = ahead


def addressed(document: Document, url: str | None, given: Given) -> Article:
    """What was given wins over what the document says. Of the address it names as canonical we believe what is of the
    given address's own site: a copy may well name its original, and is another source all the same."""
    named = document.url if url is None or (document.url and same_site(document.url, url)) else url
    chosen = {name: value for name, value in vars(given).items() if value is not None}
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
