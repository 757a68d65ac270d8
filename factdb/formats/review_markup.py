"""ClaimReview, as Google reads it: our own verdicts on claims, and fact-checks published elsewhere.

Required are claimReviewed, url and reviewRating with alternateName. Numbers are for search engines: higher is truer,
from 1 to 5. What decides nothing carries none: a number for "unproven" would say half true.
"""

import hashlib
import math
from dataclasses import dataclass, field

from factdb.formats.json_ld import SCHEMA_ORG, Json, without_nothing
from factdb.formats.linked_data import Node, claim, day, organization
from factdb.formats.site import Site

WORST, BEST = 1, 5
WORDS = {
    "SUPPORTED": "Supported",
    "REFUTED": "Refuted",
    "CONFLICTING": "Conflicting evidence",
    "NOT_ENOUGH_EVIDENCE": "Not enough evidence",
    "MISLEADING": "Misleading",
}
NUMBERS = {"SUPPORTED": BEST, "MISLEADING": 2, "REFUTED": WORST}
TRUE_TO = {"SUPPORTED": "best", "REFUTED": "worst"}  # which end of a scale a verdict stands at


def of_assessment(assessment: Node, site: Site) -> Json:
    """Our verdict on a claim, on the claim's page."""
    subject, veracity = assessment["claim"], assessment["veracity"]
    return without_nothing(
        context_=SCHEMA_ORG,
        type_="ClaimReview",
        url=site.url(subject["id"]),
        claimReviewed=subject["text"],
        inLanguage=subject["language"],
        datePublished=assessment["recordedFrom"][:10],
        author={"@type": "Organization", "name": site.name, "url": site.base},
        reviewBody=assessment["reason"],
        reviewRating=rating(WORDS[veracity], NUMBERS.get(veracity), WORST, BEST),
        itemReviewed=claim(subject),
    )


def of_review(review: Node) -> Json | None:
    """A fact-check published elsewhere; None where it has no words of a rating, for they are required."""
    if not review["rating"]:
        return None
    value, worst, best = scale(review)
    return without_nothing(
        context_=SCHEMA_ORG,
        type_="ClaimReview",
        url=review["url"],
        claimReviewed=review["claim"]["text"],
        inLanguage=review["claim"]["language"],
        name=review["title"],
        datePublished=day(review["published"]),
        author=organization(review["publisher"]),
        reviewRating=rating(review["rating"], value, worst, best),
        itemReviewed=claim(review["claim"]),
    )


def rating(words: str, value: float | None, worst: float | None, best: float | None) -> Json:
    numbers = {} if value is None else {"ratingValue": value, "bestRating": best, "worstRating": worst}
    return {"@type": "Rating", "alternateName": words, **numbers}


def scale(review: Node) -> tuple[float | None, float | None, float | None]:
    """A fact-check's number and the ends of its scale, where they can be relied on. The same number means opposite
    things on different scales, so it counts only where it stands at the end that the words say."""
    numbers = [number(review[name]) for name in ("ratingValue", "worstRating", "bestRating")]
    value, worst, best = numbers
    end = {"best": best, "worst": worst}.get(TRUE_TO.get(review["veracity"] or "", ""))
    if value is None or worst is None or best is None or not 1 <= worst < best or value != end:
        return None, None, None
    return value, worst, best


def number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return (int(value) if value.is_integer() else value) if math.isfinite(value) else None


@dataclass
class OneAPage:
    """Keeps a second ClaimReview off a page. It remembers 16 bytes of each address."""

    seen: set[bytes] = field(default_factory=set)

    def is_first(self, url: str) -> bool:
        digest = hashlib.blake2b(url.encode(), digest_size=16).digest()
        if digest in self.seen:
            return False
        self.seen.add(digest)
        return True


def feed(site: Site) -> Json:
    """What stands at the head of a file of many: a DataFeed, as Data Commons takes them."""
    return {"@context": SCHEMA_ORG, "@type": "DataFeed", "name": f"Fact-checks of {site.name}", "url": site.base}


def item(review: Json) -> Json:
    """A ClaimReview as an item of the feed."""
    return {"@type": "DataFeedItem", "item": {key: value for key, value in review.items() if key != "@context"}}
