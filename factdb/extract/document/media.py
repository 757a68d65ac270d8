"""Which kind of document bytes are: by media type, by name, by how they begin."""

import re

from factdb.errors import BadInput

PLAIN, HTML, MARKDOWN = "text/plain", "text/html", "text/markdown"
WEBVTT, SUBRIP = "text/vtt", "application/x-subrip"

READABLE = {
    **{media_type: media_type for media_type in (PLAIN, HTML, MARKDOWN, WEBVTT, SUBRIP)},
    "application/xhtml+xml": HTML,
    "text/x-markdown": MARKDOWN,
    "text/srt": SUBRIP,
    "application/srt": SUBRIP,
    "text/x-subrip": SUBRIP,
}
SUFFIXES = {
    **{"txt": PLAIN, "text": PLAIN, "html": HTML, "htm": HTML, "xhtml": HTML, "md": MARKDOWN, "markdown": MARKDOWN},
    **{"vtt": WEBVTT, "srt": SUBRIP},
}

# File signatures, https://en.wikipedia.org/wiki/List_of_file_signatures
SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive, or a Word, OpenDocument or EPUB file",
    b"PK\x05\x06": "an empty ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a WebP picture, or a WAV or AVI recording",
    b"ID3": "an MP3 recording",
    b"OggS": "an Ogg recording",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a SQLite database",
}

PROLOGUE = r"\s*+(?:<\?xml[^>]*>\s*+)?(?><!--.*?-->\s*+)*+"
HTML_PAGE = re.compile(rf"{PROLOGUE}<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
HTML_START = re.compile(rf"{PROLOGUE}<(head|body|article|main|div|p|h1|meta|title)\b", re.IGNORECASE | re.DOTALL)
WEBVTT_START = re.compile(r"\ufeff?WEBVTT(?=\s|$)")
SUBRIP_START = re.compile(r"\s*\d+[ \t]*\r?\n[ \t]*\d+:\d+:\d+[.,]\d+[ \t]*-->[ \t]*\d+:\d+:\d+")
MARKDOWN_START = re.compile(r"\s*(---[ \t]*\n[\w-]+[ \t]*:|#[ \t]+\S)")


def refuse_binary(data: bytes) -> None:
    """Raise BadInput where the bytes are a known format that is no text."""
    seems = next((name for signature, name in SIGNATURES.items() if data.startswith(signature)), None)
    if seems is None and data[4:8] == b"ftyp":
        seems = "an MP4 recording"
    if seems:
        raise BadInput(
            f"The document seems to be {seems}; only text, HTML, Markdown, WebVTT and SubRip can be read.",
            hint="Save its text as a .txt file and give that.",
        )


def captions_of(start: str) -> str | None:
    """The format of captions, where a text begins as such."""
    if WEBVTT_START.match(start):
        return WEBVTT
    return SUBRIP if SUBRIP_START.match(start.removeprefix("\ufeff")) else None


def charset(media_type: str | None) -> str | None:
    """The charset parameter of a Content-Type."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return found[1] if found else None


def media_type_of(text: str, name: str | None, declared: str | None) -> str:
    """The document's media type: what is declared, else by the name's suffix, else by how it begins.

    What begins as an HTML page is one whatever its name: browsers save pages as `.txt` too. So do captions.
    """
    suffix = (name or "").rpartition(".")[2].lower()
    known = READABLE.get((declared or "").partition(";")[0].strip().lower()) or SUFFIXES.get(suffix)
    start = text[:2000]
    if HTML_PAGE.match(start) or (known is None and HTML_START.match(start)):
        return HTML
    if known in (None, PLAIN) and (captions := captions_of(start)):
        return captions
    return known or (MARKDOWN if MARKDOWN_START.match(start) else PLAIN)
