"""What the right answer is: plain Python over the rows of a world. It knows nothing of bindings or SQL; of GraphQL's
own rules (fragments, merging, coercion) graphql-core is the judge."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    execute,
    get_named_type,
    is_abstract_type,
    is_object_type,
    parse,
)
from strawberry.utils.str_converters import to_snake_case

from factdb.errors import BadInput
from factdb.graphql.schema import make_schema
from factdb.graphql.viewer import Viewer
from factdb.rules.ids import RecordId, number_of
from factdb.rules.vocabulary import QueueKind
from tests.graphql.generated.conditions import refuse_null_conditions
from tests.graphql.generated.corroborated import Held, of_corroboration
from tests.graphql.generated.derived import (
    changes,
    copy_candidates,
    corrections,
    positions,
    record_of_entry,
    speaker_roles,
    timeline,
)
from tests.graphql.generated.filtering import check, related
from tests.graphql.generated.judged import VERDICTS, as_of_a_day, disagreement, verdict_of
from tests.graphql.generated.merges import OF_MERGES, Merging
from tests.graphql.generated.nouns import (
    CHILDREN,
    DEFAULTS,
    DETAILS,
    EDGES,
    KNOWN,
    KNOWN_WITH,
    OVER,
    QUEUE,
    RETRACTABLE,
    TABLES,
    THROUGH,
    UNIONS,
    WORDS,
    WRITTEN_DIFFERENTLY,
)
from tests.graphql.generated.records import (
    At,
    Date,
    Listing,
    Record,
    given,
    lowered,
    of_listing,
    paged,
    sort_of,
    value_of,
)
from tests.graphql.generated.rights import hidden, withheld
from tests.graphql.generated.rows import Row, World

OF_RECORDS = ("Corroboration", "Origin")  # objects that are read from a record and are none themselves
DERIVED: dict[tuple[str, str], Callable[[Any, Record], Any]] = {
    ("Claim", "standing"): lambda seeing, claim: Held(seeing, claim.at).standing(claim.row["id"]),
    ("Claim", "disagreement"): disagreement,
    ("Quote", "speakerRoles"): speaker_roles,
    ("Position", "changes"): changes,
    ("TimelineEntry", "record"): record_of_entry,
    **{(type_, "corrections"): corrections for type_ in RETRACTABLE},
}
LISTED: dict[tuple[str, str], Callable[[Any, Record, dict[str, Any]], Any]] = {
    ("Claim", "timeline"): lambda seeing, claim, args: paged(timeline(seeing, claim), args, "DAY", "place"),
    ("Speaker", "positions"): lambda seeing, speaker, args: paged(
        positions(seeing, speaker, args.get("topic") and number_of(args["topic"], "topic")), args, "SAID", "said_order"
    ),
    ("Source", "copyCandidates"): lambda seeing, source, args: copy_candidates(seeing, source, args.get("first")),
}


@dataclass
class Reference(Merging):
    world: World
    viewer: Viewer

    # --- which rows there are

    def seen(self, type_: str, at: At) -> list[Record]:
        rows, recorded = self.world[TABLES[type_]], at.get("recorded")
        if recorded and type_ == "Revision":
            rows = [row for row in rows if row["recorded"] <= recorded]
        elif recorded and type_ not in ("RevisionRecord", "SnapshotShingle"):
            every = [*rows, *self.world[f"{TABLES[type_]}_history"]]
            begun = [row for row in every if row["recorded_from"] <= recorded]
            rows = [row for row in begun if "recorded_to" not in row or recorded < row["recorded_to"]]
        if at.get("valid") and type_ in KNOWN:
            rows = [row for row in rows if row[KNOWN[type_]] and row[KNOWN[type_]] <= at["valid"]]
        if at.get("valid") and type_ in KNOWN_WITH:
            key, target = KNOWN_WITH[type_]
            there = {record.row["id"] for record in self.seen(target, at)}
            rows = [row for row in rows if row[key] in there]
        if at.get("valid") and type_ == "Assessment":
            rows = as_of_a_day(rows)
        return [Record(type_, row, at) for row in rows if not hidden(self.world, self.viewer, type_, row)]

    # --- roots

    def by_id(self, text: str, at: At | None, types: Iterable[str]) -> Record | None:
        found = RecordId.parse(text)
        type_ = next((type_ for type_ in types if WORDS[type_] == found.word), None)
        if type_ is None:
            raise BadInput("another noun")
        own = {"valid": found.valid, "recorded": found.recorded}
        return self.find(type_, found.number, given(at) or given(own))

    # --- pages

    def listing(self, records: list[Record], target: str, args: dict[str, Any], default: str | None = None) -> Listing:
        name, column, descending = sort_of(target, args, default)
        where = given(args.get("where") or {})
        check(target, where)
        records = [record for record in records if not self.merged(record) and self.matches(record, where)]
        if target == "QueueItem" and "decided" not in where:
            records = [record for record in records if waits(record.row)]
        if "retracted" not in where and target in RETRACTABLE:
            records = [record for record in records if record.row["retracted_in_id"] is None]
        return paged(records, args, name, column, descending, target)

    def matches(self, record: Record, where: dict[str, Any]) -> bool:
        conditions = [(name, value) for name, value in where.items() if value is not None]
        return all(
            (in_queue(name, value, record) or Reference.holds)(self, record, name, value) for name, value in conditions
        )

    def holds(self, record: Record, name: str, value: Any) -> bool:
        row, snake = record.row, to_snake_case(name)
        if name == "retracted":
            return (row["retracted_in_id"] is not None) is value
        if name in ("ids", "snapshot") and isinstance(value, list):
            noun, column = ("Snapshot", "snapshot_id") if name == "snapshot" else (record.type, "id")
            return row[column] in [self.survivor(noun, RecordId.parse(id_).number, record.at) for id_ in value]
        if name.endswith("Contains"):
            text = row[snake.removesuffix("_contains")]
            return text is not None and lowered(value) in lowered(text)
        if name.endswith("Since"):
            day = row[f"{snake.removesuffix('_since')}_earliest"]
            return day is not None and day >= value
        if name.endswith("Until"):
            day = row[f"{snake.removesuffix('_until')}_latest"]
            return day is not None and day <= value
        return self.holds_of_others(record, name, value)

    def holds_of_others(self, record: Record, name: str, value: Any) -> bool:
        row, at = record.row, record.at
        if name == "record":
            changes = [
                change.row for change in self.seen("RevisionRecord", at) if change.row["revision_id"] == row["id"]
            ]
            wanted = RecordId.parse(value)
            return (wanted.word, wanted.number) in [(change["noun"], change["record_id"]) for change in changes]
        if (record.type, name) == ("Claim", "standing"):
            return Held(self, at).standing(row["id"]) in [word.name for word in value]
        if (record.type, name) == ("Publisher", "knownAs"):
            named = [one.row["id"] for one in self.seen("Publisher", at) if one.row["name"] in value]
            return row["id"] in [each for number in named for each in (number, self.survivor("Publisher", number, at))]
        if name == "knownAs":
            names = [n.row for n in self.seen("SpeakerName", at) if self.key(n.row, "speaker_id", at) == row["id"]]
            return any(n["name"] in value for n in names)
        if isinstance(value, list):
            return row[WRITTEN_DIFFERENTLY.get(name, to_snake_case(name))] in [getattr(v, "name", v) for v in value]
        target, way = related(record.type, name)
        return any(
            not self.merged(other) and self.matches(other, given(value))
            for other in self.seen(target, at)
            if self.connected(way, row, other.row, at)
        )

    def connected(self, way: tuple[Any, ...], here: Row, there: Row, at: At) -> bool:
        """Whether a way leads from one row to another: a key, then over rows of other tables that stand, to an id."""
        key, *rest = way
        if not rest:
            return here[key] is not None and self.key(here, key, at) == there["id"]
        (type_, enter, leave), *further = rest
        links = [link.row for link in self.seen(type_, at) if self.key(link.row, enter, at) == here[key]]
        links = [link for link in links if link.get("retracted_in_id") is None]
        return any(self.connected((leave, *further), link, there, at) for link in links)

    # --- fields

    def resolve(self, source: Any, info: Any, **args: Any) -> Any:
        type_, field = info.parent_type.name, info.field_name
        target = get_named_type(info.return_type)
        refuse_null_conditions(info, target, args)
        if type_ == "Query":
            return self.of_root(info, field, target, args)
        if isinstance(source, list):  # an item of a list of lists
            return value_of(source, type_, field, target.name, args)
        if not isinstance(source, Record) or type_ in OF_RECORDS:
            return self.of_part(source, type_, field)
        if (type_, field) in LISTED:
            return LISTED[type_, field](self, source, args)
        if target.name.endswith("Connection"):
            noun = target.name.removesuffix("Connection")
            related_ = [r for r in self.seen(noun, source.at) if self.child(type_, field, source, r)]
            return self.listing(related_, noun, args, DEFAULTS.get((type_, field)))
        return self.of_record(source, type_, field, target.name, args)

    def of_part(self, source: Any, type_: str, field: str) -> Any:
        """A field of what is no record itself."""
        if isinstance(source, Listing):
            return of_listing(source, field)
        if isinstance(source, tuple):
            return source[0] if field == "node" else source[1].cursor(source[0])
        if isinstance(source, Date):
            return source.row[f"{source.prefix}_{field}"]
        return of_corroboration(self, source, type_, field)

    def of_root(self, info: Any, field: str, target: Any, args: dict[str, Any]) -> Any:
        if target.name.endswith("Connection"):
            noun = target.name.removesuffix("Connection")
            at = given(args.pop("asOf", None))
            seen = [record for type_ in (QUEUE if noun == "QueueItem" else (noun,)) for record in self.seen(type_, at)]
            if field == "changes":
                sealed = max(row["revision_id"] for row in self.world["sealed_revisions"])
                seen = [record for record in seen if record.row["id"] <= sealed]
            return self.listing(seen, noun, args, DEFAULTS.get(("Query", field)))
        types = [t.name for t in info.schema.get_possible_types(target)] if is_abstract_type(target) else [target.name]
        if field == "viewer":
            return self.find("Account", self.viewer.account_id, {})
        if field == "nodes":
            return [self.by_id(id_, args.get("asOf"), types) for id_ in args["ids"]]
        return self.by_id(args["id"], args.get("asOf"), types)

    def child(self, type_: str, field: str, parent: Record, child: Record) -> bool:
        if (type_, field) in THROUGH:
            return self.connected(THROUGH[type_, field], child.row, parent.row, parent.at)
        return bool(self.key(child.row, CHILDREN[type_, field], parent.at) == parent.row["id"])

    def of_record(self, record: Record, type_: str, field: str, target: str, args: dict[str, Any]) -> Any:
        if target in OF_RECORDS or (type_, field) in DERIVED:
            return record if target in OF_RECORDS else DERIVED[type_, field](self, record)
        if (type_, field) in DETAILS:
            key, order = DETAILS[type_, field]
            every = self.seen(target, record.at)
            found = [detail for detail in every if self.key(detail.row, key, record.at) == record.row["id"]]
            found = self.once_each(found) if target == "ProposalCandidate" else found
            return sorted(found, key=lambda detail: [detail.row[name] for name in order])
        if field == "mergeCandidates" or (type_, field) in OF_MERGES:
            return self.told_of_merges(record, type_, field, args)
        if target in TABLES or (type_, field) in UNIONS:
            return self.edge(record, type_, field, target)
        if withheld(self.viewer, type_, field, args):
            return None
        return value_of(record, type_, field, target, args)

    def edge(self, record: Record, type_: str, field: str, target: str) -> Record | None:
        row, at = record.row, record.at
        if (type_, field) in VERDICTS:
            return verdict_of(self, record, VERDICTS[type_, field])
        if (type_, field) in UNIONS:
            keys = UNIONS[type_, field]
            return next((self.find(name, row[key], at) for name, key in keys.items() if row[key] is not None), None)
        if (type_, field) in OVER:
            key, between, leave = OVER[type_, field]
            link = self.find(between, row[key], at)
            return link and self.find(target, link.row[leave], at)
        return self.find(target, row[EDGES.get((type_, field), f"{to_snake_case(field)}_id")], at)


# --- the review queue


Holds = Callable[["Reference", Record, str, Any], bool]


def in_queue(name: str, value: Any, record: Record) -> Holds | None:
    """How a filter is met that is the queue's own, or that is asked there of other columns."""
    if name == "kind" and record.type in QUEUE and all(isinstance(kind, QueueKind) for kind in value):
        return is_of_kind
    return is_of_speaker if name == "speakerName" and record.type == "DriftEntry" else QUEUE_FILTERS.get(name)


def waits(row: Row) -> bool:
    return row["state"] in ("PENDING", "OPEN")


def is_of_kind(_: Reference, record: Record, __: str, value: Any) -> bool:
    own = "DRIFT" if record.type == "DriftEntry" else record.row["kind"]
    return own in [kind.name for kind in value]


def has_candidate(reference: Reference, record: Record, _: str, value: Any) -> bool:
    candidates = reference.seen("ProposalCandidate", record.at) if record.type == "Proposal" else []
    own = [candidate.row for candidate in candidates if candidate.row["proposal_id"] == record.row["id"]]
    return any(row[f"{sort.name.lower()}_id"] is not None for row in own for sort in value)


def is_of_speaker(reference: Reference, record: Record, _: str, value: Any) -> bool:
    """By the name of who is quoted where the words drifted."""
    way = ("appearance_id", ("Appearance", "id", "quote_id"), ("Quote", "id", "speaker_id"))
    speakers = [one for one in reference.seen("Speaker", record.at) if one.row["retracted_in_id"] is None]
    named = [one.row for one in speakers if one.row["name"] in value]
    return any(reference.connected(way, record.row, row, record.at) for row in named)


QUEUE_FILTERS: dict[str, Holds] = {
    "decided": lambda _, record, __, value: waits(record.row) is not value,
    "known": has_candidate,
    "recordedSince": lambda _, record, __, value: bool(record.row["recorded_from"] >= value),
    "recordedUntil": lambda _, record, __, value: bool(record.row["recorded_from"] <= value),
}


SCHEMA = make_schema().core
for named in SCHEMA.type_map.values():
    if named.name.startswith("__"):
        continue
    if is_abstract_type(named):
        named.resolve_type = lambda record, info, _: record.type
    elif is_object_type(named):
        for field_ in named.fields.values():
            field_.resolve = lambda source, info, **args: info.context.resolve(source, info, **args)


@lru_cache(8)
def parsed(text: str) -> DocumentNode:
    return parse(text)


def answer(text: str, name: str | None, variables: dict[str, Any], reference: Reference) -> dict[str, Any]:
    """The data, and of each error its path and code. The operation must be valid."""
    result: Any = execute(SCHEMA, parsed(text), None, reference, variables, name)
    return {"data": result.data, "errors": [(error.path, code_of(error)) for error in result.errors or ()]}


def code_of(error: GraphQLError) -> str:
    """What GraphQL itself refuses while it executes are values that are none of their types."""
    cause = error.original_error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    if cause is not None and not isinstance(cause, BadInput):
        raise cause
    return BadInput.code
