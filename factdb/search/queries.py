"""What a person types into a search box, understood. Pure, and never at a loss: what is no operator is a word.

dam "clean water" -bridge speaker:berg said:2021-12
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factdb.errors import BadInput
from factdb.rules.dates import EdtfDate
from factdb.search.analyzer import words_of

LONGEST_QUERY = 2_000  # characters that are read
MOST_PARTS = 30  # words, phrases and fields that are heeded
PART = re.compile(r'(?P<minus>-)?(?:(?P<name>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.IGNORECASE)

Days = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Query:
    """What is asked: words that must be there, in any order; phrases, in theirs; what must not; fields."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    days: tuple[Days, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked that a record could have."""
        return not (self.words or self.phrases or self.speakers or self.publishers or self.languages or self.days)


def understood(text: str) -> Query:
    """The query of a text. A field that is none of ours, or whose value is no date, is read as words."""
    query = Query()
    for number, part in enumerate(PART.finditer(text[:LONGEST_QUERY])):
        if number == MOST_PARTS:
            break
        query = with_part(query, part)
    return query


def with_part(query: Query, part: re.Match[str]) -> Query:
    minus, name = part["minus"], (part["name"] or "").lower()
    value = part["phrase"] if part["phrase"] is not None else part["word"]
    if name in FIELDS and not minus and (found := FIELDS[name](query, value)):
        return found
    words = tuple(words_of(f"{name} {value}" if name else value))
    if not words:
        return query
    if minus:
        return replace(query, without=(*query.without, words))
    if part["phrase"] is not None and len(words) > 1:
        return replace(query, phrases=(*query.phrases, words))
    return replace(query, words=(*query.words, *words))


def said(query: Query, value: str) -> Query | None:
    try:
        found = EdtfDate.parse(value)
    except BadInput:
        return None
    return replace(query, days=(*query.days, (found.earliest, found.latest)))


def speaker(query: Query, value: str) -> Query | None:
    return replace(query, speakers=(*query.speakers, value)) if words_of(value) else None


def publisher(query: Query, value: str) -> Query | None:
    return replace(query, publishers=(*query.publishers, value)) if words_of(value) else None


def language(query: Query, value: str) -> Query | None:
    return replace(query, languages=(*query.languages, value.lower())) if value.isalpha() else None


FIELDS: Mapping[str, Callable[[Query, str], Query | None]] = {
    "said": said,
    "date": said,
    "speaker": speaker,
    "publisher": publisher,
    "language": language,
    "lang": language,
}


def stands_in(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words of a phrase follow one another in a text."""
    size = len(phrase)
    return any(tuple(words[start : start + size]) == tuple(phrase) for start in range(len(words) - size + 1))
