"""Bytes to text: which encoding, and how sure that is."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from factdb.errors import BadInput

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
META_REACH = 4096  # bytes; the HTML standard asks for the first 1024

# What browsers take these names to mean, https://encoding.spec.whatwg.org/#names-and-labels
ALIASES = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "cp1252": "windows-1252"}

SAMPLE = 200_000  # bytes shown to the detector, which slows down on more
WESTERN = re.compile(r"[\t\n\r -~äöüÄÖÜßéèêàâçîôñáíóúåæøÅÆØ„“”‚‘’«»‹›–—…•€§°©®·£½¼²³\xa0\xad]*")
CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True)
class Decoded:
    """A text, its encoding, and what was assumed to get there."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None) -> Decoded:
    """Decode by byte order mark, else as UTF-8 or as declared (Content-Type, then HTML meta), else by detection.

    UTF-8 goes before another declaration: what is valid UTF-8 beyond ASCII is practically never anything else.
    Raises BadInput where no encoding fits, or the bytes are no text.
    """
    for mark, codec, name in BOMS:
        if data.startswith(mark):
            return Decoded(strictly(data, codec, name), name)
    meta = META_CHARSET.search(data[:META_REACH])
    label = declared or (meta[1].decode("ascii", "replace") if meta else None)
    return as_utf16(data) or as_declared(data, label) or detected(data)


def strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"The document begins as {name} but is broken at byte {error.start}.", hint="Save it again as UTF-8."
        ) from None


def as_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, told by its NUL bytes: every other one, in text that is mostly Latin."""
    if b"\0" not in data:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    for codec, many, few in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if many > len(data) // 4 and few * 50 < many and len(data) % 2 == 0:
            return Decoded(strictly(data, codec, codec), codec, (f"decoded as {codec} (guessed)",))
    raise binary(f"a NUL byte at {data.index(0)}")


def as_declared(data: bytes, label: str | None) -> Decoded | None:
    declared = known_codec(label)
    if (text := try_codec(data, "utf-8")) is not None:
        refuse_controls(text)
        contradicts = declared not in (None, "utf-8") and not data.isascii()
        return Decoded(text, "utf-8", (f"declared as {label}, but is UTF-8",) if contradicts else ())
    if declared is None or (text := try_codec(data, declared)) is None:
        return None
    refuse_controls(text)
    return Decoded(text, declared)


def known_codec(label: str | None) -> str | None:
    try:
        name = codecs.lookup(label or "").name
        "".encode(name)  # bytes-to-bytes codecs, such as zlib, are no encodings of text
    except (LookupError, ValueError):
        return None
    return ALIASES.get(name, name)


def try_codec(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def detected(data: bytes) -> Decoded:
    """windows-1252 where it yields nothing but what German, English and their neighbours write; else the detector's."""
    western = try_codec(data, "windows-1252")
    if western is not None and WESTERN.fullmatch(western):
        return Decoded(western, "windows-1252", ("decoded as windows-1252 (guessed)",))
    best = from_bytes(data[:SAMPLE]).best()
    text = try_codec(data, best.encoding) if best else None
    if best is None or text is None:
        raise BadInput(
            "The document's encoding is unknown: no encoding fits its bytes.", hint="Save it again as UTF-8."
        )
    refuse_controls(text)
    name = ALIASES.get(best.encoding, best.encoding)
    return Decoded(text, name, (f"decoded as {name} (guessed)",))


def refuse_controls(text: str) -> None:
    """Text has next to no control characters; a binary file that happens to decode has many."""
    found = CONTROL.findall(text[:SAMPLE])
    if len(found) * 50 > min(len(text), SAMPLE):
        raise binary(f"{len(found)} control characters in its first {min(len(text), SAMPLE)}")


def binary(reason: str) -> BadInput:
    return BadInput(
        f"The document seems to be a binary file, not text: it holds {reason}.",
        hint="Only text, HTML, Markdown, WebVTT and SubRip can be read.",
    )
