"""JSON-LD of the small world."""

import io
import json
from typing import Any

import pytest
from sqlalchemy import insert, select

from factdb.db import Database
from factdb.errors import BadInput
from factdb.exporting.formats import Order, write
from factdb.exporting.linked import claim_review_of
from factdb.formats.checks import problems_of_all
from factdb.formats.site import Site
from factdb.graphql.viewer import ANONYMOUS
from factdb.models import Base
from tests.exporting.conftest import asking

SITE = Site.at("https://facts.example")
REVIEWS = Base.metadata.tables["reviews"]


def exported(database: Database, name: str, notes: list[str] | None = None, **given: Any) -> Any:
    out = io.BytesIO()
    with asking(database, **given) as asked:
        write(name, Order(asked, out, site=SITE, note=(notes if notes is not None else []).append))
    return json.loads(out.getvalue())


def items(feed: Any) -> list[Any]:
    return [one["item"] for one in feed["dataFeedElement"]]


def test_verdicts_in_force_and_fact_checks_are_sound_claim_reviews(world: Database) -> None:
    found = items(exported(world, "claimreview"))
    assert [one["url"] for one in found] == ["https://facts.example/claim-1", "https://bote.example/check"]
    assert problems_of_all(found) == []
    assert [one["reviewRating"]["alternateName"] for one in found] == ["Supported", "Stimmt"]
    assert exported(world, "claimreview") == exported(world, "claimreview")


def test_what_cannot_be_a_claim_review_is_told(world: Database) -> None:
    with world.engine.begin() as connection:
        row = dict(connection.execute(select(REVIEWS)).mappings().one())
        plain = {key: value for key, value in row.items() if key != "published_order"}
        other = {"canonical_url": "https://b.example", "url": "https://b.example"}
        connection.execute(insert(REVIEWS), {**plain, "id": 2, "claim_id": 2})
        connection.execute(insert(REVIEWS), {**plain, **other, "id": 3, "rating": None, "rating_value": "3"})
    notes: list[str] = []
    assert len(items(exported(world, "claimreview", notes))) == 2
    assert notes == [
        "review-2 is left out: a page has one ClaimReview, and https://bote.example/check has it already.",
        "review-3 is left out: its rating has no words.",
    ]


def test_as_of_a_date_later_verdicts_are_left_out_and_addresses_are_plain(world: Database) -> None:
    assert items(exported(world, "claimreview", as_of={"valid": "2024-01-01"})) == []
    (found, *_) = items(exported(world, "claimreview", as_of={"valid": "2024-12-31"}))
    assert found["url"] == "https://facts.example/claim-1"


def test_one_claim_has_its_claim_review(world: Database) -> None:
    with asking(world) as asked:
        found = claim_review_of(asked, SITE, "claim-1")
        assert found is not None
        assert problems_of_all([found]) == []
        assert claim_review_of(asked, SITE, "claim-2") is None


def test_claims_and_quotations_are_one_graph(world: Database) -> None:
    graph = exported(world, "schema-org")["@graph"]
    assert {one["@type"] for one in graph} == {"Claim", "Quotation"}
    quote = next(one for one in graph if one["@id"] == "https://facts.example/quote-1")
    assert (quote["creator"]["name"], quote["dateCreated"]) == ("Mira Tal", "2024-03-04")
    assert [one["headline"] for one in quote["isPartOf"]] == ["The bridge", "Die Brücke"]
    assert "https://facts.example/quote-6" not in {one["@id"] for one in graph}


def test_appearances_are_a_collection_of_annotations(world: Database) -> None:
    collection = exported(world, "web-annotation")
    assert collection["type"] == "AnnotationCollection"
    found = {one["id"]: one for one in collection["first"]["items"]}
    assert found.keys() >= {"https://facts.example/appearance-1", "https://facts.example/appearance-3"}
    assert "https://facts.example/appearance-4" not in found
    assert found["https://facts.example/appearance-1"]["target"]["selector"][1]["start"] == 15


def test_places_in_texts_that_one_may_not_read_are_left_out_and_counted(world: Database) -> None:
    notes: list[str] = []
    assert exported(world, "web-annotation", notes, viewer=ANONYMOUS)["first"]["items"] == []
    assert notes[0].startswith("3 appearances are left out")


@pytest.mark.parametrize("name", ["claimreview", "schema-org", "web-annotation"])
def test_without_an_address_the_setting_is_named(world: Database, name: str) -> None:
    with asking(world) as asked, pytest.raises(BadInput, match="FACTDB_PUBLIC_URL"):
        write(name, Order(asked, io.BytesIO()))
