"""ClaimReview (schema.org) in JSON-LD: an object, a list, a `@graph`, a DataFeed, lines of JSON, or a page's blocks.

A fact-check is a review of a claim. Who made the claim is a quote of its words, where somebody is named; where it
appeared is a source that asserts it. What names nobody ("social media users") is kept as that source's byline, or as
the medium of a quote without a speaker.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from factdb.extract import detect_language
from factdb.formats.given import (
    Format,
    Given,
    GivenClaim,
    GivenId,
    GivenPublisher,
    GivenQuote,
    GivenReview,
    GivenSource,
    GivenVoice,
    Options,
    Records,
    Refused,
)
from factdb.formats.schema_org import Document, Node, documents, has_type, language_tag
from factdb.formats.values import canonical, day, host, items, kind_of, no_later, original, text, texts, url, written
from factdb.formats.voices import is_nobody
from factdb.rules.dates import EdtfDate
from factdb.rules.ids_elsewhere import id_elsewhere
from factdb.rules.vocabulary import SpeakerKind

NAME = "claimreview"
NONE_THERE = "no ClaimReview"


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """Every ClaimReview of the file. A file or line without any is told, and so is a page none of whose blocks has."""
    found = list(documents(b"".join(chunks)))
    in_page = [record for document in found if is_block(document) for record in of_document(document, options)]
    is_bare = all(is_empty(record) for record in in_page)
    for record in in_page:
        if is_bare or not is_empty(record):
            yield record
    for document in found:
        if not is_block(document):
            yield from of_document(document, options)
    if not found:
        yield Refused("", NONE_THERE, "The page has no block of the type application/ld+json.")


def is_block(document: Document | Refused) -> bool:
    """Whether it is a block of a page, where most are about something else."""
    return document.place.startswith("script")


def is_empty(record: Given | Refused) -> bool:
    return isinstance(record, Refused) and record.reason == NONE_THERE


def of_document(document: Document | Refused, options: Options) -> list[Given | Refused]:
    if isinstance(document, Refused):
        return [document]
    missing = Refused(document.place, NONE_THERE, "It has no node of that type.")
    return list(reviews_in(document, options)) or [missing]


def reviews_in(document: Document, options: Options) -> Iterator[Given | Refused]:
    for place, node in document.of_type("ClaimReview"):
        yield review(place, node, document, options)
    for place, item in document.of_type("DataFeedItem"):
        if not any(has_type(inner, "ClaimReview") for inner in items(item.get("item")) if isinstance(inner, dict)):
            yield Refused(place, NONE_THERE, "The item of the feed holds none; it may have been withdrawn.")


def review(place: str, node: Node, document: Document, options: Options) -> Given | Refused:
    """What one ClaimReview gives."""
    reviewed = [item for item in document.all(node.get("itemReviewed")) if isinstance(item, dict)]
    said = text(node.get("claimReviewed")) or next(filter(None, (text(item.get("text")) for item in reviewed)), None)
    address = address_of(node, document)
    if said is None:
        return Refused(place, "no claim", "claimReviewed is missing or empty.")
    if address is None:
        return Refused(place, "no address", "The review has no url.")
    told = day(node.get("datePublished"))
    language = language_of(node, document, address, said) or options.language
    quotes, sources = [], []
    for item in reviewed:
        made = made_by(item, document, said, language, told, address)
        quotes += made[0]
        sources += made[1]
    given = GivenClaim(
        said,
        language,
        quotes=tuple(quotes),
        sources=tuple(sources),
        reviews=(review_of(node, document, address, told),),
    )
    return Given(place, given, tuple(unread(node, reviewed, document, told)))


def address_of(node: Node, document: Document) -> str | None:
    page = document.page
    of_page = url(document.all(node.get("mainEntityOfPage")), page)
    return url(node.get("url"), of_page or page) or of_page or page


def language_of(node: Node, document: Document, address: str, said: str) -> str | None:
    """The language that the review states, or else that of its page's other nodes, or else what its words tell."""
    stated = language_tag(node.get("inLanguage")) or document.languages.get(canonical(address))
    return stated or detect_language(f"{said}\n{text(node.get('name')) or ''}")


# --- the review


def review_of(node: Node, document: Document, address: str, told: EdtfDate | None) -> GivenReview:
    rating = next(iter(document.all(node.get("reviewRating"))), None)
    if not isinstance(rating, dict):
        rating = {"alternateName": rating}
    return GivenReview(
        url=original(address),
        publisher=publisher_of(node, document, address),
        title=text(node.get("name")) or text(node.get("headline")),
        published=told,
        rating=words_of(rating),
        rating_value=written(rating.get("ratingValue")),
        best_rating=written(rating.get("bestRating")),
        worst_rating=written(rating.get("worstRating")),
    )


def words_of(rating: Node) -> str | None:
    """The rating in words, wherever the publisher has put them."""
    names = ("alternateName", "name", "ratingExplanation", "description")
    found = (next(texts(rating.get(name)), None) for name in names)
    value = rating.get("ratingValue")
    in_value = value if isinstance(value, str) and any(letter.isalpha() for letter in value) else None
    return next(filter(None, found), None) or in_value


def publisher_of(node: Node, document: Document, address: str) -> GivenPublisher:
    """The organisation that reviewed: the publisher, or else the author where that is none of its people. A domain is
    its own where the address it gives itself is at the one of the review."""
    given = [*document.all(node.get("publisher")), *document.all(node.get("author"))]
    at = host(original(address))
    for one in given:
        is_person = isinstance(one, dict) and has_type(one, "Person")
        name = text(one)
        if name and not is_person:
            own = host(url(one)) if isinstance(one, dict) else None
            return GivenPublisher(name, at if own == at else None)
    return GivenPublisher(None, at)


# --- the claim


def made_by(
    item: Node, document: Document, said: str, language: str | None, told: EdtfDate | None, review_at: str
) -> tuple[list[GivenQuote], list[GivenSource]]:
    """Who made the claim, and where."""
    made = day(item.get("datePublished")) or day(item.get("dateCreated"))
    authors = document.all(item.get("author"))
    names = [name for author in authors if (name := text(author))]
    sources = appearances(item, document, made, names, review_at)
    when = no_later(made, told)
    quotes = [GivenQuote(said, voice, language, when) for author in authors if (voice := voice_of(author)) is not None]
    is_told = bool(names) or (when is not None and when == made)
    if not quotes and not sources and is_told:
        quotes = [GivenQuote(said, None, language, when, medium=", ".join(names) or None)]
    return quotes, sources


def voice_of(author: Any) -> GivenVoice | None:
    """Who is named; nobody where the words name nobody in particular."""
    name = text(author)
    if name is None or is_nobody(name):
        return None
    if not isinstance(author, dict):
        return GivenVoice(name)
    kind = SpeakerKind.ORGANIZATION if has_type(author, "Organization") else SpeakerKind.PERSON
    known = (id_elsewhere(address) for address in texts(author.get("sameAs")))
    ids = tuple(GivenId(*found) for found in known if found)
    return GivenVoice(name, kind, ids, role=text(author.get("jobTitle")))


def works_of(item: Node, document: Document) -> list[Any]:
    """Where the claim appeared, as it is written: first, elsewhere, the work itself."""
    return [work for name in ("firstAppearance", "appearance", "url") for work in document.all(item.get(name))]


def appearances(
    item: Node, document: Document, made: EdtfDate | None, names: list[str], review_at: str
) -> list[GivenSource]:
    """The sources that put the claim forward, each once; the review is none. The claim's date is that of the first."""
    works, first = works_of(item, document), document.all(item.get("firstAppearance"))
    found: dict[str | None, GivenSource] = {}
    for work in works:
        address = url(work)
        key = canonical(original(address)) if address else None
        if address is not None and key != canonical(original(review_at)) and key not in found:
            is_first = work in first or len(works) == 1
            found[key] = appearance(work, address, made if is_first else None, names)
    return list(found.values())


def appearance(work: Any, address: str, made: EdtfDate | None, names: list[str]) -> GivenSource:
    node = work if isinstance(work, dict) else {}
    origin = original(address)
    title = text(node.get("headline")) or text(node.get("name"))
    published = day(node.get("datePublished")) or made
    return GivenSource(address, canonical(origin), title, published, tuple(names), kind_of(origin))


def unread(node: Node, reviewed: list[Node], document: Document, told: EdtfDate | None) -> Iterator[str]:
    """What is written and not understood."""
    if told is None and text(node.get("datePublished")):
        yield f"Its date {text(node['datePublished'])!r:.60} is not understood."
    for item in reviewed:
        if text(item.get("datePublished")) and day(item["datePublished"]) is None:
            yield f"The claim's date {text(item['datePublished'])!r:.60} is not understood."
        for work in works_of(item, document):
            written_as = text(work.get("url")) if isinstance(work, dict) else text(work)
            if written_as and url(work) is None:
                yield f"Where the claim appeared, {written_as!r:.100}, is no web address."


FORMAT = Format(NAME, 1, "ClaimReview in JSON-LD, from files, pages and feeds.", read)
