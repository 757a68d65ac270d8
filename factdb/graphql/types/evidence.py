"""What bears on claims and quotes, and what people and other fact-checkers conclude."""

from typing import Annotated

import strawberry

from factdb import models
from factdb.graphql.compiler.bindings import column, details, embedded, noun, one, one_of
from factdb.graphql.compiler.corroboration import origin
from factdb.graphql.compiler.filters import Via
from factdb.graphql.compiler.pages import connection
from factdb.graphql.compiler.verdicts import state
from factdb.graphql.types.connections import Connection
from factdb.graphql.types.corroboration import Origin
from factdb.graphql.types.filters import AssessmentFilter, EvidenceFilter
from factdb.graphql.types.names import Account, Claim, Publisher, Quote, Snapshot, Source
from factdb.graphql.types.nodes import EdtfDate, Link, Retractable
from factdb.graphql.types.orders import AssessmentOrder, EvidenceOrder
from factdb.graphql.types.rights import ASSESSMENTS
from factdb.graphql.types.vocabularies import AssessmentState, Attribution, EvidenceStance, Veracity

Subject = Annotated[
    Claim | Quote,
    strawberry.union("Subject", description="A claim, for whether it is true, or a quote, for whether it was said."),
]


@noun(models.Evidence, known="observed_latest")
class Evidence(Retractable):
    """A source that bears on a claim's truth, or on whether a quote was said."""

    stance: EvidenceStance = column("How it bears on its subject.")
    subject: Subject | None = one_of("What it bears on.", Claim="claim_id", Quote="quote_id")
    claim: Claim | None = one("The claim it bears on, where it is one.")
    quote: Quote | None = one("The quote on whose attribution it bears, where it is one.")
    source: Source | None = one("The source.")
    observed: EdtfDate | None = embedded("When it came to light: the source's date where nothing else is given.")
    snapshot: Snapshot | None = one("The snapshot that holds the passage, where there is one.")
    passage: str | None = column("The words of the source that bear on it.")
    passage_start: int | None = column("Where the passage begins, in code points of the snapshot's text.")
    passage_end: int | None = column("The code point after its last.")
    rests_on: Quote | None = one("The quote it rests on: then that quote's speaker is its origin.")
    cites: Source | None = one("The source it cites: then that one is its origin, or whatever that one is a copy of.")
    origin: Origin = origin("Where it comes from in the end, and whether it adds an independent voice.")
    credibility: int | None = column(
        "1 (confirmed) to 6 (cannot be judged), by the Admiralty Code. Shown, never counted."
    )
    note: str | None = column("What to know about it.")
    assessments: Connection["Assessment"] = connection(
        AssessmentFilter,
        AssessmentOrder,
        AssessmentOrder.VALID_FROM_DESC,
        "The verdicts that cite it.",
        "id",
        Via(models.AssessmentEvidence, "assessment_id", "evidence_id"),
    )


@noun(models.AssessmentEvidence)
class AssessmentEvidence(Link):
    """That an assessment cites a piece of evidence."""

    evidence: Evidence | None = one("The evidence.")


@noun(models.Assessment, known="valid_from_latest", visible=ASSESSMENTS)
class Assessment(Retractable):
    """A person's verdict, on a claim (is it true?) or on a quote (was it said?). A new one supersedes the old."""

    subject: Subject | None = one_of("What it is a verdict on.", Claim="claim_id", Quote="quote_id")
    claim: Claim | None = one("The claim, where it is one.")
    quote: Quote | None = one("The quote, where it is one.")
    veracity: Veracity | None = column("The verdict on a claim.")
    attribution: Attribution | None = column("The verdict on a quote.")
    reason: str = column("Why.")
    valid_from: EdtfDate | None = embedded("Since when what was known bears the verdict out.")
    supersedes: "Assessment | None" = one("The verdict it replaced.")
    state: AssessmentState = state(
        "Where it stands in its life. As of a day a verdict is not superseded before its successor is known."
    )
    account: Account | None = one("Whose verdict it is.")
    citations: list[AssessmentEvidence] = details("Since when it cites which evidence.", "assessment_id")
    evidence: Connection[Evidence] = connection(
        EvidenceFilter,
        EvidenceOrder,
        EvidenceOrder.OBSERVED_DESC,
        "The evidence it cites.",
        "id",
        Via(models.AssessmentEvidence, "evidence_id", "assessment_id"),
    )


@noun(models.Review, known="published_latest")
class Review(Retractable):
    """A fact-check published elsewhere (schema.org ClaimReview)."""

    claim: Claim | None = one("What it is about.")
    publisher: Publisher | None = one("Who published it.")
    url: str = column("Where it is, as given.")
    canonical_url: str = column("Where it is, as compared.")
    title: str | None = column("Its headline.")
    published: EdtfDate | None = embedded("When it was published.")
    rating: str | None = column("The rating in its own words, unchanged.")
    rating_value: str | None = column("The rating as a number, as it was written.")
    best_rating: str | None = column("The best number of its scale, as it was written.")
    worst_rating: str | None = column("The worst number of its scale, as it was written.")
    veracity: Veracity | None = column("The normalised rating; null where no rule knows the words.")
    rating_rule: str | None = column("Name and version of the rule that normalised it.")
