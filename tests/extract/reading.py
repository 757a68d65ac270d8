"""Short ways to say what an extraction found."""

from factdb.extract import ClaimCandidate, Extraction, QuoteCandidate, extract
from factdb.rules.dates import EdtfDate

PUBLISHED = EdtfDate.parse("2024-05-15")  # a Wednesday


def read(text: str, language: str = "de") -> Extraction:
    return extract(text, language=language, published=PUBLISHED)


def only(text: str, language: str = "de") -> QuoteCandidate:
    """The one quote of a text."""
    (quote,) = read(text, language).quotes
    return quote


def said(text: str, language: str = "de") -> list[tuple[str, str | None]]:
    """Quotes with the names of their speakers."""
    return [(quote.text, speaker(quote)) for quote in read(text, language).quotes]


def speaker(quote: QuoteCandidate) -> str | None:
    return quote.speaker.name if quote.speaker else None


def claims(text: str, language: str = "de") -> list[str]:
    """The claims of a text that can be checked."""
    return [claim.text for claim in read(text, language).claims if claim.checkable]


def claim(text: str, language: str = "de") -> ClaimCandidate:
    """The one claim of a text."""
    (found,) = read(text, language).claims
    return found
