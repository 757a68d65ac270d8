"""Stage notes and sounds, which nobody says: "[applause]", "(Beifall bei der SPD)", "♪ … ♪"."""

import re
from collections.abc import Iterator

from factdb.extract.candidates import Span
from factdb.extract.transcripts.vocabulary import SOUNDS

BRACKETED = re.compile(r"\[[^\[\]\n]{0,200}\]|\([^()\n]{0,200}\)|\*[^*\n]{1,60}\*|♪[^♪\n]{0,300}♪?|♫[^♫\n]{0,300}♫?")
STAMP = r"\d{1,4}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
STAMPED = re.compile(rf"[\[(]\s*{STAMP}\s*[\])]")
WORD = re.compile(r"[^\W\d_]+")
MOST_WORDS = 6  # of a note inside a paragraph: "loud applause", "Beifall bei der SPD"


def notes_in(text: str, start: int, end: int) -> Iterator[Span]:
    """The stage notes and times in a stretch of text. A bracket that may be the speaker's own words is none."""
    for found in BRACKETED.finditer(text, start, end):
        stands_alone = not text[start : found.start()].strip() and not text[found.end() : end].strip()
        if is_note(found[0], stands_alone=stands_alone):
            yield found.span()


def is_note(bracket: str, *, stands_alone: bool) -> bool:
    """Whether a bracket is a stage note: alone in its paragraph, in capitals, a time, music, or a known sound."""
    if bracket[0] in "♪♫" or STAMPED.fullmatch(bracket) or (stands_alone and bracket[0] != "*"):
        return True
    found = WORD.findall(bracket)
    if not found:
        return bracket[0] == "[" or not bracket.strip("()*.… ")
    capitals = bracket[0] != "*" and bracket.isupper() and any(len(word) > 3 for word in found)
    return capitals or (len(found) <= MOST_WORDS and not SOUNDS.isdisjoint(word.lower() for word in found))


def without_notes(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of speech around the stage notes, without blanks at their ends."""
    place = start
    for first, last in (*notes_in(text, start, end), (end, end)):
        if span := stripped(text, place, first):
            yield span
        place = last


def stripped(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks at its ends; None where no letter or digit is left."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    span = (begin, start + len(words.rstrip()))
    return span if any(letter.isalnum() for letter in words) else None
