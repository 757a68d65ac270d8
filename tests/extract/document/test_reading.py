"""What is read and what is refused, whatever the format."""

import codecs
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factdb.errors import BadInput
from factdb.extract.document import MAX_BYTES, read_document

TEXT = "Der Hafen bleibt offen. „Wir schließen keine Mole“, sagte Ines Brandt am Montag im Rathaus."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b" \n\t \r\n", "nothing but white space"),
        ("\ufeff \xa0".encode(), "nothing but white space"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04abc", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\0\0\0 ftypisom", "an MP4"),
        (b"text\0more text, and quite a lot of it", "a NUL byte at 4"),
        (b"\x01\x02\x03\x04" * 9, "binary"),
        (codecs.BOM_UTF8 + b"abc\xff", "broken at byte"),
        ("a\0b".encode("utf-16"), "NUL"),
        (b"<html><head><title>x</title></head><body><img src=a></body></html>", "no text"),
        (b"<!doctype html>", "no text"),
        (b"---\ntitle: x\n---\n", "no text"),
    ],
)
def test_what_cannot_be_read_is_refused_and_named(data: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told) as error:
        read_document(data)
    assert error.value.path == ("data",)


def test_twenty_megabytes_are_too_much() -> None:
    assert MAX_BYTES < 20_000_000
    with pytest.raises(BadInput, match=r"20\.0 MB; the limit is 16\.8 MB"):
        read_document(b"a " * 10_000_000)


@pytest.mark.parametrize(("name", "length", "limit"), [("a.txt", 2_000_001, "2,000,000"), ("a.md", 500_001, "500,000")])
def test_a_library_in_one_file_is_too_much(name: str, length: int, limit: str) -> None:
    with pytest.raises(BadInput, match=f"characters; the limit is {limit}"):
        read_document(b"a" * length, name=name)


@pytest.mark.parametrize(
    ("encoding", "name", "note"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8-sig", "utf-8", None),
        ("utf-16", "utf-16", None),
        ("utf-32", "utf-32", None),
        ("utf-16-le", "utf-16-le", "decoded as utf-16-le (guessed)"),
        ("utf-16-be", "utf-16-be", "decoded as utf-16-be (guessed)"),
        ("windows-1252", "windows-1252", "decoded as windows-1252 (guessed)"),
    ],
)
def test_the_encoding_is_found_and_said(encoding: str, name: str, note: str | None) -> None:
    document = read_document(TEXT.encode(encoding))
    assert (document.text, document.encoding) == (TEXT, name)
    assert document.notes == ((note,) if note else ())


def test_a_declared_encoding_is_believed_unless_the_bytes_are_utf8() -> None:
    cyrillic = "Гавань остаётся открытой, сказала советник в понедельник в ратуше города."
    assert read_document(cyrillic.encode("koi8-r"), media_type="text/plain; charset=koi8-r").text == cyrillic
    mistaken = read_document(TEXT.encode(), media_type="text/plain; charset=iso-8859-1")
    assert (mistaken.text, mistaken.encoding) == (TEXT, "utf-8")
    assert mistaken.notes == ("declared as iso-8859-1, but is UTF-8",)


def test_a_page_declares_its_encoding_in_a_meta_tag() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>{TEXT}</p></body></html>"
    document = read_document(page.encode("windows-1252"))
    assert (document.text, document.encoding, document.notes) == (TEXT, "windows-1252", ())


@pytest.mark.parametrize(
    ("start", "name", "media_type", "expected"),
    [
        ("", None, None, "text/plain"),
        ("", "a.TXT", None, "text/plain"),
        ("", "a.md", None, "text/markdown"),
        ("# Titel\n\n", None, None, "text/markdown"),
        ("# Titel\n\n", "a.txt", None, "text/plain"),
        ("---\ntitle: Titel\n---\n", None, None, "text/markdown"),
        ("<p>", None, None, "text/html"),
        ("<p>", None, "text/plain", "text/plain"),
        ("<!-- x --><!DOCTYPE html><p>", "a.txt", None, "text/html"),
        ("", "a.pdf", "application/octet-stream", "text/plain"),
        ("", None, "application/xhtml+xml; charset=utf-8", "text/html"),
    ],
)
def test_the_format_is_declared_named_or_seen(
    start: str, name: str | None, media_type: str | None, expected: str
) -> None:
    assert read_document((start + TEXT).encode(), name=name, media_type=media_type).media_type == expected


def test_clean_text_is_nfc_without_typesetting() -> None:
    written = "Der Hafen\xadmeister sa\u0308gte\u200b den „Kran“\u00a0an.\r\nDanach\tging er  heim, und es war still."
    assert read_document(written.encode()).text == (
        "Der Hafenmeister sägte den „Kran“ an.\n\nDanach ging er heim, und es war still."
    )


@pytest.mark.parametrize("quotes", ["„“", "“”", "»«", "«»", "‚‘", '""', "‹›"])
@pytest.mark.parametrize("form", ["{}", "<html><body><p>{}</p></body></html>", "# Titel\n\n{}"])
def test_quotation_marks_survive_exactly(quotes: str, form: str) -> None:
    said = f"Sie sagte am Abend im Rathaus: {quotes[0]}Der Hafen bleibt offen{quotes[1]}, und dann ging sie heim."
    assert read_document(form.format(said).encode()).text == said


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "<!---->",
        "- - - ",
        "Von Anna Weber, ",
        "„",
        "cookies ",
        "Foto: ",
        "21.12.2021 ",
        "- a\n",
        "[",
        "a.\n",
        "Menü\n\n",
        "> ",
    ],
)
@pytest.mark.parametrize("end", ["x", " x 21.12.2021", ""])
def test_a_hostile_text_takes_time_by_its_length(piece: str, end: str) -> None:
    for length in (60, 150, 100_000):
        started = time.process_time()
        check((piece * (length // len(piece)) + end).encode(), None)
        assert time.process_time() - started < 5


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from([None, "a.txt", "a.html", "a.md", "a.vtt", "a.srt"]))
@example(b"<", "a.html")
@example(b"\xef\xbb\xbf<p>", "a.html")
def test_any_bytes_are_read_or_refused(data: bytes, name: str | None) -> None:
    check(data, name)


PIECES = [
    *"<>&;\"'/!-[]{}#*_`|:=.?! \n\tab1",
    *(
        "<p>",
        "</p>",
        "<div>",
        "<br>",
        "<table><tr><td>",
        "<script type='application/ld+json'>",
        "</script>",
        "<meta name=date",
    ),
    *(
        "<article>",
        "<h1>",
        "<time datetime='2021-12-21'>",
        "&#0;",
        "&#xD800;",
        "&nbsp;",
        "<!--",
        "<![CDATA[",
        "<title>",
    ),
    *(
        "---\n",
        "title: x",
        "date: 2021",
        "\n\n",
        "Von Anna Weber",
        "21.12.2021",
        "Foto: X",
        "„Nein.“",
        "© ",
        "http://a.de/",
    ),
    *(
        "Der Rat hat am Montag lange über den Hafen gesprochen.",
        "\0",
        "\u2028",
        "ä",
        '{"@type": "Article", "author": [',
    ),
    *(
        "WEBVTT\n\n",
        "00:00:01.000 --> 00:00:02,5\n",
        "<v Ada Berg>",
        "</v>",
        ">> ",
        "ADA BERG: ",
        "Q: ",
        "[applause]",
        "1\n",
    ),
]


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([None, "a.txt", "a.html", "a.md", "a.vtt", "a.srt"])
)
def test_any_text_is_read_or_refused(pieces: list[str], name: str | None) -> None:
    check("".join(pieces).encode(), name)


def check(data: bytes, name: str | None) -> None:
    try:
        document = read_document(data, name=name)
    except BadInput:
        return
    assert document.text.strip() == document.text != ""
    assert unicodedata.is_normalized("NFC", document.text)
    assert all(paragraph and "\n" not in paragraph for paragraph in document.text.split("\n\n"))
