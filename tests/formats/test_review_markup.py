"""ClaimReview: what is written, and that the checks find what is wrong."""

from typing import Any

import pytest

from factdb.errors import BadInput
from factdb.formats.checks import problems_of, problems_of_all
from factdb.formats.linked_data import claim, day, quotation
from factdb.formats.review_markup import OneAPage, of_assessment, of_review
from factdb.formats.site import Site

SITE = Site.at("https://facts.example/", "Fact Desk")


def source(number: int, **given: Any) -> dict[str, Any]:
    plain = {"kind": "ARTICLE", "title": f"Dam {number}", "url": f"https://bote.example/{number}", "language": "en"}
    publisher = {"name": "Bote", "domains": [{"domain": "bote.example"}]}
    return {"id": f"source-{number}", **plain, "published": None, "publisher": publisher, **given}


def speaker(name: str = "Mira Tal", kind: str = "PERSON") -> dict[str, Any]:
    wikidata = [{"scheme": "wikidata", "value": "Q0"}]
    return {"id": f"speaker-{name}", "kind": kind, "name": name, "description": None, "identifiers": wikidata}


def said(date: str | None, *sources: dict[str, Any], **given: Any) -> dict[str, Any]:
    when = date and {"edtf": date, "latest": date, "earliest": date}
    printed = {"nodes": [{"source": one} for one in sources]}
    return {"quote": {"said": when, "speaker": speaker(), "appearances": printed, **given}, "source": None}


CLAIM = {
    "id": "claim-5",
    "text": "The dam of Wendel holds.",
    "language": "en",
    "assertions": [said("2024-03-05", source(2)), said("2024-03-04", source(1))],
}


def verdict(veracity: str) -> dict[str, Any]:
    return {"recordedFrom": "2024-06-01T12:30:00.250000+00:00", "veracity": veracity, "reason": "Tape.", "claim": CLAIM}


def review(**given: Any) -> dict[str, Any]:
    rating = {"rating": "Stimmt", "ratingValue": None, "bestRating": None, "worstRating": None, "veracity": "SUPPORTED"}
    about = {"url": "https://check.example/1", "title": "Does it?", "published": {"edtf": "2024-05-01"}}
    return {"claim": CLAIM, "publisher": None, **about, **rating, **given}


@pytest.mark.parametrize(
    ("veracity", "number"),
    [("SUPPORTED", 5), ("MISLEADING", 2), ("REFUTED", 1), ("CONFLICTING", None), ("NOT_ENOUGH_EVIDENCE", None)],
)
def test_a_verdict_is_sound_and_has_a_number_only_where_it_decides(veracity: str, number: int | None) -> None:
    found = of_assessment(verdict(veracity), SITE)
    assert problems_of(found) == []
    assert found["reviewRating"].get("ratingValue") == number
    assert found["url"] == "https://facts.example/claim-5"
    assert found["datePublished"] == "2024-06-01"
    assert found["author"]["name"] == "Fact Desk"


def test_the_claim_has_who_said_it_when_and_where_earliest_first() -> None:
    item = of_assessment(verdict("REFUTED"), SITE)["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "Mira Tal", "sameAs": "https://www.wikidata.org/wiki/Q0"}
    assert item["datePublished"] == "2024-03-04"
    assert item["firstAppearance"]["url"] == "https://bote.example/1"
    assert item["appearance"]["url"] == "https://bote.example/2"
    assert item["appearance"]["publisher"]["url"] == "https://bote.example"


def test_what_was_retracted_puts_nothing_forward() -> None:
    gone = said("2024-01-01", source(9), retraction={"id": "revision-1"})
    found = claim({**CLAIM, "assertions": [gone]}, SITE)
    assert found.keys() == {"@type", "@id", "text", "inLanguage"}


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ({"ratingValue": "5", "worstRating": "1", "bestRating": "5"}, (5, 1, 5)),
        ({"ratingValue": "1", "worstRating": "1", "bestRating": "5"}, None),  # the words say otherwise
        ({"ratingValue": "3", "worstRating": "1", "bestRating": "5"}, None),
        ({"ratingValue": "5", "worstRating": "0", "bestRating": "5"}, None),
        ({"ratingValue": "five", "worstRating": "1", "bestRating": "5"}, None),
        ({"ratingValue": "nan", "worstRating": "1", "bestRating": "inf"}, None),
        ({"ratingValue": "1", "worstRating": "1", "bestRating": "5", "veracity": "REFUTED"}, (1, 1, 5)),
        ({"ratingValue": "5", "worstRating": "1", "bestRating": "5", "veracity": None}, None),
        ({"ratingValue": "5"}, None),
    ],
)
def test_a_number_of_others_counts_only_where_the_words_bear_it_out(given: dict[str, Any], numbers: Any) -> None:
    found = of_review(review(**given))
    assert found is not None
    assert problems_of(found) == []
    rating = found["reviewRating"]
    assert rating["alternateName"] == "Stimmt"
    assert (numbers is None) == ("ratingValue" not in rating)
    if numbers:
        assert (rating["ratingValue"], rating["worstRating"], rating["bestRating"]) == numbers


def test_a_fact_check_without_words_is_none() -> None:
    assert of_review(review(rating=None, ratingValue="1")) is None


def test_a_page_has_one() -> None:
    pages = OneAPage()
    assert [pages.is_first(url) for url in ("https://a.example", "https://b.example", "https://a.example")] == [
        True,
        True,
        False,
    ]


SOUND = of_assessment(verdict("SUPPORTED"), SITE)
WRONG: dict[str, dict[str, Any]] = {
    "no ClaimReview": {"@type": "Review"},
    "claimReviewed is missing": {"claimReviewed": " "},
    "url is missing": {"url": "/claim-5"},
    "author has no name": {"author": {"@type": "Organization"}},
    "reviewRating is missing": {"reviewRating": None},
    "no alternateName": {"reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1}},
    "not all there": {"reviewRating": {"@type": "Rating", "alternateName": "x", "ratingValue": "1"}},
    "1 or more": {"reviewRating": {**SOUND["reviewRating"], "worstRating": 0}},
    "less than bestRating": {"reviewRating": {**SOUND["reviewRating"], "worstRating": 5}},
    "outside of its scale": {"reviewRating": {**SOUND["reviewRating"], "ratingValue": 6}},
    "must carry no number": {"reviewRating": {**SOUND["reviewRating"], "alternateName": "Not enough evidence"}},
    "itemReviewed is no Claim": {"itemReviewed": {"@type": "CreativeWork"}},
    "claim's author has no name": {"itemReviewed": {"@type": "Claim", "author": {"@type": "Person"}}},
    "appearance's url": {"itemReviewed": {"@type": "Claim", "appearance": {"url": "nowhere"}}},
}


@pytest.mark.parametrize("said_of_it", WRONG)
def test_the_checks_find_what_is_wrong(said_of_it: str) -> None:
    found = problems_of({**SOUND, **WRONG[said_of_it]})
    assert len(found) == 1
    assert said_of_it in found[0]


def test_the_checks_find_a_second_one_on_a_page() -> None:
    assert problems_of_all([SOUND, SOUND]) == ["https://facts.example/claim-5: 2 ClaimReviews on one page"]


def test_a_quotation_has_its_speaker_as_creator_and_is_part_of_what_prints_it() -> None:
    quote = {"id": "quote-4", "text": "It holds", "language": "en", "said": {"edtf": "../2024-03-05"}}
    printed = [{"source": source(1)}, {"source": source(1)}, {"source": source(2)}]
    found = quotation({**quote, "speaker": speaker("Crew", "GROUP"), "appearances": printed}, SITE)
    assert found["@id"] == "https://facts.example/quote-4"
    assert (found["creator"]["@type"], found["creator"]["name"]) == ("Thing", "Crew")
    assert [one["url"] for one in found["isPartOf"]] == ["https://bote.example/1", "https://bote.example/2"]
    assert "dateCreated" not in found


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [("2024-03-05", "2024-03-05"), ("2024-03", "2024-03"), ("2024~", None), ("../2024-03-05", None), ("202X", None)],
)
def test_only_certain_dates_are_told(edtf: str, shown: str | None) -> None:
    assert day({"edtf": edtf}) == shown


@pytest.mark.parametrize(
    "address", ["", "facts.example", "ftp://facts.example", "https://", "https://x?y", "https://[x"]
)
def test_what_is_no_address_of_a_site_is_told(address: str) -> None:
    with pytest.raises(BadInput, match="no address of a site"):
        Site.at(address)


def test_names_of_records_are_tags() -> None:
    assert SITE.tag("claim-5") == "tag:facts.example,2026:claim-5"
    assert Site.at("https://a.example/facts").tag("claim-5") == "tag:a.example,2026:facts/claim-5"
