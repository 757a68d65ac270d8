"""Words: the text cut into words, numbers and marks, each with its place."""

import re
from enum import Enum, auto
from typing import NamedTuple

from factdb.extract.candidates import Span

PIECE = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)(?!\d|-?[^\W\d_])|(?P<word>[^\W_]+(?:(?:[-'’&]|\.(?![^\W\d_a-z][a-z]))(?=[^\W_])[^\W_]+)*-?)|(?P<punct>[^\s\w]|_)"
)


class Kind(Enum):
    """What a piece of text is. A quotation is a whole passage in marks, seen as one piece."""

    WORD = auto()
    NUMBER = auto()
    PUNCT = auto()
    QUOTATION = auto()


KINDS = {"number": Kind.NUMBER, "word": Kind.WORD, "punct": Kind.PUNCT, None: Kind.PUNCT}


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


def words_of(text: str, start: int = 0, end: int | None = None, pieces: re.Pattern[str] = PIECE) -> list[Word]:
    """The pieces of a stretch of text, in order; blanks are left out. `pieces` is how the language cuts words."""
    return [word_at(found) for found in pieces.finditer(text, start, len(text) if end is None else end)]


def word_at(found: re.Match[str]) -> Word:
    piece, kind = found[0], KINDS[found.lastgroup]
    if kind is not Kind.WORD:
        return Word(piece, piece, *found.span(), kind, False, False)
    lower = piece.lower()
    capital = piece != lower and (piece[0].isupper() or piece[0].isdigit())
    return Word(piece, lower, *found.span(), kind, True, capital)


def quotation(text: str, start: int, end: int, inner: Span, *, resumes: bool = False) -> Word:
    """A passage in marks as one piece."""
    words = text[slice(*inner)]
    return Word(words, words.lower(), start, end, Kind.QUOTATION, False, False, inner, True, resumes)


def mark(text: str, start: int, end: int) -> Word:
    """A stretch that parts nothing and names nobody, as one punctuation mark."""
    return Word(text[start:end], text[start:end], start, end, Kind.PUNCT, is_word=False, capital=False)
