"""The formats by name, and writing one: the records that an account may see, as of a date, into a stream."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from factdb.errors import BadInput
from factdb.exporting.asking import Asking
from factdb.exporting.everything import everything
from factdb.exporting.linked import annotations, claim_reviews, linked
from factdb.exporting.news import SORTS, feed
from factdb.formats import parquet
from factdb.formats.csv_table import csv_of
from factdb.formats.feeds import MEDIA_TYPES, WRITERS
from factdb.formats.site import Site
from factdb.formats.tables import TABLES, Node
from factdb.formats.web_annotation import MEDIA_TYPE

JSON_LD = "application/ld+json"


SET_ONE = "Set FACTDB_PUBLIC_URL to where readers find them, such as https://facts.example."


@dataclass(frozen=True)
class Order:
    """What is to be written. `of` says of which records, where a format has several sorts of files."""

    asking: Asking
    out: BinaryIO
    of: str | None = None
    site: Site | None = None
    note: Callable[[str], object] = str
    """Is told what is left out, and why."""

    def published(self) -> Site:
        """The site. Raises BadInput where none is set: what goes out under addresses needs one."""
        if self.site is None:
            raise BadInput("This format names records by their addresses, and none is set.", hint=SET_ONE)
        return self.site


@dataclass(frozen=True)
class Export:
    """A format: what it is, its media type, and what writes it. `of` are the sorts of files it has; the first is taken
    where none is named and `chosen` is false."""

    about: str
    media_type: str
    write: Callable[[Order], None]
    of: tuple[str, ...] = ()
    chosen: bool = False
    binary: bool = False
    addressed: bool = False
    """Whether it names records by addresses, and so needs a site."""


def put(chunks: Iterable[bytes], out: BinaryIO) -> None:
    for chunk in chunks:
        out.write(chunk)


def write_everything(order: Order) -> None:
    put(everything(order.asking), order.out)


def write_csv(order: Order) -> None:
    put(csv_of(TABLES[order.of or ""], rows(order)), order.out)


def write_parquet(order: Order) -> None:
    parquet.write(TABLES[order.of or ""], rows(order), order.out)


def rows(order: Order) -> Iterator[Node]:
    """The records of a table; pages of what stands in one cell are not turned."""
    return (node for page in order.asking.pages(f"table_{order.of}") for node in page["nodes"])


def write_claim_reviews(order: Order) -> None:
    site = order.published()
    put(claim_reviews(order.asking, site, order.note), order.out)


def write_linked(order: Order) -> None:
    put(linked(order.asking, order.published()), order.out)


def write_annotations(order: Order) -> None:
    put(annotations(order.asking, order.published(), order.note), order.out)


def write_feed(name: str) -> Callable[[Order], None]:
    def written(order: Order) -> None:
        order.out.write(WRITERS[name](feed(order.asking, order.published(), order.of or SORTS[0], name)))

    return written


KEPT = "everything, a record a line; `factdb import jsonl` puts it back"
FORMATS = {
    "jsonl": Export(KEPT, "application/jsonl", write_everything),
    "claimreview": Export(
        "verdicts and fact-checks, as search engines read them", JSON_LD, write_claim_reviews, addressed=True
    ),
    "schema-org": Export("claims and quotations as linked data", JSON_LD, write_linked, addressed=True),
    "web-annotation": Export(
        "where quotes are printed, as W3C Web Annotations", MEDIA_TYPE, write_annotations, addressed=True
    ),
    **{
        name: Export("new and changed claims and verdicts", MEDIA_TYPES[name], write_feed(name), SORTS, addressed=True)
        for name in ("rss", "atom", "jsonfeed")
    },
    "csv": Export("a table", "text/csv; charset=utf-8", write_csv, of=tuple(TABLES), chosen=True),
    "parquet": Export("a table", "application/vnd.apache.parquet", write_parquet, tuple(TABLES), True, binary=True),
}


def format_called(name: str) -> Export:
    """The format of this name. Raises BadInput."""
    if name not in FORMATS:
        raise BadInput(f"{name!r} is no format.", path=("format",), hint=f"Give one of {', '.join(FORMATS)}.")
    return FORMATS[name]


def sort_of(name: str, of: str | None) -> str | None:
    """Which sort of file of a format is meant. Raises BadInput."""
    format_ = format_called(name)
    if of is None and not format_.chosen:
        return next(iter(format_.of), None)
    if not format_.of:
        raise BadInput(f"{name} holds all there is; it takes no --of.", path=("of",), hint="Leave --of out.")
    if of not in format_.of:
        said = f"{name} is of one sort of records." if of is None else f"{name} is not made of {of!r}."
        raise BadInput(said, path=("of",), hint=f"Give --of with one of {', '.join(format_.of)}.")
    return of


def write(name: str, order: Order) -> None:
    """Write a format. Raises BadInput where it cannot be made as asked."""
    format_called(name).write(order)
