"""WebVTT and SubRip: caption files to paragraphs with their speakers and times."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import webvtt
from webvtt.errors import MalformedFileError

from factdb.errors import BadInput
from factdb.extract.document.captioned import Caption, lines_of_captions
from factdb.extract.document.record import Reading
from factdb.extract.document.tidy import LINE_BREAKS, tidy
from factdb.extract.transcripts.record import Transcript
from factdb.extract.transcripts.writing import written

OWN_VERSION = "factdb-captions/1"
STAMP = r"(?:(\d{1,6}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
TIMING = re.compile(rf"\s*{STAMP}\s*-->\s*{STAMP}(?P<settings>(?:\s.*)?)")
CLOCK = r"\d{1,6}:\d{1,2}(?::\d{1,2})?[.,]\d{1,3}"
MEANT = re.compile(rf"-->|\s*{CLOCK}\s*[^\w\s]{{0,4}}\s*{CLOCK}")  # what was meant to be one
BLOCK = re.compile(r"(NOTE|STYLE|REGION)(?=\s|$)")
NUMBER = re.compile(r"\s*\d+\s*")
HEADER = re.compile(r"WEBVTT(?=\s|$)")
LANGUAGE = re.compile(r"(?:^|[\s;])Language:\s*([A-Za-z]{2,3})\b", re.MULTILINE)
EXPECTED = "00:01:02.345 --> 00:01:04.000"


@cache
def cleaner() -> str:
    return f"webvtt-py/{version('webvtt-py')}+{OWN_VERSION}"


def read_captions(text: str, url: str | None) -> Reading:  # noqa: ARG001 (readers share one signature)
    """The captions as paragraphs, one for each turn: "Name: text" where a name is given. Times are kept apart.

    WebVTT and SubRip are told by the header alone. Raises BadInput, with the line, where a time code is none.
    """
    lines = LINE_BREAKS.sub("\n", text.lstrip("\ufeff")).split("\n")
    is_webvtt = HEADER.match(lines[0]) is not None
    captions = captions_of(normalised(lines, is_webvtt=is_webvtt))
    clean, turns = written(lines_of_captions(captions))
    language = LANGUAGE.search("\n".join(lines[:10])) if is_webvtt else None
    nameless = () if any(turn.label for turn in turns) else ("the captions name no speakers",)
    told = language[1].lower() if language else None
    return Reading(text=clean, cleaner=cleaner(), language=told, notes=nameless, transcript=Transcript(turns))


def normalised(lines: Sequence[str], *, is_webvtt: bool) -> str:
    """The file as strict WebVTT: times in full with a point, a blank line before each cue, none inside one.

    Raises BadInput where a line that should be a time code is none, and where there is none at all.
    """
    made = [] if is_webvtt else ["WEBVTT"]
    timed = False
    for number, line in enumerate(lines, start=1):
        if timing := timing_of(number, line):
            timed = True
            if NUMBER.fullmatch(made[-1]):
                made.pop()
            made += ["", timing]
        elif line.strip() or (is_webvtt and (not timed or ends_cue(lines, number))):
            made.append(line)
    if not timed:
        raise BadInput("The captions hold no time codes.", hint=f"Each caption needs a line such as {EXPECTED}.")
    return "\n".join(made)


def timing_of(number: int, line: str) -> str | None:
    """The line of a cue's times as WebVTT has it; None where the line is none. Raises BadInput where it is broken."""
    found = TIMING.fullmatch(line)
    if found and all(int(part or 0) < 60 for part in found.group(2, 3, 6, 7)):
        return f"{time_code(found.group(1, 2, 3, 4))} --> {time_code(found.group(5, 6, 7, 8))}"
    if found or MEANT.match(line) or "-->" in line:
        raise bad_timing(number, line)
    return None


def ends_cue(lines: Sequence[str], number: int) -> bool:
    """Whether a block follows the blank line: a cue, a note, a style. Other words still belong to the cue above."""
    following = lines[number : number + 2]
    is_block = any(TIMING.fullmatch(line) for line in following) or BLOCK.match(following[0] if following else "NOTE")
    return bool(is_block) or not following[0].strip()


def bad_timing(number: int, line: str) -> BadInput:
    return BadInput(
        f"Line {number} of the captions is no time code: {line.strip()!r:.80}.", hint=f"Write it as {EXPECTED}."
    )


def time_code(parts: Sequence[str | Any]) -> str:
    """A time as WebVTT has it; a fraction of one digit is tenths."""
    hours, minutes, seconds, fraction = parts
    return f"{int(hours or 0):02d}:{int(minutes or 0):02d}:{int(seconds or 0):02d}.{(fraction or '').ljust(3, '0')}"


def captions_of(text: str) -> Iterator[Caption]:
    """The cues of a WebVTT file in the order in which they are shown. Raises BadInput where it is none."""
    try:
        read = webvtt.from_string(text).captions
    except MalformedFileError as error:  # pragma: no cover - we made its header
        raise BadInput(f"The captions cannot be read: {error}.", hint="Save them again as WebVTT or SubRip.") from None
    for cue in sorted(read, key=lambda cue: cue.start_time.in_milliseconds()):
        start, end = cue.start_time.in_milliseconds() / 1000, cue.end_time.in_milliseconds() / 1000
        yield Caption(tuple(tidy(line) for line in cue.lines), (start, max(start, end)))
