"""Whether a text is a transcript, and which of its labels are voices.

It is one where labels with colons open most of its paragraphs and come again and again: an article that prints a few
lines of an interview, a recipe and a list of data are none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factdb.extract.languages.people import MEN, WOMEN
from factdb.extract.transcripts.labels import WORD as NAME_WORD
from factdb.extract.transcripts.labels import Label, is_caseless, label_at, may_open_speech, words_of
from factdb.extract.transcripts.notes import without_notes
from factdb.extract.transcripts.vocabulary import SHORT_OFFICES, TITLES

LABELLED = 0.6  # share of the paragraphs after the first label that have one
LABELLED_OFTEN = 0.3  # where voices in capitals or with full names come again and again
OFTEN = 4  # labelled paragraphs
HEAD = 0.4  # share of a transcript's paragraphs that may tell a story before its first label
FEW = 3  # paragraphs that may do so in any case
AFTER = 2  # paragraphs that may come behind the last turn where each turn is one paragraph
OUTSIDE = 1.5  # times as many words may stand around the turns as in them
SHORT = 12  # words; a shorter paragraph of the head tells no story
SYLLABLES = 4  # characters of a name in a script without capitals
WORDY = 3  # words: somewhere as many are said at once


@dataclass(frozen=True)
class Voices:
    """The labels of a transcript by paragraph; `first` is the number of the paragraph with the first turn."""

    labels: Mapping[int, Label]
    first: int


def voices_of(paragraphs: Sequence[str]) -> Voices | None:
    """The voices of a transcript; None where the paragraphs are those of another text."""
    found = asked({index: label for index, text in enumerate(paragraphs) if (label := label_at(text))}, paragraphs)
    first = first_turn(paragraphs, found)
    turns = {index: label for index, label in found.items() if index >= first}
    kept = accepted(turns, known_names(paragraphs[:first]))
    if not kept or not is_transcript(paragraphs, kept):
        return None
    return Voices(kept, min(kept))


def asked(found: Mapping[int, Label], paragraphs: Sequence[str]) -> Mapping[int, Label]:
    """The labels without an "A." that no "Q." asks for: the initial of a name."""
    if any(label.name == "Q" for label in found.values()):
        return found
    return {index: label for index, label in found.items() if label.name != "A" or paragraphs[index][:2] != "A."}


def first_turn(paragraphs: Sequence[str], found: Mapping[int, Label]) -> int:
    """The number of the first paragraph that may be a turn. Before it is the head: "Moderator: Anna Brandt"."""
    counts = Counter(label.key for label in found.values())
    for index, label in found.items():
        if not is_entry(paragraphs[index], label) and (counts[label.key] > 1 or not may_open_speech(label)):
            return index
    return len(paragraphs)


def is_entry(text: str, label: Label) -> bool:
    """Whether a labelled line says who is there and is nobody's words: names behind "Participants" or an office."""
    behind = text[label.end :].strip()
    if label.is_roster and label.words not in (("sprecher",), ("speaker",)):
        return True
    names = [name for name in behind.split(",")[:1] if name]
    return label.is_nameless and bool(names) and is_full_name(names[0]) and not behind.endswith((".", "!", "?"))


def is_full_name(name: str) -> bool:
    words = name.split("(", maxsplit=1)[0].split()
    return 2 <= len(words) <= 6 and all(
        word[0] != word[0].lower() or word in ("von", "van", "de", "der") for word in words
    )


def known_names(head: Sequence[str]) -> set[str]:
    """The words of the head in lower case: a label that is one of its names may come but once."""
    return {word for text in head for word in words_of(text)}


def accepted(turns: Mapping[int, Label], named: set[str]) -> dict[int, Label]:
    """The labels that are voices: those that come again, and those that look like one though they come once."""
    counts = Counter(label.key for label in turns.values())
    often = {key for key, times in counts.items() if times > 1}
    capitals = any(label.is_capitals and label.key in often for label in turns.values())
    lasts = Counter(words[-1] for words in {label.words for label in turns.values()})
    return {
        index: label
        for index, label in turns.items()
        if label.key in often or is_voice(label, named, lasts, capitals=capitals)
    }


def is_voice(label: Label, named: set[str], lasts: Counter[str], *, capitals: bool) -> bool:
    """Whether a label that comes once is a voice all the same."""
    if label.is_nameless:
        return True
    if may_open_speech(label):
        return False
    words = label.words
    if is_caseless(label.name[0]):
        return len(label.name) <= SYLLABLES
    told = (
        words[-1] in named
        or words[0] in WOMEN | MEN
        or lasts[words[-1]] > 1
        or not (TITLES | SHORT_OFFICES).isdisjoint(words)
    )
    return told or bool(label.role) or (capitals and label.is_capitals) or (len(words) > 1 and not capitals)


def is_transcript(paragraphs: Sequence[str], kept: Mapping[int, Label]) -> bool:
    first, last = min(kept), max(kept)
    within = [index for index in range(first, last + 1) if speaks(paragraphs[index], kept.get(index))]
    stories = [text for text in paragraphs[:first] if len(text.split()) > SHORT]
    tail = paragraphs[last + 1 :]
    if not outweighs([paragraphs[index] for index in within], [*stories, *tail]):
        return False
    most_after = max(FEW, len(within)) if len(within) > len(kept) else AFTER
    counts = Counter(label.key if label.is_nameless else label.words[-1] for label in kept.values())
    if not (is_varied(counts, kept) and is_speech(paragraphs, kept) and are_people(paragraphs[:first], kept)):
        return False
    if len(stories) > max(FEW, HEAD * len(paragraphs)) or len(tail) > most_after:
        return False
    share = len(kept) / max(len(within), 1)
    return share >= (LABELLED_OFTEN if is_marked(counts, kept) else LABELLED)


def outweighs(turns: Sequence[str], around: Sequence[str]) -> bool:
    """Whether the turns are the text, and not a part of an article."""
    return sum(len(text.split()) for text in around) <= OUTSIDE * sum(len(text.split()) for text in turns)


def speaks(text: str, label: Label | None) -> bool:
    return any(without_notes(text, label.end if label else 0, len(text)))


def is_varied(counts: Counter[str], kept: Mapping[int, Label]) -> bool:
    """Two voices of which one comes again, or one three times; or two that say in full who they are, or that ask and
    answer."""
    most = max(counts.values())
    if len(counts) == 1:
        return most > 2
    plain = all(label.is_nameless or label.role or is_personal(label) for label in kept.values())
    return (most > 1 and sum(counts.values()) > 2) or plain


def are_people(head: Sequence[str], kept: Mapping[int, Label]) -> bool:
    """Whether something shows one of the labels to be a person's, where "Liebe: …", "Beruf: …" are none's."""
    introduced = {after for text in head for before, after in pairwise(NAME_WORD.findall(text)) if before[0].isupper()}
    return any(
        label.is_nameless
        or label.is_capitals
        or label.role
        or len(label.words) > 1
        or label.words[0] in WOMEN | MEN
        or label.name in introduced
        or is_caseless(label.name[0])
        for label in kept.values()
    )


def is_personal(label: Label) -> bool:
    words = label.words
    given = words[0] in WOMEN or words[0] in MEN
    return len(words) > 1 and (given or label.is_capitals or not TITLES.isdisjoint(words))


def is_marked(counts: Counter[str], kept: Mapping[int, Label]) -> bool:
    """Whether voices in capitals, with full names or nameless come again and again."""
    clear = [label for label in kept.values() if label.is_capitals or label.is_nameless or len(label.words) > 1]
    return len(kept) >= OFTEN and len(clear) > len(kept) / 2 and max(counts.values()) > 1


def is_speech(paragraphs: Sequence[str], kept: Mapping[int, Label]) -> bool:
    """Whether sentences stand behind the labels: not the single words and numbers of a list of data."""
    said = [paragraphs[index][label.end :].split() for index, label in kept.items()]
    following = [paragraphs[index + 1].split() for index in kept if index + 1 < len(paragraphs)]
    ends = sum(1 for words in said if words and words[-1].rstrip("\"'“”’»«)]")[-1:] in (*".!?…-–—。？！",))
    alone = sum(1 for words in said if not words)
    wordy = any(len(words) >= WORDY for words in (*said, *(following if alone else ())))
    return (wordy or is_dense(said)) and (2 * ends >= len(said) or 2 * alone > len(said))


def is_dense(said: Sequence[Sequence[str]]) -> bool:
    """Whether it is a script without blanks, in which a sentence is one word."""
    return any(len(word) > 3 and not word.isascii() for words in said for word in words)
