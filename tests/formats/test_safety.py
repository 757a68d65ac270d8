"""Whatever the bytes, a reader answers with records and reasons, and never fails."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdb.formats.given import Format, Given, Options, Refused
from factdb.formats.registry import FORMATS
from tests.formats.reading import lines_of

EACH = pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
NAMES = st.sampled_from(
    [
        "@type",
        "@id",
        "@graph",
        "url",
        "claimReviewed",
        "itemReviewed",
        "reviewRating",
        "author",
        "name",
        "text",
        "claim",
        "claimReview",
        "claims",
        "id",
        "quotation",
        "quoteID",
        "speaker",
        "qids",
        "date",
        "urls",
        "questions",
        "answers",
        "source_url",
        "label",
        "datePublished",
        "inLanguage",
        "sameAs",
        "item",
    ]
)
SPECIAL = ["ClaimReview", "DataFeedItem", "https://a.example/1", "2024-03-10", "None", "\ud800", "\0", "//", "http:"]
TEXTS = st.one_of(st.sampled_from(SPECIAL), st.text(max_size=12))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=25,
)
HEADERS = {
    "csv": "id,text,language,kind,topics,speaker,said,source_url,review_url,rating\n",
    "claimskg": "id,text,date,author,headline,source,sourceURL,link,ratingName\n",
    "factckbr": "URL\tAuthor\tdatePublished\tclaimReviewed\ttitle\tratingValue\tbestRating\talternativeName\n",
}


def read(format_: Format, data: bytes) -> None:
    for record in format_.read(lines_of(data), Options()):
        assert isinstance(record, (Given, Refused))
        assert not isinstance(record, Refused) or record.reason


@EACH
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(format_: Format, data: bytes) -> None:
    read(format_, data)
    read(format_, b"<html>" + data)


@EACH
@settings(max_examples=80, deadline=None)
@given(value=VALUES)
def test_any_json(format_: Format, value: Any) -> None:
    read(format_, json.dumps(value).encode())
    read(
        format_,
        json.dumps([value, {"@type": "ClaimReview", "url": "https://a.example", "claimReviewed": value}]).encode(),
    )


@pytest.mark.parametrize("name", [*HEADERS, "liar"])
@settings(max_examples=80, deadline=None)
@given(cells=st.lists(TEXTS, min_size=1, max_size=14))
def test_any_cells(name: str, cells: list[str]) -> None:
    header = HEADERS.get(name, "")
    delimiter = "," if "," in header else "\t"
    read(FORMATS[name], (header + delimiter.join(cells)).encode("utf-8", "surrogatepass"))
