"""The passages of a text that show why it was found. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from factdb.search.analyzer import WORD, fold_word, parts_of

LONGEST_TEXT = 200_000  # characters of a text that are looked through
AROUND = 90  # characters on each side of a word that was found
MOST = 3  # passages of a text


@dataclass(frozen=True)
class Passage:
    """A piece of a text, and where in it, in code points from its beginning, the words stand that were found."""

    text: str
    spans: tuple[tuple[int, int], ...]


def passages(text: str, words: Collection[str]) -> list[Passage]:
    """The first passages that have any of these folded words; the beginning of the text where none has."""
    text = text[:LONGEST_TEXT]
    found: list[Passage] = []
    end = -1
    hits = list(places(text, words))
    for start, _ in hits:
        if start >= end and len(found) < MOST:
            first, end = window(text, start)
            spans = tuple((a - first, b - first) for a, b in hits if first <= a and b <= end)
            found.append(Passage(text[first:end], spans))
    return found or [Passage(text[slice(*window(text, 0))], ())]


def places(text: str, words: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand."""
    for match in WORD.finditer(text):
        if fold_word(match[0]) in words or any(fold_word(part) in words for part in parts_of(match[0])):
            yield match.span()


def window(text: str, start: int) -> tuple[int, int]:
    """A piece around a place, from one blank to another where that is near."""
    first, end = max(0, start - AROUND), min(len(text), start + AROUND)
    if first and (blank := text.find(" ", first, start)) >= 0:
        first = blank + 1
    if end < len(text) and (blank := text.rfind(" ", start, end)) > start:
        end = blank
    return first, end
