"""What it costs to read a claim as of a date, and with what its evidence comes to: factdb against itself, now."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sqlalchemy import Connection, func, insert, literal_column, select, text

from benchmarks.reads.generating import World
from benchmarks.reads.load import CONNECTIONS
from benchmarks.reads.measuring import WARM_UP, Effort, Results, runner
from benchmarks.reads.places import Place
from benchmarks.reads.queries import DOCUMENTS, Query, Variables, a_claim
from benchmarks.reads.servers import CONTESTANTS, FACTDB, started
from benchmarks.reads.summary import Bound
from benchmarks.reads.terminal import ERR
from factdb.db import Database
from factdb.models import Base, Recorded
from factdb.models.columns import Instant

AS_OF = 1.5
FAR = "2090-01-01"
LONG_AGO = {  # no two rows at one moment, as in life
    "postgresql": "timestamptz '2001-01-01 00:00:00+00' + id * interval '1 second'",
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', '2001-01-01', '+' || id || ' seconds')",
}
DAY, MOMENT = {"valid": FAR}, {"recorded": f"{FAR}T00:00:00+00:00"}


@dataclass(frozen=True)
class Moment(Query):
    """The claim page of one document, as of one date, so late that it shows what the page of today does."""

    file: str = "claim_page_as_of"

    @property
    def document(self) -> str:
        """The document is shared by all dates."""
        return (DOCUMENTS / f"{self.file}.graphql").read_text()


def as_of(name: str, title: str, file: str = "claim_page_as_of", **dates: str) -> Moment:
    def draw(world: World, random: Random) -> Variables:
        return a_claim(world, random) | ({"asOf": dates} if dates else {})

    return Moment(name, title, draw, file=file)


NOW = Query("claim_page", "claim page", a_claim)
PAGES = [
    as_of("claim_page_valid", "claim page as of a day", **DAY),
    as_of("claim_page_recorded", "claim page as of a moment", **MOMENT),
    as_of("claim_page_both", "claim page as of both", **DAY, **MOMENT),
]
CORROBORATED = [
    as_of("corroborated", "with standing, verdict and corroboration", "claim_corroborated"),
    as_of("corroborated_valid", "the same as of a day", "claim_corroborated", **DAY),
    as_of("corroborated_recorded", "the same as of a moment", "claim_corroborated", **MOMENT),
]
QUERIES = [NOW, *PAGES, *CORROBORATED]


def give_history(place: Place) -> None:
    """See to it that every third row has an older version. What was measured without history is not slower by it."""
    database = Database(place.url)
    try:
        with database.engine.begin() as connection:
            for mapper in Base.registry.mappers:
                if issubclass(mapper.class_, Recorded):
                    fill_history(connection, mapper.class_)
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE" if database.is_sqlite else "VACUUM ANALYZE"))
    finally:
        database.close()


def fill_history(connection: Connection, noun: type[Recorded]) -> None:
    table, past = noun.table(), noun.history()
    if connection.scalar(select(func.count()).select_from(past)):
        return
    columns = [column for column in table.c if column.name != "recorded_from"]
    began = literal_column(LONG_AGO[connection.dialect.name], Instant())
    older = select(*columns, began, table.c.recorded_from).where(table.c.id % 3 == 0)
    names = [*(column.name for column in columns), "recorded_from", "recorded_to"]
    connection.execute(insert(past).from_select(names, older))


def measure_moments(place: Place, effort: Effort) -> Results:
    """All pages in turn, round by round."""
    give_history(place)
    (factdb,) = (contestant for contestant in CONTESTANTS if contestant.name == FACTDB)
    results = Results(place.kind, place.size)
    with started(factdb, place) as server:
        runs = [(query, runner(query, server, CONNECTIONS)) for query in QUERIES]
        for _, run in runs:
            run(WARM_UP, 0)
        for number in range(effort.rounds):
            for query, run in runs:
                found = run(effort.seconds, number * 97)
                ERR.print(f"{place.kind} {place.size:g}: {query.title}, {found.rate:,.0f}/s")
                results.add(query.name, FACTDB, found)
    return results


def bounds(results: Results) -> Iterator[Bound]:
    """A page as of a date costs at most half as much again as the page of today."""
    for now, pages in ((NOW, PAGES), (CORROBORATED[0], CORROBORATED[1:])):
        today = results.best(now.name, FACTDB)
        for query in pages:
            then = results.best(query.name, FACTDB)
            if today and then:
                yield Bound(f"{query.title}: time of a request, to that of today", today.rate / then.rate, AS_OF, True)
