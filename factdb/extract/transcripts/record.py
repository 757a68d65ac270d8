"""A transcript as it was read: whose turn is where in the clean text, when it was spoken, what its head says."""

from dataclasses import dataclass

from factdb.extract.candidates import Span, Time
from factdb.rules.dates import EdtfDate


@dataclass(frozen=True)
class Turn:
    """What one voice says until another speaks.

    `label` is the place of the words that name the voice, None where only the change of speakers is marked; `spoken`
    the places of its words, parted where a label, a time or a stage note stands between; `time` in seconds.
    """

    label: Span | None
    spoken: tuple[Span, ...]
    time: Time | None = None


@dataclass(frozen=True)
class Transcript:
    """The turns of a text. `head` holds the places of the lines before the first turn, which say who is there."""

    turns: tuple[Turn, ...]
    head: tuple[Span, ...] = ()
    occasion: str | None = None
    medium: str | None = None
    publisher: str | None = None
    """Whose label is no person's."""
    said: EdtfDate | None = None
    """The day it was spoken, where the head says so."""
