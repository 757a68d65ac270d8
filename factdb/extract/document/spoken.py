"""Transcripts in plain text, Markdown and HTML: paragraphs that begin with the speaker's name and a colon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factdb.extract.candidates import Span
from factdb.extract.document.blocks import URL, Kind, kind_of
from factdb.extract.document.layout import paragraphs
from factdb.extract.document.record import Reading
from factdb.extract.document.tidy import one_line
from factdb.extract.document.written_dates import WrittenDate, written_dates
from factdb.extract.transcripts.heads import MEDIUM, OCCASION, SPOKEN_ON, medium_of, occasion_of
from factdb.extract.transcripts.labels import label_at
from factdb.extract.transcripts.record import Transcript
from factdb.extract.transcripts.telling import Voices, voices_of
from factdb.extract.transcripts.writing import GAP, lines_of, written
from factdb.rules.dates import EdtfDate

CLEANER = "factdb-transcript/1"
TITLE = 30  # words
SHORT = 14  # words; a longer line of a head tells a story, and what it names is no fact about the transcript
HEAD = 40  # lines that are searched for what the head says


@dataclass(frozen=True)
class Heading:
    """What the lines above the first turn say. `kept` are those of them that stay in the text."""

    kept: tuple[str, ...]
    title: str | None
    date: WrittenDate | None
    is_day_of_speech: bool
    lines: tuple[str, ...]


def spoken(texts: Sequence[str], title: str | None, cleaner: str) -> Reading | None:
    """The reading of a transcript; None where the paragraphs are those of another text."""
    voices = voices_of(texts)
    if voices is None:
        return None
    head = heading(texts[: voices.first], title)
    shift = voices.first - len(head.kept)
    moved = Voices({index - shift: label for index, label in voices.labels.items()}, len(head.kept))
    text, turns = written(lines_of([*head.kept, *texts[voices.first :]], moved))
    told = short([*([head.title] if head.title else []), *head.lines])
    day = EdtfDate.day(head.date.day, head.date.words) if head.date else None
    return Reading(
        text=text,
        cleaner=f"{cleaner}+{CLEANER}",
        title=head.title,
        published=day,
        notes=(f"date taken from {head.date.words!r} in the transcript's head",) if head.date else (),
        transcript=Transcript(
            turns,
            tuple(places(head.kept)),
            occasion=occasion_of(told),
            medium=medium_of(told),
            said=day if head.is_day_of_speech else None,
        ),
    )


def heading(lines: Sequence[str], title: str | None) -> Heading:
    """The title, the day, and what of the lines stays in the text: who is there, and any introduction."""
    own = next((line for line in lines[:2] if is_title(line)), None) if title is None else title
    rest = [line for line in lines if one_line(line) != own]
    dated = [(line, dates[0]) for line in short(lines[:HEAD]) if (dates := written_dates(line))]
    line, date = dated[0] if dated else ("", None)
    kept = tuple(line for line in rest if not is_data(line))
    return Heading(kept, own, date, SPOKEN_ON.match(line) is not None, tuple(rest[:HEAD]))


def is_title(line: str) -> bool:
    label = label_at(line)
    return (
        kind_of(line) is not Kind.PROSE
        and not is_data(line)
        and len(line.split()) <= TITLE
        and not (label and (label.is_roster or label.is_nameless))
    )


def is_data(line: str) -> bool:
    """Whether a line of the head is data about the transcript, which is kept apart from its text."""
    if len(line.split()) > SHORT:
        return False
    told = SPOKEN_ON.match(line) or OCCASION.match(line) or MEDIUM.match(line) or URL.match(line)
    return told is not None or kind_of(line) in (Kind.DATE, Kind.SYMBOLS)


def short(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if len(line.split()) <= SHORT]


def places(lines: Sequence[str]) -> Iterator[Span]:
    """Where the lines stand in the text that begins with them."""
    place = 0
    for line in lines:
        yield place, place + len(line)
        place += len(line) + len(GAP)


def set_apart(text: str) -> list[str]:
    """The paragraphs of a tidy text in which a labelled line begins one wherever the line before has ended."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and lines[-1] and label_at(line):
            lines.append("")
        lines.append(line)
    return paragraphs("\n".join(lines))


def plainly_spoken(text: str, cleaner: str) -> Reading | None:
    """The reading of a tidy plain text that is a transcript."""
    return spoken(set_apart(text), None, cleaner)


def with_stated(reading: Reading, stated: Reading) -> Reading:
    """A transcript's reading with what the document states; what it does not state is as the head has it."""
    told = {name: value for name, value in vars(stated).items() if value and name not in ("text", "cleaner", "notes")}
    notes = stated.notes if stated.published else reading.notes
    return replace(reading, **told, notes=notes, transcript=published_by(reading.transcript, stated.publisher))


def published_by(transcript: Transcript | None, publisher: str | None) -> Transcript | None:
    return replace(transcript, publisher=publisher) if transcript else None
