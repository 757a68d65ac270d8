"""AVeriTeC: claims with questions, their answers with sources, and the verdict of its annotators."""

from collections.abc import Iterable, Iterator
from typing import Any

from factdb.errors import BadInput
from factdb.formats.claimants import placed_at, said_by
from factdb.formats.given import (
    Format,
    Given,
    GivenClaim,
    GivenEvidence,
    GivenPublisher,
    GivenReview,
    Options,
    Records,
    Refused,
)
from factdb.formats.lines import decoded, json_lines, parsed
from factdb.formats.values import day, host, items, original, text, url
from factdb.rules.vocabulary import ClaimKind, EvidenceStance, SourceKind

NAME = "averitec"
ITS_PAGE = "https://fever.ai/dataset/averitec.html"
ITSELF = GivenPublisher("AVeriTeC")
KINDS = {
    "numerical claim": ClaimKind.NUMERICAL,
    "causal claim": ClaimKind.CAUSAL,
    "position statement": ClaimKind.POSITION,
    "event/property claim": ClaimKind.EVENT,
}
UNANSWERABLE = "unanswerable"


def read(chunks: Iterable[bytes], options: Options) -> Records:
    """The claims: of a list, or a claim a line."""
    lines = list(chunks)
    if not b"".join(lines[:1]).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        yield from json_lines(lines, lambda place, node: iter([claim(place, node, options)]))
        return
    try:
        found = parsed(decoded(b"".join(lines)))
    except BadInput as error:
        yield Refused("", error.message, error.hint or "")
        return
    for number, node in enumerate(found):
        yield claim(f"/{number}", node, options)


def claim(place: str, node: Any, options: Options) -> Given | Refused:
    if not isinstance(node, dict):
        return Refused(place, "not a JSON object", "Each claim is to be an object.")
    said = text(node.get("claim"))
    if said is None:
        return Refused(place, "no claim", "Its claim is missing or empty.")
    language = options.language or "en"
    reviews = tuple(reviews_of(node))
    if not reviews:
        return Refused(place, "no verdict", "It has neither a fact_checking_article nor a label.")
    made, speaker, medium = (
        day_first(node.get("claim_date")),
        text(node.get("speaker")),
        text(node.get("reporting_source")),
    )
    sources = placed_at(text(node.get("original_claim_url")), speaker or medium, made)
    quotes = said_by(said, speaker, language, made, medium=medium, is_placed=bool(sources))
    evidence = tuple(evidence_of(node))
    given = GivenClaim(said, language, kind_of_claim(node), (), quotes, sources, evidence, reviews)
    return Given(place, given, tuple(unplaced(node)))


def kind_of_claim(node: dict[str, Any]) -> ClaimKind:
    """The first kind that is not the commonest, where several are given."""
    named = [KINDS.get(str(name).casefold(), ClaimKind.EVENT) for name in items(node.get("claim_types"))]
    return next((kind for kind in named if kind is not ClaimKind.EVENT), ClaimKind.EVENT)


def day_first(value: Any) -> Any:
    """Its dates are written 31-10-2020."""
    parts = (text(value) or "").split("-")
    is_day_first = len(parts) == 3 and len(parts[2]) == 4
    return day("-".join([parts[2], parts[1].zfill(2), parts[0].zfill(2)])) if is_day_first else day(value)


def reviews_of(node: dict[str, Any]) -> Iterator[GivenReview]:
    """The fact-check it was made from, whose own rating is not in the file, and the annotators' verdict."""
    article = url(text(node.get("fact_checking_article")))
    if article is not None:
        origin = original(article)
        yield GivenReview(origin, GivenPublisher(None, host(origin)))
    label = text(node.get("label"))
    if label is not None:
        yield GivenReview(ITS_PAGE, ITSELF, rating=label)


def evidence_of(node: dict[str, Any]) -> Iterator[GivenEvidence]:
    """Each answer with a source. The file does not say whether it supports or refutes."""
    for question, answer in answers_of(node):
        address = url(text(answer.get("source_url")))
        if address is not None:
            kind = SourceKind.VIDEO if str(answer.get("source_medium")).casefold() == "video" else None
            [source] = placed_at(address, None, None, kind)
            parts = (question, text(answer.get("answer")), text(answer.get("boolean_explanation")))
            yield GivenEvidence(source, EvidenceStance.CONTEXT, "\n".join(filter(None, parts)) or None)


def answers_of(node: dict[str, Any]) -> Iterator[tuple[str | None, dict[str, Any]]]:
    for asked in items(node.get("questions")):
        if isinstance(asked, dict):
            for answer in items(asked.get("answers")):
                if isinstance(answer, dict):
                    yield text(asked.get("question")), answer


def unplaced(node: dict[str, Any]) -> Iterator[str]:
    """Answers without a source are no evidence; those that say that there is none need no telling."""
    answers = [answer for _, answer in answers_of(node) if str(answer.get("answer_type")).casefold() != UNANSWERABLE]
    number = sum(url(text(answer.get("source_url"))) is None for answer in answers)
    if number:
        yield f"{number} of its answers name no source and are left out."


FORMAT = Format(NAME, 1, "AVeriTeC: claims, questions and answers with sources, verdicts.", read)
