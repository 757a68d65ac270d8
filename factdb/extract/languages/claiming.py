"""What a language needs to turn what somebody said into statements that stand alone, and what all languages share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factdb.extract.sentences import FINAL, Sentence
from factdb.extract.words import Kind, Word
from factdb.rules.vocabulary import ClaimKind, Uncheckable

OPENING_MARKS = frozenset("„“‚‘«»\"'([")
CLOSING = frozenset(".!?,;:)")
CLOSING_MARKS = frozenset("“”’»«\"')]")


@dataclass(frozen=True)
class Clause:
    """A sentence of what somebody said, its own words alone; the frame around it is not among them."""

    sentence: Sentence
    is_direct: bool
    """Whether these are the speaker's own words, so that "I" is the speaker."""
    cue: tuple[str, ...]
    """The words of the cue in lower case."""
    speaker: str | None
    """The name of the person who says it, None where it is no person with a name."""
    gender: str
    """That person's: m, f or nothing."""
    is_alone: bool
    """Whether nobody else is named near whom a pronoun may mean."""
    before: tuple[Word, ...]
    """The words of the text's sentence before the clause, without those that name the speaker."""
    names: frozenset[str]
    """The last names of the people whom the text names."""


@dataclass(frozen=True)
class Statement:
    """A claim in the making: the sentence, what sort it is, and the rules that made it."""

    text: str
    kind: ClaimKind
    why_not: Uncheckable | None
    rules: tuple[str, ...]


@dataclass(frozen=True)
class ClaimWords:
    """How a language makes statements. Both functions are linear in the length of the sentence."""

    stated: Callable[[Clause], Statement | None]
    """What a sentence of somebody's speech states; None where it is less than a clause."""
    told: Callable[[Sentence, frozenset[str]], Statement | None]
    """What a sentence in the outlet's own voice states, with the last names that the text knows; None where it is
    nothing that can be checked."""


def moved(word: Word, text: str | None = None) -> Word:
    """A word at another place of its sentence, perhaps in another form: with a blank before it and behind it."""
    text = word.text if text is None else text
    return word._replace(text=text, lower=text.lower(), start=-1, end=-1)


def rendered(words: Sequence[Word]) -> str:
    """Words as text, with a blank where the text has one and around words that were moved."""
    parts: list[str] = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else word
        if index and is_parted(before, word):
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def is_parted(before: Word, word: Word) -> bool:
    """Whether a blank stands between two words: as in the text where they stood together there."""
    if word.kind is Kind.PUNCT and word.text in CLOSING:
        return False
    if before.start >= 0 and word.start >= 0 and before.end <= word.start:
        return before.end < word.start
    return not (before.kind is Kind.PUNCT and before.text == "(")


def finished(text: str) -> str:
    """A sentence with a capital at its beginning and a mark at its end."""
    text = " ".join(text.split()).rstrip(" ,;:–—-")
    for place, character in enumerate(text):
        if character.isalnum():
            text = text[:place] + character.upper() + text[place + 1 :]
            break
        if character not in OPENING_MARKS:
            break
    last = text.rstrip("".join(CLOSING_MARKS))[-1:]
    return text if last in FINAL else f"{text}."


def without_end(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words without a full stop; question and exclamation marks stay."""
    return words[:-1] if len(words) > 1 and words[-1].text == "." else words


def is_numeric(words: Sequence[Word], numbers: frozenset[str], times: frozenset[str]) -> bool:
    """Whether a quantity stands among words: a number that is no year and belongs to no day or hour, or a word for
    one. `times` are names of months and the like."""
    for index, word in enumerate(words):
        if word.lower in numbers:
            return True
        if word.kind is Kind.NUMBER and not is_year(word.text):
            beside = {other.lower for other in words[max(0, index - 2) : index + 3]}
            ordinal = index + 1 < len(words) and words[index + 1].text == "." and words[index + 1].start == word.end
            if beside.isdisjoint(times) and not (ordinal and index + 2 < len(words)):
                return True
    return False


def is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")
