"""A plain text's paragraphs: lines as they are, or joined again where an editor broke them at a column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDEST = 100  # characters; editors and mail programs break lines at 60 to 100
LEAST_LINES = 4  # that must look broken before we believe it
SENTENCE_END = (".", "!", "?", "…", ":", "“", "”", '"', "«", "»")
ITEM = re.compile(r"([-*•–—]|\d{1,3}[.)])\s")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a tidy text. Blank lines divide; single line breaks do too, unless the text is wrapped."""
    groups = [group.split("\n") for group in re.split(r"\n{2,}", text.strip("\n")) if group]
    width = wrapped_at(groups)
    if width is None:
        return [line for group in groups for line in group]
    return [paragraph for group in groups for paragraph in unwrapped(group, width)]


def wrapped_at(groups: Sequence[Sequence[str]]) -> int | None:
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


def unwrapped(lines: Sequence[str], width: int) -> Iterator[str]:
    joined = lines[0]
    for line, following in pairwise(lines):
        if not is_full(line, following, width) or (ITEM.match(following) and line.endswith(SENTENCE_END)):
            yield joined
            joined = following
        else:
            joined += f" {following}"
    yield joined
