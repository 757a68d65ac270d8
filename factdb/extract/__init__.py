"""Extraction: text in, candidates out. Pure functions; one language pack per language; see docs/languages.md."""

from factdb.extract.candidates import (
    ClaimCandidate,
    DateCandidate,
    Extraction,
    HopCandidate,
    Mention,
    Phrase,
    QuoteCandidate,
    RoleCandidate,
    SpeakerCandidate,
)
from factdb.extract.engine import extract
from factdb.extract.languages.detect import detect_language

__all__ = [
    "ClaimCandidate",
    "DateCandidate",
    "Extraction",
    "HopCandidate",
    "Mention",
    "Phrase",
    "QuoteCandidate",
    "RoleCandidate",
    "SpeakerCandidate",
    "detect_language",
    "extract",
]
