"""What reading a document yields."""

from dataclasses import dataclass

from factdb.extract.transcripts.record import Transcript
from factdb.rules.dates import EdtfDate


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A document's clean text and what it says of itself. What it does not say is None or empty, not guessed silently.

    `text` is in NFC, one blank line between paragraphs and no line break inside one; headline, byline and date line
    are not in it. `published` is the day as written, in the document's own time zone. `language` is what the document
    declares. `cleaner` names what made the clean text, with its version: another one may clean the same bytes
    otherwise. `notes` say what was assumed.
    """

    text: str
    cleaner: str
    title: str | None = None
    published: EdtfDate | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    transcript: Transcript | None = None
    """Its turns, where it is a transcript."""


@dataclass(frozen=True, kw_only=True)
class Document(Reading):
    """A reading, and how its bytes were understood."""

    media_type: str
    encoding: str
