"""Whether two names may be one person's: over scripts, transliterations, spellings and shortenings. Pure.

A name is read as words in Latin letters (`anyascii` for other scripts), each folded to a **sound**: what German,
English, French and scholarly transliterations of one name have in common (w and v, sch and sh, j and y, -ow, -ov and
-off). The **skeleton** of a sound is its consonants: scripts that write no vowels have those alone.

What comes of it are suggestions: Müller may be Muller, and need not.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from anyascii import anyascii
from rapidfuzz import fuzz

LEAST = 0.6
"""The score from which on two names are worth a person's look."""

MOST_WORDS = 6
PARTICLES = frozenset(
    {"al", "bin", "ibn", "ben", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la"}
    | {"le", "of", "san", "st", "the", "van", "vom", "von", "y", "zu", "zum", "zur", "dr", "jr", "sr", "prof", "sir"}
)

BEFORE_LATIN = [  # what a letter-by-letter transliteration gets wrong
    (re.compile("ου"), "u"),  # Greek
    (re.compile("μπ"), "b"),
    (re.compile("ντ"), "d"),
    (re.compile("(?<=[\u0590-\u05ff])ו"), "u"),  # Hebrew vav is a vowel inside a word
    (re.compile("(?<![\u0590-\u05ff])ב"), "b"),
    (re.compile("(?<![\u0590-\u05ff])פ"), "p"),
    (re.compile("[čć]"), "ch"),
    (re.compile("[šş]"), "sh"),
    (re.compile("[žж]"), "zh"),
    (re.compile("đ"), "dj"),
    (re.compile("ł"), "l"),
    (re.compile("ä"), "ae"),
    (re.compile("[öø]"), "oe"),
    (re.compile("ü"), "ue"),
    (re.compile("å"), "a"),
    (re.compile("[ьъ]"), ""),
]
SOUNDS = [  # in this order; capitals stand for one sound each
    (re.compile("ae"), "a"),
    (re.compile("oe"), "o"),
    (re.compile("ue"), "u"),
    (re.compile("ou"), "u"),
    (re.compile("schtsch|shtsh|chtch|shch|szcz"), "X"),  # щ
    (re.compile("dsch|dzh|dj"), "j"),
    (re.compile("tsch|tsh|tch|cz"), "C"),
    (re.compile("sch|sh|sz|zh"), "S"),
    (re.compile("kh|ch"), "C"),  # х, which German writes like the English ч
    (re.compile("X"), "SC"),
    (re.compile("ph"), "f"),
    (re.compile("ts|tz|z|c(?=[eiy])"), "s"),
    (re.compile("x"), "ks"),
    (re.compile("ck|q|c"), "k"),
    (re.compile("w"), "v"),
    (re.compile("(?<=[oe])ff?$"), "v"),  # -off, -eff
    (re.compile("[jy]"), "i"),
    (re.compile("(?<=.)h"), ""),
    (re.compile("(?:^|(?<=[aeou]))ie"), "e"),  # ye, je, e
    (re.compile("ie$"), "i"),
    (re.compile("(?<=[^aeiou]{2})e$|(?<=in)e$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
]
VOWELS = re.compile("[aeiou]")
LETTERS = re.compile("[a-z]+")
WRITES_NO_VOWELS = re.compile("[\u0590-\u05ff\u0600-\u06ff]")


@dataclass(frozen=True)
class Word:
    """A word of a name: in Latin letters, by sound and by skeleton."""

    written: str
    sound: str
    skeleton: str
    has_vowels: bool = True

    @property
    def is_initial(self) -> bool:
        return len(self.written) == 1


@dataclass(frozen=True)
class Likeness:
    """How alike two names are, from 0 to 1 (the very same), and why, in words for people."""

    score: float
    why: str


def latin(text: str) -> str:
    """A word in lower-case Latin letters."""
    text = unicodedata.normalize("NFC", text.casefold())
    for pattern, replacement in BEFORE_LATIN:
        text = pattern.sub(replacement, text)
    return anyascii(text).lower()


def sound_of(letters: str) -> str:
    for pattern, replacement in SOUNDS:
        letters = pattern.sub(replacement, letters)
    return re.sub(r"(.)\1+", r"\1", letters)


def skeleton_of(sound: str) -> str:
    """The consonants. A vowel at the beginning counts as one, whichever it is."""
    rest = VOWELS.sub("", sound[1:])
    first = "a" if VOWELS.match(sound) else sound[:1]
    return re.sub(r"(.)\1+", r"\1", first + rest)


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name, without particles (unless there is nothing else) and with what hyphens join as words of
    their own. Mc and Mac are one."""
    parts = [part for part in re.split(r"[\s\-‐–.,/·・]+", re.sub("['’ʼ`]", "", name)) if part]
    found = [word for part in parts for word in words_in(part)][:MOST_WORDS]
    return tuple(word for word in found if word.written not in PARTICLES) or tuple(found)


def words_in(part: str) -> Iterator[Word]:
    letters = "".join(LETTERS.findall(latin(part)))
    if letters.startswith("mac") and len(letters) > 5:
        letters = "mc" + letters[3:]
    if letters:
        sound = sound_of(letters)
        yield Word(letters, sound, skeleton_of(sound), has_vowels=not WRITES_NO_VOWELS.search(part))


# --- which names to compare: keys that alike names share


def keys(name: str) -> set[str]:
    """What a name is found by. Names that share no key are not compared."""
    words = words_of(name)
    full = [word for word in words if not word.is_initial]
    found = {f"={skeleton_of(sound)}" for sound in together(words)}
    if len(words) == 1:
        return found | {f"0{word.skeleton}" for word in words}
    pairs = {
        f"{word.skeleton}+{other.skeleton[:1]}"
        for word in full
        for other in words
        if other is not word and len(word.skeleton) > 1
    }
    return found | pairs | {f"1{word.skeleton}" for word in full}


def joined(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The orders in which a name may be written as one word: as it is, and with the first word last."""
    yield tuple(words)
    if len(words) > 1:
        yield (*words[1:], words[0])


def sought(name: str) -> set[str]:
    """The keys to look for: a name of one word may be part of any, a longer one may be known by one of its words."""
    words = words_of(name)
    if len(words) == 1:
        return keys(name) | {f"1{word.skeleton}" for word in words}
    kept = {key for key in keys(name) if not key.startswith("1")}
    return kept | {f"0{word.skeleton}" for word in words if not word.is_initial}


# --- how alike two names are

SAME, TRANSLITERATED, INITIAL, CONSONANTS, SPELT, ORDER, PART = (
    "The same words in Latin letters.",
    "The same after transliteration.",
    "An initial stands for a name.",
    "The same consonants.",
    "Spelt alike.",
    "In another order.",
    "One has further names.",
)


def alike(one: Word, other: Word) -> tuple[float, str]:
    """How alike two words are, and by which test."""
    if one.written == other.written:
        return 1.0, SAME
    if one.is_initial or other.is_initial:
        same = one.written[:1] == other.written[:1] or one.sound[:1] == other.sound[:1]
        return (0.85 if same else 0.0), INITIAL
    if one.sound == other.sound:
        return 0.97, TRANSLITERATED
    ratio = fuzz.ratio(one.sound, other.sound) / 100
    if one.skeleton == other.skeleton and len(one.skeleton) > 1:
        if not (one.has_vowels and other.has_vowels):
            return 0.85, CONSONANTS
        if ratio >= 0.6 and one.sound[-1:] == other.sound[-1:]:  # Maria is not Mario
            return 0.7 + 0.25 * ratio, CONSONANTS
    return (0.9 * ratio if ratio >= 0.8 and min(len(one.sound), len(other.sound)) > 3 else 0.0), SPELT


def compare(name: str, other: str) -> Likeness | None:
    """How alike two names are. None where they are not: each word of the shorter one must have one like it in the
    other, and one of them must be more than an initial."""
    if name == other:
        return Likeness(1.0, "The same name.")
    one, two = sorted((words_of(name), words_of(other)), key=len)
    if not one:
        return None
    found = [matched(one, two, order) for order in orders(len(one), len(two))]
    if together(one) & together(two):
        found.append(Likeness(0.9, TRANSLITERATED))
    best = max((each for each in found if each), key=lambda each: each.score, default=None)
    return best if best and best.score >= LEAST else None


def together(words: Sequence[Word]) -> set[str]:
    """A name written as one word, as Chinese characters are."""
    if any(word.is_initial for word in words):
        return set()
    return {sound_of("".join(word.written for word in order)) for order in joined(words)}


def orders(short: int, long: int) -> Iterator[tuple[int, ...]]:
    """At which places of the longer name the words of the shorter may stand: anywhere; of names of many words as they
    stand, and with the first word last."""
    if long <= 4:
        yield from permutations(range(long), short)
        return
    for start in range(long - short + 1):
        yield tuple(range(start, start + short))
    if short > 1:
        yield (*range(long - short + 1, long), 0)
        yield (0, *range(long - short + 1, long))


def matched(one: Sequence[Word], two: Sequence[Word], order: Sequence[int]) -> Likeness | None:
    """The likeness of names whose words are laid side by side in this order."""
    pairs = [(word, two[place]) for word, place in zip(one, order, strict=True)]
    found = [alike(*pair) for pair in pairs]
    if any(score == 0 for score, _ in found) or all(why == INITIAL for _, why in found):
        return None
    weights = [max(len(word.sound), len(other.sound)) for word, other in pairs]
    score = sum(weight * score for weight, (score, _) in zip(weights, found, strict=True)) / sum(weights)
    reasons = [why for _, why in found if why != SAME]
    if list(order) != sorted(order):
        score, reasons = score * 0.97, [*reasons, ORDER]
    if missing := [word for place, word in enumerate(two) if place not in order]:
        share = sum(len(word.sound) for word in missing) / sum(len(word.sound) for word in two)
        score, reasons = score * (1 - 0.6 * share), [*reasons, PART]
    return Likeness(round(min(score, 0.99), 3), " ".join(dict.fromkeys(reasons or [SAME])))
