"""Short ways to read a transcript and say who says what in it."""

from factdb.extract import Extraction, QuoteCandidate, extract
from factdb.extract.document import Document, read_document


def heard(text: str, name: str = "a.txt", language: str = "en") -> Extraction:
    document = read_document(text.encode(), name=name)
    return found_in(document, language)


def found_in(document: Document, language: str = "en") -> Extraction:
    found = extract(
        document.text,
        language=language,
        title=document.title,
        published=document.published,
        transcript=document.transcript,
    )
    assert document.transcript is not None
    return found


def turns(text: str, name: str = "a.txt", language: str = "en") -> list[tuple[str | None, str]]:
    """Speakers with their words."""
    return [(speaker(quote), quote.text) for quote in heard(text, name, language).quotes]


def speakers(text: str, language: str = "en") -> list[str | None]:
    return [speaker(quote) for quote in heard(text, language=language).quotes]


def speaker(quote: QuoteCandidate) -> str | None:
    return quote.speaker.name if quote.speaker else None
