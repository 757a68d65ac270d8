"""Whether two names may be one person's: over scripts, transliterations, spellings and shortenings. Pure.

A name is read as words in Latin letters (`anyascii` for other scripts), each folded to a **sound**: what German,
English, French and scholarly transliterations of one name have in common (w and v, sch and sh, j and y, -ow, -ov and
-off). The **skeleton** of a sound is its consonants: scripts that write no vowels have those alone.

What comes of it are suggestions: Müller may be Muller, and need not.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import permutations, starmap, takewhile
from operator import itemgetter, methodcaller
from typing import NamedTuple

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
REPEATED = re.compile(r"(.)\1+")
Change = Callable[[str], str]


def put(pattern: str, replacement: str) -> Change:
    return partial(re.compile(pattern).sub, replacement)


def swap(letters: str, replacement: str) -> Change:
    return methodcaller("replace", letters, replacement)


once: Change = partial(REPEATED.sub, itemgetter(1))
"""What is repeated, once. (As a function: Python reads `\\1` anew for each letter that it puts.)"""

SOUNDS = [  # in this order; capitals stand for one sound each
    swap("ae", "a"),
    swap("oe", "o"),
    swap("ue", "u"),
    swap("ou", "u"),
    put("schtsch|shtsh|chtch|shch|szcz", "X"),  # щ
    put("dsch|dzh|dj", "j"),
    put("tsch|tsh|tch|cz", "C"),
    put("sch|sh|sz|zh", "S"),
    put("kh|ch", "C"),  # х, which German writes like the English ч
    swap("X", "SC"),
    swap("ph", "f"),
    put("ts|tz|z|c(?=[eiy])", "s"),
    swap("x", "ks"),
    put("ck|q|c", "k"),
    swap("w", "v"),
    put("(?<=[oe])ff?$", "v"),  # -off, -eff
    put("[jy]", "i"),
    put("(?<=.)h", ""),
    put("(?:^|(?<=[aeou]))ie", "e"),  # ye, je, e
    put("ie$", "i"),
    put("(?<=[^aeiou]{2})e$|(?<=in)e$", ""),
    once,
]
VOWELS = "aeiou"
NO_VOWELS = str.maketrans("", "", VOWELS)
APOSTROPHES, BETWEEN = re.compile("['’ʼ`]"), re.compile(r"[\s\-‐–.,/·・]+")
LETTERS = re.compile("[a-z]+")
WRITES_NO_VOWELS = re.compile("[\u0590-\u05ff\u0600-\u06ff]")
REMEMBERED = 10_000  # names, and words of names: some 10 MB. Those that are alike are compared again and again
RECENT = 5_000  # names whose keys are asked for more than once while they are entered


class Word(NamedTuple):
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
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text.casefold())
    for pattern, replacement in BEFORE_LATIN:
        text = pattern.sub(replacement, text)
    return anyascii(text).lower()


def sound_of(letters: str) -> str:
    for change in SOUNDS:
        letters = change(letters)
    return letters


def skeleton_of(sound: str) -> str:
    """The consonants. A vowel at the beginning counts as one, whichever it is."""
    first = "a" if sound.startswith(tuple(VOWELS)) else sound[:1]
    return once(first + sound[1:].translate(NO_VOWELS))


@lru_cache(REMEMBERED)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name, without particles (unless there is nothing else) and with what hyphens join as words of
    their own. Mc and Mac are one."""
    parts = [part for part in BETWEEN.split(APOSTROPHES.sub("", name)) if part]
    found = [word for part in parts for word in words_in(part)][:MOST_WORDS]
    return tuple(word for word in found if word.written not in PARTICLES) or tuple(found)


@lru_cache(REMEMBERED)
def words_in(part: str) -> tuple[Word, ...]:
    """The word that a part of a name is; none where it has no letters."""
    letters = "".join(LETTERS.findall(latin(part)))
    if letters.startswith("mac") and len(letters) > 5:
        letters = "mc" + letters[3:]
    if not letters:
        return ()
    sound = sound_of(letters)
    return (Word(letters, sound, skeleton_of(sound), has_vowels=not WRITES_NO_VOWELS.search(part)),)


# --- which names to compare: keys that alike names share


@lru_cache(RECENT)
def keys(name: str) -> frozenset[str]:
    """What a name is found by. Names that share no key are not compared."""
    words = words_of(name)
    full = [(place, word) for place, word in enumerate(words) if not word.is_initial]
    found = frozenset(f"={skeleton_of(sound)}" for sound in together(words))
    if len(words) == 1:
        return found | {f"0{word.skeleton}" for word in words}
    pairs = {
        f"{word.skeleton}+{other.skeleton[:1]}"
        for place, word in full
        for at, other in enumerate(words)
        if at != place and len(word.skeleton) > 1
    }
    return found | pairs | {f"1{word.skeleton}" for _, word in full}


def joined(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The orders in which a name may be written as one word: as it is, and with the first word last."""
    yield tuple(words)
    if len(words) > 1:
        yield (*words[1:], words[0])


@lru_cache(RECENT)
def sought(name: str) -> frozenset[str]:
    """The keys to look for: a name of one word may be part of any, a longer one may be known by one of its words."""
    words = words_of(name)
    if len(words) == 1:
        return keys(name) | {f"1{word.skeleton}" for word in words}
    kept = frozenset(key for key in keys(name) if not key.startswith("1"))
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


def is_alike(found: tuple[float, str]) -> bool:
    return found[0] > 0


def compare(name: str, other: str) -> Likeness | None:
    """How alike two names are. None where they are not: each word of the shorter one must have one like it in the
    other, and one of them must be more than an initial."""
    if name == other:
        return Likeness(1.0, "The same name.")
    one, two = sorted((words_of(name), words_of(other)), key=len)
    if not one:
        return None
    found = [matched(one, two, order) for order in orders(len(one), len(two))]
    if not together(one).isdisjoint(together(two)):
        found.append(Likeness(0.9, TRANSLITERATED))
    best = max((each for each in found if each), key=lambda each: each.score, default=None)
    return best if best and best.score >= LEAST else None


@lru_cache(REMEMBERED)
def together(words: tuple[Word, ...]) -> frozenset[str]:
    """A name written as one word, as Chinese characters are."""
    if any(word.is_initial for word in words):
        return frozenset()
    return frozenset(sound_of("".join(word.written for word in order)) for order in joined(words))


@lru_cache
def orders(short: int, long: int) -> tuple[tuple[int, ...], ...]:
    """At which places of the longer name the words of the shorter may stand: anywhere; of names of many words as they
    stand, and with the first word last."""
    if long <= 4:
        return tuple(permutations(range(long), short))
    as_it_stands = tuple(tuple(range(start, start + short)) for start in range(long - short + 1))
    last = range(long - short + 1, long)
    return (*as_it_stands, (*last, 0), (0, *last)) if short > 1 else as_it_stands


def matched(one: Sequence[Word], two: Sequence[Word], order: Sequence[int]) -> Likeness | None:
    """The likeness of names whose words are laid side by side in this order."""
    pairs = [(word, two[place]) for word, place in zip(one, order, strict=True)]
    found = list(takewhile(is_alike, starmap(alike, pairs)))
    if len(found) < len(pairs) or all(why == INITIAL for _, why in found):
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
