"""Answers of Google's Fact Check Tools API."""

from typing import Any

import pytest

from factdb.formats.given import Given, GivenPublisher
from factdb.formats.google_factcheck import read
from tests.formats.reading import claim_of, read_all, reasons

REVIEW: dict[str, Any] = {
    "publisher": {"name": "Lock Check", "site": "check.example"},
    "url": "https://check.example/lock",
    "title": "The lock was tested",
    "reviewDate": "2024-03-10T12:00:00Z",
    "textualRating": "False",
    "languageCode": "en",
}
CLAIM: dict[str, Any] = {
    "text": "The lock was never tested.",
    "claimant": "Ada Quill",
    "claimDate": "2024-03-01T00:00:00Z",
    "claimReview": [REVIEW],
}


def test_a_claim_has_its_claimant_and_reviews() -> None:
    found = claim_of(read, {"claims": [CLAIM], "nextPageToken": "CAo"})
    [quote], [review] = found.quotes, found.reviews
    assert (found.text, found.language) == ("The lock was never tested.", "en")
    assert quote.voice
    assert quote.said
    assert (quote.voice.name, quote.said.edtf) == ("Ada Quill", "2024-03-01")
    assert review.publisher == GivenPublisher("Lock Check", "check.example")
    assert (review.rating, review.title) == ("False", "The lock was tested")


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (CLAIM, [""]),
        ([CLAIM, CLAIM], ["/0", "/1"]),
        ({"claims": [CLAIM]}, ["/claims/0"]),
        ({"results": [{"claim": CLAIM}]}, ["/results/0/claim"]),
        ([{"claims": [CLAIM]}, {"claims": [CLAIM]}], ["/0/claims/0", "/1/claims/0"]),
    ],
)
def test_it_is_found_in_every_shape_of_an_answer(data: Any, places: list[str]) -> None:
    assert [record.place for record in read_all(read, data)] == places


def test_a_house_without_a_name_is_its_domain_and_a_date_of_the_review_is_an_upper_bound() -> None:
    review = REVIEW | {"publisher": {"site": "www.check.example"}}
    found = claim_of(
        read, CLAIM | {"claimReview": [review], "claimDate": REVIEW["reviewDate"], "claimant": "Facebook posts"}
    )
    assert found.reviews[0].publisher == GivenPublisher(None, "check.example")
    assert found.quotes[0].said
    assert (found.quotes[0].voice, found.quotes[0].medium) == (None, "Facebook posts")
    assert found.quotes[0].said.edtf == "../2024-03-10"


def test_reviews_without_address_are_left_out_and_told() -> None:
    [record] = read_all(read, CLAIM | {"claimReview": [REVIEW, {"textualRating": "True"}]})
    assert isinstance(record, Given)
    assert record.notes == ("1 of its reviews have no url and are left out.",)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, [("", "no claim")]),
        ("no JSON", [("", "not JSON")]),
        ({"claims": [{"claimReview": [REVIEW]}]}, [("/claims/0", "no claim")]),
        ({"claims": [{"text": "x"}, CLAIM]}, [("/claims/0", "no review")]),
        ({"claims": [CLAIM | {"claimReview": [{"url": "nowhere"}]}]}, [("/claims/0", "no address")]),
    ],
)
def test_what_is_no_claim_is_refused(data: Any, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data)) == expected
