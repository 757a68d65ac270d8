"""What Google's rules want of ClaimReview (developers.google.com/search/docs/appearance/structured-data/factcheck)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

ADDRESS = re.compile(r"https?://[^\s/?#]+")
NUMBERS = ("worstRating", "ratingValue", "bestRating")
UNDECIDED = ("not enough evidence", "conflicting evidence", "unproven")


def problems_of(review: Mapping[str, Any]) -> list[str]:
    """What is wrong with a ClaimReview; nothing where it is sound."""
    return [*wrong_fields(review), *wrong_rating(review.get("reviewRating")), *wrong_item(review.get("itemReviewed"))]


def problems_of_all(reviews: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is wrong with several: each with its address, and pages that have more than one."""
    pages: Counter[Any] = Counter()
    found = []
    for review in reviews:
        pages[review.get("url")] += 1
        found += [f"{review.get('url')}: {problem}" for problem in problems_of(review)]
    return found + [f"{url}: {number} ClaimReviews on one page" for url, number in pages.items() if number > 1]


def wrong_fields(review: Mapping[str, Any]) -> Iterator[str]:
    if review.get("@type") != "ClaimReview":
        yield "it is no ClaimReview"
    if not is_text(review.get("claimReviewed")):
        yield "claimReviewed is missing"
    if not is_address(review.get("url")):
        yield "url is missing, or no address"
    if "author" in review and not is_text(review["author"].get("name")):
        yield "the author has no name"


def wrong_rating(rating: Any) -> Iterator[str]:
    if not isinstance(rating, Mapping) or rating.get("@type") != "Rating":
        yield "reviewRating is missing"
        return
    words = rating.get("alternateName")
    if not is_text(words):
        yield "the rating has no alternateName"
    numbers = [rating[name] for name in NUMBERS if name in rating]
    if numbers and isinstance(words, str) and words.lower() in UNDECIDED:
        yield "what decides nothing must carry no number"
    if numbers:
        yield from wrong_numbers(numbers)


def wrong_numbers(numbers: list[Any]) -> Iterator[str]:
    if len(numbers) != len(NUMBERS) or not all(type(one) in (int, float) for one in numbers):
        yield "the rating's numbers are not all there, as numbers"
        return
    worst, value, best = numbers
    if not 1 <= worst < best:
        yield "worstRating must be 1 or more, and less than bestRating"
    if not worst <= value <= best:
        yield "ratingValue is outside of its scale"


def wrong_item(item: Any) -> Iterator[str]:
    if not isinstance(item, Mapping) or item.get("@type") != "Claim":
        yield "itemReviewed is no Claim"
        return
    for author in listed(item.get("author")):
        if not is_text(author.get("name")):
            yield "the claim's author has no name"
    for work in [*listed(item.get("appearance")), *listed(item.get("firstAppearance"))]:
        if "url" in work and not is_address(work["url"]):
            yield "an appearance's url is no address"


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def is_address(value: Any) -> bool:
    return isinstance(value, str) and ADDRESS.match(value) is not None
