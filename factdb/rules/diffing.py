"""What became of a wording: the words that stayed, came and went.

Offsets count Unicode code points of the two wordings. Both can be put together again from the runs: what is KEPT or
REMOVED is the one before, what is KEPT or INSERTED the one after.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factdb.rules.vocabulary import DiffOp

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST_TOKENS = 1_000  # compared one by one, on either side; difflib's cost is quadratic


@dataclass(frozen=True)
class Run:
    """A stretch of either wording or of both, and where it begins in each: None where it is not in it."""

    op: DiffOp
    text: str
    before: int | None
    after: int | None


def word_diff(before: str, after: str) -> tuple[Run, ...]:
    """The runs of words, from the first to the last. What both begin and end with is found at a cost linear in the
    text; where more than a thousand words and marks lie between, they are told to be replaced as a whole."""
    one, other = TOKEN.findall(before), TOKEN.findall(after)
    head = common(one, other)
    tail = common(one[head:][::-1], other[head:][::-1])
    middle = compared(one[head : len(one) - tail], other[head : len(other) - tail])
    same = [Piece(True, words, words) for words in ("".join(one[:head]), "".join(one[len(one) - tail :]))]
    pieces = [piece for piece in (same[0], *middle, same[1]) if piece.before or piece.after]
    return tuple(placed(joined(pieces)))


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens both begin with."""
    different = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(different, min(len(one), len(other)))


@dataclass(frozen=True)
class Piece:
    """What the one wording has where the other has that; `same` where they agree."""

    same: bool
    before: str
    after: str

    def __add__(self, other: "Piece") -> "Piece":
        return Piece(self.same, self.before + other.before, self.after + other.after)


def compared(one: Sequence[str], other: Sequence[str]) -> list[Piece]:
    if max(len(one), len(other)) > MOST_TOKENS:
        return [Piece(False, "".join(one), "".join(other))]
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [Piece(tag == "equal", "".join(one[a:b]), "".join(other[c:d])) for tag, a, b, c, d in codes]


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of a kind in one. A blank or mark between two changes belongs to them: "three men" for "two women" is
    one change, not two."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        between = 0 < place < len(pieces) - 1 and not (pieces[place - 1].same or pieces[place + 1].same)
        same = piece.same and not (between and not any(map(str.isalnum, piece.before)))
        here = Piece(same, piece.before, piece.after)
        found.append(found.pop() + here if found and found[-1].same is same else here)
    return found


def placed(pieces: Sequence[Piece]) -> Iterator[Run]:
    before = after = 0
    for piece in pieces:
        if piece.same:
            yield Run(DiffOp.KEPT, piece.before, before, after)
        elif piece.before:
            yield Run(DiffOp.REMOVED, piece.before, before, None)
        if piece.after and not piece.same:
            yield Run(DiffOp.INSERTED, piece.after, None, after)
        before, after = before + len(piece.before), after + len(piece.after)
