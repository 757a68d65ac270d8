"""Finding a passage again in a later version of its text.

The words must be the same, whole words, at the same place or in an unmistakable one; otherwise a person is shown where
to look. Nothing is ever re-attached to words that merely look alike.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from factdb.rules.anchors import CONTEXT, Span, context
from factdb.rules.vocabulary import AnchorState

MOST = 1000  # occurrences looked at: a word that stands more often in a text tells no place
WIDEST_GAP = 600  # code points between the parts of a split quote: a cue, a speaker, an apposition
LEAST_CONTEXT = 8  # code points around the words that must agree before a place is believed
TELLING = 24  # code points from which words that stand once in a text need no context
LEAST_WORDS = 4  # of altered words: fewer look like too much else
LEAST_LIKENESS = 0.7  # difflib's ratio over words, from which an altered passage is worth a person's look
MOST_WORDS = 400  # compared one by one; difflib's cost is quadratic

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """Where a passage stands now: its spans (KEPT, MOVED), where a person should look (CHANGED), or nothing (GONE)."""

    state: AnchorState
    spans: tuple[Span, ...] = ()

    @property
    def start(self) -> int | None:
        return self.spans[0][0] if self.spans else None

    @property
    def end(self) -> int | None:
        return self.spans[-1][1] if self.spans else None


def locate(text: str, parts: Sequence[str], *, prefix: str = "", suffix: str = "", start: int = 0) -> Found:
    """Find a passage's words (one part, or several in order) in a text; prefix, suffix and start are those it had.

    KEPT: the same words at the same offset. MOVED: the same words at one other place, told by its context where there
    are several or where they are few. CHANGED: a passage with that context, or very similar words, or the same words
    where no context decides. GONE: none of these. Cost is linear in the text; `parts` must not be empty.
    """
    kept = spans_from(text, parts, start)
    if kept:
        return Found(AnchorState.KEPT, kept)
    places = list(islice(occurrences(text, parts), MOST))
    ranked = sorted(
        places, key=lambda spans: (-agreement(text, spans, prefix, suffix), abs(spans[0][0] - start), spans[0][0])
    )
    if ranked and unmistakable(text, ranked, prefix, suffix):
        return Found(AnchorState.MOVED, ranked[0])
    look = ranked[0] if ranked else altered(text, " ".join(parts), prefix, suffix, start)
    return Found(AnchorState.CHANGED, look) if look else Found(AnchorState.GONE)


def spans_from(text: str, parts: Sequence[str], start: int) -> tuple[Span, ...]:
    """The spans of the parts where the first begins at `start` and the others follow in reach; else none."""
    spans: list[Span] = []
    place = start if whole_words_at(text, parts[0], start) else -1
    for part in parts:
        if spans:
            place = next_place(text, part, spans[-1][1], spans[-1][1] + WIDEST_GAP + len(part))
        if place < 0:
            return ()
        spans.append((place, place + len(part)))
    return tuple(spans)


def occurrences(text: str, parts: Sequence[str]) -> Iterator[tuple[Span, ...]]:
    place = next_place(text, parts[0], 0, len(text))
    while place >= 0:
        if spans := spans_from(text, parts, place):
            yield spans
        place = next_place(text, parts[0], place + 1, len(text))


def next_place(text: str, part: str, start: int, end: int) -> int:
    place = text.find(part, start, end)
    while place >= 0 and not whole_words_at(text, part, place):
        place = text.find(part, place + 1, end)
    return place


def whole_words_at(text: str, part: str, place: int) -> bool:
    """Whether the part stands there and cuts no word: "Stille" is not in "Stillegung"."""
    if not part or place < 0 or not text.startswith(part, place):
        return False
    seams = (text[max(0, place - 1) : place + 1], text[place + len(part) - 1 : place + len(part) + 1])
    return not any(len(seam) == 2 and seam.isalnum() for seam in seams)


def unmistakable(text: str, ranked: Sequence[tuple[Span, ...]], prefix: str, suffix: str) -> bool:
    best, *others = [agreement(text, spans, prefix, suffix) for spans in ranked[:2]]
    if not others:
        length = sum(end - start for start, end in ranked[0])
        return best >= LEAST_CONTEXT or length >= TELLING
    return best >= LEAST_CONTEXT and best > others[0]


def agreement(text: str, spans: tuple[Span, ...], prefix: str, suffix: str) -> int:
    """How many code points of the old context stand next to the words here."""
    before, after = context(text, spans[0][0], spans[-1][1])
    return shared(before[::-1], prefix[::-1]) + shared(after, suffix)


def shared(one: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def altered(text: str, words: str, prefix: str, suffix: str, start: int) -> tuple[Span, ...]:
    between = between_contexts(text, words, prefix, suffix, start)
    return between or similar(text, words)


def between_contexts(text: str, words: str, prefix: str, suffix: str, start: int) -> tuple[Span, ...]:
    """What now stands between the old prefix and the old suffix, nearest to the old place."""
    if len(prefix.strip()) < LEAST_CONTEXT or len(suffix.strip()) < LEAST_CONTEXT:
        return ()
    reach = 2 * len(words) + 2 * CONTEXT
    found = []
    for before in islice(re.finditer(re.escape(prefix), text), MOST):
        end = text.find(suffix, before.end(), before.end() + reach + len(suffix))
        if end > before.end():
            found.append((before.end(), end))
    return (min(found, key=lambda span: abs(span[0] - start)),) if found else ()


def similar(text: str, words: str) -> tuple[Span, ...]:
    """The stretch of as many words that shares most of them, where it is alike enough in their order too."""
    wanted = [word.casefold() for word in WORD.findall(words)][:MOST_WORDS]
    if len(wanted) < LEAST_WORDS:
        return ()
    there = [(found[0].casefold(), found.span()) for found in WORD.finditer(text)]
    first = densest([word for word, _ in there], wanted)
    window = there[first : first + len(wanted)]
    matcher = SequenceMatcher(None, wanted, [word for word, _ in window], autojunk=False)
    if not window or matcher.ratio() < LEAST_LIKENESS:
        return ()
    return ((window[0][1][0], window[-1][1][1]),)


def densest(there: Sequence[str], wanted: Sequence[str]) -> int:
    """Where the window of as many words begins that holds most of the wanted ones, each as often as it is wanted."""
    needed, held = Counter(wanted), Counter[str]()
    overlap = best = first = 0
    for last, word in enumerate(there):
        overlap += held[word] < needed[word]
        held[word] += 1
        if last >= len(wanted):
            gone = there[last - len(wanted)]
            held[gone] -= 1
            overlap -= held[gone] < needed[gone]
        if overlap > best:
            best, first = overlap, max(0, last - len(wanted) + 1)
    return first
