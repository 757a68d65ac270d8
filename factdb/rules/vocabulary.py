"""The closed vocabularies: the words of docs/design.md.

A member's name is what is stored, shown and exchanged; its value is its meaning, which the API shows.
"""

from enum import Enum, unique


class Vocabulary(Enum):
    """An enumeration of names with meanings."""

    def __str__(self) -> str:
        return self.name


@unique
class Role(Vocabulary):
    """What an account may do. Each role may do what those before it may."""

    READER = "Reads what is published, and whole texts."
    CONTRIBUTOR = "Records sources, quotes, claims and evidence, decides on proposals, and drafts verdicts."
    REVIEWER = "Publishes verdicts on claims and quotes, grades publishers, and retracts records."
    ADMIN = "Manages accounts and tokens, and erases content where the law demands it."


def reaches(role: Role | None, least: Role) -> bool:
    """Whether a viewer of this role may do what a role may: it is that one or one after it. Nobody's role is None."""
    order = list(Role)
    return role is not None and order.index(role) >= order.index(least)


@unique
class SourceKind(Vocabulary):
    """What sort of document a source is."""

    ARTICLE = "A piece of journalism."
    TRANSCRIPT = "A record of spoken words."
    POST = "A post on a social platform."
    VIDEO = "A video or broadcast."
    OFFICIAL_DOCUMENT = "A document of an authority, court, parliament or company."


@unique
class Reliability(Vocabulary):
    """How reliable a publisher is, by the grades of the Admiralty Code (NATO AJP-2.1)."""

    A = "Completely reliable."
    B = "Usually reliable."
    C = "Fairly reliable."
    D = "Not usually reliable."
    E = "Unreliable."
    F = "Reliability cannot be judged."


@unique
class SpeakerKind(Vocabulary):
    """What sort of voice a speaker is."""

    PERSON = "A human being with a name."
    ORGANIZATION = "An institution, government, company or party."
    GROUP = "Several people who speak as one: witnesses, residents, the opposition."
    UNNAMED = "A voice the source does not name."


@unique
class Mode(Vocabulary):
    """How a text gives words: as spoken or as reported."""

    DIRECT = "In quotation marks, as spoken."
    INDIRECT = "Reported in the writer's words."
    MIXED = "Reported, with fragments in quotation marks."


@unique
class Fidelity(Vocabulary):
    """How the printed words stand to the spoken ones."""

    VERBATIM = "Word for word, as far as the text shows."
    ELIDED = "Word for word with parts left out."
    ALTERED = "Changed against the spoken words."
    PARAPHRASE = "In other words."
    TRANSLATION = "In another language."
    UNKNOWN = "The text does not tell."


@unique
class AnchorState(Vocabulary):
    """Whether the latest snapshot of the source still prints the words where they were found."""

    KEPT = "The same words at the same place."
    MOVED = "The same words at another place."
    CHANGED = "Other words at that place."
    GONE = "Neither the words nor the place are there."


@unique
class DiffOp(Vocabulary):
    """What became of a stretch of a wording."""

    KEPT = "It is in both."
    INSERTED = "It is in the later wording alone."
    REMOVED = "It is in the earlier wording alone."


@unique
class DriftState(Vocabulary):
    """What has been decided on words that a page no longer prints."""

    OPEN = "Nobody has decided yet."
    REATTACHED = "A person found the quote in the later snapshot."
    CONFIRMED = "A person found that the later snapshot does not print the quote."
    LAPSED = "Nothing is left to decide: the page prints the words again, or the appearance was retracted."


@unique
class HopKind(Vocabulary):
    """The part of one link in the chain of attribution, from the reader inwards."""

    OUTLET = "The publisher of the source."
    VIA = "Whom the outlet relies on for the words, such as an agency."
    SPEAKER = "Who said it."
    CITED = "The person or document the speaker relies on."


@unique
class ClaimKind(Vocabulary):
    """What sort of statement a claim is."""

    EVENT = "Something happened or is the case."
    NUMERICAL = "A number, a comparison or a trend."
    CAUSAL = "One thing brought about another."
    POSITION = "Where somebody stands."
    PREDICTION = "Something will happen."


@unique
class Uncheckable(Vocabulary):
    """Why a statement is nothing that can be checked."""

    OPINION = "It judges, or says what somebody thinks likely."
    DEMAND = "It says what ought to be."
    QUESTION = "It asks."
    PROMISE = "It says what the speaker means to do."
    OTHER = "It says nothing that can be understood on its own."


@unique
class AssertionStance(Vocabulary):
    """What a quote or source does with a claim."""

    ASSERTS = "Says that it is so."
    DENIES = "Says that it is not so."
    QUESTIONS = "Doubts it without denying it."


@unique
class RelationKind(Vocabulary):
    """How one claim stands to another."""

    SAME = "It says the same."
    NARROWER = "It says a part of what the other says."
    CONTRADICTS = "Both cannot be true."
    UPDATES = "It takes the other's place as things move on."


@unique
class EvidenceStance(Vocabulary):
    """How evidence bears on its subject."""

    SUPPORTS = "It speaks for it."
    REFUTES = "It speaks against it."
    CONTEXT = "It helps to understand it."


@unique
class Veracity(Vocabulary):
    """A verdict on a claim: is it true?"""

    SUPPORTED = "The evidence bears it out."
    REFUTED = "The evidence contradicts it."
    CONFLICTING = "Sound evidence points both ways."
    NOT_ENOUGH_EVIDENCE = "The evidence does not decide it."
    MISLEADING = "True in its words, false in what it conveys."


@unique
class Attribution(Vocabulary):
    """A verdict on a quote: did the speaker say it?"""

    SAID = "The speaker said it."
    ALTERED = "The speaker said something like it; the words or their sense were changed."
    MISATTRIBUTED = "Somebody else said it."
    FABRICATED = "Nobody said it."
    UNVERIFIED = "It could not be found out."


@unique
class Standing(Vocabulary):
    """How a claim stands by the independent origins of its evidence alone."""

    UNCORROBORATED = "No independent origin supports it, and none refutes it."
    CORROBORATED = "Independent origins support it, and none refutes it."
    DISPUTED = "Independent origins support it, and others refute it."
    REFUTED = "Independent origins refute it, and none supports it."


@unique
class OriginKind(Vocabulary):
    """What the origin of a piece of evidence is."""

    SPEAKER = "The speaker of the quote it rests on."
    OWNER_GROUP = "The owner of the publisher whose text it is."
    PUBLISHER = "The publisher whose text it is."
    SOURCE = "The text itself: its publisher is not known."


@unique
class Counting(Vocabulary):
    """Whether a piece of evidence adds an independent origin, and if not, why."""

    COUNTS = "It is the first with its origin that speaks so."
    SAME_ORIGIN = "An earlier piece of the same origin already speaks so."
    ASSERTS_THE_CLAIM = "Its origin puts the claim forward itself."
    BASIS_RETRACTED = "Its source, the source it cites or the quote it rests on was retracted."
    RETRACTED = "It was retracted."


@unique
class TimelineKind(Vocabulary):
    """What happened to a claim."""

    SAID = "Somebody asserted it, denied it or questioned it."
    PUBLISHED = "A source printed that, or put the claim forward in its own voice."
    EVIDENCE = "Something came to light that bears on it."
    ASSESSED = "A person judged it."
    REVIEWED = "A fact-check was published elsewhere."
    CORRECTED = "The record of it, or of a quote that puts it forward, was corrected."
    RETRACTED = "A record was taken back: the claim, or one of those above."


@unique
class ChangeKind(Vocabulary):
    """How a position is at odds with an earlier one of the same speaker."""

    REVERSES = "It denies what the speaker asserted, or asserts what they denied."
    CONTRADICTS = "Both cannot be true."
    UPDATES = "It takes the other's place as things move on."


@unique
class AssessmentState(Vocabulary):
    """Where an assessment stands in its life."""

    DRAFT = "In the making, seen by its author and by reviewers."
    PUBLISHED = "In force."
    SUPERSEDED = "Replaced by a later one."
    RETRACTED = "Withdrawn."


@unique
class ProposalKind(Vocabulary):
    """What a proposal proposes."""

    QUOTE = "Somebody's words, and the claim they put forward, where there is one."
    CLAIM = "A claim that the source puts forward in its own voice."


@unique
class ProposalState(Vocabulary):
    """What has been decided on a proposal."""

    PENDING = "Nobody has decided yet."
    ACCEPTED = "Taken as it was proposed."
    EDITED = "Taken with changes."
    REJECTED = "Turned down."


@unique
class QueueKind(Vocabulary):
    """What sort of thing waits for a decision."""

    QUOTE = "A proposed quote."
    CLAIM = "A proposed claim in the source's own voice."
    DRIFT = "A quote that its page no longer prints as it was found."


@unique
class Known(Vocabulary):
    """What sort of known record a proposal may be about."""

    SPEAKER = "A known speaker may have said it."
    QUOTE = "A known quote may be the same speech act."
    CLAIM = "A known claim may be the one it puts forward."


@unique
class Decision(Vocabulary):
    """What a person may do with an item of the review queue."""

    ACCEPT = "Take the proposal: as a new record, or as the known one that is named."
    MERGE = "Take the proposal as the known quote or claim in the same words, which must be one alone, or is named."
    REJECT = "Turn the proposal down."
    REATTACH = "The later snapshot prints the quote of the drift entry."
    CONFIRM = "The later snapshot does not print the quote of the drift entry."


@unique
class Operation(Vocabulary):
    """What a revision did to a record."""

    CREATED = "The record is new."
    CHANGED = "The record has a new version."
    REMOVED = "The record no longer stands; its versions are kept."
    ERASED = "The content of a version was erased, for the law demanded it."


@unique
class Findable(Vocabulary):
    """What search finds."""

    CLAIM = "A checkable statement."
    QUOTE = "Somebody's words."
    SOURCE = "A document as published."
    SPEAKER = "A voice."
