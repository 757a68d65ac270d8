"""What the reference knows of verdicts: which one is in force, and whether the standing says so too."""

from typing import Any

from factdb.rules.standing import disagree
from factdb.rules.vocabulary import Standing, Veracity
from tests.graphql.generated.corroborated import Held, Seeing
from tests.graphql.generated.records import Record

VERDICTS = {("Claim", "verdict"): "claim_id", ("Quote", "attributionVerdict"): "quote_id"}


def verdict_of(seeing: Seeing, subject: Record, key: str) -> Record | None:
    found = [record for record in seeing.seen("Assessment", subject.at) if was_in_force(record.row)]
    replaced = {record.row["supersedes_id"] for record in found}
    standing = [r for r in found if r.row[key] == subject.row["id"] and r.row["id"] not in replaced]
    return max(standing, key=lambda record: (record.row["valid_from_order"], record.row["id"]), default=None)


def was_in_force(row: dict[str, Any]) -> bool:
    return row["state"] in ("PUBLISHED", "SUPERSEDED") and row["retracted_in_id"] is None


def as_of_a_day(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The assessments known by then. One is not superseded before its successor is known."""
    replaced = {row["supersedes_id"] for row in rows if was_in_force(row)}
    still = [row["state"] == "SUPERSEDED" and was_in_force(row) and row["id"] not in replaced for row in rows]
    return [row | {"state": "PUBLISHED"} if is_ else row for row, is_ in zip(rows, still, strict=True)]


def disagreement(seeing: Seeing, claim: Record) -> bool | None:
    verdict = verdict_of(seeing, claim, "claim_id")
    standing = Standing[Held(seeing, claim.at).standing(claim.row["id"])]
    return disagree(standing, Veracity[verdict.row["veracity"]] if verdict else None)
