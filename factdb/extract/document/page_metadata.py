"""What an HTML page says of itself. The first answer wins, in this order: JSON-LD, meta tags, markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from factdb.extract.document.bylines import AND, byline_names
from factdb.extract.document.jsonld import Article
from factdb.extract.document.tidy import one_line
from factdb.extract.document.written_dates import written_dates
from factdb.rules.dates import EdtfDate

TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publication_date",
)
MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "citation_author")
PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "application-name")
LANGUAGES = ("content-language", "language", "dc.language", "og:locale")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})([_-].*)?")
WEB_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Metadata:
    """What the page says; None or empty where it says nothing."""

    title: str | None
    published: EdtfDate | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    language: str | None
    notes: tuple[str, ...]


class Page:
    """A parsed page and its two sources of stated metadata."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self.tree = tree
        self.article = Article(self.texts("//script[contains(@type, 'ld+json')]"))
        self.meta: dict[str, list[str]] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
            if content := one_line(tag.get("content") or ""):
                self.meta.setdefault(name.strip().lower(), []).append(content)

    def texts(self, path: str) -> list[str]:
        return [element.text_content() for element in self.tree.xpath(path)]

    def attributes(self, path: str) -> list[str]:
        return [str(value).strip() for value in self.tree.xpath(path)]

    def named(self, names: Sequence[str]) -> list[str]:
        """The contents of the meta tags with these names, in the names' order."""
        return [content for name in names for content in self.meta.get(name, ())]


def metadata_of(tree: html.HtmlElement) -> Metadata:
    """All that the page states."""
    page = Page(tree)
    published, notes = published_on(page)
    return Metadata(
        title=title_of(page),
        published=published,
        authors=authors_of(page),
        publisher=first_line([*page.article.texts("publisher"), *page.named(PUBLISHERS)]),
        url=address_of(page),
        language=language_of(page),
        notes=notes,
    )


def first_line(texts: Sequence[str]) -> str | None:
    return next((line for line in map(one_line, texts) if line), None)


def title_of(page: Page) -> str | None:
    """The headline. The page's <title>, which carries the site's name too, comes last."""
    stated = [*page.article.texts("headline"), *page.article.texts("name"), *page.named(TITLES)]
    return first_line([*stated, *page.texts("//article//h1"), *page.texts("//h1"), *page.texts("//head/title")])


def published_on(page: Page) -> tuple[EdtfDate | None, tuple[str, ...]]:
    """The day of publication as stated; where only a change is dated, some time up to that day."""
    times = "//time[not(ancestor::aside or ancestor::nav or ancestor::footer)]/@datetime"
    stated = (
        ("JSON-LD", page.article.texts("datePublished")),
        ("a meta tag", page.named(PUBLISHED)),
        ("itemprop datePublished", page.attributes("//*[@itemprop='datePublished']/@datetime")),
        ("a <time> element", page.attributes(f"({times})[1]")),
    )
    for where, values in stated:
        if date := first_day(values):
            return date, (f"date taken from {where}",)
    changed = first_day([*page.article.texts("dateModified"), *page.named(MODIFIED)])
    if changed and changed.latest:
        note = "the page dates only its last change: published no later than that"
        return EdtfDate.no_later_than(changed.latest, changed.words), (note,)
    return None, ()


def first_day(values: Sequence[str]) -> EdtfDate | None:
    days = (date for value in values for date in written_dates(value[:100])[:1])
    return next((EdtfDate.day(date.day, date.words) for date in days), None)


def authors_of(page: Page) -> tuple[str, ...]:
    markup = page.texts("//*[@itemprop='author']//*[@itemprop='name']") or page.texts("//a[@rel='author']")
    for names in (page.article.texts("author"), page.named(AUTHORS), markup):
        found = tuple(dict.fromkeys(name for text in names for name in names_in(one_line(text))))
        if found:
            return found
    return ()


def names_in(text: str) -> Iterator[str]:
    """The names in an author field: "Von Anna Weber und Otto Kalt", "Anna Weber; Otto Kalt"; addresses are none."""
    if WEB_ADDRESS.match(text) or text.startswith(("@", "/")):
        return
    listed = byline_names(text) or re.split(rf"\s*[;|]\s*|{AND}(?=[A-ZÄÖÜÀ-Þ])", text)
    yield from (name.strip(" ,") for name in listed if name.strip(" ,"))


def address_of(page: Page) -> str | None:
    """The canonical address. One without a path is the site's, not the article's, and comes last."""
    stated = [
        *page.attributes("//link[contains(concat(' ', @rel, ' '), ' canonical ')]/@href"),
        *page.named(["og:url"]),
        *page.article.addresses(),
    ]
    found = [match for address in stated if (match := WEB_ADDRESS.fullmatch(address))]
    articles = [match[0] for match in found if match[1] not in (None, "/")]
    return next(iter([*articles, *(match[0] for match in found)]), None)


def language_of(page: Page) -> str | None:
    """The primary language subtag that the page declares, in lower case."""
    declared = [*page.attributes("/html/@lang"), *page.article.texts("inLanguage"), *page.named(LANGUAGES)]
    found = (LANGUAGE.fullmatch(value) for value in declared)
    return next((match[1].lower() for match in found if match), None)
