"""From captions to the paragraphs of a transcript: rolling lines shown once, tags gone, one paragraph for each turn."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factdb.extract.candidates import Time
from factdb.extract.document.tidy import one_line
from factdb.extract.transcripts.labels import Label, label_at, may_open_speech
from factdb.extract.transcripts.notes import without_notes
from factdb.extract.transcripts.writing import Line

VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?\s+(?P<name>[^<>]{1,120})>|(?P<end></v>)")
TAGS = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<[\d:.]{5,15}>|\{\\[^{}]{0,100}\}")
CHANGE = re.compile(r"\s*>>+\s*")  # the mark of television captions for another speaker
DASH = re.compile(r"\s*[-–—‐]\s*(?=\S)")
ENDS = re.compile(r"[.!?…。！？][\"'“”‘’»«)\]]*$")
TOUCHING = 0.1  # seconds between captions of which the second shows the first one's lines again
PAUSE = 2.0  # seconds; a longer silence after a sentence begins a paragraph
LABELLED = 0.6  # share of the captions from which a label is expected in each
ROLLED = 8  # lines; no screen has more
WORDY = 3  # words; a shorter caption that comes twice may have been said twice


@dataclass(frozen=True)
class Caption:
    """A cue: its lines with their tags, and when it is shown, in seconds."""

    lines: tuple[str, ...]
    time: Time


@dataclass(frozen=True)
class Piece:
    """Words of one voice in one caption. `voice` is what a tag names; `anew` that a mark says somebody else speaks."""

    text: str
    time: Time
    voice: str | None = None
    anew: bool = False

    @property
    def speaks(self) -> bool:
        return any(without_notes(self.text, 0, len(self.text)))


def lines_of_captions(captions: Iterable[Caption]) -> list[Line]:
    """The paragraphs: a new one where somebody else speaks, and after a pause at the end of a sentence."""
    pieces = [piece for caption in unrolled(captions) for piece in pieces_of(caption)]
    labels = labels_of(pieces)
    tagged = any(piece.voice for piece in pieces)
    marked = not tagged and (bool(labels) or any(piece.anew for piece in pieces))
    groups: list[list[int]] = []
    for index in range(len(pieces)):
        if not groups or breaks(pieces, groups[-1], index, labels):
            groups.append([])
        groups[-1].append(index)
    return [line_of([pieces[index] for index in group], labels.get(group[0]), marked=marked) for group in groups]


# --- lines that are shown again


def unrolled(captions: Iterable[Caption]) -> Iterator[Caption]:
    """The captions without the lines that the caption before them showed already."""
    before: Caption | None = None
    for caption in captions:
        shown = replace(caption, lines=tuple(line for line in caption.lines if bare(line)))
        yield replace(shown, lines=shown.lines[repeated(before, shown) :]) if before else shown
        before = shown if shown.lines else before


def repeated(before: Caption, caption: Caption) -> int:
    """How many lines of a caption are the last ones of the caption before."""
    if caption.time[0] > (before.time[1] or 0) + TOUCHING:
        return 0
    old, new = [seen(line) for line in before.lines], [seen(line) for line in caption.lines]
    counts = (count for count in range(min(len(old), len(new), ROLLED), 0, -1) if old[-count:] == new[:count])
    count = next(counts, 0)
    alone = count == len(new) == len(old) == 1 and caption.time[0] >= (before.time[1] or 0)
    return 0 if alone and len(bare(caption.lines[0]).split()) < WORDY else count


def seen(line: str) -> tuple[list[str], str]:
    """Whose words a line shows, and the words: two voices may say the same."""
    return [tag["name"] for tag in VOICE.finditer(line) if tag["name"]], bare(line)


def bare(line: str) -> str:
    """A line without tags, as it is read."""
    return one_line(html.unescape(TAGS.sub("", line)))


# --- voices


def pieces_of(caption: Caption) -> Iterator[Piece]:
    """The words of each voice in a caption: by tags, by ">>" and by the dashes of a dialogue."""
    voice: str | None = None
    for line in caption.lines:
        place = 0
        for tag in (*VOICE.finditer(line), None):
            words = line[place : tag.start() if tag else len(line)]
            yield from spoken_in(bare(words), caption.time, voice)
            if tag:
                voice, place = (one_line(html.unescape(tag["name"])) if tag["name"] else None), tag.end()


def spoken_in(words: str, time: Time, voice: str | None) -> Iterator[Piece]:
    place, anew = 0, False
    for mark in (*CHANGE.finditer(words), None):
        part = words[place : mark.start() if mark else len(words)].strip()
        if part:
            dashed = None if place else dash_before(part)
            yield Piece(part[dashed or 0 :], time, voice, anew=anew or dashed is not None)
        if mark:
            place, anew = mark.end(), True


def dash_before(part: str) -> int | None:
    """Where the words behind the dash of a dialogue begin. A dash before lower case is one of the sentence's own."""
    found = DASH.match(part)
    return found.end() if found and not part[found.end()].islower() else None


def labels_of(pieces: Sequence[Piece]) -> dict[int, Label]:
    """The labels inside the text that name voices: in capitals, behind a mark, or coming again."""
    found = {index: label for index, piece in enumerate(pieces) if (label := label_at(piece.text))}
    counts = Counter(label.key for label in found.values())
    mostly = len(found) >= LABELLED * len(pieces)
    return {
        index: label
        for index, label in found.items()
        if is_voice(label, counts[label.key], clear=pieces[index].anew or (mostly and is_begun(pieces, index)))
    }


def is_begun(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a sentence begins with a piece."""
    return index == 0 or ENDS.search(pieces[index - 1].text) is not None


def is_voice(label: Label, times: int, *, clear: bool) -> bool:
    clear = clear or label.is_capitals or label.is_nameless or bool(label.role)
    return times > 1 or (clear and (label.is_nameless or not may_open_speech(label)))


def breaks(pieces: Sequence[Piece], group: Sequence[int], index: int, labels: Mapping[int, Label]) -> bool:
    """Whether a piece begins a paragraph: another voice, or a pause after a sentence."""
    piece, last, spoken = pieces[index], pieces[group[-1]], speaking(pieces, group)
    if index in labels or piece.anew:
        return True
    if not piece.speaks:
        return False
    if spoken is None or spoken.voice != piece.voice:
        return True
    return piece.time[0] - (last.time[1] or 0) >= PAUSE and ENDS.search(last.text) is not None


def speaking(pieces: Sequence[Piece], group: Sequence[int]) -> Piece | None:
    """The last piece of a paragraph that is speech and not a sound; it is one of the last few."""
    return next((pieces[index] for index in reversed(group[-ROLLED:]) if pieces[index].speaks), pieces[group[0]])


def line_of(pieces: Sequence[Piece], label: Label | None, *, marked: bool) -> Line:
    """A paragraph. It goes on with the turn before it only where labels and marks, not tags, tell turns."""
    text = " ".join(piece.text for piece in pieces)
    first = next((piece for piece in pieces if piece.speaks), pieces[0])
    time = (pieces[0].time[0], pieces[-1].time[1])
    if label is None and first.voice:
        text, label = f"{first.voice}: {text}", voice_label(first.voice)
    silent = not any(piece.speaks for piece in pieces)
    anew = label is not None or not marked or any(piece.anew for piece in pieces)
    return Line(text, label, anew=anew, silent=silent, time=time)


def voice_label(voice: str) -> Label:
    """The label made from the name in a tag."""
    found = label_at(f"{voice}: ")
    if found and found.span == (0, len(voice)):
        return replace(found, end=len(voice) + 2)
    return Label((0, len(voice)), voice, "", len(voice) + 2, None)
