"""Filters, as the reference knows them: which are wrong, and to which nouns they lead."""

from typing import Any

from factdb.errors import BadInput
from factdb.rules.ids import RecordId
from tests.graphql.generated.nouns import QUEUE, WORDS
from tests.graphql.generated.records import checked, given


def check(noun: str, where: dict[str, Any]) -> None:
    """What is wrong with a filter is wrong whether or not a record is there to meet it."""
    for name, value in where.items():
        if isinstance(value, dict):
            check(related(noun, name)[0], given(value))
        elif name in ("ids", "snapshot"):
            if any(RecordId.parse(id_).word != ("snapshot" if name == "snapshot" else WORDS[noun]) for id_ in value):
                raise BadInput("another noun")
        elif name == "record":
            RecordId.parse(value)
        else:
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str):
                    checked(text)


def related(type_: str, name: str) -> tuple[str, tuple[Any, ...]]:
    """The noun that a field of a filter speaks of, and the way to it."""
    ways: dict[tuple[str, str], tuple[str, tuple[Any, ...]]] = {
        ("Quote", "source"): (
            "Source",
            ("id", ("Appearance", "quote_id", "snapshot_id"), ("Snapshot", "id", "source_id")),
        ),
        ("Quote", "topic"): ("Topic", ("id", ("QuoteTopic", "quote_id", "topic_id"))),
        ("Claim", "topic"): ("Topic", ("id", ("ClaimTopic", "claim_id", "topic_id"))),
        ("Claim", "assertedBy"): (
            "Speaker",
            ("id", ("Assertion", "claim_id", "quote_id"), ("Quote", "id", "speaker_id")),
        ),
        **{
            (noun, "source"): ("Source", ("snapshot_id", ("Snapshot", "id", "source_id")))
            for noun in (*QUEUE, "QueueItem")
        },
        **{(noun, "decidedBy"): ("Account", ("decided_by_id",)) for noun in (*QUEUE, "QueueItem")},
    }
    return ways.get((type_, name)) or (name[0].upper() + name[1:], (f"{name}_id",))
