"""Search: records found by a query in words. search/ finds them; the statement reads them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry
from sqlalchemy import Connection, Text, case

from factdb.errors import BadInput
from factdb.graphql.compiler.arguments import Getter
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.coercion import Variables
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.json_sql import Parts, as_text, fixed
from factdb.graphql.compiler.listed import Cells, each_of, json_of
from factdb.graphql.compiler.pages import DEFAULT_SIZE, LARGEST_SIZE
from factdb.graphql.compiler.rows import NOW
from factdb.graphql.types.names import Claim, Publisher, Quote, Source, Speaker, Topic
from factdb.graphql.types.vocabularies import Findable
from factdb.rules import vocabulary
from factdb.rules.ids import number_of
from factdb.search.answering import MOST_VALUES, Page, Place, Shown, page, place_of
from factdb.search.finding import MOST, Filters

Work = Callable[[Connection, Variables], Any]

FoundRecord = Annotated[
    Claim | Quote | Source | Speaker, strawberry.union("FoundRecord", description="A record that search finds.")
]
FacetRecord = Annotated[
    Speaker | Publisher | Topic, strawberry.union("FacetRecord", description="A record that is the value of a facet.")
]
WORD_OF_FACET = {"speaker": "speaker", "publisher": "publisher", "topic": "topic"}
WORD, NUMBER = 0, 1  # the cells of a record that is a hit or the value of a facet, then what is shown beside it
SCORE, CURSOR, PASSAGES = 2, 3, 4
FACET, VALUE, COUNT = 2, 3, 4


@strawberry.input(description="Only records of these; what is left out does not matter.")
class SearchFilter:
    """Which records are searched."""

    speaker: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Said by this speaker.")
    publisher: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Published by this one.")
    topic: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description="Of this topic.")
    language: str | None = strawberry.field(default=strawberry.UNSET, description="In this language, such as `de`.")
    year: int | None = strawberry.field(default=strawberry.UNSET, description="Dated in this year, or may be.")


@dataclass(frozen=True)
class Results:
    """What was found, as the fields of an answer take it: getters of its parts among the variables."""

    part: Callable[[str, str], Getter]
    size: int


@dataclass(frozen=True)
class OfResults:
    """JSON that Python wrote."""

    name: str
    empty: str

    def write(self, compiler: Compiler, asked: Asked, source: Results) -> Parts:  # noqa: ARG002
        return [compiler.parameter(source.part(self.name, self.empty), Text())]


@dataclass(frozen=True)
class EachOf:
    name: str

    def write(self, compiler: Compiler, asked: Asked, source: Results) -> Parts:
        size = source.size if self.name == "hits" else MOST_VALUES

        def each(cells: Cells) -> Parts:
            return compiler.selected(asked.type, asked.selections, cells)

        return each_of(compiler, source.part(self.name, "[]"), size, each)


@dataclass(frozen=True)
class OfCells:
    place: int

    def write(self, compiler: Compiler, asked: Asked, source: Cells) -> Parts:  # noqa: ARG002
        return [source.text(self.place)]


class RecordOfCells:
    def write(self, compiler: Compiler, asked: Asked, source: Cells) -> Parts:
        branches = [
            (
                source.text(WORD) == fixed(noun_of(type_).word),
                as_text(one_record(compiler, asked, type_, NOW, source.number(NUMBER), None)),
            )
            for type_ in compiler.possible(asked.type)
        ]
        return [case(*branches, else_=fixed("null"))]


class PassagesOf:
    def write(self, compiler: Compiler, asked: Asked, source: Cells) -> Parts:
        def each(cells: Cells) -> Parts:
            return compiler.selected(asked.type, asked.selections, cells)

        return json_of(compiler, source.text(PASSAGES), each)


# --- what is worked out ahead


def parts_of(found: Page) -> dict[str, str]:
    """A page as the statement takes it."""
    hits = [hit_cells(one) for one in found.hits]
    facets = [facet_cells(name, value, n) for name, values in found.facets.items() for value, n in values]
    return {
        "hits": dumped(hits),
        "facets": dumped(facets),
        "total": str(found.total),
        "more": str(found.has_more).lower(),
        "end": hits[-1][CURSOR] if hits else "null",
    }


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hit_cells(one: Shown) -> list[Any]:
    score, kind, number = place_of(one.hit)
    shown = [[dumped(passage.text), dumped(passage.spans)] for passage in one.passages]
    return [kind.lower(), number, f"{score:.6f}", dumped(f"{score:.6f}|{kind}|{number}"), dumped(shown)]


def facet_cells(name: str, value: Any, count: int) -> list[Any]:
    word = WORD_OF_FACET.get(name)
    shown = f"{word}-{value}" if word else str(value)
    return [word, value if word else None, dumped(name.upper()), dumped(shown), str(count)]


def place_in(cursor: str) -> Place:
    """The place that a cursor names. Raises BadInput."""
    try:
        score, kind, number = cursor.split("|")
        return float(score), vocabulary.Findable[kind].name, int(number)
    except (ValueError, KeyError):
        hint = "Give the cursor of a hit, as search answered it."
        raise BadInput(f"{cursor[:80]!r} is no place in what was found.", hint=hint) from None


class Search:
    def write(self, compiler: Compiler, asked: Asked, source: None) -> Parts:  # noqa: ARG002
        size = page_size(compiler, asked)
        filters, after = filter_getters(asked), asked.given("after")
        place = after.checked(place_in) if after else None
        for check in [*filters.values(), *([place] if place else [])]:
            compiler.parameter(check, Text())  # what is wrong with it is told at its place
        query = asked.given("query")
        assert query is not None
        kinds = asked.given("kinds")

        def work(connection: Connection, variables: Variables) -> dict[str, str]:
            given: Mapping[str, Any] = {name: getter(variables) for name, getter in filters.items()}
            only = kinds_of(kinds.getter(variables) if kinds else None)
            here = place(variables) if place else None
            return parts_of(page(connection, query.getter(variables), Filters(only, **given), size, here))

        result = compiler.ahead.add(work)
        compiler.charge(MOST)

        def part(name: str, empty: str) -> Getter:
            return lambda variables: variables.get(result, {}).get(name, empty)

        return compiler.selected(asked.type, asked.selections, Results(part, size))


def kinds_of(given: Any) -> tuple[vocabulary.Findable, ...]:
    return tuple(vocabulary.Findable[getattr(kind, "name", kind)] for kind in given or ())


def filter_getters(asked: Asked) -> dict[str, Getter]:
    """The filters that are given, by the names that Filters has for them."""
    found: dict[str, Getter] = {}
    for name, one in asked.fields("filters").items():
        assert not isinstance(one, dict)
        if one is not None:
            found[f"{name}_id" if name in WORD_OF_FACET else name] = one.checked(value_of(name))
    return found


def value_of(name: str) -> Callable[[Any], Any]:
    if name in WORD_OF_FACET:
        return lambda id_: None if id_ is None else number_of(id_, WORD_OF_FACET[name])
    return a_year if name == "year" else lambda value: value


def a_year(year: int | None) -> int | None:
    if year is not None and not 1 <= year <= 9999:
        raise BadInput(f"{year} is no year.", hint="Give one from 1 to 9999.")
    return year


def page_size(compiler: Compiler, asked: Asked) -> int:
    """How many hits. Raises BadInput."""
    first = compiler.known(asked.given("first"))
    size = DEFAULT_SIZE if first is None else int(first)
    if not 0 <= size <= LARGEST_SIZE:
        raise BadInput(f"A page cannot have {size} hits.", path=("first",), hint=f"Give first as 0 to {LARGEST_SIZE}.")
    return size


# --- the types


@strawberry.type(description="A passage that shows why a record was found.")
class Passage:
    """A passage that shows why a record was found."""

    text: str = bound(OfCells(0), "The passage.")
    spans: list[list[int]] = bound(OfCells(1), "Where in it, `[[start, end], …]` in code points, that stands.")


@strawberry.type(description="A record that was found.")
class SearchHit:
    """A record that was found."""

    record: FoundRecord | None = bound(RecordOfCells(), "The record; null where it was retracted meanwhile.")
    score: float = bound(OfCells(SCORE), "What hits are ordered by; comparable within one answer alone.")
    cursor: str = bound(OfCells(CURSOR), "Its place: what `after` takes.")
    passages: list[Passage] = bound(PassagesOf(), "The passages that show why, the first of them.")


@strawberry.type(description="How many of all that was found have a value.")
class SearchFacet:
    """How many of all that was found have a value."""

    facet: str = bound(OfCells(FACET), "KIND, SPEAKER, PUBLISHER, TOPIC, LANGUAGE or YEAR.")
    value: str = bound(OfCells(VALUE), "The value, as a filter takes it.")
    count: int = bound(OfCells(COUNT), "How many have it.")
    record: FacetRecord | None = bound(RecordOfCells(), "The speaker, publisher or topic that it names.")


@strawberry.type(description="What a search found.")
class SearchResults:
    """What a search found."""

    hits: list[SearchHit] = bound(EachOf("hits"), "A page of it, best first.")
    total_count: int = bound(OfResults("total", "0"), f"How much was found in all; {MOST:,} at most are looked at.")
    has_next_page: bool = bound(OfResults("more", "false"), "Whether more follow.")
    end_cursor: str | None = bound(OfResults("end", "null"), "The cursor of the last hit.")
    facets: list[SearchFacet] = bound(EachOf("facets"), f"Of each facet the {MOST_VALUES} commonest values.")


def search_results(description: str) -> Any:
    return bound(
        Search(),
        description,
        query=(str, 'Words, all of which must be there; "phrases"; -without; speaker:name, said:2021-12, language:de.'),
        kinds=(list[Findable] | None, "Only records of these kinds."),
        filters=(SearchFilter | None, "Only records for which all of this holds."),
        first=(int | None, f"The first so many, {DEFAULT_SIZE} unless told, at most {LARGEST_SIZE}."),
        after=(str | None, "Begin after the hit of this cursor."),
    )
