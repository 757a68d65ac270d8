"""Which of a text's blocks are the story, and which its headline.

Two kinds of text are told apart. A *clean* text keeps everything but headline, byline and date line. A *page*, saved as
text with what stood around the story, keeps what reads as prose; lines without an end (menus, teasers, and with them
the story's own subheadings, which nothing tells from teasers) go.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factdb.extract.document import clutter
from factdb.extract.document.blocks import CLUTTER, Block, Kind
from factdb.extract.document.datelines import has_dateline

PAGE_CLUTTER = 3  # pieces from which a text is a page
MENU = 4  # short lines in a row before the story that make a menu
GAP = 5  # blocks without a sentence, between the story and other prose of the page
HEAD = 3  # blocks below the headline or the first paragraph where byline and date may stand
LONGEST_TITLE = 250  # characters
LEAST_ALIKE = 0.2  # of a stretch's names that the story's longest stretch must share
STEM = 6  # letters that words of one family share, roughly

METADATA = {Kind.DATE, Kind.BYLINE, Kind.URL}
SPEAKER_TURN = re.compile(r"^[^\s:]+( [^\s:]+){0,3}: ")


@dataclass(frozen=True)
class Story:
    """Where the story stands among the blocks."""

    title: int | None
    first: int
    last: int
    body: tuple[int, ...]
    is_page: bool


def story_of(blocks: Sequence[Block]) -> Story:
    """The story's place. The body is never empty where there are blocks."""
    is_page = looks_like_page(blocks)
    first, last = extent(blocks, is_page)
    title = headline(blocks, first, last, is_page)
    kept = page_body(blocks, title, first, last) if is_page else clean_body(blocks, title, first)
    repeated = {index for index in kept if title is not None and blocks[index].text == blocks[title].text}
    body = tuple(index for index in kept if index not in repeated) or fallback(blocks, title)
    return Story(title, first, last, body, is_page)


def fallback(blocks: Sequence[Block], title: int | None) -> tuple[int, ...]:
    worded = [index for index, block in enumerate(blocks) if block.kind not in CLUTTER]
    return tuple(index for index in worded if index != title) or tuple(worded) or tuple(range(len(blocks)))


def looks_like_page(blocks: Sequence[Block]) -> bool:
    pieces = sum(block.kind in CLUTTER or is_heading_of(clutter.BOX, block) or is_end(block) for block in blocks)
    return pieces >= PAGE_CLUTTER or has_menu(blocks)


def has_menu(blocks: Sequence[Block]) -> bool:
    run = 0
    for block in blocks:
        if block.kind is Kind.PROSE:
            return False
        run = run + 1 if block.kind is Kind.LABEL and len(block.text.split()) <= 3 else 0
        if run >= MENU:
            return True
    return False


def is_heading_of(headings: re.Pattern[str], block: Block) -> bool:
    short = block.kind in (Kind.LABEL, Kind.SHORT, Kind.PROMPT) and len(block.text) <= 120
    return short and headings.search(block.text) is not None


def is_end(block: Block) -> bool:
    return is_heading_of(clutter.END, block)


def extent(blocks: Sequence[Block], is_page: bool) -> tuple[int, int]:
    """The first and the last block of prose. Of a page, of its longest stretch before the comments and the footer."""
    prose = [index for index, block in enumerate(blocks) if block.kind is Kind.PROSE]
    if not prose:
        prose = [index for index, block in enumerate(blocks) if block.kind is Kind.SHORT]
    if not prose:
        return 0, len(blocks) - 1
    if not is_page:
        return prose[0], prose[-1]
    ends = [index for index, block in enumerate(blocks) if index > prose[:2][-1] and is_end(block)]
    told = [index for index in prose if not ends or index < ends[0]]
    runs = stretches(blocks, told)
    longest = max(runs, key=lambda run: sum(len(blocks[index].text) for index in run))
    names = names_in(blocks, longest)
    of_story = [index for run in runs if run is longest or is_alike(names_in(blocks, run), names) for index in run]
    return of_story[0], of_story[-1]


def names_in(blocks: Sequence[Block], run: Sequence[int]) -> frozenset[str]:
    """The stems of the capitalised words: in English the names, in German the nouns too."""
    text = " ".join(blocks[index].text for index in run)
    return frozenset(word[:STEM].casefold() for word in re.findall(r"\b[A-ZÄÖÜ]\w{3,}", text))


def is_alike(names: frozenset[str], story: frozenset[str]) -> bool:
    """Whether a stretch tells of what the story tells of, so that only a box stands between them."""
    return len(names & story) >= 2 and len(names & story) >= LEAST_ALIKE * len(names)


def stretches(blocks: Sequence[Block], prose: Sequence[int]) -> list[list[int]]:
    """Runs of prose with fewer than GAP other blocks between them, short sentences not counted."""
    runs = [[prose[0]]]
    for before, index in pairwise(prose):
        between = sum(block.kind is not Kind.SHORT for block in blocks[before + 1 : index])
        if between < GAP:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def headline(blocks: Sequence[Block], first: int, last: int, is_page: bool) -> int | None:
    """The line before the story that shares most words with it. Of equals the first; on a page the nearest."""
    turns = Counter(turn[0] for block in blocks if (turn := SPEAKER_TURN.match(block.text)))
    lines = [index for index in range(first) if may_be_title(blocks[index], turns)]
    told = stems(" ".join(block.text for block in blocks[first : last + 1])[:50_000])
    order = reversed(lines) if is_page else lines
    best = max(order, key=lambda index: likeness(blocks[index].text, told), default=None)
    if best is None or (blocks[best].kind is Kind.SHORT and likeness(blocks[best].text, told) <= 0):
        return None
    return best


def may_be_title(block: Block, turns: Mapping[str, int]) -> bool:
    """A label, or a question, cry or quotation that is no speaker's turn: those recur. A lead has a dateline."""
    if len(block.text) > LONGEST_TITLE or is_heading_of(clutter.BOX, block) or is_end(block):
        return False
    if has_dateline(block.text):
        return False
    turn = SPEAKER_TURN.match(block.text)
    asks = block.kind is Kind.SHORT and not is_statement(block) and not block.text.endswith(":")
    return block.kind is Kind.LABEL or (asks and (turn is None or turns[turn[0]] < 2))


def likeness(title: str, told: frozenset[str]) -> float:
    """How many of the line's longer words the story uses; a line of one or two words tells less."""
    words = stems(title)
    return len(words & told) * min(1.0, len(title.split()) / 4) - 0.25 * len(words - told)


def stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM].casefold() for word in re.findall(r"\w{4,}", text))


def clean_body(blocks: Sequence[Block], title: int | None, first: int) -> list[int]:
    """Everything but the headline, what stands above it, and metadata beside it or at the end."""
    begin = 0 if title is None else title + 1
    head = first + HEAD
    tail = max((index for index, block in enumerate(blocks) if block.kind not in METADATA | CLUTTER), default=-1)
    return [
        index
        for index in outside_boxes(blocks, begin)
        if blocks[index].kind not in CLUTTER
        and not (blocks[index].kind in METADATA and (index <= head or index > tail))
        and not (index < first and is_post(blocks, index))
    ]


def is_post(blocks: Sequence[Block], index: int) -> bool:
    """Whether a label says what the person in the byline above it does: "Political correspondent"."""
    above = blocks[index - 1] if index else None
    short = blocks[index].kind is Kind.LABEL and len(blocks[index].text.split()) <= 4
    return short and above is not None and above.kind is Kind.BYLINE


def page_body(blocks: Sequence[Block], title: int | None, first: int, last: int) -> list[int]:
    """What reads as sentences from the first prose to the last, with the short sentences that touch it."""
    begin, end = first, last
    while begin - 1 > (title if title is not None else first - 1) and blocks[begin - 1].kind is Kind.SHORT:
        begin -= 1
    while end + 1 < len(blocks) and is_statement(blocks[end + 1]):
        end += 1
    return [index for index in outside_boxes(blocks, begin) if index <= end and reads_as_story(blocks, index)]


def outside_boxes(blocks: Sequence[Block], begin: int) -> Iterator[int]:
    """The blocks that are in no box of links: from its heading to the next prose or statement."""
    in_box = False
    for index in range(begin, len(blocks)):
        heads = is_heading_of(clutter.BOX, blocks[index])
        in_box = heads or (in_box and not (blocks[index].kind is Kind.PROSE or is_statement(blocks[index])))
        if not in_box:
            yield index


def is_statement(block: Block) -> bool:
    """A short sentence that ends in a full stop, within quotation marks or without: "No.", which no headline is."""
    return block.kind is Kind.SHORT and block.text.rstrip("\"“”»«’‘'").endswith((".", "…"))


def reads_as_story(blocks: Sequence[Block], index: int) -> bool:
    """Prose, and short sentences; but a question, cry or bare quotation beside other lines is a headline."""
    block = blocks[index]
    if block.kind is not Kind.SHORT or is_statement(block):
        return block.kind in (Kind.PROSE, Kind.SHORT)
    beside = (*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2])
    return all(other.kind in (Kind.PROSE, Kind.SHORT) for other in beside)
