"""The head of a transcript: who is there, on what occasion, when; and the credits at its end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factdb.extract.candidates import Span
from factdb.extract.transcripts.labels import Label, label_at
from factdb.extract.transcripts.offices import is_office_alone
from factdb.extract.transcripts.vocabulary import ANSWERING, ASKED_BY, ASKING, PARTICLES

CAPITAL = r"[^\W\d_a-zß-öø-ÿа-я][\w.'’-]*"
FULL_NAME = rf"{CAPITAL}(?:(?: (?:{'|'.join(sorted(PARTICLES))})){{0,3}} {CAPITAL}){{1,4}}"
CREDIT = re.compile(
    r"\W*(?:ende?\b(?:[^\w]*\d[\W\d]*(?:[ap]\.?m\b\.?)?\W*(?:[a-z]{2,4})?)?\W*$|"
    r"end of (?:the )?(?:transcript|interview)|(?:ende|schluss) de[rs] |"
    r"(?:das|dieses) (?:interview|gespräch)\b|die fragen stellten?\b|mit .{1,60} sprach\b|interview(?:ed)? ?(?::|by )|"
    r"(?:this|the) (?:transcript|interview|conversation) (?:has been|was|is)\b|"
    r"transcri(?:pt|bed|ption) (?:provided )?by\b)",
    re.IGNORECASE,
)
ASKED = re.compile(
    rf"\b(?i:(?:das|dieses) (?:interview|gespräch) führten?|die fragen stellten?|"
    r"interview(?:ed)? ?(?::|by)|gespräch ?:)"
    rf"\s*(?P<name>{FULL_NAME})"
)
ANSWERED = re.compile(
    rf"\b(?i:interview|gespräch|q ?& ?a|conversation) (?i:mit|with) "
    rf"(?:[^\W\d_A-ZÄÖÜ][\w-]* ){{0,3}}(?P<name>{FULL_NAME})"
)
OCCASIONS = re.compile(
    r"\b(?:\w*pressekonferenz|(?:\w+ )?press briefing|press conference|news conference|(?:news |press )gaggle|briefing|"
    r"\w*interview|\w*anhörung|(?:\w+ )?hearing|\w*debatte|\w*debate|podiumsdiskussion|panel discussion|podcast|"
    r"regierungserklärung|plenarsitzung|sitzung|speech|(?:\w+s)?rede|town hall|talkshow|talk show|vernehmung|testimony|"
    r"deposition|rundfunkansprache|fernsehansprache|streitgespräch|sommerinterview|earnings call|conference call)\b",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"(?:anlass|occasion|event|veranstaltung|format|art|kind) ?: *(?P<value>\S.{0,150})", re.IGNORECASE
)
MEDIUM = re.compile(
    r"(?:medium|sender|sendung|channel|network|programme|program|kanal|station) ?: *(?P<value>\S.{0,100})",
    re.IGNORECASE,
)
SPOKEN_ON = re.compile(
    r"(?:datum|date|tag|day|aufgenommen|aufnahme|recorded|aired|sendung vom|gesendet|wann|when)\b", re.IGNORECASE
)
PERSON = re.compile(
    rf"\s*(?:[-–•*]\s*)?(?P<name>{FULL_NAME})(?P<role>\s?\([^()\n]{{1,120}}\)|\s?(?:,|\s[-–—])\s?[^()\n.;]{{1,150}})?[\s.]*"
)
AND = re.compile(r"\s*,\s*(?:und |and |& )?|\s+(?:und|and|&)\s+")
MOST_ENTRIES = 200  # a bound, so that no list makes the work more than linear
SEPARATORS = re.compile(r"\s*(?:;|\n|(?<=\)),|(?:^|\s)[-–•*]\s)\s*")
INITIAL = 3  # characters of the longest short form of a name with its full stop: "Jr."
LONGEST = 400  # characters of a line of a head that is searched


@dataclass(frozen=True)
class Entry:
    """Somebody the text says takes part. `span` is the place of name and role; `office` the word before the name, as in
    "Moderator: Anna Brandt"; `part` is what they do: "asks" or "answers"."""

    label: Label
    office: tuple[str, Span] | None = None
    part: str = ""
    is_in_title: bool = False


def occasion_of(lines: Iterable[str]) -> str | None:
    """On what occasion it was spoken: what a line says it is, else the first name of one."""
    listed = list(lines)
    told = (found["value"].strip() for line in listed if (found := OCCASION.match(line)))
    named = (found[0] for line in listed if (found := OCCASIONS.search(line, 0, LONGEST)))
    return next(told, None) or next(named, None)


def medium_of(lines: Iterable[str]) -> str | None:
    return next((found["value"].strip() for line in lines if (found := MEDIUM.match(line))), None)


def entries(text: str, title: str, head: Iterable[Span], closing: Iterable[Span]) -> Iterator[Entry]:
    """Who takes part, by the title, the lines of the head and the credits at the end."""
    yield from (replace(entry, is_in_title=True) for entry in credited(title, 0, len(title)))
    listing = False
    for start, end in head:
        listing = False if (label := label_at(text, start)) and not label.is_roster else listing
        found = list(of_line(text, start, end, label, listing=listing))
        listing = bool(label and label.is_roster) or (listing and bool(found))
        yield from found[:MOST_ENTRIES]
        yield from credited(text, start, end)
    for start, end in closing:
        yield from credited(text, start, end)


def credited(text: str, start: int, end: int) -> Iterator[Entry]:
    """Who asks and who answers, as a line says: "Interview mit Jonas Feld", "Die Fragen stellte Anna Brandt"."""
    for pattern, part in ((ASKED, "asks"), (ANSWERED, "answers")):
        for found in pattern.finditer(text, start, min(end, start + LONGEST)):
            name = without_stop(found["name"])
            place = (found.start("name"), found.start("name") + len(name))
            yield Entry(Label(place, name, "", place[1], None), part=part)


def without_stop(name: str) -> str:
    """A name without the full stop of its sentence; that of an initial stays."""
    return name[:-1] if name.endswith(".") and len(name.rsplit(maxsplit=1)[-1]) > INITIAL else name


def of_line(text: str, start: int, end: int, label: Label | None, *, listing: bool) -> Iterator[Entry]:
    """The people of one line: a list behind "Teilnehmer:", an office with its name, an item of a list begun above."""
    if label and label.is_roster:
        yield from listed(text, label.end, end)
    elif label and label.is_nameless and (found := next(person_at(text, label.end, end), None)):
        yield Entry(found, office=(label.name, label.span), part=part_of(label))
    elif listing and label is None:
        yield from listed(text, start, end)


def part_of(label: Label) -> str:
    words = frozenset(label.words)
    if words & (ASKING | ASKED_BY):
        return "asks"
    return "answers" if words & ANSWERING else ""


def listed(text: str, start: int, end: int) -> Iterator[Entry]:
    """The people of a list, parted by semicolons, dashes or lines, or else by commas between names."""
    place = start
    for found in (*SEPARATORS.finditer(text, start, end), None):
        stop = found.start() if found else end
        if place < stop:
            yield from (Entry(person) for person in of_item(text, place, stop))
        place = found.end() if found else end


def of_item(text: str, start: int, end: int) -> Iterator[Label]:
    """The people of an item: "Anna Brandt, Leiterin des Amtes" is one, "Anna Brandt und Jonas Feld" are two."""
    first: int | None = None
    last = start
    for begin, stop in between(text, start, end):
        if first is not None and is_name(text[begin:stop]):
            yield from person_at(text, first, last)
            first = None
        first, last = begin if first is None else first, stop
    if first is not None:
        yield from person_at(text, first, last)


def between(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches between commas and "and"."""
    place = start
    for found in AND.finditer(text, start, end):
        yield place, found.start()
        place = found.end()
    yield place, place + len(text[place:end].rstrip(" ."))


def is_name(words: str) -> bool:
    """Whether words are a full name, and no office with capitals."""
    return re.fullmatch(rf"(?:{FULL_NAME})(?:\s?\([^()]*\))?", words) is not None and not is_office_alone(
        words.split("(", maxsplit=1)[0]
    )


def person_at(text: str, start: int, end: int) -> Iterator[Label]:
    """The person with a role in brackets or behind a comma or dash, where a stretch is that and nothing else."""
    if found := PERSON.fullmatch(text[start:end]):
        name = (start + found.start("name"), start + found.end("name"))
        last = start + found.end("role") if found["role"] else name[1]
        yield Label((name[0], last), found["name"], found["role"] or "", last, None)
