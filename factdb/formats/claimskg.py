"""ClaimsKG: fact-checks harvested from many sites, as its extractor writes them, or as its search page exports them."""

from collections.abc import Iterable, Mapping

from factdb.formats.claimants import said_by
from factdb.formats.columns import Row, delimited
from factdb.formats.given import (
    Format,
    Given,
    GivenClaim,
    GivenId,
    GivenPublisher,
    GivenReview,
    Options,
    Records,
    Refused,
)
from factdb.formats.values import day, host, no_later, original, text, url
from factdb.rules.ids_elsewhere import id_elsewhere

NAME = "claimskg"
EXPORTED = {  # what the search page calls the extractor's columns
    "text": "claimreview_claimreviewed",
    "link": "claimreview_url",
    "date": "creativework_datepublished",
    "author": "creativework_author_name",
    "headline": "extra_title",
    "source": "claimreview_author_name",
    "sourceurl": "claimreview_author_url",
    "ratingname": "rating_alternatename",
    "truthrating": "rating_ratingvalue",
}
ID, TEXT, ADDRESS = "id", "claimreview_claimreviewed", "claimreview_url"
VOID = frozenset(("", "nan", "none", "null", "unknown", "-", "[]"))


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The fact-checks, a row each."""
    for row in delimited(chunks, ()):
        if isinstance(row, Refused):
            yield row
            continue
        place, given = row
        named = {EXPORTED.get(name, name) if ID in given else name: value for name, value in given.items()}
        if TEXT not in named or ADDRESS not in named:
            yield Refused("line 1", "not the header of the format", f"Missing: {TEXT}, {ADDRESS} (or text, link).")
            return
        yield check(place, {name: value for name, value in named.items() if value.casefold() not in VOID}, options)


def check(place: str, row: Row, options: Options) -> Given | Refused:
    said, address = text(row.get(TEXT)), url(row.get(ADDRESS))
    if said is None:
        return Refused(place, "no claim", "The text of the claim is empty.")
    if address is None:
        return Refused(place, "no address", "The address of the review is missing or none.")
    review = review_of(row, original(address))
    language = text(row.get("language")) or options.language
    when = no_later(day(row.get("creativework_datepublished")), review.published)
    known = id_elsewhere(row.get("creativework_author_sameas", ""))
    who = (GivenId(*known),) if known else ()
    quotes = said_by(said, text(row.get("creativework_author_name")), language, when, ids=who)
    name = text(row.get(ID))
    ids = (GivenId(options.scheme or NAME, name),) if name else ()
    return Given(place, GivenClaim(said, language, ids=ids, quotes=quotes, reviews=(review,)))


def review_of(row: Mapping[str, str], address: str) -> GivenReview:
    at, own = host(address), host(url(row.get("claimreview_author_url")))
    name = text(row.get("claimreview_author_name"))
    return GivenReview(
        address,
        GivenPublisher(name, at if own == at or name is None else None),
        text(row.get("extra_title")),
        day(row.get("claimreview_datepublished")),
        text(row.get("rating_alternatename")),
        text(row.get("rating_ratingvalue")),
        text(row.get("rating_bestrating")),
        text(row.get("rating_worstrating")),
    )


FORMAT = Format(NAME, 1, "ClaimsKG: fact-checks of many sites, as CSV.", read)
