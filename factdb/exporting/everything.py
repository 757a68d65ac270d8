"""JSON Lines of everything: the current state of every record, each by itself whatever it was merged into, and the log
of who wrote what, when and why.

Not in it: replaced versions, keys (tokens), the raw bytes of snapshots, which the API does not tell, and the digests of
the log, which are of what is not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from factdb.exporting.asking import Asking, Node, plain, stored_reader_for
from factdb.formats.jsonl import end, header, line_of
from factdb.rules.vocabulary import Role


@dataclass(frozen=True)
class Section:
    """Records of one type: the document that reads them, whether some may be retracted (or decided, of drift), and the
    fields that hold them, where the document's list does not itself; then under which name they tell what holds them,
    if they do not already."""

    type: str
    document: str
    retractable: bool = True
    inside: tuple[str, ...] = ()
    holder: str | None = None


SECTIONS = (  # each after those that its records name; retracted ones are read from the end that an index finds them by
    Section("Account", "accounts", retractable=False),
    Section("Revision", "revisions", retractable=False),
    Section("Import", "imports", retractable=False),
    Section("Publisher", "publishers"),
    Section("PublisherMerge", "publisher_merges", inside=("merges",)),
    Section("Topic", "topics"),
    Section("Speaker", "speakers"),
    Section("SpeakerMerge", "speaker_merges", inside=("merges",)),
    Section("MergeCandidate", "merge_candidates", inside=("mergeCandidates",), holder="of"),
    Section("Source", "sources"),
    Section("Snapshot", "snapshots", inside=("snapshots",)),
    Section("Quote", "quotes"),
    Section("DriftEntry", "drift"),
    Section("Claim", "claims"),
    Section("Assertion", "asserting_quotes", inside=("assertions", "retractedAssertions")),
    Section("Assertion", "asserting_sources", inside=("assertions", "retractedAssertions")),
    Section("ClaimRelation", "relations", inside=("relations", "retractedRelations")),
    Section("Evidence", "evidence"),
    Section("Assessment", "assessments"),
    Section("Review", "reviews"),
    Section("Proposal", "proposals", retractable=False),
)


def everything(asking: Asking) -> Iterator[bytes]:
    """The lines of the file."""
    yield header(**left_out(asking))
    stored = replace(asking, reader=stored_reader_for(asking.reader.schema))
    count = 0
    for section in SECTIONS:
        for node in records(stored, section):
            count += 1
            yield line_of(section.type, node)
    yield end(count)


def left_out(asking: Asking) -> dict[str, Any]:
    """Why the file does not hold everything: the date it is as of, the role of who reads."""
    role = asking.viewer.role
    limits = {} if role is Role.ADMIN else {"role": role.name if role else "anonymous"}
    return {**limits, **({"asOf": asking.as_of} if asking.as_of else {})}


def records(asking: Asking, section: Section) -> Iterator[Node]:
    for retracted in (False, True) if section.retractable else (False,):
        for node in asking.nodes(section.document, retracted=retracted):
            if not section.inside:
                yield node
            for key in section.inside:
                held = {section.holder: plain(node["id"])} if section.holder else {}
                yield from ({**record, **held} for record in node[key])
