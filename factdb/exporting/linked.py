"""JSON-LD: ClaimReview, schema.org's Claim and Quotation, Web Annotations."""

from collections.abc import Callable, Iterator

from factdb.exporting.asking import Asking, Node, plain
from factdb.formats.json_ld import SCHEMA_ORG, Json, document
from factdb.formats.linked_data import claim, quotation
from factdb.formats.review_markup import OneAPage, feed, item, of_assessment, of_review
from factdb.formats.site import Site
from factdb.formats.web_annotation import CONTEXT, annotation


def claim_reviews(asking: Asking, site: Site, note: Callable[[str], object]) -> Iterator[bytes]:
    """A DataFeed of our verdicts, and of fact-checks published elsewhere."""
    return document(feed(site), "dataFeedElement", map(item, reviews(asking, site, note)))


def reviews(asking: Asking, site: Site, note: Callable[[str], object]) -> Iterator[Json]:
    """Every ClaimReview, one for each page. What is left out is told with the reason."""
    for verdict in verdicts(asking):
        yield of_assessment(verdict, site)
    pages = OneAPage()
    for review in asking.nodes("fact_checks"):
        why_not, found = read(review, pages)
        if found is not None:
            yield found
        else:
            note(f"{plain(review['id'])} is left out: {why_not}.")


def read(review: Node, pages: OneAPage) -> tuple[str, Json | None]:
    """The ClaimReview of a fact-check, or why there is none."""
    if not stands(review["claim"]):
        return "its claim does not stand", None
    found = of_review(review)
    if found is None:
        return "its rating has no words", None
    if not pages.is_first(review["canonicalUrl"]):
        return f"a page has one ClaimReview, and {review['url']} has it already", None
    return "", found


def verdicts(asking: Asking, claim_id: str | None = None) -> Iterator[Node]:
    """The assessments that are in force, the latest of each claim; or of one claim alone."""
    only = {"ids": [claim_id]} if claim_id else None
    for found in asking.nodes("verdicts", claim=only):
        subject = found["claim"]
        if stands(subject) and subject["assessments"]["nodes"][:1] == [{"id": found["id"]}]:
            yield {**found, "claim": {**subject, "id": plain(subject["id"])}}


def stands(node: Node | None) -> bool:
    return node is not None and node["retraction"] is None


def claim_review_of(asking: Asking, site: Site, claim_id: str) -> Json | None:
    """The ClaimReview of one claim's page; None where there is no verdict in force."""
    return next((of_assessment(found, site) for found in verdicts(asking, claim_id)), None)


def linked(asking: Asking, site: Site) -> Iterator[bytes]:
    """Claims and quotations as one graph."""
    return document({"@context": SCHEMA_ORG}, "@graph", things(asking, site))


def things(asking: Asking, site: Site) -> Iterator[Json]:
    for node in asking.nodes("linked_claims"):
        yield claim({**node, "id": plain(node["id"])}, site)
    for node in asking.nodes("linked_quotes"):
        yield quotation({**node, "id": plain(node["id"])}, site)


def annotations(asking: Asking, site: Site, note: Callable[[str], object]) -> Iterator[bytes]:
    """A collection with one page, which holds them all."""
    head = {"@context": CONTEXT, "id": site.url("annotations"), "type": "AnnotationCollection", "label": site.name}
    first = {"type": "AnnotationPage", "startIndex": 0}
    return document(head, "items", annotated(asking, site, note), within=("first", first))


def annotated(asking: Asking, site: Site, note: Callable[[str], object]) -> Iterator[Json]:
    """The annotation of every appearance that stands. Places are found in the whole text, which not everybody sees."""
    hidden = 0
    for quote in asking.nodes("annotated_quotes"):
        for appearance in quote["appearances"]:
            if appearance["snapshot"] is None or appearance["snapshot"]["text"] is None:
                hidden += 1
                continue
            whole = {**appearance, "quote": quote, "written": written(asking, appearance)}
            yield {key: value for key, value in annotation(whole, site.url("")).items() if key != "@context"}
    if hidden:
        note(f"{hidden:,} appearances are left out: they are in texts that may not be read whole without an account.")


def written(asking: Asking, appearance: Node) -> Node:
    """When an appearance was recorded, and by whom."""
    found: list[Node] = asking.answer("written", record=plain(appearance["id"]))["revisions"]["nodes"]
    return found[0] if found else {"recorded": appearance["recordedFrom"], "account": None}
