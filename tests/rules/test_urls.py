import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factdb.errors import BadInput
from factdb.rules.urls import canonical_url, domain


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Example.ORG:80/A/../b#top", "https://example.org/b"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org./a/", "https://example.org/a/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://example.org/%7eanna/%2f", "https://example.org/~anna/%2F"),
        ("https://anna:geheim@example.org/", "https://example.org/"),
        ("https://example.org/a?utm_source=x&id=3&fbclid=y&UTM_Medium=z", "https://example.org/a?id=3"),
        ("https://example.org/a?b=2&a=1&b=1&", "https://example.org/a?a=1&b=2&b=1"),
        ("https://example.org/a?ref=12&cid=4&source=b", "https://example.org/a?cid=4&ref=12&source=b"),
        (" https://example.org/a b\n", "https://example.org/a%20b"),
        ("https://www.example.org/?", "https://www.example.org/"),
    ],
)
def test_addresses_of_one_document_share_a_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/a",
        "ftp://example.org/",
        "mailto:a@example.org",
        "https://",
        "http://x:99999/",
        "https://exa mple.org/",
        "https://./",
        "https://example.org/" + "a" * 4000,
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="is not a web address") as error:
        canonical_url(url)
    assert "web address" in error.value.message


PIECES = st.lists(
    st.sampled_from([*"/?#&=.%aA@:[]\\ +~;", "%25", "%2e", "%41", "..", "utm_x=1", "ü", "q=1", "xn--"]), max_size=12
)


@given(
    st.sampled_from(["http://", "https://", "HTTPS:"]),
    st.sampled_from(["h.de", "H.DE.", "1.2.3.4", "[::1]", "a.b:81"]),
    PIECES,
)
@example("https://", "h.de", ["/", "%", "%41", "%41"])
def test_canonical_urls_are_canonical(scheme: str, host: str, pieces: list[str]) -> None:
    try:
        once = canonical_url(scheme + host + "".join(pieces))
    except BadInput:
        return
    assert canonical_url(once) == once


@given(st.text(max_size=40))
def test_any_text_is_a_url_or_refused(text: str) -> None:
    with contextlib.suppress(BadInput):
        assert domain("https://" + text)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://edition.cnn.com/a?b", "cnn.com"),
        ("https://anna.github.io/", "anna.github.io"),
        ("http://www.hafenbote.example/a", "hafenbote.example"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
    ],
)
def test_the_domain_is_the_one_somebody_registered(url: str, expected: str) -> None:
    assert domain(url) == expected
