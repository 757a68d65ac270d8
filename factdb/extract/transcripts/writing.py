"""From labelled paragraphs to a clean text with its turns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factdb.extract.candidates import Span, Time
from factdb.extract.transcripts.heads import CREDIT
from factdb.extract.transcripts.labels import Label, words_of
from factdb.extract.transcripts.notes import without_notes
from factdb.extract.transcripts.record import Turn
from factdb.extract.transcripts.telling import Voices

GAP = "\n\n"
TIME_OF_DAY = 3 * 3600  # seconds; where the first time is later, times are those of a clock


@dataclass(frozen=True)
class Line:
    """A paragraph of a transcript. `label` is its own; `anew` says that somebody else begins to speak, named or not;
    `silent` that nobody says it."""

    text: str
    label: Label | None = None
    anew: bool = False
    silent: bool = False
    time: Time | None = None


def lines_of(paragraphs: Sequence[str], voices: Voices) -> list[Line]:
    """The paragraphs of a written transcript. One without a label goes on with the turn before it, unless it stands
    behind the last turn and is the editor's."""
    last = max(voices.labels)
    several = goes_on(paragraphs, voices, last)
    lines = []
    for index, text in enumerate(paragraphs):
        label = voices.labels.get(index)
        silent = index < voices.first or (index > last and is_editors(paragraphs, voices, index, several=several))
        lines.append(Line(text, label, anew=label is not None, silent=silent))
    return timed(lines)


def goes_on(paragraphs: Sequence[str], voices: Voices, last: int) -> bool:
    """Whether a turn of several paragraphs is usual: every third before the last one has them."""
    before = [index for index in voices.labels if index < last]
    several = sum(1 for index in before if index + 1 not in voices.labels and speaks(paragraphs[index + 1]))
    return several * 3 >= len(before) and several > 0


def is_editors(paragraphs: Sequence[str], voices: Voices, index: int, *, several: bool) -> bool:
    """Whether a paragraph behind the last turn is not its speaker's: where turns are not so long, where it names the
    speaker or says that the transcript ends."""
    name = voices.labels[max(voices.labels)].words[-1]
    if CREDIT.match(paragraphs[index]) or name in words_of(paragraphs[index]):
        return True
    return not (several or label_alone(paragraphs, voices, index))


def speaks(text: str) -> bool:
    return any(without_notes(text, 0, len(text)))


def label_alone(paragraphs: Sequence[str], voices: Voices, index: int) -> bool:
    """Whether a paragraph follows a label that stands on a line of its own."""
    label = voices.labels.get(index - 1)
    return label is not None and not paragraphs[index - 1][label.end :].strip()


def timed(lines: list[Line]) -> list[Line]:
    """The lines with the times beside their labels: a turn lasts until the next one with a time."""
    starts = [seconds(line.label.stamp) if line.label and line.label.stamp else None for line in lines]
    if next((start for start in starts if start is not None), 0) >= TIME_OF_DAY:
        return lines
    found: list[Line] = []
    after: float | None = None
    for line, start in zip(reversed(lines), reversed(starts), strict=True):
        end = after if start is not None and after is not None and after >= start else None
        found.append(line if start is None else replace(line, time=(start, end)))
        after = after if start is None else start
    return found[::-1]


def seconds(stamp: str) -> float:
    """The seconds of "1:02:03.5" or "02:03"."""
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = 60 * total + float(part)
    return total


def written(lines: Sequence[Line]) -> tuple[str, tuple[Turn, ...]]:
    """The clean text of the lines, and its turns. Neighbouring turns of one voice are one."""
    text = GAP.join(line.text for line in lines)
    return text, tuple(joined(text, placed(text, lines)))


def placed(text: str, lines: Iterable[Line]) -> Iterator[tuple[Line, Turn]]:
    """Each spoken line as a turn of its own."""
    place = 0
    for line in lines:
        begin, place = place, place + len(line.text) + len(GAP)
        if not line.silent:
            label, behind = shifted(line.label, begin)
            spoken = tuple(without_notes(text, behind, begin + len(line.text)))
            yield line, Turn(label, spoken, line.time)


def shifted(label: Label | None, begin: int) -> tuple[Span | None, int]:
    """The place of a label in the text, and where speech begins behind it."""
    if label is None:
        return None, begin
    return (begin + label.span[0], begin + label.span[1]), begin + label.end


def joined(text: str, turns: Iterable[tuple[Line, Turn]]) -> Iterator[Turn]:
    key: str | None = None
    pieces: list[Turn] = []
    for line, turn in turns:
        own = line.label.key if line.label else None
        if (line.anew or not pieces) and (own is None or own != key):
            yield from whole(text, pieces)
            pieces, key = [], own
        pieces.append(turn)
    yield from whole(text, pieces)


def whole(text: str, pieces: Sequence[Turn]) -> Iterator[Turn]:
    """The pieces of a turn as one, unless nothing is said in it."""
    spoken = tuple(touching(text, (span for piece in pieces for span in piece.spoken)))
    if spoken:
        times = [piece.time for piece in pieces if piece.time]
        yield Turn(pieces[0].label, spoken, (times[0][0], times[-1][1]) if times else None)


def touching(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, those made one between which nothing but blanks stands."""
    begin: int | None = None
    end = 0
    for start, stop in spans:
        if begin is not None and text[end:start].strip():
            yield begin, end
            begin = None
        begin, end = start if begin is None else begin, stop
    if begin is not None:
        yield begin, end
