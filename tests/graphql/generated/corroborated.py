"""What the reference knows of independence and standing: the rules in Python, over the rows as they are seen."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from factdb.rules.independence import Outlet, Piece, counts, origin_key, origins, root_of
from factdb.rules.standing import STANDING, standing
from factdb.rules.vocabulary import EvidenceStance
from tests.graphql.generated.records import At, Record
from tests.graphql.generated.rows import Row

KINDS = {"speaker": "SPEAKER", "ownergroup": "OWNER_GROUP", "publisher": "PUBLISHER", "source": "SOURCE"}


class Seeing(Protocol):
    def seen(self, type_: str, at: At) -> list[Record]: ...

    def find(self, type_: str, number: int | None, at: At) -> Record | None: ...

    def survivor(self, type_: str, number: int | None, at: At) -> int | None: ...


@dataclass
class Held:
    """The records of a moment, by their numbers. Origins do not depend on the date in the world."""

    seeing: Seeing
    at: At

    def rows(self, type_: str, at: At | None = None) -> dict[int, Row]:
        return {record.row["id"]: record.row for record in self.seeing.seen(type_, self.undated if at is None else at)}

    @property
    def undated(self) -> At:
        return {"recorded": self.at["recorded"]} if self.at.get("recorded") else {}

    def survivor(self, type_: str, number: int | None) -> int | None:
        """The number of the record into which this one was merged."""
        return self.seeing.survivor(type_, number, self.undated)

    @cached_property
    def sources(self) -> dict[int, Row]:
        return self.rows("Source")

    @cached_property
    def quotes(self) -> dict[int, Row]:
        return self.rows("Quote")

    @cached_property
    def publishers(self) -> dict[int, Row]:
        return self.rows("Publisher")

    def root(self, source: int) -> Row | None:
        copies = {number: row["syndicated_from_id"] for number, row in self.sources.items()}
        return self.sources[root_of(source, copies)] if source in self.sources else None

    def voice(self, source: int, speaker: int | None = None) -> str:
        root = self.root(source)
        if root is None:
            return origin_key(speaker, Outlet(source))
        publisher = self.publishers.get(self.survivor("Publisher", root["publisher_id"]) or 0)
        behind = (publisher["id"], publisher["owner_group_id"]) if publisher else ()
        return origin_key(speaker, Outlet(root["id"], *behind))

    def speaker(self, evidence: Row) -> int | None:
        quote = self.quotes.get(evidence["rests_on_id"])
        return self.survivor("Speaker", quote["speaker_id"]) if quote else None

    def key(self, evidence: Row) -> str:
        return self.voice(basis(evidence), self.speaker(evidence))

    def publisher(self, evidence: Row) -> int | None:
        root = self.root(basis(evidence))
        return root["publisher_id"] if root and self.speaker(evidence) is None else None

    def basis_stands(self, evidence: Row) -> bool:
        sources = [self.sources.get(evidence[name]) for name in ("source_id", "cites_id")]
        under = [*sources, self.quotes.get(evidence["rests_on_id"])]
        return all(row is None or row["retracted_in_id"] is None for row in under)

    def asserting(self, claim: int | None) -> set[str]:
        return set(self.asserting_keys(claim))

    def asserting_keys(self, claim: int | None) -> Iterator[str]:
        quotes, sources = self.rows("Quote", self.at), self.rows("Source", self.at)
        for assertion in self.rows("Assertion", self.at).values():
            if assertion["claim_id"] != claim or assertion["stance"] != "ASSERTS" or retracted(assertion):
                continue
            quote, source = quotes.get(assertion["quote_id"]), sources.get(assertion["source_id"])
            if quote and not retracted(quote) and quote["speaker_id"] is not None:
                yield f"speaker-{self.survivor('Speaker', quote['speaker_id'])}"
            if source and not retracted(source):
                yield self.voice(source["id"])

    def piece(self, evidence: Row) -> Piece:
        return Piece(self.key(evidence), EvidenceStance[evidence["stance"]], self.basis_stands(evidence))

    def evidence(self, **of: Any) -> list[Row]:
        found = [row for row in self.rows("Evidence", self.at).values() if not retracted(row)]
        return [row for row in found if all(row[name] == value for name, value in of.items())]

    def count(self, claim: int, stance: EvidenceStance) -> int:
        pieces = [self.piece(row) for row in self.evidence(claim_id=claim)]
        return origins(pieces, stance, self.asserting(claim))

    def standing(self, claim: int) -> str:
        return standing(
            *(self.count(claim, stance) for stance in (EvidenceStance.SUPPORTS, EvidenceStance.REFUTES))
        ).name

    def first(self, evidence: Row) -> Row:
        subject = "claim_id" if evidence["claim_id"] is not None else "quote_id"
        alike = self.evidence(**{name: evidence[name] for name in (subject, "stance")})
        key = self.key(evidence)
        same = [row for row in alike if self.key(row) == key and self.basis_stands(row)]
        return min(same, key=lambda row: (row["observed_order"], row["id"]))

    def why(self, evidence: Row) -> str:
        if retracted(evidence):
            return "RETRACTED"
        if not self.basis_stands(evidence):
            return "BASIS_RETRACTED"
        if not counts(self.piece(evidence), self.asserting(evidence["claim_id"])):
            return "ASSERTS_THE_CLAIM"
        return "COUNTS" if self.first(evidence)["id"] == evidence["id"] else "SAME_ORIGIN"


def basis(evidence: Row) -> int:
    found: int = evidence["source_id"] if evidence["cites_id"] is None else evidence["cites_id"]
    return found


def retracted(row: Row) -> bool:
    return row["retracted_in_id"] is not None


@dataclass
class Count:
    """The evidence of one stance."""

    claim: Record
    stance: EvidenceStance


def of_corroboration(seeing: Seeing, source: Any, type_: str, field: str) -> Any:
    """The value of a field of Corroboration, OriginCount or Origin."""
    if type_ == "OriginCount":
        return of_count(Held(seeing, source.claim.at), source, field)
    held, row = Held(seeing, source.at), source.row
    if type_ == "Origin":
        return of_origin(held, source, field)
    if field == "rule":
        return STANDING
    return held.standing(row["id"]) if field == "standing" else Count(source, EvidenceStance[field.upper()])


def of_count(held: Held, count: Count, field: str) -> Any:
    number = count.claim.row["id"]
    if field == "origins":
        return held.count(number, count.stance)
    days = [row["observed_latest"] for row in held.evidence(claim_id=number, stance=count.stance.name)]
    known: list[dt.date] = [day for day in days if day is not None]
    if field == "records":
        return len(days)
    return None if not known else min(known) if field == "first" else max(known)


def of_origin(held: Held, evidence: Record, field: str) -> Any:
    row, seeing, at = evidence.row, held.seeing, evidence.at
    why = held.why(row)
    key = held.key(row)
    values: dict[str, Any] = {"key": key, "kind": KINDS[key.partition("-")[0]]}
    values |= {"why": why, "counts": why == "COUNTS"}
    if field in values:
        return values[field]
    if field == "sameAs":
        return seeing.find("Evidence", held.first(row)["id"], at) if why == "SAME_ORIGIN" else None
    number = held.speaker(row) if field == "speaker" else held.publisher(row)
    return seeing.find(field.capitalize(), number, at)
