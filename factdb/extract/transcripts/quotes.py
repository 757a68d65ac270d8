"""From the turns of a transcript to candidates: each turn is one direct quote. No grammar is needed, so any language
will do; a language pack adds the people its text introduces."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from factdb.extract.candidates import Mention, QuoteCandidate, RoleCandidate, Span, SpeakerCandidate, Time
from factdb.extract.cast import Cast
from factdb.extract.languages.pack import LanguagePack
from factdb.extract.marks import quotations
from factdb.extract.persons import Person
from factdb.extract.sentences import paragraphs, sentences
from factdb.extract.transcripts.heads import CREDIT, FULL_NAME, entries
from factdb.extract.transcripts.labels import Label, label_at
from factdb.extract.transcripts.offices import taken_apart
from factdb.extract.transcripts.record import Transcript, Turn
from factdb.extract.transcripts.speakers import Heard, Speakers
from factdb.extract.transcripts.vocabulary import TITLES
from factdb.rules.anchors import exact
from factdb.rules.dates import EdtfDate
from factdb.rules.vocabulary import Fidelity, Mode

TURN, JOINED, CHANGE = "transcript turn", "parts joined", "no label"
LOST = re.compile(
    r"inaudible|indiscernible|unintelligible|unverständlich|неразборчиво|[\[(]\s*(?:…|\.\.\.)\s*[\])]", re.IGNORECASE
)
FULL = re.compile(rf"\b{FULL_NAME}\b")
MYSELF = re.compile(r"(?:\bI['’]m|\bI am|\bmy name is|\bich bin|\bmein Name ist)\s*$", re.IGNORECASE)


class Hearing:
    """Reads one transcript."""

    def __init__(
        self,
        text: str,
        transcript: Transcript,
        pack: LanguagePack | None,
        title: str | None = None,
        published: EdtfDate | None = None,
    ) -> None:
        self.text, self.transcript, self.pack, self.published = text, transcript, pack, published
        self.labels = {turn.label: self.read(turn.label) for turn in transcript.turns if turn.label}
        listed = entries(text, title or "", transcript.head, self.closing())
        self.speakers = Speakers(text, distinct(self.labels.values()), listed, self.told, transcript.publisher)

    def read(self, span: Span) -> Label:
        """The label at a place, which is name and role; made up where it does not look like one."""
        found = label_at(self.text, span[0])
        whole = found is not None and found.span == span
        return found if found and whole else Label(span, self.text[slice(*span)], "", span[1], None)

    def closing(self) -> list[Span]:
        """The lines behind the last turn that say who asked."""
        end = self.transcript.turns[-1].spoken[-1][1] if self.transcript.turns else 0
        spans = ((start + end, stop + end) for start, stop in paragraphs(self.text[end:]))
        return [span for span in spans if self.is_credit(span)]

    def is_credit(self, span: Span) -> bool:
        return CREDIT.match(self.text, *span) is not None

    def quotes(self) -> list[QuoteCandidate]:
        return [self.quote(turn) for turn in self.transcript.turns]

    def quote(self, turn: Turn) -> QuoteCandidate:
        label = self.labels[turn.label] if turn.label else None
        heard = self.speakers.found[label.key] if label else None
        return QuoteCandidate(
            text=exact(self.text, turn.spoken),
            start=turn.spoken[0][0],
            end=turn.spoken[-1][1],
            spans=turn.spoken,
            mode=Mode.DIRECT,
            fidelity=self.fidelity(turn),
            cue=None,
            mention=self.mention(label) if label else None,
            speaker=heard.speaker if heard else None,
            anonymous=heard is not None and heard.anonymous,
            hops=(),
            occasion=self.transcript.occasion,
            medium=self.transcript.medium,
            said=self.said(),
            trace=(TURN, *rules(turn, heard)),
            time=turn.time,
        )

    def mention(self, label: Label) -> Mention:
        start = label.span[0]
        return Mention(label.name, start, start + len(label.name))

    def fidelity(self, turn: Turn) -> Fidelity:
        """Verbatim, unless the transcript itself marks words as lost or left out. Dots alone are a pause."""
        gaps = (self.text[one[1] : other[0]] for one, other in zip(turn.spoken, turn.spoken[1:], strict=False))
        return Fidelity.ELIDED if any(LOST.search(gap) for gap in gaps) else Fidelity.VERBATIM

    def said(self) -> EdtfDate | None:
        if self.transcript.said or self.published is None or self.published.latest is None:
            return self.transcript.said
        return EdtfDate.no_later_than(self.published.latest)

    def everybody(self) -> tuple[SpeakerCandidate, ...]:
        """Every speaker once, in the order of their turns; then those whom the head gives an office."""
        speaking = dict.fromkeys(self.speakers.found[label.key].speaker for label in self.labels.values())
        return (*speaking, *dict.fromkeys(self.speakers.silent()))

    # --- full names in the text

    @cached_property
    def cast(self) -> Cast | None:
        """The people the text names, where its language has a pack."""
        if self.pack is None:
            return None
        stretches = paragraphs(self.text)
        parsed = sentences(self.text, stretches, quotations(self.text, stretches), self.pack.abbreviations)
        return Cast(parsed, self.pack.people, self.text)

    @cached_property
    def starts(self) -> list[int]:
        return [turn.label[0] if turn.label else turn.spoken[0][0] for turn in self.transcript.turns]

    def told(self, last: str, key: str) -> tuple[str, Sequence[RoleCandidate]] | None:
        """The full name and roles that the text gives for a last name, where it names one person so. Of whom somebody
        speaks under their own name is another, unless they introduce themselves."""
        named = [person for person in (self.cast.by_last.get(last, ()) if self.cast else ()) if " " in person.name]
        introduced = self.introduced.get(last, set())
        if len(introduced) == 1:
            name = next(iter(introduced))
            return name, [role for person in named if person.name == name for role in offices(person)]
        if introduced or len(named) != 1 or not any(self.is_meant(named[0], place, key) for place in named[0].places):
            return None
        return named[0].name, offices(named[0])

    @cached_property
    def introduced(self) -> dict[str, set[str]]:
        """The full names in the introduction by their last words, whatever the language."""
        found: dict[str, set[str]] = {}
        for span in self.transcript.head:
            for match in FULL.finditer(self.text, *span):
                words = taken_apart(match[0], {}).name.rstrip(".").split()
                if len(words) > 1:
                    found.setdefault(words[-1], set()).add(" ".join(words))
        return found

    def is_meant(self, person: Person, place: int, key: str) -> bool:
        given = self.text.rfind(person.name, max(0, place - len(person.name)), place + len(person.last))
        turn = bisect_right(self.starts, place) - 1
        label = self.transcript.turns[turn].label if turn >= 0 else None
        own = label is not None and self.labels[label].key == key
        return given >= 0 and (not own or MYSELF.search(self.text, max(0, given - 30), given) is not None)


def offices(person: Person) -> list[RoleCandidate]:
    """Somebody's roles without forms of address."""
    return [role for role in person.roles if role.title.lower().rstrip(".") not in TITLES]


def distinct(labels: Iterable[Label]) -> list[Label]:
    """The labels as they first come, each wording once."""
    first: dict[tuple[str, str], Label] = {}
    for label in labels:
        first.setdefault((label.name, label.role), label)
    return list(first.values())


def rules(turn: Turn, heard: Heard | None) -> tuple[str, ...]:
    """The rules behind a quote, and when it was spoken."""
    joined = (JOINED,) if len(turn.spoken) > 1 else ()
    spoken = (f"spoken at {in_words(turn.time)}",) if turn.time else ()
    return (*joined, heard.rule if heard else CHANGE, *spoken)


def in_words(time: Time) -> str:
    """Seconds as "0:01:23.4–0:01:31"."""
    start, end = time
    return clock(start) if end is None else f"{clock(start)}–{clock(end)}"


def clock(seconds: float) -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    rest = f".{thousandths:03d}".rstrip("0") if thousandths else ""
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}{rest}"
