"""A plain text's blocks, and what each is: prose of the story, or one of the things that pages put around it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from factdb.extract.document import clutter
from factdb.extract.document.bylines import is_byline
from factdb.extract.document.written_dates import written_dates

PROSE_WORDS = 9  # a sentence of so many words is no label
SENTENCE_END = re.compile(r"""[.!?…:]["'“”‘’«»›‹)\]]*(\s*\([^()]{1,40}\))?$|[.!?…]?["“”«»]$""")
INNER_END = re.compile(
    r"[a-zäöüß]{3}[\"“”’«»)]*[.!?…][\"“”‘’«»)]*\s+[\"„“‚‘«»]*[A-ZÄÖÜ]"
)  # "St. Pauli" ends no sentence
URL = re.compile(r"^(\w+ ?: ?)?<?(https?://\S+)>?$", re.IGNORECASE)
STAMP = re.compile(
    r"([\d\s.:,;|/()–-]|um|at|uhr|h|am|pm|a\.m\.|p\.m\.|gmt|utc|mez|mesz|cet|cest|bst|est|edt|pst|pdt)*", re.IGNORECASE
)
AGENCY = re.compile(r"\((?=.*(/|\b(dpa|afp|ap|rtr|reuters|apa|sda|epd|kna|sid)\b))[\w/ ,.-]{2,40}\)", re.IGNORECASE)
WEEKDAY = (
    r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[.,]*"
)
PUBLISHED = r"(veröffentlicht|erschienen|erstellt|publiziert|datum|published|posted|date|first published)( (am|on|at))?"
UPDATED = (
    r"(stand|aktualisiert|zuletzt (aktualisiert|geändert)|update[d]?|last (updated|modified)"
    r"|letzte (änderung|aktualisierung))( (am|on|at|vom))?"
)
PLACE = r"((?-i:[A-ZÄÖÜ])[\w/-]+( (?-i:[A-ZÄÖÜ]|am|an der)[\w/-]*){0,3},)"
LABEL = re.compile(  # possessive, so that a long row of dashes costs no more than its length
    rf"\W*+{PLACE}?\W*+((?P<published>{PUBLISHED})|(?P<updated>{UPDATED}))?\W*+({WEEKDAY})?\W*+(den|the)?\W*+",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a block is."""

    PROSE = auto()  # a sentence or more, of some length
    SHORT = auto()  # a short sentence, or words in quotation marks
    LABEL = auto()  # words without an end: headlines, menus, buttons
    DATE = auto()  # nothing but a date, with or without a word that says which
    BYLINE = auto()
    URL = auto()
    CAPTION = auto()
    PROMPT = auto()
    SYMBOLS = auto()  # no letters
    FOREIGN = auto()  # another script than the story's


CLUTTER = {Kind.CAPTION, Kind.PROMPT, Kind.SYMBOLS, Kind.FOREIGN}


@dataclass(frozen=True)
class Block:
    """A paragraph or line, and what it is."""

    text: str
    kind: Kind


def classified(texts: Sequence[str]) -> list[Block]:
    """What each text is."""
    blocks = [Block(text, kind_of(text)) for text in texts]
    main = script_of(" ".join(block.text[:500] for block in blocks if block.kind is Kind.PROSE)[:20_000])
    seen = [Block(block.text, Kind.FOREIGN) if is_foreign(block, main) else block for block in blocks]
    return [
        Block(block.text, Kind.CAPTION)
        if is_twin(block, seen[index - 1 : index] + seen[index + 1 : index + 2])
        else block
        for index, block in enumerate(seen)
    ]


def kind_of(text: str) -> Kind:
    return next((kind for kind, applies in TESTS if applies(text)), None) or kind_of_words(text)


def kind_of_words(text: str) -> Kind:
    length = len(text.split())
    ends = SENTENCE_END.search(text[-80:]) is not None
    asks = text.endswith(("?", "!")) and length < 2 * PROSE_WORDS  # headlines do, at greater length than they state
    if length >= PROSE_WORDS and (INNER_END.search(text) or (ends and not asks)):
        return Kind.PROSE
    return Kind.SHORT if ends and length else Kind.LABEL


def is_date_line(text: str) -> bool:
    """Whether a line, or a part of it, says a day and nothing else: "Stand: 21.12.2021, 10:15 Uhr"."""
    return len(text) <= 160 and any(stamp_of(part) for part in meta_parts(text))


def meta_parts(text: str) -> list[str]:
    """The parts of a line below a headline, "Anna Weber | 3. Mai 2023 · 4 Min."."""
    return [part.strip() for part in re.split(r"[|•·]", text)]


def stamp_of(part: str) -> re.Match[str] | None:
    """What labels the day of a part that says a day and nothing else."""
    dates = written_dates(part)
    if not dates or len(part) > 100:
        return None
    after = part[dates[0].end :]
    return LABEL.fullmatch(part[: dates[0].start]) if STAMP.fullmatch(after) or len(dates) > 1 else None


def has_byline(text: str) -> bool:
    return AGENCY.fullmatch(text) is not None or any(is_byline(part) for part in meta_parts(text[:300]))


def has_no_letters(text: str) -> bool:
    return not any(character.isalpha() for character in text[:500])


TESTS: tuple[tuple[Kind, Callable[[str], object]], ...] = (  # in this order
    (Kind.URL, URL.match),
    (Kind.DATE, is_date_line),
    (Kind.SYMBOLS, has_no_letters),
    (Kind.BYLINE, has_byline),
    (Kind.CAPTION, clutter.is_caption),
    (Kind.PROMPT, clutter.is_prompt),
)


def is_foreign(block: Block, main: str) -> bool:
    return bool(main) and block.kind in (Kind.LABEL, Kind.SHORT) and script_of(block.text[:200]) not in ("", main)


def is_twin(block: Block, beside: Sequence[Block]) -> bool:
    """Whether a label says again what the caption beside it says: a picture's alternative text."""
    captions = (other.text for other in beside if other.kind is Kind.CAPTION)
    return block.kind is Kind.LABEL and len(block.text) > 10 and any(block.text in caption for caption in captions)


def script_of(text: str) -> str:
    """The script most of its letters are of, as Unicode names it: LATIN, CYRILLIC, GREEK …"""
    scripts = Counter(script_of_letter(character) for character in text if character.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""


@lru_cache(maxsize=4096)
def script_of_letter(letter: str) -> str:
    return unicodedata.name(letter, "OTHER").split()[0]
