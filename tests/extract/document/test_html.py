"""HTML: the story without what stands around it, and the metadata by the order of docs/ingest.md."""

import re
import time
from pathlib import Path

import pytest

from factdb.errors import BadInput
from factdb.extract.document import Document, read_document

FIXTURES = Path(__file__).parent / "fixtures"
STORY = "<p>Die Stadt will den alten Hafen behalten. Das sagte Stadträtin Ines Brandt am Montag im Rathaus.</p>"


def page(head: str = "", body: str = STORY, url: str | None = None) -> Document:
    return read_document(f"<html><head>{head}</head><body>{body}</body></html>".encode(), url=url)


def jsonld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def published(document: Document) -> str | None:
    return document.published.edtf if document.published else None


def test_a_news_page_yields_its_story_alone() -> None:
    document = read_document((FIXTURES / "hafenbote.html").read_bytes())
    assert document.text.split("\n\n") == [
        "Die Stadt Kranhausen will ihren alten Hafen behalten. „Wir schließen keine Mole“, sagte Ines Brandt am "
        "Montag im Rathaus.",
        "„Nein.“",
        "Kein Geld für den Kai",
        "Der Stadtrat habe das Geld „nicht gefunden“, so Brandt. „Das ist ‚sehr‘ schade“, fügte sie hinzu. Sie werde "
        "im Herbst wieder fragen, was der Rat dazu meine.",
        "Der Hafenmeister nannte den Plan „einen Unfug“ und verwies auf die Fischer.",
        "„Ein Hafen ist kein Parkplatz, er ist das Herz der Stadt.“",
        "Erstens sei die Mole alt.",
        "Zweitens sei das Geld knapp.",
        "Im Herbst wird neu beraten, teilte die Verwaltung mit. Bis dahin bleibe alles, wie es ist.",
    ]


def test_a_news_page_tells_its_metadata() -> None:
    document = read_document((FIXTURES / "hafenbote.html").read_bytes())
    assert (document.title, published(document)) == ("Hafen bleibt offen", "2023-05-03")
    assert document.authors == ("Anna Weber", "Otto Kalt")
    assert (document.publisher, document.language) == ("Hafenbote Verlag", "de")
    assert document.url == "https://www.hafenbote.example/lokales/hafen-bleibt-offen-4711.html"
    assert document.notes == ("date taken from JSON-LD",)
    assert document.cleaner.startswith("trafilatura/2.")
    assert document.cleaner.endswith("+factdb-html/1")


def test_an_old_blog_without_metadata_is_read_by_what_it_shows() -> None:
    document = read_document((FIXTURES / "harbour_blog.html").read_bytes())
    assert (document.title, published(document)) == ("The mayor was wrong", "2023-05-03")
    assert document.authors == ("Jane Doe",)
    assert "“It depends,” a clerk at the town hall said, “on who pays for the crane.”" in document.text
    assert document.text.startswith("On Monday the mayor")
    assert document.text.endswith("in the autumn.")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (jsonld('[{"@type": "NewsArticle", "headline": "Aus\\nJSON"}]') + "<title>x</title>", "Aus JSON"),
        (jsonld('{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Innen"}}'), "Innen"),
        (jsonld('{"broken": ') + '<meta property="og:title" content="Aus &quot;og&quot;">', 'Aus "og"'),
        (jsonld("null") + '<meta name="twitter:title" content="Aus twitter">', "Aus twitter"),
        (jsonld('{"@type": "Organization", "name": "Verlag"}') + "<title>Aus title</title>", "Aus title"),
        (jsonld('<!-- {"@type": "BlogPosting", "headline": "Im Kommentar"} -->'), "Im Kommentar"),
    ],
)
def test_the_title_is_the_first_that_is_stated(head: str, title: str) -> None:
    assert page(head).title == title


@pytest.mark.parametrize(
    ("head", "body", "edtf", "note"),
    [
        (jsonld('{"@type": "Article", "datePublished": "2021-12-21T23:30:00Z"}'), "", "2021-12-21", "JSON-LD"),
        (jsonld('{"@type": "Article", "datePublished": "Tue, 21 Dec 2021 10:00:00 GMT"}'), "", "2021-12-21", "JSON-LD"),
        ('<meta property="article:published_time" content="2021-12-21T10:00">', "", "2021-12-21", "a meta tag"),
        ('<meta name="date" content="21.12.2021">', "", "2021-12-21", "a meta tag"),
        ("", '<time datetime="2021-12-21">neulich</time>', "2021-12-21", "a <time> element"),
        ("", "<h1>Hafen bleibt offen</h1><p>21. Dezember 2021, 10:15 Uhr</p>", "2021-12-21", "21. Dezember 2021"),
        ('<meta property="article:modified_time" content="2021-12-22">', "", "../2021-12-22", "last change"),
        ("", "<footer>© 2023 Verlag</footer>", None, ""),
        ("", '<aside><time datetime="2020-01-01">alt</time></aside>', None, ""),
    ],
)
def test_the_date_is_stated_or_shown_and_the_notes_say_where(head: str, body: str, edtf: str | None, note: str) -> None:
    document = page(head, body + STORY)
    assert published(document) == edtf
    assert note in " ".join(document.notes)


def test_the_address_dates_a_page_that_does_not() -> None:
    assert published(page(url="https://www.hafenbote.example/2021/12/21/hafen")) == "2021-12-21"


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        (jsonld('{"@type": "Article", "author": "Anna Weber"}'), ("Anna Weber",)),
        (jsonld('{"@type": "Article", "author": {"name": ["Anna Weber", "Otto Kalt"]}}'), ("Anna Weber", "Otto Kalt")),
        (jsonld('{"@type": "Article", "author": {"@type": "Person"}}'), ()),
        ('<meta name="author" content="Von Anna Weber und Otto Kalt">', ("Anna Weber", "Otto Kalt")),
        ('<meta name="author" content="Courier staff and agency">', ("Courier staff and agency",)),
        ('<meta name="author" content="Anna Weber; Otto Kalt">', ("Anna Weber", "Otto Kalt")),
        ('<meta property="article:author" content="https://facebook.example/anna">', ()),
    ],
)
def test_authors_are_names(head: str, authors: tuple[str, ...]) -> None:
    assert page(head).authors == authors


def test_a_canonical_address_without_a_path_is_the_sites() -> None:
    head = '<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/hafen">'
    assert page(head).url == "https://a.example/hafen"
    assert page('<link rel="canonical" href="/hafen">', url="https://b.example/x").url == "https://b.example/x"


def test_the_language_is_what_the_page_declares() -> None:
    assert read_document(f"<html lang='de-AT'><body>{STORY}</body></html>".encode()).language == "de"
    assert page('<meta property="og:locale" content="en_GB">').language == "en"
    assert page().language is None


def test_line_breaks_part_paragraphs_only_where_sentences_end() -> None:
    body = (
        "<div>Die Stadt will den alten Hafen behalten, so<br>steht es im Beschluss des Rates.<br><br>„Wir schließen "
        "keine Mole“, sagte die Stadträtin.<br>Dann ging sie nach Hause und schwieg lange.</div>"
    )
    assert page(body=body).text.split("\n\n") == [
        "Die Stadt will den alten Hafen behalten, so steht es im Beschluss des Rates.",
        "„Wir schließen keine Mole“, sagte die Stadträtin.",
        "Dann ging sie nach Hause und schwieg lange.",
    ]


def test_quotations_without_marks_get_those_that_a_browser_shows() -> None:
    body = STORY + "<p>Sie sagte: <q>Der Hafen <em>bleibt</em></q>, und ging.</p>"
    assert page(body=body).text.endswith("Sie sagte: “Der Hafen bleibt”, und ging.")
    german = f"<html lang='de'><body>{body}</body></html>"
    assert read_document(german.encode()).text.endswith("Sie sagte: „Der Hafen bleibt“, und ging.")


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="page with-comments social"><div class="sidebar-layout">{STORY}</div></div>',
        "".join(STORY.replace("<p>", '<p class="with-comments">') for _ in range(4)),
        f"<table><tr><td><a href='/'>Start</a></td><td><h1>Hafen</h1>{STORY * 2}</td></tr></table>",
        f"<form id=aspnet>{STORY}</form>",
        f"<div class=social>{STORY.replace('p>', 'div>')}</div>",
        f"{STORY.replace('<p>', '<p class=teaser>')}<div class=paywall>{STORY * 3}</div>",
    ],
    ids=["wrapper", "paragraphs", "layout table", "form", "divs", "lead and paywall"],
)
def test_a_story_is_found_however_its_page_is_built(body: str) -> None:
    assert re.search(
        "(^|\n)Die Stadt will den alten Hafen behalten. Das sagte .* im Rathaus.(\n|$)", page(body=body).text
    )


@pytest.mark.parametrize("tag", ["a", "abbr", "b", "cite", "em", "ins", "label", "mark", "small", "span", "time", "u"])
def test_words_in_inline_elements_are_kept_in_their_place(tag: str) -> None:
    body = STORY + f"<p>„Wir <{tag}>schließen</{tag}> keine Mole“, sagte sie danach noch zweimal.</p>"
    assert page(body=body).text.endswith("\n\n„Wir schließen keine Mole“, sagte sie danach noch zweimal.")


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000 + STORY,
        f'<p class="{"x" * 2_000_000}">' + STORY,
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><html>&b;' + STORY,
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><p>&a;</p>' + STORY,
        jsonld("[" * 100_000) + STORY,
        "<table><tr><td>" * 2_000 + STORY,
        "<html>" + "<p>x</p>" * 60_000,
    ],
    ids=["nested", "attribute", "entities", "external entity", "JSON-LD", "tables", "elements"],
)
def test_a_hostile_page_is_read_or_refused_in_time(hostile: str) -> None:
    started = time.monotonic()
    try:
        text = read_document(hostile.encode(), name="a.html").text
    except BadInput:
        text = ""
    assert time.monotonic() - started < 10
    assert "root:" not in text
