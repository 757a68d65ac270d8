"""The sources that quotes in bulk name, as `record_source` knows or records one."""

from collections.abc import Sequence

from factdb.commands.bulk.knowing import known_sources
from factdb.commands.bulk.planning import Date, SourcePlan
from factdb.commands.bulk.rows import NewRows
from factdb.db.rendering import Row
from factdb.models import Source, SourceAuthor
from factdb.search.documents import source_document

COLUMNS = (
    "id",
    "url",
    "canonical_url",
    "title",
    "kind",
    *(f"published_{x}" for x in ("edtf", "earliest", "latest", "words")),
)


class Sources:
    """The sources of a batch: those that are known, and those that it brings."""

    def __init__(self, rows: NewRows, plans: Sequence[SourcePlan]) -> None:
        first: dict[str, SourcePlan] = {}
        for plan in plans:
            first.setdefault(plan.canonical, plan)
        self.known = known_sources(rows.session, first)
        self.fresh = [plan for address, plan in first.items() if address not in self.known]
        self.numbers = rows.numbers(Source, len(self.fresh))
        brought = zip(self.numbers, self.fresh, strict=True)
        self.known |= {plan.canonical: (number, plan.published) for number, plan in brought}

    def of(self, plan: SourcePlan) -> tuple[int, Date]:
        """The number of a source, and when it was published."""
        return self.known[plan.canonical]

    def write(self, rows: NewRows) -> None:
        """Write those that the batch brings, by `put`."""
        brought = list(zip(self.numbers, self.fresh, strict=True))
        made = [(n, plan.url, plan.canonical, plan.title, plan.kind, *plan.published) for n, plan in brought]
        rows.later(Source, COLUMNS, made)
        write_authors(rows, brought)

    def documents(self) -> list[Row]:
        """What those that the batch brings are found by."""
        brought = zip(self.numbers, self.fresh, strict=True)
        return [source_document(number, plan.title, plan.authors, plan.published[1:3]) for number, plan in brought]


def write_authors(rows: NewRows, brought: Sequence[tuple[int, SourcePlan]]) -> None:
    named = [(number, place, name) for number, plan in brought for place, name in enumerate(plan.authors)]
    authors = rows.numbered(SourceAuthor, named)
    rows.later(SourceAuthor, ("id", "source_id", "position", "name"), authors)
