"""Whatever may be typed: any Unicode, what is an operator somewhere, what no database can hold, and very much."""

from hypothesis import strategies as st

OPERATORS = (
    '"',
    "-",
    ":",
    "speaker:",
    'publisher:"',
    "said:",
    "language:",
    "(",
    "*",
    "^",
    "OR",
    "NEAR(",
    "~",
    "#",
    "%",
    "'",
)
UNSTORABLE = ("\0", "\ud800", "\udfff")  # JSON lets them in, as escapes
PIECES = (*OPERATORS, *UNSTORABLE, "dam", "waterr", " ", "水", "ﷺ", "\u0301", "\u202e", "\n")
LONG = 100_000

letters = st.characters() | st.sampled_from(UNSTORABLE)
texts = st.lists(st.sampled_from(PIECES) | letters, max_size=40).map("".join)


def long(piece: str) -> str:
    """A hundred thousand characters of it."""
    return (piece or " ") * (LONG // max(1, len(piece)))


MANY = tuple(
    long("".join(map(str, pieces)))
    for pieces in (
        [chr(0x4E00 + number) for number in range(20_000)],  # as many words
        ['"', *(chr(0x4E00 + number) for number in range(20_000))],
        ['speaker:"', *(chr(0x4E00 + number) for number in range(20_000))],
        [f"w{number} " for number in range(10_000)],
        [f"-w{number} " for number in range(10_000)],
        [f"publisher:w{number} " for number in range(5_000)],
        [f"#w{number}dam " for number in range(5_000)],
        ["a", *["\u0301\u0316"] * 50_000],
    )
)
