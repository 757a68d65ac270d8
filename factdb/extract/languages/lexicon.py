"""Word lists as they are written in language packs: words in lower case with blanks between them."""


def words(listed: str) -> frozenset[str]:
    """A set of whole words."""
    return frozenset(listed.split())


def endings(listed: str) -> tuple[str, ...]:
    """Words that may also end a compound, as str.endswith takes them."""
    return tuple(listed.split())


def pairs(listed: str) -> dict[str, str]:
    """Words with what takes their place, written "one:other"."""
    return dict(pair.split(":") for pair in listed.split())
