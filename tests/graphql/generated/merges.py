"""What merges change of the right answer: whatever leads to a merged record leads to the one that survives it."""

from collections.abc import Callable
from typing import Any

from factdb.errors import BadInput
from tests.graphql.generated.nouns import MERGEABLE, MERGES
from tests.graphql.generated.records import At, Record, record_id
from tests.graphql.generated.rows import Row

OWN_IDS = {"recordId": "record_id", "intoId": "into_id"}
OF_MERGES = {
    *((merge, field) for merge in MERGES.values() for field in ("name", *OWN_IDS)),
    *(("SpeakerName", field) for field in ("from", "preferred")),
}
"""Fields that tell a merged record from its survivor."""


def best_of_each(suggestions: list[Record], suggested: Callable[[Record], Any]) -> list[Record]:
    """The likeliest suggestion of each record, the likeliest first."""
    found: dict[Any, Record] = {}
    for each in sorted(suggestions, key=lambda each: (-each.row["score"], each.row["id"])):
        found.setdefault(suggested(each), each)
    return list(found.values())


class Merging:
    def seen(self, type_: str, at: At) -> list[Record]:
        """The records of a type as the viewer sees them at a moment."""
        raise NotImplementedError

    def survivor(self, type_: str, number: int | None, at: At) -> int | None:
        merges = self.seen(MERGES[type_], at) if type_ in MERGES else []
        return next((merge.row["survivor_id"] for merge in merges if merge.row["record_id"] == number), number)

    def merged(self, record: Record) -> bool:
        found: bool = self.survivor(record.type, record.row["id"], record.at) != record.row["id"]
        return found

    def key(self, row: Row, column: str, at: At) -> Any:
        """What a column leads to."""
        return self.survivor(MERGEABLE[column], row[column], at) if column in MERGEABLE else row[column]

    def find(self, type_: str, number: int | None, at: At) -> Record | None:
        """The record of this number, or the one that it was merged into."""
        return self.exactly(type_, self.survivor(type_, number, at), at)

    def exactly(self, type_: str, number: int | None, at: At) -> Record | None:
        return next((record for record in self.seen(type_, at) if record.row["id"] == number), None)

    def suggested(self, speaker: Record, args: dict[str, Any]) -> list[Record]:
        """What the speaker may be, and nobody has decided on: of those that stand and are of their own."""
        first, at = args.get("first"), speaker.at
        if first is not None and not 0 <= first <= 100:
            raise BadInput("first")
        ours = [each for each in self.seen("MergeCandidate", at)
                if self.survivor("Speaker", each.row["speaker_id"], at) == speaker.row["id"]]  # fmt: skip
        others = {each.row["id"] for each in self.seen("Speaker", at)
                  if each.row["retracted_in_id"] is None and not self.merged(each)}  # fmt: skip
        found = [each for each in ours if each.row["other_id"] in others - {speaker.row["id"]}]
        found = best_of_each(found, lambda each: each.row["other_id"])
        return found[: 10 if first is None else first]

    def once_each(self, candidates: list[Record]) -> list[Record]:
        """A proposal's candidates: one speaker once, by whichever of its names."""

        def leads_to(each: Record) -> Any:
            number = self.survivor("Speaker", each.row["speaker_id"], each.at)
            return each.row["id"] if number is None else f"speaker-{number}"

        return best_of_each(candidates, leads_to)

    def told_of_merges(self, record: Record, type_: str, field: str, args: dict[str, Any]) -> Any:
        return self.suggested(record, args) if field == "mergeCandidates" else self.of_merge(record, type_, field)

    def of_merge(self, record: Record, type_: str, field: str) -> Any:
        row, at = record.row, record.at
        if type_ == "SpeakerName":
            own = self.survivor("Speaker", row["speaker_id"], at) == row["speaker_id"]
            if field == "preferred":
                return own and row["preferred"]
            return None if own else record_id("Speaker", row["speaker_id"], at)
        noun = type_.removesuffix("Merge")
        if field in OWN_IDS:
            return record_id(noun, row[OWN_IDS[field]], at)
        before = self.exactly(noun, row["record_id"], at)
        return before and before.row["name"]
