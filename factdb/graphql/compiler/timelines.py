"""What happened to a claim, in order: a union of what several tables date.

Retracted records stay in it, for they did happen, and their retraction is an entry of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import CompoundSelect, Integer, Select, Text, case, cast, func, null, select, union_all

from factdb import models
from factdb.graphql.compiler.bindings import bound, one_record
from factdb.graphql.compiler.compiler import Asked, Compiler, noun_of
from factdb.graphql.compiler.corrections import corrected
from factdb.graphql.compiler.cursors import Sort
from factdb.graphql.compiler.derived import derived_page
from factdb.graphql.compiler.json_sql import Column, DayOf, Parts, Plain, as_text, fixed
from factdb.graphql.compiler.rows import NOUNS, Condition, Row, chosen
from factdb.models import Base
from factdb.models.columns import Instant
from factdb.rules.vocabulary import AssessmentState, Operation, TimelineKind

DATES = ("edtf", "earliest", "latest", "words")
BY_DAY = Sort("place")


class Branch(NamedTuple):
    """One sort of entries: the letter that keeps its place among those of a day, its kind, the noun of its record."""

    letter: str
    kind: TimelineKind
    model: type[Base]


SAID = Branch("a", TimelineKind.SAID, models.Assertion)
PUBLISHED = Branch("b", TimelineKind.PUBLISHED, models.Source)
EVIDENCE = Branch("c", TimelineKind.EVIDENCE, models.Evidence)
ASSESSED = Branch("d", TimelineKind.ASSESSED, models.Assessment)
REVIEWED = Branch("e", TimelineKind.REVIEWED, models.Review)
CLAIM_CORRECTED = Branch("f", TimelineKind.CORRECTED, models.Claim)
QUOTE_CORRECTED = Branch("g", TimelineKind.CORRECTED, models.Quote)
RETRACTED = tuple(
    Branch(letter, TimelineKind.RETRACTED, model)
    for letter, model in zip(
        "hijklmn",
        (
            *(models.Claim, models.Assertion, models.Evidence, models.Assessment, models.Review),
            *(models.Quote, models.Source),
        ),
        strict=True,
    )
)
BRANCHES = (SAID, PUBLISHED, EVIDENCE, ASSESSED, REVIEWED, CLAIM_CORRECTED, QUOTE_CORRECTED, *RETRACTED)


@dataclass
class Timeline:
    """The entries of one claim, as a select for each branch."""

    compiler: Compiler
    claim: Row
    selects: list[Select[Any]] = field(default_factory=list)

    def row(self, model: type[Base]) -> Row:
        return self.compiler.row(NOUNS[model], self.claim.moment)

    def entry(
        self, branch: Branch, date: Sequence[Column], record: Column, written: Sequence[Column], where: list[Condition]
    ) -> None:
        """`date` is what places it, and the four columns of the date; `written` when it was recorded and, where it is
        that itself, the revision and a number that no other entry of the branch has."""
        recorded, revision, number = (*written, cast(null(), Integer), record)[:3]
        columns = {"place": as_text([Plain(date[0]), f" {branch.letter}"]), "kind": fixed(branch.kind.name)}
        columns |= {f"valid_{name}": value for name, value in zip(DATES, date[1:], strict=True)}
        columns |= {"recorded": recorded, "record": record, "revision_id": revision, "id": number}
        found: Any = select(*(value.label(name) for name, value in columns.items())).where(*where)
        self.selects.append(found.correlate(self.claim.table))

    def dated(self, branch: Branch, name: str, row: Row, by: Row, *where: Condition) -> None:
        """An entry that is dated by a column of a record. `row` is the record that is shown."""
        date: list[Column] = [by[f"{name}_order"], *(by[f"{name}_{part}"] for part in DATES)]
        self.entry(branch, date, row["id"], [self.first_recorded(row)], [*where, *row.rights, *by.rights])

    def first_recorded(self, row: Row) -> Column:
        """When a record was entered, as the log tells; what the log does not know, since its version."""
        change, revision = self.row(models.RevisionRecord), self.row(models.Revision)
        this = [change["noun"] == row.noun.word, change["record_id"] == row["id"], *change.rights, *revision.rights]
        entered = [change["operation"] == Operation.CREATED, revision["id"] == change["revision_id"]]
        first = select(func.min(revision["recorded"])).where(*this, *entered).correlate(row.table).scalar_subquery()
        return func.coalesce(first, row["recorded_from"], type_=Instant())

    def logged(self, branch: Branch, record: Column, revision: Row, number: Column, where: list[Condition]) -> None:
        """An entry that is a write itself."""
        day = DayOf(revision["recorded"])
        if self.claim.moment.valid is not None:
            where = [*where, day <= self.claim.moment.valid]
        date: list[Any] = [day, cast(day, Text), day, day, cast(null(), Text)]
        self.entry(branch, date, record, [revision["recorded"], revision["id"], number], where)

    # --- the branches

    def said(self) -> None:
        assertion, quote = self.of_claim(models.Assertion), self.row(models.Quote)
        self.dated(SAID, "said", assertion, quote, quote["id"] == assertion["quote_id"])

    def published(self) -> None:
        source = self.row(models.Source)
        among = source["id"].in_(self.all_of(self.voices(), self.prints()))
        self.dated(PUBLISHED, "published", source, source, among)

    def of_claim(self, model: type[Base]) -> Row:
        """Rows that name the claim."""
        row = self.row(model)
        return chosen(row, row["claim_id"] == self.claim["id"])

    def voices(self) -> Select[Any]:
        """The sources that put the claim forward in their own voice."""
        own = self.of_claim(models.Assertion)
        return select(own["source_id"]).where(*own.rights)

    def prints(self) -> Select[Any]:
        """The sources that print a quote which puts it forward."""
        via = self.of_claim(models.Assertion)
        appearance, snapshot = self.row(models.Appearance), self.row(models.Snapshot)
        printed = [appearance["quote_id"] == via["quote_id"], *via.rights, *appearance.rights, *appearance.standing]
        there = [snapshot["id"] == appearance["snapshot_id"], *snapshot.rights]
        return select(snapshot["source_id"]).where(*printed, *there)

    def speaking(self) -> Select[Any]:
        """The quotes that put it forward."""
        assertion = self.of_claim(models.Assertion)
        return select(assertion["quote_id"]).where(*assertion.rights)

    def basis(self, *keys: str) -> Iterator[Select[Any]]:
        """What its evidence is based on, by these columns."""
        for key in keys:
            evidence = self.of_claim(models.Evidence)
            yield select(evidence[key]).where(*evidence.rights)

    def all_of(self, *numbers: Select[Any]) -> CompoundSelect[Any]:
        """All of these numbers: one list, by which an index is read, where several conditions would read the table."""
        return union_all(*(found.correlate(self.claim.table) for found in numbers))

    def bearing(self) -> None:
        for branch, date in ((EVIDENCE, "observed"), (ASSESSED, "valid_from"), (REVIEWED, "published")):
            row = self.of_claim(branch.model)
            self.dated(branch, date, row, row, *no_draft(row))

    def corrected(self) -> None:
        change, revision = self.row(models.RevisionRecord), self.row(models.Revision)
        ours = corrected(change, revision, models.Claim.word, self.claim["id"])
        self.logged(CLAIM_CORRECTED, self.claim["id"] + 0, revision, change["id"], ours)
        change, revision = self.row(models.RevisionRecord), self.row(models.Revision)
        ours = corrected(change, revision, models.Quote.word, change["record_id"])
        ours.append(change["record_id"].in_(self.all_of(self.speaking())))
        self.logged(QUOTE_CORRECTED, change["record_id"], revision, change["id"], ours)

    def retracted(self) -> None:
        for branch in RETRACTED:
            row, revision = self.row(branch.model), self.row(models.Revision)
            ours = [self.concerns(row), revision["id"] == row["retracted_in_id"], *no_draft(row)]
            self.logged(branch, row["id"], revision, row["id"], [*ours, *row.rights, *revision.rights])

    def concerns(self, row: Row) -> Condition:
        """That a record is the claim, of the claim, or what the claim or its evidence is based on."""
        if row.noun.model is models.Quote:
            return row["id"].in_(self.all_of(self.speaking(), *self.basis("rests_on_id")))
        if row.noun.model is models.Source:
            return row["id"].in_(self.all_of(self.voices(), self.prints(), *self.basis("source_id", "cites_id")))
        key = "id" if row.noun.model is models.Claim else "claim_id"
        return row[key] == self.claim["id"]


def no_draft(row: Row) -> list[Condition]:
    return [row["state"] != AssessmentState.DRAFT] if row.noun.model is models.Assessment else []


def entries_of(compiler: Compiler, asked: Asked, source: Row) -> Row:  # noqa: ARG001
    timeline = Timeline(compiler, source)
    for add in (timeline.said, timeline.published, timeline.bearing, timeline.corrected, timeline.retracted):
        add()
    return Row(source.noun, union_all(*timeline.selects).subquery(), source.moment)


def timeline(description: str) -> Any:
    """The connection of a claim's entries, the earliest first."""
    return derived_page(entries_of, "DAY", BY_DAY, description)


class RecordOfEntry:
    def write(self, compiler: Compiler, asked: Asked, source: Row) -> Parts:
        written = {
            noun_of(type_).model: as_text(one_record(compiler, asked, type_, source.moment, source["record"], source))
            for type_ in compiler.possible(asked.type)
        }
        branches = [(source["place"].like(f"% {branch.letter}"), written[branch.model]) for branch in BRANCHES]
        return [case(*branches, else_=fixed("null"))]


def record_of_entry(description: str) -> Any:
    """The record that an entry tells of, of a union of nouns."""
    return bound(RecordOfEntry(), description)
