"""Where the words of a quote stand in a snapshot's clean text, and where they stand in a later one.

Offsets count Unicode code points, the end is exclusive. A passage that is split ("…", said X, "…") has several spans.
Everything here costs time linear in the text.
"""

from collections.abc import Sequence

from factdb.errors import BadInput

Span = tuple[int, int]
CONTEXT = 32  # code points kept on either side, as in the W3C Web Annotation model's TextQuoteSelector


def context(text: str, start: int, end: int, length: int = CONTEXT) -> tuple[str, str]:
    """What stands before and after a passage, `length` code points at most."""
    return text[max(0, start - length) : start], text[end : end + length]


def exact(text: str, spans: Sequence[Span]) -> str:
    """The words at the spans, joined by a space where there are several. Raises BadInput where the spans don't fit."""
    return " ".join(text[start:end] for start, end in check_spans(text, spans))


def check_spans(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans as they are. Raises BadInput unless each is inside the text, not empty, and after the one before it."""
    if not spans:
        raise BadInput("There are no spans; a passage has at least one.", path=("spans",))
    reached = 0
    for index, (start, end) in enumerate(spans):
        if not 0 <= start < end <= len(text):
            raise BadInput(
                f"The span {start}–{end} is empty or outside the text, which has {len(text)} code points.",
                path=("spans", index),
                hint="Offsets count Unicode code points from 0, and the end is exclusive.",
            )
        if start < reached:
            raise BadInput(f"The span {start}–{end} begins before the one before it ends.", path=("spans", index))
        reached = end
    return spans


def to_utf16(text: str, offset: int) -> int:
    """A code-point offset as JavaScript counts it: in UTF-16 units. Raises BadInput outside the text."""
    if not 0 <= offset <= len(text):
        raise BadInput(f"The offset {offset} is outside the text, which has {len(text)} code points.")
    return offset + sum(character > "\uffff" for character in text[:offset])


def from_utf16(text: str, offset: int) -> int:
    """A UTF-16 offset in code points. Raises BadInput outside the text, or inside a surrogate pair."""
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= offset <= len(units) // 2:
        raise BadInput(f"The offset {offset} is outside the text, which has {len(units) // 2} UTF-16 units.")
    try:
        return len(units[: 2 * offset].decode("utf-16-le"))
    except UnicodeDecodeError:
        raise BadInput(f"The UTF-16 offset {offset} is in the middle of a character.") from None
