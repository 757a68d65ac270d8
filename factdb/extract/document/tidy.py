"""The form of clean text: NFC, ordinary spaces and line breaks, nothing invisible but what scripts need."""

import re
import unicodedata
from collections.abc import Iterable

LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, zero-width spaces and marks of byte order are typesetting; joiners and directions are part of words.
INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f]")
SPACES = re.compile(r"[^\S\n]+")


def tidy(text: str) -> str:
    """The text in NFC, lines stripped, runs of spaces of any kind made one, typesetting and control characters gone."""
    text = LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    text = SPACES.sub(" ", CONTROLS.sub("", INVISIBLE.sub("", text)))
    return "\n".join(line.strip() for line in text.split("\n"))


def one_line(text: str) -> str:
    """A tidy text without line breaks: a title, a name."""
    return " ".join(tidy(text).split())


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs as a clean text."""
    return "\n\n".join(paragraphs)
