"""Bytes to a clean document: refuse what is none, decode, and hand over to the format's reader."""

from collections.abc import Callable, Mapping

from factdb.errors import BadInput
from factdb.extract.document.captions import read_captions
from factdb.extract.document.encoding import decode
from factdb.extract.document.html import read_html
from factdb.extract.document.markdown import read_markdown
from factdb.extract.document.media import HTML, MARKDOWN, PLAIN, SUBRIP, WEBVTT, charset, media_type_of, refuse_binary
from factdb.extract.document.plain import read_plain
from factdb.extract.document.record import Document, Reading
from factdb.rules.text import checked_text

MAX_BYTES = 16 * 2**20  # a page saved with its pictures inside fits
# Characters: what takes some ten seconds where it is all short lines. A long novel has a million.
MAX_CHARACTERS = {PLAIN: 2_000_000, MARKDOWN: 500_000, WEBVTT: 2_000_000, SUBRIP: 2_000_000}

READERS: Mapping[str, Callable[[str, str | None], Reading]] = {
    PLAIN: read_plain,
    HTML: read_html,
    MARKDOWN: read_markdown,
    WEBVTT: read_captions,
    SUBRIP: read_captions,
}


def read_document(
    data: bytes, *, name: str | None = None, media_type: str | None = None, url: str | None = None
) -> Document:
    """Read a text, HTML, Markdown, WebVTT or SubRip document. Nothing is ever fetched.

    `name` is its file name and `media_type` its Content-Type, where known; `url` is where it was found, and the
    document's own canonical URL goes before it. Raises BadInput (path `data`) where there is nothing to read: an empty
    or binary file, an unknown encoding, more than MAX_BYTES or MAX_CHARACTERS, a page without text.
    """
    try:
        return read(data, name, media_type, url)
    except BadInput as error:
        raise error if error.path else BadInput(error.message, path=("data",), hint=error.hint) from None


def read(data: bytes, name: str | None, declared: str | None, url: str | None) -> Document:
    if len(data) > MAX_BYTES:
        raise too_long(f"{len(data) / 10**6:.1f} MB", f"{MAX_BYTES / 10**6:.1f} MB")
    refuse_binary(data)
    decoded = decode(data, charset(declared))
    if not decoded.text.strip():
        raise BadInput("The document is empty." if not data else "The document holds nothing but white space.")
    text = checked_text(decoded.text, "document")
    media_type = media_type_of(text, name, declared)
    if len(text) > (limit := MAX_CHARACTERS.get(media_type, MAX_BYTES)):
        raise too_long(f"{len(text):,} characters", f"{limit:,}")
    reading = READERS[media_type](text, url)
    if not reading.text:
        raise BadInput(
            "The document holds no text to read.", hint="Save the article's text as a .txt file and give that."
        )
    told = vars(reading) | {"url": reading.url or url, "notes": (*decoded.notes, *reading.notes)}
    return Document(**told, media_type=media_type, encoding=decoded.encoding)


def too_long(length: str, limit: str) -> BadInput:
    return BadInput(
        f"The document has {length}; the limit is {limit}.",
        hint="Give the article alone, without what was saved with it.",
    )
