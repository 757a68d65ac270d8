"""What a text is made of for the index and for who asks it. Pure: it knows no database.

A text's addresses are left out. Its words are folded (Unicode compatibility, case, then marks: `Ärztin` and `ARZTIN`
are one) and told by three forms: the plain word, the stem of its language (Snowball), and runs of four letters, which
find what is misspelt and the parts of compounds. Words that every text has (stop words) have no stem.

What an index holds depends on all of this: change what a text is made of, and `VERSION` with it.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from threading import local
from typing import Any

import Stemmer

from factdb.extract.languages.detect import detect_language
from factdb.search.stopwords import NONE, STOP_WORDS

VERSION = "1"
"""Of what texts are made of. An index of another version is rebuilt by `factdb search reindex`."""

LONGEST_TEXT = 20_000  # characters of a text that are read: what says a thing says it early
LONGEST_WORD = 40  # letters of a word that are kept
GRAM = 4  # letters of a run
REMEMBERED = 100_000  # words, their folded forms or their stems

ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S*", re.IGNORECASE)
ALONE = "\u3040-\u30ff\u3400-\u9fff"  # scripts that put no blanks between words: each sign is one
MARKS = "".join(mark for mark in map(chr, range(0x300, 0x1100)) if unicodedata.category(mark)[0] == "M")
LETTERS = rf"[^\W_{ALONE}](?:[^\W_{ALONE}]|[{MARKS}])*"
WORD = re.compile(rf"[{ALONE}]|[#@]?{LETTERS}(?:['’ʼ]{LETTERS})*")
ASCII_WORD = re.compile(r"[#@]?[a-zA-Z0-9]+(?:'[a-zA-Z0-9]+)*")  # what WORD finds in ASCII, in a third of the time
HUMP = re.compile(r"[^\W_a-z]+(?![a-z])|[^\W_]?[a-z]+|\d+|[^\W_]+")
TAGS = "#@"
MARKED = "#@\ufe5f\ufe6b\uff03\uff20"  # what a text with tags has, before it is folded
UNMARKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "nb": "norwegian",
    "nn": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
APOSTROPHE = re.compile("['’ʼ]")
KEPT = local()  # a stemmer may be used by one thread at a time


def fold(text: str) -> str:
    """The text without differences of case, of marks and of compatible forms."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return unicodedata.normalize("NFKC", bare.translate(UNMARKED)).casefold()


def words_of(text: str) -> list[str]:
    """The plain words of a text, in its order; a tag or the name of an account is as many as its capitals tell."""
    found = tokens(text)
    if any(mark in text for mark in (TAGS if text.isascii() else MARKED)):
        found = [part for token in found for part in parts_of(token)]
    return list(filter(None, map(FOLDED.__getitem__, found)))


def tokens(text: str) -> list[str]:
    """The words as they stand, with the mark of a tag or an account before those that are one."""
    read = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    if "/" in read or "www." in read.lower():
        read = ADDRESS.sub(" ", read)
    return (ASCII_WORD if read.isascii() else WORD).findall(read)


def parts_of(token: str) -> list[str]:
    """A tag or account by its capitals and digits; any other word as it is."""
    return HUMP.findall(token[1:]) if is_tag(token) else [token]


def is_tag(token: str) -> bool:
    """Whether it is a tag, or the name of an account."""
    return token[0] in TAGS


class Remembered(dict[str, str]):
    """What a function makes of words, kept until there are too many. Most words come again: to look one up in a plain
    dictionary takes half as long as where the order of use is kept too."""

    def __init__(self, made_of: Callable[[str], str]) -> None:
        super().__init__()
        self.made_of = made_of

    def __missing__(self, word: str) -> str:
        made = self.made_of(word)
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = made
        return made


def fold_word(token: str) -> str:
    """A word or tag folded, without its apostrophes; `'s` at its end is none of it."""
    return FOLDED[token]


def folded(token: str) -> str:
    if token.isascii() and token.isalnum():
        return token.lower()[:LONGEST_WORD]
    folded = APOSTROPHE.sub("'", fold(token.lstrip("#@"))).removesuffix("'s")
    if folded.isalnum():
        return folded[:LONGEST_WORD]
    return "".join(letter for letter in folded if letter.isalnum() or letter in MARKS)[:LONGEST_WORD]


FOLDED = Remembered(folded)


def stemmer(name: str) -> Any:
    if not hasattr(KEPT, name):
        setattr(KEPT, name, Stemmer.Stemmer(name))
    return getattr(KEPT, name)


def primary(language: str | None) -> str:
    """The language of a tag without its region and script."""
    return (language or "").partition("-")[0].lower()


@lru_cache(100_000)
def stem_of(word: str, language: str | None) -> str:
    """The stem of a folded word in a language (BCP 47); the word itself in one without a stemmer."""
    name = STEMMERS.get(primary(language))
    return stem(name, word) if name else word


def all_stems(words: Sequence[str], language: str | None) -> list[str]:
    """The stem of each of many words, as `stem_of` tells it."""
    name = STEMMERS.get(primary(language))
    return list(map(stems_by(name).__getitem__, words)) if name else list(words)


@lru_cache(4)  # languages at a time: each may remember many words
def stems_by(name: str) -> Remembered:
    return Remembered(partial(stem, name))


def stem(name: str, word: str) -> str:
    return fold(stemmer(name).stemWord(word)) or word


def language_told(text: str) -> str | None:
    """The language that a text's words tell: of a short one, that of which it has most small words."""
    if found := detect_language(text):
        return found
    words = words_of(text)
    counts = sorted((sum(word in small for word in words), code) for code, small in STOP_WORDS.items())
    (next_most, _), (most, best) = counts[-2:]
    return best if most > next_most else None


def stems_of(words: Sequence[str], language: str | None) -> list[str]:
    """The stems of folded words, without those that every text of the language has."""
    small = STOP_WORDS.get(primary(language), NONE)
    return all_stems([word for word in words if word not in small], language)


@lru_cache(200_000)
def grams_of(word: str) -> tuple[str, ...]:
    """The runs of four letters of a word, its beginning and end among them."""
    padded = f"_{word}_"
    return tuple(padded[start : start + GRAM] for start in range(max(1, len(padded) - GRAM + 1)))


def halves(word: str) -> tuple[str, str]:
    """A word in two, the longer half last."""
    middle = len(word) // 2
    return word[:middle], word[middle:]
