"""LIAR: statements that PolitiFact rated, in fourteen columns without a header. Quotation marks are characters."""

import re
from collections.abc import Iterable, Sequence

from factdb.formats.columns import checked, unquoted
from factdb.formats.given import (
    Format,
    Given,
    GivenClaim,
    GivenId,
    GivenPublisher,
    GivenQuote,
    GivenReview,
    GivenVoice,
    Options,
    Records,
    Refused,
)
from factdb.formats.values import text
from factdb.formats.voices import is_nobody
from factdb.rules.vocabulary import SpeakerKind

NAME = "liar"
COLUMNS = 14
NUMBER = re.compile(r"(\d+)\.json")
ADDRESS = "https://www.politifact.com/api/v/2/statement/{}/?format=json"
POLITIFACT = GivenPublisher("PolitiFact", "politifact.com")
BODIES = frozenset(("party", "committee", "association", "pac", "union", "organization", "campaign", "council", "fund"))


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The statements, a row each."""
    for place, row in unquoted(chunks):
        yield checked(place, row, COLUMNS) or statement(place, row, options)


def statement(place: str, row: Sequence[str], options: Options) -> Given | Refused:
    number, said = NUMBER.fullmatch(row[0].strip()), text(row[2])
    if number is None:
        return Refused(place, "no id", f"The first column is {row[0]!r:.40}; 2635.json is expected.")
    if said is None:
        return Refused(place, "no text", "The third column, the statement, is empty.")
    language = options.language or "en"
    review = GivenReview(ADDRESS.format(number[1]), POLITIFACT, rating=text(row[1]))
    quote = GivenQuote(said, voice(row), language, occasion=text(row[13]))
    topics = tuple(dict.fromkeys(name.replace("-", " ") for part in row[3].split(",") if (name := part.strip())))
    own = GivenId(options.scheme or NAME, number[1])
    return Given(place, GivenClaim(said, language, ids=(own,), quotes=(quote,), reviews=(review,), topics=topics))


def voice(row: Sequence[str]) -> GivenVoice | None:
    """The speaker, whom the file knows by a short name: `barack-obama`. It is the id; its words, capitalised, are the
    name, for the file has no other."""
    short = row[4].strip()
    words = short.split("-")
    if not short or is_nobody(" ".join(words)):
        return None
    is_body = row[7].strip() == "organization" or bool(BODIES.intersection(words))
    kind = SpeakerKind.ORGANIZATION if is_body else SpeakerKind.PERSON
    called = " ".join(word.capitalize() for word in words)
    return GivenVoice(called, kind, (GivenId("politifact", short),), role=text(row[5]))


FORMAT = Format(NAME, 1, "LIAR: statements rated by PolitiFact, in fourteen columns.", read)
