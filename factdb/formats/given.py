"""What a file gives, in the words of commands: claims and quotes, with all that the file ties to them.

Each record of a file is either `Given` or `Refused`, with its place, so that none is lost silently.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import ClaimKind, EvidenceStance, SourceKind, SpeakerKind


class GivenId(NamedTuple):
    """An id elsewhere: whose, which, and the headline and date that go with it there."""

    scheme: str
    value: str
    title: str | None = None
    dated: EdtfDate | None = None


class GivenVoice(NamedTuple):
    """A speaker, by name and ids elsewhere."""

    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    ids: tuple[GivenId, ...] = ()
    role: str | None = None
    organization: str | None = None


class GivenPublisher(NamedTuple):
    """An outlet, by name, by domain, or both."""

    name: str | None = None
    domain: str | None = None


class GivenSource(NamedTuple):
    """A document, by its address. `canonical` is what it is known by where `url` is that of an archive."""

    url: str
    canonical: str | None = None
    title: str | None = None
    published: EdtfDate | None = None
    authors: tuple[str, ...] = ()
    kind: SourceKind = SourceKind.ARTICLE


class GivenReview(NamedTuple):
    """A fact-check, its rating as it was written."""

    url: str
    publisher: GivenPublisher = GivenPublisher()
    title: str | None = None
    published: EdtfDate | None = None
    rating: str | None = None
    rating_value: str | None = None
    best_rating: str | None = None
    worst_rating: str | None = None


class GivenEvidence(NamedTuple):
    """A source that bears on the claim or quote, and what it shows."""

    source: GivenSource
    stance: EvidenceStance
    note: str | None = None


class GivenQuote(NamedTuple):
    """A speech act. Without a claim it is a record of its own."""

    text: str
    voice: GivenVoice | None = None
    language: str | None = None
    said: EdtfDate | None = None
    occasion: str | None = None
    medium: str | None = None
    ids: tuple[GivenId, ...] = ()
    evidence: tuple[GivenEvidence, ...] = ()


class GivenClaim(NamedTuple):
    """A claim with who puts it forward, what bears on it, and who reviewed it. It is known by an id, or else by a
    review of the same words; one of the two is needed."""

    text: str
    language: str | None = None
    kind: ClaimKind = ClaimKind.EVENT
    ids: tuple[GivenId, ...] = ()
    quotes: tuple[GivenQuote, ...] = ()
    sources: tuple[GivenSource, ...] = ()
    evidence: tuple[GivenEvidence, ...] = ()
    reviews: tuple[GivenReview, ...] = ()
    topics: tuple[str, ...] = ()


class Given(NamedTuple):
    """A record that can be taken. `place` is its line, or a JSON pointer; `notes` say what of it is not taken."""

    place: str
    what: GivenClaim | GivenQuote
    notes: tuple[str, ...] = ()


class Refused(NamedTuple):
    """A record that cannot be taken. `reason` is the same for all of its sort; `detail` says more of this one."""

    place: str
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class Options:
    """What whoever imports says of the whole file."""

    language: str | None = None
    """Of records that do not say theirs."""
    scheme: str | None = None
    """Whose the ids of the file are; left out, the format's name."""


Records = Iterator[Given | Refused]
Reader = Callable[[Iterable[bytes], Options], Records]


@dataclass(frozen=True)
class Format:
    """A format: its name, the version of what reads it, what it is, and the reader. Readers take a file in pieces that
    end where lines end."""

    name: str
    version: int
    about: str
    read: Reader

    @property
    def importer(self) -> str:
        """Name and version of what reads it."""
        return f"{self.name} {self.version}"
