"""ClaimsKG: what its extractor writes, and what its search page exports."""

import pytest

from factdb.formats.claimskg import read
from factdb.formats.given import GivenId, GivenPublisher
from tests.formats.reading import claim_of, read_all, reasons

EXTRACTED = (
    ",rating_ratingValue,rating_worstRating,rating_bestRating,rating_alternateName,creativeWork_author_name,"
    "creativeWork_datePublished,creativeWork_author_sameAs,claimReview_author_name,claimReview_author_url,claimReview_url,"
    "claimReview_claimReviewed,claimReview_datePublished,extra_title\n"
)
ROW = (
    "0,1,1,5,Mostly False,Ada Quill,2024-03-01,http://www.wikidata.org/entity/Q7,lockcheck,http://check.example,"
    'https://check.example/lock,"The lock, ""he"" said,\nleaks.",2024-03-10,Does it leak?\n'
)
EXPORTED = "id;text;date;truthRating;ratingName;author;headline;keywords;source;sourceURL;link;language\n"
OTHER = "http://data.example/c/7;It leaks.;2024-03-01;1;FALSE;Unknown;Leak;locks;lockcheck;http://check.example;https://check.example/lock;en\n"


def test_a_row_of_the_extractor_may_hold_line_breaks() -> None:
    found = claim_of(read, EXTRACTED + ROW)
    [quote], [review] = found.quotes, found.reviews
    assert found.text == 'The lock, "he" said,\nleaks.'
    assert quote.voice
    assert quote.said
    assert (quote.voice.name, quote.voice.ids, quote.said.edtf) == (
        "Ada Quill",
        (GivenId("wikidata", "Q7"),),
        "2024-03-01",
    )
    assert review.publisher == GivenPublisher("lockcheck", "check.example")
    assert (review.rating, review.rating_value, review.worst_rating, review.title) == (
        "Mostly False",
        "1",
        "1",
        "Does it leak?",
    )


def test_a_row_of_the_search_page_has_an_id_of_its_own() -> None:
    found = claim_of(read, EXPORTED + OTHER)
    assert (found.text, found.language, found.ids) == (
        "It leaks.",
        "en",
        (GivenId("claimskg", "http://data.example/c/7"),),
    )
    assert [(quote.voice, quote.medium) for quote in found.quotes] == [(None, None)]
    assert (found.reviews[0].url, found.reviews[0].rating) == ("https://check.example/lock", "FALSE")


def test_places_are_the_lines_at_which_rows_begin() -> None:
    assert [record.place for record in read_all(read, EXTRACTED + ROW + ROW)] == ["line 2", "line 4"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a,b\nc,d\n", [("line 1", "not the header of the format")]),
        (EXTRACTED + "0,1\n" + ROW, [("line 2", "wrong number of columns")]),
        (EXTRACTED + ROW.replace("https://check.example/lock", ""), [("line 2", "no address")]),
        (EXPORTED + OTHER.replace("It leaks.", "nan"), [("line 2", "no claim")]),
    ],
)
def test_what_is_no_fact_check_is_refused(data: str, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data)) == expected
