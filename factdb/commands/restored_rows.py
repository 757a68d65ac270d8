"""The rows that a line of an export stands for: its record, and what stands inside of it."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Boolean, Column, Float, Integer, Table

from factdb import models as m
from factdb.errors import BadInput
from factdb.formats.jsonl import Line, text
from factdb.models.columns import Instant, JsonText, Word
from factdb.rules.dates import EdtfDate
from factdb.rules.digests import NOT_KEPT
from factdb.rules.ids import LARGEST, RecordId, number_of, utc

Row = dict[str, Any]
Model = type[m.Recorded] | type[m.Revision] | type[m.RevisionRecord]

NOUNS: tuple[Model, ...] = (
    *(m.Account, m.Revision, m.Publisher, m.Topic, m.Speaker, m.Source, m.Snapshot, m.Quote, m.Claim),
    *(m.Assertion, m.ClaimRelation, m.Evidence, m.Assessment, m.Review, m.Proposal),
    *(m.Import, m.PublisherMerge, m.SpeakerMerge, m.MergeCandidate, m.DriftEntry),
)
TYPES = {model.__name__: model for model in NOUNS}
PARTS: dict[tuple[Model, str], Model] = {  # what stands inside a record, by the field
    (m.Revision, "records"): m.RevisionRecord,
    (m.Publisher, "domains"): m.PublisherDomain,
    (m.Publisher, "grades"): m.ReliabilityGrade,
    (m.Speaker, "names"): m.SpeakerName,
    (m.Speaker, "roles"): m.SpeakerRole,
    (m.Speaker, "identifiers"): m.SpeakerIdentifier,
    (m.Source, "authors"): m.SourceAuthor,
    (m.Snapshot, "checks"): m.SnapshotCheck,
    (m.Quote, "appearances"): m.Appearance,
    (m.Quote, "identifiers"): m.QuoteIdentifier,
    (m.Quote, "topicLinks"): m.QuoteTopic,
    (m.Claim, "identifiers"): m.ClaimIdentifier,
    (m.Claim, "topicLinks"): m.ClaimTopic,
    (m.Assessment, "citations"): m.AssessmentEvidence,
    (m.Appearance, "hops"): m.AttributionHop,
    (m.Proposal, "roles"): m.ProposalRole,
    (m.Proposal, "hops"): m.ProposalHop,
    (m.Proposal, "candidates"): m.ProposalCandidate,
}
OTHERWISE = {"retraction": "retracted_in", "ofWhom": "organization", "since": "from", "until": "to"}
"""How columns are called whose field has another name."""
OTHERWISE_OF: dict[Model, dict[str, str]] = {
    m.SpeakerMerge: {"recordId": "record", "intoId": "into", "speaker": "survivor", "decision": "merged_in"},
    m.PublisherMerge: {"recordId": "record", "intoId": "into", "publisher": "survivor", "decision": "merged_in"},
    m.MergeCandidate: {"of": "speaker", "speaker": "other"},
}
"""The same of single types."""
BY_WORD = ("party", "record")  # fields whose record may be of several nouns: its word names the column
FORWARD = ((m.SpeakerRole, "organization_id"),)  # besides references to records of one's own table
CAPITAL = re.compile(r"[A-Z]")


@dataclass
class Rows:
    """Rows to write, by table, and references that wait until all rows are there, as (id, target) by their column."""

    of: dict[Table, list[Row]] = field(default_factory=dict)
    later: dict[Column[Any], list[tuple[int, int]]] = field(default_factory=dict)
    groups: set[int] = field(default_factory=set)

    @property
    def waiting(self) -> int:
        """How many rows are to be written."""
        return sum(map(len, self.of.values()))

    def add(self, line: Line) -> None:
        """Take in what a line stands for. Raises BadInput."""
        type_ = line.pop("type")
        if type_ not in TYPES:
            raise BadInput(f"{type_!r} is no type of record.", hint=f"It is to be one of {', '.join(TYPES)}.")
        self.record(TYPES[type_], line, {})

    def record(self, model: Model, line: Any, row: Row) -> int:
        """Take in a record; `row` is what its place says of it. Answers its number."""
        if not isinstance(line, dict):
            raise BadInput(f"{line!r} is no {model.__name__}.")
        row["id"] = numbered(line.get("id"), f"id of the {model.__name__}", model.word)
        for key, value in line.items():
            if key != "id":
                self.take(model, row, key, value)
        complete(model, row)
        self.of.setdefault(table_of(model), []).append(row)
        self.tie(model, row, line)
        return int(row["id"])

    def take(self, model: Model, row: Row, key: str, value: Any) -> None:
        """Take in a field of a record."""
        if (model, key) in PARTS:
            return  # after the record itself
        columns, other = table_of(model).c, OTHERWISE | OTHERWISE_OF.get(model, {})
        name = other.get(key, snake(key))
        if key in BY_WORD:
            name = parsed(value, key).word
        if key == "recordId" and model is m.RevisionRecord:
            found = parsed(value, key)
            row["noun"], row["record_id"] = found.word, found.number
        elif key == "ownerGroup":
            row["owner_group_id"] = self.owner_group(value)
        elif key == "diff":
            row["diff"] = [runs_of(item) for item in listed(value, key)]
        elif f"{name}_edtf" in columns:
            row |= date_columns(name, value, key)
        elif f"{name}_id" in columns and (name not in columns or key in other):
            self.refer(model, row, columns[f"{name}_id"], value, key)
        elif name in columns and not columns[name].foreign_keys:
            row[name] = stored(columns[name], value, key)
        else:
            raise BadInput(f"A {model.__name__} has no field {key!r}.")

    def refer(self, model: Model, row: Row, column: Column[Any], value: Any, key: str) -> None:
        """Take in a reference to another record: at once, or later where that one may come after this."""
        target = next(iter(column.foreign_keys)).column.table
        number = numbered(value, key, WORDS[target])
        if target is column.table or (model, column.name) in FORWARD:
            self.later.setdefault(column, []).append((row["id"], number))
        else:
            row[column.name] = number

    def owner_group(self, value: Any) -> int:
        """Take in an owner group, which stands with each of its publishers, once."""
        number = numbered(value.get("id") if isinstance(value, dict) else value, "ownerGroup", m.OwnerGroup.word)
        if number not in self.groups:
            self.groups.add(number)
            self.record(m.OwnerGroup, value, {})
        return number

    def tie(self, model: Model, row: Row, line: Line) -> None:
        """Take in what stands inside of a record."""
        ours = f"{snake(model.__name__).lstrip('_')}_id"
        for key, value in line.items():
            if (part := PARTS.get((model, key))) is not None:
                for item in listed(value, key):
                    self.record(part, item, {ours: row["id"]})


def table_of(model: Model) -> Table:
    table = model.__table__
    assert isinstance(table, Table)
    return table


WORDS = {table_of(model): model.word for model in (*NOUNS, *PARTS.values(), m.OwnerGroup)}


def snake(name: str) -> str:
    """`retractedIn` as `retracted_in`."""
    return CAPITAL.sub(lambda found: f"_{found[0].lower()}", name)


def numbered(value: Any, key: str, word: str) -> int:
    """The number in an id. Raises BadInput where it is none of this word, or too large to be one."""
    number = number_of(text(value, key), word)
    if not number:
        raise BadInput(f"{key}: {value!r} is larger than any id.")
    return number


def runs_of(item: Any) -> list[Any]:
    """A stretch of a difference, as it is stored."""
    if not isinstance(item, dict):
        raise BadInput(f"diff: {item!r} is no stretch of words.")
    return [item.get(name) for name in ("op", "text", "before", "after")]


def parsed(value: Any, key: str) -> RecordId:
    return RecordId.parse(text(value, key))


def listed(value: Any, key: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadInput(f"{key}: {value!r} is no list.")
    return value


def date_columns(name: str, value: Any, key: str) -> Row:
    """The four columns of a date in the world."""
    if not isinstance(value, dict):
        raise BadInput(f"{key}: {value!r} is no date.", hint='Dates are {"edtf": "2021-12-21"}.')
    words = value.get("words")
    date = EdtfDate.parse(text(value.get("edtf"), key), None if words is None else text(words, key))
    columns = {"edtf": date.edtf, "earliest": date.earliest, "latest": date.latest, "words": date.words}
    return {f"{name}_{part}": given for part, given in columns.items()}


def stored(column: Column[Any], value: Any, key: str) -> Any:
    """A value as its column takes it. Raises BadInput."""
    if isinstance(column.type, JsonText):
        return listed(value, key)
    if isinstance(column.type, Instant):
        return moment(text(value, key), key)
    if isinstance(column.type, Word):
        if text(value, key) not in column.type.vocabulary.__members__:
            expected = ", ".join(column.type.vocabulary.__members__)
            raise BadInput(f"{key}: {value!r} is not known.", hint=f"It is to be one of {expected}.")
        return column.type.vocabulary[value]
    for type_, python in ((Boolean, bool), (Integer, int), (Float, int | float)):
        if isinstance(column.type, type_):
            is_other = not isinstance(value, python) or (python is not bool and isinstance(value, bool))
            if is_other or abs(value) > LARGEST:
                raise BadInput(f"{key}: {value!r} is not what belongs there.")
            return value
    return text(value, key)


def moment(value: str, key: str) -> dt.datetime:
    try:
        return utc(dt.datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        raise BadInput(f"{key}: {value!r} is no moment.") from None


def complete(model: Model, row: Row) -> None:
    """Give the row all columns of its table, so that all rows of a table are written alike. Raises BadInput where one
    is missing that must be there."""
    if model is m.RevisionRecord:
        row |= {"salt": "", "digest": NOT_KEPT}  # until it is known which version is that of its record
    for column in table_of(model).c:
        if column.computed is None and row.setdefault(column.name, None) is None and not column.nullable:
            if isinstance(column.type, JsonText):
                row[column.name] = []
            elif not (column.name == "recorded_from" and issubclass(model, m.Merge)):  # which the log tells
                raise BadInput(f"The {model.__name__} has no {column.name.removesuffix('_id')}.")
