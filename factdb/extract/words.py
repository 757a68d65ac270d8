"""Words: the text cut into words, numbers and marks, each with its place."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from factdb.extract.candidates import Span

PIECE = re.compile(
    r"(?P<number>\d+(?:[.,:]\d+)*)(?!-?[^\W\d_])|(?P<word>[^\W_]+(?:[-'’&.](?=[^\W_])[^\W_]+)*-?)|(?P<punct>[^\s\w]|_)"
)


class Kind(Enum):
    """What a piece of text is. A quotation is a whole passage in marks, seen as one piece."""

    WORD = auto()
    NUMBER = auto()
    PUNCT = auto()
    QUOTATION = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of the text. `inner` is the place between the marks of a quotation."""

    text: str
    lower: str
    start: int
    end: int
    kind: Kind
    inner: Span = (0, 0)

    @property
    def is_word(self) -> bool:
        return self.kind is Kind.WORD

    @property
    def is_quotation(self) -> bool:
        return self.kind is Kind.QUOTATION

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or its part after a number does ("39-Jährige")."""
        return self.kind is Kind.WORD and (
            self.text[0].isupper() or (self.text[0].isdigit() and not self.text.islower())
        )


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The pieces of a stretch of text, in order; blanks are left out."""
    return [
        Word(found[0], found[0].lower(), found.start(), found.end(), kind_of(found))
        for found in PIECE.finditer(text, start, len(text) if end is None else end)
    ]


def kind_of(found: re.Match[str]) -> Kind:
    return {"number": Kind.NUMBER, "word": Kind.WORD}.get(found.lastgroup or "", Kind.PUNCT)
