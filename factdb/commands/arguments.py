"""What commands take besides plain values.

A command's parameters are `Annotated` with what they mean and, where they are the number of a record, with its noun;
the API derives a mutation's input from that, so that it is described once.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Final

from factdb.rules.dates import EdtfDate
from factdb.rules.ids import RecordId
from factdb.rules.tokens import digest_of, prefix_of
from factdb.rules.vocabulary import ClaimKind, Decision, Fidelity, HopKind, Mode


@dataclass(frozen=True)
class Ref:
    """That a number is a record's, and of which noun (the word of its id)."""

    word: str


class Unset(Enum):
    """The type of UNSET."""

    UNSET = "UNSET"


UNSET: Final = Unset.UNSET
"""Not given: leave it as it is. (None is given, and empties it.)"""

AccountId = Annotated[int, Ref("account")]
AppearanceId = Annotated[int, Ref("appearance")]
AssessmentId = Annotated[int, Ref("assessment")]
ClaimId = Annotated[int, Ref("claim")]
DriftId = Annotated[int, Ref("drift")]
EvidenceId = Annotated[int, Ref("evidence")]
IdentifierId = Annotated[int, Ref("identifier")]
NameId = Annotated[int, Ref("name")]
ProposalId = Annotated[int, Ref("proposal")]
PublisherId = Annotated[int, Ref("publisher")]
QuoteId = Annotated[int, Ref("quote")]
RoleId = Annotated[int, Ref("role")]
SnapshotId = Annotated[int, Ref("snapshot")]
SourceId = Annotated[int, Ref("source")]
SpeakerId = Annotated[int, Ref("speaker")]
TokenId = Annotated[int, Ref("token")]
TopicId = Annotated[int, Ref("topic")]

ExpectedVersion = Annotated[
    dt.datetime | None,
    "The recordedFrom of what you decide on, as you read it: where there is another version by now, nothing is"
    " written, and the error says what happened. Left out, whatever the version is.",
]


@dataclass(frozen=True)
class NameInput:
    """A name of a speaker."""

    name: Annotated[str, "The name as it is written."]
    language: Annotated[str | None, "BCP 47, where the name belongs to one language."] = None
    script: Annotated[str | None, "ISO 15924, such as Latn or Cyrl."] = None


@dataclass(frozen=True)
class RoleInput:
    """What a speaker is or was, of whom, and when."""

    title: Annotated[str, "Such as chief negotiator."]
    organization: Annotated[str | None, "Of whom, in words."] = None
    organization_id: Annotated[SpeakerId | None, "Of whom, where that is a known speaker."] = None
    since: Annotated[EdtfDate | None, "From when."] = None
    until: Annotated[EdtfDate | None, "Until when."] = None


@dataclass(frozen=True)
class IdentifierInput:
    """A speaker's id elsewhere."""

    scheme: Annotated[str, "Whose id it is, such as wikidata."]
    value: Annotated[str, "The id there, such as Q76."]


@dataclass(frozen=True)
class SpanInput:
    """A stretch of a snapshot's text."""

    start: Annotated[int, "Of the first code point, counted from 0."]
    end: Annotated[int, "After the last code point."]


@dataclass(frozen=True)
class HopInput:
    """One link in the chain of attribution. Exactly one of the three ids is given."""

    kind: Annotated[HopKind, "Its part in the chain."]
    publisher_id: Annotated[PublisherId | None, "The outlet or agency."] = None
    speaker_id: Annotated[SpeakerId | None, "The voice."] = None
    source_id: Annotated[SourceId | None, "The document."] = None
    mention: Annotated[str | None, "The words that name it in the text."] = None


@dataclass(frozen=True)
class AppearanceInput:
    """Where a snapshot prints a quote, and how."""

    snapshot_id: Annotated[SnapshotId, "The snapshot that prints it."]
    spans: Annotated[tuple[SpanInput, ...], "The parts, in order, without their quotation marks."]
    mode: Annotated[Mode, "As spoken or as reported."]
    fidelity: Annotated[Fidelity, "How the printed words stand to the spoken ones."] = Fidelity.UNKNOWN
    cue: Annotated[str | None, "The words that mark it as somebody's, such as said."] = None
    mention: Annotated[str | None, "The words that name the speaker there."] = None
    hops: Annotated[
        tuple[HopInput, ...] | None, "The chain from the reader inwards. Left out, it is outlet and speaker."
    ] = None


@dataclass(frozen=True)
class ClaimInput:
    """A new claim."""

    text: Annotated[str, "The statement, to be understood on its own."]
    kind: Annotated[ClaimKind, "What sort of statement it is."]
    language: Annotated[str | None, "BCP 47."] = None
    about: Annotated[EdtfDate | None, "When what it states is said to be so."] = None
    topic_ids: Annotated[tuple[TopicId, ...], "The topics it belongs to."] = field(default=())


@dataclass(frozen=True)
class DecisionInput:
    """A decision on one item of the review queue."""

    item_id: Annotated[RecordId, "The proposal or drift entry."]
    decision: Annotated[Decision, "What to do with it."]
    why: Annotated[str | None, "Why. REJECT, REATTACH and CONFIRM need it here, or as the reason for all."] = None
    expected_version: ExpectedVersion = None
    quote_id: Annotated[QuoteId | None, "ACCEPT, MERGE: the known quote that it prints."] = None
    claim_id: Annotated[ClaimId | None, "ACCEPT, MERGE: a known claim that it puts forward."] = None
    take_claim: Annotated[bool, "ACCEPT: whether the quote puts forward the claim that is proposed, as a new one."] = (
        False
    )
    speaker_id: Annotated[SpeakerId | None, "ACCEPT: the known speaker."] = None
    new_speaker: Annotated[bool, "ACCEPT: whether it is a speaker yet unknown, though one of that name is known."] = (
        False
    )
    spans: Annotated[tuple[SpanInput, ...], "REATTACH: where the later snapshot prints the quote."] = field(default=())
    fidelity: Annotated[Fidelity, "REATTACH: how the words printed there stand to the spoken ones."] = Fidelity.UNKNOWN


@dataclass(frozen=True)
class PassageInput:
    """The words of a source that bear on a claim."""

    snapshot_id: Annotated[SnapshotId, "The snapshot that holds them."]
    start: Annotated[int, "Of the first code point, counted from 0."]
    end: Annotated[int, "After the last code point."]


@dataclass(frozen=True)
class TokenKey:
    """What is kept of a token. The token itself is made by whoever calls the command, who alone gets to see it."""

    prefix: Annotated[str, "Its first characters."]
    digest: Annotated[str, "Its digest."]

    @classmethod
    def of(cls, token: str) -> "TokenKey":
        return cls(prefix_of(token), digest_of(token))
