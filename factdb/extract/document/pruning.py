"""A page's tree made ready for the search for its main text: what is never part of a story goes beforehand."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import html

# Never part of a story, whatever the page.
OUTSIDE = (
    "//figcaption | //aside | //nav | //dialog | //button | //template | //svg | //iframe | //select"
    "| //script | //style | //*[@hidden or @aria-hidden='true']"
    "| //*[@role='navigation' or @role='dialog' or @role='search']"
    "| //*[contains(translate(@style, ' ', ''), 'display:none')]"
)
# Part of a story only where most of the page is inside: sites give such names to wrappers too.
NAMED_OUTSIDE = re.compile(
    r"(^|[\s_-])(cookies?|consent|gdpr|newsletter|shar(e|ing)|social|related|recommend\w*|promo|advert\w*|ads?|anzeige"
    r"|werbung|comments?|kommentare?|captions?|bildunterschrift|breadcrumbs?|byline|author-?(box|bio)|tags"
    r"|most-?read|ticker|outbrain|taboola|disqus|subscri(be|ption)|login|sidebar)([\s_-]|$)",
    re.IGNORECASE,
)
MOST_OUTSIDE = 0.4  # of the page's text
BLOCK_CELLS = "./*/tr/td[p or div or table or h1 or h2] | ./tr/td[p or div or table or h1 or h2]"


def pruned(tree: html.HtmlElement) -> html.HtmlElement:
    """A copy of the page without what is never, or by its name most likely not, part of a story."""
    copy = deepcopy(tree)
    write_out_quotes(copy)
    unwrap(copy)
    for element in copy.xpath(OUTSIDE):
        drop(element)
    named = list(named_outside(copy))
    lengths = Counter[str]()
    for element in named:
        lengths[naming(element)] += len(element.text_content())
    most = MOST_OUTSIDE * len(copy.text_content())
    for element in named:
        if lengths[naming(element)] <= most:
            drop(element)
    return copy


def unwrap(tree: html.HtmlElement) -> None:
    """Keep the words of inline elements that trafilatura drops, and the paragraphs of tables that lay out a page."""
    for element in list(tree.iter("time", "label", "output")):
        if next(element.iterancestors("p", "li", "blockquote", "dd"), None) is not None:
            element.drop_tag()
    for table in tree.iter("table"):
        if table.xpath(BLOCK_CELLS):
            for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                part.tag = "div"


def write_out_quotes(tree: html.HtmlElement) -> None:
    """Give <q> the quotation marks that a browser would show for it."""
    opening, closing = ("„", "“") if tree.get("lang", "").lower().startswith("de") else ("“", "”")
    for element in list(tree.iter("q")):
        element.text = opening + (element.text or "")
        element.tail = closing + (element.tail or "")
        element.drop_tag()


def named_outside(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (element for element in tree.iterfind(".//body//*") if NAMED_OUTSIDE.search(naming(element)))


def naming(element: html.HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:500]


def drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
