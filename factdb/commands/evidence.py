"""Tying evidence to claims and quotes, and judging them."""

from typing import Annotated

from sqlalchemy import select
from sqlalchemy.orm import Session

from factdb.commands.approving import refuse_alone
from factdb.commands.arguments import AssessmentId, ClaimId, EvidenceId, PassageInput, PublisherId, QuoteId, SourceId
from factdb.commands.claims import account_of
from factdb.commands.finding import address, check, exactly_one, find, get, get_standing, inside, words, words_or_none
from factdb.commands.recording import Actor, command
from factdb.errors import BadInput, Conflict
from factdb.models import Assessment, AssessmentEvidence, Claim, Evidence, Publisher, Quote, Review, Snapshot, Source
from factdb.rules.anchors import exact
from factdb.rules.dates import EdtfDate
from factdb.rules.ratings import normalised
from factdb.rules.vocabulary import AssessmentState, Attribution, EvidenceStance, Veracity


@command
def add_evidence(
    session: Session,
    actor: Actor,
    *,
    claim_id: Annotated[ClaimId | None, "The claim it bears on."] = None,
    quote_id: Annotated[QuoteId | None, "The quote whose attribution it bears on."] = None,
    source_id: Annotated[SourceId, "The source that gives it."],
    stance: Annotated[EvidenceStance, "How it bears on its subject."],
    observed: Annotated[EdtfDate | None, "When it came to light. Left out, when the source was published."] = None,
    passage: Annotated[PassageInput | None, "The words that say so."] = None,
    rests_on_id: Annotated[QuoteId | None, "The quote it rests on; that quote's speaker is then its origin."] = None,
    cites_id: Annotated[SourceId | None, "The source it cites; that source is then its origin."] = None,
    credibility: Annotated[int | None, "1 (confirmed) to 6 (cannot be judged), by the Admiralty Code."] = None,
    note: Annotated[str | None, "What it shows, in a sentence."] = None,
) -> Evidence:
    """Tie a source to a claim it speaks for or against, or to a quote whose attribution it bears on. Raises NotFound,
    BadInput."""
    exactly_one(claim_id=claim_id, quote_id=quote_id)
    check(session, Claim, claim_id, "claim_id")
    check(session, Quote, quote_id, "quote_id")
    check(session, Quote, rests_on_id, "rests_on_id")
    check(session, Source, cites_id, "cites_id")
    source = get_standing(session, Source, source_id, "source_id")
    if credibility is not None and not 1 <= credibility <= 6:
        raise BadInput(f"Credibility {credibility} is outside 1 to 6.", path=("credibility",))
    evidence = Evidence(
        **{"claim_id": claim_id, "quote_id": quote_id, "source_id": source_id, "stance": stance},
        **{"observed": observed or source.published, "rests_on_id": rests_on_id, "cites_id": cites_id},
        **{"credibility": credibility, "note": words_or_none(note, "note")},
    )
    if passage is not None:
        with inside("passage"):
            anchor(session, evidence, passage)
    session.add(evidence)
    return evidence


def anchor(session: Session, evidence: Evidence, passage: PassageInput) -> None:
    snapshot = get(session, Snapshot, passage.snapshot_id, "snapshot_id")
    if snapshot.source_id != evidence.source_id:
        raise BadInput(
            f"snapshot-{snapshot.id} is of source-{snapshot.source_id}, not of source-{evidence.source_id}.",
            path=("snapshot_id",),
        )
    evidence.passage = exact(snapshot.text, [(passage.start, passage.end)])
    evidence.snapshot_id, evidence.passage_start, evidence.passage_end = snapshot.id, passage.start, passage.end


@command
def assess(
    session: Session,
    actor: Actor,
    *,
    claim_id: Annotated[ClaimId | None, "The claim that is judged."] = None,
    quote_id: Annotated[QuoteId | None, "The quote whose attribution is judged."] = None,
    veracity: Annotated[Veracity | None, "The verdict on the claim."] = None,
    attribution: Annotated[Attribution | None, "The verdict on the quote."] = None,
    reason: Annotated[str, "Why."],
    evidence_ids: Annotated[tuple[EvidenceId, ...], "The evidence it rests on."] = (),
    valid_from: Annotated[EdtfDate | None, "Since when what was known bears it out."] = None,
    supersedes_id: Annotated[AssessmentId | None, "The assessment it takes the place of."] = None,
    publish: Annotated[bool, "Whether it is in force at once, or a draft."] = True,
) -> Assessment:
    """Judge a claim (is it true?) or a quote (was it said?). A verdict is never edited: a new one
    supersedes the one it names. Where the settings ask for a second person, nobody publishes at once. Raises
    NotFound, BadInput, Conflict, Forbidden."""
    if publish:
        refuse_alone(session, actor)
    exactly_one(claim_id=claim_id, quote_id=quote_id)
    fitting(claim_id, veracity, attribution)
    check(session, Claim, claim_id, "claim_id")
    check(session, Quote, quote_id, "quote_id")
    assessment = Assessment(
        **{"claim_id": claim_id, "quote_id": quote_id, "veracity": veracity, "attribution": attribution},
        **{"reason": words(reason, "reason"), "valid_from": valid_from, "supersedes_id": supersedes_id},
        **{"state": AssessmentState.DRAFT, "account_id": account_of(actor)},
    )
    refuse_second_successor(session, assessment)
    session.add(assessment)
    session.flush()
    for evidence_id in evidence_ids:
        cite(session, assessment, evidence_id)
    return put_in_force(session, assessment) if publish else assessment


def fitting(claim_id: int | None, veracity: Veracity | None, attribution: Attribution | None) -> None:
    """A claim is judged by its veracity, a quote by its attribution."""
    wanted, other = ("veracity", "attribution") if claim_id is not None else ("attribution", "veracity")
    given = {"veracity": veracity, "attribution": attribution}
    if given[wanted] is None or given[other] is not None:
        subject = "claim" if claim_id is not None else "quote"
        raise BadInput(f"A {subject} is judged by its {wanted}.", path=(wanted,), hint=f"Give {wanted} alone.")


DRAFTED = "Publish the draft first, or retract it."


def refuse_second_successor(session: Session, assessment: Assessment) -> None:
    if assessment.supersedes_id is None:
        return
    before = get_standing(session, Assessment, assessment.supersedes_id, "supersedes_id")
    if (before.claim_id, before.quote_id) != (assessment.claim_id, assessment.quote_id):
        raise BadInput(f"assessment-{before.id} is about something else.", path=("supersedes_id",))
    if before.state is AssessmentState.DRAFT:  # it would be told as a verdict that once was in force
        raise Conflict(f"assessment-{before.id} was never in force: it is a draft.", hint=DRAFTED)
    succeeding = select(Assessment).filter_by(supersedes_id=before.id, retracted_in_id=None)
    successor = session.scalars(succeeding).first()
    if successor is None:
        return
    if successor.state is AssessmentState.DRAFT:
        raise Conflict(
            f"assessment-{successor.id} is a draft that is to supersede assessment-{before.id}.", hint=DRAFTED
        )
    raise Conflict(f"assessment-{before.id} was superseded by assessment-{successor.id}.", hint="Supersede that one.")


def cite(session: Session, assessment: Assessment, evidence_id: int) -> None:
    cited = get_standing(session, Evidence, evidence_id, "evidence_ids")
    if (cited.claim_id, cited.quote_id) != (assessment.claim_id, assessment.quote_id):
        raise BadInput(f"evidence-{evidence_id} is about something else.", path=("evidence_ids",))
    if find(session, AssessmentEvidence, assessment_id=assessment.id, evidence_id=evidence_id) is None:
        session.add(AssessmentEvidence(assessment_id=assessment.id, evidence_id=evidence_id))
        session.flush()


@command
def publish_assessment(
    session: Session,
    actor: Actor,
    *,
    assessment_id: Annotated[AssessmentId, "The draft."],
) -> Assessment:
    """Put a draft in force; what it supersedes is so no longer. Where the settings ask for a second person, its author
    cannot. Raises NotFound, Conflict, Forbidden."""
    assessment = get_standing(session, Assessment, assessment_id, "assessment_id")
    if assessment.state is not AssessmentState.DRAFT:
        raise Conflict(f"assessment-{assessment_id} is no draft; it is {assessment.state}.")
    refuse_alone(session, actor, assessment)
    check(session, Claim, assessment.claim_id, "assessment_id")
    check(session, Quote, assessment.quote_id, "assessment_id")
    return put_in_force(session, assessment)


def put_in_force(session: Session, assessment: Assessment) -> Assessment:
    assessment.state = AssessmentState.PUBLISHED
    if assessment.supersedes_id is not None:
        before = session.get_one(Assessment, assessment.supersedes_id)
        if before.retracted_in_id is not None:
            said = f"assessment-{before.id}, which assessment-{assessment.id} is to supersede, was retracted."
            raise Conflict(said, hint="Draft the verdict anew, of what stands now, and retract this draft.")
        before.state = AssessmentState.SUPERSEDED
    return assessment


@command
def record_review(
    session: Session,
    actor: Actor,
    *,
    claim_id: Annotated[ClaimId, "The claim that was reviewed."],
    url: Annotated[str, "Where the review is."],
    publisher_id: Annotated[PublisherId | None, "Who reviewed it."] = None,
    title: Annotated[str | None, "Its headline."] = None,
    published: Annotated[EdtfDate | None, "When."] = None,
    rating: Annotated[str | None, "The verdict in the review's own words."] = None,
    rating_value: Annotated[str | None, "The number it gives, as written."] = None,
    best_rating: Annotated[str | None, "The best number of its scale, as written."] = None,
    worst_rating: Annotated[str | None, "The worst number of its scale, as written."] = None,
) -> Review:
    """Record a fact-check published elsewhere: its rating word for word, and what a versioned table of such words takes
    it to mean. One that is known by its URL and claim is returned as it is. Raises NotFound, BadInput."""
    check(session, Claim, claim_id, "claim_id")
    check(session, Publisher, publisher_id, "publisher_id")
    key = {"claim_id": claim_id, "canonical_url": address(url)}
    found = find(session, Review, **key)
    if found is None:
        numbers = {"rating_value": rating_value, "best_rating": best_rating, "worst_rating": worst_rating}
        texts = {"title": title, "rating": rating, **numbers}
        kept = {name: words_or_none(value, name) for name, value in texts.items()}
        found = Review(**key, **kept, url=url, publisher_id=publisher_id, published=published)
        means = normalised(rating, rating_value, best_rating, worst_rating)
        if means is not None:
            found.veracity, found.rating_rule = means.veracity, means.rule
        session.add(found)
    return found
