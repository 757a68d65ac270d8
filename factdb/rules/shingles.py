"""Shingles: runs of five words, of whose hashes every fourth is kept, so that two texts can be compared by few numbers.

What share of the kept hashes of one text are also another's estimates what share of its five-word runs are (A. Broder,
On the resemblance and containment of documents, 1997). Which are kept depends on the hash alone, for all texts alike.
"""

import hashlib
import re

SHINGLES = "shingles/1"
"""Name and version of this rule: hashes of another version do not compare."""

SIZE, EVERY = 5, 4
WORD = re.compile(r"\w+")

ENOUGH = 6
"""So many hashes two texts must share before they are compared: fewer are chance, or one quote."""
COPIED = 0.5
"""The share of either text from which on it may be a copy."""


def shingles(text: str) -> frozenset[int]:
    """The kept hashes, as signed numbers of 64 bits. Case, punctuation and line breaks do not matter."""
    words = WORD.findall(text.casefold())
    runs = (" ".join(words[start : start + SIZE]) for start in range(len(words) - SIZE + 1))
    return frozenset(found for run in runs if (found := hash_of(run)) % EVERY == 0)


def hash_of(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), signed=True)
