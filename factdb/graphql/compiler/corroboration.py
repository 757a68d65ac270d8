"""What the evidence of a claim comes to: records, independent origins and dates by stance, and the standing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import FromClause, Integer, Text, and_, case, func, select
from sqlalchemy import column as named

from factdb import models
from factdb.graphql.compiler import cost
from factdb.graphql.compiler.arguments import Given
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import Asked, Compiler
from factdb.graphql.compiler.filters import filtering
from factdb.graphql.compiler.json_sql import Among, Column, Parts, Several, as_text
from factdb.graphql.compiler.origins import Origins, once, standing_of
from factdb.graphql.compiler.rows import Condition, Row, chosen
from factdb.graphql.scalars import wire
from factdb.rules.standing import STANDING
from factdb.rules.vocabulary import Counting, EvidenceStance

KEY, STANDS, ORIGIN = "key", "stands", "origin"  # columns of the derived tables


@dataclass
class Tally:
    """The evidence of a claim that stands, as a derived table of the columns that are asked of it."""

    compiler: Compiler
    claim: Row
    columns: dict[str, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        with self.compiler.times(cost.DETAILS):
            row = self.compiler.row(models.Evidence, self.claim.moment)
        self.row = chosen(row, row["claim_id"] == self.claim["id"], *row.standing)

    def column(self, name: str) -> Column:
        """A column of the evidence, seen from outside."""
        self.columns.setdefault(name, self.row[name])
        return named(name, self.row[name].type)

    def counted_key(self) -> Column:
        """The key of a piece's origin where it counts, else null."""
        if KEY not in self.columns:
            with self.compiler.times(cost.DETAILS):
                origins = self.origins_at
                self.columns[KEY] = origins.key(self.row)
                self.columns[STANDS] = ~origins.basis_retracted(self.row)
            self.column("stance")
        return named(ORIGIN, Text())

    @property
    def origins_at(self) -> Origins:
        return Origins(self.compiler, self.claim.moment)

    def of(self, stance: EvidenceStance, aggregate: Any) -> Column:
        """An aggregate of those pieces alone that have the stance."""
        found: Column = aggregate.filter(self.column("stance") == stance)
        return found

    def origins(self, stance: EvidenceStance) -> Column:
        return self.of(stance, func.count(self.counted_key().distinct()))

    def standing(self) -> Column:
        return standing_of(self.origins(EvidenceStance.SUPPORTS), self.origins(EvidenceStance.REFUTES))

    def rows(self) -> FromClause:
        rows = select(*(value.label(name) for name, value in self.columns.items())).select_from(self.row.table)
        rows = rows.where(*self.row.rights)
        rows = rows.correlate(self.claim.table)
        return self.with_origins(once(rows)) if KEY in self.columns else rows.subquery()

    def with_origins(self, pieces: FromClause) -> FromClause:
        """The pieces with the keys of those that count. Who asserts the claim is found once, not for each piece."""
        key, claim = pieces.c[KEY], self.claim
        own = and_(pieces.c.stance == EvidenceStance.SUPPORTS, self.origins_at.asserts(key, claim["id"], claim.table))
        origin = case((and_(pieces.c[STANDS], ~own), key)).label(ORIGIN)
        return once(select(*pieces.c, origin).select_from(pieces).correlate(claim.table))

    def read(self, value: Column) -> Column:
        """A value over the tally, as a scalar subquery of the claim."""
        return select(value).select_from(self.rows()).scalar_subquery()


def standing_of_claim(compiler: Compiler, claim: Row) -> Column:
    tally = Tally(compiler, claim)
    return tally.read(tally.standing())


# --- fields of claims


class Standing:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        return wire(asked.type, standing_of_claim(compiler, source), asked.nullable)


def standing(description: str) -> Any:
    """The claim's standing."""
    return bound(Standing(), description)


class Tallied:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        tally = Tally(compiler, source)
        parts = compiler.selected(asked.type, asked.selections, tally)
        return [tally.read(as_text(parts))] if tally.columns else parts


def tallied(description: str) -> Any:
    """An object whose fields are read from the claim's tally."""
    return bound(Tallied(), description)


@dataclass(frozen=True)
class OfTally:
    value: Callable[[Tally], Column]

    def write(self, compiler: Compiler, asked: Asked, source: Tally) -> Parts:  # noqa: ARG002
        return wire(asked.type, self.value(source), asked.nullable)


def of_tally(value: Callable[[Tally], Column], description: str) -> Any:
    """A value over all of a claim's evidence."""
    return bound(OfTally(value), description)


class Rule:
    def write(self, compiler: Compiler, asked: Asked, source: Tally) -> Parts:  # noqa: ARG002
        return [f'"{STANDING}"']


def rule(description: str) -> Any:
    return bound(Rule(), description)


@dataclass(frozen=True)
class Stanced:
    stance: EvidenceStance

    def write(self, compiler: Compiler, asked: Asked, source: Tally) -> Parts:
        return compiler.selected(asked.type, asked.selections, (source, self.stance))


def stanced(stance: EvidenceStance, description: str) -> Any:
    """An object whose fields are read from the pieces of one stance."""
    return bound(Stanced(stance), description)


@dataclass(frozen=True)
class OfStance:
    value: Callable[[Tally, EvidenceStance], Column]

    def write(self, compiler: Compiler, asked: Asked, source: tuple[Tally, EvidenceStance]) -> Parts:  # noqa: ARG002
        return wire(asked.type, self.value(*source), asked.nullable)


def of_stance(value: Callable[[Tally, EvidenceStance], Column], description: str) -> Any:
    """A value over the pieces of one stance."""
    return bound(OfStance(value), description)


class OfStandings:
    """Claims that stand so. No index tells: the evidence of every claim that is looked at is counted."""

    def condition(self, compiler: Compiler, row: Row, value: Given, type_: Any) -> Condition:  # noqa: ARG002
        return Among(standing_of_claim(compiler, row), compiler.parameter(value.getter, Several(Text())))


def of_standings(description: str) -> Any:
    """For filters of claims."""
    return filtering(OfStandings(), description)


# --- the origin of a piece of evidence


class OriginRow:
    """The origin of a piece of evidence, as a derived table of one row: its key, the number of the piece that counts
    for it, and why this one does or does not, each computed once."""

    def __init__(self, compiler: Compiler, evidence: Row) -> None:
        self.origins, self.evidence = Origins(compiler, evidence.moment), evidence
        self.needs_why = False

    key = named(KEY, Text())
    first = named("first", Integer())

    @property
    def why(self) -> Column:
        self.needs_why = True
        return named("why", Text())

    def row(self) -> FromClause:
        table = self.evidence.table
        found = once(select(self.origins.key(self.evidence).label(KEY)).correlate(table))
        if not self.needs_why:
            return found
        number = self.origins.first_of_its_kind(self.evidence, found.c[KEY], found).label("first")
        found = once(select(*found.c, number).select_from(found).correlate(table))
        why = self.origins.why(self.evidence, found.c[KEY], found.c.first).label("why")
        return once(select(*found.c, why).select_from(found).correlate(table))


class Origin:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        row = OriginRow(compiler, source)
        parts = compiler.selected(asked.type, asked.selections, row)
        return [select(as_text(parts)).select_from(row.row()).scalar_subquery()]


def origin(description: str) -> Any:
    """An object whose fields are told of the origin of a piece of evidence."""
    return bound(Origin(), description)


@dataclass(frozen=True)
class OfOrigin:
    value: Callable[[OriginRow], Column]

    def write(self, compiler: Compiler, asked: Asked, source: OriginRow) -> Parts:  # noqa: ARG002
        return wire(asked.type, self.value(source), asked.nullable)


def of_origin(value: Callable[[OriginRow], Column], description: str) -> Any:
    return bound(OfOrigin(value), description)


@dataclass(frozen=True)
class RecordOfOrigin:
    number: Callable[[OriginRow], Column]

    def write(self, compiler: Compiler, asked: Asked, source: OriginRow) -> Parts:
        evidence = source.evidence
        return one_record(compiler, asked, asked.type, evidence.moment, self.number(source), evidence)


def record_of_origin(number: Callable[[OriginRow], Column], description: str) -> Any:
    """The record that has this number in the origin of a piece of evidence."""
    return bound(RecordOfOrigin(number), description)


def first_alike(row: OriginRow) -> Column:
    """The number of the piece of the same origin that counts in this one's place; null for any other reason."""
    return case((row.why == Counting.SAME_ORIGIN.name, row.first))
