"""Transcripts: texts in which every turn is somebody's own words."""

from factdb.extract.transcripts.quotes import Hearing, in_words
from factdb.extract.transcripts.record import Transcript, Turn

__all__ = ["Hearing", "Transcript", "Turn", "in_words"]
