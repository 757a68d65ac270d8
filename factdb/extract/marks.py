"""Quotation marks: which opens, which closes, and what lies between.

Marks are paired by their shape and what stands beside them, so that „…“, “…”, »…«, «…» and mixed pairs are read alike.
A mark that finds no partner before its paragraph ends is dropped; what lies inside it still counts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from factdb.extract.candidates import Span

DOUBLE = frozenset('„“”‟«»"″')
SINGLE = frozenset("‚‘’‛‹›'")
OPENING_ONLY = frozenset("„‚‟‛")
MARK = re.compile("[„“”‟«»\"″‚‘’‛‹›']")
SPACED_OPENING, SPACED_CLOSING = frozenset("«‹"), frozenset("»›")  # « … », with blanks inside the marks
AFTER_CUE = frozenset(",.;:!?…–—-")  # what parts a cue inside marks from what is said behind it
DEEPEST = 4  # quotes within quotes; more than that is noise, and a bound keeps the work linear
BEFORE_OPENING = frozenset("([{-–—/:,=>…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in marks: with them from `start` to `end`, without them `inner`; `depth` 0 is outermost.

    `open_ended` says that the passage has no closing mark since the next paragraph takes the quote up again, `resumes`
    that it goes on with the passage before, which a cue inside the marks interrupts.
    """

    start: int
    end: int
    inner: Span
    depth: int
    open_ended: bool = False
    resumes: bool = False


def quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """All passages in marks, in the order in which they begin."""
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        found += paired(text, paragraph, following)
    return sorted(found, key=lambda quotation: (quotation.start, -quotation.end))


def interrupted(
    text: str, passages: list[Quotation], incises: Callable[[str, Quotation], list[Span]]
) -> list[Quotation]:
    """The passages, those with cues inside their marks in parts: « Nous partirons, a dit le maire, dès demain. »"""
    return [part for passage in passages for part in parts(text, passage, incises(text, passage))]


def parts(text: str, passage: Quotation, cuts: list[Span]) -> list[Quotation]:
    """A passage without some stretches of it; the mark behind a stretch belongs to the part that follows."""
    found: list[Quotation] = []
    start, place = passage.start, passage.inner[0]
    for cut_start, cut_end in cuts:
        inner = trimmed(text, place, cut_start)
        if inner:
            found.append(replace(passage, start=start, end=inner[1], inner=inner, resumes=bool(found)))
        start, place = cut_end, past_marks(text, cut_end, passage.inner[1])
    inner = trimmed(text, place, passage.inner[1])
    if inner or not found:
        found.append(replace(passage, start=start, inner=inner or passage.inner, resumes=bool(found)))
    return found


def past_marks(text: str, place: int, end: int) -> int:
    """Past the comma or full stop between a cue inside marks and what is said behind it."""
    while place < end and (text[place].isspace() or text[place] in AFTER_CUE):
        place += 1
    return place


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
    if mark in OPENING_ONLY or not before:
        return False
    if before.isspace():
        return mark in SPACED_CLOSING and not after.isalnum()
    return not after.isalnum() or (mark in "”»«“" and not before.isalnum())


def opens(text: str, place: int) -> bool:
    mark, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if not after:
        return False
    if after.isspace():
        return mark in SPACED_OPENING and (not before or not (before.isalnum() or before in ".,!?…"))
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
