"""What the reference knows of lists whose entries are no records: timelines, positions, corrections, offices held."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from factdb.errors import BadInput
from tests.graphql.generated.corroborated import Held, Seeing, retracted
from tests.graphql.generated.nouns import WORDS
from tests.graphql.generated.records import At, Record
from tests.graphql.generated.rows import Row

DATE = ("edtf", "earliest", "latest", "words")
CORRECTING = ("change_claim", "change_quote", "change_source", "change_speaker")


def rows(seeing: Seeing, type_: str, at: At) -> dict[int, Row]:
    return {record.row["id"]: record.row for record in seeing.seen(type_, at)}


# --- timelines


def timeline(seeing: Seeing, claim: Record) -> list[Record]:
    return [Record("TimelineEntry", row, claim.at) for row in Entries(seeing, claim).all()]


class Entries:
    def __init__(self, seeing: Seeing, claim: Record) -> None:
        self.seeing, self.at, self.claim = seeing, claim.at, claim.row["id"]
        self.revisions = rows(seeing, "Revision", claim.at)
        self.changes = list(rows(seeing, "RevisionRecord", claim.at).values())

    def of_claim(self, type_: str) -> list[Row]:
        return [row for row in rows(self.seeing, type_, self.at).values() if row["claim_id"] == self.claim]

    def all(self) -> Iterator[Row]:
        quotes = rows(self.seeing, "Quote", self.at)
        for assertion in self.of_claim("Assertion"):
            if quote := quotes.get(assertion["quote_id"]):
                yield self.dated("a", "SAID", "Assertion", assertion, quote, "said")
        for number in self.publishing():
            if source := rows(self.seeing, "Source", self.at).get(number):
                yield self.dated("b", "PUBLISHED", "Source", source, source, "published")
        for letter, kind, type_, date in (
            ("c", "EVIDENCE", "Evidence", "observed"),
            ("d", "ASSESSED", "Assessment", "valid_from"),
            ("e", "REVIEWED", "Review", "published"),
        ):
            for row in self.of_claim(type_):
                if row.get("state") != "DRAFT":
                    yield self.dated(letter, kind, type_, row, row, date)
        yield from filter(self.within, [*self.corrected(), *self.retracted()])

    def within(self, entry: Row) -> bool:
        return "valid" not in self.at or entry["valid_latest"] <= self.at["valid"]

    def publishing(self) -> set[int]:
        ours = self.of_claim("Assertion")
        quotes = {row["quote_id"] for row in ours}
        printed = rows(self.seeing, "Appearance", self.at).values()
        there = {row["snapshot_id"] for row in printed if row["quote_id"] in quotes and not retracted(row)}
        prints = {row["source_id"] for row in rows(self.seeing, "Snapshot", self.at).values() if row["id"] in there}
        return prints | {row["source_id"] for row in ours}

    def dated(self, letter: str, kind: str, type_: str, row: Row, by: Row, date: str) -> Row:
        entry = {f"valid_{part}": by[f"{date}_{part}"] for part in DATE}
        entered = [
            self.revisions[change["revision_id"]]["recorded"]
            for change in self.changes
            if (change["noun"], change["record_id"], change["operation"]) == (WORDS[type_], row["id"], "CREATED")
            and change["revision_id"] in self.revisions
        ]
        entry |= {"kind": kind, "record": (type_, row["id"]), "revision_id": None, "id": row["id"]}
        recorded = min(entered, default=row["recorded_from"])
        return entry | {"recorded": recorded, "place": f"{by[f'{date}_order']} {letter}"}

    def corrected(self) -> Iterator[Row]:
        quotes = {row["quote_id"] for row in self.of_claim("Assertion")}
        for change in self.changes:
            revision = self.revisions.get(change["revision_id"])
            if revision and corrects(change, revision):
                record = (change["noun"], change["record_id"])
                if record == ("claim", self.claim):
                    yield self.logged("f", "CORRECTED", ("Claim", self.claim), revision, change["id"])
                if record[0] == "quote" and record[1] in quotes:
                    yield self.logged("g", "CORRECTED", ("Quote", record[1]), revision, change["id"])

    def retracted(self) -> Iterator[Row]:
        claim = self.seeing.find("Claim", self.claim, self.at)
        nouns: list[tuple[str, str, list[Row]]] = [("h", "Claim", [claim.row] if claim else [])]
        nouns += [
            (letter, type_, self.of_claim(type_))
            for letter, type_ in zip("ijkl", ("Assertion", "Evidence", "Assessment", "Review"), strict=True)
        ]
        evidence = self.of_claim("Evidence")
        quotes = {row["quote_id"] for row in self.of_claim("Assertion")} | {row["rests_on_id"] for row in evidence}
        sources = self.publishing() | {row[key] for row in evidence for key in ("source_id", "cites_id")}
        for letter, type_, numbers in (("m", "Quote", quotes), ("n", "Source", sources)):
            known = rows(self.seeing, type_, self.at)
            nouns.append((letter, type_, [row for number, row in known.items() if number in numbers]))
        for letter, type_, found in nouns:
            for row in found:
                revision = self.revisions.get(row["retracted_in_id"])
                if revision and row.get("state") != "DRAFT":
                    yield self.logged(letter, "RETRACTED", (type_, row["id"]), revision, row["id"])

    def logged(self, letter: str, kind: str, record: tuple[str, int], revision: Row, number: int) -> Row:
        day: dt.date = revision["recorded"].date()
        valid = {"valid_edtf": str(day), "valid_earliest": day, "valid_latest": day, "valid_words": None}
        entry = {"kind": kind, "record": record, "revision_id": revision["id"], "id": number}
        return valid | entry | {"recorded": revision["recorded"], "place": f"{day} {letter}"}


def record_of_entry(seeing: Seeing, entry: Record) -> Record | None:
    type_, number = entry.row["record"]
    return seeing.find(type_, number, entry.at)


# --- corrections and offices


def corrects(change: Row, revision: Row) -> bool:
    return change["operation"] == "CHANGED" and revision["action"] in CORRECTING


def corrections(seeing: Seeing, record: Record) -> list[Record]:
    revisions = {one.row["id"]: one for one in seeing.seen("Revision", record.at)}
    this = (WORDS[record.type], record.row["id"])
    changes = [one.row for one in seeing.seen("RevisionRecord", record.at)]
    ours = {one["revision_id"] for one in changes if (one["noun"], one["record_id"]) == this and
            one["revision_id"] in revisions and corrects(one, revisions[one["revision_id"]].row)}  # fmt: skip
    return sorted((revisions[number] for number in ours), key=lambda one: (one.row["recorded"], one.row["id"]))


def speaker_roles(seeing: Seeing, quote: Record) -> list[Record]:
    row = quote.row
    first, last = row["said_earliest"] or row["said_latest"], row["said_latest"] or row["said_earliest"]
    if row["said_edtf"] is None or row["speaker_id"] is None:
        return []
    held = [
        role
        for role in Held(seeing, quote.at).rows("SpeakerRole").values()
        if theirs(seeing, role, quote.at) == theirs(seeing, row, quote.at)
        and (role["from_earliest"] is None or (last is not None and role["from_earliest"] <= last))
        and (role["to_latest"] is None or (first is not None and role["to_latest"] >= first))
    ]
    return [Record("SpeakerRole", role, quote.at) for role in sorted(held, key=lambda r: (r["from_order"], r["id"]))]


# --- positions


def taken_by(seeing: Seeing, speaker: int, at: At) -> list[Record]:
    quotes, claims = rows(seeing, "Quote", at), rows(seeing, "Claim", at)
    found = []
    for assertion in rows(seeing, "Assertion", at).values():
        quote = quotes.get(assertion["quote_id"])
        if quote is None or theirs(seeing, quote, at) != speaker or retracted(quote) or retracted(assertion):
            continue
        claim = claims.get(assertion["claim_id"])
        if assertion["stance"] in ("ASSERTS", "DENIES") and claim and not retracted(claim):
            said = {name: value for name, value in quote.items() if name.startswith("said_")}
            found.append(Record("Position", {**assertion, **said, "speaker_id": speaker}, at))
    return sorted(found, key=place)


def theirs(seeing: Seeing, row: Row, at: At) -> int | None:
    return seeing.survivor("Speaker", row["speaker_id"], at)


def place(position: Record) -> tuple[dt.date, int]:
    return position.row["said_order"], position.row["id"]


def positions(seeing: Seeing, speaker: Record, topic: int | None) -> list[Record]:
    found = taken_by(seeing, speaker.row["id"], speaker.at)
    if topic is None:
        return found
    links = rows(seeing, "ClaimTopic", speaker.at).values()
    claims = {link["claim_id"] for link in links if link["topic_id"] == topic}
    return [position for position in found if position.row["claim_id"] in claims]


def changes(seeing: Seeing, position: Record) -> list[Record]:
    found: list[Row] = []
    for before in taken_by(seeing, position.row["speaker_id"], position.at):
        if place(before) < place(position):
            found += [{**before.row, **change} for change in at_odds(seeing, position.row, before.row, position.at)]
    order: Callable[[Row], Any] = lambda row: (row["said_order"], row["id"], row["kind"], row["relation_id"])  # noqa: E731
    return [Record("PositionChange", row, position.at) for row in sorted(found, key=order)]


def at_odds(seeing: Seeing, now: Row, then: Row, at: At) -> Iterator[Row]:
    if now["claim_id"] == then["claim_id"] and now["stance"] != then["stance"]:
        yield {"kind": "REVERSES", "relation_id": None}
    if now["stance"] == then["stance"] == "ASSERTS":
        for relation in rows(seeing, "ClaimRelation", at).values():
            pair = (relation["claim_id"], relation["other_id"])
            forth = pair == (now["claim_id"], then["claim_id"])
            back = pair == (then["claim_id"], now["claim_id"])
            fits = (relation["kind"] == "CONTRADICTS" and (forth or back)) or (relation["kind"] == "UPDATES" and forth)
            if fits and not retracted(relation):
                yield {"kind": relation["kind"], "relation_id": relation["id"]}


# --- copies


def copy_candidates(seeing: Seeing, source: Record, first: int | None) -> list[Record]:
    if first is not None and not 0 <= first <= 20:
        raise BadInput("first")
    at, held = source.at, Held(seeing, source.at)
    snapshots = list(rows(seeing, "Snapshot", at).values())
    own = max((s for s in snapshots if s["source_id"] == source.row["id"]), key=lambda s: (s["captured"], s["id"]),
              default=None)  # fmt: skip
    kept: dict[int, set[int]] = {}
    for shingle in (record.row for record in seeing.seen("SnapshotShingle", at)):
        kept.setdefault(shingle["snapshot_id"], set()).add(shingle["hash"])
    mine, found = kept.get(own["id"], set()) if own else set(), []
    for other in seeing.seen("Source", at):
        theirs = [kept.get(s["id"], set()) for s in snapshots if s["source_id"] == other.row["id"]]
        theirs = [one for one in theirs if len(one & mine) >= 6]
        if not theirs or other.row["id"] == source.row["id"] or retracted(other.row) or same_root(held, source, other):
            continue
        share = max(len(one & mine) / len(mine) for one in theirs)
        of_other = max(len(one & mine) / len(one) for one in theirs)
        if max(share, of_other) >= 0.5:
            row = {"source_id": other.row["id"], "share": share, "share_of_other": of_other}
            found.append(Record("CopyCandidate", row | {"earlier_id": earlier(source.row, other.row)}, at))
    found.sort(key=lambda record: (-record.row["share"], record.row["source_id"]))
    return found[: 5 if first is None else first]


def same_root(held: Held, one: Record, other: Record) -> bool:
    roots = [held.root(record.row["id"]) for record in (one, other)]
    return roots[0] == roots[1]


def earlier(one: Row, other: Row) -> int | None:
    for first, second in ((one, other), (other, one)):
        last, begun = first["published_latest"], second["published_earliest"]
        if last is not None and begun is not None and last < begun:
            number: int = first["id"]
            return number
    return None
