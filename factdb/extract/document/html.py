"""HTML pages: the main text by trafilatura, the metadata as the page states it. Nothing is ever fetched."""

import logging
from collections.abc import Sequence
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from importlib.metadata import version

import trafilatura
from lxml import etree, html
from trafilatura.settings import DEFAULT_CONFIG

from factdb.errors import BadInput
from factdb.extract.document.blocks import classified
from factdb.extract.document.page_metadata import Metadata, metadata_of
from factdb.extract.document.plain import read_plain
from factdb.extract.document.pruning import pruned
from factdb.extract.document.record import Reading
from factdb.extract.document.rendering import paragraphs_of, visible_lines
from factdb.extract.document.spoken import published_by, spoken
from factdb.extract.document.story import clean_body, extent
from factdb.extract.document.tidy import joined, one_line

OWN_VERSION = "factdb-html/1"
MOST_ELEMENTS = 50_000  # a large page has ten thousand; trafilatura takes seconds for so many

NOTHING_MORE = Reading(text="", cleaner="")

for library in ("trafilatura", "htmldate", "courlan"):  # they report to the log what we report as notes or errors
    logging.getLogger(library).addHandler(logging.NullHandler())


@cache
def cleaner() -> str:
    return f"trafilatura/{version('trafilatura')}+{OWN_VERSION}"


@cache
def settings() -> ConfigParser:
    """trafilatura's own, but it keeps a short story's paragraphs apart rather than fall back to all words in one."""
    changed = deepcopy(DEFAULT_CONFIG)
    changed["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
    return changed


def read_html(text: str, url: str | None) -> Reading:
    """The main text and the stated metadata; what is not stated is read from the visible text, as in plain text.

    Raises BadInput where the page has too many elements.
    """
    tree = parsed(text)
    if tree is None:
        return Reading(text="", cleaner=cleaner())
    stated = metadata_of(tree)
    texts = extracted(pruned(tree))
    if transcript := spoken(list(map(one_line, texts)), stated.title, cleaner()):
        return combined(stated, transcript.text, transcript)
    body = main_text(texts, stated.title)
    if body and stated.title and stated.published and stated.authors:
        return combined(stated, body, NOTHING_MORE)
    return combined(stated, body, read_plain("\n".join(visible_lines(tree)), url))


def combined(stated: Metadata, body: str, visible: Reading) -> Reading:
    """What is stated, and for what is not, what is visible."""
    fallback = () if body else ("no main text was found in the markup; the visible text was read as plain text",)
    seen = visible.notes[:1] if stated.published is None and visible.published else ()
    is_read = bool(body) and visible.transcript is None
    return Reading(
        text=body or visible.text,
        cleaner=cleaner() if is_read else f"{cleaner()}+{visible.cleaner}",
        title=stated.title or visible.title,
        published=stated.published or visible.published,
        authors=stated.authors or visible.authors,
        publisher=stated.publisher,
        url=stated.url,
        language=stated.language,
        notes=(*stated.notes, *seen, *fallback),
        transcript=published_by(visible.transcript, stated.publisher),
    )


def parsed(text: str) -> html.HtmlElement | None:
    """The page's tree. The parser cuts what is nested deeper than 256 levels, expands no entities, fetches nothing."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise BadInput(
            f"The page has {elements} elements; the limit is {MOST_ELEMENTS}.",
            hint="Save the article's text as a .txt file and give that.",
        )
    return tree


def main_text(paragraphs: Sequence[str], title: str | None) -> str:
    """The story's paragraphs, without what a second look tells to be captions, prompts and links to other stories."""
    blocks = classified(paragraphs)
    if not blocks:
        return ""
    headings = [index for index, block in enumerate(blocks[:4]) if title and one_line(block.text) == title]
    kept = clean_body(blocks, headings[-1] if headings else None, extent(blocks, is_page=False)[0])
    return joined(blocks[index].text for index in kept)


def extracted(tree: html.HtmlElement) -> list[str]:
    try:
        document = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False, config=settings())
    except Exception:  # a page it stumbles over (any error may come from its depths) is read as plain text instead
        return []
    body = getattr(document, "body", None)
    return list(paragraphs_of(body)) if body is not None else []
