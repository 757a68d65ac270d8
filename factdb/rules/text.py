"""What text may enter factdb, and the digest that names it."""

import hashlib
import re

from factdb.errors import BadInput

# PostgreSQL cannot store NUL, and a lone surrogate has no UTF-8. Everything else that Unicode allows, we keep.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def checked_text(value: str, what: str) -> str:
    """The text as it is. Raises BadInput naming `what` and the offset (in code points) of a NUL or lone surrogate."""
    if value.isascii() and "\0" not in value:
        return value
    found = UNSTORABLE.search(value)
    if found is None:
        return value
    name = "a NUL character" if found[0] == "\0" else f"half a surrogate pair (U+{ord(found[0]):04X})"
    raise BadInput(
        f"The {what} holds {name} at offset {found.start()}, which cannot be stored.",
        hint="Remove it, or save the text again as UTF-8.",
    )


def digest(content: str | bytes) -> str:
    """`sha256:` and the hexadecimal SHA-256 of the bytes, or of the text's UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
