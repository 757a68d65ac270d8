"""What extraction finds: candidates with exact places in the text, for a person to accept, edit or reject.

All offsets count Unicode code points of the text that was read; quotation marks lie outside the spans.
"""

from dataclasses import dataclass

from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import ClaimKind, Fidelity, HopKind, Mode, SpeakerKind, Uncheckable

Span = tuple[int, int]
Time = tuple[float, float | None]
"""When something was spoken, in seconds from the beginning of a recording; the end may be unknown."""


@dataclass(frozen=True)
class Phrase:
    """A cue word, perhaps in several parts ("teilte … mit"); `text` joins the parts with a blank."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Mention:
    """The words that name a speaker, as they stand in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class RoleCandidate:
    """An office or function the text gives a speaker, and of whom or for what where it says so."""

    title: str
    organization: str | None
    start: int
    end: int


@dataclass(frozen=True)
class SpeakerCandidate:
    """A voice of the article under the fullest name the article gives it."""

    name: str
    kind: SpeakerKind
    roles: tuple[RoleCandidate, ...] = ()


@dataclass(frozen=True)
class HopCandidate:
    """A further link in the chain of attribution: CITED by the speaker, or VIA whom the outlet has the words."""

    name: str
    kind: HopKind
    mention: Mention


@dataclass(frozen=True)
class DateCandidate:
    """A date the text gives, worked out from the article's own date where it is relative."""

    date: EdtfDate
    start: int
    end: int


@dataclass(frozen=True)
class QuoteCandidate:
    """A speech act as the text prints it. `trace` names the rules that made it, in order.

    `said` is `../published` where the text does not give the day, and None where nothing is known.
    """

    text: str
    start: int
    end: int
    spans: tuple[Span, ...]
    mode: Mode
    fidelity: Fidelity
    cue: Phrase | None
    mention: Mention | None
    speaker: SpeakerCandidate | None
    anonymous: bool
    hops: tuple[HopCandidate, ...]
    occasion: str | None
    medium: str | None
    said: EdtfDate | None
    trace: tuple[str, ...]
    time: Time | None = None
    """When the turn of a transcript was spoken."""


@dataclass(frozen=True)
class ClaimCandidate:
    """A statement of a quote, or of the outlet in its own voice, as a sentence that stands alone.

    What the rules cannot turn surely keeps the words of the text. `quote` is the index of its quote among the
    extraction's, None where it is the outlet's own; `why_not` is None where it can be checked; `about` is the first
    date inside it, None without one. `start`, `end` and `spans` are where the text says it.
    """

    text: str
    language: str
    kind: ClaimKind
    why_not: Uncheckable | None
    start: int
    end: int
    spans: tuple[Span, ...]
    quote: int | None
    about: EdtfDate | None
    trace: tuple[str, ...]

    @property
    def checkable(self) -> bool:
        return self.why_not is None


@dataclass(frozen=True)
class Extraction:
    """All that was found in one text. `language` is a BCP 47 code; `notes` say what could not be done and why."""

    language: str | None
    quotes: tuple[QuoteCandidate, ...] = ()
    speakers: tuple[SpeakerCandidate, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    claims: tuple[ClaimCandidate, ...] = ()
    notes: tuple[str, ...] = ()


def phrase(text: str, spans: tuple[Span, ...]) -> Phrase:
    """The phrase at these places of the text."""
    return Phrase(" ".join(text[start:end] for start, end in spans), spans)


def mention(text: str, span: Span) -> Mention:
    """The mention at this place of the text."""
    return Mention(text[slice(*span)], *span)
