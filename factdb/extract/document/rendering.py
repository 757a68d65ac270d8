"""Trees to lines: the paragraphs of trafilatura's result, and what a page shows, line by line."""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import defs

from factdb.extract.document.tidy import one_line, tidy

# In trafilatura's result (TEI-like): blocks that hold other blocks, and those that are one paragraph.
CONTAINERS = {"body", "main", "div", "list", "quote", "table", "row"}
SENTENCE_END = re.compile(r"[.!?:…][\"'“”‘’«»)]*$")

HTML5_BLOCKS = {"article", "section", "main", "header", "footer", "nav", "aside", "figure", "figcaption", "details"}
BLOCKS = (defs.block_tags | HTML5_BLOCKS | {"br", "button"}) - {"ins", "del"}
UNSEEN = defs.head_tags | {"head", "noscript", "template", "svg", "iframe", "select", "textarea"}


def paragraphs_of(body: etree._Element) -> Iterator[str]:
    """The paragraphs of trafilatura's result. A row's cells are one paragraph."""
    for element in body:
        if element.tag == "row" and not element.xpath(".//p"):
            yield from filled([" | ".join(filter(None, map(text_of, element)))])
        elif (
            element.tag in CONTAINERS
            and len(element)
            and element.xpath("./p | ./list | ./item | ./row | ./quote | ./head")
        ):
            yield from filled([tidy(element.text or "")])
            yield from paragraphs_of(element)
        else:
            yield from filled(broken_at_breaks(element))
        yield from filled([one_line(element.tail or "")])


def filled(texts: list[str]) -> Iterator[str]:
    yield from (text for text in map(one_line, texts) if text)


def text_of(element: etree._Element) -> str:
    return one_line("".join(element.itertext()))


def broken_at_breaks(element: etree._Element) -> list[str]:
    """The element's text; a <br> ends a paragraph where a sentence ends or where there are two, else it is a space."""
    lines = "".join(pieces(element)).split("\n")
    paragraphs = [""]
    for line in lines:
        if not line.strip() or SENTENCE_END.search(paragraphs[-1].rstrip()):
            paragraphs.append(line)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
    return paragraphs


def pieces(element: etree._Element) -> Iterator[str]:
    """The element's text with a line break for each <br> and for the edges of blocks inside."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node is not element and node.tag in ("lb", "p", "item", "row"):
            yield "\n" if event == "start" else ""
        yield spaced(node.text if event == "start" else node.tail if node is not element else None)


def spaced(text: str | None) -> str:
    """Text of markup, where a line break is a space."""
    return re.sub(r"\s+", " ", text or "")


def visible_lines(tree: html.HtmlElement) -> Iterator[str]:
    """What the page shows, a line for each block."""
    line: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        starts = event == "start"
        if element.tag in UNSEEN:
            unseen += 1 if starts else -1
        if element.tag in BLOCKS:
            yield "".join(line)
            line = []
        if not unseen:
            line.append(spaced(element.text if starts else element.tail))
    yield "".join(line)
