"""Labels of turns: "JANE HALE:", "Sen. Jane Hale (D-OH):", "Jürgen Voss, Sprecher des Amtes:", "[00:01:23] Q:"."""

import re
from dataclasses import dataclass

from factdb.extract.candidates import Span
from factdb.extract.transcripts.notes import STAMP
from factdb.extract.transcripts.vocabulary import (
    LEADING,
    NAMELESS,
    NO_VOICES,
    OPENING,
    PARTICLES,
    ROSTER,
    SHORT_OFFICES,
    SPEECHMAKING,
    TITLES,
)

LONGEST = 120  # characters up to the colon
MOST_WORDS = 7  # of a name with its titles
STARTS = re.compile(rf"(?:[\[(]?\s*(?P<before>{STAMP})\s*[\])]?\s*[-–—|]?\s*)?(?:[-–—•>]+\s*)?")
# Up to the first colon that no digit follows at once; the times of a label may hold colons of their own.
NAMED = re.compile(
    r"(?P<name>[^\W\d_][^:：\n,()\[\]]{0,80})"
    r"(?P<role>(?:,[^:：\n()\[\]]{1,80})?(?:\s?[(\[](?!\s*\d)[^:：\n()\[\]]{1,60}[)\]])?)"
    rf"\s*(?:[\[(]?\s*(?P<within>{STAMP})\s*[\])]?)?\s*[:：](?=\s|$|[^\W\d_]|[\[(„“»«\"'¿¡—–-])"
    rf"\s*(?:[\[(]\s*(?P<behind>{STAMP})\s*[\])])?\s*"
)
# The record of a court or press office may have no colon: "Q. Why?", "A. Because.", "Q Thank you."
LETTER = re.compile(r"(?P<name>Q|A(?=\.))\.?\s(?=[\"“'‘(\[—–-]*[A-Z])")
WORD = re.compile(r"[^\W_]+(?:['’.&-](?=[^\W_])[^\W_]+)*\.?|\S")


@dataclass(frozen=True)
class Label:
    """The words before a colon that may name a voice. `span` is the place of the words, name and role; speech begins
    at `end`; `stamp` is the time beside them as it is written."""

    span: Span
    name: str
    role: str
    end: int
    stamp: str | None

    @property
    def key(self) -> str:
        """What the labels of one voice have in common."""
        return " ".join(self.name.casefold().replace(".", " ").split())

    @property
    def words(self) -> tuple[str, ...]:
        return words_of(self.name)

    @property
    def is_capitals(self) -> bool:
        return self.name.isupper() and self.name.lower() != self.name

    @property
    def is_roster(self) -> bool:
        return is_roster(self.words)

    @property
    def is_nameless(self) -> bool:
        """Whether it says only what the voice does: "Q", "UNIDENTIFIED MALE", "Sprecher 1"."""
        return is_nameless(self.words)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without their full stops."""
    return tuple(word.lower().rstrip(".") for word in WORD.findall(name))


def is_nameless(words: tuple[str, ...]) -> bool:
    def tells_nothing(word: str, index: int) -> bool:
        return word in NAMELESS or word.isdigit() or word == "#" or (index > 0 and len(word) == 1)

    told = [tells_nothing(word, index) for index, word in enumerate(words)]
    return bool(words) and all(told) and words[0] in NAMELESS


def label_at(text: str, start: int = 0) -> Label | None:
    """The label with which a paragraph or line begins, None where it begins otherwise."""
    opening = STARTS.match(text, start, start + LONGEST)
    begin = opening.end() if opening else start
    if letter := LETTER.match(text, begin):
        return Label(letter.span("name"), letter["name"], "", letter.end(), opening["before"] if opening else None)
    found = NAMED.match(text, begin, begin + 2 * LONGEST)
    if found is None or not is_label(found["name"].strip(), found["role"]):
        return None
    last = found.end("role") if found["role"] else begin + len(found["name"].rstrip())
    stamp = (opening and opening["before"]) or found["within"] or found["behind"]
    return Label((begin, last), found["name"].strip(), found["role"].strip(), found.end(), stamp)


def is_label(name: str, role: str) -> bool:
    words = words_of(name)
    if not words or len(words) > MOST_WORDS or len(role) > LONGEST or ends_sentence(role):
        return False
    if is_nameless(words) or is_roster(words):
        return True
    if words[0] in NO_VOICES and len(words) == 1:
        return False
    return all(is_name_word(word, index) for index, word in enumerate(WORD.findall(name)))


def is_roster(words: tuple[str, ...]) -> bool:
    """Whether words open a list of those who are there: "Participants", "Also present", "In attendance"."""
    told = [word for word in words if word not in LEADING]
    return 0 < len(told) <= 2 and not ROSTER.isdisjoint(told) and not any(word.isdigit() for word in told)


def ends_sentence(role: str) -> bool:
    return bool(re.search(r"[!?;…]|[^\W\d_]{5,}\. ", role))


def is_name_word(word: str, index: int) -> bool:
    """Whether a word may be part of a name: with a capital, in a script without, a particle, a number after others."""
    bare = word.rstrip(".")
    if not bare[:1].isalnum():
        return word in "&/#" and index > 0
    if word.endswith(".") and not (len(bare) <= 4 or bare.lower() in TITLES | SHORT_OFFICES):
        return False  # a sentence ends here
    if bare[0].isdigit():
        return index > 0
    return bare[0] != bare[0].lower() or not bare[0].isalpha() or is_caseless(bare[0]) or bare.lower() in PARTICLES


def is_caseless(letter: str) -> bool:
    return letter.lower() == letter.upper()


def may_open_speech(label: Label) -> bool:
    """Whether a label seen only once may be the speaker's own words: "Letzte Frage: …", "Zum Schluss: …"."""
    words = label.words
    if label.is_nameless:
        return False
    opens = words[0] in OPENING and not label.is_capitals
    return opens or not SPEECHMAKING.isdisjoint(words) or not NO_VOICES.isdisjoint((words[0], words[-1]))
