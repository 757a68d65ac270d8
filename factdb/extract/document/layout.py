"""A plain text's paragraphs: lines as they are, or joined again where an editor broke them at a column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factdb.extract.document.line_breaks import ENDS, ITEM, begins_anew, goes_on, may_go_on, rejoined

WIDEST = 100  # characters; editors and mail programs break lines at 60 to 100
LEAST_LINES = 4  # that must look broken before we believe it by their length alone
RAGGED = 0.6  # of the column, which a line that breaks off in a wrapped paragraph fills
SENTENCE_END = (".", "!", "?", "…", ":", "“", "”", '"', "«", "»")

Lines = Sequence[str]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a tidy text. Blank lines divide; single line breaks do too, unless the text is wrapped.

    A whole text is wrapped by the length of its lines; the lines between two blank ones also by their sentences, which
    go on from line to line. Elsewhere two lines are joined where a sentence plainly goes on.
    """
    groups = [group.split("\n") for group in re.split(r"\n{2,}", text.strip("\n")) if group]
    width = wrapped_at(groups)
    if width is not None:
        return [paragraph for group in groups for paragraph in unwrapped(group, width)]
    column = max((widest(group) for group in groups if is_wrapped(group)), default=0)
    return [paragraph for group in groups for paragraph in unwrapped(group, width_of(group, column))]


def wrapped_at(groups: Sequence[Lines]) -> int | None:
    """The column at which the text is wrapped; None where it is not.

    In a wrapped text no line that goes on is longer than the column, and almost none could have taken the next line's
    first word. Lines without spaces are addresses, which no editor breaks.
    """
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = max((len(line) for line, _ in pairs if " " in line), default=0)
    full = sum(1 for line, following in pairs if is_full(line, following, width))
    broken = sum(1 for line, _ in pairs if not line.endswith(SENTENCE_END))
    believed = width <= WIDEST and len(pairs) >= LEAST_LINES and full >= 0.7 * len(pairs) and broken >= 0.5 * len(pairs)
    return width if believed else None


def is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width


def widest(group: Lines) -> int:
    return max(len(line) for line in group)


def is_wrapped(group: Lines) -> bool:
    """Whether a sentence goes on over a line break, and half of the lines either do so or are full."""
    width = widest(group)
    if width > WIDEST:
        return False
    taken_up = [goes_on(line, following, is_last=is_last) for line, following, is_last in breaks(group)]
    full = [is_full(line, following, width) for line, following in pairwise(group)]
    shown = sum(taken or filled for taken, filled in zip(taken_up, full, strict=True))
    return any(taken_up) and shown >= 0.5 * len(full)


def width_of(group: Lines, column: int) -> int | None:
    """The column of these lines: their own, or that of other lines of the text, which all of these fill up."""
    if is_wrapped(group):
        return widest(group)
    fills = widest(group) <= column and all(is_full(line, following, column) for line, following in pairwise(group))
    return column if fills and ENDS.search(group[-1]) else None


def breaks(group: Lines) -> Iterator[tuple[str, str, bool]]:
    """Each line and the next, and whether that is the last."""
    for index, (line, following) in enumerate(pairwise(group), start=2):
        yield line, following, index == len(group)


def unwrapped(lines: Lines, width: int | None) -> Iterator[str]:
    """The paragraphs of lines that were broken at a column, or None where that is not known."""
    pieces = [lines[0]]  # joined by pairs, so that a long paragraph costs no more than its length
    for line, following, is_last in breaks(lines):
        filled = width is not None and is_filled(line, following, width, is_first=len(pieces) == 1)
        if filled or goes_on(line, following, is_last=is_last):
            pieces[-1:] = pair_joined(pieces[-1], following)
        else:
            yield "".join(pieces)
            pieces = [following]
    yield "".join(pieces)


def pair_joined(line: str, following: str) -> tuple[str, str]:
    """What becomes of the first line, and the second."""
    return rejoined(line, following)[: -len(following)], following


def is_filled(line: str, following: str, width: int, *, is_first: bool) -> bool:
    """Whether a line of a wrapped text ended at the column and not with its paragraph.

    Below the first line, which may be a headline, a line that breaks off need not fill the column.
    """
    if begins_anew(following) and (line.endswith(SENTENCE_END) or not ITEM.match(following)):
        return False
    led_in = line.endswith(":") and following.startswith(("„", "“", '"', "«", "»"))
    ragged = not is_first and len(line) >= RAGGED * width and (led_in or may_go_on(line, following))
    return ragged or is_full(line, following, width)
