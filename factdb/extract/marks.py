"""Quotation marks: which opens, which closes, and what lies between.

Marks are paired by their shape and what stands beside them, so that „…“, “…”, »…«, «…» and mixed pairs are read alike.
A mark that finds no partner before its paragraph ends is dropped; what lies inside it still counts.
"""

import re
from dataclasses import dataclass

from factdb.extract.candidates import Span

DOUBLE = frozenset('„“”‟«»"″')
SINGLE = frozenset("‚‘’‛‹›'")
OPENING_ONLY = frozenset("„‚‟‛")
MARK = re.compile("[„“”‟«»\"″‚‘’‛‹›']")
DEEPEST = 4  # quotes within quotes; more than that is noise, and a bound keeps the work linear
BEFORE_OPENING = frozenset("([{-–—/:,=>…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in marks: with them from `start` to `end`, without them `inner`; `depth` 0 is outermost.

    `open_ended` says that the passage has no closing mark since the next paragraph takes the quote up again.
    """

    start: int
    end: int
    inner: Span
    depth: int
    open_ended: bool = False


def quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """All passages in marks, in the order in which they begin."""
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        found += paired(text, paragraph, following)
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def paired(text: str, paragraph: Span, following: Span | None) -> list[Quotation]:
    open_marks: list[int] = []
    found: list[tuple[int, int]] = []
    for match in MARK.finditer(text, *paragraph):
        place = match.start()
        partner = partner_of(text, place, open_marks)
        if partner is not None:
            del open_marks[partner + 1 :]
            found.append((open_marks.pop(), place))
        elif opens(text, place):
            open_marks.append(place)
            del open_marks[:-DEEPEST]
    passages = nested(text, found)
    if len(open_marks) == 1 and not any(q.start > open_marks[0] and q.depth for q in passages):
        passages += taken_up(text, open_marks[0], paragraph, following)
    return passages


def taken_up(text: str, opening: int, paragraph: Span, following: Span | None) -> list[Quotation]:
    """A passage that runs to the end of its paragraph, where the next one begins with the same mark."""
    if following is None or text[following[0]] != text[opening] or text[opening] in SINGLE:
        return []
    end = paragraph[1]
    inner = trimmed(text, opening + 1, end)
    return [Quotation(opening, end, inner, 0, open_ended=True)] if inner else []


def partner_of(text: str, place: int, open_marks: list[int]) -> int | None:
    """The index of the open mark that the mark at `place` closes, None where it closes none."""
    if not open_marks or not closes(text, place):
        return None
    family = SINGLE if text[place] in SINGLE else DOUBLE
    for index in range(len(open_marks) - 1, -1, -1):
        if text[open_marks[index]] in family:
            return index
    return None


def closes(text: str, place: int) -> bool:
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if mark in OPENING_ONLY or not before or before.isspace():
        return False
    return not after.isalnum() or (mark in "”»«“" and not before.isalnum())


def opens(text: str, place: int) -> bool:
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if not after or after.isspace():
        return False
    if mark in "„":
        return True
    return (not before or before.isspace() or before in BEFORE_OPENING or bool(MARK.match(before))) and (
        mark in DOUBLE or after.isalnum()
    )


def nested(text: str, pairs: list[tuple[int, int]]) -> list[Quotation]:
    """Pairs as quotations with their depth; empty ones are dropped."""
    ends: list[int] = []
    found = []
    for start, end in sorted(pairs):
        while ends and ends[-1] < start:
            ends.pop()
        inner = trimmed(text, start + 1, end)
        if inner:
            found.append(Quotation(start, end + 1, inner, len(ends)))
        ends.append(end)
    return found


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without blanks at its edges and without the comma that belongs to the sentence around it."""
    inner = text[start:end]
    stripped = inner.strip().removesuffix(",")
    if not any(character.isalnum() for character in stripped):
        return None
    begin = start + len(inner) - len(inner.lstrip())
    return begin, begin + len(stripped.rstrip())
