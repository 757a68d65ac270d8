"""Tokens: `factdb_`, 32 random characters, and a checksum of those, all of them letters and digits.

The form is GitHub's (https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/):
the word tells people and secret scanners what they have found, and the checksum tells a mistyped token, or one cut
short, from a good one without looking it up.
"""

import re
import secrets
import string
import zlib

from factdb.rules.text import digest

WORD = "factdb_"
DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase  # of base 62
RANDOM, CHECKSUM = 32, 6  # characters: 190 bits that nobody guesses, and the 32 bits of a CRC
TOKEN = re.compile(rf"{WORD}([0-9A-Za-z]{{{RANDOM}}})([0-9A-Za-z]{{{CHECKSUM}}})", re.ASCII)
SHOWN = len(WORD) + 4


def new_token() -> str:
    """A token that nobody can guess."""
    drawn = "".join(secrets.choice(DIGITS) for _ in range(RANDOM))
    return WORD + drawn + checksum(drawn)


def checksum(drawn: str) -> str:
    """The CRC-32 of the random characters in base 62, the most significant digit first."""
    number, digits = zlib.crc32(drawn.encode()), ""
    for _ in range(CHECKSUM):
        number, rest = divmod(number, len(DIGITS))
        digits = DIGITS[rest] + digits
    return digits


def is_whole(text: str) -> bool:
    """Whether a text is a token, typed and copied without a slip."""
    found = TOKEN.fullmatch(text)
    return found is not None and checksum(found[1]) == found[2]


def digest_of(token: str) -> str:
    """What is stored of a token: `sha256:` and the hex digest. Salts and slow hashes protect passwords that people
    chose, which can be guessed; 190 random bits cannot, so a plain digest is as safe, and finds the token by an index.
    """
    return digest(token)


def prefix_of(token: str) -> str:
    """The first characters, by which people tell tokens apart: `factdb_ab12`."""
    return token[:SHOWN]
