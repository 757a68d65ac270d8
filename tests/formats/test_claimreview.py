"""ClaimReview as real pages and feeds have it: other nestings, other dates, half of it missing."""

import json
from typing import Any

import pytest

from factdb.formats.claimreview import read
from factdb.formats.given import Given, GivenId, GivenPublisher, Options
from factdb.rules.vocabulary import SourceKind, SpeakerKind
from tests.formats.reading import claim_of, read_all, reasons

CHECK: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/lock",
    "datePublished": "2024-03-10",
    "claimReviewed": "The lock of Eastshore was never tested.",
    "author": {"@type": "Organization", "name": "Lock Check", "url": "https://www.check.example/"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "False",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": "",
    },
}


def check(**changes: Any) -> dict[str, Any]:
    return {key: value for key, value in (CHECK | changes).items() if value is not None}


def reviewing(**item: Any) -> dict[str, Any]:
    return check(itemReviewed={"@type": "Claim", **item})


def test_a_review_has_publisher_date_and_the_words_of_its_rating() -> None:
    found = claim_of(read, CHECK)
    review = found.reviews[0]
    assert (found.text, found.language) == ("The lock of Eastshore was never tested.", "en")
    assert review.publisher == GivenPublisher("Lock Check", "check.example")
    assert review.published
    assert (review.url, review.published.edtf) == ("https://check.example/lock", "2024-03-10")
    assert (review.rating, review.rating_value, review.best_rating, review.worst_rating) == ("False", "1", "5", None)


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (CHECK, [""]),
        ([CHECK, CHECK], ["/0", "/1"]),
        ({"@graph": [{"@type": "WebPage"}, CHECK]}, ["/@graph/1"]),
        (check(**{"@type": ["Review", "ClaimReview"]}), [""]),
        (check(**{"@type": "http://schema.org/claimreview"}), [""]),
        ({"@type": "NewsArticle", "a/b": {"review": CHECK}}, ["/a~1b/review"]),
        (
            {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [CHECK]}]},
            ["/dataFeedElement/0/item/0"],
        ),
        ("\n".join(json.dumps(each) for each in ([CHECK], CHECK)), ["line 1, /0", "line 2"]),
    ],
)
def test_it_is_found_wherever_it_stands(data: Any, places: list[str]) -> None:
    found = read_all(read, data)
    assert all(isinstance(record, Given) for record in found)
    assert [record.place for record in found] == places


def page(*blocks: str) -> str:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f'<!doctype html><html><head><link rel="canonical" href="https://check.example/page">{scripts}</head><p>Ä</html>'


def test_a_page_gives_its_blocks_and_its_address() -> None:
    wrapped = f"//<![CDATA[\n{json.dumps(check(url=None))}\n//]]>"
    found = read_all(read, page('{"@type": "WebSite"}', wrapped))
    assert [record.place for record in found] == ["script 2"]
    assert isinstance(found[0], Given)
    assert claim_of(read, page(json.dumps(check(url=None)))).reviews[0].url == "https://check.example/page"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("{", [("", "not JSON")]),
        (b"\xff\xfe{", [("", "not UTF-8")]),
        ("[" * 50_000, [("", "nested too deeply")]),
        ({"@type": "NewsArticle"}, [("", "no ClaimReview")]),
        (check(claimReviewed=" "), [("", "no claim")]),
        (check(url=None), [("", "no address")]),
        (check(url="javascript:alert(1)"), [("", "no address")]),
        ("<html><p>Nothing</html>", [("", "no ClaimReview")]),
        (page('{"@type": "WebSite"}'), [("script 1", "no ClaimReview")]),
        (page("{", json.dumps(CHECK)), [("script 1", "not JSON")]),
        (json.dumps(CHECK) + "\n{}\n{", [("line 2", "no ClaimReview"), ("line 3", "not JSON")]),
        (
            [{"@type": "DataFeedItem", "item": []}, {"@type": "DataFeedItem", "item": CHECK}],
            [("/0", "no ClaimReview")],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_place(data: Any, expected: list[tuple[str, str]]) -> None:
    assert reasons(read_all(read, data)) == expected


# --- who, where, when


def test_who_is_named_is_the_speaker_of_a_quote() -> None:
    author = {
        "@type": "Person",
        "name": ["Ada Quill", "A. Quill"],
        "jobTitle": "Harbour master",
        "sameAs": [
            "https://ada.example",
            "https://en.wikipedia.org/wiki/Ada_Quill",
            "http://www.wikidata.org/entity/Q7",
        ],
    }
    [quote] = claim_of(read, reviewing(author=author, datePublished="2024-03-01")).quotes
    assert quote.voice
    assert quote.said
    assert (quote.voice.name, quote.voice.role, quote.said.edtf) == ("Ada Quill", "Harbour master", "2024-03-01")
    assert quote.voice.ids == (GivenId("wikipedia", "en:Ada_Quill"), GivenId("wikidata", "Q7"))


@pytest.mark.parametrize(
    "name",
    [
        "Multiple sources",
        "Facebook-Nutzer",
        "Redes sociales",
        "Viral post",
        "Line, FB",
        "Réseaux sociaux",
        "सोशल मीडिया",
    ],
)
def test_words_that_name_nobody_are_the_medium_or_the_byline(name: str) -> None:
    author = {"@type": "Person", "name": name}
    [quote] = claim_of(read, reviewing(author=author)).quotes
    assert (quote.voice, quote.medium) == (None, name)
    found = claim_of(read, reviewing(author=author, firstAppearance={"url": "https://facebook.com/7"}))
    assert found.quotes == ()
    assert [(source.authors, source.kind) for source in found.sources] == [((name,), SourceKind.POST)]


@pytest.mark.parametrize("name", ["The Washington Post", "Carlos Fuentes", "Eastshore Chain Works"])
def test_names_that_hold_such_words_stay_names(name: str) -> None:
    [quote] = claim_of(read, reviewing(author={"@type": "Organization", "name": name})).quotes
    assert quote.voice
    assert (quote.voice.name, quote.voice.kind) == (name, SpeakerKind.ORGANIZATION)


def test_each_appearance_is_a_source_once_and_the_review_itself_is_none() -> None:
    item = {
        "datePublished": "2024-03-01",
        "firstAppearance": {"url": "https://posts.example/1", "headline": "The lock"},
        "appearance": ["https://posts.example/1#top", {"@id": "https://youtu.be/2", "datePublished": "2024-03-02"}],
        "url": "https://check.example/lock?utm_source=feed",
    }
    found = claim_of(read, reviewing(**item)).sources
    assert [(one.url, one.title, one.published and one.published.edtf) for one in found] == [
        ("https://posts.example/1", "The lock", "2024-03-01"),
        ("https://youtu.be/2", None, "2024-03-02"),
    ]


def test_the_day_of_the_review_says_only_that_it_was_not_later() -> None:
    [quote] = claim_of(read, reviewing(author="Ada Quill", datePublished="2024-03-10T09:00:00Z")).quotes
    assert quote.said
    assert quote.said.edtf == "../2024-03-10"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-03-10T23:30:00+05:30", "2024-03-10"),
        ("2024-03-10 20:02", "2024-03-10"),
        ("20240310", "2024-03-10"),
        ("2024-03", "2024-03"),
        ("March 10, 2024", "2024-03-10"),
        ("10.3.2024", "2024-03-10"),
        (1710028800000, "2024-03-10"),
        (["2024-03-10"], "2024-03-10"),
    ],
)
def test_days_are_read_in_many_forms(written: Any, edtf: str) -> None:
    published = claim_of(read, check(datePublished=written)).reviews[0].published
    assert published
    assert published.edtf == edtf


@pytest.mark.parametrize("written", ["03/05/2024", "soon", "2024-13-45"])
def test_a_day_that_is_not_understood_is_noted(written: str) -> None:
    [record] = read_all(read, check(datePublished=written))
    assert isinstance(record, Given)
    assert written in record.notes[0]


def test_an_appearance_that_is_no_address_is_noted() -> None:
    [record] = read_all(read, reviewing(appearance=[{"url": "Facebook"}, "https://posts.example/1"]))
    assert isinstance(record, Given)
    assert record.notes == ("Where the claim appeared, 'Facebook', is no web address.",)


# --- the rest of the mess


def test_references_within_the_page_are_followed() -> None:
    house = {"@type": "Organization", "@id": "#house", "name": "Lock Check"}
    web_page = {"@type": "WebPage", "@id": "#page", "url": "https://check.example/lock", "inLanguage": "en-GB"}
    node = check(url=None, author={"@id": "#house"}, mainEntityOfPage={"@id": "#page"}, claimReviewed="Hm.")
    found = claim_of(read, {"@graph": [house, web_page, node]})
    assert (found.language, found.reviews[0].publisher.name) == ("en-GB", "Lock Check")


@pytest.mark.parametrize(
    ("changes", "publisher"),
    [
        (
            {"author": {"@type": "Person", "name": "Jon Marsh"}, "publisher": {"name": "Lock Check"}},
            GivenPublisher("Lock Check"),
        ),
        ({"author": {"@type": "Person", "name": "Jon Marsh", "url": "/jon"}}, GivenPublisher(None, "check.example")),
        ({"author": "Lock Check"}, GivenPublisher("Lock Check")),
        ({"author": {"name": "Wire", "url": "wire.example"}}, GivenPublisher("Wire")),
        ({"author": None}, GivenPublisher(None, "check.example")),
    ],
)
def test_the_publisher_is_an_organisation_or_else_a_domain(changes: Any, publisher: GivenPublisher) -> None:
    assert claim_of(read, check(**changes)).reviews[0].publisher == publisher


@pytest.mark.parametrize(
    ("rating", "words"),
    [
        ({"alternateName": ["Mostly false"]}, "Mostly false"),
        ({"ratingValue": "Falso"}, "Falso"),
        ({"ratingExplanation": 5}, None),
        ("Half true", "Half true"),
        ([{"alternateName": "Fake"}, {"alternateName": "True"}], "Fake"),
        (None, None),
    ],
)
def test_the_words_of_a_rating_are_found_where_they_are(rating: Any, words: str | None) -> None:
    assert claim_of(read, check(reviewRating=rating)).reviews[0].rating == words


def test_entities_tags_and_line_breaks_in_strings_do_no_harm() -> None:
    data = json.dumps(check(claimReviewed="<p>It&#039;s dry %</p>")).replace("%", "\n")
    assert claim_of(read, data).text == "It's dry"


def test_addresses_without_scheme_and_of_archives_are_mended() -> None:
    assert claim_of(read, check(url="check.example/lock")).reviews[0].url == "https://check.example/lock"
    kept = "https://web.archive.org/web/20240311000000/https://posts.example/1"
    [source] = claim_of(read, reviewing(appearance=kept)).sources
    assert (source.url, source.canonical) == (kept, "https://posts.example/1")


def test_the_language_of_the_file_holds_where_words_do_not_tell() -> None:
    assert claim_of(read, check(claimReviewed="Ano."), Options(language="cs")).language == "cs"
