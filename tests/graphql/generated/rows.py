"""A generated world: rows of every table as dictionaries, awkward on purpose. Texts hold all that JSON must escape and
much that it need not; many rows tie in what lists are ordered by; whatever may be null sometimes is; edges lead to
retracted and to undated records; a third of the rows has an older version with other edges, and some rows were
removed."""

import datetime as dt
import random
from typing import Any

from sqlalchemy import Connection, Table, Text

from factdb import models as m
from factdb.models import Base
from factdb.models.columns import UNKNOWN_DAY
from factdb.rules.dates import EdtfDate
from tests.graphql.generated.texts import LONG, WORDS

Row = dict[str, Any]
World = dict[str, list[Row]]

FIRST, CHANGED = dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2024, 6, 1, 12, 0, 0, 500, tzinfo=dt.UTC)
MOMENTS = [
    *(FIRST + dt.timedelta(hours=hours, microseconds=microseconds) for hours in (0, 1) for microseconds in (0, 7)),
    dt.datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC),
    dt.datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC),
]
DATES = [
    "2021-12-14",
    "2021-12-14",
    "2021-12",
    "2021",
    "../2021-12-20",
    "2021-12-10/..",
    "2021-12-13/2021-12-19",
    "2021-12~",
    "0001-01-01",
    None,
]
CHANGED_NOUNS = [
    "quote",
    "claim",
    "proposal",
    "drift",
    "assessment",
    "account",
    "token",
    "citation",
    "candidate",
    "mergecandidate",
]
SIZES: dict[Any, int] = {
    m.Topic: 3,
    m.Publisher: 4,
    m.OwnerGroup: 2,
    m.Speaker: 7,
    m.Source: 7,
    m.Quote: 14,
    m.Claim: 8,
    m.Evidence: 16,
    m.MergeCandidate: 16,
    m.RevisionRecord: 12,
    m.SnapshotShingle: 60,
}
UNIQUE = {("claim_topics", ("claim_id", "topic_id")), ("quote_topics", ("quote_id", "topic_id")),
          ("assessment_evidence", ("assessment_id", "evidence_id"))}  # fmt: skip
EXCLUSIVE = {  # just one of these foreign keys
    "assertions": ("quote_id", "source_id"),
    "evidence": ("claim_id", "quote_id"),
    "assessments": ("claim_id", "quote_id"),
    "attribution_hops": ("publisher_id", "speaker_id", "source_id"),
    "proposal_candidates": ("speaker_id", "quote_id", "claim_id"),
}


class Generator:
    def __init__(self, seed: int, sizes: dict[Any, int] = SIZES) -> None:
        self.pick = random.Random(seed)
        self.drifting: set[int | None] = set()  # appearances with an open entry
        self.sizes = {model.__table__.name: sizes.get(model, 6) for model in tables()}  # type: ignore[attr-defined]

    def text(self) -> str:
        return LONG if self.pick.random() < 0.02 else " ".join(self.pick.choices(WORDS, k=3))

    def value(self, column: Any, number: int) -> Any:
        """A value for a column by its name and type; edges lead anywhere."""
        if column.name == "id" or list(column.table.primary_key) == [column]:
            return number
        if column.nullable and self.pick.random() < (0.8 if column.name == "retracted_in_id" else 0.3):
            return None
        for key in column.foreign_keys:
            if key.column.table is column.table:  # to an earlier row, or none
                return self.pick.choice([None, *range(1, number)])
            return self.pick.randint(1, self.sizes[key.column.table.name])
        if (column.unique and isinstance(column.type, Text)) or column.name in ("canonical_url", "name"):
            tie = column.table.name.startswith("speakers") and self.pick.random() < 0.5
            return f"{self.pick.choice('abcÄ𝔘')}{'' if tie else number}|'"
        return self.typed(column)

    def typed(self, column: Any) -> Any:
        kind = {"trace": "Trace", "diff": "Diff"}.get(column.name) or type(column.type).__name__
        if kind == "Word":
            return self.pick.choice(list(column.type.vocabulary)).name
        makers: dict[str, Any] = {
            "Text": self.text,
            "Boolean": lambda: self.pick.random() < 0.5,
            "Integer": lambda: self.pick.choice([*range(10), 2**31 - 2]),
            "BigInteger": lambda: self.pick.choice([*range(-3, 9), 2**63 - 1]),
            "Float": lambda: self.pick.choice([0.0, 1.0, 0.1, 1 / 3, 0.25, 0.9999999, 0.0000004, 0.123456]),
            "Instant": lambda: self.pick.choice(MOMENTS),
            "JsonText": lambda: self.pick.choice([[], [[1, 2]], [[1, 2], [5, 9]]]),
            "Trace": lambda: self.pick.choices(WORDS, k=self.pick.randint(0, 3)),
            "Diff": self.diff,
            "LargeBinary": lambda: b"\0raw",
        }
        return makers[kind]()

    def diff(self) -> list[list[Any]]:
        places = [("KEPT", 0, 0), ("REMOVED", 9, None), ("INSERTED", None, 9)]
        chosen = self.pick.choices(places, k=self.pick.randint(0, 3))
        return [[op, self.text(), before, after] for op, before, after in chosen]

    def row(self, table: Table, number: int) -> Row:
        row = {column.name: self.value(column, number) for column in table.columns if not is_date(column)}
        for prefix in [column.name.removesuffix("_edtf") for column in table.columns if column.name.endswith("_edtf")]:
            row |= self.date(prefix, f"{prefix}_order" in table.columns)
        for name in EXCLUSIVE.get(table.name, ()):
            row[name] = None
        if table.name in EXCLUSIVE:
            chosen = self.pick.choice(EXCLUSIVE[table.name])
            (key,) = table.c[chosen].foreign_keys
            row[chosen] = self.pick.randint(1, self.sizes[key.column.table.name])
        return self.fitting(table.name, row)

    def date(self, prefix: str, ordered: bool) -> Row:
        text = self.pick.choice(DATES)
        date = EdtfDate.parse(text, self.pick.choice([None, 'on "that" day'])) if text else EdtfDate("", None, None)
        row: Row = {f"{prefix}_earliest": date.earliest, f"{prefix}_latest": date.latest, f"{prefix}_words": date.words}
        order = (
            {f"{prefix}_order": date.latest or date.earliest or dt.date.fromisoformat(UNKNOWN_DAY)} if ordered else {}
        )
        return row | {f"{prefix}_edtf": text} | order

    def drifted(self, row: Row) -> Row:
        place: Row = {"text": self.text(), "spans": [[1, 2]], "start": 1, "anchor_state": "CHANGED"}
        gone = {**dict.fromkeys([*place, "end"]), "anchor_state": "GONE"}
        if row["state"] == "OPEN" and row["appearance_id"] in self.drifting:
            row["state"] = "LAPSED"
        self.drifting.add(row["appearance_id"] if row["state"] == "OPEN" else None)
        decided = {"decided": CHANGED} if row["state"] != "OPEN" else {"decided": None}
        by = {"decided_by_id": 1 if row["state"] in ("REATTACHED", "CONFIRMED") else None}
        reattached = {"reattachment_id": 1 if row["state"] == "REATTACHED" else None}
        return {**self.pick.choice([place, gone]), **decided, **by, **reattached, "state": row["state"]}

    def fitting(self, table: str, row: Row) -> Row:
        """What the tables' CHECKs ask for."""
        if table == "drift_entries":
            row |= self.drifted(row)
        if row.get("start") is not None:
            row["end"] = row["start"] + 1
        if table == "evidence":
            row |= {"passage": None, "snapshot_id": None, "passage_start": None, "passage_end": None}
            row["credibility"] = self.pick.choice([None, 1, 2, 6])
        if table == "assessments":
            row["supersedes_id"] = self.pick.choice([None, row["id"] - 1 or None])
            row["veracity"] = row["claim_id"] and self.pick.choice(["SUPPORTED", "REFUTED"])
            row["attribution"] = row["quote_id"] and self.pick.choice(["SAID", "ALTERED"])
        if table == "reviews" and row["veracity"]:
            row["rating_rule"] = "words 1"
        if table == "proposals":
            pending = row["state"] == "PENDING"
            row |= {"decided": None, "decided_by_id": None} if pending else {"decided": CHANGED, "decided_by_id": 1}
            row |= self.proposed(row)
        if table == "speaker_names":
            row["preferred"] = False
        if table == "claim_relations" and row["claim_id"] == row["other_id"]:
            row["other_id"] = row["claim_id"] % self.sizes["claims"] + 1
        if table == "revisions":
            row["action"] = self.pick.choice([row["action"], "change_claim", "change_quote", "change_source"])
        return row | self.logged(table, row)

    def logged(self, table: str, row: Row) -> Row:
        """What the log has of a record."""
        if table == "sealed_revisions":
            return {"revision_id": row["position"]}
        if table == "revision_records":
            return {"noun": self.pick.choice(CHANGED_NOUNS), "record_id": self.pick.randint(1, 5)}
        return {}

    def proposed(self, row: Row) -> Row:
        """What a proposal has of a quote and of a claim."""
        own = row["kind"] == "CLAIM"
        claims = own or row["claim_text"] is not None
        why_not = self.pick.choice([None, "OPINION", "OTHER"]) if claims else None
        return {
            "mode": None if own else row["mode"] or "INDIRECT",
            "fidelity": None if own else self.pick.choice(["VERBATIM", "UNKNOWN"]),
            "claim_text": (row["claim_text"] or "a claim") if claims else None,
            "claim_kind": self.pick.choice(["EVENT", "CAUSAL"]) if claims else None,
            "claim_checkable": why_not is None if claims else None,
            "claim_why_not": why_not,
        }


def tables() -> list[type[Base]]:
    found = [mapper.class_ for mapper in Base.registry.mappers]
    order = [table.name for table in Base.metadata.sorted_tables]
    return sorted(found, key=lambda model: order.index(model.__table__.name))


def is_date(column: Any) -> bool:
    return str(column.name).endswith(("_edtf", "_earliest", "_latest", "_words", "_order"))


def build(seed: int, sizes: dict[Any, int] = SIZES) -> World:
    generator, world = Generator(seed, sizes), World()
    for model in tables():
        table: Any = model.__table__
        if issubclass(model, m.Merge):
            world[table.name], world[f"{table.name}_history"] = merges(generator, table)
            continue
        rows = [generator.row(table, number) for number in range(1, generator.sizes[table.name] + 1)]
        world[table.name] = distinct(table.name, rows)
        if "history" in table.info:
            world[f"{table.name}_history"] = past(generator, table, world[table.name])
    return world


def past(generator: Generator, table: Table, rows: list[Row]) -> list[Row]:
    """Older versions of every third row, and two rows that no longer stand."""
    replaced = [row for row in rows if row["id"] % 3 == 0]
    for row in rows:
        row["recorded_from"] = CHANGED if row in replaced else FIRST
    gone = [generator.sizes[table.name] + 1, generator.sizes[table.name] + 2]
    old = [generator.row(table, number) for number in [*(row["id"] for row in replaced), *gone]]
    return [row | {"recorded_from": FIRST, "recorded_to": CHANGED} for row in old]


def merges(generator: Generator, table: Table) -> tuple[list[Row], list[Row]]:
    """The map of merged records, and the one it replaced: in both of them every chain ends at the survivor. Some merges
    stand in both, some were undone, some are new."""
    (key,) = table.c.record_id.foreign_keys
    size = generator.sizes[key.column.table.name]
    before, after = (chains(generator, size) for _ in range(2))
    after |= {number: ends for number, ends in before.items() if number % 2 and not tangled(number, ends, after)}
    rows = [
        {"id": number, "record_id": record, "into_id": into, "survivor_id": survivor, "merged_in_id": 1}
        for number, (record, (into, survivor)) in enumerate([*before.items(), *after.items()], 1)
    ]
    old, new = rows[: len(before)], rows[len(before) :]
    kept = [row for row in old if after.get(row["record_id"]) == (row["into_id"], row["survivor_id"])]
    known = [row["record_id"] for row in kept]
    fresh = [row | {"recorded_from": CHANGED} for row in new if row["record_id"] not in known]
    replaced = [row | {"recorded_from": FIRST, "recorded_to": CHANGED} for row in old if row not in kept]
    return [*(row | {"recorded_from": FIRST} for row in kept), *fresh], replaced


Chains = dict[int, tuple[int, int]]  # by merged record: into which, and where the chain ends


def chains(generator: Generator, size: int) -> Chains:
    """Some records merged into others, and some of those in turn."""
    found: Chains = {}
    order = generator.pick.sample(range(1, size + 1), size)
    for place, number in enumerate(order[: size // 2], 1):
        into = generator.pick.choice(order[place:])
        found[number] = (into, into)
    for number in reversed(order):  # those that were merged into lead on
        if number in found:
            into = found[number][0]
            found[number] = (into, found[into][1] if into in found else into)
    return found


def tangled(number: int, ends: tuple[int, int], others: Chains) -> bool:
    """Whether a merge would make others' chains longer, or its own."""
    return any(number in pair or record in ends for record, pair in others.items())


def distinct(table: str, rows: list[Row]) -> list[Row]:
    """Without rows that a unique index would refuse."""
    for name, columns in UNIQUE | {
        ("assertions", ("claim_id", "quote_id", "source_id")),
        ("claim_relations", ("claim_id", "other_id", "kind")),
        ("merge_candidates", ("speaker_id", "other_id")),
        ("speaker_names", ("speaker_id", "name")),
        ("source_authors", ("source_id", "position")),
        ("attribution_hops", ("appearance_id", "position")),
        ("snapshot_shingles", ("snapshot_id", "hash")),
        ("proposal_hops", ("proposal_id", "position")),
        ("speaker_identifiers", ("scheme", "value")),
        ("claim_identifiers", ("scheme", "value")),
        ("quote_identifiers", ("scheme", "value")),
    }:
        if name == table:
            rows = list({tuple(row[column] for column in columns): row for row in rows}.values())
    return rows


def fill(connection: Connection, world: World) -> None:
    """Write the world. Columns that the database derives are left to it."""
    for table in Base.metadata.sorted_tables:
        if rows := world.get(table.name):
            derived = {column.name for column in table.columns if column.computed is not None}
            stored = [{name: value for name, value in row.items() if name not in derived} for row in rows]
            connection.execute(table.insert(), stored)
