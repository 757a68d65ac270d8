"""What the words of a fact-check's rating mean among our verdicts, by a table that has a version.

The words decide: they are compared as a whole, whatever their case, accents and punctuation; else the label before a
colon, full stop or dash, where what follows does not take it back; else labels joined by a slash or `and`, where all
say the same. Words that the table does not hold mean nothing to it. A number counts only where there are no words, and
only at the very end of a scale whose ends are given: in between, and on scales of one number, it means one thing here
and the opposite there.

The table (rating_words.py) is made from what fact-checkers publish of their scales; a change of it is a new version.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from factdb.rules.rating_words import TABLE
from factdb.rules.vocabulary import Veracity

VERSION = 1
WORDS, NUMBERS = f"ratings/{VERSION}", f"ratings/{VERSION} numbers"
LONGEST_LABEL = 60  # characters; a longer beginning is a sentence

# Accents of Latin, Greek and Cyrillic, vowels and hamza of Arabic; marks of other scripts tell words apart.
ACCENT = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
NO_WORD = re.compile(r"[^\w\s\u0900-\u0dff\u0e00-\u0e7f\u1000-\u109f]|_")
FRAME = re.compile(
    r"(?:(?:our |the |final )?(?:rating|verdict|ruling|conclusion|rated|status|label|fact ?check)(?: is)?"
    r"|(?:it|this|that|(?:this |that |the )?(?:claim|statement|post|video|photo|image|quote)s?) (?:is|are|was|were|s)"
    r"|bewertung|urteil|das (?:ist|stimmt)|verdict|c est|ceci est|veredicto|calificacion|(?:esto )?es|(?:isso )?e"
    r"|conclusao|veredito|verdetto|(?:questo )?e|oordeel|ocena|sonuc) "
)
LABEL_END = re.compile(r"\s*(?:[:.;!|(\[\n।۔。：（]|\s[-–—]\s)\s*")
JOINED = re.compile(r"\s*(?:/|\||&|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
TAKEN_BACK = re.compile(
    r"(?:but|however|yet|although|though|aber|jedoch|doch|mais|cependant|pero|sin embargo|mas|porem|ma|pero|maar|ale"
    r"|jednak|ama|ancak|लेकिन|मगर|কিন্তু|لكن|لیکن|مگر|但)\b"
)


@dataclass(frozen=True)
class Normalised:
    """A verdict, and the name and version of the rule that made it."""

    veracity: Veracity
    rule: str


def normalised(
    rating: str | None, value: str | None = None, best: str | None = None, worst: str | None = None
) -> Normalised | None:
    """What a rating means; none where no rule knows. `value`, `best` and `worst` are numbers as they were written."""
    if rating is not None and folded(rating):
        found = of_words(rating)
        return Normalised(found, WORDS) if found else None
    by_number = of_number(number(value), number(best), number(worst))
    return Normalised(by_number, NUMBERS) if by_number else None


# --- words


def of_words(rating: str) -> Veracity | None:
    """The verdict of a rating's words: as a whole, by its label, or by labels that agree."""
    found = of_label(rating)
    if found is not None:
        return found
    label, end, rest = parted(rating)
    if end and len(label) <= LONGEST_LABEL and not TAKEN_BACK.match(folded(rest)):
        return of_label(label) or agreed(label)
    return agreed(rating) if not end else None


def of_label(label: str) -> Veracity | None:
    key = folded(label)
    return meanings().get(key) or meanings().get(FRAME.sub("", key + " ", count=1).strip())


def parted(rating: str) -> tuple[str, bool, str]:
    """The label at the beginning, whether something ends it, and what comes after."""
    found = LABEL_END.search(rating.strip())
    if found is None:
        return rating, False, ""
    return rating.strip()[: found.start()], True, rating.strip()[found.end() :]


def agreed(rating: str) -> Veracity | None:
    """The verdict that all of several labels have."""
    parts = [part for part in JOINED.split(rating) if part]
    found = {of_label(part) for part in parts}
    return found.pop() if len(parts) > 1 and len(found) == 1 else None


def folded(text: str) -> str:
    """The text without case, accents, punctuation and symbols; words are parted by one blank."""
    plain = ACCENT.sub("", unicodedata.normalize("NFKD", text.casefold())).replace("ı", "i")
    return " ".join(NO_WORD.sub(" ", unicodedata.normalize("NFC", plain)).split())


@cache
def meanings() -> dict[str, Veracity]:
    """The table by its folded words."""
    return {
        folded(words): veracity
        for veracity, languages in TABLE.items()
        for listed in languages.values()
        for words in listed.split(",")
    }


# --- numbers


def number(written: str | None) -> float | None:
    try:
        return float((written or "").strip().replace(",", "."))
    except ValueError:
        return None


def of_number(value: float | None, best: float | None, worst: float | None) -> Veracity | None:
    """The verdict at an end of the scale; higher is truer, as Google asks of publishers."""
    if value is None or best is None or worst is None or not worst < best:
        return None
    return {best: Veracity.SUPPORTED, worst: Veracity.REFUTED}.get(value)
