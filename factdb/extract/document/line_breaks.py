"""A line break inside a sentence, inside a word: how two lines show that they are one, and how they are joined."""

import re

from factdb.extract.document.blocks import Kind, kind_of
from factdb.extract.document.bylines import is_byline
from factdb.extract.document.datelines import has_dateline

NARROWEST = 20  # characters; shorter lines are those of menus, names and addresses
LONGEST_WORD = 80
WIDEST = 130  # characters; a longer line is a paragraph, not a piece of one
BYLINE_WORDS = 7

ITEM = re.compile(r"([-*•–—]|\d{1,3}[.)])\s")
QUOTE_MARK = re.compile('[„“”"«»]')
# „Kommt!“ and „Warum?“ end no sentence where the next line tells who said so.
ENDS = re.compile(r"""([.…:]["“”‘’«»›‹')\]]*|[!?])$""")
PAUSE = re.compile(r"(,|;|\s(--|[–—-]))$")
BROKEN = re.compile(r"(?P<before>[\w-]*-)?(?P<part>\w+)-$")
SHARED = re.compile(r"(und|oder|bzw|sowie|bis|and|or|to)\b")  # "Rüstungs- und Finanzpolitik", "two- or three-year"
# First parts of compounds that hardly ever are a syllable of a longer word.
FIRST_PARTS = {"well", "self", "half", "long", "short", "high", "low", "vice", "much"} | {
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
}
LINKS = {"of", "the", "to", "in", "on", "by", "and", "for", "zu", "und", "an"}  # "state-of-the-art", "Tür-zu-Tür"
APART = {Kind.DATE, Kind.URL, Kind.CAPTION, Kind.PROMPT, Kind.SYMBOLS}


def goes_on(line: str, following: str, *, is_last: bool) -> bool:
    """Whether a line breaks off in mid-sentence and the next one takes it up.

    It does where the next begins in lower case; after a comma, a dash or half a word; and inside quotation marks.
    `is_last` says that nothing but a blank line comes after the two; a short line without an end that something comes
    after is a label: "read more".
    """
    is_tail = is_last or len(following) >= NARROWEST or ENDS.search(following)
    if not may_go_on(line, following) or not (is_tail or BROKEN.search(line)):
        return False
    taken_up = following[:1].islower() or PAUSE.search(line) or BROKEN.search(line) or is_quote_broken(line, following)
    return bool(taken_up) and not stands_alone(line) and not stands_alone(following)


def may_go_on(line: str, following: str) -> bool:
    sizes = NARROWEST <= len(line) <= WIDEST and len(following) <= WIDEST
    return sizes and line.count(" ") >= 2 and not ENDS.search(line) and not begins_anew(following)


def begins_anew(line: str) -> bool:
    """Whether a line is the first of its paragraph, whatever stands above: an item of a list, or a dateline."""
    return ITEM.match(line) is not None or has_dateline(line)


def is_quote_broken(line: str, following: str) -> bool:
    """Whether a quotation opens in one line and closes in the next."""
    marks = len(QUOTE_MARK.findall(line))
    return marks % 2 == 1 and len(QUOTE_MARK.findall(following)) % 2 == 1 and not QUOTE_MARK.match(following)


def stands_alone(line: str) -> bool:
    """Whether a line is a date, an address, a caption, a prompt or a byline, "von Anna Weber" too."""
    capitalised = line[:1].upper() + line[1:]
    names = len(line.split()) <= BYLINE_WORDS and not (ENDS.search(line) or PAUSE.search(line))
    return kind_of(line) in APART or (names and is_byline(capitalised))


def rejoined(line: str, following: str) -> str:
    """The two lines as one. The hyphen of a broken word goes; that of a compound stays."""
    broken = BROKEN.search(line[-LONGEST_WORD:])
    if broken is None or SHARED.match(following):
        return f"{line} {following}"
    return f"{line[:-1]}{following}" if is_syllable(broken, following) else f"{line}{following}"


def is_syllable(broken: re.Match[str], following: str) -> bool:
    """Whether what stands before the hyphen is a piece of a word: not "US-", "20-", "E-", "well-" or "state-of-"."""
    part = broken["part"]
    is_word = len(part) == 1 or part.isupper() or part[-1].isdigit() or part.lower() in FIRST_PARTS
    is_link = broken["before"] is not None and part in LINKS
    return following[:1].islower() and not is_word and not is_link
