"""Paragraphs and sentences. A passage in quotation marks is one piece of the sentence it stands in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from factdb.extract.candidates import Span
from factdb.extract.marks import MARK, Quotation
from factdb.extract.words import PIECE, Kind, Word, mark, quotation, words_of

Found = TypeVar("Found")
BREAK = re.compile(r"\n[^\S\n]*\n\s*|\n")
ROMAN = re.compile(r"[IVX]+$")
INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.)*[^\W\d_a-zß-ÿ]$")  # "J", "K.R"
FINAL = frozenset(".!?…")
SENTENCE_END = re.compile(r"[.!?…:][\s\"“”«»'’‘)\]]*$")
AFTER_STOP = frozenset(")»")  # what may close behind a full stop
DIVIDERS = frozenset(",;:–—()[]")
LONGEST = 400  # words; what runs on longer is no sentence but a list or noise, and a bound keeps the work linear
REMARK = 7  # words; what stands longer in brackets may be a clause
HEADING = 100  # characters; a line this short without a full stop is a heading, a longer one is wrapped


@dataclass(frozen=True)
class Segment:
    """Words between two dividers: `words[first:last]`; `before` is the divider on its left, "" at the beginning."""

    first: int
    last: int
    before: str


@dataclass(frozen=True)
class Sentence:
    """A sentence as a list of words; `number` counts sentences, `paragraph` paragraphs."""

    words: tuple[Word, ...]
    number: int
    paragraph: int
    memory: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    """What functions marked with `once` have found in the sentence."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words in lower case: what none of a rule's words is among, the rule need not look through."""
        return frozenset([word.lower for word in self.words])

    @cached_property
    def passages(self) -> tuple[int, ...]:
        """The indices of the words that are passages in marks."""
        return tuple(index for index, word in enumerate(self.words) if word.is_quotation)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches between commas, dashes, colons and brackets."""
        return tuple(segments_of(self.words))


def once(find: Callable[[Sentence], Found]) -> Callable[[Sentence], Found]:
    """A function of a sentence that several rules ask: it looks once and remembers."""

    @wraps(find)
    def remembered(sentence: Sentence) -> Found:
        memory = sentence.memory
        if find not in memory:
            memory[find] = find(sentence)
        found: Found = memory[find]
        return found

    return remembered


def segments_of(words: tuple[Word, ...]) -> list[Segment]:
    found, first, before = [], 0, ""
    for index, word in enumerate(words):
        if word.is_word:
            continue
        if word.kind is Kind.PUNCT and (word.text in DIVIDERS or is_dash(words, index)):
            if index > first:
                found.append(Segment(first, index, before))
            first, before = index + 1, word.text
    if first < len(words):
        found.append(Segment(first, without_stop(words, first), before))
    return found


def without_stop(words: tuple[Word, ...], first: int) -> int:
    """The end of the last segment, before the full stop."""
    last = len(words)
    while last > first + 1 and words[last - 1].kind is Kind.PUNCT:
        last -= 1
    return last


def is_dash(words: tuple[Word, ...], index: int) -> bool:
    """Whether a hyphen stands alone, as a dash between blanks."""
    if words[index].text != "-" or not 0 < index < len(words) - 1:
        return False
    return words[index - 1].end < words[index].start and words[index].end < words[index + 1].start


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: set apart by an empty line, or by a line end after a full stop or a short heading."""
    found, start = [], 0
    for match in BREAK.finditer(text):
        line = text[max(start, match.start() - HEADING) : match.start()]
        wrapped = "\n" not in match[0].strip(" \t\r") or match[0].count("\n") == 1
        if wrapped and not SENTENCE_END.search(line) and match.start() - start >= HEADING:
            continue
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return [stretch for stretch in (stripped(text, *span) for span in found) if stretch[0] < stretch[1]]


def stripped(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    return begin, max(begin, start + len(inner.rstrip()))


def collapsed(text: str, span: Span, outermost: list[Quotation], pieces: re.Pattern[str] = PIECE) -> list[Word]:
    """The words of a stretch in which each passage in marks is one word, and so is a short remark in brackets."""
    words: list[Word] = []
    place = span[0]
    for passage in outermost:
        words += words_of(text, place, passage.start, pieces)
        words.append(quotation(text, passage.start, passage.end, passage.inner, resumes=passage.resumes))
        place = passage.end
    return with_remarks(text, words + words_of(text, place, span[1], pieces))


def with_remarks(text: str, words: list[Word]) -> list[Word]:
    """The words with each short remark in brackets as one mark, so that it parts nothing: "Brandt (SPD) sagte"."""
    found: list[Word] = []
    index = 0
    while index < len(words):
        end = remark_end(words, index) if words[index].text == "(" else None
        if end is None:
            found.append(words[index])
            index += 1
            continue
        found.append(mark(text, words[index].start, words[end].end))
        index = end + 1
    return found


def remark_end(words: list[Word], first: int) -> int | None:
    """Where a remark closes that has no more than a few words, none of them in marks."""
    for place in range(first + 1, min(first + REMARK + 2, len(words))):
        if words[place].text == ")":
            return place if place > first + 1 else None
        if words[place].is_quotation or words[place].text in "(!?:;" or is_stop(words, place):
            return None
    return None


def is_stop(words: list[Word], place: int) -> bool:
    """Whether a full stop closes what stands in brackets, or what comes next begins anew."""
    after = words[place + 1] if place + 1 < len(words) else None
    return words[place].text == "." and (after is None or after.text == ")" or after.capital)


def sentences(
    text: str,
    spans: list[Span],
    quotations: list[Quotation],
    abbreviations: frozenset[str],
    pieces: re.Pattern[str] = PIECE,
    *,
    ordinals: bool = True,
) -> list[Sentence]:
    """All sentences of the paragraphs, in order. `ordinals` says that a full stop makes a number an ordinal."""
    outer = [quotation for quotation in quotations if quotation.depth == 0]
    found: list[Sentence] = []
    index = 0
    for number, span in enumerate(spans):
        inside = []
        while index < len(outer) and outer[index].start < span[1]:
            inside.append(outer[index])
            index += 1
        for words in split(collapsed(text, span, inside, pieces), abbreviations, ordinals=ordinals):
            found.append(Sentence(tuple(words), len(found), number))
    return found


def split(words: list[Word], abbreviations: frozenset[str], *, ordinals: bool = True) -> list[list[Word]]:
    found: list[list[Word]] = []
    first = 0
    for index, word in enumerate(words[:-1]):
        if word.is_word and index + 1 - first < LONGEST:
            continue  # only a mark ends a sentence
        if index + 1 - first == LONGEST or ends_sentence(words, index, abbreviations, ordinals=ordinals):
            found.append(words[first : index + 1])
            first = index + 1
    return [*found, words[first:]] if words else found


def ends_sentence(words: list[Word], index: int, abbreviations: frozenset[str], *, ordinals: bool) -> bool:
    word, after = words[index], words[index + 1]
    if not begins_sentence(after):
        return False
    if word.is_quotation:
        return word.text[-1] in FINAL and not MARK.match(after.text)
    if word.kind is not Kind.PUNCT or word.text not in FINAL:
        return word.text in AFTER_STOP and index > 1 and words[index - 1].text in FINAL
    if word.text != ".":
        return True
    parted = word.end < after.start or (index > 0 and words[index - 1].is_word and len(words[index - 1].text) > 3)
    return parted and not is_abbreviated(words, index, abbreviations, ordinals=ordinals)


def begins_sentence(word: Word) -> bool:
    return word.is_quotation or word.kind is Kind.NUMBER or word.capital or word.text in "([*•"


def is_abbreviated(words: list[Word], index: int, abbreviations: frozenset[str], *, ordinals: bool) -> bool:
    """Whether the full stop at `index` belongs to the word before it: an abbreviation, an initial, an ordinal."""
    before = words[index - 1] if index else None
    if before is None or before.end != words[index].start:
        return False
    if before.kind is Kind.NUMBER:
        return ordinals and len(before.text) <= 3 and words[index + 1].kind is not Kind.QUOTATION
    return before.lower in abbreviations or bool(ROMAN.match(before.text) or INITIALS.match(before.text))
