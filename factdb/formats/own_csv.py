"""Our own CSV, for whoever has claims in a table: a header of these names, in any order, and a claim a row."""

from collections.abc import Iterable

from factdb.errors import BadInput
from factdb.formats.claimants import placed_at, said_by
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
from factdb.formats.lines import refused
from factdb.formats.values import host, original, url
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import ClaimKind

NAME = "csv"
HEADER = {
    "id": "the claim's id where it comes from",
    "text": "the claim",
    "language": "BCP 47",
    "kind": "event, numerical, causal, position or prediction; event where it is empty",
    "topics": "names, parted by a bar",
    "speaker": "who made it",
    "speaker_wikidata": "the speaker's item of Wikidata, such as Q76",
    "said": "when, as EDTF",
    "occasion": "such as a speech in Bremen",
    "source_url": "where it appeared",
    "review_url": "the address of a fact-check",
    "review_publisher": "whose it is",
    "review_title": "its headline",
    "review_date": "when it was published, as EDTF",
    "rating": "its verdict, word for word",
}
KINDS = {kind.name.casefold(): kind for kind in ClaimKind}


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The claims, a row each. A column that has no such name is refused, lest what it holds be lost silently."""
    for row in delimited(chunks, ("text",)):
        if isinstance(row, Refused):
            yield row
            continue
        unknown = [name for name in row[1] if name not in HEADER]
        if unknown:
            yield Refused("line 1", "unknown column", f"{', '.join(unknown)}. These are known: {', '.join(HEADER)}.")
            return
        yield taken(*row, options)


def taken(place: str, row: Row, options: Options) -> Given | Refused:
    try:
        return claim(place, {name: value for name, value in row.items() if value}, options)
    except BadInput as error:
        return refused(place, error)


def claim(place: str, row: Row, options: Options) -> Given | Refused:
    """What a row gives. Raises BadInput where a value is none of its column's."""
    if "text" not in row:
        return Refused(place, "no text", "The text of the claim is empty.")
    if "id" not in row and "review_url" not in row:
        return Refused(place, "no id", "Give an id, or a review_url, by which the claim can be known again.")
    said, language = row["text"], row.get("language") or options.language
    when = date(row, "said")
    sources = placed_at(checked_url(row, "source_url"), row.get("speaker"), when)
    item = row.get("speaker_wikidata")
    who = (GivenId("wikidata", item),) if item else ()
    occasion, is_placed = row.get("occasion"), bool(sources) and "occasion" not in row
    quotes = said_by(said, row.get("speaker"), language, when, occasion=occasion, ids=who, is_placed=is_placed)
    ids = (GivenId(options.scheme or NAME, row["id"]),) if "id" in row else ()
    topics = tuple(dict.fromkeys(name for part in row.get("topics", "").split("|") if (name := part.strip())))
    return Given(place, GivenClaim(said, language, kind(row), ids, quotes, sources, (), reviews(row), topics))


def date(row: Row, column: str) -> EdtfDate | None:
    try:
        return EdtfDate.parse(row[column]) if column in row else None
    except BadInput as error:
        raise error.under(column) from None


def kind(row: Row) -> ClaimKind:
    named = row.get("kind", "event").casefold()
    if named not in KINDS:
        raise BadInput(f"{named!r:.40} is no kind of claim.", path=("kind",), hint=f"Give one of {', '.join(KINDS)}.")
    return KINDS[named]


def checked_url(row: Row, column: str) -> str | None:
    """The address in a column, where there is one."""
    found = url(row.get(column))
    if found is None and column in row:
        raise BadInput(f"{row[column]!r:.80} is no web address.", path=(column,), hint="Give one such as https://…")
    return found


def reviews(row: Row) -> tuple[GivenReview, ...]:
    address = checked_url(row, "review_url")
    told = [name for name in ("review_publisher", "review_title", "review_date", "rating") if name in row]
    if address is None:
        if told:
            raise BadInput(
                f"{told[0]} is given without a review_url.", path=(told[0],), hint="Say where the review is."
            )
        return ()
    house = row.get("review_publisher")
    at = original(address)
    publisher = GivenPublisher(house, None if house else host(at))
    return (GivenReview(at, publisher, row.get("review_title"), date(row, "review_date"), row.get("rating")),)


FORMAT = Format(NAME, 1, "Our own CSV: a header of documented names, and a claim a row.", read)
