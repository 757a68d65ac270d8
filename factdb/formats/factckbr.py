"""FACTCK.BR: Brazilian fact-checks in nine columns, made from ClaimReview."""

from collections.abc import Iterable

from factdb.formats.columns import Row, unquoted, with_header
from factdb.formats.given import (
    Format,
    Given,
    GivenClaim,
    GivenPublisher,
    GivenReview,
    Options,
    Records,
    Refused,
)
from factdb.formats.values import day, host, original, text, url

NAME = "factckbr"
NEEDED = ("url", "claimreviewed", "alternativename")


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The fact-checks, a row each; quotation marks are characters."""
    for row in with_header(unquoted(chunks), NEEDED):
        yield row if isinstance(row, Refused) else check(*row, options)


def check(place: str, row: Row, options: Options) -> Given | Refused:
    said, address = text(row["claimreviewed"]), url(row["url"])
    if said is None:
        return Refused(place, "no claim", "claimReviewed is empty.")
    if address is None:
        return Refused(place, "no address", f"URL is {row['url']!r:.80}.")
    at = original(address)
    review = GivenReview(
        at,
        GivenPublisher(None, host(url(row.get("author"))) or host(at)),
        text(row.get("title")),
        day(row.get("datepublished")),
        text(row["alternativename"]),
        text(row.get("ratingvalue")),
        text(row.get("bestrating")),
    )
    return Given(place, GivenClaim(said, options.language or "pt", reviews=(review,)))


FORMAT = Format(NAME, 1, "FACTCK.BR: Brazilian fact-checks, in nine columns.", read)
