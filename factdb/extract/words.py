"""Words: the text cut into words, numbers and marks, each with its place."""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from factdb.extract.candidates import Span

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def cut_by(word: str) -> re.Pattern[str]:
    """A pattern for numbers, marks, and words as `word` matches them (without groups that capture).

    Each piece has the blanks behind it, so that pieces follow each other without gaps.
    """
    return re.compile(rf"(?:{NUMBER.pattern}(?!\d|-?[^\W\d_])|{word}|[^\s\w]|_)\s*")


PIECE = cut_by(r"[^\W_]+(?:(?:[-'’&]|\.(?![^\W\d_a-z][a-z]))(?=[^\W_])[^\W_]+)*-?")
FORMS = 2**16  # different pieces whose form is remembered
LONGEST_FORM = 40  # characters; what is longer is rare


class Kind(Enum):
    """What a piece of text is. A quotation is a whole passage in marks, seen as one piece."""

    WORD = auto()
    NUMBER = auto()
    PUNCT = auto()
    QUOTATION = auto()


class Word(NamedTuple):
    """A piece of the text. `inner` is the place between the marks of a quotation."""

    text: str
    lower: str
    start: int
    end: int
    kind: Kind
    is_word: bool
    capital: bool
    """Whether it begins with a capital, or its part after a number does ("39-Jährige")."""
    inner: Span = (0, 0)
    is_quotation: bool = False
    resumes: bool = False
    """Whether a quotation goes on with the one before, which a cue inside the marks interrupts."""


REST = tuple(Word._field_defaults.values())


def words_of(text: str, start: int = 0, end: int | None = None, pieces: re.Pattern[str] = PIECE) -> list[Word]:
    """The pieces of a stretch of text, in order; blanks are left out. `pieces` is made by `cut_by`."""
    stop = len(text) if end is None else end
    first = pieces.search(text, start, stop)
    if first is None:
        return []
    found: list[Word] = []
    make, add = tuple.__new__, found.append  # this is the innermost loop of all: without the call of Word's own __new__
    place = first.start()
    for raw in pieces.findall(text, place, stop):
        whole = len(raw)
        piece, lower, size, kind, is_word, capital = form_of(raw) if whole <= LONGEST_FORM else form(raw)
        add(make(Word, (piece, lower, place, place + size, kind, is_word, capital, *REST)))
        place += whole
    return found


def form(raw: str) -> tuple[str, str, int, Kind, bool, bool]:
    """What a piece with the blanks behind it looks like: its text, lower, length, kind, is_word and capital."""
    piece = raw.rstrip()
    size = len(piece)
    if not piece[0].isalnum():
        return piece, piece, size, Kind.PUNCT, False, False
    if NUMBER.fullmatch(piece):
        return piece, piece, size, Kind.NUMBER, False, False
    lower = piece.lower()
    return piece, lower, size, Kind.WORD, True, piece != lower and (piece[0].isupper() or piece[0].isdigit())


form_of = lru_cache(maxsize=FORMS)(form)


def quotation(text: str, start: int, end: int, inner: Span, *, resumes: bool = False) -> Word:
    """A passage in marks as one piece."""
    words = text[slice(*inner)]
    return Word(words, words.lower(), start, end, Kind.QUOTATION, False, False, inner, True, resumes)


def mark(text: str, start: int, end: int) -> Word:
    """A stretch that parts nothing and names nobody, as one punctuation mark."""
    return Word(text[start:end], text[start:end], start, end, Kind.PUNCT, is_word=False, capital=False)
